//! What a piece of Ruby or JavaScript does to blocks: which it opens, closes, or turns to their `else`.

use super::expression::signs;
use std::ops::Range;

/// The end that a block waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bracket {
    /// `end`
    Word,
    /// `}`
    Brace,
}

impl Bracket {
    /// Its name, and how the tag that closes it is written.
    pub(super) const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Word => ("end", "<% end %>"),
            Self::Brace => ("}", "<% } %>"),
        }
    }
}

/// What a piece of code leaves open, and what it closes of that before it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Effect {
    pub(super) closes: Vec<Bracket>,
    pub(super) opens: Vec<Bracket>,
    /// It has an `else` or the like.
    pub(super) turns: bool,
}

/// The languages, which close their blocks differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Language {
    Ruby,
    JavaScript,
}

/// Words that begin a block of Ruby; those of loops may have a `do`.
const OPENING: [&str; 8] = ["if", "unless", "case", "begin", "def", "while", "until", "for"];
const LOOPS: [&str; 3] = ["while", "until", "for"];
/// Words that go on with a block.
const TURNING: [&str; 7] = ["else", "elsif", "when", "rescue", "ensure", "default", "in"];

impl Effect {
    pub(super) fn of(code: &str, language: Language) -> Self {
        let mut reading = Reading { effect: Self::default(), begins: true, in_loop: false };
        let mut word: Option<Range<usize>> = None;
        let (mut reached, mut in_comment, mut before) = (0, false, '\n');
        for (at, c) in signs(code) {
            let end = at.saturating_add(c.len_utf8());
            let is_of_word = !in_comment && is_of_word(c);
            if let Some(word) = word.as_mut().filter(|word| word.end == at && is_of_word) {
                word.end = end;
            } else {
                reading.word(word.take().and_then(|word| code.get(word)), language);
                word = is_of_word.then_some(at..end);
            }
            // A string lies between.
            reading.begins &= at == reached;
            in_comment = (in_comment && c != '\n') || language.comments(before, c, code.get(end..).unwrap_or_default());
            if !in_comment {
                reading.sign(c);
            }
            (reached, before) = (end, c);
        }
        reading.word(word.and_then(|word| code.get(word)), language);
        reading.effect
    }
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '.' | ':' | '@' | '$' | '?')
}

impl Language {
    /// Whether a sign begins a comment, by those beside it.
    fn comments(self, before: char, sign: char, behind: &str) -> bool {
        match self {
            Self::Ruby => sign == '#' && before.is_whitespace(),
            Self::JavaScript => sign == '/' && before != ':' && behind.starts_with('/'),
        }
    }
}

struct Reading {
    effect: Effect,
    /// A statement begins here.
    begins: bool,
    /// The statement is a loop, whose `do` opens nothing more.
    in_loop: bool,
}

impl Reading {
    fn word(&mut self, word: Option<&str>, language: Language) {
        let Some(word) = word else { return };
        let begins = std::mem::take(&mut self.begins);
        // A word before a value, as in `class: if new`.
        self.begins = word.ends_with(':');
        self.effect.turns |= self.effect.opens.is_empty() && (word == "else" || (begins && TURNING.contains(&word)));
        if language == Language::JavaScript {
            return;
        }
        match word {
            _ if word.split(['.', '?']).next() == Some("end") => self.close(Bracket::Word),
            "do" if !self.in_loop => self.effect.opens.push(Bracket::Word),
            _ if begins && OPENING.contains(&word) => {
                self.in_loop = LOOPS.contains(&word);
                self.effect.opens.push(Bracket::Word);
            }
            _ => {}
        }
    }

    fn sign(&mut self, c: char) {
        match c {
            '{' => self.effect.opens.push(Bracket::Brace),
            '}' => self.close(Bracket::Brace),
            _ => {}
        }
        match c {
            ';' | '\n' => (self.begins, self.in_loop) = (true, false),
            // A value may be a block, too: `x = if y`.
            '=' | '{' | '}' => self.begins = true,
            _ if c.is_whitespace() => {}
            _ if is_of_word(c) => {}
            _ => self.begins = false,
        }
    }

    fn close(&mut self, bracket: Bracket) {
        if self.effect.opens.last() == Some(&bracket) {
            self.effect.opens.pop();
        } else {
            self.effect.closes.push(bracket);
        }
    }
}
