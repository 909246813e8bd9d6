//! Reputation in numbers, through the component's typed function.

use super::instance::bindings::exports::sendright::policy::questions as typed;
use sendright::reputation::{AssessReputation, Counts};

pub use typed::{ActionKind, AtLevel, Clause, Reputation as Numbers, ReputationRule as Rule};

pub(super) fn numbers(question: &AssessReputation) -> typed::ReputationQuestion {
    typed::ReputationQuestion {
        level: question.level,
        daily_quota: question.daily_quota,
        counts: counts(question.counts),
        account_counts: question.account_counts.map(counts),
    }
}

fn counts(counts: Counts) -> typed::Counts {
    let Counts { sent, delivered, invalid, spam, blocked, complained, opened } = counts;
    typed::Counts { sent, delivered, invalid, spam, blocked, complained, opened }
}

impl Numbers {
    /// The rules that are to be carried out.
    pub fn due<'a>(&self, rules: &'a [Rule]) -> impl Iterator<Item = &'a Rule> {
        let actions = self.actions;
        (0..).zip(rules).filter(move |(place, _)| has(actions, *place)).map(|(_, rule)| rule)
    }

    /// Whether a clause holds.
    #[must_use]
    pub fn holds(&self, clause: &Clause) -> bool {
        has(self.holds, clause.bit)
    }
}

fn has(bits: u64, place: u8) -> bool {
    bits.checked_shr(place.into()).is_some_and(|bits| bits & 1 == 1)
}
