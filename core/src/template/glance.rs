//! A glance at a text, which tells of most words that they do not stand in it.

/// Which three bytes stand beside each other in a text, as far as their places tell them apart.
#[derive(Debug)]
pub(crate) struct Glance(Vec<bool>);

/// Bits that tell the place of three bytes among those of all.
const PLACE: u32 = 14;

impl Glance {
    pub(crate) fn at(text: &str) -> Self {
        let mut stands = vec![false; 1 << PLACE];
        places(text.bytes()).for_each(|place| stands.get_mut(place).into_iter().for_each(|stands| *stands = true));
        Self(stands)
    }

    /// Whether a word may stand in the text.
    pub(crate) fn may_have(&self, word: &str) -> bool {
        places(word.bytes()).all(|place| self.0.get(place) == Some(&true))
    }
}

/// The places of each three bytes that stand beside each other.
fn places(bytes: impl Iterator<Item = u8>) -> impl Iterator<Item = usize> {
    let mut three = 0_u32;
    let threes = bytes.map(move |byte| {
        three = three << 8 | u32::from(byte);
        place(three)
    });
    threes.skip(2)
}

#[inline]
fn place(three: u32) -> usize {
    // The byte above them is shifted out.
    let place = (three << 8).wrapping_mul(0x9e37_79b1) >> (u32::BITS - PLACE);
    usize::try_from(place).unwrap_or_default()
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
