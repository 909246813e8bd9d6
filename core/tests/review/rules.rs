//! What each rule finds, with the very words, and what only looks like it.

use crate::asked::{ask, ask_with, finding, of_example, policy, rules, trigger, words};
use sendright::answer_json;
use serde_json::Value;

#[test]
fn each_rule_finds_the_very_words() {
    let table = [
        ("<p>Hi</p><script>x()</script>", "html/script", "<script>"),
        ("<IFRAME src=a>", "html/iframe", "<IFRAME src=a>"),
        ("<form action='/x'><input></form>", "html/form", "<form action='/x'>"),
        ("<p>Hi</p><input name=q>", "html/form", "<input name=q>"),
        ("<embed src=a.swf>", "html/object-embed", "<embed src=a.swf>"),
        ("<p OnClick = 'go()'>Hi</p>", "html/event-handler", "OnClick = 'go()'"),
        ("<img src=x onerror=alert(1)>", "html/event-handler", "onerror=alert(1)"),
        ("<meta HTTP-EQUIV=' Refresh '>", "html/meta-refresh", "<meta HTTP-EQUIV=' Refresh '>"),
        ("<base href='//x.test'>", "html/base-href", "<base href='//x.test'>"),
        ("<a href='https://bit.ly/a'>x</a>", "links/shortener", "https://bit.ly/a"),
        ("<a href='HTTPS://WWW.BIT.LY/a'>x</a>", "links/shortener", "HTTPS://WWW.BIT.LY/a"),
        ("<p>Look: https://tinyurl.com/abc, now</p>", "links/shortener", "https://tinyurl.com/abc"),
        ("<a href=http://10.0.0.1/>x</a>", "links/ip-host", "http://10.0.0.1/"),
        ("<a href='http://3232235777/'>x</a>", "links/ip-host", "http://3232235777/"),
        ("<a href='http://0x7f.1/'>x</a>", "links/ip-host", "http://0x7f.1/"),
        ("<a href='https://[::1]:443/'>x</a>", "links/ip-host", "https://[::1]:443/"),
        ("<a href='http://１２７.0.0.1/'>x</a>", "links/ip-host", "http://１２７.0.0.1/"),
        ("<a href=' java\tscript:alert(1)'>x</a>", "links/dangerous-scheme", " java\tscript:alert(1)"),
        ("<a href='&#106;avascript:x'>x</a>", "links/dangerous-scheme", "&#106;avascript:x"),
        ("<a href='data:text/html,x'>x</a>", "links/dangerous-scheme", "data:text/html,x"),
        ("<a href='https://bank.test@evil.test/'>x</a>", "links/userinfo", "https://bank.test@evil.test/"),
        ("<a href='https://a.test:8080/'>x</a>", "links/odd-port", "https://a.test:8080/"),
        ("<a href='https://a.test/x.EXE?y'>x</a>", "links/file-download", "https://a.test/x.EXE?y"),
        (
            "<a href='https://a.test/go?u=https%3A%2F%2Fb.test'>x</a>",
            "links/redirect",
            "https://a.test/go?u=https%3A%2F%2Fb.test",
        ),
        (
            "<a href='https://evil.test/'> https://bank.test/x </a>",
            "deception/link-text-mismatch",
            "https://bank.test/x",
        ),
        (
            "<a href='https://evil.test/'><b>www.bank</b>.co.uk</a>",
            "deception/link-text-mismatch",
            "www.bank</b>.co.uk",
        ),
        ("<p>Dear {{{name}}}, hello to you</p>", "variables/raw-html", "{{{name}}}"),
        ("<style>p{color:{{c}}}</style>", "variables/in-script-or-style", "{{c}"),
        ("<p style='background:URL( {{u}} )'>Hi</p>", "variables/in-script-or-style", "{{u}}"),
        ("<p title='{{t}}' onclick='{{x}}'>Hi</p>", "variables/in-script-or-style", "{{x}}"),
        ("<{{t}}>Hi</{{t}}>", "variables/in-tag-name", "{{t}}"),
        ("<p {{attributes}}>Hi</p>", "variables/in-tag-name", "{{attributes}}"),
        ("<a href='https://{{host}}/x'>Go on</a>", "variables/link-host", "https://{{host}}/x"),
        (
            "<a href='{{#if a}}https://a.test{{else}}https://bit.ly/b{{/if}}'>x</a>",
            "links/shortener",
            "{{#if a}}https://a.test{{else}}https://bit.ly/b{{/if}}",
        ),
        ("<p>Hello {{name}, good day</p>", "variables/syntax", "{{"),
        ("<p>Hello {name}}, good day</p>", "variables/syntax", "{name}}"),
        ("<p>Hello *|FNAME|*, good day</p>", "variables/syntax", "*|FNAME|*"),
        ("<p>Hello %%first_name%%, good day</p>", "variables/syntax", "%%first_name%%"),
        ("<a href='{{base}}/orders'>Your order</a>", "variables/link-host", "{{base}}/orders"),
        ("<a href='https://a.test/x.%65xe'>Your order</a>", "links/file-download", "https://a.test/x.%65xe"),
        (
            "<a href='https://a.test/go?url=https%253A%252F%252Fb.test'>Go on</a>",
            "links/redirect",
            "https://a.test/go?url=https%253A%252F%252Fb.test",
        ),
        ("<p>Hello {{}}, good day to you</p>", "variables/syntax", "{{}}"),
        ("<p>{{#if a}}Hello to you</p>", "variables/syntax", "{{#if a}}"),
    ];
    for (html, rule, expected) in table {
        let answer = ask(&trigger(html));
        let found = finding(&answer, rule);
        if html.contains("{{c}}}") {
            // Three closing braces: where the tag ends is the matter of the syntax, not of this rule.
            assert!(words(html, found).starts_with(expected), "{html}: {found}");
        } else {
            assert_eq!(words(html, found), expected, "{html}: {found}");
        }
    }
}

#[test]
fn what_only_looks_like_an_offence_is_none() {
    let table = [
        ("<!-- <script>x</script> --><p>Hi</p>", "html/script"),
        ("<p>The onion is on the table: onerror=1</p>", "html/event-handler"),
        ("<p title='<script>'>Hi</p>", "html/script"),
        ("<a href='https://orbit.lyon.test/'>x</a>", "links/shortener"),
        ("<a href='https://a.test/?x=bit.ly'>x</a>", "links/shortener"),
        ("<a href='https://4.example4.test/'>x</a>", "links/ip-host"),
        ("<a href='https://a.test/user@b.test'>x</a>", "links/userinfo"),
        ("<a href='https://shop.bank.test/'>www.bank.test</a>", "deception/link-text-mismatch"),
        ("<a href='{{url}}'>https://bank.test</a>", "deception/link-text-mismatch"),
        ("<a href='https://a.test/'>Node.js</a>", "deception/link-text-mismatch"),
        ("<a href='https://a.test/'>Version 2.0</a>", "deception/link-text-mismatch"),
        ("<a href='https://www.facebook.com/sharer.php?u=https://b.test/'>x</a>", "links/redirect"),
        ("<a href='https://web.archive.org/web/2020/https://b.test/'>x</a>", "links/redirect"),
        ("<a href='https://accounts.google.com/o/oauth2/auth?redirect_uri=https://b.test/'>x</a>", "links/redirect"),
        ("<p {{#if a}}class='b'{{/if}}>Hi</p>", "variables/in-tag-name"),
        ("<p style='width:{{w}}px'>Hi</p>", "variables/in-script-or-style"),
        ("<p>{{! a note }}Hi</p>", "variables/syntax"),
    ];
    for (html, rule) in table {
        let answer = ask(&trigger(html));
        assert!(!rules(&answer).contains(&rule), "{html}: {answer}");
    }
}

#[test]
fn every_rule_is_described_and_its_examples_hold() {
    let policy = policy();
    let described: Value = serde_json::from_str(&answer_json(policy, "describe_rules", "{}")).unwrap();
    for rule in described["rules"].as_array().unwrap() {
        let id = rule["id"].as_str().unwrap();
        for (side, expected) in [("bad", true), ("good", false)] {
            let answer = ask_with(policy, &of_example(&rule[side]));
            assert_eq!(
                rules(&answer).contains(&id),
                expected,
                "{id}, {side}: {}",
                &answer.to_string()[..400.min(answer.to_string().len())]
            );
        }
        for field in ["what", "why", "fix", "source"] {
            assert!(rule[field].as_str().unwrap().len() > 2, "{id} has no {field}");
        }
    }
}
