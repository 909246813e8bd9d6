//! Reputation without JSON: numbers go in and come out through one row of them in the module's memory, whose places
//! `npm/reputation.js` names alike.

use sendright::reputation::{self, ActionKind, AssessReputation, Assessment, Counts, Effective};
use sendright::{Locale, Policy, json};
use serde::Serialize;

/// The question: level, quota, seven counts, whether the account's follow, and those seven.
const QUESTION: usize = 17;
/// The place of the nearest miss, the number of actions, and room for one of each kind: rule, level, quota.
const ACTIONS: usize = 2 + 6 * 3;
/// Each clause: whether it holds, the count, what it is a share of, and by how many it misses.
const CLAUSE: usize = 4;
/// What stands where there is no number.
const NONE: f64 = -1.0;

/// A row with room for a question and an answer of the policy.
pub(super) fn row(policy: &Policy) -> Box<[f64]> {
    let clauses: usize = reputation::rules(policy).iter().map(|rule| rule.bits().count()).sum();
    vec![NONE; QUESTION + ACTIONS + CLAUSE * clauses].into()
}

/// A rule in words.
#[derive(Serialize)]
struct InWords<'p> {
    id: &'p str,
    action: ActionKind,
    effective: Effective,
    clauses: Vec<&'p str>,
}

/// The rules in words, once, as a JSON list.
pub(super) fn rules(policy: &Policy) -> String {
    let rules = reputation::rules(policy).iter().map(|row| InWords {
        id: &row.rule.id,
        action: row.action,
        effective: row.action.effective(),
        clauses: row.bits().map(|(condition, _)| condition.text()).collect(),
    });
    json::text(&rules.collect::<Vec<_>>()).unwrap_or_default()
}

/// Answers the question in the row into the row; false if it has no answer, which the door then tells in words.
pub(super) fn assess(policy: &Policy, row: &mut [f64]) -> bool {
    let Ok(assessment) = question(row).assess(policy) else { return false };
    let answer = row.get_mut(QUESTION..).unwrap_or_default();
    let (actions, clauses) = answer.split_at_mut_checked(ACTIONS).unwrap_or_default();
    write_actions(&assessment, actions);
    write_clauses(&assessment, clauses);
    true
}

/// What the nearest miss lacks, a line each; for the question in the row.
pub(super) fn lacks(policy: &Policy, row: &[f64]) -> String {
    let assessment = question(row).assess(policy);
    let nearest = assessment.ok().and_then(|assessment| assessment.nearest_miss_in_words(Locale::default()));
    nearest.map(|nearest| nearest.lacks.join("\n")).unwrap_or_default()
}

fn write_actions(assessment: &Assessment<'_>, into: &mut [f64]) {
    let mut due = 0;
    let places = into.get_mut(2..).unwrap_or_default().chunks_exact_mut(3);
    for ((place, action), slot) in assessment.placed_actions().zip(places) {
        let level = action.level.map_or(NONE, f64::from);
        slot.copy_from_slice(&[f64::from(place), level, number(action.daily_quota)]);
        due += 1;
    }
    if let Some([nearest, count]) = into.first_chunk_mut() {
        *nearest = assessment.nearest_miss().map_or(NONE, |(place, _)| f64::from(place));
        *count = f64::from(due);
    }
}

fn write_clauses(assessment: &Assessment<'_>, into: &mut [f64]) {
    let mut slots = into.chunks_exact_mut(CLAUSE);
    for judged in assessment.rules() {
        for ((condition, holds), slot) in judged.clauses().zip(slots.by_ref()) {
            let (count, of) = condition.observed(judged.figures);
            let short_by = (!holds).then(|| condition.short_by(judged.figures));
            slot.copy_from_slice(&[f64::from(u8::from(holds)), number(Some(count)), number(of), number(short_by)]);
        }
    }
}

fn question(row: &[f64]) -> AssessReputation {
    let [level, quota, own @ ..] = row else { return AssessReputation::default() };
    let given = own.get(7).is_some_and(|given| *given > 0.0);
    AssessReputation {
        level: u32::try_from(whole(*level)).unwrap_or_default(),
        daily_quota: (*quota >= 0.0).then(|| whole(*quota)),
        counts: counts(own),
        account_counts: own.get(8..).filter(|_| given).map(counts),
        ..AssessReputation::default()
    }
}

fn counts(numbers: &[f64]) -> Counts {
    let Some([sent, delivered, invalid, spam, blocked, complained, opened]) =
        numbers.first_chunk().map(|counts| counts.map(whole))
    else {
        return Counts::default();
    };
    Counts { sent, delivered, invalid, spam, blocked, complained, opened }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the caller gives whole numbers from 0 to 2^53 - 1"
)]
fn whole(number: f64) -> u64 {
    number as u64
}

#[expect(clippy::cast_precision_loss, reason = "JavaScript reads the same nearest number from JSON")]
fn number(value: Option<u64>) -> f64 {
    value.map_or(NONE, |value| value as f64)
}
