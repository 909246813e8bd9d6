//! The shipped JSON Schema is the one that the types give.
#![cfg(feature = "schema")]

use sendright::{FUNCTIONS, policy, schema};
use std::path::Path;

#[test]
fn the_shipped_schema_is_the_one_of_the_types() {
    let generated = format!("{:#}\n", schema::document());
    if std::env::var_os("SENDRIGHT_WRITE_SCHEMA").is_some() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/sendright-1.json");
        return std::fs::write(file, generated).unwrap();
    }
    assert!(policy::SCHEMA == generated, "run `SENDRIGHT_WRITE_SCHEMA=1 cargo test -p sendright --features schema`");
}

#[test]
fn a_test_may_ask_every_question_but_the_one_that_runs_the_tests() {
    let schema = schema::document();
    let named = schema["$defs"]["PolicyTest"]["properties"]["function"]["enum"].as_array().unwrap();
    let wanted: Vec<_> = FUNCTIONS.iter().filter(|name| **name != "test_policy").collect();
    assert_eq!(named.iter().collect::<Vec<_>>(), wanted);
}

#[test]
fn every_question_and_answer_has_a_schema_with_its_fields() {
    for name in FUNCTIONS {
        let question = schema::question(name).unwrap();
        let fields = sendright::fields(name).unwrap();
        let known = question["properties"].as_object().map(serde_json::Map::len).unwrap_or_default();
        assert_eq!(known, fields.len(), "{name}: {question:#}");
        let answer = schema::answer(name).unwrap();
        assert!(answer["properties"]["policy"].is_object(), "{name}: {answer:#}");
    }
    assert_eq!(schema::question("nothing"), None);
}
