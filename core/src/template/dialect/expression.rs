//! What stands in a tag: strings, names, and what is put out where there is no value.

use std::ops::Range;

/// Bytes of a string.
const MOST_OF_A_STRING: usize = 1_000;

/// The length of the string that a text begins with, its quotes included; or how far one was looked for. A string is
/// of one line, and no other tag opens in it.
pub(super) fn string_length(text: &[u8], others: &[&str]) -> Result<usize, usize> {
    let quote = text.first().copied().unwrap_or_default();
    let mut at = 1_usize;
    while let Some(byte) = text.get(at).filter(|_| at < MOST_OF_A_STRING) {
        let opens = |other: &&str| text.get(at..).is_some_and(|here| here.starts_with(other.as_bytes()));
        match *byte {
            byte if byte == quote => return Ok(at.saturating_add(1)),
            b'\n' => break,
            b'\\' => at = at.saturating_add(1),
            _ if others.iter().any(opens) => break,
            _ => {}
        }
        at = at.saturating_add(1);
    }
    Err(at)
}

/// The signs of an expression that stand in no string, with their places.
pub(super) fn signs(expression: &str) -> impl Iterator<Item = (usize, char)> {
    let (mut until, mut blind) = (0, 0);
    expression.char_indices().filter(move |(at, c)| {
        if *at < until {
            return false;
        }
        if matches!(c, '"' | '\'' | '`') && *at >= blind {
            match string_length(expression.as_bytes().get(*at..).unwrap_or_default(), &[]) {
                Ok(length) => until = at.saturating_add(length),
                Err(looked) => blind = at.saturating_add(looked),
            }
            return *at >= until;
        }
        true
    })
}

/// The expression before its first filter.
pub(super) fn head(expression: &str) -> &str {
    let bytes = expression.as_bytes();
    let is_pipe = |at: usize| bytes.get(at) == Some(&b'|');
    let filter = signs(expression)
        .find(|(at, c)| *c == '|' && !is_pipe(at.saturating_add(1)) && !at.checked_sub(1).is_some_and(is_pipe));
    expression.get(..filter.map_or(expression.len(), |(at, _)| at)).unwrap_or_default().trim()
}

/// Where the names in an expression stand, each with its dots: `user.name`.
pub(super) fn name_spans(expression: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, c) in signs(expression).filter(|(_, c)| c.is_alphanumeric() || matches!(c, '_' | '.')) {
        let end = at.saturating_add(c.len_utf8());
        match found.last_mut().filter(|last| last.end == at) {
            Some(last) => last.end = end,
            None => found.push(at..end),
        }
    }
    found
}

/// The names in an expression.
pub(super) fn names(expression: &str) -> impl Iterator<Item = &str> {
    name_spans(expression).into_iter().filter_map(|span| expression.get(span))
}

/// The first word of a tag, and the rest.
pub(super) fn first_word(body: &str) -> (&str, &str) {
    let end = body.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(body.len());
    let (word, rest) = body.split_at_checked(end).unwrap_or((body, ""));
    (word, rest.trim())
}

/// Functions that give a text in the reader's language, by the text itself or a key for it.
const TRANSLATE: [&str; 12] =
    ["_", "__", "gettext", "pgettext", "ngettext", "trans", "translate", "t", "T", "tr", "i18n", "lang"];
/// Filters that do.
const TRANSLATED: [&str; 5] = ["trans", "translate", "t", "_", "i18n"];
/// Filters that leave a text what it is.
const KEEPING: [&str; 11] =
    ["", "upper", "lower", "upcase", "downcase", "capitalize", "title", "escape", "e", "safe", "raw"];

/// The text that an expression puts out as it is written in it: `"Hello"`, `"Hello"|upper`, `_("Hello there")`. A word
/// that is translated is a key rather than a text.
pub(super) fn text_of(expression: &str) -> Option<Range<usize>> {
    let (word, _) = first_word(expression);
    let is_call = TRANSLATE.contains(&word);
    let before = expression.get(if is_call { word.len() } else { 0 }..)?;
    let string = before.trim_start_matches([' ', '(']).get(..).filter(|string| string.starts_with(['"', '\'', '`']))?;
    let length = string_length(string.as_bytes(), &[]).ok()?;
    let text = string.get(1..length.saturating_sub(1))?;
    let behind = string.get(length..)?.trim_start();
    let filter = first_word(behind.trim_start_matches('|').trim_start()).0;
    let is_translated = is_call || TRANSLATED.contains(&filter);
    let is_filtered = behind.starts_with('|') && (is_translated || KEEPING.contains(&filter));
    let is_whole = behind.is_empty() || is_filtered || (is_call && behind.starts_with([')', ',']));
    let is_key = is_translated && text.is_ascii() && !text.contains(' ');
    // In markup these would be read as its own.
    if !is_whole || is_key || text.trim().is_empty() || text.contains(['\\', '"', '\'', '<', '>', '&']) {
        return None;
    }
    let start = expression.len().saturating_sub(string.len()).saturating_add(1);
    Some(start..start.saturating_add(text.len()))
}

/// Whether a tag says what is put out where there is no value.
pub(crate) fn has_fallback(tag: &str) -> bool {
    let word = |name: &str| matches!(name, "default" | "default_if_none" | "d" | "or" | "if" | "presence" | "coalesce");
    names(tag).any(word)
        || signs(tag).zip(signs(tag).skip(1)).any(|((_, a), (_, b))| matches!((a, b), ('?', _) | ('|', '|')))
}
