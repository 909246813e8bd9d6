//! What words that stand together are evidence of (rulebook 1.5).

use super::Evidence;
use super::category::Category;
use super::search::Hit;
use crate::finding::{Part, Severity};
use crate::order;
use crate::template::gravity::{ContentPolicy, Gravity};
use crate::template::own::Role;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// What the words of a category come to, stretch by stretch of a text.
pub(super) struct Scale<'p> {
    category: Category,
    policy: &'p ContentPolicy,
    part: Part,
    /// The numbers of the different words that name what a text is about.
    named: BTreeSet<usize>,
    evidence: Option<Evidence>,
}

impl<'p> Scale<'p> {
    pub(super) fn new(category: Category, policy: &'p ContentPolicy, part: Part) -> Self {
        Self { category, policy, part, named: BTreeSet::new(), evidence: None }
    }

    /// Counts the words that name what a text is about; slight signs name nothing.
    pub(super) fn count(&mut self, new: &[Hit]) {
        let of_category = new.iter().filter(|hit| hit.category == self.category);
        self.named.extend(of_category.filter(|hit| hit.role.is_of_content() && hit.weight > 1).map(|hit| hit.word));
    }

    pub(super) fn mentions(&self) -> u32 {
        u32::try_from(self.named.len()).unwrap_or(u32::MAX)
    }

    pub(super) fn evidence(self) -> Option<Evidence> {
        self.evidence
    }

    /// Weighs the words together with those that go with any category, those that end among the letters to be judged.
    pub(super) fn weigh<'h>(&mut self, own: &[&'h Hit], shared: &[&'h Hit], judged: &Range<usize>) {
        if !own.iter().any(|hit| hit.role.is_of_content()) {
            return;
        }
        let (shared_contexts, shared): (Vec<&Hit>, Vec<&Hit>) =
            shared.iter().partition(|hit| hit.role == Role::Context);
        let (contexts, own): (Vec<&Hit>, Vec<&Hit>) = own.iter().partition(|hit| hit.role == Role::Context);
        let contexts = in_order(contexts.into_iter().chain(shared_contexts));
        // The same letters are no second sign.
        let apart = shared
            .into_iter()
            .filter(|shared| own.binary_search_by_key(&shared.letters.start, |own| own.letters.start).is_err());
        let hits = in_order(own.iter().copied().chain(apart));
        let part = self.part;
        let of_part =
            |hits: &[&'h Hit]| -> Vec<&'h Hit> { hits.iter().filter(|hit| hit.part == part).copied().collect() };
        let hits_of_part = of_part(&hits);
        // A subject that warns of something tells how all below it is meant.
        let counts = |hit: &&&Hit| hit.part == part || hit.category == Category::Shared;
        let contexts_of_part: Vec<&Hit> = contexts.iter().filter(counts).copied().collect();
        self.slide(&hits_of_part, &contexts_of_part, judged, self.policy.review_weight);
        // What only a subject and a body together say has to be plain: most subjects name what mails are about.
        if hits_of_part.len() < hits.len() {
            self.slide(&hits, &contexts, judged, self.policy.reject_weight);
        }
    }

    /// Moves a window over the words; where two roles weigh at least so much, that is evidence.
    fn slide(&mut self, hits: &[&Hit], contexts: &[&Hit], judged: &Range<usize>, least: u32) {
        let contexts = Contexts::of(contexts, self.policy);
        let gravity = self.policy.of(self.category);
        let gravest = gravity.strong.severity().max(gravity.pair.severity());
        let near = usize::try_from(self.policy.near_letters).unwrap_or(usize::MAX);
        let (mut window, mut from) = (Window::default(), 0_usize);
        for (at, hit) in hits.iter().enumerate() {
            // What a body says to its subject is weighed against all of that.
            if self.severity() >= gravest && self.part != Part::Subject {
                return;
            }
            window.add(hit);
            let start = hit.letters.start;
            while let Some(first) = hits.get(from).filter(|first| first.letters.end.saturating_add(near) < start) {
                window.remove(first);
                from = from.saturating_add(1);
            }
            if !judged.contains(&start) {
                continue;
            }
            let within = hits.get(from..=at).unwrap_or_default();
            let sum = window.sum(contexts.around(within));
            let severity = window.judge(self.category, gravity, sum, least, self.policy.reject_weight);
            if severity > self.severity() {
                self.evidence = severity.map(|severity| evidence(self.category, severity, sum, &telling(within)));
            } else if severity.is_some()
                && let Some(evidence) = &mut self.evidence
            {
                evidence.weight = evidence.weight.max(sum);
            }
        }
    }

    fn severity(&self) -> Option<Severity> {
        self.evidence.as_ref().map(|evidence| evidence.severity)
    }
}

fn evidence(category: Category, severity: Severity, weight: u32, words: &[&Hit]) -> Evidence {
    let disguised = words.iter().any(|hit| hit.disguises.any());
    let words = words.iter().map(|hit| (hit.part, hit.span.clone())).collect();
    Evidence { category, severity, weight, words, disguised }
}

fn in_order<'h>(hits: impl Iterator<Item = &'h Hit>) -> Vec<&'h Hit> {
    order::by_number(hits.collect(), |hit| hit.letters.start)
}

/// The words of a window that say most: a strong one, or a topic with the weightiest word of another role, or two
/// topics.
fn telling<'h>(within: &[&'h Hit]) -> Vec<&'h Hit> {
    if let Some(strong) = within.iter().find(|hit| hit.role == Role::Strong) {
        return vec![strong];
    }
    let heaviest = |of: &dyn Fn(&&&Hit) -> bool| within.iter().filter(of).rev().max_by_key(|hit| hit.weight).copied();
    let Some(topic) = heaviest(&|hit| hit.role == Role::Topic) else { return Vec::new() };
    let other = heaviest(&|hit| hit.role != Role::Topic);
    let other = other.or_else(|| heaviest(&|hit| hit.word != topic.word));
    std::iter::once(topic).chain(other).collect()
}

/// What the words within some letters come to; a word counts once, however often it stands there.
#[derive(Debug, Default)]
struct Window {
    counts: BTreeMap<usize, u32>,
    strong: u32,
    topics: u32,
    different_topics: u32,
    others: u32,
    /// Of the others, what asks for money.
    payments: u32,
    /// What of a payment's weight holds only beside a plain topic: topping up a card is honest.
    for_plain: u32,
    /// Words of a threat, which ask for nothing.
    threats: u32,
    /// Topics that weigh more than a slight sign.
    plain_topics: u32,
    /// Words of any role that do.
    telling: u32,
}

impl Window {
    fn add(&mut self, hit: &Hit) {
        let count = self.counts.entry(hit.word).or_default();
        *count = count.saturating_add(1);
        if *count == 1 {
            self.change(hit, u32::saturating_add);
        }
    }

    fn remove(&mut self, hit: &Hit) {
        let Some(count) = self.counts.get_mut(&hit.word) else { return };
        *count = count.saturating_sub(1);
        if *count == 0 {
            self.counts.remove(&hit.word);
            self.change(hit, u32::saturating_sub);
        }
    }

    fn change(&mut self, hit: &Hit, by: fn(u32, u32) -> u32) {
        let is_topic = hit.role == Role::Topic;
        self.different_topics = by(self.different_topics, u32::from(is_topic));
        self.plain_topics = by(self.plain_topics, u32::from(is_topic && hit.weight > 1));
        self.telling = by(self.telling, u32::from(hit.weight > 1));
        self.payments = by(self.payments, u32::from(hit.role == Role::Payment));
        let is_heavy = hit.role == Role::Payment && hit.weight > hit.role.usual_weight();
        self.for_plain = by(self.for_plain, if is_heavy { hit.weight.saturating_sub(1) } else { 0 });
        self.threats = by(self.threats, if hit.role == Role::Threat { hit.weight } else { 0 });
        let sum = match hit.role {
            Role::Strong => &mut self.strong,
            Role::Topic => &mut self.topics,
            _ => &mut self.others,
        };
        *sum = by(*sum, hit.weight);
    }

    /// What they weigh beyond those that say they are meant otherwise.
    fn sum(&self, context: u32) -> u32 {
        let others = self.others.saturating_sub(if self.plain_topics > 0 { 0 } else { self.for_plain });
        self.strong.saturating_add(self.topics).saturating_add(others).saturating_sub(context)
    }

    fn judge(&self, category: Category, gravity: Gravity, sum: u32, least: u32, full: u32) -> Option<Severity> {
        let has_plain = self.plain_topics > 0;
        let is_full = sum >= full;
        if self.strong > 0 && is_full {
            return gravity.strong.severity();
        }
        // A loss is announced by honest services too: to be phishing, something has to be asked for beside it.
        let is_plain = has_plain || self.topics >= Role::Topic.usual_weight();
        let asks = self.others > self.threats || is_plain || category != Category::Phishing;
        let of_two_roles = self.strong > 0 || (self.topics > 0 && self.others > 0 && asks);
        // Slight signs alone are none until they are many: `zodiac` with a price may stand in any mail.
        let least = if self.telling > 0 { least } else { least.max(full) };
        if of_two_roles && sum >= least {
            let pair = gravity.pair.severity();
            // A draw that one has to pay for is as grave as a word that says so.
            let is_paid = self.payments > 0 && has_plain && category == Category::PrizeDraw;
            let pair = if is_paid { pair.max(gravity.strong.severity()) } else { pair };
            return if is_full { pair } else { pair.map(|pair| pair.min(Severity::Review)) };
        }
        // One role alone, however many words of it there are, is a matter for a human.
        gravity.alone.severity().filter(|_| is_full && self.different_topics > 1)
    }
}

/// The words that say that others are meant otherwise.
struct Contexts<'p> {
    /// Where each of the category's own begins and what those up to it weigh together.
    own: Vec<(usize, u32)>,
    /// The same of those that go with any category.
    shared: Vec<(usize, u32)>,
    policy: &'p ContentPolicy,
}

impl<'p> Contexts<'p> {
    fn of(hits: &[&Hit], policy: &'p ContentPolicy) -> Self {
        let sums = |is_shared: bool| {
            let of_kind = hits.iter().filter(|hit| (hit.category == Category::Shared) == is_shared);
            let sums = of_kind.scan(0_u32, |sum, hit| {
                *sum = sum.saturating_add(hit.weight);
                Some((hit.letters.start, *sum))
            });
            sums.collect()
        };
        Self { own: sums(false), shared: sums(true), policy }
    }

    /// What those among and around some words take from them.
    fn around(&self, words: &[&Hit]) -> u32 {
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return 0 };
        let letters = |letters: u64| usize::try_from(letters).unwrap_or(usize::MAX);
        let (near, behind) = (letters(self.policy.context_letters), letters(self.policy.context_letters_behind));
        let within = |sums: &[(usize, u32)], behind: usize| {
            let up_to = |letter: usize| {
                let behind = sums.partition_point(|(start, _)| *start < letter);
                behind.checked_sub(1).and_then(|at| sums.get(at)).map_or(0, |(_, sum)| *sum)
            };
            let before = up_to(first.letters.start.saturating_sub(near));
            up_to(last.letters.end.saturating_add(behind)).saturating_sub(before)
        };
        let sum = within(&self.own, near).saturating_add(within(&self.shared, behind));
        sum.min(self.policy.max_context_weight)
    }
}
