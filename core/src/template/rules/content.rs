//! Is there enough text, and can it be read?

use crate::answer::Kind;
use crate::finding::Severity;
use crate::phrases::Values;
use crate::phrases::rules::content as phrase;
use crate::template::findings::{Note, Report};
use crate::template::rules::{Case, Check, Example, Rule};
use crate::template::view::flow::odd;

pub(super) static MIN_LENGTH: Rule = Rule {
    id: "content/min-length",
    severity: Severity::Reject,
    what: phrase::MIN_LENGTH_WHAT,
    why: phrase::MIN_LENGTH_WHY,
    fix: phrase::MIN_LENGTH_FIX,
    bad: Example::body("<p>Your order has shipped.</p>").of(Kind::Transactional),
    good: Example::body("<p>Your order has shipped today. It should reach you within three working days.</p>")
        .of(Kind::Transactional),
    source: "rulebook 1.2",
    check: Check::Template(min_length),
};

fn min_length(case: &Case<'_>, report: &mut Report<'_>) {
    let kind = case.question.kind;
    let Some(least) = case.policy.min_characters.get(&kind).copied() else { return };
    if case.is_unread() {
        return;
    }
    let characters = case.body().map_or(0, |body| body.amount.characters);
    if characters < least {
        report.add(|locale| {
            let kind = super::kind_word(kind, locale);
            let values: Values<'_> = &[("kind", &kind), ("least", &least), ("characters", &characters)];
            Note::new(phrase::MIN_LENGTH.say(locale, values)).counted(characters, least)
        });
    }
}

pub(super) static UNREVIEWABLE: Rule = Rule {
    id: "content/unreviewable",
    severity: Severity::Review,
    what: phrase::UNREVIEWABLE_WHAT,
    why: phrase::UNREVIEWABLE_WHY,
    fix: phrase::UNREVIEWABLE_FIX,
    bad: Example::body("<p>Dear \u{fffd}\u{fffd}, hello</p>"),
    good: Example::body("<p>Dear 王小明, hello</p>"),
    source: "own",
    check: Check::Template(unreviewable),
};

fn unreviewable(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(body) = case.body() else { return };
    let unreadable = |c: char| matches!(c, '\u{fffd}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}');
    let characters = || odd(body.flow.text()).filter(|(_, c)| unreadable(*c));
    let bad = characters().count();
    if bad == 0 {
        return;
    }
    let all = body.flow.text().chars().count();
    if bad.saturating_mul(20) > all {
        let [bad, all] = [bad, all].map(|count| u64::try_from(count).unwrap_or(u64::MAX));
        report.add(|locale| {
            let message = phrase::UNREVIEWABLE.say(locale, &[("bad", &bad), ("all", &all)]);
            let note = Note::new(message).counted(bad, all.div_euclid(20));
            match characters().next() {
                Some((at, c)) => note.at(body.part, &body.flow.source(&(at..at.saturating_add(c.len_utf8())))),
                None => note,
            }
        });
    }
}
