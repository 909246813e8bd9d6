//! The words that content is judged by, as data, and where they stand in a text.

use super::canon::{Beginning, Canon, Gap, Letter, is_mask, is_unspaced, stands_for};
use super::category::Category;
use super::disguise::{Disguise, Disguises};
use super::language::{Language, Texts, Written};
use super::simplified::Simplified;
use crate::order;
use crate::template::own::{OwnWords, Role};
use std::ops::Range;

/// All words, found by how they begin.
#[derive(Debug)]
pub(crate) struct Lexicon {
    /// In order.
    keys: Vec<Key>,
    /// The end of the word of each key.
    tails: Vec<Tail>,
    /// The word of each key.
    entries: Vec<Entry>,
    /// The letters of all words.
    letters: Vec<(char, Gap)>,
    simplified: Simplified,
    /// One more than the place of the first entry with a key, at its slot or at the next free one.
    slots: Vec<u32>,
}

/// Slots for each key, so that most places of a text lead to a free one.
const SLOTS: usize = 3;

#[derive(Clone, Copy, Debug)]
struct Entry {
    category: Category,
    role: Role,
    /// Where its letters begin among those of all words.
    start: u32,
    /// How many there are.
    count: u32,
    /// Whether it stands between word edges, as words of spaced scripts do.
    is_spaced: bool,
    /// Whether its last word may go on: `guarantee*`.
    is_open: bool,
    texts: Texts,
    weight: u32,
    /// Whether it stands for another word that sounds alike.
    is_homophone: bool,
}

/// What a word is found by: its first three bytes and the three behind them, a number in the order of both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key(u64);

/// Bits below the first three bytes: those of the next three, and one above them where there are any.
const NEXT: u32 = 25;

impl Key {
    /// That of a word shorter than six bytes.
    #[inline]
    fn short(first: u32) -> Self {
        Self(u64::from(first) << NEXT)
    }

    #[inline]
    fn long(first: u32, next: u32) -> Self {
        Self(Self::short(first).0 | 1 << (NEXT - 1) | u64::from(next))
    }

    fn of(beginning: Beginning) -> Self {
        let Beginning { first, next } = beginning;
        next.map_or(Self::short(first), |next| Self::long(first, next))
    }

    /// The last one whose first three bytes are these.
    fn last(first: u32) -> Self {
        Self(Self::short(first).0 | ((1 << NEXT) - 1))
    }

    /// Its slot, of a power of two.
    #[inline]
    fn slot(self, slots: usize) -> usize {
        let hash = self.0.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40;
        usize::try_from(hash).unwrap_or_default() & slots.wrapping_sub(1)
    }
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
        let slots = slots(&keys);
        let tails = entries.iter().map(|entry| Tail::of(letters_of(&letters, entry))).collect();
        Self { keys, tails, entries, letters, simplified, slots }
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
        let beginnings = canon.letters.get(..letters).unwrap_or(&canon.letters).iter().enumerate();
        for (at, _) in beginnings.filter(|(_, letter)| !letter.is_within_a_word) {
            let Some(Beginning { first, next }) = canon.beginning(at) else { break };
            let here = (canon, at, written);
            if canon.is_masked_after(at) && *masked < MOST_MASKED {
                *masked = masked.saturating_add(1);
                let (from, last) = (Key::short(first & !0xffff), Key::last(first | 0xffff));
                self.add_hits(self.place_from(from), last, here, &mut found);
                continue;
            }
            let next = next.filter(|next| !(canon.is_masked_within(at) && may_hide(*next)));
            if let Some(next) = next {
                self.add_hits_of(Key::short(first), here, &mut found);
                self.add_hits_of(Key::long(first, next), here, &mut found);
            } else {
                self.add_hits(self.place_from(Key::short(first)), Key::last(first), here, &mut found);
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
        if let Some(place) = self.place_of(key) {
            self.add_hits(place, key, here, found);
        }
    }

    /// Adds the words at a place of a text among those from one on, up to the last with a key.
    fn add_hits(&self, from: usize, last: Key, (canon, at, written): (&Canon, usize, Written), found: &mut Vec<Found>) {
        let Some(text) = canon.letters.get(at..) else { return };
        let keys = self.keys.get(from..).unwrap_or_default().iter().take_while(|key| **key <= last);
        for ((word, tail), _) in (from..).zip(self.tails.get(from..).unwrap_or_default()).zip(keys) {
            if !tail.may_end(text) {
                continue;
            }
            let Some(entry) = self.entries.get(word).filter(|entry| written.is_among(entry.texts)) else { continue };
            if let Some((letters, disguises)) = entry.at(letters_of(&self.letters, entry), canon, at) {
                let Entry { category, role, weight, .. } = *entry;
                found.push(Found { category, role, weight, word, letters, disguises });
            }
        }
    }

    /// The place of the first entry with a key, or of one behind it.
    fn place_from(&self, key: Key) -> usize {
        self.keys.partition_point(|other| *other < key)
    }

    /// The place of the first entry with a key, if there is one.
    #[inline]
    fn place_of(&self, key: Key) -> Option<usize> {
        let mut slot = key.slot(self.slots.len());
        loop {
            let place = usize::try_from(*self.slots.get(slot)?).ok()?.checked_sub(1)?;
            if self.keys.get(place) == Some(&key) {
                return Some(place);
            }
            slot = next_slot(slot, self.slots.len());
        }
    }
}

/// The letters of a word among those of all.
fn letters_of<'l>(letters: &'l [(char, Gap)], entry: &Entry) -> &'l [(char, Gap)] {
    let wide = |number: u32| usize::try_from(number).unwrap_or_default();
    letters.get(wide(entry.start)..wide(entry.start.saturating_add(entry.count))).unwrap_or_default()
}

/// How a word ends, by which most that begin alike are told apart.
#[derive(Clone, Copy, Debug)]
struct Tail {
    /// Letters before the last one.
    before: u8,
    /// The last one; none that is not of ASCII.
    last: Option<u8>,
}

impl Tail {
    fn of(letters: &[(char, Gap)]) -> Self {
        let before = letters.len().saturating_sub(1);
        let last = letters.last().and_then(|(last, _)| u8::try_from(*last).ok()).filter(u8::is_ascii);
        u8::try_from(before).map_or(Self { before: 0, last: None }, |before| Self { before, last })
    }

    /// Whether the word may stand at the beginning of some letters: what is written for another letter is no small one of
    /// ASCII.
    #[inline]
    fn may_end(self, text: &[Letter]) -> bool {
        let end = text.get(usize::from(self.before)).map(|end| end.c);
        end.is_some_and(|end| self.last.is_none_or(|last| end == char::from(last) || !end.is_ascii_lowercase()))
    }
}

/// The places of the first of equal keys, in their slots.
fn slots(keys: &[Key]) -> Vec<u32> {
    let mut slots = vec![0_u32; keys.len().saturating_add(1).saturating_mul(SLOTS).next_power_of_two()];
    let mut before = None;
    for (place, key) in (1..).zip(keys) {
        if before.replace(key) == Some(key) {
            continue;
        }
        let mut slot = key.slot(slots.len());
        while slots.get(slot).is_some_and(|place| *place != 0) {
            slot = next_slot(slot, slots.len());
        }
        slots.get_mut(slot).into_iter().for_each(|free| *free = place);
    }
    slots
}

/// The slot behind one; behind the last comes the first.
fn next_slot(slot: usize, slots: usize) -> usize {
    slot.wrapping_add(1) & slots.wrapping_sub(1)
}

/// Whether one of three bytes may be that of a sign which hides a letter: `*`, or the first of `×`, `○` and `〇`.
fn may_hide(bytes: u32) -> bool {
    [bytes >> 16, bytes >> 8, bytes].iter().any(|byte| matches!(byte & 0xff, 0x2a | 0xc3 | 0xe2 | 0xe3))
}

/// Places with a hidden letter that are looked at closely: each costs a search among hundreds of words.
const MOST_MASKED: u32 = 500;

/// What the words of a line are.
#[derive(Clone, Copy, Debug)]
struct Head {
    role: Role,
    weight: u32,
    is_homophone: bool,
    /// None where a policy does not say it.
    language: Option<Language>,
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
fn read(text: &str) -> impl Iterator<Item = (Head, &str)> {
    let mut head = None;
    text.lines().filter(|line| !line.starts_with('#')).flat_map(move |line| {
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

impl Entry {
    /// A word with its key; its letters are added to those of all.
    fn new(
        category: Category,
        head: Head,
        canon: &Canon,
        is_open: bool,
        letters: &mut Vec<(char, Gap)>,
    ) -> Option<(Key, Self)> {
        let Head { role, weight, is_homophone, language } = head;
        let key = Key::of(canon.beginning(0)?);
        let (start, count) = (u32::try_from(letters.len()).ok()?, u32::try_from(canon.letters.len()).ok()?);
        letters.extend(canon.letters.iter().map(|letter| (letter.c, letter.gap)));
        let is_spaced = canon.letters.iter().all(|letter| !is_unspaced(letter.c));
        let texts = Texts::of(language, canon);
        Some((key, Self { category, role, start, count, is_spaced, is_open, texts, weight, is_homophone }))
    }

    /// The letters that it takes from a place on, and how they are disguised.
    fn at(&self, letters: &[(char, Gap)], canon: &Canon, start: usize) -> Option<(Range<usize>, Disguises)> {
        let end = start.checked_add(letters.len())?;
        let may_be_parted = canon.has_parting_digits() && !self.is_spaced && self.role != Role::Context;
        let by_digit = || may_be_parted.then(|| parted_by_digit(letters, canon, start))?;
        if let Some(taken) = parted(letters, canon, start).or_else(by_digit) {
            let mut disguises = Disguises::default();
            disguises.add(Disguise::Separator);
            return Some((taken, disguises));
        }
        let found = canon.letters.get(start..end)?;
        if !may_stand_for(found, letters) {
            return None;
        }
        let (mut disguises, mut masks, mut gaps) = (Disguises::default(), 0_usize, 0_usize);
        let (mut spaces, mut commas) = (0_usize, 0_usize);
        for (index, (letter, (c, gap))) in found.iter().zip(letters).enumerate() {
            if letter.c != *c {
                if is_mask(letter.c) && index > 0 && !canon.is_times(start.saturating_add(index)) {
                    masks = masks.saturating_add(1);
                    disguises.add(Disguise::Mask);
                } else if stands_for(letter.c, *c) {
                    disguises.add(Disguise::Homophone);
                } else {
                    return None;
                }
            }
            letter.disguise.into_iter().for_each(|disguise| disguises.add(disguise));
            if index == 0 || letter.gap == Gap::Nothing {
                continue;
            }
            if letter.gap == Gap::Stop {
                return None;
            }
            if *gap == Gap::Nothing {
                let is_last = index.saturating_add(1) == letters.len();
                // A collector's is no word for collectors.
                if letter.gap == Gap::Apostrophe && letter.c == 's' && is_last && gaps == 0 {
                    return None;
                }
                gaps = gaps.saturating_add(1);
                spaces = spaces.saturating_add(usize::from(letter.gap == Gap::Space));
                commas = commas.saturating_add(usize::from(letter.gap == Gap::Comma));
                disguises.add(Disguise::Separator);
            }
        }
        if masks > 0 && !self.is_known_by(found, masks) {
            return None;
        }
        // Words that only stand beside each other are no spelled-out word: then every letter stands alone. Of Hangul
        // that holds for the letters beside it too, since any syllable ends one word and begins another.
        if spaces > 0 && (self.is_spaced || has_hangul(letters)) {
            let inner = letters.iter().skip(1).filter(|(_, gap)| *gap == Gap::Nothing).count();
            if gaps < inner || (!self.is_spaced && is_joined(canon, start, end)) {
                return None;
            }
        }
        // A comma ends a clause, unless one stands behind every letter.
        if commas > 0 && !self.is_spaced && (commas < letters.len().saturating_sub(1) || letters.len() == 2) {
            return None;
        }
        if self.is_homophone {
            disguises.add(Disguise::Homophone);
        }
        let taken = start..end;
        (!self.is_spaced || stands_alone(canon, &taken, self.is_open)).then_some((taken, disguises))
    }

    /// Whether the letters still tell the word where signs hide some of them: of a mixed one such as `k他命`, one that is
    /// not Latin must be seen. Where signs hide several, as much is seen as hidden, of a spaced one twice as much, and none
    /// stand side by side, as for a name.
    fn is_known_by(&self, found: &[Letter], masks: usize) -> bool {
        let least = if self.is_spaced { LEAST_MASKED.saturating_add(1) } else { LEAST_MASKED };
        let seen = found.len().saturating_sub(masks);
        let least_seen = if self.is_spaced { masks.saturating_mul(2) } else { masks };
        let is_plain = masks == 1
            || (seen >= least_seen && !found.windows(2).any(|pair| pair.iter().all(|letter| is_mask(letter.c))));
        is_plain
            && found.len() >= least
            && (self.is_spaced || found.iter().any(|letter| is_unspaced(letter.c) && !is_mask(letter.c)))
    }
}

/// Whether each letter is the wanted one, or a sign or digit that may be meant for it: not so of most words.
fn may_stand_for(found: &[Letter], wanted: &[(char, Gap)]) -> bool {
    // The first ones are those that the word was looked up by.
    for (letter, (wanted, _)) in found.iter().zip(wanted).rev() {
        if letter.c != *wanted && !is_mask(letter.c) && !stands_for(letter.c, *wanted) {
            return false;
        }
    }
    true
}

/// Where two letters of a script without spaces stand with a sign between them that hides a letter elsewhere: `赌*博`.
fn parted(letters: &[(char, Gap)], canon: &Canon, start: usize) -> Option<Range<usize>> {
    let [(first, _), (last, Gap::Nothing)] = letters else { return None };
    let end = start.checked_add(3)?;
    let [one, sign, two] = canon.letters.get(start..end)? else { return None };
    let is_parted = is_mask(sign.c) && two.gap == Gap::Nothing && is_unspaced(*first) && is_unspaced(*last);
    (is_parted && one.c == *first && two.c == *last).then_some(start..end)
}

/// Where a word of a script without spaces stands with one digit among its letters: `贷1款`.
fn parted_by_digit(letters: &[(char, Gap)], canon: &Canon, start: usize) -> Option<Range<usize>> {
    let end = start.checked_add(letters.len())?.checked_add(1)?;
    let mut found = canon.letters.get(start..end)?.iter().enumerate();
    let mut is_parted = false;
    for (c, _) in letters {
        let (index, mut letter) = found.next()?;
        if letter.c != *c && !is_parted && canon.is_parting(start.saturating_add(index)) {
            is_parted = true;
            (_, letter) = found.next()?;
        }
        if letter.c != *c || (index > 0 && letter.gap != Gap::Nothing) {
            return None;
        }
    }
    is_parted.then_some(start..end)
}

/// Letters of a word of which a sign may hide one, one more where it is spaced: `p*` and `高*` stand for too much.
const LEAST_MASKED: usize = 3;

fn has_hangul(letters: &[(char, Gap)]) -> bool {
    letters.iter().any(|(c, _)| matches!(c, '\u{ac00}'..='\u{d7a3}'))
}

/// Whether a letter stands right before or right behind some letters.
fn is_joined(canon: &Canon, start: usize, end: usize) -> bool {
    let touches = |at: usize| canon.letters.get(at).is_some_and(|letter| letter.gap == Gap::Nothing);
    touches(start) || touches(end)
}

/// Whether no letter of a spaced script is joined to the letters; an `s` of the plural may be, and where the word may
/// go on, any behind it.
fn stands_alone(canon: &Canon, letters: &Range<usize>, is_open: bool) -> bool {
    let joined = |at: usize| canon.letters.get(at).filter(|letter| !is_unspaced(letter.c) && !is_mask(letter.c));
    let starts = |at: usize| joined(at).filter(|letter| letter.gap == Gap::Nothing);
    let before = canon.letters.get(letters.start).is_some_and(|first| first.gap == Gap::Nothing)
        && letters.start.checked_sub(1).and_then(joined).is_some();
    let plural = starts(letters.end).is_some_and(|letter| letter.c == 's' || stands_for(letter.c, 's'));
    let after = if plural { letters.end.saturating_add(1) } else { letters.end };
    !before && (is_open || starts(after).is_none())
}

#[cfg(test)]
mod tests {
    use super::{Category, Head, can_be_found, read};

    #[test]
    fn every_line_of_the_files_is_read_and_no_word_is_a_single_sign() {
        for category in Category::ALL {
            let lines = category.words().lines().filter(|line| !line.is_empty() && !line.starts_with(['#', ' ']));
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
