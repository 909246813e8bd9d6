//! What line of business a template is of (rulebook 1.7): told by words, as data, and only where several agree.

use crate::ascii;
use crate::order;
use crate::template::sought::Sought;
use crate::template::view::Document;
use crate::template::view::amount::is_han_kana_or_hangul;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The words, by line of business and language.
pub(crate) const WORDS: &str = include_str!(concat!(env!("OUT_DIR"), "/data/topics.txt"));

/// Declares the lines of business with their names.
macro_rules! topics {
    ($($(#[$about:meta])* $name:ident($text:literal)),+ $(,)?) => {
        /// A line of business.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "snake_case")]
        pub enum Topic {
            $($(#[$about])* $name),+
        }

        impl Topic {
            /// Its name, as in answers.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$name => $text),+
                }
            }

            fn named(name: &str) -> Option<Self> {
                [$(Self::$name),+].into_iter().find(|topic| topic.name() == name)
            }
        }
    };
}

topics! {
    /// Goods that a shop sells.
    Retail("retail"),
    /// What is ordered, billed and paid, as with any business.
    Orders("orders"),
    /// Journeys and stays.
    Travel("travel"),
    /// Banks, loans and insurance.
    Finance("finance"),
    /// Shares, funds and currencies that are bought to gain by.
    Investment("investment"),
    /// Medicine and care.
    Health("health"),
    /// Schools and courses.
    Education("education"),
    /// Programs and services for those who use or write them.
    Software("software"),
    /// Games that are played.
    Games("games"),
    /// Meals and what they are made of.
    Food("food"),
    /// Homes to rent or to buy.
    Property("property"),
    /// Work that is offered or sought.
    Jobs("jobs"),
    /// Meetings, shows and tickets for them.
    Events("events"),
    /// Parcels on their way.
    Delivery("delivery"),
    /// Offices of a town or a state.
    PublicServices("public_services"),
    /// News, films and music.
    Media("media"),
    /// Care of looks.
    Beauty("beauty"),
    /// Cars and what belongs to them.
    Vehicles("vehicles"),
}

/// From when on words tell a line of business.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TopicPolicy {
    /// Different words of a topic from which on a template has it.
    pub words: u64,
    /// Different words of a topic from which on it is plain enough to depart from what the account sent so far.
    pub clear_words: u64,
    /// Earlier templates that tell a line of business from which on another is unusual.
    pub known_after: u64,
    /// What any business writes about beside its own: such a topic neither tells the line of an account nor departs
    /// from it.
    pub everyday: Vec<Topic>,
    /// Pairs of topics that go together in one business, as a shop and what it sells.
    pub kin: Vec<[Topic; 2]>,
}

impl TopicPolicy {
    /// Whether a topic tells what line of business an account is in.
    pub(crate) fn tells(&self, topic: Topic) -> bool {
        !self.everyday.contains(&topic)
    }

    /// Whether two topics are of one line of business.
    pub(crate) fn are_kin(&self, one: Topic, other: Topic) -> bool {
        one == other || self.kin.contains(&[one, other]) || self.kin.contains(&[other, one])
    }
}

/// The words, with what they are of.
#[derive(Debug)]
pub(crate) struct Topics {
    sought: Sought<'static>,
    /// In the order of the bytes of their texts.
    words: Vec<Word>,
}

#[derive(Debug)]
struct Word {
    text: &'static str,
    /// It may go on: `flight*`.
    is_open: bool,
    topic: Topic,
}

impl Topics {
    pub(crate) fn read() -> Self {
        let words = entries().filter_map(|(topic, word)| Word::new(topic?, word)).collect();
        let mut words: Vec<Word> = order::by_text(words, |word| word.text);
        // A word that two languages share is one sign, not two.
        words.dedup_by_key(|word| word.text);
        Self { sought: Sought::of(words.iter().map(|word| word.text)), words }
    }

    /// The topics of a mail with their different words, the plainest first.
    pub(crate) fn of<'a: 'd, 'd>(&self, parts: impl Iterator<Item = &'d Document<'a>>) -> Vec<(Topic, u64)> {
        let mut found = BTreeSet::new();
        for part in parts {
            self.find(part.flow.lower(), &mut found);
        }
        let mut counts: Vec<(Topic, u64)> = Vec::new();
        for word in found.iter().filter_map(|index| self.words.get(*index)) {
            match counts.iter_mut().find(|(topic, _)| *topic == word.topic) {
                Some((_, count)) => *count = count.saturating_add(1),
                None => counts.push((word.topic, 1)),
            }
        }
        // Those with as many words stay in the order of the list.
        let counts = order::by_number(counts, |(topic, _)| *topic as usize);
        order::by_number(counts, |(_, count)| usize::MAX.saturating_sub(usize::try_from(*count).unwrap_or(usize::MAX)))
    }

    /// Adds the places of the words in a text in lower case.
    fn find(&self, text: &str, found: &mut BTreeSet<usize>) {
        let (bytes, mut at, mut is_within_a_word) = (text.as_bytes(), 0_usize, false);
        while let Some((rest, first)) = bytes.get(at..).and_then(|rest| Some((rest, *rest.first()?))) {
            if self.sought.may_start(rest) {
                self.find_at(text.get(at..).unwrap_or_default(), is_within_a_word, found);
            }
            let word = ascii::word(rest);
            at = at.saturating_add(word.max(length_of_character(first)));
            // Right behind a word of ASCII begin those of Han, kana and Hangul alone.
            is_within_a_word = word > 0 && bytes.get(at).is_some_and(|behind| !behind.is_ascii());
            at = at.saturating_add(usize::from(word > 0 && !is_within_a_word));
        }
    }

    /// Adds the places of the words that a text begins with; within a word of ASCII those of Han, kana and Hangul alone.
    fn find_at(&self, text: &str, is_within_a_word: bool, found: &mut BTreeSet<usize>) {
        if !is_within_a_word || text.starts_with(is_han_kana_or_hangul) {
            let may_end = |place: &usize| self.words.get(*place).is_some_and(|word| word.may_end(text));
            found.extend(self.sought.starting(text.as_bytes()).map(|(_, place)| place).filter(may_end));
        }
    }
}

/// Bytes of a character of UTF-8 by the first.
fn length_of_character(first: u8) -> usize {
    match first {
        0xf0.. => 4,
        0xe0.. => 3,
        0xc0.. => 2,
        _ => 1,
    }
}

/// Each word of the file with its topic, if that is one.
fn entries() -> impl Iterator<Item = (Option<Topic>, &'static str)> {
    WORDS.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(": ")).flat_map(
        |(head, words)| {
            let topic = head.split_once(' ').and_then(|(_, name)| Topic::named(name));
            words.split(", ").map(move |word| (topic, word))
        },
    )
}

impl Word {
    fn new(topic: Topic, word: &'static str) -> Option<Self> {
        let (text, is_open) = word.strip_suffix('*').map_or((word, false), |word| (word, true));
        (!text.is_empty()).then_some(Self { text, is_open, topic })
    }

    /// Whether it may end in a text that begins with its letters: one of a spaced script ends where a word does.
    fn may_end(&self, text: &str) -> bool {
        let ends = || {
            let behind = text.get(self.text.len()..).unwrap_or_default();
            !behind.starts_with(|c: char| c.is_ascii_alphanumeric())
        };
        self.is_open || !self.text.is_ascii() || ends()
    }
}

#[cfg(test)]
mod tests {
    use super::{Topic, Topics, WORDS, entries};
    use std::collections::BTreeSet;

    #[test]
    fn every_line_of_the_file_is_read_and_no_word_is_of_two_topics() {
        for line in WORDS.lines().filter(|line| !line.starts_with('#')) {
            let (head, words) = line.split_once(": ").unwrap_or_else(|| panic!("{line}"));
            let (language, topic) = head.split_once(' ').unwrap();
            assert!(["en", "zh", "ja", "ko"].contains(&language), "{line}");
            assert!(Topic::named(topic).is_some(), "{line}");
            assert!(words.split(", ").all(|word| word.trim() == word && word.to_lowercase() == word), "{line}");
        }
        // A word may be the same in two languages; if it were of two topics, it would tell neither.
        let words: BTreeSet<&str> = entries().map(|(_, word)| word).collect();
        let with_topics: BTreeSet<_> = entries().collect();
        assert_eq!(with_topics.len(), words.len());
        assert_eq!(Topics::read().words.len(), words.len());
    }
}
