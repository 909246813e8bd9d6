//! Whether the addresses of links can be opened.

use crate::finding::Severity;
use crate::phrases::rules::targets as phrase;
use crate::template::findings::{Note, Report, quote};
use crate::template::rules::links::each;
use crate::template::rules::{Case, Check, Example, Rule};
use crate::template::view::address::{Fault, fault};
use crate::template::view::url::VARIABLE;
use crate::template::view::{Document, Link};

pub(super) static BAD_URL: Rule = Rule {
    id: "links/bad-url",
    severity: Severity::Warn,
    what: phrase::BAD_URL_WHAT,
    why: phrase::BAD_URL_WHY,
    fix: phrase::BAD_URL_FIX,
    bad: Example::body("<a href=\"www.shop.example/my orders\">Your orders</a>"),
    good: Example::body("<a href=\"https://www.shop.example/my%20orders\">Your orders</a>"),
    source: "WHATWG URL",
    check: Check::Template(bad_url),
};

fn bad_url(case: &Case<'_>, report: &mut Report<'_>) {
    let in_tags = each(case).filter(|(document, link)| !link.is_bare && !is_no_address_yet(document, link));
    let mut found = in_tags.filter(|(document, link)| !has_blocks(document, link)).filter_map(|(document, link)| {
        let fault = fault(document.target(link))?;
        Some((document, link, fault))
    });
    let Some((document, link, fault)) = found.next() else { return };
    let count = u64::try_from(found.count()).unwrap_or(u64::MAX).saturating_add(1);
    let message = match fault {
        Fault::Space => phrase::SPACE,
        Fault::NoScheme => phrase::NO_SCHEME,
        Fault::NoHost => phrase::NO_HOST,
        Fault::Unreadable => phrase::UNREADABLE,
    };
    report.add(|locale| {
        let words = quote(document.words(&link.span));
        Note::new(message.say(locale, &[("words", &words)])).at(document.part, &link.span).counted(count, 0)
    });
}

/// Another rule tells of what is still to be written.
fn is_no_address_yet(document: &Document<'_>, link: &Link) -> bool {
    matches!(document.target(link).trim(), "http://" | "https://")
}

/// Whether blocks make of the address what cannot be told from its words.
fn has_blocks(document: &Document<'_>, link: &Link) -> bool {
    let tokens = document.tokens_within(&link.span).len();
    tokens > document.target(link).matches(VARIABLE).count()
}
