//! What is counted in a template, and the amounts that its kind needs or allows.

use crate::asked::{ask, finding, rules, trigger};
use serde_json::json;

/// Characters and text units that a body has.
fn amount(html: &str) -> (u64, u64) {
    let answer = ask(&trigger(html));
    (answer["stats"]["characters"].as_u64().unwrap(), answer["stats"]["text_units"].as_u64().unwrap())
}

#[test]
fn only_visible_text_counts_in_the_same_unit_in_every_language() {
    let table = [
        ("abc", 3, 1),
        ("<p>a  b\n\tc</p>", 5, 3),
        ("<p>ab</p><p>cd</p>", 5, 2),
        ("ab<br>cd", 5, 2),
        ("a<b>b</b>c", 3, 1),
        ("<table><td>a</td><td>b</td></table>", 3, 2),
        ("&amp;&lt;&eacute;&nbsp;&nbsp;x", 5, 2),
        ("こんにちは世界", 7, 7),
        ("한국어 글", 5, 4),
        ("ｶﾞｷﾞ", 2, 2),
        ("👨‍👩‍👧‍👦👍🏽🇯🇵", 3, 0),
        ("e\u{301}a\u{308}\u{304}", 2, 1),
        ("a\u{200b}b\u{ad}c\u{2060}d", 4, 1),
        ("x&zwnj;&nbsp;&zwnj;&nbsp;&#847;&zwnj; y", 3, 2),
        ("don't stop 3.14", 15, 3),
        ("Hello {{name}}, good day", 16, 3),
        ("{{#if a}}yes{{else}}no{{/if}}", 5, 1),
        ("<title>t</title><style>s</style><script>s</script><!-- c -->ok", 2, 1),
        ("<head><title>no</title></head>ok", 2, 1),
        ("<head><div>ok</div></head>", 2, 1),
        ("<p hidden>no</p>ok", 2, 1),
        ("<div style='display:none'><p>no</p></div>ok", 2, 1),
        ("<div style='DISPLAY : None !important'>no</div>ok", 2, 1),
        ("<div style='visibility:hidden'>no<i style='visibility:visible'>yes</i></div>", 3, 1),
        ("<div style='opacity:0'>no</div>ok", 2, 1),
        ("<div style='opacity:0.5'>yes</div>", 3, 1),
        ("<div style='font-size:1px'>no</div>ok", 2, 1),
        ("<div style='font-size:1.5px'>yes</div>", 3, 1),
        ("<div style='font-size:0'>no<i style='font-size:12px'>yes</i></div>", 3, 1),
        ("<div style='font:0/0 a'>no</div>ok", 2, 1),
        ("<div style='max-height:0;overflow:hidden'>no</div>ok", 2, 1),
        ("<div style='text-indent:-9999px'>no</div>ok", 2, 1),
        ("<div style='position:absolute;left:-5000px'>no</div>ok", 2, 1),
        ("<p style='color:#fff'>no</p>ok", 2, 1),
        ("<p style='color:#fefefe;background:white'>no</p>ok", 2, 1),
        ("<p style='color:#fff;background:#000'>yes</p>", 3, 1),
        ("<div style='background:{{c}}'><p style='color:#fff'>yes</p></div>", 3, 1),
        ("<div style='background:hsl(210,60%,20%)'><p style='color:#fff'>yes</p></div>", 3, 1),
        ("<div style='background:#000c'><p style='color:#fff'>yes</p></div>", 3, 1),
        ("<div style='background:no-repeat'><p style='color:#fff'>no</p>ok</div>", 2, 1),
        ("<p style='text-indent:-999em'>no</p>ok", 2, 1),
        ("<p style='margin:0 0 0 -9999px'>no</p>ok", 2, 1),
        ("<table bgcolor=navy><tr><td style='color:#fff'>yes</table>", 3, 1),
        (
            "<style>.h{display:none} #i{display:none} b.x{display:none}</style><p class='a h'>no</p><p id=i>no</p><b class=x>no</b>ok",
            2,
            1,
        ),
        ("<style>@media print{.h{display:none}}</style><p class=h>yes</p>", 3, 1),
        ("<style>.h{display:none}</style><p class=h style='display:block'>yes</p>", 3, 1),
        ("<p style='display:none'>no<p>ok", 2, 1),
        ("<ul><li hidden>no<li>ok</ul>", 2, 1),
        ("<noscript>ok</noscript>", 2, 1),
        ("<p>a\u{0}b</p>", 2, 1),
        ("a\r\nb", 3, 2),
    ];
    for (html, characters, units) in table {
        assert_eq!(amount(html), (characters, units), "{html}");
    }
}

#[test]
fn the_text_part_counts_only_where_there_is_no_html() {
    let answer = ask(&json!({ "kind": "trigger", "subject": "Hi", "html": "<p>ab</p>", "text": "many more words" }));
    assert_eq!(answer["stats"]["characters"], 2);
    let answer = ask(&json!({ "kind": "trigger", "subject": "Hi", "text": "ab  <b>\n{{x}}" }));
    assert_eq!(answer["stats"]["characters"], 6);
    let answer = ask(&json!({ "kind": "trigger", "subject": "Hi", "html": "<p>ab</p>", "text": "https://bit.ly/x" }));
    assert_eq!(
        finding(&answer, "links/shortener")["span"],
        json!({"part":"text","start":0,"end":16,"line":1,"column":1})
    );
}

#[test]
fn least_lengths_hold_on_both_sides() {
    let unsubscribe = "<a href='{{unsubscribe_url}}'><img alt='unsubscribe' width=2 height=2></a>";
    for (kind, least) in [("marketing", 150), ("notification", 50), ("transactional", 50), ("test", 50)] {
        for unit in ["a", "字", "👨‍👩‍👧", "e\u{301}", "&eacute;"] {
            for (length, refused) in [(least - 1, true), (least, false)] {
                let html = format!("<div hidden>{}</div>{}{unsubscribe}", "x".repeat(200), unit.repeat(length));
                let answer = ask(&json!({ "kind": kind, "subject": "Hi", "html": html }));
                assert_eq!(rules(&answer).contains(&"content/min-length"), refused, "{kind} {unit} {length}: {answer}");
            }
        }
    }
    assert_eq!(rules(&ask(&trigger("a"))), Vec::<&str>::new());
}

#[test]
fn variables_to_text_is_at_most_one_to_five() {
    let body = |variables: usize, words: usize| {
        format!("<p title='{{{{t}}}}'>{}{}</p>", "word ".repeat(words), "{{v}} ".repeat(variables))
    };
    for (variables, words, refused) in [(2, 10, false), (2, 9, true), (3, 15, false), (3, 14, true), (0, 0, false)] {
        let answer = ask(&trigger(&body(variables, words)));
        assert_eq!(rules(&answer).contains(&"variables/ratio"), refused, "{variables}:{words} {answer}");
    }
    let hidden = format!("<p>five words of plain text</p><p hidden>{}</p>", "{{v}}".repeat(9));
    assert!(!rules(&ask(&trigger(&hidden))).contains(&"variables/ratio"));
}

#[test]
fn a_template_with_next_to_no_fixed_words_is_all_variables() {
    for (kind, units, refused) in
        [("notification", 9, true), ("notification", 10, false), ("trigger", 2, true), ("trigger", 3, false)]
    {
        let html = format!("{}{{{{v}}}}", "字".repeat(units));
        let answer = ask(&json!({ "kind": kind, "subject": "Hi", "html": html }));
        assert_eq!(rules(&answer).contains(&"variables/all-variable-template"), refused, "{kind} {units}");
    }
}

#[test]
fn fifty_images_are_allowed_and_an_all_image_template_is_not() {
    for (count, refused) in [(50, false), (51, true)] {
        let answer = ask(&trigger(&"<img src=a width=1 height=1 alt=''>".repeat(count)));
        assert_eq!(rules(&answer).contains(&"images/too-many"), refused);
        assert_eq!(answer["stats"]["content_images"], 0);
    }
    for (length, refused) in [(49, true), (50, false)] {
        let answer = ask(&trigger(&format!("<img src=a alt=''>{}", "a".repeat(length))));
        assert_eq!(rules(&answer).contains(&"images/full-image-template"), refused, "{length}");
    }
    let pixel = ask(&trigger("<img src=a width=2 height=2>Hi"));
    assert_eq!(rules(&pixel), Vec::<&str>::new());
}
