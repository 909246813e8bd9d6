//! Where the review draws a line, the line is the policy's.
#![expect(clippy::unwrap_used, reason = "a test ends where it goes wrong")]

use sendright::{Policy, answer_json};
use serde_json::{Value, json};

fn mine(change: &str) -> String {
    format!("extends = \"tencent-ses@2026.1\"\nname = \"mine\"\nversion = \"1\"\n{change}\n")
}

/// The severity with which a rule finds something, if it does.
fn severity(policy: &Policy, question: &Value, rule: &str) -> Option<String> {
    let answer: Value = serde_json::from_str(&answer_json(policy, "review_template", &question.to_string())).unwrap();
    let findings = answer["findings"].as_array().unwrap_or_else(|| panic!("{answer}"));
    Some(findings.iter().find(|finding| finding["rule"] == rule)?["severity"].as_str().unwrap().to_owned())
}

/// A body under a policy with one change, a rule, and what it finds in the shipped policy and in the changed one.
type Row = (&'static str, String, &'static str, Option<&'static str>, Option<&'static str>);

#[track_caller]
fn hold(rows: &[Row]) {
    let shipped = Policy::preset("tencent-ses").unwrap();
    for (change, html, rule, before, after) in rows {
        let question = json!({ "kind": "trigger", "subject": "Your account", "html": html });
        assert_eq!(severity(&shipped, &question, rule).as_deref(), *before, "{rule} as shipped: {html}");
        let changed = Policy::load(&mine(change)).unwrap();
        assert_eq!(severity(&changed, &question, rule).as_deref(), *after, "{rule} with {change}: {html}");
    }
}

#[test]
fn how_words_of_content_count() {
    let apart = |letters: usize| {
        format!("<p>Please verify your account. {} It has been limited.</p>", "word ".repeat(letters / 4))
    };
    let meant = |letters: usize| {
        format!(
            "<p>Our lottery syndicate. {} Online casino, we say to the lottery fund.</p>",
            "word ".repeat(letters / 4)
        )
    };
    let offer = "<p>Our casino has a bonus for you.</p>".to_owned();
    let topics = "<p>The casino beside the other casino, and a slot machine.</p>".to_owned();
    let promotion = "<p>Save up to 40 % this week.</p><p>Shop now</p>".to_owned();
    hold(&[
        ("[template.content]\nnear_letters = 100", apart(40), "content/phishing", Some("reject"), Some("reject")),
        ("[template.content]\nnear_letters = 100", apart(140), "content/phishing", Some("reject"), None),
        ("[template.content]\nnear_letters = 300", apart(240), "content/phishing", None, Some("reject")),
        ("[template.content]\ncontext_letters = 1000", meant(400), "content/lottery", Some("reject"), None),
        (
            "[template.content.gravity]\ngambling = { pair = \"warn\" }",
            offer.clone(),
            "content/gambling",
            Some("reject"),
            Some("warn"),
        ),
        ("[template.content.gravity]\ngambling = { pair = \"off\" }", offer, "content/gambling", Some("reject"), None),
        (
            "[template.content.gravity]\ngambling = { alone = \"off\" }",
            topics,
            "content/gambling",
            Some("review"),
            None,
        ),
        (
            "[template.content.gravity]\npromotion = { pair = \"info\" }",
            promotion,
            "content/kind-mismatch",
            Some("review"),
            Some("info"),
        ),
    ]);
}

#[test]
fn a_category_that_there_is_not_and_one_that_is_left_out_are_told() {
    let errors = |text: &str| Policy::load(text).unwrap_err().0.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(
        errors(&mine("[template.content.gravity]\ngambing = { strong = \"review\", pair = \"off\" }")),
        [
            "line 5, column 1: template.content.gravity.gambing: there is no category `gambing`; did you mean `gambling`?"
        ]
    );
    let without = mine("").replace("name =", "without = [\"template.content.gravity.loan\"]\nname =");
    assert_eq!(
        errors(&without),
        [
            "template.content.gravity.loan: how grave the words of `loan` are is missing; write `{ strong = \"off\", pair = \"off\" }` to leave the category out"
        ]
    );
}

#[test]
fn a_rule_of_a_category_is_described_as_grave_as_the_policy_has_it() {
    let described = |change: &str| -> Value {
        let policy = Policy::load(&mine(change)).unwrap();
        let answer: Value = serde_json::from_str(&answer_json(&policy, "describe_rules", "{}")).unwrap();
        answer["rules"].as_array().unwrap().iter().find(|rule| rule["id"] == "content/loan").unwrap()["severity"]
            .clone()
    };
    assert_eq!(described(""), "reject");
    assert_eq!(described("[template.content.gravity]\nloan = { strong = \"review\", pair = \"warn\" }"), "review");
    assert_eq!(described("[template.severity]\n\"content/loan\" = \"info\""), "info");
}
