//! Changing values of JSON where they stand.

use super::draw::Draw;
use super::samples::Samples;
use super::text;
use serde_json::{Map, Number, Value};

/// Lists do not grow beyond this, so that a run has its questions in time.
const LONGEST: usize = 300;

/// Where no longer text was seen there is a list of names.
const LONGEST_NAME: usize = 13;

/// What a value is changed with.
pub(super) struct Change<'a> {
    pub(super) samples: &'a Samples,
    /// The words of the policy in force.
    pub(super) words: &'a [String],
    /// The numbers of the policy in force.
    pub(super) numbers: &'a [u64],
}

impl Change<'_> {
    /// Changes one value somewhere in the tree, and keeps its type.
    pub(super) fn somewhere(&self, value: &mut Value, path: &str, draw: &mut Draw) {
        match value {
            Value::Object(fields) if fields.is_empty() || draw.once_in(4) => self.object(fields, path, draw),
            Value::Object(fields) if are_columns(fields) && !draw.once_in(4) => self.row(fields, draw),
            Value::Object(fields) => {
                let chosen = draw.below(fields.len());
                if let Some((key, field)) = fields.iter_mut().nth(chosen) {
                    self.somewhere(field, &format!("{path}.{key}"), draw);
                }
            }
            Value::Array(items) if items.is_empty() || draw.once_in(3) => self.list(items, &format!("{path}[]"), draw),
            Value::Array(items) => {
                let chosen = draw.below(items.len());
                if let Some(item) = items.get_mut(chosen) {
                    self.somewhere(item, &format!("{path}[]"), draw);
                }
            }
            _ if draw.once_in(2) || (self.is_word(path) && !draw.once_in(8)) => self.replace(value, path, draw),
            Value::Number(number) => *value = Value::from(self.number(number.as_u64().unwrap_or_default(), draw)),
            Value::String(text) => text::change(text, &[self.words, &self.samples.words], draw),
            Value::Bool(truth) => *truth = !*truth,
            Value::Null => self.replace(value, path, draw),
        }
    }

    /// Another value that was seen at this place.
    fn replace(&self, value: &mut Value, path: &str, draw: &mut Draw) {
        if let Some(other) = draw.one(self.samples.at(path)) {
            *value = other.clone();
        }
    }

    /// A number near another one, near an edge, or any.
    pub(super) fn number(&self, from: u64, draw: &mut Draw) -> u64 {
        let near = match draw.below(5) {
            0 => from,
            1 => edge(draw),
            2 => draw.one(self.numbers).copied().unwrap_or(from),
            3 => return draw.number(),
            _ => from.saturating_mul(draw.few() as u64) / draw.few() as u64,
        };
        match draw.below(3) {
            0 => near,
            1 => near.saturating_add(draw.few() as u64),
            _ => near.saturating_sub(draw.few() as u64),
        }
    }

    fn object(&self, fields: &mut Map<String, Value>, path: &str, draw: &mut Draw) {
        let known = self.samples.fields_at(path);
        let Some(key) = draw.one(&known).copied() else { return };
        // Most fields are needed, and a question without one has only an error to compare.
        if fields.contains_key(key) && draw.once_in(8) {
            fields.remove(key);
        } else if let Some(value) = draw.one(self.samples.at(&format!("{path}.{key}"))) {
            fields.insert(key.to_owned(), value.clone());
        }
    }

    /// Whether only some short words stand at a place.
    fn is_word(&self, path: &str) -> bool {
        let seen = self.samples.at(path);
        !seen.is_empty() && seen.iter().all(|value| value.as_str().is_some_and(|text| text.len() <= LONGEST_NAME))
    }

    /// Another row, most of it as the last one.
    fn row(&self, fields: &mut Map<String, Value>, draw: &mut Draw) {
        for column in fields.values_mut().filter_map(Value::as_array_mut) {
            let from = column.last().and_then(Value::as_u64).unwrap_or_default();
            column.push(Value::from(if draw.once_in(4) { self.number(from, draw) } else { from }));
        }
    }

    fn list(&self, items: &mut Vec<Value>, path: &str, draw: &mut Draw) {
        let seen = draw.one(self.samples.at(path)).cloned();
        match draw.below(5) {
            0 if !items.is_empty() => {
                items.remove(draw.below(items.len()));
            }
            1 if !items.is_empty() => {
                let again = vec![items[draw.below(items.len())].clone(); draw.few() * draw.few()];
                items.extend(again);
            }
            2 if !items.is_empty() => {
                let (one, other) = (draw.below(items.len()), draw.below(items.len()));
                items.swap(one, other);
            }
            _ => items.extend(seen),
        }
        items.truncate(LONGEST);
    }
}

/// A number at the edge of a type or of its digits, if not below 0.
fn edge(draw: &mut Draw) -> u64 {
    if draw.once_in(2) {
        return u64::MAX.checked_shr(u32::try_from(draw.below(65)).unwrap_or_default()).unwrap_or_default();
    }
    10_u64.pow(u32::try_from(draw.below(20)).unwrap_or_default())
}

/// Whether the fields are lists of one length.
fn are_columns(fields: &Map<String, Value>) -> bool {
    let length = |value: &Value| value.as_array().map(Vec::len);
    let first = fields.values().next().and_then(length);
    first.is_some_and(|first| first > 0) && fields.values().all(|value| length(value) == first)
}

/// A value of a type drawn by chance.
pub(super) fn any(draw: &mut Draw) -> Value {
    match draw.below(9) {
        0 => Value::Null,
        1 => Value::Bool(draw.once_in(2)),
        2 => Value::from(draw.number()),
        3 => Value::from(-1 - i64::try_from(draw.number() >> 1).unwrap_or_default()),
        4 => Number::from_f64(f64::from(u32::try_from(draw.number() >> 32).unwrap_or_default()) / 7.0).into(),
        5 => Value::from(text::special(draw)),
        6 => Value::Array(Vec::new()),
        7 => Value::Object(Map::new()),
        _ => serde_json::json!([{ "a": [1, null] }]),
    }
}
