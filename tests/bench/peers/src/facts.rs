//! The questions.

use anyhow::{Context, Result};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The names of the figures in the rules, the most used first.
pub(crate) const NAMES: [&str; 8] =
    ["sent", "delivered", "invalid", "spam", "complained", "quota", "opened", "blocked"];

/// The figures, in the order of [`NAMES`].
pub(crate) type Facts = [i64; NAMES.len()];

/// A question, and the ids of the rules that hold, sorted.
pub(crate) struct Day {
    pub(crate) facts: Facts,
    pub(crate) holding: Vec<String>,
}

/// Reads a question a line.
pub(crate) fn read(text: &str) -> Result<Vec<Day>> {
    text.lines().map(line).collect()
}

fn line(text: &str) -> Result<Day> {
    #[derive(Deserialize)]
    struct Line {
        facts: BTreeMap<String, i64>,
        holding: Vec<String>,
    }
    let Line { facts: given, mut holding } = serde_json::from_str(text)?;
    let mut facts = Facts::default();
    for (fact, name) in facts.iter_mut().zip(NAMES) {
        *fact = *given.get(name).with_context(|| format!("a question lacks `{name}`"))?;
    }
    holding.sort_unstable();
    Ok(Day { facts, holding })
}
