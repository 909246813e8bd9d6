//! What answers say, in every language.
//!
//! A phrase stands once, with its translations beside each other; `{name}` marks what differs from answer to answer.

pub(crate) mod address;
pub(crate) mod domain;
pub(crate) mod explain;
pub(crate) mod quota;
pub(crate) mod recipient;
pub(crate) mod reputation;
pub(crate) mod warmup;

use crate::locale::Locale;
use std::fmt::{Display, Write};

/// A sentence in every language: English, Japanese, Korean, Chinese.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Phrase(pub(crate) &'static [&'static str; 4]);

impl Phrase {
    /// The sentence with its `{name}`s filled in.
    pub(crate) fn say(self, locale: Locale, values: &[(&str, &dyn Display)]) -> String {
        let mut rest = self.text(locale);
        let mut said = String::with_capacity(rest.len());
        while let Some((before, (name, after))) =
            rest.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?)))
        {
            said.push_str(before);
            if let Some((_, value)) = values.iter().find(|(known, _)| *known == name) {
                let written = write!(said, "{value}");
                debug_assert!(written.is_ok());
            }
            rest = after;
        }
        said.push_str(rest);
        said
    }

    /// The sentence of a language as it stands.
    pub(crate) const fn text(self, locale: Locale) -> &'static str {
        let [english, japanese, korean, chinese] = self.0;
        match locale {
            Locale::English => english,
            Locale::Japanese => japanese,
            Locale::Korean => korean,
            Locale::Chinese => chinese,
        }
    }
}

/// Declares phrases, and the list by which their completeness is tested.
macro_rules! phrases {
    ($($name:ident { en: $en:literal, ja: $ja:literal, ko: $ko:literal, zh: $zh:literal $(,)? })+) => {
        $(pub(crate) const $name: $crate::phrases::Phrase = $crate::phrases::Phrase(&[$en, $ja, $ko, $zh]);)+

        #[cfg(test)]
        pub(super) const ALL: &[(&str, $crate::phrases::Phrase)] = &[$((stringify!($name), $name)),+];
    };
}
use phrases;

#[cfg(test)]
mod tests {
    use super::{Locale, Phrase, address, domain, explain, quota, recipient, reputation, warmup};
    use std::collections::BTreeSet;

    fn marks(text: &str) -> BTreeSet<&str> {
        text.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect()
    }

    fn all() -> impl Iterator<Item = (&'static str, Phrase)> {
        [address::ALL, domain::ALL, explain::ALL, quota::ALL, recipient::ALL, reputation::ALL, warmup::ALL]
            .into_iter()
            .flatten()
            .copied()
    }

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
            let [_, foreign @ ..] = phrase.0;
            assert!(foreign.iter().all(|text| !text.is_ascii()), "{name}");
        }
    }

    #[test]
    fn what_is_filled_in_is_not_looked_at_again() {
        let phrase = Phrase(&["{a} and {b}", "", "", ""]);
        assert_eq!(phrase.say(Locale::English, &[("a", &"{b}"), ("b", &"{")]), "{b} and {");
    }
}
