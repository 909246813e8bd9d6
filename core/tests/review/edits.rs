//! What mends a finding by itself.

use crate::asked::{ask, finding, of_example, policy, trigger};
use proptest::prelude::{ProptestConfig, Strategy, proptest};
use proptest::sample::select;
use sendright::answer_json;
use serde_json::{Value, json};

/// The text of its part with a finding's change made, and that part; nothing where it has none.
fn mended(question: &Value, finding: &Value) -> Option<(String, &'static str)> {
    let span = finding["edit"].get("span")?;
    let part = ["subject", "html", "text"].into_iter().find(|part| span["part"] == **part).unwrap();
    let [start, end] = ["start", "end"].map(|key| usize::try_from(span[key].as_u64().unwrap()).unwrap());
    let mut text = question[part].as_str().unwrap().to_owned();
    text.replace_range(start..end, finding["edit"]["new_text"].as_str().unwrap());
    Some((text, part))
}

/// How often a rule spoke.
fn times(answer: &Value, rule: &str) -> u64 {
    let of_rule = answer["findings"].as_array().unwrap().iter().filter(|finding| finding["rule"] == rule);
    of_rule.map(|finding| finding["count"].as_u64().unwrap_or(1)).sum()
}

#[test]
fn a_change_touches_nothing_but_its_own_place() {
    let table = [
        ("html/event-handler", "<p class='a' onclick='go(\">\")' id=b>Hi</p>", "<p class='a' id=b>Hi</p>"),
        ("html/event-handler", "<p onclick=go() id=b>Hi</p>", "<p id=b>Hi</p>"),
        ("html/event-handler", "<p id=\"b\"onclick=\"go()\">Hi</p>", "<p id=\"b\">Hi</p>"),
        ("html/event-handler", "<p\n  onclick = '{{go}}'\n>Hi</p>", "<p\n>Hi</p>"),
        (
            "html/script",
            "<p>a</p><script>x('<p>')</script><p>b</p><script>y</script>",
            "<p>a</p><p>b</p><script>y</script>",
        ),
        ("html/script", "<p>a</p><SCRIPT>x()</Script ><p>b</p>", "<p>a</p><p>b</p>"),
        ("html/iframe", "<frame src='https://a.test/'><p>a</p>", "<p>a</p>"),
        ("html/iframe", "<p>a</p><iframe src='https://a.test/'><p>b</p></iframe>c", "<p>a</p>c"),
        ("html/object-embed", "<object data=a.swf><p>What the film shows</p></object>", "<p>What the film shows</p>"),
        ("html/object-embed", "<p>a</p><embed src=a.swf><p>b</p>", "<p>a</p><p>b</p>"),
        (
            "html/meta-refresh",
            "<meta charset=utf-8><meta http-equiv=refresh content='0;url=https://a.test/?a>b'><p>a",
            "<meta charset=utf-8><p>a",
        ),
        (
            "html/base-href",
            "<base href='https://a.test/'><a href='https://b.test/'>b</a>",
            "<a href='https://b.test/'>b</a>",
        ),
        (
            "links/no-https",
            "<a href='HTTP://a.test/?u=http://b.test'>a</a>",
            "<a href='https://a.test/?u=http://b.test'>a</a>",
        ),
        ("links/no-https", "<p>Look: http://a.test/b, now</p>", "<p>Look: https://a.test/b, now</p>"),
        (
            "images/no-https",
            "<p style=\"background:url('http://a.test/b.png')\">a",
            "<p style=\"background:url('https://a.test/b.png')\">a",
        ),
        (
            "links/userinfo",
            "<a href='https://bank.test:x@evil.test/a@b'>x</a>",
            "<a href='https://evil.test/a@b'>x</a>",
        ),
        ("variables/raw-html", "<p>{{a}} {{{b}}} {{{c}}}</p>", "<p>{{a}} {{b}} {{{c}}}</p>"),
        ("variables/raw-html", "<p>About you: {{&bio}}</p>", "<p>About you: {{bio}}</p>"),
        ("deception/zero-width-in-word", "<p>🌼 Your pass\u{200b}wo\u{200b}rd</p>", "<p>🌼 Your password</p>"),
        ("deception/bidi-control", "<p>photo\u{202e}gpj.exe</p>", "<p>photogpj.exe</p>"),
    ];
    for (rule, html, expected) in table {
        let question = trigger(html);
        let answer = ask(&question);
        assert_eq!(mended(&question, finding(&answer, rule)), Some((expected.to_owned(), "html")), "{rule}: {html}");
    }
}

#[test]
fn a_subject_is_mended_in_one_line_with_single_signs() {
    let table = [
        ("subject/punctuation", "Your order is here!!!", "Your order is here!"),
        ("subject/punctuation", "Ready?!! {{#if a}}Now!!{{/if}} {{name}}", "Ready? {{#if a}}Now!{{/if}} {{name}}"),
        ("subject/newline", "Your order\r\nBcc: all@shop.test", "Your order Bcc: all@shop.test"),
    ];
    for (rule, subject, expected) in table {
        let question = json!({ "kind": "trigger", "subject": subject, "html": "<p>You have a new message.</p>" });
        let answer = ask(&question);
        assert_eq!(mended(&question, finding(&answer, rule)), Some((expected.to_owned(), "subject")), "{subject}");
    }
}

#[test]
fn where_there_is_a_choice_to_make_there_is_no_change() {
    let table = [
        ("html/form", "<form action='/x'><input></form>", "Your order"),
        ("html/script", "<p>a</p><script>x()", "Your order"),
        ("html/base-href", "<base href='https://a.test/'><a href='orders'>Your orders</a>", "Your order"),
        ("html/base-href", "<base href='https://a.test/'><img src='logo.png' alt='Shop'>", "Your order"),
        ("links/no-https", "<a href='&#104;ttp://a.test/'>Your order</a>", "Your order"),
        ("deception/zero-width-in-word", "<p>Your pass&#8203;word</p>", "Your order"),
        ("subject/punctuation", "<p>You have a new message.</p>", "One! Two! Three!"),
        ("subject/punctuation", "<p>You have a new message.</p>", "🎁 🎉 🎁 New!!"),
    ];
    for (rule, html, subject) in table {
        let question = json!({ "kind": "trigger", "subject": subject, "html": html });
        assert_eq!(mended(&question, finding(&ask(&question), rule)), None, "{rule}: {html}");
    }
}

#[test]
fn the_link_to_unsubscribe_is_put_in_as_the_template_writes_its_variables() {
    let table = [
        ("en", "handlebars", "<a href=\"{{unsubscribe_url}}\">Unsubscribe</a>"),
        ("ja", "erb", "<a href=\"<%= unsubscribe_url %>\">配信停止</a>"),
        ("ko", "mailchimp", "<a href=\"*|UNSUB|*\">수신 거부</a>"),
        ("zh", "go", "<a href=\"{{.UnsubscribeURL}}\">退订</a>"),
    ];
    for (locale, dialect, link) in table {
        for (before, behind) in [("<body><p>News", "</body>"), ("<p>News</p>", "")] {
            let mut question = trigger(&format!("{before}{behind}"));
            (question["kind"], question["locale"], question["dialect"]) =
                ("marketing".into(), locale.into(), dialect.into());
            let answer = ask(&question);
            let expected = format!("{before}\n<p>{link}</p>\n{behind}");
            assert_eq!(mended(&question, finding(&answer, "unsubscribe/missing")), Some((expected, "html")));
        }
    }
}

#[test]
fn what_mends_a_rules_own_example_leaves_one_finding_fewer_and_no_lower_score() {
    let mut mending = Vec::new();
    let described: Value = serde_json::from_str(&answer_json(policy(), "describe_rules", "{}")).unwrap();
    for rule in described["rules"].as_array().unwrap() {
        let id = rule["id"].as_str().unwrap();
        let question = of_example(&rule["bad"]);
        let answer = ask(&question);
        let findings = answer["findings"].as_array().unwrap().iter().filter(|finding| finding["rule"] == id);
        for finding in findings {
            let Some((text, part)) = mended(&question, finding) else { continue };
            let mut changed = question.clone();
            changed[part] = text.into();
            let after = ask(&changed);
            assert_eq!(times(&after, id) + 1, times(&answer, id), "{changed}");
            assert!(after["score"].as_u64() >= answer["score"].as_u64(), "{changed}");
            mending.push(id);
        }
    }
    mending.sort_unstable();
    mending.dedup();
    let expected = [
        "deception/bidi-control",
        "deception/zero-width-in-word",
        "html/base-href",
        "html/event-handler",
        "html/iframe",
        "html/meta-refresh",
        "html/object-embed",
        "html/script",
        "images/no-https",
        "links/no-https",
        "links/userinfo",
        "subject/newline",
        "subject/punctuation",
        "unsubscribe/missing",
        "variables/raw-html",
    ];
    assert_eq!(mending, expected);
}

/// Pieces of bad mails, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let pieces = [
        "<p>",
        "</p>",
        "<script>",
        "</script>",
        "<object>",
        "</object>",
        "<iframe",
        " onclick=",
        "'",
        "\"",
        ">",
        "<",
        "go()",
        "<base href=",
        "http://a.test/",
        "b@",
        "{{{",
        "}}}",
        "{{name}}",
        "</body>",
        "<!--",
        "-->",
        "🌼",
        "\u{200b}",
        "\u{202e}",
        "a",
        " ",
        "\r\n",
        "<style>p{background:url(http://a.test)}</style>",
        "<meta http-equiv=refresh>",
        "&amp;",
    ];
    proptest::collection::vec(select(pieces.to_vec()), 0..24).prop_map(|pieces| pieces.concat())
}

/// The question with one of the changes made that leave less of what they are to mend.
fn better(question: &Value) -> Option<Value> {
    let answer = ask(question);
    answer["findings"].as_array()?.iter().find_map(|finding| {
        let (text, part) = mended(question, finding)?;
        let mut changed = question.clone();
        changed[part] = text.into();
        let rule = finding["rule"].as_str().unwrap();
        (times(&ask(&changed), rule) < times(&answer, rule)).then_some(changed)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_change_lies_within_its_text_and_asking_anew_comes_to_an_end(html in pieces(), subject in pieces()) {
        let mut question = json!({ "kind": "marketing", "subject": subject, "html": html });
        let mut changes = 0;
        while let Some(changed) = better(&question) {
            question = changed;
            changes += 1;
            assert!(changes < 100, "{question}");
        }
    }
}
