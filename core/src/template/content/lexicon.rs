//! The words that content is judged by, as data, and where they stand in a text.

use super::canon::{Beginning, Canon, Gap};
use super::category::Category;
use super::disguise::Disguises;
use super::entry::{Entry, Tail};
use super::index::{Index, Key};
use super::language::Written;
use super::list::{Head, read};
use super::simplified::Simplified;
use crate::order;
use crate::template::own::{OwnWords, Role};
use std::ops::Range;

/// All words, found by how they begin.
#[derive(Debug)]
pub(crate) struct Lexicon {
    index: Index,
    /// The end of the word of each key.
    tails: Vec<Tail>,
    /// The word of each key.
    entries: Vec<Entry>,
    /// The letters of all words.
    letters: Vec<(char, Gap)>,
    simplified: Simplified,
}

/// A word found.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) category: Category,
    pub(super) role: Role,
    pub(super) weight: u32,
    /// The number of the word.
    pub(super) word: usize,
    /// The letters.
    pub(super) letters: Range<usize>,
    /// How it is written so that a plain search would not find it.
    pub(super) disguises: Disguises,
}

impl Found {
    /// Whether it calls readers to somebody on a messenger, whose account may stand behind it.
    pub(super) fn calls(&self) -> bool {
        let is_call = match self.role {
            Role::Strong => true,
            Role::Topic => self.weight >= Role::Topic.usual_weight(),
            _ => false,
        };
        is_call && self.category == Category::SocialContact
    }

    /// The name or number of an account on a messenger.
    pub(super) fn account(letters: Range<usize>) -> Self {
        let (category, role) = (Category::SocialContact, Role::Contact);
        let (weight, word, disguises) = (role.usual_weight(), usize::MAX, Disguises::default());
        Self { category, role, weight, word, letters, disguises }
    }
}

impl Lexicon {
    /// The shipped words, and those of a policy.
    pub(crate) fn with(own: &[OwnWords]) -> Self {
        let shipped = Category::ALL
            .into_iter()
            .flat_map(|category| read(category.words()).map(move |(head, words)| (category, head, words)));
        let own = own.iter().filter_map(|own| Some((own.category()?, own))).flat_map(|(category, own)| {
            let weight = own.weight.unwrap_or(own.role.usual_weight());
            let head = Head { role: own.role, weight, is_homophone: false, language: None };
            own.words.iter().map(move |words| (category, head, words.as_str()))
        });
        let (simplified, mut canon, mut letters) = (Simplified::read(), Canon::default(), Vec::new());
        let (mut unsorted, mut words) = (Vec::new(), Vec::new());
        for (category, head, text) in shipped.chain(own) {
            let (text, is_open) = text.strip_suffix('*').map_or((text, false), |text| (text, true));
            canon.read(text, &(0..text.len()), &simplified);
            if let Some((key, entry)) = Entry::new(category, head, &canon, is_open, &mut letters) {
                unsorted.push(key);
                words.push(entry);
            }
        }
        let numbers: Vec<u64> = unsorted.iter().map(|Key(number)| *number).collect();
        let (mut keys, mut entries) = (Vec::with_capacity(words.len()), Vec::with_capacity(words.len()));
        for place in order::places(&numbers) {
            keys.extend(unsorted.get(place).copied());
            entries.extend(words.get(place).copied());
        }
        let tails = entries.iter().map(|entry| Tail::of(entry.letters(&letters))).collect();
        Self { index: Index::of(keys), tails, entries, letters, simplified }
    }

    /// The letters of a stretch of a text, as those of its words are.
    pub(super) fn canon(&self, text: &str, stretch: &Range<usize>) -> Canon {
        let mut canon = Canon::default();
        canon.read(text, stretch, &self.simplified);
        canon
    }

    /// Every word of the lexicon that begins among the first letters of a stretch, in order.
    pub(super) fn hits(&self, canon: &Canon, letters: usize, written: Written, masked: &mut u32) -> Vec<Found> {
        let mut found = Vec::new();
        for at in canon.beginnings(letters) {
            let Some(Beginning { first, next }) = canon.beginning(at) else { break };
            let here = (canon, at, written);
            if canon.is_masked_after(at) && *masked < MOST_MASKED {
                *masked = masked.saturating_add(1);
                let (from, last) = (Key::short(first & !0xffff), Key::last(first | 0xffff));
                self.add_hits(self.index.place_from(from), last, here, &mut found);
                continue;
            }
            let next = next.filter(|next| !(canon.is_masked_within(at) && may_hide(*next)));
            if let Some(next) = next {
                self.add_hits_of(Key::short(first), here, &mut found);
                self.add_hits_of(Key::long(first, next), here, &mut found);
            } else {
                self.add_hits(self.index.place_from(Key::short(first)), Key::last(first), here, &mut found);
            }
            if let Some(parted) = canon.parted_beginning(at) {
                self.add_hits_of(Key::of(parted), here, &mut found);
            }
        }
        found
    }

    /// Adds the words at a place of a text that have a key.
    #[inline]
    fn add_hits_of(&self, key: Key, here: (&Canon, usize, Written), found: &mut Vec<Found>) {
        if let Some(place) = self.index.place_of(key) {
            self.add_hits(place, key, here, found);
        }
    }

    /// Adds the words at a place of a text among those from one on, up to the last with a key.
    fn add_hits(&self, from: usize, last: Key, here: (&Canon, usize, Written), found: &mut Vec<Found>) {
        let Some(text) = here.0.letters.get(here.1..) else { return };
        let may_be_parted = here.0.has_parting();
        let mut word = from;
        while let Some(tail) = self.index.key(word).filter(|key| *key <= last).and_then(|_| self.tails.get(word)) {
            if tail.may_end(text, may_be_parted) {
                found.extend(self.found(word, here));
            }
            word = word.saturating_add(1);
        }
    }

    /// A word, if it stands at a place of a text.
    // Few words come so far; inlined, all would pay for what it needs.
    #[inline(never)]
    fn found(&self, word: usize, (canon, at, written): (&Canon, usize, Written)) -> Option<Found> {
        let entry = self.entries.get(word).filter(|entry| written.is_among(entry.texts))?;
        let (letters, disguises) = entry.at(entry.letters(&self.letters), canon, at)?;
        let Entry { category, role, weight, .. } = *entry;
        Some(Found { category, role, weight, word, letters, disguises })
    }
}

/// Whether one of three bytes may be that of a sign which hides a letter: `*`, or the first of `×`, `○` and `〇`.
fn may_hide(bytes: u32) -> bool {
    [bytes >> 16, bytes >> 8, bytes].iter().any(|byte| matches!(byte & 0xff, 0x2a | 0xc3 | 0xe2 | 0xe3))
}

/// Places with a hidden letter that are looked at closely: each costs a search among hundreds of words.
const MOST_MASKED: u32 = 500;
