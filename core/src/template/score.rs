//! From findings to a score and a verdict (rulebook 1.8).

use crate::finding::{Severity, Verdict};
use serde::{Deserialize, Serialize};

/// What findings cost, in tenths of a point; the full score is 10 points.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Score {
    /// A finding that refuses.
    pub reject: u64,
    /// A finding that a human has to look at.
    pub review: u64,
    /// A warning.
    pub warn: u64,
    /// Something good to know.
    pub info: u64,
    /// How often a rule counts at most.
    pub most_of_a_rule: u64,
    /// What all warnings cost together at most.
    pub most_warn: u64,
    /// What all that is good to know costs together at most.
    pub most_info: u64,
    /// The best score with a finding that refuses.
    pub best_with_reject: u64,
    /// The best score with a finding that a human has to look at.
    pub best_with_review: u64,
    /// Warnings that cost this much or more ask for a human.
    pub review_from_warn: u64,
}

const FULL: u64 = 100;

/// What one rule found: how much it weighs and how often.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tally {
    pub(crate) severity: Severity,
    pub(crate) count: u64,
}

impl Score {
    /// The score, 0 to 100, and the verdict.
    pub(crate) fn judge(&self, tallies: &[Tally]) -> (u64, Verdict) {
        let cost = |severity: Severity, each: u64| {
            tallies
                .iter()
                .filter(|tally| tally.severity == severity)
                .fold(0_u64, |sum, tally| sum.saturating_add(tally.count.min(self.most_of_a_rule).saturating_mul(each)))
        };
        let reject = cost(Severity::Reject, self.reject);
        let review = cost(Severity::Review, self.review);
        let warn = cost(Severity::Warn, self.warn);
        let info = cost(Severity::Info, self.info).min(self.most_info);
        let any = |severity: Severity| tallies.iter().any(|tally| tally.severity == severity && tally.count > 0);
        let best = if any(Severity::Reject) {
            self.best_with_reject
        } else if any(Severity::Review) {
            self.best_with_review
        } else {
            FULL
        };
        let lost = reject.saturating_add(review).saturating_add(warn.min(self.most_warn)).saturating_add(info);
        let verdict = if any(Severity::Reject) {
            Verdict::Reject
        } else if any(Severity::Review) || warn >= self.review_from_warn {
            Verdict::Review
        } else {
            Verdict::Approve
        };
        (FULL.saturating_sub(lost).min(best), verdict)
    }
}
