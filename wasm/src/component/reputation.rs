//! Reputation in numbers: the conversions between the interface's types and the policy's.

use super::bindings::exports::sendright::policy::questions::{
    ActionKind, AtLevel, Clause, Counts, Reputation, ReputationQuestion, ReputationRule,
};
use sendright::reputation::{self, AssessReputation};
use sendright::{Error, Policy};

pub(super) fn rules(policy: &Policy) -> Vec<ReputationRule> {
    let rules = reputation::rules(policy).iter();
    let rule = |row: &reputation::Row| ReputationRule {
        id: row.rule.id.clone(),
        action: row.action.into(),
        clauses: row.bits().map(|(condition, bit)| Clause { text: condition.text().to_owned(), bit }).collect(),
    };
    rules.map(rule).collect()
}

pub(super) fn assess(policy: &Policy, question: &AssessReputation) -> Result<Reputation, Error> {
    let assessment = question.assess(policy)?;
    let (mut actions, mut becomes) = (0, None);
    for (place, action) in assessment.placed_actions() {
        actions |= 1_u64.wrapping_shl(place);
        becomes = becomes.or(action.level.map(|level| AtLevel { level, daily_quota: action.daily_quota }));
    }
    let nearest_miss = assessment.nearest_miss().map(|(place, _)| place);
    Ok(Reputation { actions, becomes, holds: assessment.holding(), nearest_miss })
}

impl From<ReputationQuestion> for AssessReputation {
    fn from(question: ReputationQuestion) -> Self {
        let ReputationQuestion { level, daily_quota, counts, account_counts } = question;
        let account_counts = account_counts.map(reputation::Counts::from);
        Self { level, daily_quota, counts: counts.into(), account_counts, ..Self::default() }
    }
}

impl From<Counts> for reputation::Counts {
    fn from(counts: Counts) -> Self {
        let Counts { sent, delivered, invalid, spam, blocked, complained, opened } = counts;
        Self { sent, delivered, invalid, spam, blocked, complained, opened }
    }
}

impl From<reputation::ActionKind> for ActionKind {
    fn from(kind: reputation::ActionKind) -> Self {
        match kind {
            reputation::ActionKind::Upgrade => Self::Upgrade,
            reputation::ActionKind::Downgrade => Self::Downgrade,
            reputation::ActionKind::Freeze => Self::Freeze,
            reputation::ActionKind::Stop => Self::Stop,
            reputation::ActionKind::Review => Self::Review,
            reputation::ActionKind::Pause => Self::Pause,
        }
    }
}
