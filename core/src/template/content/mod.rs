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
use crate::template::own::Role;
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
    /// What the words near the beginning of a body that say how others are meant weigh, of each category, where the subject
    /// is evidence of anything.
    warnings: [u32; Category::ALL.len()],
}

/// What words are evidence of.
#[derive(Clone, Debug)]
pub(crate) struct Evidence {
    pub(crate) category: Category,
    pub(crate) severity: Severity,
    /// What the words weigh with all around them.
    weight: u32,
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
        let warned = subject.map_or(0, |subject| if subject.evidence.is_empty() { 0 } else { policy.context_letters });
        Self::of_flow(lexicon, policy, document, &document.flow, &opening, warned)
    }

    /// Reads the text of a body that is not seen.
    pub(crate) fn of_unseen(lexicon: &Lexicon, policy: &ContentPolicy, document: &Document<'_>) -> Self {
        Self::of_flow(lexicon, policy, document, &document.unseen, &Opening::default(), 0)
    }

    /// Leaves out what the subject is evidence of where every part of the body speaks of it, is evidence of nothing such and
    /// begins with what says how it is meant: a newspaper's subject names what the news are about.
    pub(crate) fn explain(&mut self, bodies: &[Self], policy: &ContentPolicy) {
        self.evidence.retain_mut(|evidence| {
            let says_so = |body: &Self| body.evidence.iter().any(|other| other.category == evidence.category);
            let warns = |body: &Self| {
                let speaks = body.mentions(evidence.category) > 0 && !says_so(body);
                if speaks { body.warnings.get(evidence.category as usize).copied().unwrap_or_default() } else { 0 }
            };
            let rest = evidence.weight.saturating_sub(bodies.iter().map(warns).min().unwrap_or_default());
            if rest < policy.reject_weight {
                evidence.severity = evidence.severity.min(Severity::Review);
            }
            rest >= policy.review_weight
        });
    }

    fn of_flow(
        lexicon: &Lexicon,
        policy: &ContentPolicy,
        document: &Document<'_>,
        flow: &Flow,
        opening: &Opening,
        warned: u64,
    ) -> Self {
        let mut warnings = [0_u32; Category::ALL.len()];
        let warned = opening.letters_and(warned);
        let mut search = Search::new(lexicon, policy, document, flow, opening);
        let mut scales = Category::ALL.map(|category| Scale::new(category, policy, document.part));
        let mut hidden = Vec::new();
        while let Some(stretch) = search.next() {
            let is_warning = |hit: &&Hit| hit.role == Role::Context && hit.letters.start < warned;
            for hit in stretch.new.iter().filter(is_warning) {
                let of = |category: Category| hit.category == category || hit.category == Category::Shared;
                let sums = Category::ALL.into_iter().zip(&mut warnings).filter(|(category, _)| of(*category));
                sums.for_each(|(_, sum)| *sum = sum.saturating_add(hit.weight));
            }
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
        Self { part: document.part, evidence, hidden, mentions, opening, warnings }
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
