//! Mends a document that cannot be read, so that the mistakes behind the first one are found too.

use crate::input::{self, Step, Tree};
use crate::policy::{extend, presets};

/// Lists that no preset has to have, with something in each that can be read.
const OPTIONAL: &str = r#"{
    "reputation": {
        "pause": [{"id": "sound-pause", "all": ["sent > 0"]}],
        "per_second": [1],
        "review": [{"id": "sound-review", "all": ["sent > 0"]}]
    },
    "template": {
        "pattern": [{"id": "own/a", "regex": "a", "where": "text", "severity": "warn", "message": "a"}],
        "words": [{"id": "a", "category": "gambling", "role": "topic", "words": ["abc"]}]
    }
}"#;

/// A document without mistakes, which has an example of everything that a list may hold.
pub(super) fn sound() -> Tree<'static> {
    let preset = presets::source("tencent-ses").and_then(input::read);
    let mut sound = preset.map_or(Tree::Null, |tree| extend::resolve(tree.settled()).unwrap_or(Tree::Null));
    if let Ok(optional) = input::read(OPTIONAL) {
        extend::overlay(&mut sound, optional.settled());
    }
    sound
}

/// Puts what a sound document has in the place of a value that cannot be read or is missing; in a list what any of its
/// items has there. Whether anything is another by it.
pub(super) fn put(tree: &mut Tree<'_>, path: &[Step], sound: &Tree<'static>) -> bool {
    match path.split_first() {
        None => {
            let differs = tree != sound;
            *tree = sound.clone();
            differs
        }
        Some((Step::Index(index), rest)) => {
            let items = sound.items().unwrap_or_default();
            tree.item_mut(*index).is_some_and(|item| items.iter().any(|model| put(item, rest, model)))
        }
        Some((Step::Key(key), rest)) => {
            let Tree::Object(fields) = tree else { return false };
            if let Some(model) = sound.get(key) {
                return input::entry(fields, key).is_some_and(|value| put(value, rest, model));
            }
            // Of what its author names, as categories, one is like another.
            let Some(value) = tree.get_mut(key) else { return false };
            sound.fields().unwrap_or_default().iter().any(|(_, model)| put(value, rest, model))
        }
    }
}

/// Takes out what no sound document has and what cannot be mended; whether there was anything.
pub(super) fn give_up(tree: &mut Tree<'_>, path: &[Step], sound: &Tree<'static>) -> bool {
    let mut at = Some(sound);
    for (place, step) in path.iter().enumerate() {
        at = match step {
            Step::Key(key) => at.and_then(|value| value.get(key)),
            Step::Index(_) => at.and_then(|value| value.items()?.first()),
        };
        if at.is_none() {
            return remove(tree, path.get(..=place).unwrap_or(path));
        }
    }
    false
}

/// Takes a field out.
pub(super) fn remove(tree: &mut Tree<'_>, path: &[Step]) -> bool {
    let Some((Step::Key(last), parents)) = path.split_last() else { return false };
    let mut at = Some(tree);
    for step in parents {
        at = match step {
            Step::Key(key) => at.and_then(|value| value.get_mut(key)),
            Step::Index(index) => at.and_then(|value| value.item_mut(*index)),
        };
    }
    at.and_then(|value| value.remove(last)).is_some()
}

/// The path of the list that a path leads into, if it does.
pub(super) fn list_of(mut path: Vec<Step>) -> Option<Vec<Step>> {
    let index = path.iter().position(|step| matches!(step, Step::Index(_)))?;
    path.truncate(index);
    Some(path)
}

#[cfg(test)]
mod tests {
    use super::{OPTIONAL, sound};
    use crate::error::Error;
    use crate::input::{self, path_text};
    use crate::policy::Document;
    use crate::reply;

    #[test]
    fn the_document_that_others_are_mended_by_is_without_mistakes() {
        let document: Document = input::from_tree(&sound()).unwrap();
        let mistakes = document.mistakes().into_iter().chain(reply::mistakes(&document.reply));
        let told: Vec<(String, Error)> = mistakes.map(|(path, error)| (path_text(&path), error)).collect();
        assert_eq!(told, []);
        let tree = sound();
        for (section, lists) in input::read(OPTIONAL).unwrap().fields().unwrap() {
            for (list, _) in lists.fields().unwrap() {
                let is_there = tree.get(section).and_then(|section| section.get(list)).is_some();
                assert!(is_there, "{section}.{list}");
            }
        }
    }
}
