//! The script that a text is mainly written in.

use crate::ascii;
use crate::template::view::amount::is_han_kana_or_hangul;

/// A script, or several that make one way of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Script {
    Latin,
    Greek,
    Cyrillic,
    Hebrew,
    Arabic,
    Indic,
    Thai,
    Han,
    Kana,
    Hangul,
}

const ALL: [Script; 10] = [
    Script::Latin,
    Script::Greek,
    Script::Cyrillic,
    Script::Hebrew,
    Script::Arabic,
    Script::Indic,
    Script::Thai,
    Script::Han,
    Script::Kana,
    Script::Hangul,
];

/// Letters of a text that are looked at.
const MOST_LETTERS: usize = 10_000;
/// A Han, kana or Hangul character says as much as so many letters.
const CHARACTER: u64 = 3;
/// Kana in a hundred Han and kana from which on a text is Japanese.
const JAPANESE_PERCENT: u64 = 10;

/// How much of a text is in each script.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Scripts([u64; ALL.len()]);

impl Scripts {
    pub(crate) fn of(text: &str) -> Self {
        let (mut found, mut left, mut rest) = (Self::default(), MOST_LETTERS, text);
        let (mut kana, mut han, mut hangul) = (0_usize, 0_usize, 0_usize);
        while left > 0 {
            let (plain, behind) = rest.split_at_checked(ascii::beginning(rest.as_bytes())).unwrap_or((rest, ""));
            let letters = ascii::count(plain.as_bytes(), ascii::is_letter).min(left);
            found.add(Script::Latin, letters);
            left = left.saturating_sub(letters);
            rest = "";
            for (at, c) in behind.char_indices() {
                if left == 0 {
                    break;
                }
                match c {
                    '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' => kana = kana.saturating_add(1),
                    '\u{4e00}'..='\u{9fff}' => han = han.saturating_add(1),
                    '\u{ac00}'..='\u{d7a3}' => hangul = hangul.saturating_add(1),
                    // What a Latin one begins is counted at once.
                    'a'..='z' | 'A'..='Z' => {
                        rest = behind.get(at..).unwrap_or_default();
                        break;
                    }
                    // Signs stand between words of any script. The tables take longer.
                    c if is_usual_sign(c) || !c.is_alphabetic() => continue,
                    c => script_of(c).into_iter().for_each(|script| found.add(script, 1)),
                }
                left = left.saturating_sub(1);
            }
            if rest.is_empty() {
                break;
            }
        }
        for (script, letters) in [(Script::Kana, kana), (Script::Han, han), (Script::Hangul, hangul)] {
            found.add(script, letters);
        }
        found
    }

    fn add(&mut self, script: Script, letters: usize) {
        let weight = if matches!(script, Script::Han | Script::Kana | Script::Hangul) { CHARACTER } else { 1 };
        if let Some(count) = self.0.get_mut(script as usize) {
            *count = count.saturating_add(weight.saturating_mul(u64::try_from(letters).unwrap_or(u64::MAX)));
        }
    }

    pub(crate) fn count(&self, script: Script) -> u64 {
        self.0.get(script as usize).copied().unwrap_or_default()
    }

    /// How many characters of a script there are of which each says as much as a few letters.
    pub(crate) fn characters(&self, script: Script) -> u64 {
        self.count(script).checked_div(CHARACTER).unwrap_or_default()
    }

    pub(crate) fn total(&self) -> u64 {
        self.0.iter().fold(0, |sum, count| sum.saturating_add(*count))
    }

    /// The script of most of the text: [`Script::Kana`] for Japanese, [`Script::Han`] where there is no Japanese.
    pub(crate) fn main(&self) -> Option<Script> {
        let (han, kana) = (self.count(Script::Han), self.count(Script::Kana));
        let both = han.saturating_add(kana);
        let is_japanese = kana > 0 && kana.saturating_mul(100) >= both.saturating_mul(JAPANESE_PERCENT);
        let weight = |script: Script| match script {
            Script::Kana if is_japanese => both,
            Script::Han if !is_japanese => both,
            Script::Kana | Script::Han => 0,
            script => self.count(script),
        };
        ALL.into_iter().filter(|script| weight(*script) > 0).max_by_key(|script| weight(*script))
    }

    /// Whether a script makes less than so many percent.
    pub(crate) fn has_less(&self, script: Script, percent: u64) -> bool {
        self.count(script).saturating_mul(100) < self.total().saturating_mul(percent)
    }
}

/// Whether a letter is a Chinese one, whatever language it stands in.
pub(crate) fn is_han(c: char) -> bool {
    script_of(c) == Some(Script::Han)
}

/// Whether a character is a letter or a digit.
#[inline]
pub(crate) fn is_alphanumeric(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    is_usual_letter(c) || (!is_usual_sign(c) && c.is_alphanumeric())
}

/// Signs that stand in most texts beyond ASCII: no letters or digits, without cases, each a cluster by itself.
#[inline]
pub(crate) fn is_usual_sign(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{2027}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3020}' | '\u{30fb}'
        | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}')
}

/// Letters that most texts beyond ASCII are of: the tables of Unicode take longer.
#[inline]
fn is_usual_letter(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

fn script_of(c: char) -> Option<Script> {
    match c {
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | '\u{ff21}'..='\u{ff5a}' => {
            Some(Script::Latin)
        }
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Some(Script::Greek),
        '\u{400}'..='\u{52f}' => Some(Script::Cyrillic),
        '\u{590}'..='\u{5ff}' => Some(Script::Hebrew),
        '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{fb50}'..='\u{fdff}' => Some(Script::Arabic),
        '\u{900}'..='\u{dff}' => Some(Script::Indic),
        '\u{e00}'..='\u{e7f}' => Some(Script::Thai),
        '\u{3041}'..='\u{309f}' | '\u{30a1}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{ff66}'..='\u{ff9d}' => {
            Some(Script::Kana)
        }
        '\u{1100}'..='\u{11ff}' | '\u{3131}'..='\u{318e}' | '\u{ac00}'..='\u{d7fb}' => Some(Script::Hangul),
        c if is_han_kana_or_hangul(c) => Some(Script::Han),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{is_usual_letter, is_usual_sign};

    #[test]
    fn what_is_taken_for_a_letter_is_one_and_what_is_taken_for_a_sign_is_none() {
        assert!(('\0'..=char::MAX).filter(|c| is_usual_letter(*c)).all(char::is_alphanumeric));
        for sign in ('\0'..=char::MAX).filter(|c| is_usual_sign(*c)) {
            assert!(!sign.is_alphanumeric() && sign.to_lowercase().eq([sign]), "{sign}");
        }
    }
}
