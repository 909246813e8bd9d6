//! Text that is not seen, by its colour or by what is cut off, and what it says all the same.

use crate::asked::{of_html, rules};

fn seen(html: &str) -> u64 {
    of_html(html)["stats"]["characters"].as_u64().unwrap()
}

#[test]
fn text_in_a_colour_that_nobody_sees_is_hidden() {
    let hidden = [
        "color:transparent",
        "color:#fff0",
        "color:#00000000",
        "color:rgba(0,0,0,0)",
        "color:rgb(0 0 0 / 5%)",
        "color:hsl(0, 0%, 100%)",
        "color:hsla(120,100%,50%,.04)",
        "color:rgb(100%, 100%, 100%)",
        "color:rgba(255,255,255,.9)",
        "background:#000;color:hsl(240 10% 2%)",
        "background:rgba(0,0,0,.04);color:#fff",
        "background:url(a.png);color:transparent",
        "opacity:0.04",
        "opacity:0%",
    ];
    for style in hidden {
        assert_eq!(seen(&format!("<p>ok</p><p style='{style}'>no</p>")), 2, "{style}");
    }
    let shown = [
        "color:#000f",
        "color:rgb(0 0 0 / 50%)",
        "color:hsl(0, 0%, 20%)",
        "color:rgb(10%, 10%, 10%)",
        "background:hsl(0,0%,0%);color:#fff",
        "background:rgba(0,0,0,.8);color:#fff",
        "background:transparent;color:#000",
        "background:linear-gradient(red,blue);-webkit-background-clip:text;color:transparent",
        "opacity:0.5",
        "color:hsl(1turn 100% 100%)",
    ];
    for style in shown {
        assert_eq!(seen(&format!("<p>ok</p><p style='{style}'>no</p>")), 5, "{style}");
    }
}

#[test]
fn text_of_which_all_is_cut_off_is_hidden() {
    for style in [
        "position:absolute;clip:rect(0,0,0,0)",
        "position:fixed;clip:rect(1px 1px 1px 1px)",
        "clip-path:inset(50%)",
        "clip-path:inset(100%)",
        "clip-path:inset(0 60% 0 40%)",
        "-webkit-clip-path:inset(50% round 4px)",
        "clip-path:circle(0)",
    ] {
        assert_eq!(seen(&format!("<p>ok</p><p style='{style}'>no</p>")), 2, "{style}");
    }
    for style in [
        "clip:rect(0,0,0,0)",
        "position:absolute;clip:auto",
        "position:absolute;clip:rect(0,90px,20px,0)",
        "clip-path:inset(10%)",
        "clip-path:inset(0 40% 0 40%)",
        "clip-path:circle(50%)",
        "clip-path:none",
    ] {
        assert_eq!(seen(&format!("<p>ok</p><p style='{style}'>no</p>")), 5, "{style}");
    }
}

#[test]
fn a_few_words_for_screen_readers_are_fine_and_many_hidden_ones_are_not() {
    let cut = |words: usize| {
        let text = "opens in a new window ".repeat(words);
        format!("<p>Hello</p><span style='position:absolute;clip:rect(0 0 0 0)'>{text}</span><p>there</p>")
    };
    assert!(!rules(&of_html(&cut(2))).contains(&"deception/css-hidden-text"));
    assert!(rules(&of_html(&cut(40))).contains(&"deception/css-hidden-text"));
}

#[test]
fn white_text_is_hidden_on_white_and_not_on_what_is_not_known() {
    let unknown = [
        "<div style='position:relative'><img src=a.png width=600><div style='position:absolute;color:#fff'>no</div></div>",
        "<div><p><img src=a.png width=600></p><p style='position:absolute;top:9px;color:#fff'>no</p></div>",
        "<div style='position:relative'><i><img src=a.png></i><u><b style='position:absolute;color:#fff'>no</b></u></div>",
        "<div><img src=a.png style='position:absolute'><p style='color:#fff'>no</p></div>",
        "<table><td background=a.png style='color:#fff'>no</table>",
        "<table><td background=a.png bgcolor=white style='color:#fff'>no</table>",
        "<p style='background-image:url(a.png);background-color:#fff;color:#fff'>no</p>",
        "<p style='background-color:#fff;background-image:url(a.png);color:#fff'>no</p>",
        "<div style='background:#fff linear-gradient(red,blue)'><p style='color:#fff'>no</p></div>",
        "<style>.a{background-image:url(a.png)}</style><p class=a style='background-color:#fff;color:#fff'>no</p>",
    ];
    for html in unknown {
        assert_eq!(seen(&format!("<p>ok</p>{html}")), 5, "{html}");
    }
    let known = [
        "<p style='color:#fff'>no</p>",
        "<img src=a.png width=600><p style='color:#fff'>no</p>",
        "<div style='position:absolute;color:#fff'>no</div>",
        "<div><img src=a.png width=1 height=1><div style='position:absolute;color:#fff'>no</div></div>",
        "<div><img src=a.png></div><div><b style='position:absolute;color:#fff'>no</b></div>",
        "<div><img src=a.png><div style='position:absolute;background:#fff;color:#fff'>no</div></div>",
        "<table background=a.png><td bgcolor=white style='color:#fff'>no</table>",
        "<p style='background-image:url(a.png);background:#fff;color:#fff'>no</p>",
        "<p style='background-image:none;background-color:#fff;color:#fff'>no</p>",
    ];
    for html in known {
        assert_eq!(seen(&format!("<p>ok</p>{html}")), 2, "{html}");
    }
}

#[test]
fn what_is_hidden_is_judged_by_what_it_says() {
    let offer = "Instant loan approval, bad credit OK.";
    for style in
        ["display:none", "visibility:hidden", "opacity:0", "position:absolute;clip:rect(0,0,0,0)", "color:#fff"]
    {
        for html in [
            format!("<p>Hello</p><div style='{style}'>{offer}</div>"),
            format!("<div style='{style}'>{offer}</div><p>Hello</p>"),
            format!("<p>Hello</p><b style='{style}'>Instant</b> <b style='{style}'>loan approval, bad credit</b>"),
        ] {
            let answer = of_html(&html);
            assert!(rules(&answer).contains(&"content/loan"), "{html}: {answer}");
            let link = of_html(&html.replace(offer, "<a href='https://bit.ly/x'>Go</a>"));
            assert!(!html.contains(offer) || rules(&link).contains(&"links/shortener"), "{html}: {link}");
        }
        let honest = of_html(&format!("<div style='{style}'>Your parcel</div><p>Hello</p>"));
        assert_eq!(honest["verdict"], "approve", "{style}: {honest}");
    }
    let apart = "<p>Hello</p><b hidden>Instant</b><p>Your order has shipped</p><b hidden>loan approval</b>";
    assert!(rules(&of_html(apart)).contains(&"content/loan"), "{apart}");
}

#[test]
fn what_is_shown_too_is_told_once() {
    let offer = "Get up to 20 % cashback, join now.";
    let hidden = format!("<div style='display:none'>{offer}</div>");
    let statement = "Your statement: cashback earned this month is 3.20.";
    for (html, times) in [
        (format!("<p>{offer}</p>"), 1),
        (format!("<p>{offer}</p>{hidden}"), 1),
        (format!("{hidden}<p>{offer}</p>"), 1),
        (format!("<p>Hello</p>{hidden}"), 1),
        (format!("<p>{statement}</p><div style='display:none'>{statement}</div>"), 0),
    ] {
        let answer = of_html(&html);
        let told = rules(&answer).into_iter().filter(|rule| *rule == "content/cashback").count();
        assert_eq!(told, times, "{html}: {answer}");
    }
}

#[test]
fn what_stands_in_place_of_an_image_and_what_a_style_sheet_writes_is_judged() {
    let offer = "Online casino bonus: join now and deposit today";
    let escaped: String = offer.chars().map(|c| format!("\\{:x} ", u32::from(c))).collect();
    let bad = [
        format!("<img src='https://shop.example/a.png' width='300' height='100' alt='{offer}'>"),
        format!("<img src='https://shop.example/a.png' width='300' height='100' alt='&#79;{}'>", &offer[1..]),
        format!("<input type='image' src='https://shop.example/a.png' alt=\"{offer}\">"),
        format!("<style>.z::before{{content:\"{offer}\"}}</style><p class='z'></p>"),
        format!("<style>@media screen {{ p:after {{ content: '{escaped}' }} }}</style>"),
    ];
    for html in bad {
        let answer = of_html(&format!("<p>Hello</p>{html}"));
        let finding =
            answer["findings"].as_array().unwrap().iter().find(|of| of["rule"] == "content/gambling").unwrap();
        assert_eq!(
            (&answer["verdict"], &finding["severity"]),
            (&"reject".into(), &"reject".into()),
            "{html}: {answer}"
        );
        let at = |name: &str| usize::try_from(finding["span"][name].as_u64().unwrap()).unwrap();
        assert!(at("start") >= "<p>Hello</p>".len() && at("end") <= "<p>Hello</p>".len() + html.len(), "{finding}");
    }
    let honest = [
        "<img src='https://shop.example/a.png' width='300' height='100' alt='Murder at the Casino, a novel'>",
        "<img src='https://shop.example/a.png' width='300' height='100' alt='{{offer}}'>",
        "<style>.z::before{content:\"\\201C\"} .y::after{content:attr(title)} li::before{content:'• '}</style>",
    ];
    for html in honest {
        let answer = of_html(&format!("<p>Hello</p>{html}"));
        assert!(!rules(&answer).iter().any(|rule| rule.starts_with("content/gambling")), "{html}: {answer}");
        assert_eq!(answer["stats"]["characters"], 5, "{html}");
    }
}

#[test]
fn markup_that_has_a_text_read_from_its_end_is_told_as_the_code_point_is() {
    let turned = [
        "<bdo dir='rtl'>suoiruc</bdo>",
        "<BDO DIR=RTL>suoiruc</BDO>",
        "<span style='unicode-bidi:bidi-override;direction:rtl'>suoiruc</span>",
        "<style>.z{direction:rtl;unicode-bidi:isolate-override!important}</style><span class=z>suoiruc</span>",
        "<p>\u{202e}suoiruc</p>",
    ];
    for html in turned {
        let answer = of_html(&format!("<p>Hello</p>{html}"));
        assert!(rules(&answer).contains(&"deception/bidi-control"), "{html}: {answer}");
    }
    for html in [
        "<bdo dir='ltr'>curious</bdo>",
        "<div dir='rtl'>مرحبا</div>",
        "<span style='direction:rtl;unicode-bidi:embed'>مرحبا</span>",
        "<span style='unicode-bidi:isolate'>curious</span>",
    ] {
        assert!(!rules(&of_html(&format!("<p>Hello</p>{html}"))).contains(&"deception/bidi-control"), "{html}");
    }
}
