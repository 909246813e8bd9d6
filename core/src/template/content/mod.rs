//! What a template is about, by evidence and not by single words (rulebook 1.5).

mod canon;
mod category;
mod lexicon;

pub(crate) use category::Category;
pub(crate) use lexicon::Lexicon;

use crate::finding::Severity;
use crate::template::view::Document;
use crate::template::view::flow::is_ignorable;
use canon::Canon;
use lexicon::{Hit, Role};
use std::ops::Range;

/// Letters between two words that speak of one thing.
const NEAR: usize = 160;
/// Letters between a word and one that says it is meant otherwise.
const NEAR_CONTEXT: usize = 120;

/// What the words of a part are evidence of.
#[derive(Clone, Debug)]
pub(crate) struct Evidence {
    pub(crate) category: Category,
    pub(crate) severity: Severity,
    /// The words, in the source of the part.
    pub(crate) words: Vec<Range<usize>>,
    /// Whether a plain search would not have found it.
    pub(crate) disguised: bool,
}

/// Reads a part of a mail.
pub(crate) fn evidence(lexicon: &Lexicon, document: &Document<'_>) -> Vec<Evidence> {
    let canon = Canon::of(document.flow.text());
    let hits = lexicon.hits(&canon);
    let mut found = Vec::new();
    for category in Category::ALL {
        let of_category: Vec<&Hit> = hits.iter().filter(|hit| hit.category == category).collect();
        let Some((severity, of_weight)) = weigh(category, &of_category) else { continue };
        let words: Vec<Range<usize>> =
            of_weight.iter().map(|hit| document.flow.source(&canon.range(&hit.letters))).collect();
        let is_hidden_in = |range: &Range<usize>| document.words(range).chars().any(is_ignorable);
        let disguised = of_weight.iter().any(|hit| hit.disguised) || words.iter().any(is_hidden_in);
        found.push(Evidence { category, severity, words, disguised });
    }
    found
}

/// How grave the words of a category are together, and which of them make it so.
fn weigh<'h>(category: Category, hits: &[&'h Hit]) -> Option<(Severity, Vec<&'h Hit>)> {
    let of = |role: Role| hits.iter().copied().filter(move |hit| hit.role == role);
    let contexts: Vec<&Hit> = of(Role::Context).collect();
    let meant = |hit: &&Hit| nearest(&contexts, hit, NEAR_CONTEXT).is_none();
    if let Some(strong) = of(Role::Strong).find(meant) {
        return Some((category.strong(), vec![strong]));
    }
    let offers: Vec<&Hit> = of(Role::Offer).collect();
    let topics: Vec<&Hit> = of(Role::Topic).filter(meant).collect();
    if let Some((topic, offer)) = topics.iter().find_map(|topic| Some((*topic, nearest(&offers, topic, NEAR)?))) {
        return Some((category.pair(), vec![topic, offer]));
    }
    let first = topics.first()?;
    let other = topics.iter().find(|topic| topic.word != first.word)?;
    Some((category.alone()?, vec![first, other]))
}

/// Of hits in order one that lies within so many letters of another.
fn nearest<'h>(hits: &[&'h Hit], to: &Hit, within: usize) -> Option<&'h Hit> {
    let behind = hits.partition_point(|hit| hit.letters.start < to.letters.start);
    let neighbours = [behind.checked_sub(1), Some(behind)].into_iter().flatten().filter_map(|at| hits.get(at).copied());
    neighbours.min_by_key(|hit| distance(hit, to)).filter(|hit| distance(hit, to) <= within)
}

fn distance(a: &Hit, b: &Hit) -> usize {
    b.letters.start.saturating_sub(a.letters.end).max(a.letters.start.saturating_sub(b.letters.end))
}
