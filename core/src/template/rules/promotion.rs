//! Advertising: too loud, or under another name.

use crate::answer::Kind;
use crate::ascii;
use crate::finding::Severity;
use crate::phrases::rules::promotion as phrase;
use crate::template::content::{Category, Evidence};
use crate::template::findings::{Note, Report, quote};
use crate::template::rules::categories::words_of;
use crate::template::rules::{Case, Check, Example, Rule, Subject, kind_word};

pub(super) static KIND_MISMATCH: Rule = Rule {
    id: "content/kind-mismatch",
    severity: Severity::Review,
    what: phrase::KIND_MISMATCH_WHAT,
    why: phrase::KIND_MISMATCH_WHY,
    fix: phrase::KIND_MISMATCH_FIX,
    bad: Example::body("<p>Save up to 40 % this week.</p><p>Shop now</p>").of(Kind::Transactional),
    good: Example::body("<p>Your order has shipped. Shop now for what goes with it: save up to 40 %.</p>")
        .of(Kind::Transactional),
    source: "Gmail sender guidelines",
    check: Check::Template(kind_mismatch),
};

fn kind_mismatch(case: &Case<'_>, report: &mut Report<'_>) {
    let kind = case.question.kind;
    if !matches!(kind, Kind::Transactional | Kind::Notification | Kind::Trigger) {
        return;
    }
    let is_promotion = |evidence: &&Evidence| evidence.category == Category::Promotion;
    for reading in &case.readings {
        let Some(evidence) = reading.evidence.iter().find(is_promotion) else { continue };
        let Some((part, first)) = evidence.words.first() else { continue };
        report.add_as(evidence.severity, |locale| {
            let (words, kind) = (words_of(evidence, case, locale), kind_word(kind, locale));
            Note::new(phrase::KIND_MISMATCH.say(locale, &[("words", &words), ("kind", &kind)])).at(*part, first)
        });
    }
}

pub(super) static OVER_COMMERCIAL: Rule = Rule {
    id: "content/over-commercial",
    severity: Severity::Warn,
    what: phrase::OVER_COMMERCIAL_WHAT,
    why: phrase::OVER_COMMERCIAL_WHY,
    fix: phrase::OVER_COMMERCIAL_FIX,
    bad: Example::body("<p>Act now, hurry up, last chance: the lowest price of all times!</p>"),
    good: Example::body("<p>Our winter prices hold until Friday.</p>"),
    source: "rulebook 1.8",
    check: Check::Template(over_commercial),
};

fn over_commercial(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(body) = case.body() else { return };
    let phrases = case.readings.iter().filter(|reading| reading.part == body.part);
    let phrases = phrases.map(|reading| u64::from(reading.mentions(Category::Hype))).sum::<u64>();
    let shouts = shouts(body.flow.text());
    let loud = &case.policy.loud;
    let words = loud.words.max(1);
    let least = loud.phrases.saturating_mul(body.amount.units.max(words)).div_ceil(words);
    if phrases >= least {
        report.add(|locale| {
            Note::new(phrase::OVER_COMMERCIAL.say(locale, &[("phrases", &phrases)]))
                .counted(phrases, least.saturating_sub(1))
        });
    } else if shouts >= loud.shouts {
        report.add(|locale| {
            Note::new(phrase::SHOUTS.say(locale, &[("runs", &shouts)])).counted(shouts, loud.shouts.saturating_sub(1))
        });
    }
}

/// Runs of three exclamation marks or more.
fn shouts(text: &str) -> u64 {
    // Two of them, or what ends a wide one: most texts have neither.
    let may_shout = |first: u8, second: u8| matches!((first, second), (b'!', b'!') | (0xbc, 0x81));
    if ascii::count_pairs(text.as_bytes(), may_shout) == 0 {
        return 0;
    }
    let mut runs = 0_u64;
    let mut length = 0_u32;
    let first = text.find(['!', '！']).unwrap_or(text.len());
    for c in text.get(first..).unwrap_or_default().chars() {
        length = if matches!(c, '!' | '！') { length.saturating_add(1) } else { 0 };
        runs = runs.saturating_add(u64::from(length == 3));
    }
    runs
}

pub(super) static SALESY_SUBJECT: Rule = Rule {
    id: "subject/salesy",
    severity: Severity::Warn,
    what: phrase::SALESY_SUBJECT_WHAT,
    why: phrase::SALESY_SUBJECT_WHY,
    fix: phrase::SALESY_SUBJECT_FIX,
    bad: Example::subject("Last chance: act now"),
    good: Example::subject("Our winter prices hold until Friday"),
    source: "rulebook 1.8",
    check: Check::Subject(salesy_subject),
};

fn salesy_subject(subject: &Subject<'_>, report: &mut Report<'_>) {
    let document = &subject.document;
    if subject.reading.mentions(Category::Hype) > 0 {
        report.add(|locale| {
            let words = quote(document.source);
            Note::new(phrase::SALESY_SUBJECT.say(locale, &[("words", &words)]))
                .at(document.part, &(0..document.source.len()))
        });
    }
}
