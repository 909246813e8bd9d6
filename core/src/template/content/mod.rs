//! What a template is about, by evidence and not by single words (rulebook 1.5).

mod canon;
mod category;
mod disguise;
mod evidence;
mod lexicon;

pub(crate) use canon::skeleton;
pub(crate) use category::Category;
pub(crate) use disguise::{Disguise, Disguises};
pub(crate) use lexicon::{Lexicon, can_be_found};

use crate::finding::{Part, Severity};
use crate::order;
use crate::template::gravity::ContentPolicy;
use crate::template::view::Document;
use canon::{Canon, Gap};
use evidence::weigh;
use lexicon::Hit;
use std::collections::BTreeSet;
use std::ops::Range;

/// Hidden words that are told of: a text in which there are more has been found out.
const MOST_HIDDEN: usize = 1_000;

/// What the words of a part say.
#[derive(Clone, Debug)]
pub(crate) struct Reading {
    pub(crate) part: Part,
    pub(crate) evidence: Vec<Evidence>,
    /// Words of a category that are hidden from a search, whatever they are evidence of.
    pub(crate) hidden: Vec<HiddenWord>,
    /// Different topics and strong words of each category, in the order of [`Category::ALL`].
    mentions: [u32; Category::ALL.len()],
}

/// What words are evidence of.
#[derive(Clone, Debug)]
pub(crate) struct Evidence {
    pub(crate) category: Category,
    pub(crate) severity: Severity,
    /// The words, in the source of the part.
    pub(crate) words: Vec<Range<usize>>,
    /// Whether a plain search would not have found it.
    pub(crate) disguised: bool,
}

/// A word that a plain search would not find.
#[derive(Clone, Debug)]
pub(crate) struct HiddenWord {
    /// In the source of the part.
    pub(crate) span: Range<usize>,
    pub(crate) disguises: Disguises,
}

impl Reading {
    /// Reads a part of a mail.
    pub(crate) fn of(lexicon: &Lexicon, policy: &ContentPolicy, document: &Document<'_>) -> Self {
        let canon = Canon::of(document.flow.text());
        let mut hits = lexicon.hits(&canon);
        for hit in &mut hits {
            look_between(hit, &canon, document);
        }
        let (mut evidence, mut mentions) = (Vec::new(), [0; Category::ALL.len()]);
        let of = |category| -> Vec<&Hit> { hits.iter().filter(|hit| hit.category == category).collect() };
        let shared = of(Category::Shared);
        for (category, mentions) in Category::ALL.into_iter().zip(&mut mentions) {
            let of_category = of(category);
            *mentions = different(&of_category);
            let shared = if category.is_forbidden() { shared.as_slice() } else { &[] };
            let Some((severity, of_weight)) = weigh(category, &of_category, shared, policy) else { continue };
            let words = of_weight.iter().map(|hit| document.flow.source(&canon.range(&hit.letters))).collect();
            let disguised = of_weight.iter().any(|hit| hit.disguises.any());
            evidence.push(Evidence { category, severity, words, disguised });
        }
        // A slight sign that is oddly written says nothing of what a text is about.
        let is_hidden = |hit: &&Hit| hit.disguises.any() && hit.is_telling() && hit.category.is_forbidden();
        let hidden = hits
            .iter()
            .filter(is_hidden)
            .map(|hit| HiddenWord { span: document.flow.source(&canon.range(&hit.letters)), disguises: hit.disguises });
        Self { part: document.part, evidence, hidden: hidden.take(MOST_HIDDEN).collect(), mentions }
    }

    /// How many different topics and strong words of a category there are.
    pub(crate) fn mentions(&self, category: Category) -> u32 {
        self.mentions.get(category as usize).copied().unwrap_or_default()
    }
}

/// Notes what stands between the letters of a word in the source and is not seen: tags, comments, code points.
fn look_between(hit: &mut Hit, canon: &Canon, document: &Document<'_>) {
    let range = canon.range(&hit.letters);
    if document.flow.source(&range).len() == range.len() {
        return;
    }
    let dropped = document.flow.dropped();
    for (before, next) in hit.letters.clone().zip(hit.letters.clone().skip(1)) {
        if canon.letters.get(next).is_none_or(|letter| letter.gap != Gap::Nothing) {
            continue;
        }
        let (end, start) = (canon.range(&(before..before.saturating_add(1))).end, canon.range(&(next..next)).start);
        let between = document.flow.between(end, start);
        if document.words(&between).contains('<') {
            hit.disguises.add(Disguise::Markup);
        }
        let first = dropped.partition_point(|dropped| dropped.at < start);
        if dropped.get(first).is_some_and(|dropped| dropped.at == start && !dropped.is_apart) {
            hit.disguises.add(Disguise::Unseen);
        }
    }
}

/// How many different words there are that name what a text is about; slight signs name nothing.
fn different(hits: &[&Hit]) -> u32 {
    let names = |hit: &&&Hit| hit.role.is_of_content() && hit.weight > 1;
    let words: BTreeSet<usize> = order::gathered(hits.iter().filter(names).map(|hit| hit.word));
    u32::try_from(words.len()).unwrap_or(u32::MAX)
}
