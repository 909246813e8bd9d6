//! Does the template keep to the account's line of business?

use crate::finding::Severity;
use crate::template::findings::{Note, Report};
use crate::template::rules::{Case, Check, Example, Rule};

pub(super) static NEW_KIND: Rule = Rule {
    id: "history/new-kind",
    severity: Severity::Review,
    what: "The account's earlier templates were never of this kind.",
    why: "One account keeps to one line of business; a departure from it is explained beforehand.",
    fix: "explain the new kind of mail to the reviewers before it is sent",
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
        report.add(|| {
            let kind = super::kind_word(kind);
            Note::new(format!("none of the account's {count} earlier templates is a {kind} template"))
                .counted(count, case.policy.kinds_known_after)
        });
    }
}
