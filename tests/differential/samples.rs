//! What the vectors, the shipped policies and the described rules teach about questions.

use crate::vector::{self, Source};
use sendright::Policy;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Longer words are texts.
const LONGEST_WORD: usize = 40;

/// Things to make questions and policies from.
#[derive(Debug)]
pub(super) struct Samples {
    /// Questions by their names.
    pub(super) questions: BTreeMap<&'static str, Vec<Value>>,
    /// Values by the path of their field, as `decide_quota.domain.level`; items of lists at `[]`.
    values: BTreeMap<String, Vec<Value>>,
    /// Names of the fields of the object at a path.
    fields: BTreeMap<String, BTreeSet<String>>,
    /// Words and marks of all texts.
    pub(super) words: Vec<String>,
    /// Questions by name as they are written, whole and broken.
    pub(super) letters: Vec<(String, String)>,
    /// Documents as they are written, whole and broken.
    pub(super) documents: Vec<String>,
    /// The shipped policies: name and resolved document.
    pub(super) presets: Vec<(&'static str, Value)>,
    /// Ids of the review's rules.
    pub(super) rules: Vec<String>,
}

impl Samples {
    pub(super) fn learn() -> Result<Self, String> {
        let mut samples = Self {
            questions: BTreeMap::new(),
            values: BTreeMap::new(),
            fields: BTreeMap::new(),
            words: Vec::new(),
            letters: Vec::new(),
            documents: Vec::new(),
            presets: presets()?,
            rules: Vec::new(),
        };
        let mut words = BTreeSet::new();
        for vector in vector::all()? {
            let answered = !vector.case.native().starts_with(r#"{"error"#);
            if let Source::Document(text) = vector.case.policy {
                samples.documents.push(text);
            }
            let Some(function) = vector.case.function else { continue };
            // What was refused teaches mistakes, of which there are enough.
            if let Ok(question) = serde_json::from_str(&vector.case.question)
                && answered
            {
                samples.take_question(&function, question, &mut words);
            }
            samples.letters.push((function, vector.case.question));
        }
        samples.take_rules(&mut words)?;
        for name in sendright::FUNCTIONS {
            let known = samples.fields.entry((*name).to_owned()).or_default();
            known.extend(sendright::fields(name).unwrap_or_default().iter().map(|field| (*field).to_owned()));
        }
        samples.words = words.into_iter().collect();
        Ok(samples)
    }

    /// The values that were seen at a path.
    pub(super) fn at(&self, path: &str) -> &[Value] {
        self.values.get(path).map_or(&[], Vec::as_slice)
    }

    /// The names of the fields that were seen in the object at a path.
    pub(super) fn fields_at(&self, path: &str) -> Vec<&str> {
        self.fields.get(path).into_iter().flatten().map(String::as_str).collect()
    }

    fn take_question(&mut self, function: &str, question: Value, words: &mut BTreeSet<String>) {
        let Some(function) = sendright::FUNCTIONS.iter().find(|known| **known == function) else { return };
        if !question.is_object() {
            return;
        }
        self.take(function, &question, words);
        self.questions.entry(function).or_default().push(question);
    }

    fn take(&mut self, path: &str, value: &Value, words: &mut BTreeSet<String>) {
        match value {
            Value::Object(fields) => {
                for (key, value) in fields {
                    self.fields.entry(path.to_owned()).or_default().insert(key.clone());
                    self.take(&format!("{path}.{key}"), value, words);
                }
            }
            Value::Array(items) => items.iter().for_each(|item| self.take(&format!("{path}[]"), item, words)),
            Value::String(text) => words.extend(words_of(text)),
            _ => {}
        }
        let seen = self.values.entry(path.to_owned()).or_default();
        if !seen.contains(value) {
            seen.push(value.clone());
        }
    }

    /// The examples of the review's rules are templates too.
    fn take_rules(&mut self, words: &mut BTreeSet<String>) -> Result<(), String> {
        let policy = Policy::preset(self.presets.first().map_or("", |(name, _)| name)).map_err(|e| e.to_string())?;
        let described = sendright::answer_json(&policy, "describe_rules", "{}");
        let described: Value = serde_json::from_str(&described).map_err(|error| error.to_string())?;
        for rule in described["rules"].as_array().into_iter().flatten() {
            self.rules.extend(rule["id"].as_str().map(str::to_owned));
            for shown in [&rule["bad"], &rule["good"]] {
                let mut question = json!({});
                for field in ["kind", "subject", "html"] {
                    question[field] = shown[field].clone();
                }
                for (key, value) in shown["with"].as_object().into_iter().flatten() {
                    question[key] = value.clone();
                }
                self.take_question("review_template", question, words);
            }
        }
        Ok(())
    }
}

fn presets() -> Result<Vec<(&'static str, Value)>, String> {
    let resolved = |name| {
        let policy = Policy::preset(name).map_err(|error| error.to_string())?;
        serde_json::to_value(policy.document()).map_err(|error| error.to_string())
    };
    Policy::presets().into_iter().map(|name| Ok((name, resolved(name)?))).collect()
}

/// The words of a text; marks of HTML and templates stand alone and with what they enclose.
pub(super) fn words_of(text: &str) -> impl Iterator<Item = String> + '_ {
    let by_space = text.split_whitespace();
    let by_tag = text.split_inclusive(['>', '}']).flat_map(|piece| {
        let at = piece.find(['<', '{']).unwrap_or_default();
        let (before, tag) = piece.split_at(at);
        [before, tag]
    });
    by_space.chain(by_tag).filter(|word| !word.is_empty() && word.len() <= LONGEST_WORD).map(str::to_owned)
}
