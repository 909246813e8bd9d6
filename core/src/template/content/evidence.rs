//! What words that stand together are evidence of (rulebook 1.5).

use super::category::Category;
use super::lexicon::Hit;
use crate::finding::Severity;
use crate::order;
use crate::template::gravity::{ContentPolicy, Gravity};
use crate::template::own::Role;
use std::collections::BTreeMap;

/// What contexts take away at most: a text that is full of them can still be what it says it is not.
const MOST_CONTEXT: u32 = 8;

/// How grave the words of a category are together with those that go with any, and which of them make it so.
pub(super) fn weigh<'h>(
    category: Category,
    own: &[&'h Hit],
    shared: &[&'h Hit],
    policy: &ContentPolicy,
) -> Option<(Severity, Vec<&'h Hit>)> {
    let (shared_contexts, shared): (Vec<&Hit>, Vec<&Hit>) = shared.iter().partition(|hit| hit.role == Role::Context);
    let (contexts, own): (Vec<&Hit>, Vec<&Hit>) = own.iter().partition(|hit| hit.role == Role::Context);
    if !own.iter().any(|hit| hit.role.is_of_content()) {
        return None;
    }
    let contexts = Contexts::of(in_order(contexts.into_iter().chain(shared_contexts)), policy.context_letters);
    // The same letters are no second sign.
    let apart = shared
        .into_iter()
        .filter(|shared| own.binary_search_by_key(&shared.letters.start, |own| own.letters.start).is_err());
    let hits = in_order(own.iter().copied().chain(apart));
    let gravity = policy.of(category);
    let gravest = gravity.strong.severity().max(gravity.pair.severity());
    let near = usize::try_from(policy.near_letters).unwrap_or(usize::MAX);
    let (mut window, mut from) = (Window::default(), 0_usize);
    let mut found: Option<(Severity, Vec<&Hit>)> = None;
    for (at, hit) in hits.iter().enumerate() {
        window.add(hit);
        let start = hit.letters.start;
        while let Some(first) = hits.get(from).filter(|first| first.letters.end.saturating_add(near) < start) {
            window.remove(first);
            from = from.saturating_add(1);
        }
        let within = hits.get(from..=at).unwrap_or_default();
        let Some(severity) = window.judge(gravity, contexts.around(within), policy) else { continue };
        if found.as_ref().is_none_or(|(known, _)| *known < severity) {
            found = Some((severity, telling(within)));
        }
        if Some(severity) >= gravest {
            break;
        }
    }
    found
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
}

impl Window {
    fn add(&mut self, hit: &Hit) {
        let count = self.counts.entry(hit.word).or_default();
        *count = count.saturating_add(1);
        if *count == 1 {
            let sum = self.sum_of(hit.role);
            *sum = sum.saturating_add(hit.weight);
            self.different_topics = self.different_topics.saturating_add(u32::from(hit.role == Role::Topic));
        }
    }

    fn remove(&mut self, hit: &Hit) {
        let Some(count) = self.counts.get_mut(&hit.word) else { return };
        *count = count.saturating_sub(1);
        if *count == 0 {
            self.counts.remove(&hit.word);
            let sum = self.sum_of(hit.role);
            *sum = sum.saturating_sub(hit.weight);
            self.different_topics = self.different_topics.saturating_sub(u32::from(hit.role == Role::Topic));
        }
    }

    fn sum_of(&mut self, role: Role) -> &mut u32 {
        match role {
            Role::Strong => &mut self.strong,
            Role::Topic => &mut self.topics,
            _ => &mut self.others,
        }
    }

    fn judge(&self, gravity: Gravity, context: u32, policy: &ContentPolicy) -> Option<Severity> {
        let sum = self.strong.saturating_add(self.topics).saturating_add(self.others).saturating_sub(context);
        let is_full = sum >= policy.reject_weight;
        if self.strong > 0 && is_full {
            return gravity.strong.severity();
        }
        let of_two_roles = self.strong > 0 || (self.topics > 0 && self.others > 0);
        if of_two_roles && sum >= policy.review_weight {
            let pair = gravity.pair.severity();
            return if is_full { pair } else { pair.map(|pair| pair.min(Severity::Review)) };
        }
        // One role alone, however many words of it there are, is a matter for a human.
        gravity.alone.severity().filter(|_| is_full && self.different_topics > 1)
    }
}

/// The words that say that others are meant otherwise.
struct Contexts {
    /// Where each begins and what those up to it weigh together.
    sums: Vec<(usize, u32)>,
    near: usize,
}

impl Contexts {
    fn of(hits: Vec<&Hit>, near: u64) -> Self {
        let sums = hits.into_iter().scan(0_u32, |sum, hit| {
            *sum = sum.saturating_add(hit.weight);
            Some((hit.letters.start, *sum))
        });
        Self { sums: sums.collect(), near: usize::try_from(near).unwrap_or(usize::MAX) }
    }

    /// What those among and around some words take from them.
    fn around(&self, words: &[&Hit]) -> u32 {
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return 0 };
        let up_to = |letter: usize| {
            let behind = self.sums.partition_point(|(start, _)| *start < letter);
            behind.checked_sub(1).and_then(|at| self.sums.get(at)).map_or(0, |(_, sum)| *sum)
        };
        let before = up_to(first.letters.start.saturating_sub(self.near));
        up_to(last.letters.end.saturating_add(self.near)).saturating_sub(before).min(MOST_CONTEXT)
    }
}
