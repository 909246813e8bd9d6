//! Reputation in numbers, through the component's typed function.

use super::instance::bindings::exports::sendright::policy::questions as typed;
use sendright::reputation::{AssessReputation, Counts};

pub use typed::{Action, ActionKind, Reputation as Numbers, ReputationRule as Rule};

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
