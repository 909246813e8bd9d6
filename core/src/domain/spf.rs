//! SPF: exactly one record, which includes the service (RFC 7208).

use super::{Judged, Said};
use crate::phrases::domain as phrase;

/// More look-ups than this are a permanent error (RFC 7208 section 4.6.4).
const MOST_LOOKUPS: usize = 10;

pub(super) fn judge(texts: &[String], service: &str) -> Judged {
    let records: Vec<&String> = texts.iter().filter(|text| is_spf(text)).collect();
    let found = records.iter().map(|text| (*text).clone()).collect();
    let plain = format!("v=spf1 include:{service} ~all");
    let (expected, ok, message) = match records.as_slice() {
        [] => (plain, false, Some(phrase::NO_SPF.into())),
        [record] => one(record, service),
        several => {
            let message = Said::with(phrase::SEVERAL_SPF, [("count", several.len().to_string())]);
            (merged(several, service), false, Some(message))
        }
    };
    Judged { expected, found, ok, message }
}

fn one(record: &str, service: &str) -> (String, bool, Option<Said>) {
    let terms: Vec<&str> = record.split_ascii_whitespace().collect();
    let all = terms.iter().position(|term| bare(term).eq_ignore_ascii_case("all"));
    let include = terms.iter().position(|term| includes(term, service));
    let lookups = terms.iter().filter(|term| looks_up(term)).count();
    if include.is_none() || all < include && all.is_some() {
        let sentence = if include.is_none() { phrase::SPF_WITHOUT_SERVICE } else { phrase::SPF_AFTER_ALL };
        let message = Said::with(sentence, [("service", service.to_owned())]);
        return (merged(&[&record.to_owned()], service), false, Some(message));
    }
    if lookups > MOST_LOOKUPS {
        let counts = [("count", lookups.to_string()), ("most", MOST_LOOKUPS.to_string())];
        let message = Said::with(phrase::SPF_LOOKUPS, counts);
        return (record.to_owned(), false, Some(message));
    }
    if terms.iter().any(|term| term.eq_ignore_ascii_case("+all") || term.eq_ignore_ascii_case("all")) {
        return (record.to_owned(), false, Some(phrase::SPF_PLUS_ALL.into()));
    }
    (record.to_owned(), true, None)
}

fn is_spf(text: &str) -> bool {
    text.split_ascii_whitespace().next().is_some_and(|version| version.eq_ignore_ascii_case("v=spf1"))
}

/// A term without its qualifier.
fn bare(term: &str) -> &str {
    term.strip_prefix(['+', '-', '~', '?']).unwrap_or(term)
}

fn includes(term: &str, service: &str) -> bool {
    // A failing qualifier would refuse what the service sends.
    let term = term.strip_prefix('+').unwrap_or(term);
    let name = term.split_once(':').filter(|(mechanism, _)| mechanism.eq_ignore_ascii_case("include"));
    name.is_some_and(|(_, name)| name.trim_end_matches('.').eq_ignore_ascii_case(service.trim_end_matches('.')))
}

/// Whether a term costs a DNS look-up (RFC 7208 section 4.6.4).
fn looks_up(term: &str) -> bool {
    let name = bare(term).split([':', '=', '/']).next().unwrap_or_default().to_ascii_lowercase();
    matches!(name.as_str(), "include" | "a" | "mx" | "ptr" | "exists" | "redirect")
}

/// One record with the terms of all, the service's before the end, and one `all`: the strictest that stood.
fn merged(records: &[&String], service: &str) -> String {
    let mut terms: Vec<&str> = Vec::new();
    let mut redirect = None;
    let mut all = None;
    for term in records.iter().flat_map(|record| record.split_ascii_whitespace().skip(1)) {
        let lower = term.to_ascii_lowercase();
        if lower.starts_with("redirect=") {
            redirect.get_or_insert(term);
        } else if bare(&lower) == "all" {
            all = all.max(Some(strictness(term)));
        } else if !includes(term, service) && !terms.iter().any(|known| known.eq_ignore_ascii_case(term)) {
            terms.push(term);
        }
    }
    let end = match (all, redirect) {
        (None, Some(redirect)) => redirect,
        (Some(3), _) => "-all",
        (Some(1), _) => "?all",
        _ => "~all",
    };
    let include = format!("include:{service}");
    std::iter::once("v=spf1").chain(terms).chain([include.as_str(), end]).collect::<Vec<_>>().join(" ")
}

fn strictness(all: &str) -> u8 {
    match all.chars().next() {
        Some('-') => 3,
        Some('~') => 2,
        Some('?') => 1,
        _ => 0,
    }
}
