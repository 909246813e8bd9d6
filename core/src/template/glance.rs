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
        places(text.bytes()).for_each(|(word, bit)| bits.get_mut(word).into_iter().for_each(|bits| *bits |= bit));
        Self(bits)
    }

    /// Whether a word may stand in the text.
    pub(crate) fn may_have(&self, word: &str) -> bool {
        self.may_have_bytes(word.bytes())
    }

    /// Whether a word with capitals may stand in the text, which is one in lower case.
    pub(crate) fn may_have_lower(&self, word: &str) -> bool {
        if word.is_ascii() {
            return self.may_have_bytes(word.bytes().map(|byte| byte.to_ascii_lowercase()));
        }
        // What stands in a text stands in small letters in its small letters, but for the one that depends on its place.
        word.contains('Σ') || self.may_have(&word.to_lowercase())
    }

    fn may_have_bytes(&self, word: impl Iterator<Item = u8>) -> bool {
        places(word).all(|(word, bit)| self.0.get(word).is_some_and(|bits| bits & bit != 0))
    }
}

/// The places of each three bytes that stand beside each other.
fn places(bytes: impl Iterator<Item = u8>) -> impl Iterator<Item = (usize, u64)> {
    let mut three = 0_u32;
    let threes = bytes.map(move |byte| {
        three = three << 8 | u32::from(byte);
        place(three)
    });
    threes.skip(2)
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
