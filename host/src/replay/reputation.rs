//! Records of reputation, asked again in numbers: there are a million of them in a year of a thousand domains.

use super::effect::Effects;
use super::record::Record;
use super::summary::Comparison;
use crate::engine::reputation::{ActionKind, Numbers, Rule};
use crate::engine::{Engine, EngineError};
use sendright::Question;
use sendright::reputation::AssessReputation;
use serde::Deserialize;
use std::borrow::Cow;

/// What was answered at the time: all but what follows from the question and the clauses, as the figures and the words of
/// the nearest miss.
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
    short_by: Option<u64>,
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
    let rule = |place: u32| usize::try_from(place).ok().and_then(|place| rules.get(place));
    let named = numbers.actions.iter().filter_map(|action| Some((rule(action.rule)?, action)));
    named.map(|(rule, action)| (rule.id.clone(), word(action.action).to_owned())).collect()
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
        let mut clauses = numbers.holds.iter().zip(&numbers.short_by);
        let mut same_rule = |(old, new): (&RecordedRule<'_>, &Rule)| {
            old.id == new.id
                && old.clauses.len() == new.clauses.len()
                && old.clauses.iter().zip(&new.clauses).all(|(old, text)| {
                    old.clause == *text && clauses.next().is_some_and(|(holds, short_by)| old.says(*holds, *short_by))
                })
        };
        self.rules.len() == rules.len()
            && self.rules.iter().zip(rules).all(&mut same_rule)
            && self.actions.len() == numbers.actions.len()
            && self.actions.iter().zip(&numbers.actions).all(|(old, new)| {
                let rule = usize::try_from(new.rule).ok().and_then(|place| rules.get(place));
                rule.is_some_and(|rule| rule.id == old.rule)
                    && (&*old.action, old.level, old.daily_quota) == (word(new.action), new.level, new.daily_quota)
            })
    }
}

impl RecordedClause<'_> {
    fn says(&self, holds: bool, short_by: u64) -> bool {
        (self.holds, self.short_by) == (holds, (!holds).then_some(short_by))
    }
}
