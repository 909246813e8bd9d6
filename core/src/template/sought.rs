//! Many words sought in a text at once.

use crate::order;
use std::ops::RangeInclusive;

/// Words to seek, found by the bytes that they begin with.
#[derive(Debug)]
pub(crate) struct Sought<'w> {
    /// Each with its place in the list that was given, in the order of their buckets.
    words: Vec<(&'w str, usize)>,
    /// Where the words of each bucket begin.
    starts: Vec<usize>,
    /// A power of two.
    buckets: usize,
    /// Bits for each bucket: which of its parts have words.
    filled: Vec<u64>,
    /// The bytes that words begin with.
    first: [bool; 256],
    /// Whether there are words of one byte, and of two: shorter than what the others are found by.
    has_short: [bool; 2],
}

/// A word found in a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found<'w> {
    pub(crate) at: usize,
    pub(crate) word: &'w str,
}

/// The first bytes of a word, with zeros behind a shorter one.
type Head = [u8; HEAD];
const HEAD: usize = 3;

/// Buckets for each word, so that most are empty.
const BUCKETS: usize = 4;

impl<'w> Sought<'w> {
    pub(crate) fn of(words: impl IntoIterator<Item = &'w str>) -> Self {
        let words: Vec<(&str, usize)> = words.into_iter().zip(0..).filter(|(word, _)| !word.is_empty()).collect();
        let buckets = words.len().saturating_mul(BUCKETS).next_power_of_two();
        let bucket = |word: &str| bucket(head(word.as_bytes()), buckets);
        let words = order::by_number(words, |(word, _)| bucket(word));
        let mut starts = vec![0_usize; buckets.saturating_add(1)];
        let (mut filled, mut first) = (vec![0_u64; buckets.saturating_mul(PARTS).div_ceil(BITS)], [false; 256]);
        for (word, _) in &words {
            let bucket = bucket(word);
            if let Some(count) = starts.get_mut(bucket.saturating_add(1)) {
                *count = count.saturating_add(1);
            }
            let part = part(head(word.as_bytes()), buckets);
            if let Some(bits) = filled.get_mut(part / BITS) {
                *bits |= bit(part);
            }
            if let Some(is_first) = word.bytes().next().and_then(|byte| first.get_mut(usize::from(byte))) {
                *is_first = true;
            }
        }
        let mut before = 0_usize;
        for start in &mut starts {
            before = before.saturating_add(*start);
            *start = before;
        }
        let has_short = [1, 2].map(|length| words.iter().any(|(word, _)| word.len() == length));
        Self { words, starts, buckets, filled, first, has_short }
    }

    /// Whether any of them stands in a text.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        self.found(text).next().is_some()
    }

    /// Those that stand in a text, each as often as it does.
    pub(crate) fn found<'s>(&'s self, text: &'s str) -> impl Iterator<Item = Found<'w>> + 's {
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
        let whole = rest.array_windows().position(|head: &Head| self.may_start(head));
        let at = whole.or_else(|| {
            let mut last = rest.len().saturating_sub(HEAD.saturating_sub(1))..rest.len();
            last.find(|at| self.may_start(rest.get(*at..).unwrap_or_default()))
        })?;
        Some(from.saturating_add(at))
    }

    /// Whether some bytes may begin with a word: true for few others.
    #[inline]
    pub(crate) fn may_start(&self, bytes: &[u8]) -> bool {
        let [a, b, c] = head(bytes);
        if self.first.get(usize::from(a)) != Some(&true) {
            return false;
        }
        let [has_one, has_two] = self.has_short;
        let has_any = |head| {
            let part = part(head, self.buckets);
            self.filled.get(part / BITS).is_some_and(|bits| bits & bit(part) != 0)
        };
        has_any([a, b, c]) || (has_two && has_any([a, b, 0])) || (has_one && has_any([a, 0, 0]))
    }

    /// Those that some bytes begin with, each with its place in the list that was given.
    #[inline]
    pub(crate) fn starting<'s>(&'s self, bytes: &'s [u8]) -> impl Iterator<Item = (&'w str, usize)> + 's {
        let [a, b, c] = head(bytes);
        let [has_one, has_two] = self.has_short;
        // Other words may fall into the same bucket.
        let of = |head: Head, lengths: RangeInclusive<usize>, is_sought: bool| {
            let bucket = if is_sought { self.bucket(head) } else { &[] };
            bucket.iter().filter(move |(word, _)| lengths.contains(&word.len()))
        };
        let short = of([a, 0, 0], 1..=1, has_one).chain(of([a, b, 0], 2..=2, has_two));
        let all = short.chain(of([a, b, c], HEAD..=usize::MAX, true));
        all.copied().filter(move |(word, _)| bytes.starts_with(word.as_bytes()))
    }

    fn bucket(&self, head: Head) -> &[(&'w str, usize)] {
        let bucket = bucket(head, self.buckets);
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

#[inline]
fn head(bytes: &[u8]) -> Head {
    let padded = || [0, 1, 2].map(|at| bytes.get(at).copied().unwrap_or_default());
    bytes.first_chunk().copied().unwrap_or_else(padded)
}

/// The bucket of a beginning, of so many.
#[inline]
fn bucket(head: Head, buckets: usize) -> usize {
    part(head, buckets) / PARTS
}

/// The part of a bucket that a beginning falls into, among those of all buckets.
#[inline]
fn part(head: Head, buckets: usize) -> usize {
    (order::number(head).wrapping_mul(0x9e37_79b1) >> 9) & buckets.wrapping_mul(PARTS).wrapping_sub(1)
}

#[cfg(test)]
mod tests {
    use super::Sought;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_words_found_are_those_that_the_text_contains(
            words in prop::collection::vec("[abé退]{0,3}", 0..6),
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
