//! Whatever is handed in is answered, with spans that lie in the source.

use proptest::prelude::*;
use sendright::policy::Policy;
use sendright::template::review::{Review, ReviewTemplate};
use sendright::{Kind, PositionEncoding, Question};
use std::sync::LazyLock;

fn review(subject: &str, html: Option<&str>, text: Option<&str>, position_encoding: PositionEncoding) -> Review {
    static POLICY: LazyLock<Policy> = LazyLock::new(|| Policy::preset("tencent-ses").unwrap());
    let question = ReviewTemplate {
        html: html.map(str::to_owned),
        text: text.map(str::to_owned),
        position_encoding,
        ..ReviewTemplate::of(Kind::Marketing, subject, "")
    };
    question.answer(&POLICY).unwrap()
}

fn ids(review: &Review) -> Vec<&str> {
    review.findings.iter().map(|finding| finding.rule.as_str()).collect()
}

#[test]
fn hostile_markup_is_answered_with_a_finding() {
    let mib = 1 << 20;
    let style = |css: &str| format!("<style>{css}</style>");
    let far_fallback = format!("a{{{}display:block;{}}}", "x:y;".repeat(20_000), "display:grid;".repeat(20_000));
    let in_long_list = format!("<div style=\"font-family:{}\">{}</div>", "a,".repeat(mib), "<b>x</b>".repeat(9_000));
    let shown = style(".a{display:none}@media x{.a{display:block}}");
    let different = (0..15_000).map(|at| format!("<a href='https://a.test/{at}'>x</a>")).collect();
    let table: [(&str, String, Option<&str>); 63] = [
        ("too large", "<p>x</p>".repeat(10 * mib / 8), Some("size/total")),
        ("deep", "<div>".repeat(100_000), Some("size/deep-nesting")),
        ("many", "<b></b>".repeat(60_000), Some("size/deep-nesting")),
        ("many variables", "{{a}}".repeat(100_000), Some("size/deep-nesting")),
        ("many empty tags", "{{}}".repeat(100_000), Some("size/deep-nesting")),
        ("many foreign blocks", "{%%}".repeat(100_000), Some("size/deep-nesting")),
        ("many attributes", format!("<a {}>", "b ".repeat(mib)), Some("size/deep-nesting")),
        ("only <", "<".repeat(4 * mib - 100), None),
        ("only &", "&".repeat(4 * mib - 100), None),
        ("entities", "&lt;".repeat(mib - 100), None),
        ("only {", "{".repeat(4 * mib - 100), None),
        ("only (", format!("<p style=\"{}\">", "(".repeat(mib)), None),
        ("an open quote", format!("<a href=\"{}", "x".repeat(mib)), Some("html/malformed")),
        ("an open comment", format!("<!--{}", "-".repeat(mib)), Some("html/malformed")),
        ("addresses in one word", "http://".repeat(mib / 8), None),
        ("NUL", "\0".repeat(mib), None),
        ("joiners in words", "ca\u{200c}sino ".repeat(mib / 8), Some("deception/zero-width-in-word")),
        ("look-alikes in words", "c\u{430}sino ".repeat(mib / 8), Some("deception/mixed-script-word")),
        ("words in letters", "c.a.s.i.n.o ".repeat(mib / 12), Some("deception/separator-in-word")),
        ("split words", "cas<!---->ino ".repeat(20_000), Some("deception/word-split-markup")),
        ("turns", format!("<p>{}</p>", "a\u{2067}".repeat(mib / 4)), Some("deception/bidi-control")),
        ("logins", "log in to unsubscribe ".repeat(mib / 22), Some("unsubscribe/needs-login")),
        ("names", "your paypal account ".repeat(mib / 20), None),
        ("hidden words", "<i hidden>word</i>b ".repeat(20_000), Some("deception/css-hidden-text")),
        ("a long style sheet", style(&"a{b:c}".repeat(4 * mib / 6 - 20)), Some("size/deep-nesting")),
        ("imports", style(&"@import a;".repeat(4 * mib / 10 - 20)), Some("html/css-import")),
        ("queries in each other", style(&"@media x{".repeat(4 * mib / 9 - 20)), Some("size/deep-nesting")),
        ("blocks in each other", style(&"a{".repeat(2 * mib - 20)), Some("size/style-block")),
        ("open brackets of a style", style(&format!("a{{b:{}", "(".repeat(4 * mib - 100))), Some("size/style-block")),
        ("addresses in each other", style(&"a{b:url(".repeat(mib / 2 - 20)), Some("size/style-block")),
        ("open strings", style(&"a{b:\"\n".repeat(mib / 2)), Some("size/style-block")),
        ("open comments of a style", style(&"/*".repeat(2 * mib - 20)), Some("size/style-block")),
        ("backslashes", style(&"\\".repeat(4 * mib - 100)), Some("size/style-block")),
        ("a style far from its fallback", style(&far_fallback), Some("compat/unsupported-css")),
        ("a long list of fonts", format!("<p style=\"font-family:{}\">x", "a,".repeat(2 * mib - 100)), None),
        ("text in a long list of fonts", in_long_list, Some("compat/web-font")),
        ("comments", "<!--x-->".repeat(100_000), Some("deception/comment-payload")),
        ("a long comment for Outlook", format!("<!--[if mso]>{}<![endif]-->", "<v:".repeat(mib)), None),
        ("comments for Outlook", "<!--[if mso]><a href=x>y</a><![endif]-->".repeat(20_000), Some("links/bad-url")),
        ("links for Outlook", format!("<!--[if mso]>{}<![endif]-->", "<a href=x>y</a>".repeat(250_000)), None),
        ("text for Outlook", format!("<!--[if mso]>{}<![endif]-->", "c.a.s.i.n.o loan ".repeat(mib / 5)), None),
        ("hidden offers", "<i hidden>casino bonus</i>b ".repeat(20_000), Some("content/gambling")),
        ("links in branches", "{{#if x}}<a href=a>{{else}}<a href=b>{{/if}}".repeat(12_000), Some("links/bad-url")),
        ("cells without a table", "<div>".repeat(190) + &"<td>x".repeat(24_000), Some("html/malformed")),
        ("text over images", "<img src=a><b style='position:absolute;color:#fff'>x</b>".repeat(16_000), None),
        ("long lines", format!("{}\r\n", "x".repeat(1_100)).repeat(3_000), Some("size/line-length")),
        ("elements that a query shows", shown + &"<p class=a>".repeat(20_000), None),
        ("a hundred thousand links", "<a href=x>y</a>".repeat(100_000), Some("size/deep-nesting")),
        ("a hundred thousand headings", "<h1>a</h1>".repeat(100_000), Some("size/deep-nesting")),
        ("a hundred thousand tables", "<table>".repeat(100_000), Some("accessibility/layout-table-role")),
        ("links that say nothing", "<a href='https://a.test/'>here</a>".repeat(15_000), Some("links/generic-text")),
        ("empty links", "<a href='https://a.test/'></a>".repeat(20_000), Some("accessibility/empty-link")),
        (
            "links within each other",
            "<a href=x><table><td>".repeat(60) + &"word ".repeat(mib / 10),
            Some("links/bad-url"),
        ),
        ("different links", different, Some("links/too-many")),
        ("headings", "<h1>a</h1><h4>b</h4>".repeat(8_000), Some("accessibility/heading-order")),
        ("tables", "<table><td>x</table>".repeat(10_000), Some("accessibility/layout-table-role")),
        ("variables in a row", "{{a}}".repeat(49_000), Some("variables/adjacent")),
        ("greetings", "Hi {{a}} ".repeat(49_000), Some("variables/no-fallback")),
        ("greetings in blocks", "{{#if a}}Hi {{a}}{{/if}}".repeat(16_000), None),
        ("faint text", "<p style='color:#aaa'>x</p>".repeat(12_000), Some("accessibility/contrast")),
        ("small text", "<p style='font-size:9px'>x</p>".repeat(12_000), Some("accessibility/small-text")),
        ("an address of spaces", format!("<a href='{}'>x</a>", "a ".repeat(mib)), Some("links/bad-url")),
        ("a host without end", format!("<a href='https://{}/'>x</a>", "é".repeat(mib)), Some("links/bad-url")),
    ];
    for (what, html, expected) in table {
        let review = review("Hi", Some(&html), None, PositionEncoding::Utf16);
        if let Some(rule) = expected {
            assert!(ids(&review).contains(&rule), "{what}: {:?}", ids(&review));
        }
    }
}

#[test]
fn two_parts_of_a_megabyte_are_compared() {
    let mib = 1 << 20;
    for (html, text) in [
        ("word ".repeat(mib / 5), "other ".repeat(mib / 6)),
        ("字".repeat(mib / 3), "文".repeat(mib / 3)),
        ("a".repeat(mib), "b".repeat(mib)),
        ("a".repeat(mib), "https://a.test ".repeat(mib / 15)),
    ] {
        let review = review("x", Some(&html), Some(&text), PositionEncoding::Utf8);
        assert!(ids(&review).contains(&"content/text-part-mismatch"), "{:?}", ids(&review));
    }
}

#[test]
fn a_link_behind_ten_thousand_attributes_has_its_place() {
    let html =
        format!("<p>Look</p><a{} href=\"https://bit.ly/x\">here</a>", " b=\"1\" c='2' d=\"&amp;\"".repeat(3_500));
    let review = review("x", Some(&html), None, PositionEncoding::Utf8);
    let found = review.findings.iter().find(|finding| finding.rule == "links/shortener").unwrap();
    let span = found.span.unwrap();
    assert!(html[span.start..span.end].contains("https://bit.ly/x"), "{found:?}");
}

#[test]
fn a_style_sheet_that_says_one_thing_ten_thousand_times_is_read() {
    let html = format!("<style>{}</style>{}", ".a{color:red}".repeat(10_000), "<p class=a>x</p>".repeat(10_000));
    assert_eq!(review("Hi", Some(&html), None, PositionEncoding::Utf8).stats.characters, 19_999);
}

/// The part of a text that a span means.
fn units(text: &str, encoding: PositionEncoding) -> Vec<usize> {
    let mut at = 0;
    let mut boundaries = vec![0];
    for c in text.chars() {
        at += match encoding {
            PositionEncoding::Utf8 => c.len_utf8(),
            PositionEncoding::Utf16 => c.len_utf16(),
            PositionEncoding::Utf32 => 1,
        };
        boundaries.push(at);
    }
    boundaries
}

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        proptest::sample::select(vec![
            "<p>",
            "</p>",
            "<a href='",
            "<a href=\"https://bit.ly/",
            "'>",
            "\">",
            "</a>",
            "<img ",
            "alt=",
            "<style>",
            ".a{",
            "}",
            "</style>",
            "<script>",
            "</script>",
            "<!--",
            "-->",
            "{{",
            "}}",
            "{{{",
            "}}}",
            "{{#if a}}",
            "{{/if}}",
            "{{else}}",
            "{{a}}",
            "{%",
            "%}",
            "&lt;",
            "&#0;",
            "&#x110000;",
            "&am",
            "style='display:none'",
            "style=\"font-family:",
            "@import url(",
            "@media x{",
            "/*",
            "*/",
            "width:expression(",
            "display:grid;",
            "background:url(",
            "\\",
            "<!--[if mso]>",
            "<![endif]-->",
            "<html>",
            "<video>",
            "<blinkx>",
            "src=http:",
            "style=\"color:#fff;",
            "onclick=",
            "javascript:",
            "http://1.2.3.4/",
            "https://",
            "www.bank.test",
            " ",
            "\r\n",
            "\0",
            "é",
            "字",
            "👨‍👩‍👧",
            "\u{301}",
            "\u{200b}",
            "\u{fffd}",
            "<form>",
            "<table><td>",
            "<h1>",
            "<h4>",
            "<a href='www.a b'>",
            "<a href='https://a^b/'>here",
            "Hi {{name}},",
            "{{a}} {{b}} {{c}}",
            "color:#aaa",
            "font-size:9px",
            "<title>",
            "<body>",
            "광고 할인",
            "特卖",
            "!",
            "!!!",
        ])
        .prop_map(str::to_owned),
        any::<String>().prop_map(|text| text.chars().take(8).collect()),
    ]
}

fn soup() -> impl Strategy<Value = String> {
    proptest::collection::vec(piece(), 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_template_is_answered_with_spans_that_lie_in_its_parts(subject in soup(), html in soup(), text in soup()) {
        let mut seen = Vec::new();
        for encoding in [PositionEncoding::Utf8, PositionEncoding::Utf16, PositionEncoding::Utf32] {
            let review = review(&subject, Some(&html), Some(&text), encoding);
            for finding in &review.findings {
                let Some(span) = finding.span else { continue };
                let part = match span.part {
                    sendright::finding::Part::Subject => &subject,
                    sendright::finding::Part::Html => &html,
                    sendright::finding::Part::Text => &text,
                };
                let boundaries = units(part, encoding);
                prop_assert!(span.start <= span.end);
                prop_assert!(boundaries.binary_search(&span.start).is_ok(), "{finding:?} in {part:?}");
                prop_assert!(boundaries.binary_search(&span.end).is_ok(), "{finding:?} in {part:?}");
            }
            seen.push((review.verdict, review.score, review.stats, review.findings.len()));
        }
        prop_assert_eq!(seen[0], seen[1]);
        prop_assert_eq!(seen[1], seen[2]);
    }
}
