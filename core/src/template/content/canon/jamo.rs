//! Hangul written by its parts.

use super::{Gap, Letter};
use crate::template::content::Disguise;

pub(super) fn is_jamo(c: char) -> bool {
    matches!(c, '\u{3131}'..='\u{3163}')
}

/// The jamo that a half-width one stands for: one by itself, so that what ends a syllable is not taken for what begins the
/// next, as where host names are mapped.
pub(super) fn wide_jamo(c: char) -> Option<char> {
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

/// Hangul written as single jamo, joined to syllables again: `ㄷㅗㅂㅏㄱ` is `도박`.
pub(super) fn joined(letters: &[Letter]) -> Vec<Letter> {
    let mut joined: Vec<Letter> = Vec::with_capacity(letters.len());
    let mut rest = letters;
    while let Some((first, after)) = rest.split_first() {
        let (lead, vowel) =
            (leading(first.c), after.first().filter(|next| next.gap == Gap::Nothing).and_then(|next| medial(next.c)));
        let (Some(lead), Some(vowel)) = (lead, vowel) else {
            // Alone between syllables it looks like the sign that hides one: `카ㅇ노`.
            let hides = first.c == 'ㅇ' && first.gap == Gap::Nothing;
            joined.push(Letter { c: if hides { '○' } else { first.c }, ..*first });
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
