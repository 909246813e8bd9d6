//! Drawing a question.

use super::draw::Draw;
use super::json::{self, Style};
use super::value::{self, Change};
use serde_json::{Map, Value};

/// A question's name and its JSON.
pub(super) type Question = (String, String);

/// A question, in most cases one that has an answer.
pub(super) fn draw(change: &Change<'_>, draw: &mut Draw) -> Question {
    if draw.once_in(50) {
        return as_written(change, draw);
    }
    let name = function(draw);
    let mut tree = draw_tree(change, name, draw);
    if draw.once_in(12) {
        break_shape(&mut tree, draw);
    }
    let style = Style { loose: draw.once_in(4), odd: draw.once_in(24) };
    let mut text = json::write(&tree, style, draw);
    if draw.once_in(30) {
        json::break_up(&mut text, draw);
    }
    let mut name = name.to_owned();
    if draw.once_in(200) {
        json::break_up(&mut name, draw);
    }
    (name, text)
}

/// A function; those with more fields have more to compare.
fn function(draw: &mut Draw) -> &'static str {
    let fields = |name: &str| sendright::fields(name).map_or(1, |fields| fields.len().max(1));
    let mut left = draw.below(sendright::FUNCTIONS.iter().map(|name| fields(name)).sum());
    let chosen = sendright::FUNCTIONS.iter().find(|name| match left.checked_sub(fields(name)) {
        Some(rest) => {
            left = rest;
            false
        }
        None => true,
    });
    chosen.copied().unwrap_or_default()
}

/// A question of a vector, some of its values changed.
fn draw_tree(change: &Change<'_>, name: &str, draw: &mut Draw) -> Value {
    let known = change.samples.questions.get(name).map_or(&[][..], Vec::as_slice);
    let mut tree = draw.one(known).cloned().unwrap_or_else(|| Value::Object(Map::new()));
    let times = if draw.once_in(10) { 0 } else { draw.few() + draw.few() };
    for _ in 0..times {
        change.somewhere(&mut tree, name, draw);
    }
    tree
}

/// A question of a vector as it is written there, or broken.
fn as_written(change: &Change<'_>, draw: &mut Draw) -> Question {
    let (name, mut text) = draw.one(&change.samples.letters).cloned().unwrap_or_default();
    if draw.once_in(2) {
        json::break_up(&mut text, draw);
    }
    (name, text)
}

/// A value of a wrong type, a field too many or one too few, somewhere in the tree.
pub(super) fn break_shape(tree: &mut Value, draw: &mut Draw) {
    match tree {
        Value::Object(fields) if !fields.is_empty() && !draw.once_in(4) => {
            let chosen = draw.below(fields.len());
            let key = fields.keys().nth(chosen).cloned().unwrap_or_default();
            match draw.below(4) {
                0 => {
                    let mut other = key.clone();
                    json::break_up(&mut other, draw);
                    let value = fields.remove(&key).unwrap_or_default();
                    fields.insert(other, value);
                }
                1 => {
                    fields.remove(&key);
                }
                _ => break_shape(fields.entry(key).or_insert(Value::Null), draw),
            }
        }
        Value::Array(items) if !items.is_empty() => {
            let chosen = draw.below(items.len());
            if let Some(item) = items.get_mut(chosen) {
                break_shape(item, draw);
            }
        }
        other => *other = value::any(draw),
    }
}
