//! A glance at a text, which tells of most words that they do not stand in it.

/// Which three bytes stand beside each other in a text, as far as some bits tell them apart.
#[derive(Debug)]
pub(crate) struct Glance([u64; WORDS]);

const WORDS: usize = 512;

/// Bits that tell the place of three bytes among those of all.
const PLACE: u32 = 15;

impl Glance {
    pub(crate) fn at(text: &str) -> Self {
        let mut bits = [0; WORDS];
        let mut three = 0_u32;
        for byte in text.bytes() {
            three = three << 8 | u32::from(byte);
            let (word, bit) = place(three);
            if let Some(word) = bits.get_mut(word) {
                *word |= bit;
            }
        }
        Self(bits)
    }

    /// Whether a word may stand in the text.
    pub(crate) fn may_have(&self, word: &str) -> bool {
        let has = |(word, bit): (usize, u64)| self.0.get(word).is_some_and(|bits| bits & bit != 0);
        let three = |bytes: &[u8]| bytes.iter().fold(0, |three, byte| three << 8 | u32::from(*byte));
        word.as_bytes().windows(3).all(|bytes| has(place(three(bytes))))
    }
}

/// The bit of three bytes, and the word that it is in.
#[inline]
fn place(three: u32) -> (usize, u64) {
    // The byte above them is shifted out.
    let place = (three << 8).wrapping_mul(0x9e37_79b1) >> (u32::BITS - PLACE);
    (usize::try_from(place >> 6).unwrap_or_default(), 1 << (place & 63))
}

#[cfg(test)]
mod tests {
    use super::Glance;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_word_of_a_text_may_stand_in_it(before in ".{0,8}", word in ".{0,8}", behind in ".{0,8}") {
            let text = [before, word.clone(), behind].concat();
            prop_assert!(Glance::at(&text).may_have(&word));
        }
    }
}
