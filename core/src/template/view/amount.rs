//! How much text there is (rulebook 1.2 and 1.3).

use crate::ascii::{self, is_of_words};
use crate::template::view::flow::beyond_ascii;
use crate::template::view::script::is_usual_sign;
use memchr::{memchr, memchr2_iter, memchr3_iter};
use unicode_segmentation::UnicodeSegmentation;

/// How much text there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Amount {
    /// Extended grapheme clusters (UAX #29).
    pub(crate) characters: u64,
    /// Words (UAX #29), with Han, kana and Hangul counted by the character.
    pub(crate) units: u64,
    /// Han, kana and Hangul.
    pub(crate) wide: u64,
}

impl Amount {
    pub(crate) fn of(text: &str) -> Self {
        let mut count = Count { characters: text.len(), ..Count::default() };
        let mut rest = text;
        while let Some((at, _)) = beyond_ascii(rest).next() {
            // White space always ends a word.
            let start = rest.as_bytes().iter().take(at).rposition(|byte| *byte == b' ').unwrap_or_default();
            let (plain, words) = rest.split_at_checked(start).unwrap_or((rest, ""));
            count.units = count.units.saturating_add(plain_units(plain.as_bytes()));
            rest = count.add_words(words);
        }
        count.units = count.units.saturating_add(plain_units(rest.as_bytes()));
        let [characters, units, wide] =
            [count.characters, count.units, count.wide].map(|count| u64::try_from(count).unwrap_or(u64::MAX));
        Self { characters, units, wide }
    }
}

/// An amount while it is counted.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    /// Not yet counted bytes count as one each.
    characters: usize,
    units: usize,
    wide: usize,
}

impl Count {
    /// Adds words, each with the space before it, up to one of ASCII; tells what is left.
    fn add_words<'t>(&mut self, text: &'t str) -> &'t str {
        let mut rest = text;
        loop {
            let length =
                rest.as_bytes().get(1..).and_then(|rest| memchr(b' ', rest)).map(|length| length.saturating_add(1));
            let (word, behind) = rest.split_at_checked(length.unwrap_or(rest.len())).unwrap_or((rest, ""));
            if word.is_ascii() {
                return rest;
            }
            if !self.add_usual(word) {
                // What stands behind may belong to the last cluster.
                let with_next = rest.get(..word.len().saturating_add(1)).unwrap_or(rest);
                let more = with_next.len().saturating_sub(clusters(with_next));
                self.characters = self.characters.saturating_sub(more);
                self.units = self.units.saturating_add(units_of_chunk(word));
                self.wide = self.wide.saturating_add(word.chars().filter(|c| is_han_kana_or_hangul(*c)).count());
            }
            rest = behind;
        }
    }

    /// Adds words of letters that are frequent, with signs around them; false of others.
    fn add_usual(&mut self, words: &str) -> bool {
        let (mut characters, mut units, mut wide) = (0_usize, 0_usize, 0_usize);
        let (mut has_latin, mut has_katakana, mut place) = (false, false, Place::Before);
        for c in words.chars() {
            characters = characters.saturating_add(1);
            match c {
                '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{3041}'..='\u{3096}' => {
                    wide = wide.saturating_add(1);
                    units = units.saturating_add(usize::from(has_latin));
                    (has_latin, has_katakana, place) = (false, false, Place::Before);
                    continue;
                }
                '\u{ac00}'..='\u{d7a3}' => wide = wide.saturating_add(1),
                '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}' => {
                    wide = wide.saturating_add(1);
                    has_katakana = true;
                }
                c if c.is_ascii_alphanumeric() || is_latin_beyond_ascii(c) => has_latin = true,
                c if matches!(c, ' '..='~') || is_usual_sign(c) => {
                    place = if place == Place::Before { Place::Before } else { Place::Behind };
                    continue;
                }
                _ => return false,
            }
            // Latin letters are one word with Hangul, and not with katakana. A sign between letters may join them.
            if place == Place::Behind || (has_latin && has_katakana) {
                return false;
            }
            place = Place::Within;
        }
        let more = words.len().saturating_sub(characters);
        self.characters = self.characters.saturating_sub(more);
        self.units = self.units.saturating_add(units).saturating_add(wide).saturating_add(usize::from(has_latin));
        self.wide = self.wide.saturating_add(wide);
        true
    }
}

/// Where a character stands among letters and the signs around them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Before,
    Within,
    Behind,
}

/// Extended grapheme clusters of a text.
pub(crate) fn characters(text: &str) -> u64 {
    let mut count = text.len();
    let mut rest = text;
    while let Some((at, _)) = beyond_ascii(rest).next() {
        // The neighbours of other than ASCII text may belong to its clusters.
        let from = at.saturating_sub(1);
        let tail = rest.get(at..).unwrap_or_default();
        let length = tail.bytes().position(|byte| byte.is_ascii()).unwrap_or(tail.len());
        let to = at.saturating_add(length);
        let with_neighbours = to.saturating_add(1).min(rest.len());
        let clusters = rest.get(from..with_neighbours).map_or(0, clusters);
        count = count.saturating_sub(with_neighbours.saturating_sub(from)).saturating_add(clusters);
        // The neighbour behind stays, for it may be the one before the next stretch too.
        rest = rest.get(to..).unwrap_or_default();
    }
    u64::try_from(count).unwrap_or(u64::MAX)
}

fn clusters(text: &str) -> usize {
    if text.chars().all(begins_a_cluster) { text.chars().count() } else { text.graphemes(true).count() }
}

/// Units of a text of ASCII.
fn plain_units(text: &[u8]) -> usize {
    if memchr(b'_', text).is_some() {
        return joined_units(text);
    }
    let first = usize::from(text.first().is_some_and(|byte| is_of_words(*byte)));
    let others = ascii::count_pairs(text, |before, byte| !is_of_words(before) & is_of_words(byte));
    let signs = memchr3_iter(b'.', b',', b'\'', text).chain(memchr2_iter(b':', b';', text));
    let joined = signs.filter(|at| text.get(*at).is_some_and(|sign| joins(text, *at, *sign))).count();
    first.saturating_add(others).saturating_sub(joined)
}

/// Units of a text of ASCII in which words are joined by `_`, which is no word itself.
fn joined_units(text: &[u8]) -> usize {
    let (mut count, mut is_counted) = (0_usize, false);
    for (at, byte) in text.iter().enumerate() {
        if is_of_words(*byte) {
            count = count.saturating_add(usize::from(!is_counted));
            is_counted = true;
        } else {
            is_counted &= *byte == b'_' || joins(text, at, *byte);
        }
    }
    count
}

/// Whether a sign of ASCII stands within a word: between two letters or two digits.
pub(super) fn joins(text: &[u8], at: usize, sign: u8) -> bool {
    let beside = at.checked_sub(1).and_then(|before| text.get(before)).zip(text.get(at.saturating_add(1)));
    beside.is_some_and(|(before, behind)| match sign {
        b':' => before.is_ascii_alphabetic() && behind.is_ascii_alphabetic(),
        b',' | b';' => before.is_ascii_digit() && behind.is_ascii_digit(),
        b'.' | b'\'' => {
            (before.is_ascii_alphabetic() && behind.is_ascii_alphabetic())
                || (before.is_ascii_digit() && behind.is_ascii_digit())
        }
        _ => false,
    })
}

/// Units of a text without spaces.
fn units_of_chunk(chunk: &str) -> usize {
    let (mut count, mut from) = (0_usize, 0);
    let mut characters = chunk.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let next = characters.peek();
        if is_a_word(c) && next.is_none_or(|(_, next)| begins_a_cluster(*next)) {
            count = count.saturating_add(units_of_words(chunk.get(from..at).unwrap_or_default()));
            count = count.saturating_add(usize::from(is_han_kana_or_hangul(c)));
            from = next.map_or(chunk.len(), |(next, _)| *next);
        }
    }
    count.saturating_add(units_of_words(chunk.get(from..).unwrap_or_default()))
}

/// Units of a text that begins and ends with words.
fn units_of_words(text: &str) -> usize {
    let is_sign = |c: char| c.is_ascii() && !c.is_ascii_alphanumeric();
    let is_counted = |c: char| matches!(c, '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}' | '\u{ac00}'..='\u{d7a3}');
    // Signs around such letters are no words, and join nothing to what is not there.
    let inner = text.trim_matches(is_sign);
    if inner.chars().all(is_counted) {
        return inner.chars().count();
    }
    // Hangul is one word with the letters and digits beside it.
    if inner.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '\u{ac00}'..='\u{d7a3}')) {
        let hangul = inner.chars().filter(|c| !c.is_ascii()).count();
        return hangul.saturating_add(usize::from(inner.bytes().any(|byte| byte.is_ascii())));
    }
    text.split_word_bounds().map(units_of).sum()
}

fn units_of(word: &str) -> usize {
    if word.is_ascii() {
        return usize::from(word.bytes().any(|byte| byte.is_ascii_alphanumeric()));
    }
    let starts = word.graphemes(true).filter_map(|cluster| cluster.chars().next());
    let (mut written_by_character, mut other) = (0_usize, false);
    for c in starts {
        if is_han_kana_or_hangul(c) {
            written_by_character = written_by_character.saturating_add(1);
        } else {
            other |= c.is_alphanumeric();
        }
    }
    written_by_character.saturating_add(usize::from(other))
}

/// Whether a character is a word by itself wherever it stands, with what belongs to its cluster: Han, Hiragana, and
/// signs between them.
fn is_a_word(c: char) -> bool {
    matches!(c, '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3041}'..='\u{3096}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ff01}' | '\u{ff08}'..='\u{ff09}' | '\u{ff1f}')
}

/// Whether a character belongs to no cluster or word before it by being a mark or a joiner, nor joins what is behind it:
/// most that mails are written in.
fn begins_a_cluster(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{c0}'..='\u{24f}' | '\u{2010}'..='\u{2027}' | '\u{3001}'..='\u{3029}'
        | '\u{3041}'..='\u{3096}' | '\u{30a0}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7a3}' | '\u{ff01}'..='\u{ff60}')
}

/// Whether a character is one of the Latin letters behind ASCII that most languages of Europe have.
#[inline]
fn is_latin_beyond_ascii(c: char) -> bool {
    matches!(c, '\u{c0}'..='\u{24f}') && !matches!(c, '×' | '÷')
}

/// Whether a character is Han, kana or Hangul.
#[inline]
pub(crate) fn is_han_kana_or_hangul(c: char) -> bool {
    c >= '\u{1100}'
        && matches!(c,
        '\u{1100}'..='\u{11ff}' | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{3029}' | '\u{3031}'..='\u{3035}'
        | '\u{3038}'..='\u{303c}' | '\u{3041}'..='\u{3096}' | '\u{309d}'..='\u{309f}' | '\u{30a1}'..='\u{30fa}'
        | '\u{30fc}'..='\u{30ff}' | '\u{3131}'..='\u{318e}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{a960}'..='\u{a97c}' | '\u{ac00}'..='\u{d7a3}' | '\u{d7b0}'..='\u{d7fb}'
        | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9d}' | '\u{ffa1}'..='\u{ffdc}' | '\u{1b000}'..='\u{1b16f}'
        | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::{Amount, characters, is_han_kana_or_hangul, units_of};
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    proptest! {
        #[test]
        fn what_is_counted_at_once_is_what_the_rules_of_unicode_count(
            text in "[aB1_' .,:;\"!،ß×ǁé，：〒\u{ad}\u{301}\u{3099}\u{302a}\u{200d}\u{fe0f}\u{ff9e}\u{b7}’—。「ー・々カｶあ退＿．Ａ한ᄒ가ᅡ👩\u{600}🇯]{0,12}"
        ) {
            let words: usize = text.split_word_bounds().map(units_of).sum();
            let clusters = text.graphemes(true).count();
            let wide = text.chars().filter(|c| is_han_kana_or_hangul(*c)).count();
            let [units, clusters, wide] = [words, clusters, wide].map(|count| u64::try_from(count).unwrap());
            prop_assert_eq!(Amount::of(&text), Amount { characters: clusters, units, wide }, "{:?}", text);
            prop_assert_eq!(characters(&text), clusters, "{:?}", text);
        }
    }
}
