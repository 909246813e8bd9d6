//! What answers say, in every language.
//!
//! A phrase stands once, with its translations beside each other; `{name}` marks what differs from answer to answer.
//! Other braces are those of templates and stand for themselves.

pub(crate) mod address;
pub(crate) mod domain;
pub(crate) mod explain;
pub(crate) mod quota;
pub(crate) mod recipient;
pub(crate) mod render;
pub(crate) mod reputation;
pub(crate) mod rules;
pub(crate) mod suggest;
pub(crate) mod syntax;
pub(crate) mod time;
pub(crate) mod warmup;

use crate::locale::Locale;
use std::fmt::{Display, Write};

/// What the marks of a phrase stand for.
pub(crate) type Values<'v> = &'v [(&'v str, &'v dyn Display)];

/// A sentence in every language: English, Japanese, Korean, Chinese.
///
/// All in one text, with a [`BETWEEN`] them: addresses of texts are what is hardest to pack in a browser's module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Phrase(pub(crate) &'static str);

/// Stands between the languages.
const BETWEEN: char = '\u{1f}';

impl Phrase {
    /// The sentence with its `{name}`s filled in.
    pub(crate) fn say(self, locale: Locale, values: Values<'_>) -> String {
        let mut rest = self.text(locale);
        let mut said = String::with_capacity(rest.len());
        while let Some((before, after)) = rest.split_once('{') {
            said.push_str(before);
            let marked = after.split_once('}').and_then(|(name, after)| {
                let (_, value) = values.iter().find(|(known, _)| *known == name)?;
                Some((value, after))
            });
            rest = if let Some((value, after)) = marked {
                let written = write!(said, "{value}");
                debug_assert!(written.is_ok());
                after
            } else {
                said.push('{');
                after
            };
        }
        said.push_str(rest);
        said
    }

    /// The sentence of a language as it stands.
    pub(crate) fn text(self, locale: Locale) -> &'static str {
        let place = match locale {
            Locale::English => 0,
            Locale::Japanese => 1,
            Locale::Korean => 2,
            Locale::Chinese => 3,
        };
        self.0.split(BETWEEN).nth(place).unwrap_or_default()
    }
}

/// A sentence and what it names, not yet in any language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Said {
    phrase: Phrase,
    values: Vec<(&'static str, String)>,
}

impl From<Phrase> for Said {
    fn from(phrase: Phrase) -> Self {
        Self { phrase, values: Vec::new() }
    }
}

impl Said {
    pub(crate) fn with<const N: usize>(phrase: Phrase, values: [(&'static str, String); N]) -> Self {
        Self { phrase, values: values.into() }
    }

    pub(crate) fn is(&self, phrase: Phrase) -> bool {
        self.phrase == phrase
    }

    pub(crate) fn say(&self, locale: Locale) -> String {
        let values: Vec<(&str, &dyn Display)> =
            self.values.iter().map(|(name, value)| (*name, value as &dyn Display)).collect();
        self.phrase.say(locale, &values)
    }
}

/// Declares phrases, and the list by which their completeness is tested.
macro_rules! phrases {
    ($($name:ident { en: $en:literal, ja: $ja:literal, ko: $ko:literal, zh: $zh:literal $(,)? })+) => {
        $(pub(crate) const $name: $crate::phrases::Phrase =
            $crate::phrases::Phrase(concat!($en, '\u{1f}', $ja, '\u{1f}', $ko, '\u{1f}', $zh));)+

        #[cfg(test)]
        pub(super) const ALL: &[(&str, $crate::phrases::Phrase)] = &[$((stringify!($name), $name)),+];
    };
}
use phrases;

#[cfg(test)]
mod tests {
    use super::{BETWEEN, Locale, Phrase, address, domain, explain, quota, recipient, render, reputation, rules};
    use super::{suggest, syntax, time, warmup};
    use std::collections::BTreeSet;

    /// The marks of a text and the names in braces that are the reader's to write, as often as they stand in it.
    fn marks(text: &str) -> Vec<&str> {
        let mut marks: Vec<&str> = text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect();
        marks.retain(|name| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_'));
        marks.sort_unstable();
        marks
    }

    fn all() -> impl Iterator<Item = (&'static str, Phrase)> {
        let answers =
            [address::ALL, domain::ALL, explain::ALL, quota::ALL, recipient::ALL, reputation::ALL, warmup::ALL];
        let templates = [render::ALL, suggest::ALL, syntax::ALL, time::ALL];
        answers.into_iter().chain(templates).chain(rules::ALL.iter().copied()).flatten().copied()
    }

    /// A text without its marks and without code in backticks.
    fn prose(text: &str) -> String {
        let prose: String = text.split('`').step_by(2).collect();
        prose.split('{').map(|piece| piece.split_once('}').map_or(piece, |(_, after)| after)).collect()
    }

    /// What has no other name in any language: products, headers, roles; beside them abbreviations in capitals.
    const NAMES: [&str; 7] = ["From", "Gmail", "Outlook", "Windows", "Yahoo", "base64", "postmaster"];

    #[test]
    fn every_phrase_has_the_same_marks_in_every_language() {
        for (name, phrase) in all() {
            for (tag, locale) in Locale::ALL {
                assert_eq!(marks(phrase.text(locale)), marks(phrase.text(Locale::English)), "{name} in {tag}");
            }
        }
    }

    #[test]
    fn no_phrase_is_left_in_english() {
        for (name, phrase) in all() {
            let foreign: Vec<&str> = phrase.0.split(BETWEEN).skip(1).collect();
            assert_eq!(foreign.len() + 1, Locale::ALL.len(), "{name}");
            let has_words = prose(phrase.text(Locale::English)).contains(char::is_alphabetic);
            for text in foreign {
                assert!(!text.is_empty() && (!has_words || !text.is_ascii()), "{name}");
                for word in prose(text).split(|c: char| !c.is_ascii_alphanumeric()) {
                    let is_name = NAMES.contains(&word) || !word.contains(|c: char| c.is_ascii_lowercase());
                    assert!(is_name, "{name}: `{word}`");
                }
            }
        }
    }

    #[test]
    fn every_translation_is_in_the_letters_of_its_language() {
        let is_kana = |c: char| matches!(c, '\u{3041}'..='\u{30fa}');
        let is_hangul = |c: char| matches!(c, '\u{ac00}'..='\u{d7a3}');
        for (name, phrase) in all() {
            let [japanese, korean, chinese] =
                [Locale::Japanese, Locale::Korean, Locale::Chinese].map(|locale| phrase.text(locale));
            assert!(!japanese.contains(is_hangul), "{name}: {japanese}");
            assert!(!korean.contains(is_kana), "{name}: {korean}");
            assert!(!chinese.contains(is_kana) && !chinese.contains(is_hangul), "{name}: {chinese}");
        }
    }

    #[test]
    fn code_in_backticks_is_the_same_in_every_language() {
        for (name, phrase) in all() {
            let code = |locale| -> BTreeSet<&str> { phrase.text(locale).split('`').skip(1).step_by(2).collect() };
            let english = code(Locale::English);
            for (tag, locale) in Locale::ALL {
                let own = code(locale);
                // A translation may quote what others said, or translate words within the code.
                let is_own = |code: &&str| *code == "{reason}" || !code.is_ascii();
                assert!(own.iter().all(|code| english.contains(code) || is_own(code)), "{name} in {tag}");
                assert!(own.len() >= english.len(), "{name} in {tag}");
            }
        }
    }

    #[test]
    fn braces_of_a_template_stand_for_themselves() {
        let phrase = Phrase("`{{#{name}}}` has `{{else}}`; write `{{{name}}}`");
        assert_eq!(phrase.say(Locale::English, &[("name", &"if")]), "`{{#if}}` has `{{else}}`; write `{{if}}`");
    }

    #[test]
    fn what_is_filled_in_is_not_looked_at_again() {
        let phrase = Phrase("{a} and {b}");
        assert_eq!(phrase.say(Locale::English, &[("a", &"{b}"), ("b", &"{")]), "{b} and {");
    }
}
