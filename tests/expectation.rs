//! What a vector promises, and whether an answer keeps it.

use serde_json::Value;

/// What an answer has to be.
#[derive(Clone, Debug)]
pub enum Expectation {
    /// The whole answer but for its `policy`, whose digest changes with every word of the document.
    Whole(Value),
    /// At least this: an object may have more fields, a list has as many items.
    Part(Value),
}

impl Expectation {
    /// What is wrong with the answer; nothing if it keeps the promise.
    ///
    /// # Errors
    /// The promise and the answer, if they differ.
    pub fn check(&self, answer: &str) -> Result<(), String> {
        let mut given: Value =
            serde_json::from_str(answer).map_err(|error| format!("the answer is not JSON: {error}\n  {answer}"))?;
        if let Some(fields) = given.as_object_mut() {
            fields.remove("policy");
        }
        let (kept, promised) = match self {
            Self::Whole(promised) => (*promised == given, promised),
            Self::Part(promised) => (includes(&given, promised), promised),
        };
        if kept { Ok(()) } else { Err(format!("promised {promised}\n  answered {answer}")) }
    }
}

fn includes(given: &Value, promised: &Value) -> bool {
    match (given, promised) {
        (Value::Object(given), Value::Object(promised)) => {
            promised.iter().all(|(key, part)| given.get(key).is_some_and(|whole| includes(whole, part)))
        }
        (Value::Array(given), Value::Array(promised)) => {
            given.len() == promised.len() && given.iter().zip(promised).all(|(whole, part)| includes(whole, part))
        }
        _ => given == promised,
    }
}

#[cfg(test)]
mod tests {
    use super::Expectation::{Part, Whole};
    use serde_json::json;

    #[test]
    fn a_whole_promise_overlooks_the_policy_alone() {
        let answer = r#"{"give_up":true,"policy":"mine@1#00"}"#;
        assert!(Whole(json!({"give_up": true})).check(answer).is_ok());
        assert!(Whole(json!({})).check(answer).is_err());
        assert!(Whole(json!({"give_up": true, "retry_ms": 1})).check(answer).is_err());
    }

    #[test]
    fn a_part_promise_overlooks_further_fields_but_no_further_items() {
        let answer = r#"{"actions":[{"action":"freeze","rule":"x"}],"rules":[]}"#;
        assert!(Part(json!({"actions": [{"action": "freeze"}]})).check(answer).is_ok());
        assert!(Part(json!({"actions": []})).check(answer).is_err());
        assert!(Part(json!({"actions": [{"action": "stop"}]})).check(answer).is_err());
        assert!(Part(json!({"other": 1})).check(answer).is_err());
    }
}
