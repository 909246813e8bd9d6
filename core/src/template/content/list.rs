//! The words as their files write them.

use super::canon::{Canon, is_unspaced};
use super::language::Language;
use crate::template::own::Role;

/// What the words of a line are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Head {
    pub(super) role: Role,
    pub(super) weight: u32,
    pub(super) is_homophone: bool,
    /// None where a policy does not say it.
    pub(super) language: Option<Language>,
}

impl Head {
    /// Reads `zh topic`, `zh topic 1` with a weight, or `zh topic homophone`.
    fn read(text: &str) -> Option<Self> {
        let mut words = text.split(' ');
        let language = Some(Language::named(words.next()?)?);
        let role = Role::named(words.next()?)?;
        let mut head = Self { role, weight: role.usual_weight(), is_homophone: false, language };
        for word in words {
            match word.parse() {
                Ok(weight) => head.weight = weight,
                Err(_) if word == "homophone" => head.is_homophone = true,
                Err(_) => return None,
            }
        }
        Some(head)
    }
}

/// Whether words can be found at all: they have three letters, or of a script without spaces two.
pub(crate) fn can_be_found(words: &str) -> bool {
    let canon = Canon::of(words.strip_suffix('*').unwrap_or(words));
    let is_single = canon.letters.len() == 1 && canon.letters.iter().all(|letter| is_unspaced(letter.c));
    canon.beginning(0).is_some() && !is_single
}

/// The words of a file with what they are: `zh topic: 百家乐, 老虎机`; a line that begins with a space goes on.
pub(super) fn read(text: &str) -> impl Iterator<Item = (Head, &str)> {
    let mut head = None;
    text.lines().flat_map(move |line| {
        let mut words = line;
        if let Some((text, rest)) = line.split_once(": ").filter(|_| !line.starts_with(' ')) {
            head = Head::read(text);
            words = rest;
        }
        between_commas(words).filter_map(move |word| Some((head?, word.trim()))).filter(|(_, word)| !word.is_empty())
    })
}

/// What `split` finds, which takes longer for such short words.
fn between_commas(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let comma = text.bytes().position(|byte| byte == b',');
        rest = comma.and_then(|comma| text.get(comma.saturating_add(1)..));
        text.get(..comma.unwrap_or(text.len()))
    })
}

impl Role {
    /// Whether a word of this role says by itself what a text is about.
    pub(super) fn is_of_content(self) -> bool {
        matches!(self, Self::Strong | Self::Topic)
    }

    fn named(name: &str) -> Option<Self> {
        let roles = [
            ("strong", Self::Strong),
            ("topic", Self::Topic),
            ("offer", Self::Offer),
            ("contact", Self::Contact),
            ("payment", Self::Payment),
            ("threat", Self::Threat),
            ("context", Self::Context),
        ];
        roles.into_iter().find(|(known, _)| *known == name).map(|(_, role)| role)
    }

    /// What a word of it weighs unless it is said: a topic with an offer is as much as a strong word.
    pub(super) const fn usual_weight(self) -> u32 {
        match self {
            Self::Strong => 6,
            Self::Context => 4,
            Self::Topic | Self::Offer => 3,
            Self::Contact | Self::Payment | Self::Threat => 2,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Head, can_be_found, read};
    use crate::template::content::Category;

    #[test]
    fn every_line_of_the_files_is_read_and_no_word_is_a_single_sign() {
        for category in Category::ALL {
            let lines = category.words().lines().filter(|line| !line.is_empty() && !line.starts_with(' '));
            for line in lines {
                let head = line.split_once(": ").map_or(line, |(head, _)| head);
                let language = head.split(' ').next().unwrap_or_default();
                assert!(["en", "zh", "ja", "ko"].contains(&language), "{category:?}: {line}");
                assert!(Head::read(head).is_some(), "{category:?}: {line}");
            }
            for (_, words) in read(category.words()) {
                assert!(can_be_found(words), "{category:?}: {words}");
            }
        }
    }

    #[test]
    fn a_word_that_is_too_short_is_not_made_longer_by_going_on() {
        for (words, expected) in [("ab", false), ("ab*", false), ("abc*", true), ("赌*", false), ("赌博*", true)] {
            assert_eq!(can_be_found(words), expected, "{words}");
        }
    }
}
