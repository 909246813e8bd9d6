//! The vectors in native Rust.

use sendright_tests::vector;

#[test]
fn every_vector_is_answered_as_promised() {
    let vectors = vector::all().unwrap();
    let broken: Vec<_> = vectors
        .iter()
        .filter_map(|vector| {
            let wrong = vector.expected.check(&vector.case.native()).err()?;
            Some(format!("{}\n  {wrong}", vector.case.id))
        })
        .collect();
    assert!(!vectors.is_empty(), "there are no vectors");
    assert!(broken.is_empty(), "{} of {} differ:\n{}", broken.len(), vectors.len(), broken.join("\n"));
    println!("{} vectors", vectors.len());
}

#[test]
fn every_question_has_a_vector() {
    let vectors = vector::all().unwrap();
    let asked = |name: &str| vectors.iter().any(|vector| vector.case.function.as_deref() == Some(name));
    let missing: Vec<_> = sendright::FUNCTIONS.iter().filter(|name| !asked(name)).collect();
    assert!(missing.is_empty(), "no vector asks {missing:?}");
}

#[test]
fn an_oversized_question_has_an_answer_too() {
    for case in vector::oversized() {
        let answer: serde_json::Value = serde_json::from_str(&case.native()).unwrap();
        assert!(answer.get("error").is_some() || answer.get("policy").is_some(), "{}", case.id);
    }
}
