//! How a word is written so that readers see it and a search does not (rulebook 1.5).

/// A way to hide a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Disguise {
    /// Letters of another script that look alike.
    LookAlike,
    /// Code points between letters that show nothing.
    Unseen,
    /// Signs or spaces between letters.
    Separator,
    /// Tags or comments between letters.
    Markup,
    /// A sign in a letter's place.
    Mask,
    /// Syllables of Hangul in single jamo.
    SplitSyllable,
    /// Digits, signs or words that look or sound like what is meant.
    Homophone,
}

/// All the ways in which one word is hidden.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Disguises(u8);

impl Disguises {
    pub(crate) fn add(&mut self, disguise: Disguise) {
        self.0 |= 1_u8.wrapping_shl(disguise as u32);
    }

    pub(crate) fn has(self, disguise: Disguise) -> bool {
        self.0 & 1_u8.wrapping_shl(disguise as u32) != 0
    }

    pub(crate) fn any(self) -> bool {
        self.0 != 0
    }
}
