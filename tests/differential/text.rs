//! Changing texts.

use super::draw::Draw;

/// Characters that stand for trouble: ends of lines, unseen ones, those whose case is odd, marks of every syntax.
const SPECIAL: &str = concat!(
    "\0\t\n\r\u{b}\u{1b}\u{7f}\u{80}\u{85}\u{a0}\u{ad}\u{200b}\u{200d}\u{200e}\u{2028}\u{2029}\u{202e}\u{2060}\u{3000}",
    "\u{301}\u{fe0f}\u{feff}\u{fffd}\u{ffff}\u{1f600}\u{1f468}\u{10ffff}ßİıſ\u{212a}Σςﬁ＠。٣名é<>&\"'`\\/@.%=- ",
);

/// Marks of more than one character.
const MARKS: [&str; 9] = ["\r\n", "{{", "}}", "{{{", "{{#each ", "{{/", "<!--", "&#x26;", ".."];

/// No text grows beyond this, so that a run has its questions in time.
const LONGEST: usize = 20_000;

/// Changes a text once; `words` are those that such texts are made of.
pub(super) fn change(text: &mut String, words: &[&[String]], draw: &mut Draw) {
    match draw.below(12) {
        0..=1 => insert(text, special(draw), draw),
        2..=3 => insert(text, &word(words, draw), draw),
        4 => text.replace_range(draw.stretch(text), ""),
        5 => text.replace_range(draw.stretch(text), &word(words, draw)),
        6 => {
            let again = text[draw.stretch(text)].repeat(draw.few());
            insert(text, &again, draw);
        }
        7 => *text = text[..draw.place(text)].to_owned(),
        8 => *text = if draw.once_in(2) { text.to_uppercase() } else { text.to_lowercase() },
        9 => text.push_str(&word(words, draw)),
        10 => *text = sentence(words, draw),
        _ => repeat(text, draw),
    }
    text.truncate(text.floor_char_boundary(LONGEST));
}

/// A character that stands for trouble.
pub(super) fn special(draw: &mut Draw) -> &'static str {
    if draw.once_in(5) {
        return draw.one(&MARKS).copied().unwrap_or_default();
    }
    let start = draw.below(SPECIAL.len());
    let start = SPECIAL.floor_char_boundary(start);
    &SPECIAL[start..SPECIAL.ceil_char_boundary(start + 1)]
}

/// A word of one of the lists.
pub(super) fn word(words: &[&[String]], draw: &mut Draw) -> String {
    draw.one(words).and_then(|list| draw.one(list)).cloned().unwrap_or_default()
}

/// A new text of words.
fn sentence(words: &[&[String]], draw: &mut Draw) -> String {
    let mut text = String::new();
    for _ in 0..draw.below(40) {
        text.push_str(&word(words, draw));
        text.push_str(if draw.once_in(3) { special(draw) } else { " " });
    }
    text
}

fn insert(text: &mut String, what: &str, draw: &mut Draw) {
    text.insert_str(draw.place(text), what);
}

/// A text at the edge of a limit is rarely met by small changes.
fn repeat(text: &mut String, draw: &mut Draw) {
    let piece = text[draw.stretch(text)].to_owned();
    if !piece.is_empty() && draw.once_in(4) {
        let times = draw.below(LONGEST / piece.len()) + 1;
        insert(text, &piece.repeat(times), draw);
    }
}
