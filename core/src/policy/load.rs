//! From a document's text to a checked document: every mistake with its place.

use crate::error::{Code, Error, Errors};
use crate::input::{self, Step};
use crate::policy::{Document, extend, source::Source};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// More mistakes than anyone reads at once.
const MOST_ERRORS: usize = 20;

pub(super) fn read(text: &str) -> Result<Document, Errors> {
    let source = Source::parse(text)?;
    let mut tree = extend::resolve(source.tree()?)
        .map_err(|(path, error)| source.place(Error { path: input::path_text(&path), ..error }, &path))?;
    let mut errors = Vec::new();
    let place = |tree: &Value, path: &[Step], error: Error| {
        let path = source.tree().map_or_else(|_| path.to_vec(), |own| extend::own_path(tree, &own, path));
        source.place(Error { path: input::path_text(&path), ..error }, &path)
    };
    loop {
        match input::from_value::<Document>(&tree) {
            Ok(document) => {
                errors.extend(document.mistakes().into_iter().map(|(path, error)| place(&tree, &path, error)));
                return if errors.is_empty() { Ok(document) } else { Err(Errors(errors)) };
            }
            Err(fault) => {
                let path = fault.path.clone();
                let code = fault.code;
                errors.push(place(&tree, &path, fault.into_error()));
                if code != Code::UnknownField || errors.len() >= MOST_ERRORS || !remove(&mut tree, &path) {
                    return Err(Errors(errors));
                }
            }
        }
    }
}

/// Takes an unknown field out, so that the mistakes behind it are found too.
fn remove(tree: &mut Value, path: &[Step]) -> bool {
    let Some((Step::Key(last), parents)) = path.split_last() else { return false };
    let mut at = Some(tree);
    for step in parents {
        at = match step {
            Step::Key(key) => at.and_then(|value| value.get_mut(key)),
            Step::Index(index) => at.and_then(|value| value.get_mut(index)),
        };
    }
    at.and_then(Value::as_object_mut).is_some_and(|fields| fields.remove(last).is_some())
}

/// The first 64 bits of the SHA-256 of the document in force, in hex.
pub(super) fn digest(document: &Document) -> Result<String, Error> {
    let text = serde_json::to_string(document).map_err(|e| Error::new(Code::InvalidValue, "", e.to_string()))?;
    Ok(Sha256::digest(text.as_bytes()).iter().take(8).fold(String::new(), |mut hex, byte| {
        let written = write!(hex, "{byte:02x}");
        debug_assert!(written.is_ok());
        hex
    }))
}

/// The error of a policy that gives none, which cannot be.
pub(super) fn broken() -> Error {
    Error::new(Code::InvalidValue, "", "the policy cannot be loaded")
}
