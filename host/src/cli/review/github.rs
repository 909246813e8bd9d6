//! Findings as workflow commands of GitHub Actions, which show them beside the lines of a change.

use super::{Draft, Region, Reviewed, message_of, part_of};
use sendright::finding::Part;
use sendright::{Finding, Severity};

/// A line each.
pub(super) fn annotations(reviewed: &[Reviewed]) -> String {
    let of_file = |reviewed: &'_ Reviewed| -> String {
        let findings = &reviewed.answered.answer.findings;
        findings.iter().map(|finding| annotation(finding, &reviewed.draft)).collect()
    };
    reviewed.iter().map(of_file).collect()
}

fn annotation(finding: &Finding, draft: &Draft) -> String {
    let command = match finding.severity {
        Severity::Reject => "error",
        Severity::Review | Severity::Warn => "warning",
        Severity::Info => "notice",
    };
    let part = part_of(finding);
    let mut place = format!("file={}", property(&draft.place(part)));
    if let Some(span) = finding.span.filter(|_| part != Part::Subject) {
        let Region { line, column, end_line, end_column } = Region::of(draft.part(part), &span);
        place.push_str(&format!(",line={line},endLine={end_line},col={column}"));
        // Columns of two lines cannot be told.
        if end_line == line {
            place.push_str(&format!(",endColumn={end_column}"));
        }
    }
    format!("::{command} {place},title={}::{}\n", property(&finding.rule), data(&message_of(finding)))
}

/// As the runner reads a message.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// As the runner reads a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
