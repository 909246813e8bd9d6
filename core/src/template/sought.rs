//! Many words sought in a text at once.

use crate::order;
use std::borrow::Cow;
use std::ops::RangeInclusive;

/// Words to seek, found by the bytes that they begin with.
#[derive(Debug)]
pub(crate) struct Sought<'w> {
    /// Each with its place in the list that was given, in the order of their buckets.
    words: Vec<(Cow<'w, str>, usize)>,
    /// Where the words of each bucket begin.
    starts: Vec<usize>,
    /// Bits of a number below those that tell the part of a bucket, among those of all buckets.
    shift: u32,
    /// Bits for each bucket: which of its parts have words.
    filled: Vec<u64>,
    /// The bytes that words begin with.
    first: [bool; 256],
    /// The lengths of words shorter than what the others are found by.
    short: Vec<usize>,
    /// The bytes that such words begin with.
    first_of_short: [bool; 256],
}

/// A word found in a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found<'w> {
    pub(crate) at: usize,
    pub(crate) word: &'w str,
}

/// Bytes that a word is found by.
const HEAD: usize = 4;

/// Buckets for each word, so that most are empty.
const BUCKETS: usize = 4;

impl<'w> Sought<'w> {
    pub(crate) fn of(words: impl IntoIterator<Item = impl Into<Cow<'w, str>>>) -> Self {
        let words = words.into_iter().map(Into::into).zip(0..);
        let words: Vec<(Cow<'w, str>, usize)> = words.filter(|(word, _)| !word.is_empty()).collect();
        let buckets = words.len().saturating_mul(BUCKETS).next_power_of_two();
        let shift = u32::BITS.saturating_sub(buckets.saturating_mul(PARTS).trailing_zeros());
        let part = |word: &str| part(head(word.as_bytes()), shift);
        let words = order::by_number(words, |(word, _)| part(word) / PARTS);
        let mut starts = vec![0_usize; buckets.saturating_add(1)];
        let mut filled = vec![0_u64; buckets.saturating_mul(PARTS).div_ceil(BITS)];
        let (mut first, mut first_of_short) = ([false; 256], [false; 256]);
        for (word, _) in &words {
            let part = part(word);
            if let Some(count) = starts.get_mut((part / PARTS).saturating_add(1)) {
                *count = count.saturating_add(1);
            }
            if let Some(filled) = filled.get_mut(part / BITS) {
                *filled |= bit(part);
            }
            for byte in word.bytes().take(1).map(usize::from) {
                first.get_mut(byte).into_iter().for_each(|is_first| *is_first = true);
                first_of_short.get_mut(byte).into_iter().for_each(|is_first| *is_first |= word.len() < HEAD);
            }
        }
        let mut before = 0_usize;
        for start in &mut starts {
            before = before.saturating_add(*start);
            *start = before;
        }
        let short = (1..HEAD).filter(|length| words.iter().any(|(word, _)| word.len() == *length)).collect();
        Self { words, starts, shift, filled, first, short, first_of_short }
    }

    /// Whether any of them stands in a text.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        self.found(text).next().is_some()
    }

    /// Those that stand in a text, each as often as it does.
    pub(crate) fn found<'s>(&'s self, text: &'s str) -> impl Iterator<Item = Found<'s>> + 's {
        let (bytes, mut from) = (text.as_bytes(), 0_usize);
        let likely = std::iter::from_fn(move || {
            let at = self.next_likely(bytes, from)?;
            from = at.saturating_add(1);
            Some((at, bytes.get(at..)?))
        });
        likely.flat_map(|(at, rest)| self.starting(rest).map(move |(word, _)| Found { at, word }))
    }

    /// The next place from one on where a word may begin.
    fn next_likely(&self, bytes: &[u8], from: usize) -> Option<usize> {
        let rest = bytes.get(from..)?;
        let whole = rest.array_windows().position(|bytes: &[u8; HEAD]| self.may_start(bytes));
        let at = whole.or_else(|| {
            let mut last = rest.len().saturating_sub(HEAD.saturating_sub(1))..rest.len();
            last.find(|at| self.may_start(rest.get(*at..).unwrap_or_default()))
        })?;
        Some(from.saturating_add(at))
    }

    /// Whether some bytes may begin with a word: true for few others.
    #[inline]
    pub(crate) fn may_start(&self, bytes: &[u8]) -> bool {
        let is_first =
            |table: &[bool; 256]| bytes.first().and_then(|first| table.get(usize::from(*first))) == Some(&true);
        let head = head(bytes);
        let has_short = || self.short.iter().any(|length| self.has_any(shortened(head, *length)));
        is_first(&self.first) && (self.has_any(head) || (is_first(&self.first_of_short) && has_short()))
    }

    #[inline]
    fn has_any(&self, head: u32) -> bool {
        let part = part(head, self.shift);
        self.filled.get(part / BITS).is_some_and(|filled| filled & bit(part) != 0)
    }

    /// Those that some bytes begin with, each with its place in the list that was given.
    #[inline]
    pub(crate) fn starting<'s>(&'s self, bytes: &'s [u8]) -> impl Iterator<Item = (&'s str, usize)> {
        let head = head(bytes);
        // Other words may fall into the same bucket.
        let of = |head: u32, lengths: RangeInclusive<usize>| {
            self.bucket(head).iter().filter(move |(word, _)| lengths.contains(&word.len()))
        };
        let short = self.short.iter().flat_map(move |length| of(shortened(head, *length), *length..=*length));
        let all = short.chain(of(head, HEAD..=usize::MAX));
        all.filter(move |(word, _)| bytes.starts_with(word.as_bytes())).map(|(word, place)| (&**word, *place))
    }

    fn bucket(&self, head: u32) -> &[(Cow<'w, str>, usize)] {
        let bucket = part(head, self.shift) / PARTS;
        let ends = self.starts.get(bucket).zip(self.starts.get(bucket.saturating_add(1)));
        ends.and_then(|(from, to)| self.words.get(*from..*to)).unwrap_or_default()
    }
}

/// Parts of a bucket that are told apart, so that few places look as if a word began there.
const PARTS: usize = 8;

/// Parts that a word of bits tells of.
const BITS: usize = 64;

#[inline]
fn bit(part: usize) -> u64 {
    1 << (part % BITS)
}

/// The first bytes as a number, with zeros behind fewer.
#[inline]
fn head(bytes: &[u8]) -> u32 {
    let padded = || [0, 1, 2, 3].map(|at| bytes.get(at).copied().unwrap_or_default());
    u32::from_le_bytes(bytes.first_chunk().copied().unwrap_or_else(padded))
}

/// That of so few of the bytes.
#[inline]
fn shortened(head: u32, length: usize) -> u32 {
    match length {
        1 => head & 0xff,
        2 => head & 0xffff,
        _ => head & 0x00ff_ffff,
    }
}

/// The part of a bucket that a beginning falls into, among those of all buckets.
#[inline]
fn part(head: u32, shift: u32) -> usize {
    usize::try_from(head.wrapping_mul(0x9e37_79b1).wrapping_shr(shift)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::Sought;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_words_found_are_those_that_the_text_contains(
            words in prop::collection::vec("[abé退]{0,5}", 0..6),
            text in "[abé退 ]{0,20}",
        ) {
            let sought = Sought::of(words.iter().map(String::as_str));
            for word in words.iter().filter(|word| !word.is_empty()) {
                let times = words.iter().filter(|other| other == &word).count();
                let found = sought.found(&text).filter(|found| found.word == word).count();
                prop_assert_eq!(found > 0, text.contains(word.as_str()), "{} in {}", word, text);
                prop_assert!(found.is_multiple_of(times));
            }
            prop_assert_eq!(sought.is_in(&text), words.iter().any(|word| !word.is_empty() && text.contains(word.as_str())));
        }
    }
}
