//! Links that pretend.

use crate::finding::Severity;
use crate::phrases::rules::deception as phrase;
use crate::template::findings::{Note, Report, quote};
use crate::template::rules::links::{is_tracking, with_copies};
use crate::template::rules::{Case, Check, Example, Rule};
use crate::template::view::url::{Url, VARIABLE};
use crate::template::words::TOP_LEVELS;

pub(super) static LINK_TEXT_MISMATCH: Rule = Rule {
    id: "deception/link-text-mismatch",
    severity: Severity::Reject,
    what: phrase::LINK_TEXT_MISMATCH_WHAT,
    why: phrase::LINK_TEXT_MISMATCH_WHY,
    fix: phrase::LINK_TEXT_MISMATCH_FIX,
    bad: Example::body("<a href=\"https://other.test/login\">www.bank.test/login</a>"),
    good: Example::body("<a href=\"https://login.bank.test/\">www.bank.test</a>"),
    source: "rulebook 1.6",
    check: Check::Template(mismatch),
};

fn mismatch(case: &Case<'_>, report: &mut Report<'_>) {
    for (document, link) in with_copies(case).filter(|(_, link)| link.url.is_web() && !link.is_bare) {
        let (host, text) = (&*link.url.host, document.link_text(link));
        let Some(shown) = shown_host(text) else { continue };
        let leads_there = shown.site() == link.url.site();
        if leads_there || host.contains(VARIABLE) || shown.host.contains(VARIABLE) || is_tracking(case, host) {
            continue;
        }
        report.add(|locale| {
            let (text, host) = (quote(text), quote(host));
            let span = document.flow.source(&trimmed(document.flow.text(), &link.text));
            Note::new(phrase::LINK_TEXT_MISMATCH.say(locale, &[("text", &text), ("host", &host)]))
                .at(document.part, &span)
        });
    }
}

/// The range without the white space at its ends.
fn trimmed(text: &str, range: &std::ops::Range<usize>) -> std::ops::Range<usize> {
    let words = text.get(range.clone()).unwrap_or_default();
    let start = range.start.saturating_add(words.len().saturating_sub(words.trim_start().len()));
    start..start.saturating_add(words.trim().len())
}

/// The address that a link's text is, if it is one.
fn shown_host(text: &str) -> Option<Url> {
    let is_address = |word: &str| {
        let lower = word.to_ascii_lowercase();
        lower.starts_with("http://") || lower.starts_with("https://") || lower.starts_with("www.")
    };
    let mut words = text.split_whitespace();
    let word = match text.split_whitespace().find(|word| is_address(word)) {
        Some(word) => word,
        None => words.next().filter(|_| words.next().is_none())?,
    };
    let word = word.trim_matches(['"', '\'', '(', ')', '<', '>', '[', ']', ',', ';', '»', '›']);
    // Most texts of one word are no address; the full stop of a host may be a wide one (UTS #46).
    if !word.contains(['.', '\u{3002}', '\u{ff0e}', '\u{ff61}', '%']) {
        return None;
    }
    let url = if word.contains("://") { Url::parse(word) } else { Url::parse(&format!("https://{word}")) };
    let is_name =
        url.host.split('.').all(|label| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-'));
    let (_, top) = url.host.rsplit_once('.')?;
    let is = |role: &str| TOP_LEVELS.of(role).any(|known| known == top);
    let is_top = is("site") || (is_address(word) && !is("placeholder"));
    Some(url.clone()).filter(|url| is_name && !url.has_user && is_top)
}
