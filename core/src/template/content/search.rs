//! The words in a part of a mail, stretch by stretch, so that a long text takes no more memory than a short one.

use super::canon::{Canon, Gap};
use super::category::Category;
use super::disguise::{Disguise, Disguises};
use super::language::Written;
use super::lexicon::{Found, Lexicon};
use crate::finding::Part;
use crate::order;
use crate::template::gravity::ContentPolicy;
use crate::template::own::Role;
use crate::template::view::Document;
use crate::template::view::flow::Flow;
use std::ops::Range;

/// A word of the lexicon in a mail.
#[derive(Clone, Debug)]
pub(super) struct Hit {
    pub(super) category: Category,
    pub(super) role: Role,
    pub(super) weight: u32,
    /// The number of the word.
    pub(super) word: usize,
    /// The letters, those of the subject before those of the body.
    pub(super) letters: Range<usize>,
    pub(super) part: Part,
    /// Where it stands in the source of the part.
    pub(super) span: Range<usize>,
    /// How it is written so that a plain search would not find it.
    pub(super) disguises: Disguises,
}

impl Hit {
    /// Whether it says that what stands in it is not meant, whatever the category: a firm's legal form, a footer.
    fn is_nothing(&self) -> bool {
        self.category == Category::Shared && self.role == Role::Context
    }

    /// Whether it is a word that names a content by itself, and no slight sign of it.
    pub(super) fn is_telling(&self) -> bool {
        self.role.is_of_content() && self.weight >= Role::Topic.usual_weight()
    }
}

/// What stands before a text and speaks of the same thing: the subject before the body.
#[derive(Clone, Debug, Default)]
pub(super) struct Opening {
    hits: Vec<Hit>,
    letters: usize,
}

impl Opening {
    /// The number of a letter so many behind it; none behind none.
    pub(super) fn letters_and(&self, behind: u64) -> usize {
        let behind = usize::try_from(behind).unwrap_or(usize::MAX);
        if behind == 0 { 0 } else { self.letters.saturating_add(behind) }
    }
}

/// Bytes of a text that are read at once.
const STRETCH: usize = 1 << 16;

/// Bytes behind them that are read too, in which a word may end: more than any shipped one takes with all that may stand
/// in it.
const MARGIN: usize = 1 << 11;

/// Bytes before the end of a stretch in which a space is sought, where no word is cut.
const LOOK_BACK: usize = 1 << 10;

/// More letters than any shipped word has.
const LONGEST: usize = 1 << 8;

/// A search that goes through a text.
pub(super) struct Search<'s, 'a> {
    lexicon: &'s Lexicon,
    document: &'s Document<'a>,
    flow: &'s Flow,
    near: usize,
    context: usize,
    written: Written,
    /// Hidden letters that were looked at closely.
    masked: u32,
    /// Where in the text the next stretch begins.
    from: usize,
    /// Letters before it.
    letters: usize,
    hits: Vec<Hit>,
    /// The letter up to which all has been judged.
    judged: usize,
}

/// What a stretch brought.
pub(super) struct Stretch<'s> {
    /// The words that are new.
    pub(super) new: &'s [Hit],
    /// They and those before them that may still be near.
    pub(super) hits: &'s [Hit],
    /// The letters that can be judged now: all that stands near them is among the hits.
    pub(super) judged: Range<usize>,
}

impl<'s, 'a> Search<'s, 'a> {
    pub(super) fn new(
        lexicon: &'s Lexicon,
        policy: &ContentPolicy,
        document: &'s Document<'a>,
        flow: &'s Flow,
        opening: &Opening,
    ) -> Self {
        let Opening { hits, letters } = opening.clone();
        let letters_of = |letters: u64| usize::try_from(letters).unwrap_or(usize::MAX);
        Self {
            lexicon,
            document,
            flow,
            near: letters_of(policy.near_letters),
            context: letters_of(policy.context_letters.max(policy.context_letters_behind)),
            written: Written::of(flow),
            masked: 0,
            from: 0,
            letters,
            hits,
            judged: letters,
        }
    }

    /// Reads the next stretch; none at the end.
    pub(super) fn next(&mut self) -> Option<Stretch<'_>> {
        let text = self.flow.text();
        if self.from >= text.len() {
            return None;
        }
        let end = end_of_stretch(text, self.from);
        let margin = text.floor_char_boundary(end.saturating_add(MARGIN));
        let canon = self.lexicon.canon(text, &(self.from..margin));
        let letters = canon.before(end);
        let far = self.judged.saturating_sub(self.near).saturating_sub(self.context).saturating_sub(LONGEST);
        self.hits.retain(|hit| hit.letters.end >= far);
        let known = self.hits.len();
        let mut accounts = Vec::new();
        for found in self.lexicon.hits(&canon, letters, self.written, &mut self.masked) {
            if let Some(account) = found.calls().then(|| canon.account_after(found.letters.end)).flatten() {
                accounts.push(self.hit(Found::account(account), &canon));
            }
            let hit = self.hit(found, &canon);
            keep(&mut self.hits, hit);
        }
        if !accounts.is_empty() {
            let new = self.hits.split_off(known);
            let new = new.into_iter().chain(accounts).collect();
            self.hits.extend(order::by_number(new, |hit: &Hit| hit.letters.start));
        }
        (self.from, self.letters) = (end, self.letters.saturating_add(letters));
        let until = if end == text.len() { usize::MAX } else { self.letters.saturating_sub(self.context) };
        let judged = std::mem::replace(&mut self.judged, until)..until;
        Some(Stretch { new: self.hits.get(known..).unwrap_or_default(), hits: &self.hits, judged })
    }

    /// What stands before another text: the words that were near the end.
    pub(super) fn into_opening(self) -> Opening {
        Opening { hits: self.hits, letters: self.letters }
    }

    fn hit(&self, found: Found, canon: &Canon) -> Hit {
        let Found { category, role, weight, word, letters, mut disguises } = found;
        let text = canon.range(&letters);
        let span = self.flow.source(&text);
        if span.len() != text.len() {
            self.look_between(&letters, canon, &mut disguises);
        }
        let letters = letters.start.saturating_add(self.letters)..letters.end.saturating_add(self.letters);
        Hit { category, role, weight, word, letters, part: self.document.part, span, disguises }
    }

    /// Notes what stands between letters in the source and is not seen: tags, comments, code points.
    fn look_between(&self, letters: &Range<usize>, canon: &Canon, disguises: &mut Disguises) {
        let (flow, dropped) = (self.flow, self.flow.dropped());
        for (before, next) in letters.clone().zip(letters.clone().skip(1)) {
            if canon.letters.get(next).is_none_or(|letter| letter.gap != Gap::Nothing) {
                continue;
            }
            let (end, start) = (canon.range(&(before..before.saturating_add(1))).end, canon.range(&(next..next)).start);
            if self.document.words(&flow.between(end, start)).contains('<') {
                disguises.add(Disguise::Markup);
            }
            let first = dropped.partition_point(|dropped| dropped.at < start);
            if dropped.get(first).is_some_and(|dropped| dropped.at == start && !dropped.is_apart) {
                disguises.add(Disguise::Unseen);
            }
        }
    }
}

/// Where the stretch that begins at a place ends: at a space, where there is one.
fn end_of_stretch(text: &str, from: usize) -> usize {
    let end = text.floor_char_boundary(from.saturating_add(STRETCH));
    if end == text.len() {
        return end;
    }
    let start = text.floor_char_boundary(end.saturating_sub(LOOK_BACK));
    let space = text.get(start..end).and_then(|words| words.rfind(' '));
    space.map_or(end, |at| start.saturating_add(at).saturating_add(1))
}

/// Hits before one that may cover it.
const MOST_COVERING: usize = 8;

/// Adds a hit, unless a longer one of its category, or one that is nothing in any, covers it; one that begins where it
/// does and is shorter goes.
fn keep(hits: &mut Vec<Hit>, hit: Hit) {
    let recent = hits.len().saturating_sub(MOST_COVERING);
    let is_longer = |other: &Hit| other.letters != hit.letters && other.letters.end >= hit.letters.end;
    if hits.iter().skip(recent).any(|other| other.is_nothing() && is_longer(other)) {
        return;
    }
    if hit.is_nothing() {
        let is_shorter = |other: &Hit| other.letters.start == hit.letters.start && other.letters.end < hit.letters.end;
        while let Some(at) = hits.iter().skip(recent).position(is_shorter) {
            hits.remove(recent.saturating_add(at));
        }
        return hits.push(hit);
    }
    let of_category = hits.iter_mut().skip(recent).filter(|other| other.category == hit.category);
    for other in of_category {
        if other.letters.end >= hit.letters.end {
            return;
        }
        if other.letters.start == hit.letters.start {
            *other = hit;
            return;
        }
    }
    hits.push(hit);
}
