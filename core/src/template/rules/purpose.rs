//! Whether a template says who writes and what for.

use crate::answer::Kind;
use crate::finding::Severity;
use crate::phrases::rules::purpose as phrase;
use crate::site;
use crate::template::findings::{Note, Report};
use crate::template::rules::{Case, Check, Example, Rule};
use crate::template::syntax::TokenKind;
use crate::template::view::Document;
use crate::template::view::amount::Amount;
use crate::template::words::COMPANY;

pub(super) static UNCLEAR: Rule = Rule {
    id: "content/unclear-purpose",
    severity: Severity::Review,
    what: phrase::UNCLEAR_WHAT,
    why: phrase::UNCLEAR_WHY,
    fix: phrase::UNCLEAR_FIX,
    bad: Example::body("<p>Nevertheless, congratulations! Unquestionably wonderful developments.</p>")
        .of(Kind::Notification),
    good: Example::body("<p>{{content}}, thank you for your order. The Lamp Shop team sends it on Friday.</p>")
        .of(Kind::Notification),
    source: "rulebook 1.7",
    check: Check::Template(unclear),
};

fn unclear(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(body) = case.body().filter(|_| case.question.kind != Kind::Trigger && !case.is_unread()) else { return };
    let least = case.policy.min_characters.get(&case.question.kind).copied().unwrap_or_default();
    // Where there is too little text to say anything, another rule tells so.
    if body.amount.characters < least || says_what_for(case, body) || is_signed(case, body) {
        return;
    }
    report.add(|locale| Note::new(phrase::UNCLEAR.text(locale)));
}

/// Whether there are enough sentences, or one that is long enough.
fn says_what_for(case: &Case<'_>, body: &Document<'_>) -> bool {
    let purpose = &case.policy.purpose;
    let ends = ['.', '!', '?', '。', '！', '？', ':', '：', ';', '；'];
    let mut sentences = 0_u64;
    body.flow.text().split(ends).map(|sentence| Amount::of(sentence).units).any(|length| {
        sentences = sentences.saturating_add(u64::from(length >= purpose.sentence_units));
        length >= purpose.full_sentence_units || sentences >= purpose.sentences
    })
}

/// What somebody registered below a top level, in letters.
fn first_label(host: &str) -> String {
    site::letters(site::registered(host).split('.').next().unwrap_or_default()).into_owned()
}

/// Whether a variable is named like one that holds a sender.
pub(super) fn is_of_sender(path: &str) -> bool {
    let path = path.to_lowercase();
    COMPANY.of("variable").any(|part| path.contains(part))
}

fn is_signed(case: &Case<'_>, body: &Document<'_>) -> bool {
    let (in_body, in_subject) = (body.flow.lower(), case.subject.document.flow.lower());
    let says = |word: &str| {
        let may_stand = case.glance().is_some_and(|glance| glance.may_have(word));
        (may_stand && in_body.contains(word)) || in_subject.contains(word)
    };
    let sender = case.question.sender.as_ref();
    let names = sender.into_iter().flat_map(|sender| sender.brands.iter().chain(&sender.domain));
    let names = names.map(|name| first_label(&site::ascii(name)));
    let hosts = body.links.iter().map(|link| first_label(&link.url.host));
    let names: Vec<String> = names.chain(hosts).filter(|name| name.len() > 2).collect();
    let documents = [body, &case.subject.document];
    let variables = || {
        documents.iter().flat_map(|document| document.variables.iter().filter_map(|variable| document.token(variable)))
    };
    let is_sender = |kind: &TokenKind| matches!(kind, TokenKind::Output { path, .. } if is_of_sender(path));
    COMPANY.of("company").any(says)
        || names.iter().any(|name| says(name))
        || variables().any(|token| is_sender(&token.kind))
}
