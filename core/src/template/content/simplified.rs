//! Traditional Chinese letters as the simplified ones that stand for them, so that a word in either finds both.

/// Pairs of a traditional letter in common use, or one that the words of the lexicon have, and its simplified one.
pub(crate) const PAIRS: &str = include_str!(concat!(env!("OUT_DIR"), "/data/simplified.txt"));

/// The first and the last letter of the block that all of them are in.
const FIRST: char = '\u{4e00}';
const LAST: char = '\u{9fff}';

/// For each letter of the block the one that it is read as.
#[derive(Debug, Default)]
pub(super) struct Simplified(Vec<char>);

impl Simplified {
    pub(super) fn read() -> Self {
        let mut letters: Vec<char> = (FIRST..=LAST).collect();
        for (traditional, simplified) in pairs() {
            if let Some(letter) = place(traditional).and_then(|place| letters.get_mut(place)) {
                *letter = simplified;
            }
        }
        Self(letters)
    }

    pub(super) fn of(&self, c: char) -> char {
        place(c).and_then(|place| self.0.get(place)).copied().unwrap_or(c)
    }
}

fn place(c: char) -> Option<usize> {
    usize::try_from(u32::from(c).checked_sub(u32::from(FIRST))?).ok()
}

fn pairs() -> impl Iterator<Item = (char, char)> {
    PAIRS.lines().flat_map(|line| {
        let mut letters = line.chars();
        std::iter::from_fn(move || letters.next().zip(letters.next()))
    })
}

#[cfg(test)]
mod tests {
    use super::{FIRST, LAST, Simplified, pairs};

    #[test]
    fn every_pair_leads_to_a_letter_that_stays_what_it_is() {
        let simplified = Simplified::read();
        let mut last = FIRST;
        for (from, to) in pairs() {
            assert!(from > last && (FIRST..=LAST).contains(&from) && (FIRST..=LAST).contains(&to), "{from}{to}");
            assert_eq!((simplified.of(from), simplified.of(to)), (to, to));
            last = from;
        }
        assert_eq!([simplified.of('a'), simplified.of('退'), simplified.of('獎')], ['a', '退', '奖']);
    }
}
