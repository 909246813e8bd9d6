//! What would change, grouped by rule.

use super::effect::{Effects, WHOLE, effects};
use super::record::Record;
use serde::Serialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Most unreadable lines that are named one by one.
const NAMED: usize = 10;
/// What a rule does that an answer does not name.
const NOTHING: &str = "nothing";
/// The name of what no rule accounts for.
const FIGURES: &str = "(other values)";

/// What a replay came to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Records that were asked again.
    pub records: u64,
    /// Of these, how many are decided otherwise.
    pub changed: u64,
    /// Of the rest, how many are answered with other values, as another limit.
    pub other_values: u64,
    /// The policies that answered at the time.
    pub policies: BTreeSet<String>,
    /// What changes, by function and rule; the most frequent first, other values last.
    pub groups: Vec<Group>,
    /// Lines that are no records.
    pub unreadable: u64,
    /// The first of them.
    pub unreadable_lines: Vec<Unreadable>,
    #[serde(skip)]
    counted: BTreeMap<Key, Counted>,
}

/// Records in which a rule does something else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Group {
    /// The question's name.
    pub function: String,
    /// The rule; `(decision)` for the answer's own.
    pub rule: String,
    /// What it did.
    pub before: String,
    /// What it would do.
    pub after: String,
    /// In how many records.
    pub records: u64,
    /// The line of the first of them.
    pub first_line: u64,
}

/// A line that is no record.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Unreadable {
    /// Its number, from 1.
    pub line: u64,
    /// What is wrong with it.
    pub message: String,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    function: String,
    rule: String,
    before: String,
    after: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Counted {
    records: u64,
    first_line: u64,
}

/// Two answers to one question, held against each other.
pub(super) enum Comparison {
    /// They are the same but for the policy's stamp.
    Same,
    /// They differ, in what their rules did or in other values.
    Other {
        /// What the rules did in the recorded answer.
        old: Effects,
        /// What they would do.
        new: Effects,
    },
}

impl Comparison {
    /// Compares two answers in JSON.
    fn of(old: &str, new: &str) -> Self {
        // Most answers are the same letter for letter but for the policy's stamp, which is the last field.
        if unstamped(old) == unstamped(new) {
            return Self::Same;
        }
        let read = |text: &str| {
            let mut value: Value = serde_json::from_str(text).unwrap_or_default();
            if let Some(fields) = value.as_object_mut() {
                fields.remove("policy");
            }
            value
        };
        let (old, new) = (read(old), read(new));
        if old == new { Self::Same } else { Self::Other { old: effects(&old), new: effects(&new) } }
    }
}

impl Summary {
    pub(super) fn unreadable(&mut self, line: u64, message: String) {
        self.unreadable += 1;
        if self.unreadable_lines.len() < NAMED {
            self.unreadable_lines.push(Unreadable { line, message });
        }
    }

    /// Adds what the answer to a record's question comes to, in the words of the JSON door.
    pub(super) fn compare(&mut self, line: u64, record: &Record<'_>, answer: &str) {
        self.add(line, record, Comparison::of(record.answer.get(), answer));
    }

    pub(super) fn add(&mut self, line: u64, record: &Record<'_>, comparison: Comparison) {
        self.records += 1;
        if !self.policies.contains(record.policy.as_ref()) {
            self.policies.insert(record.policy.clone().into_owned());
        }
        let Comparison::Other { old, new } = comparison else { return };
        let mut differs = false;
        for rule in old.keys().chain(new.keys().filter(|rule| !old.contains_key(*rule))) {
            let word = |effects: &Effects| effects.get(rule).map_or(NOTHING, String::as_str).to_owned();
            let (before, after) = (word(&old), word(&new));
            if before != after {
                differs = true;
                self.count(line, &record.function, rule, before, after);
            }
        }
        if differs {
            self.changed += 1;
        } else {
            self.other_values += 1;
            let word = old.get(WHOLE).cloned().unwrap_or_else(|| "as before".to_owned());
            self.count(line, &record.function, FIGURES, word.clone(), word);
        }
    }

    fn count(&mut self, line: u64, function: &str, rule: &str, before: String, after: String) {
        let key = Key { function: function.to_owned(), rule: rule.to_owned(), before, after };
        let counted = self.counted.entry(key).or_insert(Counted { records: 0, first_line: line });
        counted.records += 1;
        counted.first_line = counted.first_line.min(line);
    }

    /// The parts together, their groups in order.
    pub(super) fn total(parts: Vec<Self>) -> Self {
        let mut total = Self::default();
        for part in parts {
            total.records += part.records;
            total.changed += part.changed;
            total.other_values += part.other_values;
            total.unreadable += part.unreadable;
            total.policies.extend(part.policies);
            total.unreadable_lines.extend(part.unreadable_lines);
            for (key, counted) in part.counted {
                let sum = total.counted.entry(key).or_insert(Counted { records: 0, first_line: counted.first_line });
                sum.records += counted.records;
                sum.first_line = sum.first_line.min(counted.first_line);
            }
        }
        total.unreadable_lines.sort();
        total.unreadable_lines.truncate(NAMED);
        let groups = std::mem::take(&mut total.counted).into_iter().map(|(key, counted)| Group {
            function: key.function,
            rule: key.rule,
            before: key.before,
            after: key.after,
            records: counted.records,
            first_line: counted.first_line,
        });
        total.groups = groups.collect();
        total.groups.sort_by_key(|group| (group.rule == FIGURES, std::cmp::Reverse(group.records)));
        total
    }
}

/// An answer without the stamp of its policy, which the door writes as the last field.
fn unstamped(answer: &str) -> &str {
    answer.rfind(r#""policy":""#).map_or(answer, |at| answer.split_at(at).0)
}
