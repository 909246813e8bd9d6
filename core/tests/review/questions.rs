//! What the question tells besides the template.

use crate::asked::{ask, finding, rules, trigger};
use serde_json::json;

#[test]
fn a_kind_that_is_new_to_the_account_asks_for_a_human() {
    for (earlier, found) in [(2, false), (3, true)] {
        let history = vec![json!({ "kind": "marketing" }); earlier];
        let answer = ask(&json!({ "kind": "trigger", "subject": "Hi", "html": "Hello", "history": history }));
        assert_eq!(rules(&answer).contains(&"history/new-kind"), found);
    }
}

#[test]
fn declared_variables_are_compared_with_the_used_ones() {
    let html = "<p>Hello {{nmae}}, {{#each items}}{{title}}{{/each}} {{user.city}} has quite a lot of news for you in these first days of autumn</p>";
    let variables = json!({ "name": {}, "items": {}, "user": {} });
    let answer = ask(&json!({ "kind": "trigger", "subject": "Hi", "html": html, "variables": variables }));
    let messages: Vec<&str> = answer["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|f| Some(f["message"].as_str()?).filter(|_| f["rule"] == "variables/undeclared"))
        .collect();
    assert_eq!(
        messages,
        ["`name` is declared but the template never uses it", "`nmae` is not among the declared variables"]
    );
    assert_eq!(
        answer["findings"].as_array().unwrap().iter().find(|f| f["span"].is_object()).unwrap()["help"],
        "did you mean `name`?"
    );
}

#[test]
fn spans_are_given_in_the_callers_unit() {
    let html = "<p>é👍\r\n字 <script></p>";
    for (encoding, start, column) in [("utf-8", 15, 5), ("utf-16", 10, 3), ("utf-32", 9, 3)] {
        let mut question = trigger(html);
        question["position_encoding"] = json!(encoding);
        let answer = ask(&question);
        let span = &finding(&answer, "html/script")["span"];
        assert_eq!(
            *span,
            json!({ "part": "html", "start": start, "end": start + 8, "line": 2, "column": column }),
            "{encoding}"
        );
    }
}

#[test]
fn a_question_that_cannot_be_answered_says_why() {
    let table = [
        (json!({ "kind": "trigger", "subject": "Hi" }), "missing-field"),
        (json!({ "kind": "spam", "subject": "Hi", "html": "" }), "invalid-value"),
        (json!({ "kind": "trigger", "subject": "Hi", "html": "", "locale": "en_US" }), "invalid-value"),
        (
            json!({ "kind": "trigger", "subject": "Hi", "html": "", "submitted_ms": 999_999_999_999_999_u64 }),
            "invalid-value",
        ),
        (json!({ "kind": "trigger", "subject": "Hi", "html": "", "sender": { "domian": "x" } }), "unknown-field"),
    ];
    for (question, code) in table {
        assert_eq!(ask(&question)["error"]["code"], code, "{question}");
    }
}
