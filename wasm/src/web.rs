//! The face for JavaScript: the door as it is, in strings.
//!
//! Failures are thrown as the JSON text of a list of errors; `npm/policy.js` makes them `SendrightError`s. Objects
//! pass as JSON, so that a question is read, and refused, in the same words as everywhere.

use sendright::{Error, Policy};
use wasm_bindgen::prelude::wasm_bindgen;

/// A loaded policy.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Handle(Policy);

#[wasm_bindgen]
impl Handle {
    /// Loads a document in TOML, or in JSON if its first character is `{`.
    pub fn load(text: &str) -> Result<Handle, String> {
        Policy::load(text).map(Self).map_err(|errors| json(&errors.0))
    }

    /// A shipped policy by name.
    pub fn preset(name: &str) -> Result<Handle, String> {
        Policy::preset(name).map(Self).map_err(|error| json(&[error]))
    }

    /// `name@version#digest`
    #[must_use]
    pub fn stamp(&self) -> String {
        self.0.stamp().to_owned()
    }

    /// Answers a question by name, in JSON.
    #[must_use]
    pub fn answer_json(&self, name: &str, question: &str) -> String {
        sendright::answer_json(&self.0, name, question)
    }
}

/// The names of the shipped policies.
#[wasm_bindgen]
#[must_use]
pub fn presets() -> Vec<String> {
    Policy::presets().into_iter().map(str::to_owned).collect()
}

fn json(errors: &[Error]) -> String {
    serde_json::to_string(errors).unwrap_or_default()
}
