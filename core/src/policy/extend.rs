//! `extends`: a document that changes single values of another.

use crate::error::{Code, Error};
use crate::input::Step;
use crate::policy::{presets, source::Source};
use serde_json::Value;

/// The tree laid over the preset that it extends, if it extends one.
pub(super) fn resolve(mut tree: Value) -> Result<Value, Error> {
    let Some(Value::String(name)) = tree.as_object_mut().and_then(|fields| fields.remove("extends")) else {
        return Ok(tree);
    };
    if !name.contains('@') {
        let message = format!("`extends = \"{name}\"` needs the version, so that the policy stays what it is");
        let known = crate::suggest::list(presets::NAMES);
        return Err(Error::new(Code::InvalidValue, "extends", message).help(format!("known: {known}")));
    }
    let base = presets::source(&name).map_err(|error| Error { path: "extends".into(), ..error })?;
    let mut base = Source::parse(base)?.tree;
    // A preset's own tests speak of its own numbers.
    if let Some(fields) = base.as_object_mut() {
        fields.remove("tests");
    }
    overlay(&mut base, tree);
    Ok(base)
}

/// Objects are merged field by field, lists of things with an `id` by that id, all else is replaced.
fn overlay(base: &mut Value, over: Value) {
    match (base, over) {
        (Value::Object(base), Value::Object(over)) => {
            for (key, value) in over {
                match base.get_mut(&key) {
                    Some(below) => overlay(below, value),
                    None => {
                        base.insert(key, value);
                    }
                }
            }
        }
        (Value::Array(base), Value::Array(over)) if !over.is_empty() && over.iter().all(|item| id(item).is_some()) => {
            for item in over {
                match base.iter_mut().find(|below| id(below) == id(&item)) {
                    Some(below) => overlay(below, item),
                    None => base.push(item),
                }
            }
        }
        (base, over) => *base = over,
    }
}

/// The path in the document's own text of what stands at `path` in the resolved tree: the place in a list
/// of things with an `id` differs where the preset has things too.
pub(super) fn own_path(resolved: &Value, own: &Value, path: &[Step]) -> Vec<Step> {
    let (mut resolved, mut own) = (Some(resolved), Some(own));
    let mut found = Vec::with_capacity(path.len());
    for step in path {
        let step = match step {
            Step::Key(_) => step.clone(),
            Step::Index(index) => {
                let item = resolved.and_then(|list| list.get(index)).and_then(id);
                let items = own.and_then(Value::as_array);
                let place = item.and_then(|item| items?.iter().position(|other| id(other) == Some(item)));
                Step::Index(place.unwrap_or(*index))
            }
        };
        resolved = below(resolved, path.get(found.len()).unwrap_or(&step));
        own = below(own, &step);
        found.push(step);
    }
    found
}

fn below<'a>(tree: Option<&'a Value>, step: &Step) -> Option<&'a Value> {
    match step {
        Step::Key(key) => tree?.get(key),
        Step::Index(index) => tree?.get(index),
    }
}

fn id(item: &Value) -> Option<&str> {
    item.get("id").and_then(Value::as_str)
}
