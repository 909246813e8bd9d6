//! In which texts a word of a list is sought: Latin and Chinese letters are shared by languages that mean other things.

use super::canon::{Canon, is_unspaced};
use crate::template::view::flow::{Flow, beyond_ascii};
use crate::template::view::script::{Script, is_han};

/// The language of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Language {
    English,
    Chinese,
    Japanese,
    Korean,
}

impl Language {
    /// Reads `zh`.
    pub(super) fn named(name: &str) -> Option<Self> {
        match name {
            "en" => Some(Self::English),
            "zh" => Some(Self::Chinese),
            "ja" => Some(Self::Japanese),
            "ko" => Some(Self::Korean),
            _ => None,
        }
    }
}

/// The texts that a word is sought in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Texts {
    All,
    /// Those with enough of a script that is written without spaces: for Latin words among words of such a script, as
    /// `LINE`.
    Unspaced,
    /// All but Japanese ones.
    Chinese,
    /// All but Chinese ones.
    Japanese,
}

impl Texts {
    /// Where a word is sought that stands in a list of this language.
    pub(super) fn of(language: Option<Language>, canon: &Canon) -> Self {
        let letters = || canon.letters.iter().map(|letter| letter.c).filter(|c| is_unspaced(*c));
        let is_han = |c: char| matches!(c, '\u{4e00}'..='\u{9fff}') || is_han(c);
        match language {
            None | Some(Language::English) => Self::All,
            Some(_) if letters().next().is_none() => Self::Unspaced,
            Some(Language::Chinese) if letters().all(is_han) => Self::Chinese,
            Some(Language::Japanese) if letters().all(is_han) => Self::Japanese,
            Some(_) => Self::All,
        }
    }
}

/// What a text is written in, as far as words depend on it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Written {
    is_unspaced: bool,
    /// The language of its Chinese letters, where they tell one.
    han: Option<Language>,
}

/// Letters of an unspaced script that a text in another may quote.
const FEW_UNSPACED: usize = 10;

/// Chinese letters without kana from which on a text is not Japanese, as a short subject may be.
const MOST_WITHOUT_KANA: u64 = 20;

impl Written {
    pub(super) fn of(flow: &Flow) -> Self {
        let mut unspaced = beyond_ascii(flow.text()).filter(|(_, c)| is_unspaced(*c));
        if unspaced.next().is_none() {
            return Self { is_unspaced: false, han: None };
        }
        let scripts = flow.scripts();
        let han = match scripts.main() {
            Some(Script::Kana) => Some(Language::Japanese),
            Some(Script::Han) if scripts.characters(Script::Han) > MOST_WITHOUT_KANA => Some(Language::Chinese),
            _ => None,
        };
        Self { is_unspaced: unspaced.nth(FEW_UNSPACED - 1).is_some(), han }
    }

    /// Whether a word that is sought in these texts is sought in this one.
    pub(super) fn is_among(self, texts: Texts) -> bool {
        match texts {
            Texts::All => true,
            Texts::Unspaced => self.is_unspaced,
            Texts::Chinese => self.han != Some(Language::Japanese),
            Texts::Japanese => self.han != Some(Language::Chinese),
        }
    }
}
