//! Reputation in numbers: the conversions between the interface's types and the policy's.

use super::bindings::exports::sendright::policy::questions::{
    Action, ActionKind, Counts, Reputation, ReputationQuestion, ReputationRule,
};
use sendright::reputation::{self, AssessReputation};
use sendright::{Error, Policy};

pub(super) fn rules(policy: &Policy) -> Vec<ReputationRule> {
    let groups = policy.document().reputation.groups();
    let rules = groups.into_iter().flat_map(|(action, rules)| rules.iter().map(move |rule| (action, rule)));
    let rule = |(action, rule): (reputation::ActionKind, &sendright::policy::document::ReputationRule)| {
        let clauses = rule.all.iter().map(|condition| condition.text().to_owned()).collect();
        ReputationRule { id: rule.id.clone(), action: action.into(), clauses }
    };
    rules.map(rule).collect()
}

pub(super) fn assess(policy: &Policy, question: &AssessReputation) -> Result<Reputation, Error> {
    let assessment = question.assess(policy)?;
    let action = |(place, action): (u32, reputation::Action<'_>)| Action {
        action: action.action.into(),
        rule: place,
        level: action.level,
        daily_quota: action.daily_quota,
    };
    let count = policy.document().reputation.conditions().count();
    let (mut holds, mut short_by) = (Vec::with_capacity(count), Vec::with_capacity(count));
    for judged in assessment.rules() {
        for (condition, of_clause) in judged.clauses() {
            holds.push(of_clause);
            short_by.push(if of_clause { 0 } else { condition.short_by(judged.figures) });
        }
    }
    Ok(Reputation {
        actions: assessment.placed_actions().map(action).collect(),
        holds,
        short_by,
        nearest_miss: assessment.nearest_miss().map(|(place, _)| place),
    })
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
