//! `extends` and `without`: a document that changes single values of another, or leaves parts of it out.

use crate::error::{Code, Error};
use crate::input::{self, Step, Tree};
use crate::policy::presets;
use std::collections::BTreeSet;

/// The tree laid over the preset that it extends, if it extends one. A preset may extend another.
pub(super) fn resolve(mut tree: Tree<'_>) -> Result<Tree<'_>, Fault> {
    let (extends, without) = (tree.remove("extends"), tree.remove("without"));
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

fn base(extends: &Tree<'_>) -> Result<Tree<'static>, Fault> {
    let Some(name) = extends.as_text() else {
        return Err(refuse(&["extends"], "`extends` names a preset with its version, as `\"tencent-ses@2026.1\"`"));
    };
    if !name.contains('@') {
        let message = format!("`extends = \"{name}\"` needs the version, so that the policy stays what it is");
        let known = crate::suggest::list(&presets::names());
        let (path, error) = refuse(&["extends"], &message);
        return Err((path, error.help(format!("known: {known}"))));
    }
    let at = |error: Error| (vec![key("extends")], Error { path: "extends".into(), ..error });
    let mut base = resolve(presets::source(name).and_then(input::read).map_err(at)?.settled())?;
    // A preset's own tests speak of its own numbers.
    base.remove("tests");
    Ok(base)
}

fn paths(without: Option<Tree<'_>>) -> Result<Vec<String>, Fault> {
    let Some(without) = without else { return Ok(Vec::new()) };
    let paths = without.items().and_then(|items| items.iter().map(|item| item.as_text().map(str::to_owned)).collect());
    paths.ok_or_else(|| refuse(&["without"], "a list of paths is expected, as `[\"reputation.freeze\"]`"))
}

/// Takes out of the base what a path names: a field, or of a list the thing with that `id`.
fn leave_out(base: &mut Tree<'_>, path: &str) -> Result<(), Error> {
    let (parents, last) = path.rsplit_once('.').unwrap_or(("", path));
    let mut at = Some(&mut *base);
    for step in parents.split('.').filter(|step| !step.is_empty()) {
        at = at.and_then(|value| value.get_mut(step));
    }
    let known: Vec<String> = match at {
        Some(Tree::Object(fields)) => {
            if let Some(place) = input::place(fields, last) {
                fields.remove(place);
                return Ok(());
            }
            fields.iter().map(|(name, _)| name.clone().into_owned()).collect()
        }
        Some(Tree::List(items)) => {
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

/// Objects are merged field by field, lists of things with an `id` by that id with new ones before those that were there,
/// all else is replaced.
pub(super) fn overlay<'t>(base: &mut Tree<'t>, over: Tree<'t>) {
    match (base, over) {
        (Tree::Object(base), Tree::Object(over)) => {
            let mut added = Vec::new();
            for (name, value) in over {
                match input::place(base, &name).and_then(|place| base.get_mut(place)) {
                    Some((_, below)) => overlay(below, value),
                    None => added.push((name, value)),
                }
            }
            if !added.is_empty() {
                base.append(&mut added);
                *base = input::sorted(std::mem::take(base));
            }
        }
        (Tree::List(base), Tree::List(over)) if !over.is_empty() && over.iter().all(|item| id(item).is_some()) => {
            let mut added = Vec::new();
            for item in over {
                match base.iter_mut().find(|below| id(below) == id(&item)) {
                    Some(below) => overlay(below, item),
                    None => added.push(item),
                }
            }
            // Of rules the first that fits decides, which is to be one's own.
            base.splice(0..0, added);
        }
        (base, over) => *base = over,
    }
}

/// The second and any further thing of a list with the same `id`, with the way to it. Laid over each other they would
/// become one thing that nobody wrote.
pub(super) fn twins(tree: &Tree<'_>) -> Vec<Fault> {
    let mut found = Vec::new();
    for (name, value) in tree.fields().unwrap_or_default().iter().filter(|(name, _)| name != "tests") {
        add_twins_of(name, value, &mut found);
    }
    found
}

fn add_twins_of(name: &str, value: &Tree<'_>, found: &mut Vec<Fault>) {
    let before = found.len();
    add_twins(value, found);
    found.iter_mut().skip(before).for_each(|(path, _)| path.insert(0, key(name)));
}

fn add_twins(tree: &Tree<'_>, found: &mut Vec<Fault>) {
    match tree {
        Tree::Object(fields) => fields.iter().for_each(|(name, value)| add_twins_of(name, value, found)),
        Tree::List(items) => {
            let mut seen = BTreeSet::new();
            for (index, id) in items.iter().enumerate().filter_map(|(index, item)| Some((index, id(item)?))) {
                if !seen.insert(id) {
                    let error = Error::new(Code::InvalidValue, "", format!("the id `{id}` is taken"));
                    let error = error.help("one before it has this id: give it another, or make one of both");
                    found.push((vec![Step::Index(index), key("id")], error));
                }
            }
        }
        _ => {}
    }
}

/// The path in the document's own text of what stands at `path` in the resolved tree: the place in a list
/// of things with an `id` differs where the preset has things too.
pub(super) fn own_path(resolved: &Tree<'_>, own: &Tree<'_>, path: &[Step]) -> Vec<Step> {
    let (mut resolved, mut own) = (Some(resolved), Some(own));
    let mut found = Vec::with_capacity(path.len());
    for step in path {
        let step = match step {
            Step::Key(_) => step.clone(),
            Step::Index(index) => {
                let item = resolved.and_then(|list| list.items()?.get(*index)).and_then(id);
                let items = own.and_then(Tree::items);
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

fn below<'a, 't>(tree: Option<&'a Tree<'t>>, step: &Step) -> Option<&'a Tree<'t>> {
    match step {
        Step::Key(key) => tree?.get(key),
        Step::Index(index) => tree?.items()?.get(*index),
    }
}

fn id<'a>(item: &'a Tree<'_>) -> Option<&'a str> {
    item.get("id").and_then(Tree::as_text)
}
