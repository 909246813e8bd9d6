//! What a single character is taken for.

use crate::template::view::amount::is_han_kana_or_hangul;

/// Whether a code point is a letter or digit; most of a text is of these few ranges.
pub(super) fn is_letter(c: char) -> bool {
    matches!(c, 'a'..='z' | '0'..='9') || is_syllable(c) || c.is_alphanumeric()
}

/// Whether a code point is one of the frequent letters of scripts without spaces, which are read as they are.
pub(super) fn is_syllable(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}'
        | '\u{30fc}'..='\u{30fe}')
}

/// What frequent characters are mapped to as host names are: most stay what they are.
pub(super) fn plain(c: char) -> Option<char> {
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
pub(in crate::template) fn is_unspaced(c: char) -> bool {
    c >= '\u{1100}' && (is_syllable(c) || is_han_kana_or_hangul(c))
}

/// Signs that hide a letter.
pub(in crate::template::content) fn is_mask(c: char) -> bool {
    matches!(c, '*' | '○' | '〇' | '●' | '◯' | '×' | '□' | '■' | '△' | '▲' | '☆' | '◎' | '◇' | '〓')
}

/// The sign that hides a letter which a letter or digit of ASCII looks like: `百x乐`, `카O노`.
pub(super) fn mask_like(c: char) -> Option<char> {
    match c {
        'x' => Some('×'),
        'o' | '0' => Some('○'),
        _ => None,
    }
}

/// Whether a letter may be meant for another one: a digit or sign for a letter, Han for the kana that looks like it.
pub(in crate::template::content) fn stands_for(c: char, wanted: char) -> bool {
    let is_sign = c.is_ascii() && !c.is_ascii_alphabetic() && wanted.is_ascii_lowercase();
    if is_sign { key_of_ascii(c) == key_of_ascii(wanted) } else { kana_like(c) == Some(wanted) }
}

/// One letter for all that may be meant by each other, by which words are looked up.
#[inline]
pub(super) fn key(c: char) -> char {
    match c {
        '가'..='힣' => c,
        c => kana_like(c).unwrap_or(c),
    }
}

/// The same of a character of ASCII; none of others.
#[inline]
pub(super) fn key_of_ascii(c: char) -> Option<u8> {
    usize::try_from(u32::from(c)).ok().and_then(|code| KEYS_OF_ASCII.get(code)).copied()
}

/// These keys by the code of the character.
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

/// The kana that a Chinese letter looks like.
#[inline]
fn kana_like(c: char) -> Option<char> {
    Some(match c {
        '力' => 'カ',
        '口' => 'ロ',
        '二' => 'ニ',
        '工' => 'エ',
        '夕' => 'タ',
        '千' => 'チ',
        '卜' => 'ト',
        '八' => 'ハ',
        '一' => 'ー',
        _ => return None,
    })
}

/// The letter that one of Latin-1 is with a mark above or below it: who writes `víágrà` is read as who writes `viagra`, as
/// where the marks are code points of their own.
pub(super) fn unmarked(c: char) -> Option<char> {
    const UNMARKED: &[u8; 32] = b"aaaaaa.ceeeeiiiidnooooo.ouuuuy..";
    let place = u32::from(c).checked_sub(0xc0).filter(|place| *place < 0x40)?;
    let letter = UNMARKED.get(usize::try_from(place & 0x1f).ok()?)?;
    letter.is_ascii_lowercase().then_some(char::from(*letter))
}

/// The Latin letter that one of another script, or of an ornamental alphabet, looks like (UTS #39).
pub(super) fn look_alike(c: char) -> Option<char> {
    // Alphabets in white on black, and the letters that flags are written with.
    let place = match u32::from(c) {
        code @ 0x1f150..=0x1f169 => Some(code.wrapping_sub(0x1f150)),
        code @ 0x1f170..=0x1f189 => Some(code.wrapping_sub(0x1f170)),
        code @ 0x1f1e6..=0x1f1ff => Some(code.wrapping_sub(0x1f1e6)),
        _ => None,
    };
    if let Some(place) = place.and_then(|place| u8::try_from(place).ok()) {
        return Some(char::from(b'a'.wrapping_add(place)));
    }
    Some(match c {
        'а' | 'А' | 'α' | 'Α' | 'ɑ' | 'ᴀ' => 'a',
        'в' | 'В' | 'Β' | 'ь' | 'ʙ' => 'b',
        'с' | 'С' | 'ϲ' | 'ᴄ' => 'c',
        'ԁ' | 'ᴅ' => 'd',
        'е' | 'Е' | 'Ε' | 'ё' | 'ε' | 'ɛ' | 'ᴇ' => 'e',
        'ꜰ' => 'f',
        'ɡ' | 'ɢ' => 'g',
        'һ' | 'Н' | 'Η' | 'ʜ' => 'h',
        'і' | 'І' | 'ι' | 'Ι' | 'ı' | 'ɪ' | 'ɩ' => 'i',
        'ј' | 'Ј' | 'ᴊ' => 'j',
        'к' | 'К' | 'κ' | 'Κ' | 'ᴋ' => 'k',
        'ӏ' | 'Ӏ' | 'ʟ' => 'l',
        'м' | 'М' | 'Μ' | 'ᴍ' => 'm',
        'п' | 'Ν' | 'η' | 'ɴ' => 'n',
        'о' | 'О' | 'ο' | 'Ο' | 'օ' | 'σ' | 'ᴏ' => 'o',
        'р' | 'Р' | 'ρ' | 'Ρ' | 'ᴘ' => 'p',
        'ʀ' => 'r',
        'ѕ' | 'Ѕ' | 'ꜱ' => 's',
        'т' | 'Т' | 'τ' | 'Τ' | 'ᴛ' => 't',
        'υ' | 'ս' | 'ᴜ' => 'u',
        'ν' | 'ѵ' | 'ᴠ' => 'v',
        'ѡ' | 'ω' | 'ᴡ' => 'w',
        'х' | 'Х' | 'χ' | 'Χ' => 'x',
        'у' | 'У' | 'γ' | 'Υ' | 'ʏ' => 'y',
        'Ζ' | 'ᴢ' => 'z',
        _ => return None,
    })
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
