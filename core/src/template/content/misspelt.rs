//! Words of a spaced script with one letter doubled or undoubled, or two swapped: `gammbling`, `casnio`. An honest hand
//! errs so too; hence they are evidence of what they mean, and no disguise.

use super::canon::{Gap, Letter};
use std::ops::RangeInclusive;

/// Letters of the words that are known however they are misspelt: shorter ones are too near to others.
const LENGTHS: RangeInclusive<usize> = 6..=16;

/// Bits that tell at once of nearly all words that none of the list is like them.
const BITS: usize = 1 << 13;

/// The words of a list by the letters that they are made of.
#[derive(Debug)]
pub(super) struct Misspelt {
    /// What letters each has, and its number, in order.
    words: Vec<(Made, u32)>,
    seen: Vec<u64>,
}

/// The letters that a word is made of, one bit each, and above them the first one: what is misspelt keeps all that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Made(u32);

impl Made {
    fn of(first: char) -> Option<Self> {
        let place = place(first)?;
        Some(Self(place << 26 | 1 << place))
    }

    /// With one more letter; none of another script, nor a digit.
    #[inline]
    fn and(self, c: char) -> Option<Self> {
        place(c).map(|place| Self(self.0 | 1 << place))
    }

    /// Its word among the bits, and its bit there.
    #[inline]
    fn bit(self) -> (usize, u64) {
        let hash = usize::try_from(self.0.wrapping_mul(0x9e37_79b1) >> 19).unwrap_or_default() & (BITS - 1);
        (hash >> 6, 1 << (hash & 63))
    }
}

#[inline]
fn place(c: char) -> Option<u32> {
    u32::from(c).checked_sub(u32::from('a')).filter(|place| *place < 26)
}

impl Misspelt {
    /// That of words with their numbers; those of several words, or of other letters, are left out.
    pub(super) fn of<'l>(words: impl Iterator<Item = (u32, &'l [(char, Gap)])>) -> Self {
        let mut made: Vec<(Made, u32)> =
            words.filter_map(|(number, letters)| Some((made_of(letters)?, number))).collect();
        made.sort_unstable();
        let mut seen = vec![0_u64; BITS / 64];
        for (made, _) in &made {
            let (at, bit) = made.bit();
            seen.get_mut(at).into_iter().for_each(|bits| *bits |= bit);
        }
        Self { words: made, seen }
    }

    /// The numbers of the words that may be meant by the one at the beginning of a text, and how many letters it has.
    #[inline]
    pub(super) fn like(&self, text: &[Letter]) -> Option<(impl Iterator<Item = u32>, usize)> {
        let (first, rest) = text.split_first()?;
        let (mut made, mut count) = (Made::of(first.c)?, 1_usize);
        for letter in rest.iter().take_while(|letter| letter.is_within_a_word) {
            made = made.and(letter.c)?;
            count = count.wrapping_add(1);
        }
        let (at, bit) = made.bit();
        if !LENGTHS.contains(&count) || self.seen.get(at).is_none_or(|bits| bits & bit == 0) {
            return None;
        }
        let from = self.words.partition_point(|(other, _)| *other < made);
        let alike = self.words.get(from..).unwrap_or_default().iter().take_while(move |(other, _)| *other == made);
        Some((alike.map(|(_, number)| *number), count))
    }
}

fn made_of(letters: &[(char, Gap)]) -> Option<Made> {
    let ((first, _), rest) = letters.split_first()?;
    let is_one = LENGTHS.contains(&letters.len()) && rest.iter().all(|(_, gap)| *gap == Gap::Nothing);
    let made = Made::of(*first).filter(|_| is_one)?;
    rest.iter().try_fold(made, |made, (c, _)| made.and(*c))
}

/// Whether a word is another one with a letter doubled or undoubled, or two beside each other swapped.
pub(super) fn is_misspelt(word: &[(char, Gap)], text: &[Letter]) -> bool {
    let same = |from: usize, of_text: usize| {
        let (word, text) = (word.get(from..).unwrap_or_default(), text.get(of_text..).unwrap_or_default());
        word.len() == text.len() && word.iter().zip(text).all(|((c, _), letter)| *c == letter.c)
    };
    let place = word.iter().zip(text).take_while(|((c, _), letter)| *c == letter.c).count();
    let next = place.saturating_add(1);
    let (Some(last), Some((c, _))) = (place.checked_sub(1).and_then(|last| word.get(last)), word.get(place)) else {
        return place > 0
            && text.get(place).zip(word.last()).is_some_and(|(c, last)| c.c == last.0)
            && same(place, next);
    };
    let is_swapped = || {
        let (one, two) = (text.get(place), text.get(next));
        let swapped = word.get(next).zip(one).zip(two);
        let after = next.saturating_add(1);
        swapped.is_some_and(|(((d, _), one), two)| one.c == *d && two.c == *c) && same(after, after)
    };
    let is_doubled = || text.get(place).is_some_and(|letter| letter.c == last.0) && same(place, next);
    let is_undoubled = || *c == last.0 && same(next, place);
    is_swapped() || is_doubled() || is_undoubled()
}

#[cfg(test)]
mod tests {
    use super::is_misspelt;
    use crate::template::content::canon::Canon;

    #[test]
    fn a_letter_is_doubled_or_undoubled_or_two_are_swapped() {
        let cases = [
            ("gambling", "gammbling", true),
            ("gambling", "gamblingg", true),
            ("betting", "beting", true),
            ("casino", "casnio", true),
            ("casino", "casion", true),
            ("casino", "casino", false),
            ("casino", "casinno", true),
            ("casino", "cassinno", false),
            ("casino", "csaino", true),
            ("casino", "acsino", false),
            ("casino", "canosi", false),
            ("casino", "casin", false),
        ];
        for (word, text, expected) in cases {
            let letters: Vec<_> = Canon::of(word).letters.iter().map(|letter| (letter.c, letter.gap)).collect();
            assert_eq!(is_misspelt(&letters, &Canon::of(text).letters), expected, "{word}: {text}");
        }
    }
}
