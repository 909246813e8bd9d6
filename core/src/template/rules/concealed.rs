//! Text that filters read and readers do not see.

use crate::finding::Severity;
use crate::phrases::Phrase;
use crate::phrases::rules::concealed as phrase;
use crate::template::findings::{Note, Report, quote};
use crate::template::rules::{Case, Check, Example, Rule};
use crate::template::view::{Concealed, Veil};

/// Whether a text is the opening that mail clients show beside the subject.
fn is_preheader(case: &Case<'_>, text: &Concealed) -> bool {
    text.after == 0 && text.letters <= case.policy.hidden_text.preheader_letters && !text.is_linked
}

/// Reports each stretch of unseen text that fits.
fn report_concealed(case: &Case<'_>, report: &mut Report<'_>, fits: impl Fn(&Concealed) -> bool, message: Phrase) {
    let Some(html) = &case.html else { return };
    for text in html.concealed.iter().filter(|text| fits(text) && !is_preheader(case, text)) {
        report.add(|locale| {
            let (words, letters) = (quote(html.words(&text.span)), text.letters);
            Note::new(message.say(locale, &[("words", &words), ("letters", &letters)])).at(html.part, &text.span)
        });
    }
}

pub(super) static ZERO_FONT: Rule = Rule {
    id: "deception/zero-font-text",
    severity: Severity::Review,
    what: phrase::ZERO_FONT_WHAT,
    why: phrase::ZERO_FONT_WHY,
    fix: phrase::ZERO_FONT_FIX,
    bad: Example::body("<p>Hello</p><p style=\"font-size:0\">Weather report for the coast</p>"),
    good: Example::body("<p style=\"font-size:1px\">Your parcel arrives today</p><p>Hello</p>"),
    source: "rspamd, ZERO_FONT",
    check: Check::Template(zero_font),
};

fn zero_font(case: &Case<'_>, report: &mut Report<'_>) {
    report_concealed(case, report, |text| text.veil == Veil::Size, phrase::ZERO_FONT);
}

pub(super) static SAME_COLOUR: Rule = Rule {
    id: "deception/same-colour-text",
    severity: Severity::Review,
    what: phrase::SAME_COLOUR_WHAT,
    why: phrase::SAME_COLOUR_WHY,
    fix: phrase::SAME_COLOUR_FIX,
    bad: Example::body("<p>Hello</p><p style=\"color:#fff\">Weather report for the whole coast and the islands</p>"),
    good: Example::body("<p>Hello</p><p style=\"color:#666\">Weather report for the whole coast and the islands</p>"),
    source: "SpamAssassin, HTML_FONT_LOW_CONTRAST",
    check: Check::Template(same_colour),
};

fn same_colour(case: &Case<'_>, report: &mut Report<'_>) {
    let least = case.policy.hidden_text.least_letters;
    let fits = |text: &Concealed| text.veil == Veil::Colour && text.letters >= least;
    report_concealed(case, report, fits, phrase::SAME_COLOUR);
}

pub(super) static CSS_HIDDEN: Rule = Rule {
    id: "deception/css-hidden-text",
    severity: Severity::Review,
    what: phrase::CSS_HIDDEN_WHAT,
    why: phrase::CSS_HIDDEN_WHY,
    fix: phrase::CSS_HIDDEN_FIX,
    bad: Example::body(
        "<p>Hello</p><div style=\"display:none\">The coast will be dry, the islands will be wet. </div>",
    )
    .times(9),
    good: Example::body("<div style=\"display:none\">Your parcel arrives today</div><p>Hello</p>"),
    source: "own",
    check: Check::Template(css_hidden),
};

fn css_hidden(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(html) = &case.html else { return };
    let hidden = || html.concealed.iter().filter(|text| text.veil == Veil::Style && !is_preheader(case, text));
    let letters = hidden().map(|text| text.letters).fold(0_u64, u64::saturating_add);
    let most = case.policy.hidden_text.preheader_letters;
    let longest = hidden().max_by_key(|text| text.letters);
    if let Some(text) = longest.filter(|_| letters > most) {
        report.add(|locale| {
            let words = quote(html.words(&text.span));
            Note::new(phrase::CSS_HIDDEN.say(locale, &[("letters", &letters), ("words", &words)]))
                .at(html.part, &text.span)
                .counted(letters, most)
        });
    }
}

pub(super) static OFF_SCREEN: Rule = Rule {
    id: "deception/offscreen-text",
    severity: Severity::Review,
    what: phrase::OFF_SCREEN_WHAT,
    why: phrase::SAME_COLOUR_WHY,
    fix: phrase::OFF_SCREEN_FIX,
    bad: Example::body("<p>Hello</p><p style=\"text-indent:-9999px\">Weather report for the coast</p>"),
    good: Example::body("<p style=\"text-indent:-8px\">Hello</p>"),
    source: "own",
    check: Check::Template(off_screen),
};

fn off_screen(case: &Case<'_>, report: &mut Report<'_>) {
    report_concealed(case, report, |text| text.veil == Veil::Place, phrase::OFF_SCREEN);
}
