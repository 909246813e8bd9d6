//! Bytes of ASCII, many at once.

/// Bytes that are looked at in one step.
const STEP: usize = 32;

/// How many bytes of ASCII a text begins with.
pub(crate) fn beginning(text: &[u8]) -> usize {
    before(text, |byte| !byte.is_ascii())
}

/// How many bytes stand before the first such one, none of which is of ASCII.
#[inline]
pub(crate) fn before(text: &[u8], is: impl Fn(u8) -> bool) -> usize {
    // It may well be the next one, or stand nowhere.
    if text.first().is_some_and(|byte| is(*byte)) {
        return 0;
    }
    if text.is_ascii() {
        return text.len();
    }
    let has_one = |step: &[u8]| !step.is_ascii() && step.iter().fold(false, |has, byte| has | is(*byte));
    let mut rest = text;
    while let Some((_, behind)) = rest.split_at_checked(STEP).filter(|(step, _)| !has_one(step)) {
        rest = behind;
    }
    let before = text.len().saturating_sub(rest.len());
    before.saturating_add(rest.iter().position(|byte| is(*byte)).unwrap_or(rest.len()))
}

/// How many bytes are such ones: counted without a branch, in steps of a length that is known while compiling.
pub(crate) fn count(bytes: &[u8], is: impl Fn(u8) -> bool) -> usize {
    let few = |bytes: &[u8]| usize::from(bytes.iter().fold(0_u8, |sum, byte| sum.wrapping_add(u8::from(is(*byte)))));
    let (steps, rest) = bytes.as_chunks::<STEP>();
    steps.iter().fold(few(rest), |sum, step| sum.saturating_add(few(step)))
}

/// How often a byte of one kind stands behind one of another.
pub(crate) fn count_pairs(bytes: &[u8], is: impl Fn(u8, u8) -> bool) -> usize {
    let few = |first: &[u8], second: &[u8]| {
        let pairs = first.iter().zip(second);
        usize::from(pairs.fold(0_u8, |sum, (first, second)| sum.wrapping_add(u8::from(is(*first, *second)))))
    };
    let second = bytes.get(1..).unwrap_or_default();
    let (firsts, first) = bytes.get(..second.len()).unwrap_or_default().as_chunks::<STEP>();
    let (seconds, second) = second.as_chunks::<STEP>();
    let steps = firsts.iter().zip(seconds);
    steps.fold(few(first, second), |sum, (first, second)| sum.saturating_add(few(first, second)))
}

/// Whether a byte is a letter.
#[inline]
pub(crate) const fn is_letter(byte: u8) -> bool {
    (byte | 0x20).wrapping_sub(b'a') < 26
}

/// Whether a byte is a letter or a digit.
#[inline]
pub(crate) const fn is_of_words(byte: u8) -> bool {
    is_letter(byte) | (byte.wrapping_sub(b'0') < 10)
}

/// The same by the byte: quicker where they are looked at one by one.
static OF_WORDS: [bool; 256] = {
    let mut table = [false; 256];
    let (mut rest, mut byte) = (table.as_mut_slice(), 0_u8);
    while let Some((is, behind)) = rest.split_first_mut() {
        *is = is_of_words(byte);
        (rest, byte) = (behind, byte.wrapping_add(1));
    }
    table
};

/// How many letters and digits a text begins with.
#[inline]
pub(crate) fn word(text: &[u8]) -> usize {
    let is_of_words = |byte: u8| OF_WORDS.get(usize::from(byte)) == Some(&true);
    text.iter().position(|byte| !is_of_words(*byte)).unwrap_or(text.len())
}

/// How many bytes a text begins with that are signs or single spaces, with what stands before it.
pub(crate) fn signs(text: &[u8], before: u8) -> usize {
    // Numbers, not truths, so that a compiler takes many at once.
    let spaces = |first: u8, second: u8| u8::from((first ^ b' ') | (second ^ b' ') == 0);
    let is_end = |first: u8, second: u8| u8::from(second.wrapping_sub(b' ') > b'~' - b' ') | spaces(first, second) == 1;
    if text.first().is_none_or(|first| is_end(before, *first)) {
        return 0;
    }
    let mut pairs = (text, text.get(1..).unwrap_or_default());
    while let Some(((first, firsts), (second, seconds))) =
        pairs.0.split_at_checked(STEP).zip(pairs.1.split_at_checked(STEP))
        && !first.iter().zip(second).fold(false, |has, (first, second)| has | is_end(*first, *second))
    {
        pairs = (firsts, seconds);
    }
    let (firsts, seconds) = pairs;
    let length = firsts.iter().zip(seconds).position(|(first, second)| is_end(*first, *second));
    text.len().saturating_sub(seconds.len()).saturating_add(length.unwrap_or(seconds.len()))
}

#[cfg(test)]
mod tests {
    use super::{beginning, count, count_pairs, is_of_words, signs};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_looked_at_in_steps_is_what_single_bytes_are(text in "(a|b c|d ){0,300}[^a]?( ?\n|  |é)?(a|b ){0,300}") {
            let bytes = text.as_bytes();
            prop_assert_eq!(beginning(bytes), bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(bytes.len()));
            prop_assert_eq!(count(bytes, is_of_words), bytes.iter().filter(|byte| byte.is_ascii_alphanumeric()).count());
            let pairs = bytes.windows(2).filter(|pair| matches!(pair, [b' ', b'b'])).count();
            prop_assert_eq!(count_pairs(bytes, |first, second| first == b' ' && second == b'b'), pairs);
            for before in [b'x', b' '] {
                let end = (0..bytes.len()).find(|at| {
                    let last = at.checked_sub(1).map_or(before, |last| bytes[last]);
                    !matches!(bytes[*at], b' '..=b'~') || (last == b' ' && bytes[*at] == b' ')
                });
                prop_assert_eq!(signs(bytes, before), end.unwrap_or(bytes.len()));
            }
        }
    }
}
