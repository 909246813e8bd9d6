//! What a template is about, by evidence and not by single words (rulebook 1.5).

mod canon;
mod category;
mod disguise;
mod entry;
mod evidence;
mod index;
mod language;
mod lexicon;
mod list;
mod search;
mod simplified;

pub(in crate::template) use canon::is_unspaced;
pub(crate) use canon::skeleton;
pub(crate) use category::Category;
pub(crate) use disguise::{Disguise, Disguises};
pub(crate) use lexicon::Lexicon;
pub(crate) use list::can_be_found;
pub(crate) use simplified::PAIRS as SIMPLIFIED;

use crate::finding::{Part, Severity};
use crate::template::gravity::ContentPolicy;
use crate::template::view::Document;
use crate::template::view::flow::Flow;
use evidence::Scale;
use search::{Hit, Opening, Search};
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
    /// What a subject says to those who read on.
    opening: Opening,
}

/// What words are evidence of.
#[derive(Clone, Debug)]
pub(crate) struct Evidence {
    pub(crate) category: Category,
    pub(crate) severity: Severity,
    /// The words, each in the source of its part.
    pub(crate) words: Vec<(Part, Range<usize>)>,
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
    /// Reads a part of a mail; a body goes on where the subject ends, so that what one names the other may offer.
    pub(crate) fn of(
        lexicon: &Lexicon,
        policy: &ContentPolicy,
        document: &Document<'_>,
        subject: Option<&Self>,
    ) -> Self {
        let opening = subject.map(|subject| subject.opening.clone()).unwrap_or_default();
        Self::of_flow(lexicon, policy, document, &document.flow, &opening)
    }

    /// Reads the text of a body that is not seen.
    pub(crate) fn of_unseen(lexicon: &Lexicon, policy: &ContentPolicy, document: &Document<'_>) -> Self {
        Self::of_flow(lexicon, policy, document, &document.unseen, &Opening::default())
    }

    fn of_flow(
        lexicon: &Lexicon,
        policy: &ContentPolicy,
        document: &Document<'_>,
        flow: &Flow,
        opening: &Opening,
    ) -> Self {
        let mut search = Search::new(lexicon, policy, document, flow, opening);
        let mut scales = Category::ALL.map(|category| Scale::new(category, policy, document.part));
        let mut hidden = Vec::new();
        while let Some(stretch) = search.next() {
            let of = |category| -> Vec<&Hit> { stretch.hits.iter().filter(|hit| hit.category == category).collect() };
            let shared = of(Category::Shared);
            // Most categories are not named at all.
            let mut is_named = [false; Category::ALL.len()];
            for hit in stretch.hits.iter().filter(|hit| hit.role.is_of_content()) {
                is_named.get_mut(hit.category as usize).into_iter().for_each(|is_named| *is_named = true);
            }
            let named = Category::ALL.into_iter().zip(&mut scales).zip(is_named).filter(|(_, is_named)| *is_named);
            for ((category, scale), _) in named {
                scale.count(stretch.new);
                scale.weigh(&of(category), if category.is_forbidden() { &shared } else { &[] }, &stretch.judged);
            }
            // A slight sign that is oddly written says nothing of what a text is about.
            let is_hidden = |hit: &&Hit| hit.disguises.any() && hit.is_telling() && hit.category.is_forbidden();
            let more = stretch.new.iter().filter(is_hidden);
            let more = more.map(|hit| HiddenWord { span: hit.span.clone(), disguises: hit.disguises });
            hidden.extend(more.take(MOST_HIDDEN.saturating_sub(hidden.len())));
        }
        let mentions = scales.each_ref().map(Scale::mentions);
        let evidence = scales.into_iter().filter_map(Scale::evidence).collect();
        let opening = if document.part == Part::Subject { search.into_opening() } else { Opening::default() };
        Self { part: document.part, evidence, hidden, mentions, opening }
    }

    /// What it says beyond another reading: what that says in the same words, or as gravely, is left out.
    pub(crate) fn beyond(mut self, known: &Self, document: &Document<'_>) -> Self {
        self.evidence.retain(|evidence| {
            let is_known = known
                .evidence
                .iter()
                .any(|other| other.category == evidence.category && other.severity >= evidence.severity);
            let is_said = || evidence.words.iter().all(|(_, span)| says(document, span));
            !is_known && !is_said()
        });
        self
    }

    /// How many different topics and strong words of a category there are.
    pub(crate) fn mentions(&self, category: Category) -> u32 {
        self.mentions.get(category as usize).copied().unwrap_or_default()
    }
}

/// Whether the words of a span stand in the text that is seen.
fn says(document: &Document<'_>, span: &Range<usize>) -> bool {
    let words: Vec<&str> = document.words(span).split_whitespace().collect();
    document.flow.lower().contains(&words.join(" ").to_lowercase())
}
