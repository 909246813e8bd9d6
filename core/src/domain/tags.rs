//! Lists of `tag=value` (RFC 6376 section 3.2).

use crate::phrases::{Said, domain as phrase};

/// What folding white space is made of (RFC 5322 section 3.2.2).
const WHITE: [char; 4] = [' ', '\t', '\r', '\n'];

/// The tags of a list in their order, white space around names and values dropped.
pub(super) fn list(text: &str) -> impl Iterator<Item = (&str, &str)> {
    parts(text).filter(|part| !part.is_empty()).map(|part| {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        (name.trim_matches(WHITE), value.trim_matches(WHITE))
    })
}

/// What stands between the semicolons; the last of them may close the list.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let text = text.trim_end_matches(WHITE);
    text.strip_suffix(';').unwrap_or(text).split(';').map(|part| part.trim_matches(WHITE))
}

/// The value of a tag.
pub(super) fn value<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    list(text).find(|(tag, _)| *tag == name).map(|(_, value)| value)
}

/// A tag that stands more than once, which makes the whole list invalid.
pub(super) fn twice(text: &str) -> Option<&str> {
    let names: Vec<&str> = list(text).map(|(name, _)| name).collect();
    let again = |(at, name): &(usize, &&str)| names.iter().take(*at).any(|before| before == *name);
    names.iter().enumerate().find(again).map(|(_, name)| *name)
}

/// What stands between two semicolons and is no tag; empty where nothing does.
pub(super) fn broken(text: &str) -> Option<&str> {
    parts(text).find(|part| !part.split_once('=').is_some_and(|(name, _)| is_name(name.trim_end_matches(WHITE))))
}

fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// What is said of such a part.
pub(super) fn no_tag(part: &str) -> Said {
    let part = if part.is_empty() { ";;".to_owned() } else { part.chars().take(100).collect() };
    Said::with(phrase::NO_TAG, [("tag", part.escape_debug().to_string())])
}
