//! What the style sheets of a mail do to its text.

use crate::asked::of_html;

/// The characters of a body that are seen, with a style sheet before it.
fn seen(css: &str, body: &str) -> u64 {
    of_html(&format!("<style>{css}</style>{body}"))["stats"]["characters"].as_u64().unwrap()
}

const BOXES: &str = "<div class='x'><p class='y'>no</p></div><p class='y'>yes</p>";

const NESTED: &str = "<div class='x'><div><p class='y'>deep</p></div><p class='y'>flat</p></div>";

#[test]
fn text_is_hidden_by_what_it_lies_in() {
    let table = [
        (".x .y{display:none}", BOXES, 3),
        (".x>.y{display:none}", BOXES, 3),
        ("div.x > p.y{display:none}", BOXES, 3),
        ("DIV .y{display:none}", BOXES, 3),
        (".x div .y{display:none}", BOXES, 6),
        (".y .x{display:none}", BOXES, 6),
        (".x .y{font-size:0}", BOXES, 3),
        (".x .y{color:#fff}", BOXES, 3),
        (".x .y{color:#fff;background:#000}", BOXES, 6),
        (".x{background:#000} .x .y{color:#fff}", BOXES, 6),
        (".x .y{display:none}", NESTED, 0),
        (".x > .y{display:none}", NESTED, 4),
        (".x > div .y{display:none}", NESTED, 4),
        (".x div > .y{display:none}", NESTED, 4),
        (".x > div > .y{display:none}", NESTED, 4),
        (".x > p > .y{display:none}", NESTED, 9),
        ("* > .x .y, .z{display:none}", NESTED, 9),
        ("body .y{display:none}", "<body><p class=y>no<p>yes", 3),
        ("td > a{display:none}", "<table><tr><td><a>no</a><b><a>yes</a></b></table>", 3),
        ("table > tbody > tr > td{display:none}", "<table><tr><td>no</table>yes", 3),
        ("tbody > td, table > tr{display:none}", "<table><tr><td>yes</table>", 3),
        ("tbody > tr > td{display:none}", "<table><td>no</table><table><thead><td>yes</table>", 3),
        ("tbody{display:none}", "<table><tr><td>no<td>no<tr><td>no</table>yes", 3),
        ("thead > tr{display:none}", "<table><thead><th>no<tbody><tr><td>yes</table>", 3),
        ("#t .y{display:none}", "<table id=t><tr><td class=y>no<td>yes</table>", 3),
        (".a .b .c{display:none}", "<i class=a><i class='b c'>yes<i class=c>no</i></i></i>", 3),
        (".a .a .a{display:none}", "<i class=a>1<i class=a>2<i class=a>3<i class=a>4</i></i></i></i>", 2),
    ];
    for (css, body, expected) in table {
        assert_eq!(seen(css, body), expected, "{css}: {body}");
    }
}

#[test]
fn the_weightier_selector_wins_wherever_it_stands() {
    let table = [
        (".x .y{display:none} .y{display:block}", 3),
        (".y{display:none} .x .y{display:block}", 6),
        ("div p{display:none} .y{display:block}", 6),
        ("#i .y{display:none} .x .y.y{display:block}", 3),
        (".x .y{display:none} .y{display:block !important}", 6),
        (".x .y{display:none !important} #i .y{display:block}", 3),
        ("div .y{display:none} p.y{display:block}", 6),
    ];
    for (css, expected) in table {
        let body = "<div class=x id=i><p class=y>no</p></div><p>yes</p>";
        assert_eq!(seen(css, body), expected, "{css}");
    }
    assert_eq!(seen(".x .y{display:none}", "<div class=x><p class=y style='display:block'>yes</p></div>"), 3);
}

#[test]
fn what_holds_only_in_some_windows_or_states_does_not_hide() {
    let hidden = "{.y{display:none}}";
    for (css, holds) in [
        (format!("@media screen{hidden}"), true),
        (format!("@media all{hidden}"), true),
        (format!("@media only screen{hidden}"), true),
        (format!("@MEDIA Screen, print{hidden}"), true),
        (format!("@media{hidden}"), true),
        (format!("@media all{{@media screen{hidden}}}"), true),
        (format!("@media screen{{}} @media screen{{p{{color:red}}}} .z{{}} @media all{hidden}"), true),
        (format!("@media print{hidden}"), false),
        (format!("@media screen and (max-width:600px){hidden}"), false),
        (format!("@media (prefers-color-scheme:dark){hidden}"), false),
        (format!("@media not screen{hidden}"), false),
        (format!("@media print{{@media all{hidden}}}"), false),
        (format!("@media all{{@media (max-width:9px){hidden}}}"), false),
        (format!("@supports (display:grid){hidden}"), false),
        (".y:hover{display:none}".into(), false),
        (".x:hover .y{display:none}".into(), false),
        (".y::before{display:none}".into(), false),
        (".y:first-child{display:none}".into(), false),
        ("div + .y{display:none}".into(), false),
        ("[class=y]{display:none}".into(), false),
        ("/* . */ .y/*{*/ {display:none}".into(), true),
        (".y{d\\69splay:n\\6fne}".into(), true),
    ] {
        assert_eq!(seen(&css, "<p class=y>no</p>yes"), if holds { 3 } else { 6 }, "{css}");
    }
    let by_attribute = |media: &str| {
        let html =
            format!("<style media='{media}'>.y{{display:none}} }} .y{{display:none}}</style><p class=y>no</p>yes");
        of_html(&html)["stats"]["characters"].as_u64().unwrap()
    };
    assert_eq!((by_attribute("screen"), by_attribute("print"), by_attribute("(max-width:9px)")), (3, 6, 6));
}

#[test]
fn colours_are_certain_unless_a_selector_that_is_not_followed_sets_one() {
    let faint = "<p class=y style='color:#fff'>no</p>yes";
    for (css, is_certain) in [
        (".x .z{color:red}", true),
        ("a:hover{color:#fff}", true),
        ("a:link{color:#00f}", true),
        ("a:visited,p::selection{background:#000}", true),
        ("p + p{color:red}", false),
        ("[data-dark] p{background:#000}", false),
        ("tr:nth-child(2){background:#000}", false),
        ("tr:nth-child(2){display:none}", true),
    ] {
        assert_eq!(seen(css, faint), if is_certain { 3 } else { 6 }, "{css}");
    }
    let hidden = of_html(
        "<style>.x .y{color:#fff}</style><p>Hello</p><div class=x><p class=y>Weather report for the whole coast</p></div>",
    );
    assert!(
        hidden["findings"].as_array().unwrap().iter().any(|f| f["rule"] == "deception/same-colour-text"),
        "{hidden}"
    );
}

#[test]
fn hostile_selectors_are_read_in_bounded_time() {
    let chain = |length: usize| vec![".a"; length].join(" ");
    let many = |selector: &dyn Fn(usize) -> String, count: usize| -> String {
        (0..count).map(|at| format!("{}{{color:red}}", selector(at))).collect()
    };
    let boxes =
        format!("{}x", "<i class='a b c d e f g h'>".repeat(190)) + &"<b class='a b c d e f g h'>x</b>".repeat(14_000);
    let table = [
        ("a long chain", format!("{}{{color:red}}", chain(100_000))),
        ("many chains", many(&|_| chain(8), 9_000)),
        ("chains of different ends", many(&|at| format!("{} .z{at}", chain(7)), 5_000)),
        ("chains of different steps", many(&|at| format!(".a .s{at} .b .t{at} .c"), 5_000)),
        ("one key", many(&|at| format!(".a > .a.x{at} .a"), 5_000)),
        ("only children", "> ".repeat(500_000)),
        ("only commas", format!("{}{{color:red}}", ".a .b,".repeat(100_000))),
        ("only media", "@media all{".repeat(60_000)),
        ("only colons", format!("{}{{color:red}}", ":".repeat(500_000))),
        ("comments", format!("{}{{color:red}}", "a/**/".repeat(100_000))),
    ];
    for (what, css) in table {
        let answer = of_html(&format!("<style>{css}</style>{boxes}"));
        assert_eq!(answer["stats"]["characters"], 14_001, "{what}: {answer}");
    }
}
