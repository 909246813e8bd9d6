//! The public suffix list, searched where it lies: as code it would be half of what a browser loads.
//!
//! Each line of the file is a suffix from its top level down, then what may stand before it, both in the order of their
//! bytes: `uk ac co …` says that `ac.uk` and `co.uk` are suffixes. The list's own signs: `*` is any label, `!` a label
//! that `*` does not mean. A `?` marks a label that is no suffix itself but has some below it.

use std::borrow::Cow;
use std::cmp::Ordering;

/// The list, from publicsuffix.org under the Mozilla Public License 2.0; written by `cargo xtask suffixes`.
pub(crate) const LIST: &str = include_str!(concat!(env!("OUT_DIR"), "/data/public-suffixes.txt"));

/// How many labels of a host in lower case are its public suffix; 1 where the list does not know it.
pub(super) fn labels(host: &str) -> usize {
    let (mut longest, mut suffix) = (1, String::new());
    for (above, label) in host.rsplit('.').enumerate() {
        let Some(children) = children(&suffix) else { break };
        let label = listed(label);
        let has = |child: &str| find(children, ' ', |known| known.cmp(child)).is_some();
        // In the order of bytes the labels with a `!` stand first, and behind them the `*`.
        if children.starts_with('!') && has(&format!("!{label}")) {
            return above;
        }
        let is_suffix = has(&label);
        if is_suffix || children.split(' ').find(|child| !child.starts_with('!')) == Some("*") {
            longest = above.saturating_add(1);
        }
        if !is_suffix && !has(&format!("?{label}")) {
            break;
        }
        if !suffix.is_empty() {
            suffix.push('.');
        }
        suffix.push_str(&label);
    }
    longest
}

/// A label as the list writes it: in letters, not in their encoding (RFC 3492).
pub(super) fn listed(label: &str) -> Cow<'_, str> {
    match label.strip_prefix("xn--").and_then(idna::punycode::decode_to_string) {
        Some(letters) => letters.into(),
        None => label.into(),
    }
}

/// What may stand before a suffix that is written from its top level down.
fn children(suffix: &str) -> Option<&'static str> {
    if suffix.is_empty() {
        return LIST.get(1..FIRST_LINE);
    }
    let line = find(LIST, '\n', |line| line.split_once(' ').map_or(line, |(suffix, _)| suffix).cmp(suffix))?;
    line.split_once(' ').map(|(_, children)| children)
}

/// How long the first line is, that of the top levels.
#[expect(clippy::indexing_slicing, reason = "at compile time")]
const FIRST_LINE: usize = {
    let mut length = 0;
    while LIST.as_bytes()[length] != b'\n' {
        length += 1;
    }
    length
};

/// The piece of a sorted text that compares as equal to what is sought.
fn find(text: &str, separator: char, compare: impl Fn(&str) -> Ordering) -> Option<&str> {
    let (mut from, mut to) = (0_usize, text.len());
    while from < to {
        let middle = text.floor_char_boundary(from.midpoint(to));
        let start =
            text.get(from..middle)?.rfind(separator).map_or(from, |at| from.saturating_add(at).saturating_add(1));
        let end = text.get(middle..to)?.find(separator).map_or(to, |at| middle.saturating_add(at));
        let piece = text.get(start..end)?;
        match compare(piece) {
            Ordering::Equal => return Some(piece),
            Ordering::Less => from = end.saturating_add(1),
            Ordering::Greater => to = start,
        }
    }
    None
}
