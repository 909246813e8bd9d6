//! Where in a JSON text a value stands that was read from it.

use super::{Step, Tree, read};

/// The byte at which stands what a path names, or the last of it that the text has: a value, or the name of an object
/// or list. None where the text has not even the first step. The text has been read as JSON before.
pub(crate) fn find(text: &str, path: &[Step]) -> Option<usize> {
    let (mut at, mut found) = (past_white(text, 0), None);
    for (passed, step) in (1..).zip(path) {
        let Some((name, value)) = child(text, at, step) else { break };
        let is_plain = passed == path.len() && !matches!(byte(text, value), Some(b'{' | b'['));
        found = Some(if is_plain { value } else { name });
        at = value;
    }
    found
}

/// The way to a field that one object has twice, in a tree that is not settled.
pub(crate) fn twice(tree: &Tree<'_>) -> Option<Vec<Step>> {
    let mut path = way_to_twice(tree)?;
    path.reverse();
    Some(path)
}

/// The same from its end.
fn way_to_twice(tree: &Tree<'_>) -> Option<Vec<Step>> {
    match tree {
        Tree::Object(fields) => fields.iter().enumerate().find_map(|(index, (name, value))| {
            let is_taken = fields.iter().take(index).any(|(before, _)| before == name);
            let mut path = if is_taken { Vec::new() } else { way_to_twice(value)? };
            path.push(Step::Key(name.clone().into_owned()));
            Some(path)
        }),
        Tree::List(items) => items.iter().enumerate().find_map(|(index, item)| {
            let mut path = way_to_twice(item)?;
            path.push(Step::Index(index));
            Some(path)
        }),
        _ => None,
    }
}

/// Where the name and the value of a part of the object or list at a place begin; an item has no name.
fn child(text: &str, at: usize, step: &Step) -> Option<(usize, usize)> {
    let mut next = past_white(text, at.saturating_add(1));
    let mut found = None;
    match (byte(text, at)?, step) {
        (b'{', Step::Key(key)) => {
            while byte(text, next) == Some(b'"') {
                let end = past_text(text, next);
                let value = past_white(text, past_white(text, end).saturating_add(1));
                // Of two fields that have one name the later stands.
                if text.get(next..end).is_some_and(|name| is_text(name, key)) {
                    found = Some((next, value));
                }
                next = past_comma(text, value);
            }
        }
        (b'[', Step::Index(index)) => {
            for _ in 0..*index {
                next = past_comma(text, next);
            }
            found = (byte(text, next)? != b']').then_some((next, next));
        }
        _ => {}
    }
    found
}

/// What stands behind a value and its comma; the end of the text where no comma follows.
fn past_comma(text: &str, value: usize) -> usize {
    let end = past_white(text, past_value(text, value));
    match byte(text, end) {
        Some(b',') => past_white(text, end.saturating_add(1)),
        _ => text.len(),
    }
}

fn past_value(text: &str, at: usize) -> usize {
    let (mut next, mut depth) = (at, 0_usize);
    while let Some(found) = byte(text, next) {
        match found {
            b'"' => {
                next = past_text(text, next);
                if depth == 0 {
                    return next;
                }
                continue;
            }
            b'{' | b'[' => depth = depth.saturating_add(1),
            b',' | b'}' | b']' if depth == 0 => return next,
            b'}' | b']' if depth == 1 => return next.saturating_add(1),
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        next = next.saturating_add(1);
    }
    next
}

/// The end of a text in quotes that begins at a place.
fn past_text(text: &str, at: usize) -> usize {
    let mut next = at.saturating_add(1);
    while let Some(found) = byte(text, next) {
        match found {
            b'"' => return next.saturating_add(1),
            b'\\' => next = next.saturating_add(2),
            _ => next = next.saturating_add(1),
        }
    }
    next
}

fn past_white(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at.saturating_add(rest.len().saturating_sub(rest.trim_start_matches([' ', '\t', '\r', '\n']).len()))
}

fn is_text(quoted: &str, wanted: &str) -> bool {
    if quoted.contains('\\') {
        return read(quoted).is_ok_and(|tree| tree.as_text() == Some(wanted));
    }
    quoted.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) == Some(wanted)
}

fn byte(text: &str, at: usize) -> Option<u8> {
    text.as_bytes().get(at).copied()
}

#[cfg(test)]
mod tests {
    use super::{Step, find, read, twice};

    fn key(name: &str) -> Step {
        Step::Key(name.to_owned())
    }

    #[test]
    fn what_a_path_names_is_found_in_the_text() {
        let text = r#" { "a" : [ 1, {"b": "x\"]}" , "é\n": -2.5e3 }, [ ] ], "c":{}, "d" : true } "#;
        let here = |path: &[Step]| find(text, path).and_then(|at| text.get(at..));
        let table: [(&[Step], &str); 8] = [
            (&[key("a")], "\"a\" :"),
            (&[key("a"), Step::Index(0)], "1,"),
            (&[key("a"), Step::Index(1), key("b")], "\"x\\\""),
            (&[key("a"), Step::Index(1), key("é\n")], "-2.5e3"),
            (&[key("a"), Step::Index(2)], "[ ] ]"),
            (&[key("a"), Step::Index(3)], "\"a\" :"),
            (&[key("c"), key("none")], "\"c\":{}"),
            (&[key("d")], "true"),
        ];
        for (path, expected) in table {
            assert!(here(path).is_some_and(|found| found.starts_with(expected)), "{path:?}: {:?}", here(path));
        }
        assert_eq!((here(&[key("none")]), here(&[])), (None, None));
    }

    #[test]
    fn of_two_fields_of_one_name_the_later_is_found_and_told() {
        let text = r#"{"a":[{"b":1,"b":2}]}"#;
        let path = [key("a"), Step::Index(0), key("b")];
        assert_eq!(twice(&read(text).unwrap()).as_deref(), Some(&path[..]));
        assert_eq!(find(text, &path), text.find('2'));
    }
}
