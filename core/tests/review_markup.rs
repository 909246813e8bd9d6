//! What the review finds in the markup of a template, and what mail clients make of it.
#![expect(clippy::unwrap_used, reason = "a test ends where it goes wrong")]

use sendright::answer_json;
use sendright::policy::Policy;
use serde_json::{Value, json};
use std::sync::LazyLock;

static POLICY: LazyLock<Policy> = LazyLock::new(|| Policy::preset("tencent-ses").unwrap());

fn ask_with(policy: &Policy, html: &str) -> Value {
    let question = json!({ "kind": "trigger", "subject": "Your account", "html": html });
    serde_json::from_str(&answer_json(policy, "review_template", &question.to_string())).unwrap()
}

fn ask(html: &str) -> Value {
    ask_with(&POLICY, html)
}

/// The findings of a rule.
fn found(answer: &Value, rule: &str) -> Vec<Value> {
    let findings = answer["findings"].as_array().unwrap_or_else(|| panic!("no findings in {answer}"));
    findings.iter().filter(|finding| finding["rule"] == rule).cloned().collect()
}

/// The words that a finding points at.
fn words<'a>(text: &'a str, finding: &Value) -> &'a str {
    let at = |key: &str| usize::try_from(finding["span"][key].as_u64().unwrap()).unwrap();
    &text[at("start")..at("end")]
}

/// Each template has one finding of the rule, of this severity, at these words.
fn each_is_found(table: &[(&str, &str, &str, &str)]) {
    for (html, rule, severity, expected) in table {
        let answer = ask(html);
        let found = found(&answer, rule);
        assert_eq!(found.len(), 1, "{rule} in {html}: {answer}");
        assert_eq!((words(html, &found[0]), found[0]["severity"].as_str()), (*expected, Some(*severity)), "{html}");
    }
}

/// No template has a finding of the rule.
fn none_is_found(table: &[(&str, &str)]) {
    for (html, rule) in table {
        let answer = ask(html);
        assert_eq!(found(&answer, rule), [Value::Null; 0], "{rule} in {html}");
    }
}

#[test]
fn broken_markup_is_told_wherever_it_breaks() {
    let table = [
        ("<p>a</p><!-- b", "a comment is never closed"),
        ("<p>a</p><!-- é", "a comment is never closed"),
        ("<p>a</p><a title=\"é", "a tag is never closed"),
        ("<p>a</p><a title='b > c", "a tag is never closed"),
        ("<p>a</p><a title=\"b\" ", "a tag is never closed"),
        ("<p>a</p><a title=é", "a tag is never closed"),
        ("<p title=\"é\"\"b>a</p>", "a quotation mark or `<` stands in an attribute's name"),
        ("<p title=a\"b>a</p>", "a quotation mark stands in an unquoted value"),
        ("<p>é</></p>", "an end tag has no name"),
    ];
    for (html, expected) in table {
        let found = found(&ask(html), "html/malformed");
        let messages: Vec<_> = found.iter().map(|finding| finding["message"].as_str().unwrap()).collect();
        assert!(messages.len() == 1 && messages[0].contains(expected), "{html}: {messages:?}");
    }
}

#[test]
fn style_sheets_from_elsewhere_are_found_where_they_are_loaded() {
    each_is_found(&[
        ("<style>@import url('a.css');</style>", "html/css-import", "warn", "@import url('a.css')"),
        (
            "<style>/* @import */@IMPORT \"//x.test/a\" screen ;p{}</style>",
            "html/css-import",
            "warn",
            "@IMPORT \"//x.test/a\" screen",
        ),
        ("<style><!-- @im\\70ort url(a.css); --></style>", "html/css-import", "warn", "@im\\70ort url(a.css)"),
        ("<style>p{color:red}@import 'a;b.css';p{}</style>", "html/css-import", "warn", "@import 'a;b.css'"),
        (
            "<style>@import url(https://fonts.googleapis.com/css?family=Lato);</style>",
            "html/css-import",
            "info",
            "@import url(https://fonts.googleapis.com/css?family=Lato)",
        ),
        (
            "<link href=a.css rel=' StyleSheet '>",
            "html/external-stylesheet",
            "warn",
            "<link href=a.css rel=' StyleSheet '>",
        ),
        (
            "<link rel='alternate stylesheet' href=//fonts.bunny.net/css>",
            "html/external-stylesheet",
            "info",
            "<link rel='alternate stylesheet' href=//fonts.bunny.net/css>",
        ),
        (
            "<link rel=stylesheet href=https://fonts.googleapis.com.evil.test/>",
            "html/external-stylesheet",
            "warn",
            "<link rel=stylesheet href=https://fonts.googleapis.com.evil.test/>",
        ),
    ]);
    none_is_found(&[
        ("<style>/* @import url(a.css); */ p { color: red }</style>", "html/css-import"),
        ("<style>p::before { content: '@import url(a.css);' }</style>", "html/css-import"),
        ("<!-- <style>@import url(a.css);</style> --><p>@import</p>", "html/css-import"),
        ("<link rel=icon href=a.css><a rel=stylesheet href=/>x</a>", "html/external-stylesheet"),
    ]);
}

#[test]
fn a_style_that_runs_code_is_refused_however_it_is_written() {
    each_is_found(&[
        ("<p style='width: expression(alert(1))'>", "html/css-import", "reject", "width: expression(alert(1))"),
        (
            "<style>p { width: EXPRESSION(alert(1)) }</style>",
            "html/css-import",
            "reject",
            "width: EXPRESSION(alert(1))",
        ),
        ("<p style='color:red;width:exp/**/ression(x)'>", "html/css-import", "reject", "width:exp/**/ression(x)"),
        ("<p style='width:\\65 xpression(x)'>", "html/css-import", "reject", "width:\\65 xpression(x)"),
        ("<p style='beh\\61vior:url(a.htc)'>", "html/css-import", "reject", "beh\\61vior:url(a.htc)"),
        (
            "<style>@media screen{p{-Moz-Binding:url(a.xml#b) !important}}</style>",
            "html/css-import",
            "reject",
            "-Moz-Binding:url(a.xml#b)",
        ),
    ]);
    none_is_found(&[
        ("<style>v\\:* { behavior: url(#default#VML); }</style>", "html/css-import"),
        ("<p style='scroll-behavior: smooth'>", "html/css-import"),
        ("<p style='background:url(/expression(1).png)'>", "html/css-import"),
        ("<style>p::after { content: 'expression(1)' }</style>", "html/css-import"),
        ("<p>behavior: url(a.htc)</p>", "html/css-import"),
    ]);
}

#[test]
fn elements_that_mail_clients_do_not_show_are_found() {
    each_is_found(&[
        ("<html lang=en><p>Hi", "html/no-doctype", "info", "<html lang=en>"),
        ("<body><!doctype html><p>Hi", "html/no-doctype", "info", "<body>"),
        ("<p>Hi</p><Blinkx class=a>now</Blinkx>", "html/nonstandard-element", "warn", "<Blinkx class=a>"),
        ("<mj-text>Hi</mj-text>", "html/nonstandard-element", "warn", "<mj-text>"),
        ("<MARQUEE loop=1>Hi</MARQUEE>", "html/marquee-blink", "warn", "<MARQUEE loop=1>"),
        ("<p><blink>Hi</blink>", "html/marquee-blink", "warn", "<blink>"),
        ("<video src=a.mp4 autoplay></video>", "html/video-audio", "info", "<video src=a.mp4 autoplay>"),
        ("<video><a href=/a>See</a></video><audio src=a.mp3>", "html/video-audio", "info", "<audio src=a.mp3>"),
    ]);
    none_is_found(&[
        ("<!-- x --><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0'><html>", "html/no-doctype"),
        ("<?xml version='1.0'?>\n<!doctype html><html>", "html/no-doctype"),
        ("<p>Hi</p>", "html/no-doctype"),
        ("<p><o:p></o:p><v:rect></v:rect><center><font>Hi</font></center>", "html/nonstandard-element"),
        ("<svg><path/><g><circle/></g></svg><p>Hi", "html/nonstandard-element"),
        ("<{{tag}}>Hi</{{tag}}>", "html/nonstandard-element"),
        ("<!-- <blinkx> -->", "html/nonstandard-element"),
        ("<p title='<marquee>'>blink</p>", "html/marquee-blink"),
        (
            "<video src=a.mp4 poster=a.png><a href=https://a.test/><img src=a.png width=9 alt=a></a></video>",
            "html/video-audio",
        ),
    ]);
}

#[test]
fn unknown_elements_are_found_above_a_share_of_twenty() {
    for (known, is_found) in [(19, false), (18, true)] {
        let answer = ask(&format!("<blinkx></blinkx>{}", "<b></b>".repeat(known)));
        assert_eq!(found(&answer, "html/nonstandard-element").len(), usize::from(is_found), "{known}");
    }
}

#[test]
fn decorative_type_is_found_in_text_that_is_seen() {
    let fonts = |count: usize| -> String {
        ["Arial", "'Georgia', serif", "Verdana", "\"Courier New\""][..count]
            .iter()
            .map(|font| format!("<p style='font-family:{}'>Hi</p>", font.replace('\'', "&#39;")))
            .collect()
    };
    let colours = |count: usize| -> String {
        ["#f00", "#0f0", "#00f", "#ff0", "#f0f", "#0aa", "#a50"][..count]
            .iter()
            .map(|colour| format!("<p style='color:{colour}'>Hi</p>"))
            .collect()
    };
    let rule = "html/decorative-font";
    for (count, is_found) in [(3, false), (4, true)] {
        assert_eq!(found(&ask(&fonts(count)), rule).len(), usize::from(is_found), "{count} fonts");
    }
    for (count, is_found) in [(6, false), (7, true)] {
        let html = format!("<div style='background:#333'>{}</div>", colours(count));
        let found = found(&ask(&html), rule);
        assert_eq!(found.len(), usize::from(is_found), "{count} colours: {found:?}");
    }
    each_is_found(&[
        ("<p style='font-family: \"Comic Sans MS\", Arial'> Hi you </p>", rule, "warn", "Hi you"),
        ("<p style='font:italic 700 12px/1.5 Papyrus'>Hi</p>", rule, "warn", "Hi"),
        ("<font face='Arial, Cursive'>Hi</font>", rule, "warn", "Hi"),
        ("<style>.a { font-family: fantasy }</style><b>No</b><div class=a><b>Hi</b></div>", rule, "warn", "Hi"),
    ]);
    none_is_found(&[
        ("<p style='font-family:Papyrus'></p><p hidden style='font-family:Papyrus'>Hi</p>", rule),
        ("<div style='font-family:Papyrus'><p style='font-family:Arial'>Hi</p></div>", rule),
        (&"<p style='font-family:Arial'>Hi</p>".repeat(9), rule),
        // Shades of grey are no colours.
        (
            "<div style='background:#cde'><p style='color:#111'>a<p style='color:#333'>b<p style='color:#444'>c<p style='color:#555'>d<p style='color:#51545e'>e<p style='color:#666'>f<p style='color:#777'>g<p style='color:#888'>h</div>",
            rule,
        ),
    ]);
}

#[test]
fn a_font_that_readers_may_lack_needs_another_behind_it() {
    let rule = "compat/web-font";
    each_is_found(&[
        ("<p style='font-family: Lato, Roboto;color:red'>Hi</p>", rule, "info", "font-family: Lato, Roboto"),
        ("<style>p { font: 12px / 1.5 'Open Sans' !important }</style>", rule, "info", "font: 12px / 1.5 'Open Sans'"),
        ("<font face='Lato'>Hi</font>", rule, "info", "face='Lato"),
    ]);
    none_is_found(&[
        ("<p style='font-family: Lato, Helvetica'>Hi</p>", rule),
        ("<p style='font-family: Lato, SANS-SERIF'>Hi</p>", rule),
        ("<p style='font: bold 12px/1.5 Lato, Arial'>Hi</p>", rule),
        (
            "<p style='font-family: &quot;ＭＳ Ｐゴシック&quot;'>Hi</p><p style='font-family:微软雅黑'>Hi</p><p style='font-family:\"맑은 고딕\"'>Hi</p>",
            rule,
        ),
        (
            "<p style='font-family: inherit'>Hi</p><p style='font: inherit'>Hi</p><p style='font-family: var(--f)'>Hi</p>",
            rule,
        ),
        ("<p style='font-family: {{font}}'>Hi</p>", rule),
        ("<style>@font-face { font-family: Lato; src: url(a.woff) }</style>", rule),
    ]);
}

#[test]
fn images_are_found_by_their_address() {
    each_is_found(&[
        ("<img src=' HTTP://a.test/a.png'>", "images/no-https", "warn", " HTTP://a.test/a.png"),
        (
            "<img src=\"{{#if a}}https://a.test/{{else}}http://a.test/{{/if}}\">",
            "images/no-https",
            "warn",
            "{{#if a}}https://a.test/{{else}}http://a.test/{{/if}}",
        ),
        ("<table background='http://a.test/a.png'><tr><td>Hi", "images/no-https", "warn", "http://a.test/a.png"),
        (
            "<p style='background:url(http://a.test/a.png)'>Hi",
            "images/no-https",
            "warn",
            "background:url(http://a.test/a.png)",
        ),
        ("<img src='data:image/png;base64,AAAA'>", "images/data-uri", "warn", "data:image/png;base64,AAAA"),
        ("<img src=&#100;ata:image/png,x>", "images/data-uri", "warn", "&#100;ata:image/png,x"),
        (
            "<img src='https://a.test/a.WebP?v=1' width=9>",
            "images/unsupported-format",
            "warn",
            "https://a.test/a.WebP?v=1",
        ),
        ("<p>Hi</p><svg width=9><path/></svg>", "images/unsupported-format", "warn", "<svg width=9>"),
        ("<p>Hi</p><img src=a.png height=20>", "images/no-dimensions", "info", "<img src=a.png height=20>"),
    ]);
    none_is_found(&[
        (
            "<img src='https://a.test/a.png'><img src='{{url}}'><img src=a.png><a href='http://a.test/'>x</a>",
            "images/no-https",
        ),
        ("<a href='data:text/html,x'>x</a>", "images/data-uri"),
        (
            "<picture><source srcset=a.avif type='image/avif'><img src=a.png width=9></picture>",
            "images/unsupported-format",
        ),
        ("<img src='https://a.test/svg?x=a.svg' width=9><a href=a.svg>x</a>", "images/unsupported-format"),
        (
            "<img src=a width=9><img src=a style='width:50%'><img src=a width='100%'><img src=a height=1 alt=''>",
            "images/no-dimensions",
        ),
        ("<style>img { width: 20px }</style><img src=a>", "images/no-dimensions"),
    ]);
}

#[test]
fn a_second_pixel_is_one_too_many() {
    let pixel = |side: &str| format!("<img src=https://a.test/{side} {side} alt=''>");
    let rule = "images/tracking-pixel-extra";
    let html = [pixel("width=1 height=1"), pixel("width=2 height=0 hidden")].concat();
    let found_two = found(&ask(&html), rule);
    assert_eq!(words(&html, &found_two[0]), pixel("width=2 height=0 hidden"));
    assert_eq!((&found_two[0]["observed"], &found_two[0]["limit"]), (&json!(2), &json!(1)));
    none_is_found(&[
        (&pixel("width=1 height=1"), rule),
        (&[pixel("width=1 height=1"), pixel("width=1 height=20"), pixel("width=3 height=1")].concat(), rule),
    ]);
}

#[test]
fn lines_and_style_sheets_hold_on_both_sides_of_their_limits() {
    for (end, expected) in [("", None), ("a", Some("a")), ("字", Some("字"))] {
        let html = format!("<b>Hi</b>\r\n{}{end}\n<b>Hi</b>", "é".repeat(499));
        let found = found(&ask(&html), "size/line-length");
        assert_eq!(found.first().map(|found| words(&html, found)), expected);
    }
    let html = format!("{}é<br>", "a".repeat(997));
    each_is_found(&[(&html, "size/line-length", "info", "é<br>")]);
    let style = |characters: usize| format!("<style>{}</style>", "é".repeat(characters));
    let rule = "size/style-block";
    none_is_found(&[
        (&style(8_192), rule),
        (&style(4_096).repeat(2), rule),
        (&format!("<!--[if mso]>{}<![endif]-->", style(9_000)), rule),
    ]);
    each_is_found(&[(&style(8_193), rule, "warn", "<style>")]);
    let two = [style(8_000), "<style id=b>".to_owned() + &style(200)[7..]].concat();
    each_is_found(&[(&two, rule, "warn", "<style id=b>")]);
}

#[test]
fn a_long_line_of_the_text_part_is_found_too() {
    let question = json!({ "kind": "trigger", "subject": "Hi", "html": "<p>Hi</p>", "text": format!("Hi\r{}\rHo", "a".repeat(1_000)) });
    let answer: Value = serde_json::from_str(&answer_json(&POLICY, "review_template", &question.to_string())).unwrap();
    let found = found(&answer, "size/line-length");
    assert_eq!(found[0]["span"], json!({ "part": "text", "start": 1_001, "end": 1_003, "line": 2, "column": 999 }));
}

#[test]
fn comments_count_except_those_for_outlook() {
    let rule = "deception/comment-payload";
    let comment = |bytes: usize| format!("<!--{}-->", "x".repeat(bytes - 7));
    for (bytes, is_found) in [(2_048, false), (2_049, true)] {
        assert_eq!(found(&ask(&comment(bytes)), rule).len(), usize::from(is_found), "{bytes}");
    }
    let both = [comment(1_000), comment(1_500), comment(20)].concat();
    each_is_found(&[(&both, rule, "info", &comment(1_500))]);
    let conditional = |condition: &str| format!("<!--[{condition}]><table><tr><td>{}<![endif]-->", "x".repeat(4_000));
    none_is_found(&[
        (&conditional("if mso"), rule),
        (&conditional("IF (gte mso 9)|(IE)"), rule),
        (&format!("<p>{{{{!-- {} --}}}}Hi</p>", "x".repeat(4_000)), rule),
        (&format!("<p>{}</p>", "x".repeat(4_000)), rule),
    ]);
    each_is_found(&[(&conditional("x"), rule, "info", &conditional("x"))]);
}

#[test]
fn css_that_a_chosen_client_ignores_is_found_with_the_clients() {
    let rule = "compat/unsupported-css";
    each_is_found(&[
        ("<p style='color:red;display : GRID !important'>", rule, "info", "display : GRID"),
        ("<style>.a > b { position: absolute }</style>", rule, "info", "position: absolute"),
        ("<p style='width:calc(100% - 2px)'>", rule, "info", "width:calc(100% - 2px)"),
        ("<p style='transform:none'>", rule, "info", "transform:none"),
        ("<p style='float:left'></p><p style='float:right'></p>", rule, "info", "float:left"),
        ("<p style='display:flex;display:block'>", rule, "info", "display:flex"),
    ]);
    none_is_found(&[
        ("<p style='display:inline-block;position:relative;color:rgb(1,2,3)'>", rule),
        (
            "<style>@media (max-width:9px) { p { display: flex } } @supports (display:grid) { p { display: grid } }</style>",
            rule,
        ),
        // What a client falls back to.
        ("<p style='display:block;display:flex;width:50%;width:calc(50% - 1px)'>", rule),
        ("<p style='background-color:#fff;background:linear-gradient(red,blue)'>", rule),
        ("<!--[if !mso]><style>p{display:grid}</style><![endif]--><p>display:grid</p>", rule),
        ("<p style='background:-webkit-linear-gradient(red,blue)'>", rule),
        ("<style>/* p{display:grid} */ p::after{content:'display:grid'}</style>", rule),
    ]);
    let answer = ask("<p style='display:inline-flex'>");
    assert_eq!(found(&answer, rule)[0]["message"], "`display:inline-flex` does nothing in Outlook for Windows, Yahoo");
    let three = ask("<p style='display:grid;float:left'></p><p style='gap:1px;display:flex'></p>");
    assert_eq!(found(&three, rule).len(), 3);
}

#[test]
fn a_policy_chooses_its_clients_and_adds_what_they_ignore() {
    let mine = |markup: &str| {
        let text = format!(
            "extends = \"tencent-ses@2026.1\"\nname = \"mine\"\nversion = \"1\"\n[template.markup]\n{markup}\n"
        );
        Policy::load(&text)
    };
    let rule = "compat/unsupported-css";
    let grid = "<p style='display:grid'>";
    let apple = mine("clients = [\"Apple Mail\"]").unwrap();
    assert_eq!(found(&ask_with(&apple, grid), rule), [Value::Null; 0]);
    let fixed = found(&ask_with(&apple, "<p style='position:fixed'>"), rule);
    assert_eq!(fixed[0]["message"], "`position:fixed` does nothing in Apple Mail");
    let own = mine("clients = [\"Pigeon\"]\nunsupported_css = { \"color\" = [\"Pigeon\"] }").unwrap();
    assert_eq!(
        found(&ask_with(&own, "<p style='color:red'>"), rule)[0]["message"],
        "`color:red` does nothing in Pigeon"
    );
    let error = mine("clients = [\"Gmail\", \"Gmial\"]").unwrap_err().to_string();
    assert_eq!(
        error,
        "line 5, column 21: template.markup.clients[1]: `unsupported_css` says nothing of a mail client `Gmial`; did you mean `Gmail`?"
    );
}

#[test]
fn a_background_image_needs_vml_for_outlook() {
    let rule = "compat/outlook-background";
    each_is_found(&[
        (
            "<td style='color:red;background:#fff url(a.png) no-repeat'>",
            rule,
            "info",
            "background:#fff url(a.png) no-repeat",
        ),
        ("<style>.a{background-image:URL('a.png')}</style>", rule, "info", "background-image:URL('a.png')"),
        ("<!-- <v:fill> --><p style='background:url(a.png)'>", rule, "info", "background:url(a.png)"),
    ]);
    none_is_found(&[
        (
            "<!--[if gte mso 9]><v:rect><v:fill src='a.png'/></v:rect><![endif]--><p style='background:url(a.png)'>",
            rule,
        ),
        ("<v:rect><v:fill src='a.png'/></v:rect><p style='background:url(a.png)'>", rule),
        ("<p style='background:#fff'><b style='background-image:none'>", rule),
        ("<style>@media (max-width:9px) { p { background: url(a.png) } }</style>", rule),
    ]);
}

#[test]
fn fixed_colours_are_found_where_nothing_is_said_of_dark_mode() {
    let rule = "compat/dark-mode";
    each_is_found(&[
        ("<html><body bgcolor='#FFFFFF' style='color:#000'>", rule, "info", "bgcolor='#FFFFFF'"),
        ("<body><p style='color : black'>", rule, "info", "color : black"),
        (
            "<head><style>p { background: rgb(255, 255, 255) }</style></head>",
            rule,
            "info",
            "background: rgb(255, 255, 255)",
        ),
        ("<body><p style='background:white url(a.png)'>", rule, "info", "background:white url(a.png)"),
    ]);
    none_is_found(&[
        ("<p style='color:#000'>", rule),
        ("<body style='color:#111;background:#fefefe'>", rule),
        ("<head><meta name='Color-Scheme' content='light dark'></head><body bgcolor=white>", rule),
        ("<head><meta name=supported-color-schemes content='light'></head><body bgcolor=white>", rule),
        ("<head><style>:root { color-scheme: light dark }</style></head><body bgcolor=white>", rule),
        (
            "<head><style>@media (prefers-color-scheme: dark) { p { color: red } }</style></head><body bgcolor=white>",
            rule,
        ),
    ]);
}

#[test]
fn a_viewport_is_asked_of_a_whole_document() {
    let rule = "compat/viewport";
    each_is_found(&[("<!doctype html><html><head><meta name=x></head>", rule, "info", "<html>")]);
    none_is_found(&[("<head><META name=' ViewPort ' content='width=device-width'></head>", rule), ("<p>Hi</p>", rule)]);
}

#[test]
fn content_that_only_a_media_query_shows_is_found() {
    let rule = "compat/media-only-layout";
    let query = "<style>@media (max-width:480px) { .m { display: block !important } }</style>";
    let hidden = format!("<style>.m, .n {{ display: none }}</style>{query}");
    each_is_found(&[
        (&format!("{hidden}<p class='a m'>Code 17</p>"), rule, "warn", "<p class='a m'>"),
        (
            &format!("{query}<div class=m style='display:none'><p><img src=a></p></div>"),
            rule,
            "warn",
            "<div class=m style='display:none'>",
        ),
        (
            "<style>#m{max-height:0} @media screen and (max-width:9px){ td #m, b { max-height: none } }</style><p id=m>Hi",
            rule,
            "warn",
            "<p id=m>",
        ),
        (
            "<style>.m{display:none} @media (max-width:9px){ *[class~=\"m\"] { display: block } }</style><p class=m>Hi",
            rule,
            "warn",
            "<p class=m>",
        ),
    ]);
    none_is_found(&[
        (&format!("{query}<p class=m>Hi</p>"), rule),
        (&format!("{hidden}<p class=m></p><p class=n>Hi</p>"), rule),
        // Each reader sees one of the two.
        (
            "<style>.m{display:none} @media (max-width:9px){ .m{display:block} .w{display:none} }</style><p class=m>a</p><p class=w>b</p>",
            rule,
        ),
        (
            "<style>.m{display:none} @media (prefers-color-scheme:dark){ .m{display:block} }</style><p class=m>a</p>",
            rule,
        ),
        ("<style>.m{display:none} @media print{ .m{display:block} }</style><p class=m>a</p>", rule),
    ]);
}

#[test]
fn many_places_make_one_finding_with_their_number() {
    let table = [
        ("<style>@import 'a';@import 'b';@import 'c';@import 'd';</style>", "html/css-import"),
        (&"<link rel=stylesheet href=a.css>".repeat(4), "html/external-stylesheet"),
        (&"<blinkx>".repeat(4), "html/nonstandard-element"),
        (&"<marquee></marquee>".repeat(4), "html/marquee-blink"),
        (&"<video></video>".repeat(4), "html/video-audio"),
        (&"<img src=http://a.test/ width=9 alt=''>".repeat(4), "images/no-https"),
        (&"<img src=a alt=''>".repeat(4), "images/no-dimensions"),
        (&"<img src=data:image/png,x width=9 alt=''>".repeat(4), "images/data-uri"),
        (&"<img src=a.svg width=9 alt=''>".repeat(4), "images/unsupported-format"),
        (&"<p style='font-family:Lato'>Hi</p>".repeat(4), "compat/web-font"),
        (&"<p style='background:url(a)'>Hi</p>".repeat(4), "compat/outlook-background"),
        (&format!("{}\n", "x".repeat(999)).repeat(4), "size/line-length"),
    ];
    for (html, rule) in table {
        let found = found(&ask(html), rule);
        assert_eq!(found.len(), 1, "{rule}: {found:?}");
        assert_eq!(found[0]["count"], 4, "{rule}");
    }
}

#[test]
fn what_was_not_read_in_full_lacks_nothing() {
    let unread = format!("<html><body bgcolor=white style='background:url(a.png)'>{}", "<b></b>".repeat(60_000));
    let many_styles = format!("<html><body bgcolor=white><style>{}</style>", "a{b:c}".repeat(60_000));
    for html in [unread, many_styles] {
        let answer = ask(&html);
        assert_eq!(found(&answer, "size/deep-nesting").len(), 1);
        for rule in ["html/no-doctype", "compat/viewport", "compat/dark-mode", "compat/outlook-background"] {
            assert_eq!(found(&answer, rule), [Value::Null; 0], "{rule}");
        }
    }
}

#[test]
fn a_tag_in_a_place_where_it_counts_for_nothing_is_told() {
    each_is_found(&[
        (
            "<a href=https://a.test/>a <a href=https://b.test/>b</a></a>",
            "html/malformed",
            "warn",
            "<a href=https://b.test/>",
        ),
        ("<p>a</p><tr><p>b</p>", "html/malformed", "warn", "<tr>"),
        ("<div><td class='x'>a</div>", "html/malformed", "warn", "<td class='x'>"),
        ("<table><tr><td>a</table><th>b", "html/malformed", "warn", "<th>"),
    ]);
    none_is_found(&[
        ("<a href=https://a.test/><table><tr><td><a href=https://b.test/>b</a></table></a>", "html/malformed"),
        ("{{#if x}}<a href=https://a.test/>{{else}}<a href=https://b.test/>{{/if}}b</a>", "html/malformed"),
        ("<table><div><td>a</div></table>", "html/malformed"),
        ("{{> head}}<tr><td>a</td></tr>", "html/malformed"),
        ("{{{head}}}<tr><td>a</td></tr>", "html/malformed"),
        ("<!--[if mso]><table><tr><td><![endif]-->a<!--[if mso]></td><td><![endif]-->b", "html/malformed"),
    ]);
    let row = ask_with(&POLICY, "<p>a</p><td style='display:none'>seen</td>");
    assert_eq!(row["stats"]["characters"], 6);
}

#[test]
fn a_part_of_a_template_may_begin_within_a_table() {
    let question = json!({ "kind": "trigger", "subject": "", "html": "<tr><td>a</td></tr>", "fragment": true });
    let answer = serde_json::from_str(&answer_json(&POLICY, "review_template", &question.to_string())).unwrap();
    assert_eq!(found(&answer, "html/malformed"), [Value::Null; 0]);
}

#[test]
fn a_link_that_begins_in_two_branches_has_the_text_behind_them() {
    let begin = |before: &str, between: &str, behind: &str| {
        format!("{before}<a href='https://a.test/a'>{between}<a href='https://a.test/b'>{behind}Our shop</a>")
    };
    for html in [
        begin("{{#if x}}", "{{else}}", "{{/if}}"),
        begin("{{#if x}}", "{{/if}}{{#unless x}}", "{{/unless}}"),
        begin("{{#if x}}", "{{#if y}}{{/if}}{{else}}", "{{/if}}"),
        begin("{{#if x}}", "{{else if y}}", "{{/if}}"),
    ] {
        none_is_found(&[(&html, "accessibility/empty-link"), (&html, "html/malformed")]);
    }
    for html in [
        begin("", "", ""),
        begin("{{#if x}}", "{{/if}}", ""),
        begin("{{#if x}}", "{{else}}{{/if}}", ""),
        begin("{{#if x}}", "{{#if y}}{{else}}{{/if}}", "{{/if}}"),
    ] {
        let (empty, broken) = (found(&ask(&html), "accessibility/empty-link"), found(&ask(&html), "html/malformed"));
        assert_eq!((empty.len(), broken.len()), (1, 1), "{html}");
    }
}

#[test]
fn a_link_is_one_however_it_is_written() {
    each_is_found(&[
        ("<p>See hTTps://bit.ly/x now</p>", "links/shortener", "reject", "hTTps://bit.ly/x"),
        (
            "<svg><a xlink:href='https://bit.ly/x'><text>Go</text></a></svg>",
            "links/shortener",
            "reject",
            "https://bit.ly/x",
        ),
        ("<svg><a href='https://bit.ly/x'><text>Go</text></a></svg>", "links/shortener", "reject", "https://bit.ly/x"),
        ("<svg><image xlink:href='http://a.test/b.png'/></svg>", "images/no-https", "warn", "http://a.test/b.png"),
        ("<svg><image href='http://a.test/b.png'/></svg>", "images/no-https", "warn", "http://a.test/b.png"),
    ]);
}

#[test]
fn clients_are_named_in_the_language_of_the_answer() {
    let html = "<div style='display:grid'><p>Your order has shipped</p></div>";
    for (locale, expected) in [
        ("en", "Outlook for Windows"),
        ("ja", "Windows 版 Outlook"),
        ("ko", "Windows용 Outlook"),
        ("zh-CN", "Windows 版 Outlook"),
    ] {
        let question = json!({ "kind": "trigger", "subject": "Your account", "html": html, "locale": locale });
        let answer: Value =
            serde_json::from_str(&answer_json(&POLICY, "review_template", &question.to_string())).unwrap();
        let message = found(&answer, "compat/unsupported-css")[0]["message"].as_str().unwrap().to_owned();
        assert!(message.contains(expected), "{message}");
    }
}
