//! What each rule did in an answer, in a word, so that two answers can be held against each other.

use serde_json::Value;
use std::collections::BTreeMap;

/// The name under which the answer's own decision stands, beside those of its rules.
pub(super) const WHOLE: &str = "(decision)";

/// The fields that hold an answer's decision.
const DECISIONS: [&str; 7] = ["decision", "verdict", "outcome", "verified", "give_up", "first_failure", "level"];

/// The lists of an answer whose things name a rule, and the field that says what the rule did; without it the rule
/// is merely named.
const LISTS: [(&str, Option<&str>); 3] =
    [("actions", Some("action")), ("findings", Some("severity")), ("reasons", None)];

/// Rules that did something, with what they did.
pub(super) type Effects = BTreeMap<String, String>;

/// Each rule that did something, with what it did.
pub(super) fn effects(answer: &Value) -> Effects {
    let mut found = BTreeMap::new();
    if let Some(error) = answer.get("error").and_then(|error| error.get("code")).and_then(Value::as_str) {
        found.insert(WHOLE.to_owned(), format!("error {error}"));
    }
    for field in DECISIONS {
        if let Some(value) = answer.get(field).filter(|value| !value.is_null()) {
            let word = value.as_str().map_or_else(|| format!("{field} {value}"), str::to_owned);
            found.insert(WHOLE.to_owned(), word);
            break;
        }
    }
    // A rule that alone decided, as of a reply.
    if let Some(rule) = answer.get("rule").and_then(Value::as_str) {
        let word = found.get(WHOLE).cloned().unwrap_or_else(|| "decided".to_owned());
        found.insert(rule.to_owned(), word);
    }
    for (list, word) in LISTS {
        for item in answer.get(list).and_then(Value::as_array).into_iter().flatten() {
            let Some(rule) = item.get("rule").and_then(Value::as_str) else { continue };
            let word = word.map_or(Some("holds"), |field| item.get(field).and_then(Value::as_str));
            found.insert(rule.to_owned(), word.unwrap_or("holds").to_owned());
        }
    }
    found
}
