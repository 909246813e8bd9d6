//! From a document's text to a checked document: every mistake with its place.

use crate::error::{Code, Error, Errors};
use crate::input::{self, Step, Tree};
use crate::policy::{Document, coverage::Own, extend, mend, presets, source::Source};
use crate::reply;
use crate::{data, json, suggest};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// More mistakes than anyone reads at once.
const MOST_ERRORS: usize = 20;

/// A document that has been checked.
pub(super) struct Loaded {
    pub(super) document: Document,
    /// What it does not take from a preset.
    pub(super) own: Own,
}

pub(super) fn read(text: &str) -> Result<Loaded, Errors> {
    let source = Source::parse(text)?;
    let at = |(path, error): (Vec<Step>, Error)| source.place(Error { path: input::path_text(&path), ..error }, &path);
    let own = source.tree()?;
    let twins = extend::twins(&own);
    if !twins.is_empty() {
        return Err(Errors(twins.into_iter().take(MOST_ERRORS).map(at).collect()));
    }
    let written = if presets::is_shipped(text) { Own::default() } else { Own::of(&own) };
    let extends = own.get("extends").is_some();
    let mut tree = extend::resolve(own).map_err(at)?;
    let (mut errors, mut sound) = (Vec::new(), None);
    // Where things stand is told by their names, which mending may give to others.
    let mut given = None;
    let mut mended: Vec<Vec<Step>> = Vec::new();
    let place = |tree: &Tree<'_>, path: &[Step], error: Error| {
        let path = source.tree().map_or_else(|_| path.to_vec(), |own| extend::own_path(tree, &own, path));
        source.place(Error { path: input::path_text(&path), ..error }, &path)
    };
    loop {
        match input::from_tree::<Document>(&tree) {
            Ok(document) => {
                if let Some(sound) = sound.as_ref().filter(|_| !mended.is_empty()) {
                    // What stands in for a value in a list must not be held against the others.
                    for list in mended.drain(..).filter_map(mend::list_of) {
                        mend::put(&mut tree, &list, sound);
                    }
                    continue;
                }
                let given = given.as_ref().unwrap_or(&tree);
                let mistakes = document.mistakes().into_iter().chain(reply::mistakes(&document.reply));
                errors.extend(mistakes.map(|(path, error)| place(given, &path, error)));
                let loaded = Loaded { document, own: written };
                return if errors.is_empty() { Ok(loaded) } else { Err(Errors(errors)) };
            }
            Err(fault) => {
                let (path, code) = (fault.path().to_vec(), fault.code());
                let given = given.get_or_insert_with(|| tree.clone());
                let sound = sound.get_or_insert_with(mend::sound);
                if code == Code::MissingField && path.len() == 1 && !extends {
                    let sections = add_sections(&mut tree, sound);
                    if !sections.is_empty() {
                        errors.push(lacking(&sections));
                        continue;
                    }
                }
                let goes_on = if mended.contains(&path) {
                    mend::give_up(&mut tree, &path, sound)
                } else {
                    errors.push(place(given, &path, fault.into_error()));
                    if code == Code::UnknownField {
                        mend::remove(&mut tree, &path)
                    } else {
                        mend::put(&mut tree, &path, sound);
                        mended.push(path);
                        true
                    }
                };
                if !goes_on || errors.len() >= MOST_ERRORS {
                    return Err(Errors(errors));
                }
            }
        }
    }
}

/// Adds the sections that a document of its own lacks, so that they are told together; their names.
fn add_sections(tree: &mut Tree<'_>, sound: &Tree<'static>) -> Vec<String> {
    let Tree::Object(fields) = tree else { return Vec::new() };
    let mut added = Vec::new();
    for (name, section) in sound.fields().unwrap_or_default() {
        if section.fields().is_some() && input::place(fields, name).is_none() {
            if let Some(value) = input::entry(fields, name) {
                *value = section.clone();
            }
            added.push(name.clone().into_owned());
        }
    }
    added
}

fn lacking(sections: &[String]) -> Error {
    let names: Vec<&str> = sections.iter().map(String::as_str).collect();
    let what = if names.len() == 1 { "section is" } else { "sections are" };
    let first = names.first().copied().unwrap_or_default();
    Error::new(Code::MissingField, first, format!("the {what} missing: {}", suggest::list(&names)))
        .help("begin with `extends = \"tencent-ses@2026.1\"`, and write only what differs")
}

/// The first 64 bits of the SHA-256 of the document in force and of the data compiled in, in hex.
pub(super) fn digest(document: &Document) -> Result<String, Error> {
    let digest = Sha256::new().chain_update(json::text(document)?).chain_update(data::DIGEST.to_le_bytes()).finalize();
    Ok(digest.iter().take(8).fold(String::new(), |mut hex, byte| {
        let written = write!(hex, "{byte:02x}");
        debug_assert!(written.is_ok());
        hex
    }))
}

/// The error of a policy that gives none, which cannot be.
pub(super) fn broken() -> Error {
    Error::new(Code::InvalidValue, "", "the policy cannot be loaded")
}
