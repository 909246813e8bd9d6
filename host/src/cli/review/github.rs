//! Findings as workflow commands of GitHub Actions, which show them beside the lines of a change.

use super::{Reviewed, end_of, text_of};
use sendright::finding::Part;
use sendright::{Finding, Severity};

/// A line each.
pub(super) fn annotations(reviewed: &[Reviewed]) -> String {
    let of_file = |reviewed: &'_ Reviewed| -> String {
        reviewed.answered.answer.findings.iter().map(|finding| annotation(finding, reviewed)).collect()
    };
    reviewed.iter().map(of_file).collect()
}

fn annotation(finding: &Finding, reviewed: &Reviewed) -> String {
    let command = match finding.severity {
        Severity::Reject => "error",
        Severity::Review | Severity::Warn => "warning",
        Severity::Info => "notice",
    };
    let mut place = format!("file={}", property(&reviewed.file));
    let in_file = finding.span.filter(|span| span.part != Part::Subject);
    if let Some(span) = in_file {
        let (end_line, end_column) = end_of(text_of(&reviewed.question, span.part), &span);
        place.push_str(&format!(",line={},endLine={end_line},col={}", span.line, span.column));
        // Columns of two lines cannot be told.
        if end_line == span.line {
            place.push_str(&format!(",endColumn={end_column}"));
        }
    }
    let message = format!("{} {}", finding.message, finding.help);
    format!("::{command} {place},title={}::{}\n", property(&finding.rule), data(message.trim_end()))
}

/// As the runner reads a message.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// As the runner reads a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
