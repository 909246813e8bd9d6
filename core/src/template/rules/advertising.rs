//! What the law asks an advertisement to say.

use crate::answer::Kind;
use crate::finding::Severity;
use crate::phrases::rules::advertising as phrase;
use crate::template::findings::{Note, Report, quote};
use crate::template::own::Expression;
use crate::template::rules::{Case, Check, Example, Rule};
use crate::template::sketch::Bytes;
use crate::template::syntax::TokenKind;
use crate::template::view::script::Script;
use memchr::memchr_iter;
use std::ops::Range;

pub(super) static ADDRESS: Rule = Rule {
    id: "unsubscribe/physical-address",
    severity: Severity::Info,
    what: phrase::ADDRESS_WHAT,
    why: phrase::ADDRESS_WHY,
    fix: phrase::ADDRESS_FIX,
    bad: Example::body("<p>Our catalogue is here.</p>").of(Kind::Marketing),
    good: Example::body("<p>Our catalogue is here.</p><p>Lamp Shop Ltd, 12 Mill Lane, Oxford</p>").of(Kind::Marketing),
    source: "CAN-SPAM, 16 CFR 316; 特定電子メール法; 정보통신망법 제50조",
    check: Check::Template(address),
};

fn address(case: &Case<'_>, report: &mut Report<'_>) {
    let marketing = case.question.kind == Kind::Marketing && !case.is_unread();
    let Some(body) = case.body().filter(|_| marketing) else { return };
    let policy = &case.policy.advertising;
    let text = body.flow.text();
    let may_have = |lower: &str| case.glance().is_some_and(|glance| glance.may_have(lower));
    let words: Vec<&String> =
        case.words.company.iter().filter(|(_, lower)| may_have(lower)).map(|(word, _)| word).collect();
    let end = ending(text);
    // Such words stand where a mail ends.
    let is_named = [end..text.len(), 0..end].iter().any(|at| words.iter().any(|word| has_word(text, at, word)))
        || has_address(policy.address_patterns.values().flatten(), text.get(end..).unwrap_or_default());
    let holds = |kind: &TokenKind| match kind {
        TokenKind::Output { path, .. } => {
            let path = path.to_lowercase();
            // By itself an address is the sender's; one of a longer name may be the reader's.
            path == "address" || policy.company_variables.iter().any(|name| path.contains(name.as_str()))
        }
        _ => false,
    };
    if !is_named && !body.visible_variables().take(MOST_VARIABLES).any(|token| holds(&token.kind)) {
        report.add(|locale| Note::new(phrase::ADDRESS.text(locale)));
    }
}

/// Variables whose names are looked at.
const MOST_VARIABLES: usize = 1_000;
/// Places of a word that are looked at.
const MOST_PLACES: usize = 100;
/// Bytes at the end of a text in which an address without any of the words is looked for, and the words first.
const END: usize = 4_000;

/// Whether a word begins in a range of a text, not as a part of another word of Latin letters.
fn has_word(text: &str, range: &Range<usize>, word: &str) -> bool {
    let joins = |inner: Option<char>, outer: Option<char>| {
        inner.is_some_and(|c| c.is_ascii_alphanumeric()) && outer.is_some_and(|c| c.is_ascii_alphanumeric())
    };
    let until = text.ceil_char_boundary(range.end.saturating_add(word.len()));
    let text_of_range = text.get(range.start..until).unwrap_or_default();
    places(text_of_range.as_bytes(), word.as_bytes()).take(MOST_PLACES).any(|at| {
        let at = range.start.saturating_add(at);
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let behind = text.get(at.saturating_add(word.len())..).and_then(|behind| behind.chars().next());
        !joins(word.chars().next(), before) && !joins(word.chars().next_back(), behind)
    })
}

/// Where a word stands in a text. Its last byte is sought, by which letters beyond ASCII differ most.
fn places<'t>(text: &'t [u8], word: &'t [u8]) -> impl Iterator<Item = usize> + 't {
    let ends = word.last().into_iter().flat_map(|last| memchr_iter(*last, text));
    ends.filter_map(|last| {
        let until = last.saturating_add(1);
        text.get(..until).filter(|text| text.ends_with(word)).map(|_| until.saturating_sub(word.len()))
    })
}

/// Whether an address stands in a text, as one of some patterns describes it.
fn has_address<'p>(mut patterns: impl Iterator<Item = &'p Expression>, text: &str) -> bool {
    let bytes = Bytes::of(text);
    patterns.any(|pattern| pattern.may_be_in(&bytes) && pattern.is_in(text))
}

/// Where the last bytes of a text begin.
fn ending(text: &str) -> usize {
    (text.len().saturating_sub(END)..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

pub(super) static KOREAN_LABEL: Rule = Rule {
    id: "unsubscribe/ko-ad-label",
    severity: Severity::Warn,
    what: phrase::KOREAN_LABEL_WHAT,
    why: phrase::LABEL_WHY,
    fix: phrase::LABEL_FIX,
    bad: Example::subject("할인 안내").of(Kind::Marketing),
    good: Example::subject("(광고) 할인 안내").of(Kind::Marketing),
    source: "정보통신망법 제50조",
    check: Check::Template(korean_label),
};

fn korean_label(case: &Case<'_>, report: &mut Report<'_>) {
    let labels = &case.policy.advertising.korean_labels;
    let subject = case.subject.document.source.trim_start();
    // The law asks for the very characters, since filters look for them.
    let has_label = labels.iter().any(|label| subject.starts_with(label.as_str()));
    if script(case) == Some(Script::Hangul) && !has_label {
        report_label(case, labels, report);
    }
}

pub(super) static CHINESE_LABEL: Rule = Rule {
    id: "unsubscribe/zh-ad-label",
    severity: Severity::Info,
    what: phrase::CHINESE_LABEL_WHAT,
    why: phrase::LABEL_WHY,
    fix: phrase::LABEL_FIX,
    bad: Example::subject("特卖").of(Kind::Marketing),
    good: Example::subject("(AD) 特卖").of(Kind::Marketing),
    source: "互联网电子邮件服务管理办法 第十三条",
    check: Check::Template(chinese_label),
};

fn chinese_label(case: &Case<'_>, report: &mut Report<'_>) {
    // What has no kana in its subject may still be Japanese.
    let in_body = || case.body().and_then(|body| body.flow.scripts().main());
    if script(case) != Some(Script::Han) || in_body() == Some(Script::Kana) {
        return;
    }
    let labels = &case.policy.advertising.chinese_labels;
    let subject = case.subject.document.source.trim_start_matches(|c: char| !c.is_alphanumeric());
    let has_label = labels.iter().any(|label| {
        let behind = subject.strip_prefix(label.as_str()).map(|rest| rest.chars().next());
        behind.is_some_and(|next| !next.is_some_and(|next| goes_on(label, next)))
    });
    if !has_label {
        report_label(case, labels, report);
    }
}

/// Whether a character behind a label makes another word of it: `ADA`, or 广告牌.
fn goes_on(label: &str, next: char) -> bool {
    next.is_alphanumeric() && next.is_ascii() == label.is_ascii()
}

/// The script of an advertisement's subject; none of another mail's.
fn script(case: &Case<'_>) -> Option<Script> {
    let marketing = case.question.kind == Kind::Marketing;
    case.subject.document.flow.scripts().main().filter(|_| marketing)
}

fn report_label(case: &Case<'_>, labels: &[String], report: &mut Report<'_>) {
    let Some(label) = labels.first() else { return };
    let subject = &case.subject.document;
    report.add(|locale| {
        let label = quote(label);
        Note::new(phrase::LABEL.say(locale, &[("label", &label)])).at(subject.part, &(0..subject.source.len()))
    });
}
