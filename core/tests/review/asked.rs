//! Asking for a review, and reading the answer.

use sendright::{Policy, answer_json};
use serde_json::{Value, json};
use std::sync::LazyLock;

pub(crate) fn policy() -> &'static Policy {
    static POLICY: LazyLock<Policy> = LazyLock::new(|| Policy::preset("tencent-ses").unwrap());
    &POLICY
}

/// The answer of a policy to a question.
pub(crate) fn ask_with(policy: &Policy, question: &Value) -> Value {
    serde_json::from_str(&answer_json(policy, "review_template", question.to_string())).unwrap()
}

pub(crate) fn ask(question: &Value) -> Value {
    ask_with(policy(), question)
}

/// The question about a body of the kind that needs no least amount of text.
pub(crate) fn trigger(html: &str) -> Value {
    json!({ "kind": "trigger", "subject": "Your account", "html": html })
}

pub(crate) fn of_html(html: &str) -> Value {
    ask(&trigger(html))
}

/// The rules that found something, a rule as often as it did.
pub(crate) fn rules(answer: &Value) -> Vec<&str> {
    findings(answer).iter().map(|finding| finding["rule"].as_str().unwrap()).collect()
}

/// The question that an example of a rule stands for.
pub(crate) fn of_example(example: &Value) -> Value {
    let text = |key: &str, times: &str| {
        let times = usize::try_from(example[times].as_u64().unwrap_or(1)).unwrap();
        example[key].as_str().unwrap().repeat(times)
    };
    let (subject, html) = (text("subject", "subject_times"), text("html", "html_times"));
    let mut question = json!({ "kind": example["kind"], "subject": subject, "html": html });
    for (key, value) in example["with"].as_object().into_iter().flatten() {
        question[key] = value.clone();
    }
    question
}

/// The findings of a rule.
pub(crate) fn found(answer: &Value, rule: &str) -> Vec<Value> {
    of_rule(answer, rule).cloned().collect()
}

/// The first finding of a rule.
#[track_caller]
pub(crate) fn finding<'a>(answer: &'a Value, rule: &str) -> &'a Value {
    of_rule(answer, rule).next().unwrap_or_else(|| panic!("no {rule} in {answer}"))
}

/// The finding of a rule, if there is one; more than one there never is.
#[track_caller]
pub(crate) fn finding_if_any<'a>(answer: &'a Value, rule: &str) -> Option<&'a Value> {
    let mut found = of_rule(answer, rule);
    let first = found.next();
    assert_eq!(found.next(), None, "{rule} twice");
    first
}

pub(crate) fn finds(answer: &Value, rule: &str) -> bool {
    finding_if_any(answer, rule).is_some()
}

/// The words that a finding points at.
pub(crate) fn words<'a>(text: &'a str, finding: &Value) -> &'a str {
    let at = |key: &str| usize::try_from(finding["span"][key].as_u64().unwrap()).unwrap();
    &text[at("start")..at("end")]
}

/// Each template has one finding of the rule, of this severity, at these words.
pub(crate) fn each_is_found(table: &[(&str, &str, &str, &str)]) {
    for (html, rule, severity, expected) in table {
        let answer = of_html(html);
        let found = found(&answer, rule);
        assert_eq!(found.len(), 1, "{rule} in {html}: {answer}");
        assert_eq!((words(html, &found[0]), found[0]["severity"].as_str()), (*expected, Some(*severity)), "{html}");
    }
}

/// No template has a finding of the rule.
pub(crate) fn none_is_found(table: &[(&str, &str)]) {
    for (html, rule) in table {
        let answer = of_html(html);
        assert!(found(&answer, rule).is_empty(), "{rule} in {html}: {answer}");
    }
}

fn of_rule<'a>(answer: &'a Value, rule: &str) -> impl Iterator<Item = &'a Value> {
    findings(answer).iter().filter(move |finding| finding["rule"] == rule)
}

fn findings(answer: &Value) -> &[Value] {
    answer["findings"].as_array().unwrap_or_else(|| panic!("no findings in {answer}"))
}
