//! A template as its readers meet it, with the very words.

use crate::asked::{ask, finding_if_any, finds, of_html, words};
use sendright::{Policy, answer_json};
use serde_json::{Value, json};

#[test]
fn each_rule_finds_the_very_words() {
    let table = [
        ("<html xml:lang=en><p>Hi</p></html>", "accessibility/lang", "<html xml:lang=en>"),
        ("<!DOCTYPE html><HTML lang=' '><p>Hi</p>", "accessibility/lang", "<HTML lang=' '>"),
        ("<body><p>Hi</p></body>", "accessibility/lang", "<body>"),
        ("<html lang=en><body>Hi</body></html>", "accessibility/title", "<html lang=en>"),
        ("<head><title> &nbsp;</title></head>Hi", "accessibility/title", "<title>"),
        ("<p style='color:#777'> Hello &amp; <b>you</b></p>", "accessibility/contrast", "Hello &amp;"),
        ("<p style='color:#aaa'>Hi</p><p style='color:#ccc'>Bye</p>", "accessibility/contrast", "Bye"),
        ("<p style='color:#aaa'>{{name}}</p>", "accessibility/contrast", "{{name}}"),
        ("<p style='font-size:11px'>Hello, reader, <i>to you</i></p>A", "accessibility/small-text", "Hello, reader,"),
        ("<table role=none><td><table><td>x</table></table>", "accessibility/layout-table-role", "<table>"),
        ("<table id=a><td><table><td>x</table></table>", "accessibility/layout-table-role", "<table id=a>"),
        ("<a href='https://a.test/'> <img src=x></a>Hi", "accessibility/empty-link", "https://a.test/"),
        ("<h1>A</h1><h2>B</h2><h4 class=x>C</h4><h6>D</h6>", "accessibility/heading-order", "<h4 class=x>"),
        ("<a href='https://a.test/'>\n<b>Click</b> here » </a>", "links/generic-text", "Click</b> here »"),
        ("<a href=' shop.test/x'>Your order</a>", "links/bad-url", " shop.test/x"),
        (
            "<p>Hi, {{a}}, {{b}} <i>({{{c}}})</i> {{d}} are here</p>",
            "variables/adjacent",
            "{{a}}, {{b}} <i>({{{c}}})</i> {{d}}",
        ),
        ("<h1>Shop</h1><p>Dear {{customer.first}} {{last}},</p>", "variables/no-fallback", "{{customer.first}}"),
    ];
    for (html, rule, expected) in table {
        let answer = of_html(html);
        let found = finding_if_any(&answer, rule).unwrap_or_else(|| panic!("no {rule} in {html}: {answer}"));
        assert_eq!(words(html, found), expected, "{html}: {found}");
    }
}

#[test]
fn what_only_looks_like_an_offence_is_none() {
    let table = [
        ("<p>Hi</p>", "accessibility/lang"),
        ("<table><td>Hi</table>", "accessibility/title"),
        ("<html><body lang=ko>Hi</body></html>", "accessibility/lang"),
        ("<html lang='{{locale}}'>Hi</html>", "accessibility/lang"),
        ("<head><title>{{title}}</title></head>Hi", "accessibility/title"),
        ("<table role=presentation><td>Hi</table>", "accessibility/layout-table-role"),
        ("<table><tr><th>Price</th></tr><tr><td>7</td></tr></table>", "accessibility/layout-table-role"),
        ("<table><caption>Prices</caption><td>7</table>", "accessibility/layout-table-role"),
        ("<!--[if mso]><table><td><![endif]-->Hi", "accessibility/layout-table-role"),
        ("<h3>A</h3><h4>B</h4><h1>C</h1><h2>D</h2>", "accessibility/heading-order"),
        ("<h1>A</h1><h2 hidden>B</h2><h2>C</h2>", "accessibility/heading-order"),
        ("<h1>A</h1><h4 style='display:none'>B</h4>", "accessibility/heading-order"),
        ("{{#if a}}<h1>A</h1>{{else}}<h4>B</h4>{{/if}}", "accessibility/heading-order"),
        ("<a href='https://a.test/'>{{name}}</a>", "accessibility/empty-link"),
        ("<a href='https://a.test/'>{{> icon}}</a>", "accessibility/empty-link"),
        ("<a href='https://a.test/'><img src=x alt='{{name}}'></a>", "accessibility/empty-link"),
        ("<a href='https://a.test/' aria-label='Our shop'></a>", "accessibility/empty-link"),
        ("<a href='https://a.test/' style='display:none'></a>", "accessibility/empty-link"),
        ("<a name=top></a>", "accessibility/empty-link"),
        ("<a href='https://a.test/'>Our shop", "accessibility/empty-link"),
        ("<map><area href='https://a.test/' alt='Our shop'></map>", "accessibility/empty-link"),
        ("<a href='https://a.test/'>Click here to see your order</a>", "links/generic-text"),
        ("<a href='https://a.test/'>View {{order}}</a>", "links/generic-text"),
        ("<a href='https://a.test/' aria-label='Read more of lamps'>Read more</a>", "links/generic-text"),
        ("<p style='font-size:12px'>Hi</p>", "accessibility/small-text"),
        ("<p style='font-size:9pt'>Hi</p>", "accessibility/small-text"),
        ("<p>Your order is here</p><p style='font-size:9px'>Lamp Shop</p>", "accessibility/small-text"),
        ("<body style='font-size:62.5%'><p style='font-size:1.4em'>Hi</p></body>", "accessibility/small-text"),
        ("<p>Hi, {{a}} and {{b}} {{c}}</p>", "variables/adjacent"),
        ("<p>Hi, {{a}}<br>{{b}}<br>{{c}}</p>", "variables/adjacent"),
        ("<table><td>{{a}}<td>{{b}}<td>{{c}}</table>", "variables/adjacent"),
        ("<p>Hi, {{#if a}}{{a}} {{b}}{{else}}{{c}} {{d}}{{/if}}</p>", "variables/adjacent"),
        ("<p hidden>{{a}}{{b}}{{c}}</p>", "variables/adjacent"),
        ("<p>Hi, {{a}} {{b}} {{> c}} {{d}}</p>", "variables/adjacent"),
        ("<p>Hi {{#if name}}{{name}}{{else}}there{{/if}},</p>", "variables/no-fallback"),
        ("<p>Hi{{#if name}} {{name}}{{/if}},</p>", "variables/no-fallback"),
        ("<p>Hello from {{name}}, your shop</p>", "variables/no-fallback"),
        ("<p>Dear {{company}} customer</p>", "variables/no-fallback"),
        ("<p>Your order, {{number}}, is here</p>", "variables/no-fallback"),
        ("<p>Delhi {{name}} is a town</p>", "variables/no-fallback"),
    ];
    for (html, rule) in table {
        let answer = of_html(html);
        assert!(!finds(&answer, rule), "{html}: {answer}");
    }
}

#[test]
fn what_many_elements_have_in_common_is_told_once_with_their_number() {
    let element = "<table><td><a href='https://a.test/'></a><a href='https://a.test/'>here</a><i style='color:#aaa'>Hi</i></table>\n";
    let answer = of_html(&element.repeat(9));
    for rule in ["accessibility/layout-table-role", "accessibility/empty-link", "links/generic-text"] {
        assert_eq!(finding_if_any(&answer, rule).unwrap()["observed"], 9, "{rule}");
    }
    // Two warnings and two notices, however many elements: 10 - 2 * 0.5 - 2 * 0.1.
    assert!(finds(&answer, "accessibility/contrast"));
    assert_eq!(answer["score"], 88, "{answer}");
}

#[test]
fn a_name_without_a_fallback_is_known_in_each_language() {
    let greetings = [
        ("Hi {{name}},", true),
        ("Good morning, {{name}}!", true),
        ("{{first_name}}, your order is here", true),
        ("尊敬的{{name}}：", true),
        ("{{user}}，您好", true),
        ("{{name}} 様", true),
        ("{{last}} {{first}} さん、こんにちは", true),
        ("안녕하세요, {{name}}님", true),
        ("{{order}} has shipped", false),
        ("件名：{{title}}", false),
    ];
    for (greeting, expected) in greetings {
        assert_eq!(finds(&of_html(&format!("<p>{greeting}</p>")), "variables/no-fallback"), expected, "{greeting}");
        let question = json!({ "kind": "trigger", "subject": format!("{greeting} X"), "text": "Hello" });
        assert_eq!(finds(&ask(&question), "variables/no-fallback"), expected, "{greeting}, in the subject");
    }
    let late = format!("<p>{}</p><p>Hi {{{{name}}}},</p>", "Your order has shipped. ".repeat(20));
    assert!(!finds(&of_html(&late), "variables/no-fallback"));
}

#[test]
fn in_plain_text_lines_keep_variables_apart() {
    for (text, expected) in [("To {{a}} {{b}} {{c}}", true), ("To {{a}}\n{{b}}\r\n{{c}}", false)] {
        let answer = ask(&json!({ "kind": "trigger", "subject": "Hi", "text": text }));
        assert_eq!(finds(&answer, "variables/adjacent"), expected, "{text}");
    }
    let answer = ask(&json!({ "kind": "trigger", "subject": "News of {{a}}/{{b}}/{{c}}", "text": "Hello" }));
    assert_eq!(finding_if_any(&answer, "variables/adjacent").unwrap()["span"]["part"], "subject");
}

#[test]
fn rules_about_what_is_missing_keep_still_where_the_body_was_not_read() {
    let html = format!("<html>{}</html>", "<b></b>".repeat(60_000));
    let answer = ask(&json!({ "kind": "marketing", "subject": "Hi", "html": html }));
    for rule in
        ["accessibility/lang", "accessibility/title", "content/text-part-mismatch", "unsubscribe/physical-address"]
    {
        assert!(!finds(&answer, rule), "{rule}");
    }
}

#[test]
fn the_limits_are_those_of_the_policy() {
    let policy = Policy::load(
        r#"
        extends = "tencent-ses@2026.1"
        name = "mine"
        version = "1"
        [template.reader]
        min_contrast_tenths = 70
        max_adjacent_variables = 4
        [template.reader.generic_link_texts]
        de = ["hier"]
        [template.advertising]
        korean_labels = ["[광고]"]
        [template.bulk]
        daily_volume = 10
        "#,
    )
    .unwrap();
    let ask = |question: Value| -> Value {
        serde_json::from_str(&answer_json(&policy, "review_template", question.to_string())).unwrap()
    };
    let html = "<p style='color:#666'>Hi {{a}} {{b}} {{c}} {{d}}</p><a href='https://a.test/'>Hier</a>";
    let sender = json!({ "authentication": { "spf": "fail" }, "daily_volume": 11 });
    let answer = ask(json!({ "kind": "marketing", "subject": "[광고] 할인", "html": html, "sender": sender }));
    assert_eq!(finding_if_any(&answer, "accessibility/contrast").unwrap()["limit"], 700);
    assert!(finds(&answer, "links/generic-text"));
    assert!(!finds(&answer, "variables/adjacent"));
    assert!(!finds(&answer, "unsubscribe/ko-ad-label"));
    assert_eq!(finding_if_any(&answer, "auth/dkim-spf-dmarc").unwrap()["severity"], "reject");
}
