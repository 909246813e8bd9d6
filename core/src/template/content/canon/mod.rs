//! Text as it is read out, whatever it is written with: widths and cases folded, look-alikes told from letters, split
//! syllables joined, and what stands between letters kept apart from them (rulebook 1.5).

mod jamo;
mod letter;
mod reader;

pub(in crate::template) use letter::is_unspaced;
pub(super) use letter::{is_mask, stands_for};

use super::disguise::Disguise;
use super::simplified::Simplified;
use crate::ascii::{self, is_of_words};
use jamo::joined;
use letter::{key, key_of_ascii};
use reader::Reader;
use std::ops::Range;

/// A letter or digit of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letter {
    /// As it is read.
    pub(super) c: char,
    /// Where it stands in the text.
    start: u32,
    end: u32,
    /// What stands before it.
    pub(super) gap: Gap,
    /// How it is written so that a search would miss it.
    pub(super) disguise: Option<Disguise>,
    /// Whether it stands within a word of a spaced script, where none of the words sought begins.
    pub(super) is_within_a_word: bool,
}

/// What stands between two letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    Nothing,
    Apostrophe,
    Comma,
    Symbol,
    Space,
    /// The end of a sentence, or so much that what follows is another matter.
    Stop,
}

/// Letters between a call and the account that it names.
const FARTHEST_ACCOUNT: usize = 10;

/// Letters of the shortest name or number of an account: a year is none.
const SHORTEST_ACCOUNT: usize = 5;

/// Letters of the longest that is looked for, so that a text that is one long name takes no longer than another.
const LONGEST_ACCOUNT: usize = 40;

/// A text by its letters.
#[derive(Debug, Default)]
pub(super) struct Canon {
    pub(super) letters: Vec<Letter>,
    signs: Signs,
}

/// What stands among letters, so that it is looked for only where it is.
#[derive(Clone, Copy, Debug, Default)]
struct Signs {
    /// A sign that hides a letter.
    has_masks: bool,
    /// A letter or digit of ASCII that may part letters of a script without spaces: one stands right behind it.
    has_parting: bool,
    has_jamo: bool,
}

/// The first bytes of the keys of some letters, without what stands between them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Beginning {
    /// Three bytes, as a number in their order.
    pub(super) first: u32,
    /// The three behind them; none where the letters end before.
    pub(super) next: Option<u32>,
}

/// Bytes of a [`Beginning`].
const BEGINNING: u32 = 6;

impl Canon {
    /// The letters of a text, traditional and simplified ones as they are.
    pub(super) fn of(text: &str) -> Self {
        let mut canon = Self::default();
        canon.read(text, &(0..text.len()), &Simplified::default());
        canon
    }

    /// Takes the letters of a stretch of a text, which keep their places in the whole, in place of its own.
    pub(super) fn read(&mut self, text: &str, stretch: &Range<usize>, simplified: &Simplified) {
        let text = text.get(stretch.clone()).unwrap_or_default();
        let mut letters = std::mem::take(&mut self.letters);
        letters.clear();
        letters.reserve(text.len());
        let mut reader = Reader::new(simplified, letters);
        let (mut start, mut rest) = (narrow(stretch.start), text.as_bytes());
        while !rest.is_empty() {
            let (word, behind) = rest.split_at_checked(ascii::word(rest)).unwrap_or_default();
            start = reader.read_word(word, start);
            // Most words have just this between them.
            if let [b' ', next, ..] = behind
                && !word.is_empty()
                && is_of_words(*next)
            {
                (reader.gap, reader.symbols, reader.last) = (Gap::Space, 1, ' ');
                (start, rest) = (start.saturating_add(1), behind.get(1..).unwrap_or_default());
                continue;
            }
            let mut others = text.get(text.len().saturating_sub(behind.len())..).unwrap_or_default().chars();
            while !others.as_str().bytes().next().is_none_or(is_of_words)
                && let Some(c) = others.next()
            {
                let end = start.saturating_add(if c.is_ascii() { 1 } else { narrow(c.len_utf8()) });
                if c == '!' && is_within_a_word(text, others.as_str().len()) {
                    reader.push_sign(c, start, end);
                } else {
                    reader.read(c, start, end);
                }
                start = end;
            }
            rest = others.as_str().as_bytes();
        }
        self.signs = reader.signs;
        // One of them may hide a syllable.
        self.signs.has_masks |= self.signs.has_jamo;
        self.letters = if self.signs.has_jamo { joined(&reader.letters) } else { reader.letters };
    }

    /// How many letters begin before a place of the text.
    pub(super) fn before(&self, place: usize) -> usize {
        self.letters.partition_point(|letter| usize::try_from(letter.start).is_ok_and(|start| start < place))
    }

    /// Where words may begin among the first letters.
    pub(super) fn beginnings(&self, letters: usize) -> impl Iterator<Item = usize> {
        let letters = self.letters.get(..letters).unwrap_or(&self.letters);
        let mut from = 0_usize;
        std::iter::from_fn(move || {
            let at = letters.get(from..)?.iter().position(|letter| !letter.is_within_a_word)?.saturating_add(from);
            from = at.saturating_add(1);
            Some(at)
        })
    }

    /// What the letters from one on begin with; nothing where that is less than three bytes.
    #[inline]
    pub(super) fn beginning(&self, letter: usize) -> Option<Beginning> {
        Self::beginning_of(self.letters.get(letter..)?)
    }

    /// The same without the second letter, where that parts two others.
    #[inline]
    pub(super) fn parted_beginning(&self, letter: usize) -> Option<Beginning> {
        if !self.signs.has_parting || !self.is_parting(letter.saturating_add(1)) {
            return None;
        }
        let [one, _, two] = self.letters.get(letter..)?.first_chunk()?;
        Self::beginning_of(&[*one, *two])
    }

    /// Whether anything may part letters of a script without spaces.
    pub(super) fn has_parting(&self) -> bool {
        self.signs.has_parting || self.signs.has_masks
    }

    /// Whether any sign may hide or part letters.
    pub(super) fn has_masks(&self) -> bool {
        self.signs.has_masks
    }

    /// Whether a letter is a sign that hides letters elsewhere, right between two of the same kind, or one of ASCII between
    /// two of a script without spaces.
    pub(super) fn is_parting(&self, letter: usize) -> bool {
        let around = letter.checked_sub(1).and_then(|before| self.letters.get(before..before.saturating_add(3)));
        let Some([one, sign, two]) = around else { return false };
        let is_joined = [sign, two].iter().all(|letter| letter.gap == Gap::Nothing);
        let of_unspaced = || [one, two].iter().all(|letter| is_unspaced(letter.c));
        let of_spaced = || [one, two].iter().all(|letter| letter.c.is_ascii_lowercase());
        is_joined
            && if is_mask(sign.c) {
                of_unspaced() || of_spaced()
            } else {
                sign.c.is_ascii_alphanumeric() && of_unspaced()
            }
    }

    #[inline]
    fn beginning_of(letters: &[Letter]) -> Option<Beginning> {
        // Nearly all words are of one of these two kinds of letters alone.
        if let [one, two, ..] = letters
            && [one, two].iter().all(|letter| matches!(letter.c, '\u{800}'..='\u{ffff}'))
        {
            return Some(Beginning { first: three_bytes(key(one.c)), next: Some(three_bytes(key(two.c))) });
        }
        let six = letters.first_chunk::<{ BEGINNING as usize }>();
        if let Some(six) = six.filter(|six| six.iter().all(|letter| letter.c.is_ascii())) {
            let key = |c: char| key_of_ascii(c).unwrap_or_default();
            let bytes = six.iter().fold(0, |bytes, letter| bytes << 8 | u64::from(key(letter.c)));
            return Some(Beginning { first: three(bytes >> 24), next: Some(three(bytes)) });
        }
        Self::beginning_of_any(letters)
    }

    fn beginning_of_any(letters: &[Letter]) -> Option<Beginning> {
        let (mut bytes, mut count) = (0_u64, 0_u32);
        for letter in letters {
            if let Some(key) = key_of_ascii(letter.c) {
                bytes = bytes << 8 | u64::from(key);
                count = count.saturating_add(1);
                if count >= BEGINNING {
                    break;
                }
                continue;
            }
            let key = key(letter.c);
            if count <= 3 && matches!(key, '\u{800}'..='\u{ffff}') {
                bytes = bytes << 24 | u64::from(three_bytes(key));
                count = count.saturating_add(3);
            } else {
                let left = BEGINNING.saturating_sub(count);
                for byte in key.encode_utf8(&mut [0; 4]).bytes().take(wide(left)) {
                    bytes = bytes << 8 | u64::from(byte);
                    count = count.saturating_add(1);
                }
            }
            if count >= BEGINNING {
                break;
            }
        }
        let behind_first = count.checked_sub(3)?.saturating_mul(8);
        Some(Beginning { first: three(bytes >> behind_first), next: (count == BEGINNING).then(|| three(bytes)) })
    }

    /// Whether one of the two letters after one is hidden.
    pub(super) fn is_masked_after(&self, letter: usize) -> bool {
        self.has_mask_after(letter, 2)
    }

    /// Whether one of the letters of a beginning is hidden.
    pub(super) fn is_masked_within(&self, letter: usize) -> bool {
        self.has_mask_after(letter, wide(BEGINNING))
    }

    #[inline]
    fn has_mask_after(&self, letter: usize, letters: usize) -> bool {
        let behind = letter.saturating_add(1);
        let behind = || self.letters.get(behind..behind.saturating_add(letters).min(self.letters.len()));
        self.signs.has_masks && behind().unwrap_or_default().iter().any(|letter| is_mask(letter.c))
    }

    /// Whether a letter is the `×` of a count, as in `×3`.
    pub(super) fn is_times(&self, letter: usize) -> bool {
        let next = self.letters.get(letter.saturating_add(1)).map(|next| next.c);
        self.letters.get(letter).is_some_and(|letter| letter.c == '×') && next.is_some_and(|c| c.is_ascii_digit())
    }

    /// The name or number of an account soon after a letter: Latin letters and digits in one piece, such as `lamp_2024`.
    pub(super) fn account_after(&self, letter: usize) -> Option<Range<usize>> {
        let goes_on = |at: usize| {
            let letter = self.letters.get(at).filter(|letter| letter.c.is_ascii_alphanumeric());
            letter.is_some_and(|letter| matches!(letter.gap, Gap::Nothing | Gap::Symbol))
        };
        let last = letter.saturating_add(FARTHEST_ACCOUNT);
        let mut start = letter;
        while start < last {
            let first = self.letters.get(start)?.c;
            let longest = start.saturating_add(LONGEST_ACCOUNT).min(self.letters.len());
            let end = (start.saturating_add(1)..longest).find(|at| !goes_on(*at)).unwrap_or(longest);
            if !first.is_ascii_alphanumeric() {
                start = start.saturating_add(1);
                continue;
            }
            let letters = self.letters.get(start..end).unwrap_or_default();
            if letters.len() >= SHORTEST_ACCOUNT && letters.iter().any(|letter| letter.c.is_ascii_digit()) {
                return Some(start..end);
            }
            start = end;
        }
        None
    }

    /// The range of the text that some letters stand for.
    pub(super) fn range(&self, letters: &Range<usize>) -> Range<usize> {
        let start = self.letters.get(letters.start).map_or(0, |letter| wide(letter.start));
        let last = letters.end.checked_sub(1).and_then(|last| self.letters.get(last));
        start..last.map_or(start, |letter| wide(letter.end))
    }
}

/// Whether the sign before the last bytes of a text stands between small letters, or between capitals: `cas!no`.
#[cold]
fn is_within_a_word(text: &str, behind: usize) -> bool {
    let at = text.len().saturating_sub(behind);
    let letter = |at: Option<usize>| at.and_then(|at| text.as_bytes().get(at)).copied().unwrap_or_default();
    let (before, next) = (letter(at.checked_sub(2)), letter(Some(at)));
    (before.is_ascii_lowercase() && next.is_ascii_lowercase())
        || (before.is_ascii_uppercase() && next.is_ascii_uppercase())
}

/// The letters of a word as they are read.
pub(crate) fn skeleton(word: &str) -> String {
    Canon::of(word).letters.iter().map(|letter| letter.c).collect()
}

fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

fn wide(offset: u32) -> usize {
    usize::try_from(offset).unwrap_or(usize::MAX)
}

/// The last three of some bytes.
fn three(bytes: u64) -> u32 {
    u32::try_from(bytes & 0xff_ffff).unwrap_or_default()
}

/// The UTF-8 of a character that takes three bytes, as a number.
fn three_bytes(c: char) -> u32 {
    let code = u32::from(c);
    0x00e0_8080 | code >> 12 << 16 | (code >> 6 & 0x3f) << 8 | code & 0x3f
}
