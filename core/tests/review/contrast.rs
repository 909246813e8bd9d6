//! Contrast of text and ground.

use crate::asked::{finding_if_any, finds, of_html};

#[test]
fn contrast_holds_on_both_sides_of_its_limits() {
    let table = [
        ("<p style='color:#767676'>Hi</p>", None),
        ("<p style='color:#777777'>Hi</p>", Some((447, 450))),
        ("<p style='color:#949494;font-size:24px'>Hi</p>", None),
        ("<p style='color:#949494;font-size:23.9px'>Hi</p>", Some((303, 450))),
        ("<p style='color:#959595;font-size:18pt'>Hi</p>", Some((299, 300))),
        ("<p style='color:#949494;font:bold 14pt/1.5 Arial'>Hi</p>", None),
        ("<p style='color:#949494;font-size:14pt;font-weight:600'>Hi</p>", Some((303, 450))),
        ("<b style='color:#949494;font-size:14pt'>Hi</b>", None),
        ("<b style='color:#949494;font-size:13pt'>Hi</b>", Some((303, 450))),
        ("<h1 style='color:#949494'>Hi</h1>", None),
        ("<h3 style='color:#949494'>Hi</h3>", None),
        ("<h4 style='color:#949494'>Hi</h4>", Some((303, 450))),
        ("<font size=6 color=#949494>Hi</font>", None),
        ("<p style='color:#949494;font-size:x-large'>Hi</p>", None),
        ("<p style='color:#fff;background:#767676'>Hi</p>", None),
        ("<p style='color:rgba(0,0,0,.5)'>Hi</p>", Some((400, 450))),
        ("<table bgcolor=#777777><td style='color:white'>Hi</table>", Some((447, 450))),
        ("<div style='color:#777'><p>Hi</p></div>", Some((447, 450))),
        ("<style>p{color:#777}</style><p>Hi</p>", Some((447, 450))),
        ("<style>a{color:#777}</style><a href='https://a.test/'>Our shop</a>", Some((447, 450))),
    ];
    for (html, expected) in table {
        let answer = of_html(html);
        let found = finding_if_any(&answer, "accessibility/contrast");
        let found = found.map(|found| (found["observed"].as_u64().unwrap(), found["limit"].as_u64().unwrap()));
        assert_eq!(found, expected, "{html}: {answer}");
    }
}

#[test]
fn contrast_is_not_told_where_a_colour_is_not_known_or_the_text_not_seen() {
    let unknown = [
        "<a href='https://a.test/'>Our shop</a>",
        "<p style='color:#777;background:url(a.png)'>Hi</p>",
        "<p style='color:#777;background:linear-gradient(red,blue)'>Hi</p>",
        "<p style='color:{{colour}}'>Hi</p>",
        "<p style='color:rgba(0,0,0,0.3);background:url(a.png)'>Hi</p>",
        "<table background=a.png><td style='color:#777'>Hi</table>",
        "<p style='color:#777;display:none'>Hi</p>",
        "<p style='color:#fefefe'>Hi</p>",
        "<p style='color:#777'> — </p>",
        "<style>.a p{color:#000} p{color:#777}</style><div class=a><p>Hi</p></div>",
    ];
    for html in unknown {
        assert!(!finds(&of_html(html), "accessibility/contrast"), "{html}");
    }
    let certain = "<style>.a > b{color:#000}</style><p style='color:#777;background:#fff'>Hi</p>";
    assert!(finds(&of_html(certain), "accessibility/contrast"));
}
