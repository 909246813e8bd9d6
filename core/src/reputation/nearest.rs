//! Which upgrade rule lacks least.

use super::{ActionKind, Assessment, Judged, NearestMiss};
use crate::policy::Condition;
use crate::policy::condition::Figures;

/// The upgrade rule with the fewest failing clauses, and of those the one that lacks the fewest messages.
/// None while an upgrade is due.
pub(super) fn miss<'p>(assessment: &Assessment<'p>) -> Option<NearestMiss<'p>> {
    if assessment.upgraded().is_some() || !assessment.may_rise() {
        return None;
    }
    let upgrades = assessment.rules().filter(|judged| judged.action == ActionKind::Upgrade);
    let nearest = upgrades.min_by_key(|judged| {
        let lacking = failing(judged).map(|condition| condition.short_by(&judged.figures));
        lacking.fold((0_u64, 0_u64), |(clauses, messages), short| {
            (clauses.saturating_add(1), messages.saturating_add(short))
        })
    })?;
    let lacks = failing(&nearest).map(|condition| lack(condition, &nearest.figures)).collect();
    Some(NearestMiss { rule: nearest.rule.id.as_str().into(), lacks })
}

/// "delivered 459 of 500 (91.8 %), needs > 92%: 2 messages short"
fn lack(condition: &Condition, figures: &Figures) -> String {
    let words = condition.in_words(figures);
    let direction = if condition.wants_more() { "short" } else { "too many" };
    match condition.short_by(figures) {
        // Of no messages no share can be right: there is nothing to count yet.
        0 => words,
        1 => format!("{words}: 1 message {direction}"),
        messages => format!("{words}: {messages} messages {direction}"),
    }
}

fn failing<'p>(judged: &Judged<'p>) -> impl Iterator<Item = &'p Condition> {
    judged.clauses().filter(|(_, holds)| !holds).map(|(condition, _)| condition)
}
