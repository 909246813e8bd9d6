//! Which upgrade rule lacks least.

use super::{ActionKind, Assessment, Judged, NearestMiss};
use crate::locale::Locale;
use crate::phrases::reputation as phrase;
use crate::policy::Condition;
use crate::policy::condition::Figures;

/// The upgrade rule with the fewest failing clauses, and of those the one that lacks the fewest messages.
/// None while an upgrade is due.
pub(super) fn miss<'p>(assessment: &Assessment<'p>, locale: Locale) -> Option<NearestMiss<'p>> {
    if assessment.upgraded().is_some() || !assessment.may_rise() {
        return None;
    }
    let upgrades = assessment.rules().filter(|judged| judged.action == ActionKind::Upgrade);
    let nearest = upgrades.min_by_key(|judged| {
        let lacking = failing(judged).map(|condition| condition.short_by(judged.figures));
        lacking.fold((0_u64, 0_u64), |(clauses, messages), short| {
            (clauses.saturating_add(1), messages.saturating_add(short))
        })
    })?;
    let lacks = failing(&nearest).map(|condition| lack(condition, nearest.figures, locale)).collect();
    Some(NearestMiss { rule: nearest.rule.id.as_str().into(), lacks })
}

/// "delivered 459 of 500 (91.8 %), needs > 92%: 2 messages short"
fn lack(condition: &Condition, figures: &Figures, locale: Locale) -> String {
    let words = condition.in_words(figures, locale);
    let sentence = match (condition.short_by(figures), condition.wants_more()) {
        // Of no messages no share can be right: there is nothing to count yet.
        (0, _) => return words,
        (1, true) => phrase::ONE_SHORT,
        (1, false) => phrase::ONE_TOO_MANY,
        (_, true) => phrase::SHORT,
        (_, false) => phrase::TOO_MANY,
    };
    sentence.say(locale, &[("words", &words), ("messages", &condition.short_by(figures))])
}

fn failing<'p>(judged: &Judged<'_, 'p>) -> impl Iterator<Item = &'p Condition> {
    judged.clauses().filter(|(_, holds)| !holds).map(|(condition, _)| condition)
}
