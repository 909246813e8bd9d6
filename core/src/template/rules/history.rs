//! Does the template keep to the account's line of business?

use crate::finding::Severity;
use crate::phrases::rules::history as phrase;
use crate::template::findings::{Note, Report};
use crate::template::rules::{Case, Check, Example, Rule};

pub(super) static NEW_KIND: Rule = Rule {
    id: "history/new-kind",
    severity: Severity::Review,
    what: phrase::NEW_KIND_WHAT,
    why: phrase::NEW_KIND_WHY,
    fix: phrase::NEW_KIND_FIX,
    bad: Example::body("<p>You have a new message.</p>")
        .with(r#"{"history":[{"kind":"marketing"},{"kind":"marketing"},{"kind":"marketing"}]}"#),
    good: Example::body("<p>You have a new message.</p>")
        .with(r#"{"history":[{"kind":"marketing"},{"kind":"trigger"},{"kind":"marketing"}]}"#),
    source: "rulebook 1.7",
    check: Check::Template(new_kind),
};

fn new_kind(case: &Case<'_>, report: &mut Report<'_>) {
    let earlier = &case.question.history;
    let count = u64::try_from(earlier.len()).unwrap_or(u64::MAX);
    let kind = case.question.kind;
    if count >= case.policy.kinds_known_after && earlier.iter().all(|template| template.kind != kind) {
        report.add(|locale| {
            let kind = super::kind_word(kind, locale);
            Note::new(phrase::NEW_KIND.say(locale, &[("count", &count), ("kind", &kind)]))
                .counted(count, case.policy.kinds_known_after)
        });
    }
}
