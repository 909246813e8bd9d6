//! Policy documents: what loads, loads again from what it wrote; what does not, is told with its place.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sendright::{FUNCTIONS, Policy, answer_json};
use sendright_fuzz::assert_told;

fuzz_target!(|text: &str| {
    match Policy::load(text) {
        Ok(policy) => {
            let written = serde_json::to_string(policy.document()).expect("a document is JSON");
            let again = Policy::load(&written).expect("a document in force loads");
            assert_eq!(again.stamp(), policy.stamp(), "{written}");
            for name in FUNCTIONS {
                let answer = answer_json(&policy, name, "{}");
                serde_json::from_str::<serde_json::Value>(&answer).expect("an answer is JSON");
            }
        }
        Err(errors) => {
            assert!(!errors.0.is_empty());
            let lines = text.matches('\n').count() + 1;
            for error in &errors.0 {
                assert_told(error);
                assert!(error.line.is_none_or(|line| line as usize <= lines), "{error:?} of {lines} lines");
            }
        }
    }
});
