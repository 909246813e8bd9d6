//! Reading a text by its letters.

use super::jamo::{is_jamo, wide_jamo};
use super::letter::{is_letter, is_mask, is_syllable, is_unspaced, look_alike, mask_like, plain, unmarked};
use super::{Gap, Letter, Signs};
use crate::template::content::Disguise;
use crate::template::content::simplified::Simplified;

/// Symbols in one gap, above which it is a stop.
const WIDEST_GAP: u32 = 3;

/// What has been read of a text.
pub(super) struct Reader<'s> {
    simplified: &'s Simplified,
    pub(super) letters: Vec<Letter>,
    pub(super) gap: Gap,
    pub(super) symbols: u32,
    pub(super) last: char,
    /// Whether the last letter is one of a spaced script.
    is_spaced: bool,
    pub(super) signs: Signs,
    /// How many letters there were behind the last one that a digit parts from the letter before.
    parted: usize,
}

impl<'s> Reader<'s> {
    pub(super) fn new(simplified: &'s Simplified, letters: Vec<Letter>) -> Self {
        let (gap, signs) = (Gap::Stop, Signs::default());
        Self { simplified, letters, gap, symbols: 0, last: ' ', is_spaced: false, signs, parted: 0 }
    }

    /// Reads letters and digits of ASCII that stand together, and tells where they end.
    #[inline]
    pub(super) fn read_word(&mut self, word: &[u8], start: u32) -> u32 {
        let Some((first, others)) = word.split_first() else { return start };
        // A digit has this bit as a small letter does.
        let small = |byte: u8| char::from(byte | 0x20);
        // Offsets are far from the greatest number, as a longer text is not read.
        let mut end = start.wrapping_add(1);
        self.push(small(*first), true, start, end, None);
        self.letters.extend(others.iter().map(|byte| {
            let start = end;
            end = end.wrapping_add(1);
            Letter { c: small(*byte), start, end, gap: Gap::Nothing, disguise: None, is_within_a_word: true }
        }));
        if let Some(last) = others.last() {
            self.last = small(*last);
        }
        end
    }

    /// Reads anything else.
    #[inline]
    pub(super) fn read(&mut self, c: char, start: u32, end: u32) {
        if !c.is_ascii() {
            self.read_beyond_ascii(c, start, end);
        } else if matches!(c, '@' | '$') {
            self.push(c, true, start, end, None);
        } else if c == '*' && self.gap == Gap::Nothing {
            self.signs.has_masks = true;
            self.push(c, true, start, end, None);
        } else {
            self.part(c);
        }
    }

    /// Takes a sign for the letter that it looks like.
    pub(super) fn push_sign(&mut self, c: char, start: u32, end: u32) {
        self.push(c, true, start, end, None);
    }

    fn read_beyond_ascii(&mut self, c: char, start: u32, end: u32) {
        if is_syllable(c) {
            return self.push(self.simplified.of(c), false, start, end, None);
        }
        let c = wide_jamo(c).unwrap_or(c);
        if matches!(c, '\u{3099}' | '\u{309a}') {
            return self.voice(c, end);
        }
        if matches!(c, '\u{3041}'..='\u{30ff}') || is_jamo(c) {
            return self.put(c, start, end, None);
        }
        if self.compose(c, end) {
            return;
        }
        if matches!(c, '\u{1100}'..='\u{1112}') {
            return self.push(c, false, start, end, None);
        }
        if let Some(latin) = look_alike(c) {
            return self.put(latin, start, end, Some(Disguise::LookAlike));
        }
        if let Some(latin) = unmarked(c) {
            return self.put(latin, start, end, None);
        }
        // Tags show nothing, and what maps host names does not know them.
        if matches!(c, '\u{e0000}'..='\u{e007f}') {
            return;
        }
        if let Some(plain) = plain(c) {
            return self.put(plain, start, end, None);
        }
        // The mapping of host names folds case and width, and leaves out what cannot be seen.
        for c in idna_adapter::Adapter::new().map_normalize(std::iter::once(c)) {
            match c {
                '\u{3099}' | '\u{309a}' => self.voice(c, end),
                c => self.put(self.simplified.of(c), start, end, None),
            }
        }
    }

    fn put(&mut self, c: char, start: u32, end: u32, disguise: Option<Disguise>) {
        if is_letter(c) || matches!(c, '@' | '$') || (is_mask(c) && self.gap == Gap::Nothing) {
            self.signs.has_masks |= is_mask(c);
            self.signs.has_jamo |= is_jamo(c);
            self.push(c, !is_unspaced(c), start, end, disguise);
        } else {
            self.part(c);
        }
    }

    /// Takes what is no letter.
    #[inline]
    fn part(&mut self, c: char) {
        self.symbols = self.symbols.saturating_add(1);
        let after_a_sentence = c == ' ' && matches!(self.last, '.' | '!' | '?' | ';' | ':');
        self.gap = match self.gap {
            _ if self.symbols > WIDEST_GAP || after_a_sentence || matches!(c, '。' | '\u{fffd}') => Gap::Stop,
            Gap::Stop => Gap::Stop,
            Gap::Space => Gap::Space,
            _ if c == ' ' => Gap::Space,
            Gap::Nothing if matches!(c, '\'' | '’') => Gap::Apostrophe,
            Gap::Nothing if matches!(c, ',' | '，' | '、') => Gap::Comma,
            Gap::Nothing | Gap::Apostrophe | Gap::Comma | Gap::Symbol => Gap::Symbol,
        };
        self.last = c;
    }

    #[inline]
    fn push(&mut self, c: char, is_spaced: bool, start: u32, end: u32, disguise: Option<Disguise>) {
        if !is_spaced && self.is_spaced && self.gap == Gap::Nothing && self.last.is_ascii_alphanumeric() {
            self.signs.has_parting = true;
            if self.last.is_ascii_digit() {
                self.part_by_digits();
            }
            self.hide();
        }
        let is_within_a_word = self.gap == Gap::Nothing && is_spaced && self.is_spaced;
        self.letters.push(Letter { c, start, end, gap: self.gap, disguise, is_within_a_word });
        (self.gap, self.symbols, self.last, self.is_spaced) = (Gap::Nothing, 0, c, is_spaced);
    }

    /// Takes single digits between letters of a script without spaces, one behind each, for what only parts them:
    /// `网1络1赌1博`.
    #[cold]
    fn part_by_digits(&mut self) {
        let count = self.letters.len();
        let goes_on = self.parted > 0 && self.parted.saturating_add(1) == count;
        let begins = || {
            let last = count.checked_sub(4).and_then(|start| self.letters.get(start..)).unwrap_or_default();
            let [one, digit, two, _] = last else { return false };
            let are_joined = last.iter().skip(1).all(|letter| letter.gap == Gap::Nothing);
            are_joined && digit.c.is_ascii_digit() && is_unspaced(one.c) && is_unspaced(two.c)
        };
        if !goes_on && !begins() {
            return;
        }
        self.letters.pop();
        if !goes_on && let Some(letter) = self.letters.pop() {
            self.letters.pop();
            self.letters.push(Letter { gap: Gap::Symbol, ..letter });
        }
        (self.gap, self.parted) = (Gap::Symbol, self.letters.len().saturating_add(1));
    }

    /// Takes a letter or digit alone between letters of a script without spaces for the sign that it looks like.
    fn hide(&mut self) {
        let [.., before, last] = self.letters.as_mut_slice() else { return };
        if self.gap == Gap::Nothing
            && last.gap == Gap::Nothing
            && is_unspaced(before.c)
            && let Some(mask) = mask_like(last.c)
        {
            (last.c, self.signs.has_masks) = (mask, true);
        }
    }

    /// Joins a vowel or a last consonant to the syllable that it ends (Unicode 3.12): decomposed Hangul is no disguise,
    /// some file systems and keyboards write it so.
    fn compose(&mut self, c: char, end: u32) -> bool {
        let code = u32::from(c);
        let Some(last) = self.letters.last_mut().filter(|_| self.gap == Gap::Nothing) else { return false };
        let before = u32::from(last.c);
        let joined = match (before, code) {
            (0x1100..=0x1112, 0x1161..=0x1175) => {
                let (lead, vowel) = (before.saturating_sub(0x1100), code.saturating_sub(0x1161));
                lead.saturating_mul(21).saturating_add(vowel).saturating_mul(28).saturating_add(0xac00)
            }
            (0xac00..=0xd7a3, 0x11a8..=0x11c2) if before.saturating_sub(0xac00).is_multiple_of(28) => {
                before.saturating_add(code).saturating_sub(0x11a7)
            }
            _ => return false,
        };
        (last.c, last.end) = (char::from_u32(joined).unwrap_or(last.c), end);
        true
    }

    /// A mark of voice after half-width or decomposed kana: `ｶﾞ` is `ガ`.
    fn voice(&mut self, mark: char, end: u32) {
        const VOICED: &str = "カキクケコサシスセソタチツテトハヒフヘホかきくけこさしすせそたちつてとはひふへほ";
        let Some(last) = self.letters.last_mut() else { return };
        if self.gap == Gap::Nothing && VOICED.contains(last.c) {
            let step = if mark == '\u{309a}' { 2 } else { 1 };
            last.c = char::from_u32(u32::from(last.c).saturating_add(step)).unwrap_or(last.c);
            last.end = end;
        }
    }
}
