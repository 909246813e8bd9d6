//! `extends` and `without`: a document that changes single values of another, or leaves parts of it out.

use crate::error::{Code, Error};
use crate::input::Step;
use crate::policy::{presets, source::Source};
use serde_json::Value;
use std::collections::BTreeSet;

/// The tree laid over the preset that it extends, if it extends one. A preset may extend another.
pub(super) fn resolve(tree: Value) -> Result<Value, Fault> {
    let (mut tree, mut extends, mut without) = (tree, None, None);
    if let Some(fields) = tree.as_object_mut() {
        extends = fields.remove("extends");
        without = fields.remove("without");
    }
    let Some(extends) = extends else {
        return match without {
            None => Ok(tree),
            Some(_) => Err(refuse(&["without"], "`without` leaves out a part of what is extended: give `extends` too")),
        };
    };
    let mut base = base(&extends)?;
    for (index, path) in paths(without)?.iter().enumerate() {
        leave_out(&mut base, path).map_err(|error| (vec![key("without"), Step::Index(index)], error))?;
    }
    overlay(&mut base, tree);
    Ok(base)
}

/// A mistake and the way to it in the document's own tree.
pub(super) type Fault = (Vec<Step>, Error);

fn base(extends: &Value) -> Result<Value, Fault> {
    let Value::String(name) = extends else {
        return Err(refuse(&["extends"], "`extends` names a preset with its version, as `\"tencent-ses@2026.1\"`"));
    };
    if !name.contains('@') {
        let message = format!("`extends = \"{name}\"` needs the version, so that the policy stays what it is");
        let known = crate::suggest::list(&presets::names());
        let (path, error) = refuse(&["extends"], &message);
        return Err((path, error.help(format!("known: {known}"))));
    }
    let at = |error: Error| (vec![key("extends")], Error { path: "extends".into(), ..error });
    let source = presets::source(name).map_err(at)?;
    let mut base = resolve(Source::parse(source).and_then(|source| source.tree()).map_err(at)?)?;
    // A preset's own tests speak of its own numbers.
    if let Some(fields) = base.as_object_mut() {
        fields.remove("tests");
    }
    Ok(base)
}

fn paths(without: Option<Value>) -> Result<Vec<String>, Fault> {
    let Some(without) = without else { return Ok(Vec::new()) };
    let paths =
        without.as_array().and_then(|items| items.iter().map(|item| item.as_str().map(str::to_owned)).collect());
    paths.ok_or_else(|| refuse(&["without"], "a list of paths is expected, as `[\"reputation.freeze\"]`"))
}

/// Takes out of the base what a path names: a field, or of a list the thing with that `id`.
fn leave_out(base: &mut Value, path: &str) -> Result<(), Error> {
    let (parents, last) = path.rsplit_once('.').unwrap_or(("", path));
    let mut at = Some(&mut *base);
    for step in parents.split('.').filter(|step| !step.is_empty()) {
        at = at.and_then(|value| value.get_mut(step));
    }
    let known: Vec<String> = match at {
        Some(Value::Object(fields)) => {
            if fields.remove(last).is_some() {
                return Ok(());
            }
            fields.keys().cloned().collect()
        }
        Some(Value::Array(items)) => {
            let before = items.len();
            items.retain(|item| id(item) != Some(last));
            if items.len() < before {
                return Ok(());
            }
            items.iter().filter_map(id).map(str::to_owned).collect()
        }
        _ => Vec::new(),
    };
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    Err(Error::new(Code::InvalidValue, "", format!("there is no `{path}` in what is extended"))
        .help(crate::suggest::did_you_mean(last, &known)))
}

fn key(name: &str) -> Step {
    Step::Key(name.to_owned())
}

fn refuse(path: &[&str], message: &str) -> Fault {
    (path.iter().map(|name| key(name)).collect(), Error::new(Code::InvalidValue, "", message))
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

/// The second and any further thing of a list with the same `id`, with the way to it. Laid over each other they would
/// become one thing that nobody wrote.
pub(super) fn twins(tree: &Value) -> Vec<Fault> {
    let mut found = Vec::new();
    for (name, value) in tree.as_object().into_iter().flatten().filter(|(name, _)| *name != "tests") {
        add_twins(value, &mut vec![key(name)], &mut found);
    }
    found
}

fn add_twins(tree: &Value, path: &mut Vec<Step>, found: &mut Vec<Fault>) {
    match tree {
        Value::Object(fields) => {
            for (name, value) in fields {
                path.push(key(name));
                add_twins(value, path, found);
                path.pop();
            }
        }
        Value::Array(items) => {
            let mut seen = BTreeSet::new();
            for (index, id) in items.iter().enumerate().filter_map(|(index, item)| Some((index, id(item)?))) {
                if !seen.insert(id) {
                    let place = path.iter().cloned().chain([Step::Index(index), key("id")]).collect();
                    let error = Error::new(Code::InvalidValue, "", format!("the id `{id}` is taken"));
                    found.push((place, error.help("one before it has this id: give it another, or make one of both")));
                }
            }
        }
        _ => {}
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
