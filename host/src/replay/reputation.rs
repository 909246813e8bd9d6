//! Records of reputation, asked again in numbers: there are a million of them in a year of a thousand domains.

use super::effect::Effects;
use super::record::Record;
use super::summary::Comparison;
use crate::engine::reputation::{ActionKind, Clause, Numbers, Rule};
use crate::engine::{Engine, EngineError};
use sendright::Question;
use sendright::reputation::AssessReputation;
use serde::Deserialize;
use std::borrow::Cow;

/// What was answered at the time: all but what follows from the question and the clauses, as the figures, how much a
/// clause lacks, and the words of the nearest miss.
#[derive(Deserialize)]
struct Recorded<'a> {
    #[serde(borrow)]
    actions: Vec<RecordedAction<'a>>,
    #[serde(borrow)]
    rules: Vec<RecordedRule<'a>>,
}

#[derive(Deserialize)]
struct RecordedAction<'a> {
    #[serde(borrow)]
    action: Cow<'a, str>,
    #[serde(borrow)]
    rule: Cow<'a, str>,
    level: Option<u32>,
    daily_quota: Option<u64>,
}

#[derive(Deserialize)]
struct RecordedRule<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(borrow)]
    clauses: Vec<RecordedClause<'a>>,
}

#[derive(Deserialize)]
struct RecordedClause<'a> {
    #[serde(borrow)]
    clause: Cow<'a, str>,
    holds: bool,
}

/// What a record of reputation comes to under the policy with these rules; none if it is of something else, or only
/// the JSON door can tell.
pub(super) fn again(record: &Record<'_>, engine: &Engine, rules: &[Rule]) -> Result<Option<Comparison>, EngineError> {
    if record.function != AssessReputation::NAME {
        return Ok(None);
    }
    let question = serde_json::from_str::<AssessReputation>(record.question.get());
    let recorded = serde_json::from_str::<Recorded<'_>>(record.answer.get());
    let (Ok(question), Ok(recorded)) = (question, recorded) else { return Ok(None) };
    let numbers = match engine.assess_reputation(&question) {
        Ok(numbers) => numbers,
        Err(EngineError::Refused(_)) => return Ok(None),
        Err(error) => return Err(error),
    };
    if recorded.says(&numbers, rules) {
        return Ok(Some(Comparison::Same));
    }
    let old = recorded.actions.iter().map(|action| (action.rule.to_string(), action.action.to_string())).collect();
    Ok(Some(Comparison::Other { old, new: effects(&numbers, rules) }))
}

fn effects(numbers: &Numbers, rules: &[Rule]) -> Effects {
    numbers.due(rules).map(|rule| (rule.id.clone(), word(rule.action).to_owned())).collect()
}

/// The word that an action is in JSON.
fn word(kind: ActionKind) -> &'static str {
    match kind {
        ActionKind::Upgrade => "upgrade",
        ActionKind::Downgrade => "downgrade",
        ActionKind::Freeze => "freeze",
        ActionKind::Stop => "stop",
        ActionKind::Review => "review",
        ActionKind::Pause => "pause",
    }
}

impl Recorded<'_> {
    /// Whether an answer in numbers says the same.
    fn says(&self, numbers: &Numbers, rules: &[Rule]) -> bool {
        self.rules.len() == rules.len()
            && self.rules.iter().zip(rules).all(|(old, new)| old.says(numbers, new))
            && self.actions.len() == numbers.due(rules).count()
            && self.actions.iter().zip(numbers.due(rules)).all(|(old, new)| old.says(numbers, new))
    }
}

impl RecordedRule<'_> {
    fn says(&self, numbers: &Numbers, rule: &Rule) -> bool {
        let same =
            |(old, new): (&RecordedClause<'_>, &Clause)| old.clause == new.text && old.holds == numbers.holds(new);
        self.id == rule.id
            && self.clauses.len() == rule.clauses.len()
            && self.clauses.iter().zip(&rule.clauses).all(same)
    }
}

impl RecordedAction<'_> {
    fn says(&self, numbers: &Numbers, rule: &Rule) -> bool {
        let becomes = match rule.action {
            ActionKind::Upgrade | ActionKind::Downgrade => numbers.becomes,
            ActionKind::Freeze | ActionKind::Stop | ActionKind::Review | ActionKind::Pause => None,
        };
        (&*self.rule, &*self.action) == (&*rule.id, word(rule.action))
            && self.level == becomes.map(|at| at.level)
            && self.daily_quota == becomes.and_then(|at| at.daily_quota)
    }
}
