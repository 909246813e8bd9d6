//! Whether a template says who writes and what for.

use crate::answer::Kind;
use crate::finding::Severity;
use crate::phrases::rules::purpose as phrase;
use crate::site;
use crate::template::findings::{Note, Report};
use crate::template::rules::{Case, Check, Example, Rule};
use crate::template::syntax::TokenKind;
use crate::template::view::Document;
use crate::template::view::flow::units;

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

const SENTENCES: usize = 2;
/// Units of text that make a sentence, and one that says by itself what it is about.
const SENTENCE: u64 = 3;
const FULL_SENTENCE: u64 = 10;

fn unclear(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(body) = case.body().filter(|_| case.question.kind != Kind::Trigger && !case.is_unread()) else { return };
    let least = case.policy.min_characters.get(&case.question.kind).copied().unwrap_or_default();
    // Where there is too little text to say anything, another rule tells so.
    if body.amount.characters < least || says_what_for(body) || is_signed(case, body) {
        return;
    }
    report.add(|locale| Note::new(phrase::UNCLEAR.text(locale)));
}

/// Whether there are two sentences, or one that is long enough.
fn says_what_for(body: &Document<'_>) -> bool {
    let ends = ['.', '!', '?', '。', '！', '？', ':', '：', ';', '；'];
    let lengths = || body.flow.text().split(ends).map(units);
    lengths().any(|length| length >= FULL_SENTENCE)
        || lengths().filter(|length| *length >= SENTENCE).count() >= SENTENCES
}

/// Words of a company or of those who speak for one.
const COMPANY: [&str; 25] = [
    "team",
    "inc",
    "ltd",
    "llc",
    "gmbh",
    "corp",
    "company",
    "©",
    "copyright",
    "support",
    "regards",
    "sincerely",
    "公司",
    "团队",
    "團隊",
    "有限",
    "株式会社",
    "運営",
    "チーム",
    "事務局",
    "주식회사",
    "(주)",
    "팀",
    "고객센터",
    "드림",
];
/// Parts of the names of variables that hold a sender.
const NAMING: [&str; 12] =
    ["app", "brand", "company", "from", "organi", "product", "sender", "service", "shop", "site", "store", "team"];

/// Whether a variable is named like one that holds a sender.
pub(super) fn is_of_sender(path: &str) -> bool {
    let path = path.to_lowercase();
    NAMING.iter().any(|part| path.contains(part))
}

fn is_signed(case: &Case<'_>, body: &Document<'_>) -> bool {
    let texts = [body.flow.text().to_lowercase(), case.subject.document.flow.text().to_lowercase()];
    let says = |word: &str| texts.iter().any(|text| text.contains(word));
    let sender = case.question.sender.as_ref();
    let names = sender.into_iter().flat_map(|sender| sender.brands.iter().chain(&sender.domain));
    let names = names.map(|name| site::registered(name).split('.').next().unwrap_or_default().to_lowercase());
    let hosts = body.links.iter().map(|link| link.url.site().split('.').next().unwrap_or_default().to_owned());
    let is_named = |name: String| name.len() > 2 && says(&name);
    let documents = [body, &case.subject.document];
    let variables = || {
        documents.iter().flat_map(|document| document.variables.iter().filter_map(|variable| document.token(variable)))
    };
    let is_sender = |kind: &TokenKind| matches!(kind, TokenKind::Output { path, .. } if is_of_sender(path));
    COMPANY.iter().any(|word| says(word))
        || names.chain(hosts).any(is_named)
        || variables().any(|token| is_sender(&token.kind))
}
