//! Broken markup, comments and tags out of place.

use crate::asked::{ask, each_is_found, found, none_is_found, of_html, words};
use serde_json::json;

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
        let found = found(&of_html(html), "html/malformed");
        let messages: Vec<_> = found.iter().map(|finding| finding["message"].as_str().unwrap()).collect();
        assert!(messages.len() == 1 && messages[0].contains(expected), "{html}: {messages:?}");
    }
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
        let answer = of_html(&format!("<blinkx></blinkx>{}", "<b></b>".repeat(known)));
        assert_eq!(found(&answer, "html/nonstandard-element").len(), usize::from(is_found), "{known}");
    }
}

#[test]
fn lines_and_style_sheets_hold_on_both_sides_of_their_limits() {
    for (end, expected) in [("", None), ("a", Some("a")), ("字", Some("字"))] {
        let html = format!("<b>Hi</b>\r\n{}{end}\n<b>Hi</b>", "é".repeat(499));
        let found = found(&of_html(&html), "size/line-length");
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
    let answer = ask(&question);
    let found = found(&answer, "size/line-length");
    assert_eq!(found[0]["span"], json!({ "part": "text", "start": 1_001, "end": 1_003, "line": 2, "column": 999 }));
}

#[test]
fn comments_count_except_those_for_outlook() {
    let rule = "deception/comment-payload";
    let comment = |bytes: usize| format!("<!--{}-->", "x".repeat(bytes - 7));
    for (bytes, is_found) in [(2_048, false), (2_049, true)] {
        assert_eq!(found(&of_html(&comment(bytes)), rule).len(), usize::from(is_found), "{bytes}");
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
        let found = found(&of_html(html), rule);
        assert_eq!(found.len(), 1, "{rule}: {found:?}");
        assert_eq!(found[0]["count"], 4, "{rule}");
    }
}

#[test]
fn what_was_not_read_in_full_lacks_nothing() {
    let unread = format!("<html><body bgcolor=white style='background:url(a.png)'>{}", "<b></b>".repeat(60_000));
    let many_styles = format!("<html><body bgcolor=white><style>{}</style>", "a{b:c}".repeat(60_000));
    for html in [unread, many_styles] {
        let answer = of_html(&html);
        assert_eq!(found(&answer, "size/deep-nesting").len(), 1);
        for rule in ["html/no-doctype", "compat/viewport", "compat/dark-mode", "compat/outlook-background"] {
            assert!(found(&answer, rule).is_empty(), "{rule}");
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
    let row = of_html("<p>a</p><td style='display:none'>seen</td>");
    assert_eq!(row["stats"]["characters"], 6);
}

#[test]
fn a_part_of_a_template_may_begin_within_a_table() {
    let question = json!({ "kind": "trigger", "subject": "", "html": "<tr><td>a</td></tr>", "fragment": true });
    let answer = ask(&question);
    assert!(found(&answer, "html/malformed").is_empty());
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
        let (empty, broken) =
            (found(&of_html(&html), "accessibility/empty-link"), found(&of_html(&html), "html/malformed"));
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
