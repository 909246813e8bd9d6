//! A review for people: each finding with its line, the words underlined.

use super::super::print::{GREEN, RED, YELLOW, styled};
use super::Draft;
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use sendright::finding::{Part, Span};
use sendright::template::review::Review;
use sendright::{Finding, Severity, Verdict};
use std::ops::Range;

const RENDERER: Renderer = Renderer::styled().decor_style(DecorStyle::Unicode);
/// Columns of a line at most; more is not read at a glance.
const WIDEST: usize = 120;
/// Columns below which nothing is left of a line.
const NARROWEST: usize = 40;

/// The verdict and the findings.
pub(crate) fn describe(review: &Review, draft: &Draft) -> String {
    let (style, word) = match review.verdict {
        Verdict::Approve => (GREEN, "approved"),
        Verdict::Review => (YELLOW, "a human has to look"),
        Verdict::Reject => (RED, "rejected"),
    };
    let mut text = format!("{}, score {}\n", styled(style.bold(), word), score(review.score));
    for finding in &review.findings {
        text.push('\n');
        text.push_str(&describe_finding(finding, draft));
        text.push('\n');
    }
    if !review.findings.is_empty() {
        text.push('\n');
    }
    text
}

/// `severity[rule]: message`, the line with the words underlined, and what to do about it.
fn describe_finding(finding: &Finding, draft: &Draft) -> String {
    let (level, word) = match finding.severity {
        Severity::Reject => (Level::ERROR, "reject"),
        Severity::Review => (Level::WARNING, "review"),
        Severity::Warn => (Level::WARNING, "warn"),
        Severity::Info => (Level::INFO, "info"),
    };
    let columns = columns();
    // A place may be all of a line without an end, and a character may take two columns.
    let most = columns / 2;
    let mut group = level.with_name(word).primary_title(finding.message.as_str()).id(finding.rule.as_str()).elements(
        finding.span.iter().map(|span| {
            let (line, words) = line_of(draft.part(span.part), span, most);
            let file = if span.part == Part::Subject { "subject" } else { draft.file(span.part) };
            Snippet::source(harmless(line))
                .line_start(span.line)
                .path(file)
                .annotation(AnnotationKind::Primary.span(words))
        }),
    );
    if !finding.help.is_empty() {
        group = group.element(Level::HELP.no_name().message(finding.help.as_str()));
    }
    RENDERER.term_width(columns).render(&[group])
}

/// The columns of the terminal, as far as they help.
fn columns() -> usize {
    let window = rustix::termios::tcgetwinsize(std::io::stdout()).ok();
    let columns = window.map(|window| usize::from(window.ws_col)).filter(|columns| *columns > 0);
    columns.map_or(WIDEST, |columns| columns.clamp(NARROWEST, WIDEST))
}

/// The line that a span begins in, and which of its bytes are those of the span's first `most` characters.
fn line_of<'a>(text: &'a str, span: &Span, most: usize) -> (&'a str, Range<usize>) {
    let at = |characters: usize| text.char_indices().nth(characters).map_or(text.len(), |(at, _)| at);
    let (start, end) = (at(span.start), at(span.end.min(span.start.saturating_add(most))));
    let first = text.get(..start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let last = text.get(start..).and_then(|after| after.find('\n')).map_or(text.len(), |at| start + at);
    let line = text.get(first..last).unwrap_or_default();
    // The sign that Windows ends lines with would be shown.
    let line = line.strip_suffix('\r').unwrap_or(line);
    (line, (start - first).min(line.len())..(end.min(last).max(start) - first).min(line.len()))
}

/// A line without the controls of eight bits, which the renderer lets through and some terminals obey; another sign of
/// two bytes keeps all places.
fn harmless(line: &str) -> String {
    line.replace(|c| matches!(c, '\u{80}'..='\u{9f}'), "·")
}

/// 85 as `8.5 of 10`.
pub(crate) fn score(score: u64) -> String {
    format!("{}.{} of 10", score / 10, score % 10)
}
