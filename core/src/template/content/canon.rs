//! Text as it is read out, whatever it is written with: widths and cases folded, look-alikes told from letters, split
//! syllables joined, and what stands between letters kept apart from them (rulebook 1.5).

use super::disguise::Disguise;
use super::simplified::Simplified;
use crate::template::view::amount::is_han_kana_or_hangul;
use crate::template::view::ascii::is_of_words;
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

/// Symbols in one gap, above which it is a stop.
const WIDEST_GAP: u32 = 3;

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
    /// A digit that may part letters of a script without spaces: one stands right behind it.
    has_parting_digits: bool,
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
        let (mut start, mut rest) = (narrow(stretch.start), text);
        while !rest.is_empty() {
            let word = rest.as_bytes().iter().position(|byte| !is_of_words(*byte)).unwrap_or(rest.len());
            let (word, behind) = rest.split_at_checked(word).unwrap_or_default();
            start = reader.read_word(word.as_bytes(), start);
            let others = behind.bytes().position(is_of_words).unwrap_or(behind.len());
            let (others, behind) = behind.split_at_checked(others).unwrap_or_default();
            rest = behind;
            // Most words have just this between them.
            if others == " " && !word.is_empty() {
                (reader.gap, reader.symbols, reader.last) = (Gap::Space, 1, ' ');
                start = start.saturating_add(1);
                continue;
            }
            for c in others.chars() {
                let end = start.saturating_add(if c.is_ascii() { 1 } else { narrow(c.len_utf8()) });
                reader.read(c, start, end);
                start = end;
            }
        }
        self.signs = reader.signs;
        self.letters = if self.signs.has_jamo { joined(&reader.letters) } else { reader.letters };
    }

    /// How many letters begin before a place of the text.
    pub(super) fn before(&self, place: usize) -> usize {
        self.letters.partition_point(|letter| usize::try_from(letter.start).is_ok_and(|start| start < place))
    }

    /// What the letters from one on begin with; nothing where that is less than three bytes.
    #[inline]
    pub(super) fn beginning(&self, letter: usize) -> Option<Beginning> {
        Self::beginning_of(self.letters.get(letter..)?)
    }

    /// The same without the second letter, where that is a digit that parts two others.
    #[inline]
    pub(super) fn parted_beginning(&self, letter: usize) -> Option<Beginning> {
        if !self.has_parting_digits() || !self.is_parting(letter.saturating_add(1)) {
            return None;
        }
        let [one, _, two] = self.letters.get(letter..)?.first_chunk()?;
        Self::beginning_of(&[*one, *two])
    }

    /// Whether a digit may part letters of a script without spaces.
    pub(super) fn has_parting_digits(&self) -> bool {
        self.signs.has_parting_digits
    }

    /// Whether a letter is a digit right between two of a script without spaces.
    pub(super) fn is_parting(&self, letter: usize) -> bool {
        let around = letter.checked_sub(1).and_then(|before| self.letters.get(before..before.saturating_add(3)));
        let Some([one, digit, two]) = around else { return false };
        digit.c.is_ascii_digit()
            && [digit, two].iter().all(|letter| letter.gap == Gap::Nothing)
            && [one, two].iter().all(|letter| is_unspaced(letter.c))
    }

    #[inline]
    fn beginning_of(letters: &[Letter]) -> Option<Beginning> {
        let (mut bytes, mut count) = (0_u64, 0_u32);
        let three = |bytes: u64| u32::try_from(bytes & 0xff_ffff).unwrap_or_default();
        // Nearly all words are of one of these two kinds of letters alone.
        if let [one, two, ..] = letters
            && [one, two].iter().all(|letter| matches!(letter.c, '\u{800}'..='\u{ffff}'))
        {
            return Some(Beginning { first: three_bytes(key(one.c)), next: Some(three_bytes(key(two.c))) });
        }
        let six = letters.first_chunk::<{ BEGINNING as usize }>();
        if let Some(six) = six.filter(|six| six.iter().all(|letter| letter.c.is_ascii())) {
            let key = |c: char| KEYS_OF_ASCII.get(wide(c.into())).copied().unwrap_or_default();
            let bytes = six.iter().fold(0, |bytes, letter| bytes << 8 | u64::from(key(letter.c)));
            return Some(Beginning { first: three(bytes >> 24), next: Some(three(bytes)) });
        }
        for letter in letters {
            if let Some(key) = KEYS_OF_ASCII.get(wide(letter.c.into())) {
                bytes = bytes << 8 | u64::from(*key);
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

/// The UTF-8 of a character that takes three bytes, as a number.
fn three_bytes(c: char) -> u32 {
    let code = u32::from(c);
    0x00e0_8080 | code >> 12 << 16 | (code >> 6 & 0x3f) << 8 | code & 0x3f
}

struct Reader<'s> {
    simplified: &'s Simplified,
    letters: Vec<Letter>,
    gap: Gap,
    symbols: u32,
    last: char,
    /// Whether the last letter is one of a spaced script.
    is_spaced: bool,
    signs: Signs,
    /// How many letters there were behind the last one that a digit parts from the letter before.
    parted: usize,
}

impl<'s> Reader<'s> {
    fn new(simplified: &'s Simplified, letters: Vec<Letter>) -> Self {
        let (gap, signs) = (Gap::Stop, Signs::default());
        Self { simplified, letters, gap, symbols: 0, last: ' ', is_spaced: false, signs, parted: 0 }
    }

    /// Reads letters and digits of ASCII that stand together, and tells where they end.
    #[inline]
    fn read_word(&mut self, word: &[u8], start: u32) -> u32 {
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
    fn read(&mut self, c: char, start: u32, end: u32) {
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

    fn read_beyond_ascii(&mut self, c: char, start: u32, end: u32) {
        let c = wide_jamo(c).unwrap_or(c);
        if is_syllable(c) {
            return self.push(self.simplified.of(c), false, start, end, None);
        }
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
        if !is_spaced && self.is_spaced && self.gap == Gap::Nothing && self.last.is_ascii_digit() {
            self.signs.has_parting_digits = true;
            self.part_by_digits();
        }
        let is_within_a_word = self.gap == Gap::Nothing && is_spaced && self.is_spaced;
        self.letters.push(Letter { c, start, end, gap: self.gap, disguise, is_within_a_word });
        (self.gap, self.symbols, self.last, self.is_spaced) = (Gap::Nothing, 0, c, is_spaced);
    }

    /// Takes single digits between letters of a script without spaces, one behind each, for what only parts them:
    /// `网1络1赌1博`.
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

/// Whether a code point is a letter or digit; most of a text is of these few ranges.
fn is_letter(c: char) -> bool {
    matches!(c, 'a'..='z' | '0'..='9') || is_syllable(c) || c.is_alphanumeric()
}

/// Whether a code point is one of the frequent letters of scripts without spaces, which are read as they are.
fn is_syllable(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}'
        | '\u{30fc}'..='\u{30fe}')
}

fn is_jamo(c: char) -> bool {
    matches!(c, '\u{3131}'..='\u{3163}')
}

/// The jamo that a half-width one stands for: one by itself, so that what ends a syllable is not taken for what begins the
/// next, as where host names are mapped.
fn wide_jamo(c: char) -> Option<char> {
    let behind = match c {
        '\u{ffa1}'..='\u{ffbe}' => 0xce70,
        '\u{ffc2}'..='\u{ffc7}' => 0xce73,
        '\u{ffca}'..='\u{ffcf}' => 0xce75,
        '\u{ffd2}'..='\u{ffd7}' => 0xce77,
        '\u{ffda}'..='\u{ffdc}' => 0xce79,
        _ => return None,
    };
    u32::from(c).checked_sub(behind).and_then(char::from_u32)
}

/// What frequent characters are mapped to as host names are: most stay what they are.
fn plain(c: char) -> Option<char> {
    match c {
        'à'..='ö'
        | 'ø'..='ÿ'
        | '·'
        | '\u{2013}'
        | '\u{2014}'
        | '\u{2018}'..='\u{201d}'
        | '•'
        | '、'
        | '\u{3008}'..='\u{3011}' => Some(c),
        '\u{a0}' | '\u{3000}' => Some(' '),
        '。' => Some('.'),
        '\u{ff01}'..='\u{ff5e}' => {
            let ascii = u32::from(c).checked_sub(0xfee0).and_then(char::from_u32);
            ascii.map(|c| c.to_ascii_lowercase())
        }
        _ => None,
    }
}

/// Whether a letter belongs to a script that is written without spaces between words, or with endings at words.
#[inline]
pub(super) fn is_unspaced(c: char) -> bool {
    c >= '\u{1100}' && (is_syllable(c) || is_han_kana_or_hangul(c))
}

/// Signs that hide a letter.
pub(super) fn is_mask(c: char) -> bool {
    matches!(c, '*' | '○' | '〇' | '●' | '◯' | '×')
}

/// Whether a letter may be meant for another one: a digit or sign for a letter, Han for the kana that looks like it.
pub(super) fn stands_for(c: char, wanted: char) -> bool {
    matches!(
        (c, wanted),
        ('0', 'o')
            | ('力', 'カ')
            | ('口', 'ロ')
            | ('二', 'ニ')
            | ('工', 'エ')
            | ('夕', 'タ')
            | ('千', 'チ')
            | ('卜', 'ト')
            | ('八', 'ハ')
            | ('一', 'ー')
            | ('1' | '!', 'i' | 'l')
            | ('3', 'e')
            | ('4' | '@', 'a')
            | ('5' | '$', 's')
            | ('7', 't')
            | ('8', 'b')
            | ('9', 'g')
    )
}

/// One letter for all of ASCII that may be meant by each other, by which words are looked up.
const KEYS_OF_ASCII: [u8; 128] = {
    let mut keys = [0; 128];
    let (mut rest, mut byte) = (keys.as_mut_slice(), 0_u8);
    while let Some((key, behind)) = rest.split_first_mut() {
        *key = match byte {
            b'0' => b'o',
            b'1' | b'l' | b'!' => b'i',
            b'3' => b'e',
            b'4' | b'@' => b'a',
            b'5' | b'$' => b's',
            b'7' => b't',
            b'8' => b'b',
            b'9' => b'g',
            byte => byte,
        };
        (rest, byte) = (behind, byte.wrapping_add(1));
    }
    keys
};

/// The same of the others.
#[inline]
fn key(c: char) -> char {
    match c {
        '가'..='힣' => c,
        '力' => 'カ',
        '口' => 'ロ',
        '二' => 'ニ',
        '工' => 'エ',
        '夕' => 'タ',
        '千' => 'チ',
        '卜' => 'ト',
        '八' => 'ハ',
        '一' => 'ー',
        c => c,
    }
}

/// The Latin letter that a Cyrillic or Greek one looks like (UTS #39).
fn look_alike(c: char) -> Option<char> {
    Some(match c {
        'а' | 'А' | 'α' | 'Α' => 'a',
        'в' | 'В' | 'Β' | 'ь' => 'b',
        'с' | 'С' | 'ϲ' => 'c',
        'ԁ' => 'd',
        'е' | 'Е' | 'Ε' | 'ё' => 'e',
        'һ' | 'Н' | 'Η' => 'h',
        'і' | 'І' | 'ι' | 'Ι' | 'ı' => 'i',
        'ј' | 'Ј' => 'j',
        'к' | 'К' | 'κ' | 'Κ' => 'k',
        'ӏ' | 'Ӏ' => 'l',
        'м' | 'М' | 'Μ' => 'm',
        'п' | 'Ν' => 'n',
        'о' | 'О' | 'ο' | 'Ο' | 'օ' => 'o',
        'р' | 'Р' | 'ρ' | 'Ρ' => 'p',
        'ѕ' | 'Ѕ' => 's',
        'т' | 'Т' | 'τ' | 'Τ' => 't',
        'υ' | 'ս' => 'u',
        'ν' | 'ѵ' => 'v',
        'ѡ' | 'ω' => 'w',
        'х' | 'Х' | 'χ' | 'Χ' => 'x',
        'у' | 'У' | 'γ' | 'Υ' => 'y',
        'Ζ' => 'z',
        _ => return None,
    })
}

/// Hangul written as single jamo, joined to syllables again: `ㄷㅗㅂㅏㄱ` is `도박`.
fn joined(letters: &[Letter]) -> Vec<Letter> {
    let mut joined: Vec<Letter> = Vec::with_capacity(letters.len());
    let mut rest = letters;
    while let Some((first, after)) = rest.split_first() {
        let (lead, vowel) =
            (leading(first.c), after.first().filter(|next| next.gap == Gap::Nothing).and_then(|next| medial(next.c)));
        let (Some(lead), Some(vowel)) = (lead, vowel) else {
            joined.push(*first);
            rest = after;
            continue;
        };
        // A consonant before another vowel begins the next syllable.
        let third = after.get(1).filter(|third| third.gap == Gap::Nothing);
        let begins_next = after.get(2).is_some_and(|fourth| fourth.gap == Gap::Nothing && medial(fourth.c).is_some());
        let last = third.filter(|_| !begins_next).and_then(|third| trailing(third.c));
        let code = lead.saturating_mul(21).saturating_add(vowel).saturating_mul(28).saturating_add(last.unwrap_or(0));
        let length = usize::from(last.is_some()).saturating_add(1);
        let end = after.get(length.saturating_sub(1)).map_or(first.end, |letter| letter.end);
        let c = char::from_u32(code.saturating_add(0xac00)).unwrap_or(first.c);
        joined.push(Letter { c, end, disguise: Some(Disguise::SplitSyllable), ..*first });
        rest = after.get(length..).unwrap_or_default();
    }
    joined
}

fn place(list: &str, c: char) -> Option<u32> {
    list.chars().position(|known| known == c).and_then(|at| u32::try_from(at).ok())
}

fn leading(c: char) -> Option<u32> {
    place("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ", c)
}

fn medial(c: char) -> Option<u32> {
    u32::from(c).checked_sub(0x314f).filter(|vowel| *vowel < 21)
}

fn trailing(c: char) -> Option<u32> {
    place("ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ", c).map(|at| at.saturating_add(1))
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn what_is_taken_for_plain_is_mapped_as_all_else() {
        for c in '\u{80}'..=char::MAX {
            let mapped: String = idna_adapter::Adapter::new().map_normalize(std::iter::once(c)).collect();
            assert!(plain(c).is_none_or(|plain| mapped == plain.to_string()), "{c:?}: {mapped:?}");
        }
    }
}
