//! Subject lines (rulebook 2.1).

use crate::finding::Severity;
use crate::phrases::Phrase;
use crate::phrases::rules::subject as phrase;
use crate::template::edit::{Change, Mend};
use crate::template::findings::{Note, Report, quote};
use crate::template::rules::{Check, Example, Rule, Subject};
use crate::template::view::Document;
use std::ops::Range;

pub(super) static MISSING: Rule = Rule {
    id: "subject/missing",
    severity: Severity::Reject,
    what: phrase::MISSING_WHAT,
    why: phrase::MISSING_WHY,
    fix: phrase::MISSING_FIX,
    bad: Example::subject("  "),
    good: Example::subject("Your order"),
    source: "RFC 5322, 3.6.5",
    check: Check::Subject(missing),
};

fn missing(subject: &Subject<'_>, report: &mut Report<'_>) {
    let document = &subject.document;
    if document.flow.text().is_empty() && document.variables.is_empty() {
        report.add(|locale| Note::new(phrase::MISSING.text(locale)).about(document.part));
    }
}

fn scalar_values(text: &str) -> u64 {
    u64::try_from(text.chars().count()).unwrap_or(u64::MAX)
}

/// What stands after the first `most` characters.
fn beyond(text: &str, most: u64) -> Range<usize> {
    let at = text.char_indices().nth(usize::try_from(most).unwrap_or(usize::MAX)).map_or(text.len(), |(at, _)| at);
    at..text.len()
}

pub(super) static TOO_LONG: Rule = Rule {
    id: "subject/too-long",
    severity: Severity::Reject,
    what: phrase::TOO_LONG_WHAT,
    why: phrase::TOO_LONG_WHY,
    fix: phrase::TOO_LONG_FIX,
    bad: Example::subject("Your order ").repeated(91),
    good: Example::subject("Your order"),
    source: "rulebook 2.1; RFC 5322, 2.1.1",
    check: Check::Subject(too_long),
};

fn too_long(subject: &Subject<'_>, report: &mut Report<'_>) {
    let (document, most) = (&subject.document, subject.policy.max_characters);
    let characters = scalar_values(document.source);
    if characters > most {
        report.add(|locale| {
            Note::new(phrase::TOO_LONG.say(locale, &[("characters", &characters), ("most", &most)]))
                .at(document.part, &beyond(document.source, most))
                .counted(characters, most)
        });
    }
}

pub(super) static LONG: Rule = Rule {
    id: "subject/long",
    severity: Severity::Warn,
    what: phrase::LONG_WHAT,
    why: phrase::LONG_WHY,
    fix: phrase::LONG_FIX,
    bad: Example::subject("Your order of two lamps, a chair and a table has left our house and will reach you soon"),
    good: Example::subject("Your order has left our house"),
    source: "rulebook 2.1",
    check: Check::Subject(long),
};

fn long(subject: &Subject<'_>, report: &mut Report<'_>) {
    let (document, most) = (&subject.document, subject.policy.advised_characters);
    let characters = scalar_values(document.source);
    if characters > most && characters <= subject.policy.max_characters {
        report.add(|locale| {
            Note::new(phrase::LONG.say(locale, &[("characters", &characters), ("most", &most)]))
                .at(document.part, &beyond(document.source, most))
                .counted(characters, most)
        });
    }
}

/// Reports each run of characters that fit.
fn report_runs(
    subject: &Subject<'_>,
    report: &mut Report<'_>,
    fits: impl Fn(char) -> bool,
    message: Phrase,
    mend: Mend,
) {
    let document = &subject.document;
    let mut run: Option<Range<usize>> = None;
    let ends = std::iter::once((document.source.len(), None));
    for (at, c) in document.source.char_indices().map(|(at, c)| (at, Some(c))).chain(ends) {
        match (c.filter(|c| fits(*c)), run.take()) {
            (Some(c), before) => {
                let start = before.map_or(at, |run| run.start);
                run = Some(start..at.saturating_add(c.len_utf8()));
            }
            (None, Some(span)) => report.add(|locale| {
                Note::new(message.text(locale)).at(document.part, &span).mended_by(mend(document, &span))
            }),
            (None, None) => {}
        }
    }
}

pub(super) static NOT_UTF8: Rule = Rule {
    id: "subject/not-utf8",
    severity: Severity::Reject,
    what: phrase::NOT_UTF8_WHAT,
    why: phrase::NOT_UTF8_WHY,
    fix: phrase::NOT_UTF8_FIX,
    bad: Example::subject("Your \u{fffd}rder"),
    good: Example::subject("Your order"),
    source: "rulebook 2.1",
    check: Check::Subject(not_utf8),
};

fn not_utf8(subject: &Subject<'_>, report: &mut Report<'_>) {
    let fits = |c: char| c == '\u{fffd}' || (c.is_control() && !matches!(c, '\t' | '\r' | '\n'));
    report_runs(subject, report, fits, phrase::NOT_UTF8, |_, _| None);
}

pub(super) static NEWLINE: Rule = Rule {
    id: "subject/newline",
    severity: Severity::Reject,
    what: phrase::NEWLINE_WHAT,
    why: phrase::NEWLINE_WHY,
    fix: phrase::NEWLINE_FIX,
    bad: Example::subject("Your order\r\nBcc: all@shop.example"),
    good: Example::subject("Your order"),
    source: "RFC 5322, 2.2",
    check: Check::Subject(newline),
};

fn newline(subject: &Subject<'_>, report: &mut Report<'_>) {
    let in_one_line: Mend = |document, span| Some(Change::to(document, span.clone(), " "));
    report_runs(subject, report, |c| matches!(c, '\r' | '\n'), phrase::NEWLINE, in_one_line);
}

pub(super) static ALL_CAPS: Rule = Rule {
    id: "subject/all-caps",
    severity: Severity::Warn,
    what: phrase::ALL_CAPS_WHAT,
    why: phrase::ALL_CAPS_WHY,
    fix: phrase::ALL_CAPS_FIX,
    bad: Example::subject("YOUR ORDER HAS SHIPPED"),
    good: Example::subject("Your order has shipped"),
    source: "SpamAssassin, SUBJ_ALL_CAPS",
    check: Check::Subject(all_caps),
};

fn all_caps(subject: &Subject<'_>, report: &mut Report<'_>) {
    let document = &subject.document;
    let is_latin = |c: &char| c.is_alphabetic() && *c <= '\u{24f}';
    let (mut letters, mut capitals) = (0_u64, 0_u64);
    for c in document.flow.text().chars().filter(is_latin) {
        letters = letters.saturating_add(1);
        capitals = capitals.saturating_add(u64::from(c.is_uppercase()));
    }
    let most = letters.saturating_mul(subject.policy.most_capital_percent).div_euclid(100);
    if letters >= subject.policy.capitals_from_letters && capitals > most {
        report.add(|locale| {
            let words = quote(document.source);
            Note::new(phrase::ALL_CAPS.say(locale, &[("words", &words)]))
                .at(document.part, &(0..document.source.len()))
                .counted(capitals, most)
        });
    }
}

pub(super) static PUNCTUATION: Rule = Rule {
    id: "subject/punctuation",
    severity: Severity::Warn,
    what: phrase::PUNCTUATION_WHAT,
    why: phrase::PUNCTUATION_WHY,
    fix: phrase::PUNCTUATION_FIX,
    bad: Example::subject("Your order is here!!!"),
    good: Example::subject("Your order is here!"),
    source: "rulebook 1.8",
    check: Check::Subject(punctuation),
};

fn punctuation(subject: &Subject<'_>, report: &mut Report<'_>) {
    let document = &subject.document;
    let is_loud = |c: char| matches!(c, '!' | '?' | '$' | '¥' | '★' | '！' | '？' | '＄' | '￥' | '‼' | '⁉');
    let is_emoji =
        |c: char| !is_loud(c) && matches!(c, '\u{2600}'..='\u{27bf}' | '\u{2b50}' | '\u{1f000}'..='\u{1faff}');
    let count = |fits: &dyn Fn(char) -> bool| {
        use unicode_segmentation::UnicodeSegmentation;
        let starts = document.flow.text().graphemes(true).filter_map(|cluster| cluster.chars().next());
        u64::try_from(starts.filter(|c| fits(*c)).count()).unwrap_or(u64::MAX)
    };
    let (signs, emoji) = (count(&is_loud), count(&is_emoji));
    let least = subject.policy.loud_signs;
    let (message, found) = if signs >= least { (phrase::LOUD_SIGNS, signs) } else { (phrase::LOUD_EMOJI, emoji) };
    if found >= least {
        report.add(|locale| {
            let words = quote(document.source);
            Note::new(message.say(locale, &[("words", &words), ("found", &found)]))
                .at(document.part, &(0..document.source.len()))
                .counted(found, least.saturating_sub(1))
                .mended_by(signs.checked_sub(least).and_then(|beyond| with_single_signs(document, beyond)))
        });
    }
}

/// The subject with one sign of each run of exclamation and question marks, if more than so many signs go.
fn with_single_signs(document: &Document<'_>, beyond: u64) -> Option<Change> {
    let mut text = String::with_capacity(document.source.len());
    let (mut gone, mut follows) = (0_u64, false);
    for (at, c) in document.source.char_indices() {
        let is_text = document.tokens_within(&(at..at.saturating_add(1))).is_empty();
        let is_sign = is_text && matches!(c, '!' | '?' | '！' | '？');
        if is_sign && follows {
            gone = gone.saturating_add(1);
        } else {
            text.push(c);
        }
        follows = is_sign;
    }
    (gone > beyond).then(|| Change::to(document, 0..document.source.len(), text))
}
