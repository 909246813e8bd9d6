//! The patterns of a policy's own.

use crate::finding::Part;
use crate::template::findings::{Findings, Note, Report, quote};
use crate::template::own::{Pattern, PatternPlace};
use crate::template::rules::links::each;
use crate::template::rules::{Case, Subject};
use crate::template::view::Document;

/// Lets the patterns look that are about subjects.
pub(super) fn in_subject(subject: &Subject<'_>, patterns: &[Pattern], findings: &mut Findings) {
    for pattern in patterns.iter().filter(|pattern| pattern.place == PatternPlace::Subject) {
        findings.of_pattern(pattern, |report| in_text(pattern, &subject.document, report));
    }
}

/// Lets the other patterns look.
pub(super) fn in_body(case: &Case<'_>, findings: &mut Findings) {
    for pattern in &case.policy.pattern {
        findings.of_pattern(pattern, |report| match pattern.place {
            PatternPlace::Subject => {}
            PatternPlace::Text => case.parts().for_each(|document| in_text(pattern, document, report)),
            PatternPlace::Html => case.html.iter().for_each(|html| in_source(pattern, html, report)),
            PatternPlace::Link => in_links(pattern, case, report),
        });
    }
}

fn in_text(pattern: &Pattern, document: &Document<'_>, report: &mut Report<'_>) {
    let text = document.flow.text();
    for range in pattern.regex.find(text) {
        report.add(|_| {
            let words = text.get(range.clone()).unwrap_or_default();
            note(pattern, words).at(document.part, &document.flow.source(&range))
        });
    }
}

fn in_source(pattern: &Pattern, html: &Document<'_>, report: &mut Report<'_>) {
    for range in pattern.regex.find(html.source) {
        report.add(|_| note(pattern, html.words(&range)).at(Part::Html, &range));
    }
}

fn in_links(pattern: &Pattern, case: &Case<'_>, report: &mut Report<'_>) {
    for (document, link) in each(case) {
        if let Some(range) = pattern.regex.find(document.target(link)).next() {
            report.add(|_| {
                let words = document.target(link).get(range).unwrap_or_default();
                note(pattern, words).at(document.part, &link.span)
            });
        }
    }
}

fn note(pattern: &Pattern, words: &str) -> Note {
    Note::new(format!("{}: {}", quote(words), pattern.message))
}
