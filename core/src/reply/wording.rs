//! Wordings of replies: phrases with gaps and alternatives, all searched for at once.
//!
//! Regular expressions would do, but a few hundred of them take a hundred times longer to load than all the rest
//! of a policy.

use crate::order;
use std::sync::Arc;

/// Bytes that a `*` may stand for.
const WIDEST_GAP: usize = 60;

/// Alternatives of one stretch of a wording.
const MOST_ALTERNATIVES: usize = 100;

/// Bytes that the beginning of a wording has at least: by them it is found.
const SHORTEST: usize = 3;

/// Phrases, sorted by how they begin.
#[derive(Debug)]
pub(super) struct Wordings(Vec<Phrase>);

/// By what a phrase is found.
type First = [u8; SHORTEST];

/// One way a wording can begin, and how it goes on.
#[derive(Debug)]
struct Phrase {
    rule: usize,
    first: First,
    beginning: String,
    ends_word: bool,
    rest: Arc<[Part]>,
}

/// A stretch of a wording: any of some texts.
#[derive(Debug)]
struct Part {
    texts: Vec<String>,
    /// How many bytes it may stand away from what comes before.
    widest_gap: usize,
    /// Whether it begins where a word does.
    starts_word: bool,
    /// Whether it ends where a word does.
    ends_word: bool,
}

impl Wordings {
    /// Compiles wordings, each with its rule; one that cannot be read is left out.
    pub(super) fn compile<'a>(wordings: impl Iterator<Item = (usize, &'a str)>) -> Self {
        let mut phrases = Vec::new();
        let no_rest: Arc<[Part]> = Arc::default();
        for (rule, wording) in wordings {
            let Ok((first, rest)) = read(wording) else { continue };
            // Most have none, and share it.
            let rest = if rest.is_empty() { Arc::clone(&no_rest) } else { rest.into() };
            let ends_word = first.ends_word;
            phrases.extend(first.texts.into_iter().filter_map(|beginning| {
                let first = first_bytes(&beginning)?;
                Some(Phrase { rule, first, beginning, ends_word, rest: Arc::clone(&rest) })
            }));
        }
        Self(order::by_number(phrases, |phrase| order::number(phrase.first)))
    }

    /// The rules of which a wording stands in a text, each once, in order.
    pub(super) fn rules_in(&self, text: &str) -> Vec<usize> {
        let text = plain(text);
        let mut rules = Vec::new();
        let mut before = None;
        for (start, c) in text.char_indices() {
            if !joined(before, Some(c)) {
                for phrase in self.beginning_as(text.get(start..).unwrap_or_default()) {
                    if !rules.contains(&phrase.rule) && phrase.is_at(&text, start) {
                        rules.push(phrase.rule);
                    }
                }
            }
            before = Some(c);
        }
        rules.sort_unstable();
        rules
    }

    /// The phrases that begin with the first bytes of a text.
    fn beginning_as(&self, text: &str) -> &[Phrase] {
        let Some(first) = first_bytes(text) else { return &[] };
        let from = self.0.partition_point(|phrase| phrase.first < first);
        let rest = self.0.get(from..).unwrap_or_default();
        let count = rest.partition_point(|phrase| phrase.first == first);
        rest.get(..count).unwrap_or_default()
    }
}

/// Why a wording cannot be read, if it cannot.
pub(super) fn mistake(wording: &str) -> Option<String> {
    if is_simple(wording) { None } else { read(wording).err() }
}

/// Whether a look is enough to tell that a wording can be read, as it is for nearly all.
fn is_simple(wording: &str) -> bool {
    let (mut choices, mut alternatives) = (None, 1_usize);
    for byte in wording.bytes() {
        match (byte, choices) {
            (b'(', None) => choices = Some(1_usize),
            (b'|', Some(count)) => choices = Some(count.saturating_add(1)),
            (b')', Some(count)) => (choices, alternatives) = (None, alternatives.saturating_mul(count)),
            (b'(' | b'*', Some(_)) | (b')' | b'|', None) | (b'@' | b'A'..=b'Z', _) => return false,
            _ if byte != b' ' && !byte.is_ascii_graphic() => return false,
            _ => {}
        }
        if alternatives > MOST_ALTERNATIVES {
            return false;
        }
    }
    let begins = |text: &str| text.bytes().take_while(|byte| !b" (*".contains(byte)).take(SHORTEST).count() == SHORTEST;
    let beginnings = wording.strip_prefix('(').and_then(|choices| choices.split_once(')')).map(|(choices, _)| choices);
    choices.is_none() && beginnings.unwrap_or(wording).split('|').all(begins)
}

fn first_bytes(text: &str) -> Option<First> {
    text.as_bytes().first_chunk().copied()
}

/// The first stretch of a wording and those after its gaps, or why it cannot be read. A gap that touches a word may stand
/// within it: `polic*` finds `policy`.
fn read(wording: &str) -> Result<(Part, Vec<Part>), String> {
    let mut pieces = wording.split('*').peekable();
    let piece = pieces.next().unwrap_or_default();
    let ends_word = pieces.peek().is_none() || piece.ends_with(' ');
    let mut rest = Vec::new();
    let mut first = Part { texts: Vec::new(), widest_gap: 0, starts_word: true, ends_word };
    if let Some((beginning, behind)) = beginning(piece) {
        first.texts = alternatives(beginning)?;
        if first.texts.iter().all(|text| text.len() >= SHORTEST) {
            first.ends_word = false;
            rest.push(Part { texts: alternatives(behind)?, widest_gap: 0, starts_word: false, ends_word });
        }
    }
    if rest.is_empty() {
        first.texts = alternatives(piece)?;
    }
    if first.texts.iter().any(|text| text.len() < SHORTEST) {
        return Err(format!("it begins with {SHORTEST} characters at least before any `*`"));
    }
    while let Some(piece) = pieces.next() {
        if !piece.trim().is_empty() {
            let starts_word = piece.starts_with(' ');
            let ends_word = pieces.peek().is_none() || piece.ends_with(' ');
            rest.push(Part { texts: alternatives(piece.trim())?, widest_gap: WIDEST_GAP, starts_word, ends_word });
        }
    }
    Ok((first, rest))
}

/// `(a|b)` and ` (c|d|e)` of `(a|b) (c|d|e)`: apart they are five texts, and together six. Nothing where there is but one
/// choice, or where the space between belongs to it.
fn beginning(piece: &str) -> Option<(&str, &str)> {
    let piece = piece.trim();
    let (open, close) = (piece.find('(')?, piece.find(')')?);
    let choices = piece.get(open.saturating_add(1)..close)?;
    let (beginning, behind) = piece.split_at_checked(close.saturating_add(1))?;
    let apart = behind.contains('(') && !choices.split('|').any(|choice| choice.is_empty() || choice.ends_with(' '));
    apart.then_some((beginning, behind))
}

/// In lower case, with one space for each run of white space. Addresses are left out: they say nothing of what a reply
/// means, whatever words they are made of.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut push = |piece: &str| {
        if !plain.is_empty() && !piece.is_empty() {
            plain.push(' ');
        }
        plain.push_str(piece);
    };
    for word in text.split_whitespace() {
        let mut rest = word;
        while let Some((before, behind)) = around_address(rest) {
            push(before);
            rest = behind;
        }
        push(rest);
    }
    plain.to_lowercase()
}

/// What stands before the first address in a word, and what behind it, without the brackets around it.
fn around_address(word: &str) -> Option<(&str, &str)> {
    let (local, domain) = word.split_once('@')?;
    let start = local.rfind(['<', '(', '[', '"', '\'', ':', '=', ';', ',']).map_or(0, |at| at.saturating_add(1));
    let end = domain.find(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '-' | '_')).unwrap_or(domain.len());
    let (before, behind) = (local.get(..start)?, domain.get(end..)?);
    Some((before.trim_end_matches(['<', '(', '[', '"', '\'']), behind.trim_start_matches(['>', ')', ']', '"', '\''])))
}

/// Whether [`plain`] would change nothing; false where it takes a closer look to tell.
fn is_plain(text: &str) -> bool {
    let mut after_space = true;
    let fits = text.bytes().all(|byte| {
        let fits = byte.is_ascii_graphic() && !byte.is_ascii_uppercase() || byte == b' ' && !after_space;
        after_space = byte == b' ';
        fits
    });
    fits && !after_space
}

/// The texts that `a (b|c) d` stands for.
fn alternatives(piece: &str) -> Result<Vec<String>, String> {
    let mut texts = vec![String::with_capacity(piece.len())];
    let mut rest = piece;
    while let Some((before, after)) = rest.split_once('(') {
        let (choices, after) = after.split_once(')').ok_or("a `(` is not closed, or a `*` stands in the brackets")?;
        if choices.contains('(') {
            return Err("alternatives do not stand in each other".to_owned());
        }
        let count = texts.len().saturating_mul(choices.split('|').count());
        if count > MOST_ALTERNATIVES {
            return Err(format!("it has more than {MOST_ALTERNATIVES} alternatives"));
        }
        let mut longer = Vec::with_capacity(count);
        for text in &texts {
            longer.extend(choices.split('|').map(|choice| {
                // None is longer than the piece that it is an alternative of.
                let mut with_choice = String::with_capacity(piece.len());
                with_choice.push_str(text);
                push(&mut with_choice, before);
                push(&mut with_choice, choice);
                with_choice
            }));
        }
        texts = longer;
        rest = after;
    }
    if rest.contains([')', '|']) {
        return Err("a `)` or `|` stands outside of `(…|…)`".to_owned());
    }
    let is_plain = is_plain(piece.trim());
    for text in &mut texts {
        push(text, rest);
        text.truncate(text.trim_end().len());
        if !is_plain {
            // A stretch behind another keeps the space before it.
            let space = if text.starts_with(' ') { " " } else { "" };
            *text = format!("{space}{}", plain(text));
        }
    }
    Ok(texts)
}

/// Appends to a text with one space at most between.
fn push(text: &mut String, piece: &str) {
    text.push_str(if text.ends_with(' ') { piece.trim_start() } else { piece });
}

impl Phrase {
    /// Whether it stands in a text from the beginning of a word.
    fn is_at(&self, text: &str, start: usize) -> bool {
        let mut end = start.saturating_add(self.beginning.len());
        let begins = text.get(start..end) == Some(self.beginning.as_str());
        if !begins || (self.ends_word && within_word(text, end)) {
            return false;
        }
        for part in self.rest.iter() {
            let Some(next) = part.end_after(text, end) else { return false };
            end = next;
        }
        true
    }
}

impl Part {
    /// Where it ends, if it stands in a text within a gap's width from a place.
    fn end_after(&self, text: &str, from: usize) -> Option<usize> {
        let ends = self.texts.iter().filter_map(|wanted| {
            let window = from.saturating_add(self.widest_gap).saturating_add(wanted.len());
            let after = text.get(from..text.floor_char_boundary(window.min(text.len())))?;
            after.match_indices(wanted.as_str()).find_map(|(at, found)| {
                let start = from.saturating_add(at);
                let end = start.saturating_add(found.len());
                let whole = !(self.starts_word && within_word(text, start) || self.ends_word && within_word(text, end));
                whole.then_some(end)
            })
        });
        ends.min()
    }
}

/// Whether a place lies between two characters of one word.
fn within_word(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|text| text.chars().next_back());
    let after = text.get(at..).and_then(|text| text.chars().next());
    joined(before, after)
}

/// Whether two characters beside each other belong to one word.
fn joined(left: Option<char>, right: Option<char>) -> bool {
    left.is_some_and(is_of_word) && right.is_some_and(is_of_word)
}

/// From U+2E80 on stand Han, kana and Hangul: written without spaces, or with endings at the word itself. Any of their
/// characters may begin a wording and end it.
fn is_of_word(c: char) -> bool {
    c < '\u{2e80}' && c.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::{Wordings, is_simple, mistake, read};
    use proptest::prelude::*;

    fn compiled(wording: &str) -> Wordings {
        Wordings::compile(std::iter::once((7, wording)))
    }

    #[test]
    fn phrases_are_found_as_whole_words_with_gaps_and_alternatives() {
        let table = [
            ("user unknown", "5.1.1 USER\r\n unknown.", true),
            ("user unknown", "superuser unknown", false),
            ("user * unknown", "user unknown", true),
            ("user * unknown", "user <a@b.c> is unknown here", true),
            ("user * unknown", "users are unknown", false),
            ("user* unknown", "users unknown", true),
            ("polic*", "a POLICY", true),
            ("polic*", "my apolicy", false),
            ("(bad|invalid) (user|mailbox)", "550 invalid mailbox", true),
            ("(bad|invalid) (user|mailbox)", "550 invalid thing", false),
            ("grey( |-|)list*", "greylisted", true),
            ("spf", "SPF_fail", true),
            ("spf", "spfx", false),
            ("mailbox * full", &format!("mailbox {} full", "x".repeat(70)), false),
            ("spam*", "<spam@b.example>: user unknown", false),
            ("user unknown", "user <spam@b.example> unknown", true),
            ("(user|mailbox) (is |)(unknown|gone)", "mailbox is gone", true),
            ("(user|mailbox) (is |)(unknown|gone)", "mailbox unknown", true),
            ("(user|mailbox) (is |)(unknown|gone)", "mailbox was gone", false),
            ("(user|mailbox) (is |)(unknown|gone)", "mailbox unknowns", false),
            ("(user|mailbox) (is |)gone* (here|there)", "user goners live there", true),
            ("(user|mailbox) (is |)gone* (here|there)", "user goners", false),
            ("(no|not a) (user|mailbox)", "not a mailbox", true),
            ("a(b|) (c|d) e", "ab d e", true),
            ("нет такого", "НЕТ ТАКОГО пользователя", true),
            ("用户*不存在", "您好，该用户已不存在。", true),
            ("ユーザ*存在しません", "宛先のユーザーは存在しません", true),
            ("사용자*찾을 수 없", "550 사용자를 찾을 수 없습니다", true),
            ("用户 不存在", "用户不存在", false),
        ];
        for (wording, text, found) in table {
            let wordings = compiled(wording);
            assert_eq!(wordings.rules_in(text), if found { vec![7] } else { vec![] }, "{wording} in {text}");
            assert_eq!(mistake(wording), None);
        }
    }

    #[test]
    fn a_wording_that_cannot_be_read_is_told() {
        for wording in ["", "  ", "*x", "x", "(ab|)", "(a", "a)", "a|b", "((a|b)|c)"] {
            assert!(mistake(wording).is_some(), "{wording}");
        }
        assert!(mistake(&"(a|b)".repeat(10)).is_some());
        assert!(mistake("abc (d*|e)").is_some());
    }

    proptest! {
        #[test]
        fn what_a_look_takes_for_readable_is_read(wording in "[(]?[abc ]{0,4}[abcK用 (|)*@]{0,12}") {
            prop_assert!(!is_simple(&wording) || read(&wording).is_ok());
        }
    }
}
