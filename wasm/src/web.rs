//! The face for JavaScript: the door as it is, in strings, and the question that is asked most in numbers.
//!
//! Failures are thrown as the JSON text of a list of errors; `npm/policy.js` makes them `SendrightError`s. Objects
//! pass as JSON, so that a question is read, and refused, in the same words as everywhere.

mod reputation;

use sendright::{Error, Policy, json};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// A loaded policy.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Handle {
    policy: Policy,
    /// The question and answer of `assess_reputation` in numbers.
    row: Box<[f64]>,
}

#[wasm_bindgen]
impl Handle {
    /// Loads a document in TOML, or in JSON if its first character is `{`.
    pub fn load(text: &str) -> Result<Handle, String> {
        Policy::load(text).map(Self::new).map_err(|errors| told(&errors.0))
    }

    /// A shipped policy by name.
    pub fn preset(name: &str) -> Result<Handle, String> {
        Policy::preset(name).map(Self::new).map_err(|error| told(&[error]))
    }

    /// `name@version#digest`
    #[must_use]
    pub fn stamp(&self) -> String {
        self.policy.stamp().to_owned()
    }

    /// Answers a question by name, in JSON.
    #[must_use]
    pub fn answer_json(&self, name: &str, question: String) -> String {
        sendright::answer_json(&self.policy, name, question)
    }

    /// The rules of reputation in words, in JSON.
    #[must_use]
    pub fn reputation_rules(&self) -> String {
        reputation::rules(&self.policy)
    }

    /// Where in the memory the row of numbers begins that `assess` reads and writes; in bytes.
    #[must_use]
    pub fn row(&self) -> usize {
        self.row.as_ptr().addr()
    }

    /// How many numbers the row has.
    #[must_use]
    pub fn row_length(&self) -> usize {
        self.row.len()
    }

    /// Answers `assess_reputation` within the row; false if the question has no answer.
    pub fn assess(&mut self) -> bool {
        reputation::assess(&self.policy, &mut self.row)
    }

    /// What the nearest miss of the question in the row lacks, a line each.
    #[must_use]
    pub fn lacks(&self) -> String {
        reputation::lacks(&self.policy, &self.row)
    }
}

impl Handle {
    fn new(policy: Policy) -> Self {
        let row = reputation::row(&policy);
        Self { policy, row }
    }
}

/// The names of the shipped policies.
#[wasm_bindgen]
#[must_use]
pub fn presets() -> Vec<String> {
    Policy::presets().into_iter().map(str::to_owned).collect()
}

/// The module's memory, in which the rows of numbers lie.
#[wasm_bindgen]
#[must_use]
pub fn numbers_memory() -> JsValue {
    wasm_bindgen::memory()
}

fn told(errors: &[Error]) -> String {
    json::text(errors).unwrap_or_default()
}
