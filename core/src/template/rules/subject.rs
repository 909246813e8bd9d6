//! Subject lines (rulebook 2.1).

use crate::finding::Severity;
use crate::template::findings::{Note, Report, quote};
use crate::template::rules::{Check, Example, Rule, Subject};
use std::ops::Range;

pub(super) static MISSING: Rule = Rule {
    id: "subject/missing",
    severity: Severity::Reject,
    what: "There is no subject.",
    why: "Readers pass over such a mail, and filters distrust it.",
    fix: "say in a few words what the mail is about",
    bad: Example::subject("  "),
    good: Example::subject("Your order"),
    source: "RFC 5322, 3.6.5",
    check: Check::Subject(missing),
};

fn missing(subject: &Subject<'_>, report: &mut Report<'_>) {
    let document = &subject.document;
    if document.flow.text().is_empty() && document.variables.is_empty() {
        report.add(|| Note::new("the subject is empty"));
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
    what: "The subject has more characters than a subject may have.",
    why: "A longer line may not be sent.",
    fix: "shorten the subject",
    bad: Example::subject("Your order ").repeated(91),
    good: Example::subject("Your order"),
    source: "rulebook 2.1; RFC 5322, 2.1.1",
    check: Check::Subject(too_long),
};

fn too_long(subject: &Subject<'_>, report: &mut Report<'_>) {
    let (document, most) = (&subject.document, subject.policy.max_characters);
    let characters = scalar_values(document.source);
    if characters > most {
        report.add(|| {
            Note::new(format!("the subject has {characters} characters, at most {most} are allowed"))
                .at(document.part, &beyond(document.source, most))
                .counted(characters, most)
        });
    }
}

pub(super) static LONG: Rule = Rule {
    id: "subject/long",
    severity: Severity::Warn,
    what: "The subject has more characters than advised.",
    why: "Mail clients cut it off.",
    fix: "say it in fewer words",
    bad: Example::subject("Your order of two lamps, a chair and a table has left our house and will reach you soon"),
    good: Example::subject("Your order has left our house"),
    source: "rulebook 2.1",
    check: Check::Subject(long),
};

fn long(subject: &Subject<'_>, report: &mut Report<'_>) {
    let (document, most) = (&subject.document, subject.policy.advised_characters);
    let characters = scalar_values(document.source);
    if characters > most && characters <= subject.policy.max_characters {
        report.add(|| {
            Note::new(format!("the subject has {characters} characters, at most {most} are advised"))
                .at(document.part, &beyond(document.source, most))
                .counted(characters, most)
        });
    }
}

/// Reports each run of characters that fit.
fn report_runs(subject: &Subject<'_>, report: &mut Report<'_>, fits: impl Fn(char) -> bool, message: &str) {
    let document = &subject.document;
    let mut run: Option<Range<usize>> = None;
    let ends = std::iter::once((document.source.len(), None));
    for (at, c) in document.source.char_indices().map(|(at, c)| (at, Some(c))).chain(ends) {
        match (c.filter(|c| fits(*c)), run.take()) {
            (Some(c), before) => {
                let start = before.map_or(at, |run| run.start);
                run = Some(start..at.saturating_add(c.len_utf8()));
            }
            (None, Some(span)) => report.add(|| Note::new(message).at(document.part, &span)),
            (None, None) => {}
        }
    }
}

pub(super) static NOT_UTF8: Rule = Rule {
    id: "subject/not-utf8",
    severity: Severity::Reject,
    what: "The subject has control characters, or characters that were decoded wrongly.",
    why: "A subject is UTF-8; a replacement character stands where it was not.",
    fix: "write the subject anew in UTF-8",
    bad: Example::subject("Your \u{fffd}rder"),
    good: Example::subject("Your order"),
    source: "rulebook 2.1",
    check: Check::Subject(not_utf8),
};

fn not_utf8(subject: &Subject<'_>, report: &mut Report<'_>) {
    let fits = |c: char| c == '\u{fffd}' || (c.is_control() && !matches!(c, '\r' | '\n'));
    report_runs(subject, report, fits, "the subject has a control character or one that was decoded wrongly");
}

pub(super) static NEWLINE: Rule = Rule {
    id: "subject/newline",
    severity: Severity::Reject,
    what: "The subject has a line break.",
    why: "What stands on the next line would be read as another header.",
    fix: "write the subject on one line",
    bad: Example::subject("Your order\r\nBcc: all@shop.example"),
    good: Example::subject("Your order"),
    source: "RFC 5322, 2.2",
    check: Check::Subject(newline),
};

fn newline(subject: &Subject<'_>, report: &mut Report<'_>) {
    report_runs(subject, report, |c| matches!(c, '\r' | '\n'), "the subject has a line break");
}

pub(super) static ALL_CAPS: Rule = Rule {
    id: "subject/all-caps",
    severity: Severity::Warn,
    what: "The subject is written in capitals.",
    why: "It reads as shouting, and filters count it.",
    fix: "write it in ordinary letters",
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
    if letters >= 8 && capitals.saturating_mul(10) > letters.saturating_mul(8) {
        report.add(|| {
            let words = quote(document.source);
            Note::new(format!("{words} is written in capitals"))
                .at(document.part, &(0..document.source.len()))
                .counted(capitals, letters.saturating_mul(8).div_euclid(10))
        });
    }
}

pub(super) static PUNCTUATION: Rule = Rule {
    id: "subject/punctuation",
    severity: Severity::Warn,
    what: "The subject has three or more exclamation marks, currency signs and the like, or three or more emoji.",
    why: "It reads as advertising, and filters count it.",
    fix: "write a sober subject",
    bad: Example::subject("Your order is here!!!"),
    good: Example::subject("Your order is here!"),
    source: "rulebook 1.8",
    check: Check::Subject(punctuation),
};

const FEW: u64 = 3;

fn punctuation(subject: &Subject<'_>, report: &mut Report<'_>) {
    let document = &subject.document;
    let is_loud = |c: char| matches!(c, '!' | '?' | '$' | '¥' | '★' | '！' | '？' | '＄' | '￥' | '‼' | '⁉');
    let is_emoji = |c: char| !is_loud(c) && matches!(c, '\u{2600}'..='\u{27bf}' | '\u{2b50}' | '\u{1f000}'..='\u{1faff}');
    let count = |fits: &dyn Fn(char) -> bool| {
        use unicode_segmentation::UnicodeSegmentation;
        let starts = document.flow.text().graphemes(true).filter_map(|cluster| cluster.chars().next());
        u64::try_from(starts.filter(|c| fits(*c)).count()).unwrap_or(u64::MAX)
    };
    let (signs, emoji) = (count(&is_loud), count(&is_emoji));
    let (what, found) = if signs >= FEW { ("signs", signs) } else { ("emoji", emoji) };
    if found >= FEW {
        report.add(|| {
            let words = quote(document.source);
            Note::new(format!("{words} has {found} loud {what}"))
                .at(document.part, &(0..document.source.len()))
                .counted(found, FEW.saturating_sub(1))
        });
    }
}
