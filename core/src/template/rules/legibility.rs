//! Whether the text that is seen can be read.

use crate::finding::Severity;
use crate::phrases::Values;
use crate::phrases::rules::legibility as phrase;
use crate::template::findings::{Note, Report, quote};
use crate::template::reader::ReaderPolicy;
use crate::template::rules::{Case, Check, Example, Rule};
use crate::template::view::colour::Colour;
use crate::template::view::run::Run;
use crate::template::view::style::Paint;

pub(super) static CONTRAST: Rule = Rule {
    id: "accessibility/contrast",
    severity: Severity::Warn,
    what: phrase::CONTRAST_WHAT,
    why: phrase::CONTRAST_WHY,
    fix: phrase::CONTRAST_FIX,
    bad: Example::body("<p style=\"color:#aaa\">You have a new message.</p>"),
    good: Example::body("<p style=\"color:#555\">You have a new message.</p>"),
    source: "WCAG 2.2, 1.4.3",
    check: Check::Template(contrast),
};

/// A run whose contrast is too low.
struct Faint<'d> {
    run: &'d Run,
    colours: [Colour; 2],
    /// In hundredths.
    ratio: u64,
    least_tenths: u64,
}

fn contrast(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(html) = &case.html else { return };
    let faint = html.runs.iter().filter_map(|run| faint(run, &case.policy.reader));
    let Some(worst) = faint.min_by_key(|faint| faint.ratio) else { return };
    report.add(|locale| {
        let words = quote(html.words(&worst.run.span));
        let [colour, background] = worst.colours;
        let limit = worst.least_tenths.saturating_mul(10);
        let (ratio, least) = (decimal(worst.ratio), decimal(limit));
        let values: Values<'_> = &[
            ("words", &words),
            ("colour", &colour),
            ("background", &background),
            ("ratio", &ratio),
            ("least", &least),
        ];
        Note::new(phrase::CONTRAST.say(locale, values)).at(html.part, &worst.run.span).counted(worst.ratio, limit)
    });
}

fn faint<'d>(run: &'d Run, policy: &ReaderPolicy) -> Option<Faint<'d>> {
    let (Paint::Known(colour), Paint::Known(background)) = (run.colour, run.background) else { return None };
    let least_tenths =
        if is_large(run, policy) { policy.min_large_contrast_tenths } else { policy.min_contrast_tenths };
    let ratio = colour.contrast(background);
    let is_faint = colour.contrast_below(background, least_tenths);
    is_faint.then_some(Faint { run, colours: [colour, background], ratio, least_tenths })
}

/// Thousandths of a pixel in three points, of which four make three pixels.
const THREE_POINTS: u64 = 4_000;

fn is_large(run: &Run, policy: &ReaderPolicy) -> bool {
    let points = if run.bold { policy.large_bold_points } else { policy.large_points };
    // A size in points was cut to whole thousandths.
    u64::try_from(run.font).unwrap_or_default().saturating_add(1).saturating_mul(3)
        > points.saturating_mul(THREE_POINTS)
}

/// A number of hundredths as it is written.
fn decimal(hundredths: u64) -> String {
    format!("{}.{:02}", hundredths.div_euclid(100), hundredths.rem_euclid(100))
}

pub(super) static SMALL_TEXT: Rule = Rule {
    id: "accessibility/small-text",
    severity: Severity::Warn,
    what: phrase::SMALL_WHAT,
    why: phrase::SMALL_WHY,
    fix: phrase::SMALL_FIX,
    bad: Example::body("<p style=\"font-size:9px\">You have a new message.</p>"),
    good: Example::body("<p style=\"font-size:14px\">You have a new message.</p>"),
    source: "own",
    check: Check::Template(small_text),
};

fn small_text(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(html) = &case.html else { return };
    let (least, most) = (case.policy.reader.min_text_pixels, case.policy.reader.max_small_text_percent);
    let is_small = |run: &&Run| u64::try_from(run.font).is_ok_and(|font| font < least.saturating_mul(1_000));
    let sum = |letters: u64, run: &Run| letters.saturating_add(run.letters);
    let all = html.runs.iter().fold(0, sum);
    let small = html.runs.iter().filter(is_small).fold(0, sum);
    // Small print at the end is usual; what counts is the size that most of the text has.
    if small.saturating_mul(100) <= all.saturating_mul(most) {
        return;
    }
    // Of the small stretches the longest is the body.
    let Some(body) = html.runs.iter().filter(is_small).max_by_key(|run| run.letters) else { return };
    let percent = small.saturating_mul(100).checked_div(all).unwrap_or_default();
    report.add(|locale| {
        Note::new(phrase::SMALL.say(locale, &[("percent", &percent), ("least", &least)]))
            .at(html.part, &body.span)
            .counted(percent, most)
    });
}
