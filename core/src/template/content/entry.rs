//! A word of the lexicon, and whether it stands at a place of a text, as it is or in disguise.

use super::canon::{Canon, Gap, Letter, is_mask, is_unspaced, stands_for};
use super::category::Category;
use super::disguise::{Disguise, Disguises};
use super::index::Key;
use super::language::Texts;
use super::list::Head;
use crate::template::own::Role;
use std::ops::Range;

/// A word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub(super) category: Category,
    pub(super) role: Role,
    /// Where its letters begin among those of all words.
    start: u32,
    /// How many there are.
    count: u32,
    /// Whether it stands between word edges, as words of spaced scripts do.
    is_spaced: bool,
    /// Whether its last word may go on: `guarantee*`.
    is_open: bool,
    /// The texts that it is sought in.
    pub(super) texts: Texts,
    pub(super) weight: u32,
    /// Whether it stands for another word that sounds alike.
    is_homophone: bool,
}

impl Entry {
    /// A word with its key; its letters are added to those of all.
    pub(super) fn new(
        category: Category,
        head: Head,
        canon: &Canon,
        is_open: bool,
        letters: &mut Vec<(char, Gap)>,
    ) -> Option<(Key, Self)> {
        let Head { role, weight, is_homophone, language } = head;
        let key = Key::of(canon.beginning(0)?);
        let (start, count) = (u32::try_from(letters.len()).ok()?, u32::try_from(canon.letters.len()).ok()?);
        letters.extend(canon.letters.iter().map(|letter| (letter.c, letter.gap)));
        let is_spaced = canon.letters.iter().all(|letter| !is_unspaced(letter.c));
        let texts = Texts::of(language, canon);
        Some((key, Self { category, role, start, count, is_spaced, is_open, texts, weight, is_homophone }))
    }

    /// Its letters among those of all words.
    pub(super) fn letters<'l>(&self, all: &'l [(char, Gap)]) -> &'l [(char, Gap)] {
        let wide = |number: u32| usize::try_from(number).unwrap_or_default();
        all.get(wide(self.start)..wide(self.start.saturating_add(self.count))).unwrap_or_default()
    }

    /// The letters that it takes from a place on, and how they are disguised.
    pub(super) fn at(&self, letters: &[(char, Gap)], canon: &Canon, start: usize) -> Option<(Range<usize>, Disguises)> {
        let end = start.checked_add(letters.len())?;
        let may_be_parted = if self.is_spaced { canon.has_masks() } else { canon.has_parting() };
        if may_be_parted
            && self.role != Role::Context
            && let Some(taken) = parted(letters, canon, start)
        {
            let mut disguises = Disguises::default();
            disguises.add(Disguise::Separator);
            return (!self.is_spaced || stands_alone(canon, &taken, self.is_open)).then_some((taken, disguises));
        }
        let found = canon.letters.get(start..end)?;
        let (mut disguises, mut masks, mut gaps) = (Disguises::default(), 0_usize, 0_usize);
        let (mut spaces, mut commas, mut piece, mut shortest) = (0_usize, 0_usize, 0_usize, usize::MAX);
        // Of most letters there is nothing to say.
        let is_plain =
            |letter: &Letter, c: char| letter.c == c && letter.disguise.is_none() && letter.gap == Gap::Nothing;
        let pairs = found.iter().zip(letters).enumerate();
        for (index, (letter, (c, gap))) in pairs.filter(|(_, (letter, (c, _)))| !is_plain(letter, *c)) {
            if letter.c != *c {
                if is_mask(letter.c) && index > 0 && !canon.is_times(start.saturating_add(index)) {
                    masks = masks.saturating_add(1);
                    disguises.add(Disguise::Mask);
                } else if stands_for(letter.c, *c) {
                    disguises.add(Disguise::Homophone);
                } else {
                    return None;
                }
            }
            letter.disguise.into_iter().for_each(|disguise| disguises.add(disguise));
            if index == 0 || letter.gap == Gap::Nothing {
                continue;
            }
            if letter.gap == Gap::Stop {
                return None;
            }
            if *gap == Gap::Nothing {
                let is_last = index.saturating_add(1) == letters.len();
                // A collector's is no word for collectors.
                if letter.gap == Gap::Apostrophe && letter.c == 's' && is_last && gaps == 0 {
                    return None;
                }
                shortest = shortest.min(index.saturating_sub(piece));
                piece = index;
                gaps = gaps.saturating_add(1);
                spaces = spaces.saturating_add(usize::from(letter.gap == Gap::Space));
                commas = commas.saturating_add(usize::from(letter.gap == Gap::Comma));
            }
        }
        shortest = shortest.min(letters.len().saturating_sub(piece));
        // Whole words with spaces between them, as those of the cells of a table, hide nothing.
        if gaps > spaces || (gaps > 0 && shortest < 2) {
            disguises.add(Disguise::Separator);
        }
        if masks > 0 && !self.is_known_by(found, masks) {
            return None;
        }
        // Words that only stand beside each other are no spelled-out word: then every letter stands alone. Of Hangul
        // that holds for the letters beside it too, since any syllable ends one word and begins another.
        if spaces > 0 && (self.is_spaced || has_hangul(letters)) {
            let inner = letters.iter().skip(1).filter(|(_, gap)| *gap == Gap::Nothing).count();
            if gaps < inner || (!self.is_spaced && is_joined(canon, start, end)) {
                return None;
            }
        }
        // A comma ends a clause, unless one stands behind every letter.
        if commas > 0 && !self.is_spaced && (commas < letters.len().saturating_sub(1) || letters.len() == 2) {
            return None;
        }
        if self.is_homophone {
            disguises.add(Disguise::Homophone);
        }
        let taken = start..end;
        (!self.is_spaced || stands_alone(canon, &taken, self.is_open)).then_some((taken, disguises))
    }

    /// Whether the letters still tell the word where signs hide some of them: of a mixed one such as `k他命`, one that is
    /// not Latin must be seen. Where signs hide several, as much is seen as hidden, of a spaced one twice as much, and none
    /// stand side by side, as for a name.
    fn is_known_by(&self, found: &[Letter], masks: usize) -> bool {
        let least = if self.is_spaced { LEAST_MASKED.saturating_add(1) } else { LEAST_MASKED };
        let seen = found.len().saturating_sub(masks);
        let least_seen = if self.is_spaced { masks.saturating_mul(2) } else { masks };
        let is_plain = masks == 1
            || (seen >= least_seen && !found.windows(2).any(|pair| pair.iter().all(|letter| is_mask(letter.c))));
        is_plain
            && found.len() >= least
            && (self.is_spaced || found.iter().any(|letter| is_unspaced(letter.c) && !is_mask(letter.c)))
    }
}

/// How a word ends, by which most that begin alike are told apart.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tail {
    /// Letters before the last one.
    before: u32,
    /// The last one.
    last: char,
}

impl Tail {
    pub(super) fn of(letters: &[(char, Gap)]) -> Self {
        let before = u32::try_from(letters.len().saturating_sub(1)).unwrap_or(u32::MAX);
        Self { before, last: letters.last().map_or(' ', |(last, _)| *last) }
    }

    /// Whether the word may stand at the beginning of some letters, among which signs may part it.
    #[inline]
    pub(super) fn may_end(self, text: &[Letter], may_be_parted: bool) -> bool {
        let letter = |at: u32| usize::try_from(at).ok().and_then(|at| text.get(at)).map(|letter| letter.c);
        let Some(end) = letter(self.before) else { return false };
        let behind = || letter(self.before.saturating_add(1));
        let is_parted = || may_be_parted && behind().is_some_and(|behind| behind == self.last || is_mask(behind));
        match end {
            _ if end == self.last => true,
            // It is written for no other letter.
            'a'..='z' => is_parted(),
            _ => is_mask(end) || stands_for(end, self.last) || is_parted(),
        }
    }
}

/// Where a word stands with signs among its letters, which hide letters elsewhere, or where its script has no spaces with
/// one letter or digit of ASCII in each piece: `cas*ino`, `赌*博`, `贷1款`.
fn parted(letters: &[(char, Gap)], canon: &Canon, start: usize) -> Option<Range<usize>> {
    let (mut at, mut others, mut is_parted) = (start, 0_usize, false);
    for (index, (c, gap)) in letters.iter().enumerate() {
        let mut letter = canon.letters.get(at)?;
        if index > 0 && *gap != Gap::Nothing {
            others = 0;
        }
        if letter.c != *c && index > 0 && canon.is_parting(at) {
            others = others.saturating_add(usize::from(!is_mask(letter.c)));
            is_parted = true;
            at = at.saturating_add(1);
            letter = canon.letters.get(at)?;
        }
        let is_apart = index > 0 && letter.gap != Gap::Nothing && letter.gap != *gap;
        if letter.c != *c || others > 1 || is_apart {
            return None;
        }
        at = at.saturating_add(1);
    }
    is_parted.then_some(start..at)
}

/// Letters of a word of which a sign may hide one, one more where it is spaced: `p*` and `高*` stand for too much.
const LEAST_MASKED: usize = 3;

fn has_hangul(letters: &[(char, Gap)]) -> bool {
    letters.iter().any(|(c, _)| matches!(c, '\u{ac00}'..='\u{d7a3}'))
}

/// Whether a letter stands right before or right behind some letters.
fn is_joined(canon: &Canon, start: usize, end: usize) -> bool {
    let touches = |at: usize| canon.letters.get(at).is_some_and(|letter| letter.gap == Gap::Nothing);
    touches(start) || touches(end)
}

/// Whether no letter of a spaced script is joined to the letters; an `s` of the plural may be, and where the word may
/// go on, any behind it.
fn stands_alone(canon: &Canon, letters: &Range<usize>, is_open: bool) -> bool {
    let joined = |at: usize| canon.letters.get(at).filter(|letter| !is_unspaced(letter.c) && !is_mask(letter.c));
    let starts = |at: usize| joined(at).filter(|letter| letter.gap == Gap::Nothing);
    let before = canon.letters.get(letters.start).is_some_and(|first| first.gap == Gap::Nothing)
        && letters.start.checked_sub(1).and_then(joined).is_some();
    let plural = starts(letters.end).is_some_and(|letter| letter.c == 's' || stands_for(letter.c, 's'));
    let after = if plural { letters.end.saturating_add(1) } else { letters.end };
    !before && (is_open || starts(after).is_none())
}
