//! A glance at a text, which tells of most words that they do not stand in it.

/// Which three bytes stand beside each other in a text, as far as some bits tell them apart.
#[derive(Debug)]
pub(crate) struct Glance([u64; WORDS]);

const WORDS: usize = 128;

/// Bits that tell the place of three bytes among those of all.
const PLACE: u32 = 13;

impl Glance {
    pub(crate) fn at(text: &str) -> Self {
        let mut bits = [0; WORDS];
        for (word, bit) in text.as_bytes().windows(3).filter_map(place) {
            if let Some(word) = bits.get_mut(word) {
                *word |= bit;
            }
        }
        Self(bits)
    }

    /// Whether a word may stand in the text.
    pub(crate) fn may_have(&self, word: &str) -> bool {
        let has = |(word, bit): (usize, u64)| self.0.get(word).is_some_and(|bits| bits & bit != 0);
        word.as_bytes().windows(3).filter_map(place).all(has)
    }
}

#[inline]
fn place(bytes: &[u8]) -> Option<(usize, u64)> {
    let [first, second, third] = *bytes else { return None };
    let number = u32::from(first) << 16 | u32::from(second) << 8 | u32::from(third);
    let place = number.wrapping_mul(0x9e37_79b1) >> (u32::BITS - PLACE);
    Some((usize::try_from(place >> 6).ok()?, 1 << (place & 63)))
}

#[cfg(test)]
mod tests {
    use super::Glance;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_word_of_a_text_may_stand_in_it(before in ".{0,8}", word in ".{0,8}", behind in ".{0,8}") {
            prop_assert!(Glance::at(&format!("{before}{word}{behind}")).may_have(&word));
        }
    }
}
