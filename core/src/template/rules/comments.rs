//! What stands in comments.

use super::elements::is_doctype;
use crate::finding::Severity;
use crate::phrases::rules::comments as phrase;
use crate::template::findings::{Note, Report, quote};
use crate::template::rules::{Case, Check, Example, Rule};
use crate::template::view::Document;
use crate::template::view::conditional::is_conditional;
use crate::template::view::html::Event;
use std::ops::Range;

pub(super) static PAYLOAD: Rule = Rule {
    id: "deception/comment-payload",
    severity: Severity::Info,
    what: phrase::PAYLOAD_WHAT,
    why: phrase::PAYLOAD_WHY,
    fix: phrase::PAYLOAD_FIX,
    bad: Example::body("<!-- The weather on the coast is fine and will stay so. --><p>Hello</p>").times(50),
    good: Example::body("<!-- header --><p>Hello</p>"),
    source: "own",
    check: Check::Template(payload),
};

fn payload(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(html) = &case.html else { return };
    let most = case.policy.markup.max_comment_bytes;
    let comments = || asides(html).filter(|span| !is_conditional(html.words(span)));
    let bytes = comments().map(Range::len).fold(0_usize, usize::saturating_add);
    let bytes = u64::try_from(bytes).unwrap_or(u64::MAX);
    if let Some(longest) = comments().max_by_key(|span| span.len()).filter(|_| bytes > most) {
        report.add(|locale| {
            let words = quote(html.words(longest));
            Note::new(phrase::PAYLOAD.say(locale, &[("bytes", &bytes), ("words", &words)]))
                .at(html.part, longest)
                .counted(bytes, most)
        });
    }
}

/// Comments and what is read as one.
fn asides<'d>(html: &'d Document<'_>) -> impl Iterator<Item = &'d Range<usize>> {
    html.scan.events.iter().filter_map(|event| match event {
        Event::Aside(span) => Some(span).filter(|span| !is_doctype(html.words(span))),
        _ => None,
    })
}
