//! Which upgrade rule lacks least, in words.

use super::{Assessment, NearestMiss};
use crate::locale::Locale;
use crate::phrases::reputation as phrase;
use crate::policy::Condition;
use crate::policy::condition::Figures;

pub(super) fn miss<'p>(assessment: &Assessment<'p>, locale: Locale) -> Option<NearestMiss<'p>> {
    let (_, nearest) = assessment.nearest_miss()?;
    let lacks = nearest.failing().map(|condition| lack(condition, nearest.figures, locale)).collect();
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
