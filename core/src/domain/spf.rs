//! SPF: exactly one record, which includes the service (RFC 7208).

use super::{Judged, Said};
use crate::phrases::domain as phrase;
use std::net::{Ipv4Addr, Ipv6Addr};
use std::str::FromStr;

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
    // What is proposed in place of a record must not fail for its look-ups.
    let also = if ok || records.iter().any(|record| **record == expected) { None } else { too_many(&expected) };
    let also = also.map(|counts| Said::with(phrase::SPF_PROPOSAL_LOOKUPS, counts));
    Judged { also, ..Judged::new(expected, found, ok, message) }
}

fn one(record: &str, service: &str) -> (String, bool, Option<Said>) {
    let terms: Vec<&str> = record.split_ascii_whitespace().collect();
    let all = terms.iter().position(|term| bare(term).eq_ignore_ascii_case("all"));
    let include = terms.iter().position(|term| includes(term, service));
    if include.is_none() || all < include && all.is_some() {
        let sentence = if include.is_none() { phrase::SPF_WITHOUT_SERVICE } else { phrase::SPF_AFTER_ALL };
        let message = Said::with(sentence, [("service", service.to_owned())]);
        return (merged(&[&record.to_owned()], service), false, Some(message));
    }
    if let Some(counts) = too_many(record) {
        return (record.to_owned(), false, Some(Said::with(phrase::SPF_LOOKUPS, counts)));
    }
    if let Some(term) = terms.iter().skip(1).find(|term| !is_term(term)) {
        let message = Said::with(phrase::SPF_NO_TERM, [("term", term.escape_debug().to_string())]);
        return (record.to_owned(), false, Some(message));
    }
    if let Some(name) = ["redirect", "exp"].into_iter().find(|name| modifiers(&terms, name) > 1) {
        return (record.to_owned(), false, Some(Said::with(phrase::TAG_TWICE, [("name", name.to_owned())])));
    }
    if terms.iter().any(|term| term.eq_ignore_ascii_case("+all") || term.eq_ignore_ascii_case("all")) {
        return (record.to_owned(), false, Some(phrase::SPF_PLUS_ALL.into()));
    }
    (record.to_owned(), true, None)
}

/// Whether a record is one of SPF: its version stands at its very beginning (RFC 7208 section 4.5).
fn is_spf(text: &str) -> bool {
    text.split(' ').next().is_some_and(|version| version.eq_ignore_ascii_case("v=spf1"))
}

/// Whether a term is one that receivers understand (RFC 7208 sections 4.6.1 and 12).
fn is_term(term: &str) -> bool {
    let mechanism = bare(term);
    let name_end = mechanism.find([':', '=', '/']).unwrap_or(mechanism.len());
    let (name, value) = mechanism.split_at_checked(name_end).unwrap_or((mechanism, ""));
    let domain = value.strip_prefix(':').map(|domain| domain.split('/').next().unwrap_or_default());
    match name.to_ascii_lowercase().as_str() {
        "all" => value.is_empty(),
        "include" | "exists" => domain.is_some_and(|domain| !domain.is_empty()),
        "a" | "mx" | "ptr" => {
            value.is_empty() || value.starts_with('/') || domain.is_some_and(|domain| !domain.is_empty())
        }
        "ip4" => network::<Ipv4Addr>(value, 32),
        "ip6" => network::<Ipv6Addr>(value, 128),
        // A modifier has no qualifier; one that nobody knows is passed over.
        name => {
            let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic());
            value.starts_with('=') && mechanism == term && is_name && (name != "redirect" || value.len() > 1)
        }
    }
}

/// Whether `:192.0.2.0/24` is an address with or without a length.
fn network<A: FromStr>(value: &str, most: u8) -> bool {
    let Some(value) = value.strip_prefix(':') else { return false };
    let (address, length) = value.split_once('/').map_or((value, None), |(address, length)| (address, Some(length)));
    address.parse::<A>().is_ok()
        && length.is_none_or(|length| {
            length.bytes().all(|byte| byte.is_ascii_digit()) && length.parse::<u8>().is_ok_and(|length| length <= most)
        })
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

/// The count of a record's own look-ups and the most that are followed, if it has more; those within what it includes
/// come on top.
fn too_many(record: &str) -> Option<[(&'static str, String); 2]> {
    let terms: Vec<&str> = record.split_ascii_whitespace().skip(1).collect();
    let all = terms.iter().position(|term| bare(term).eq_ignore_ascii_case("all"));
    // What stands behind `all` is not looked at, nor a redirection beside it (RFC 7208 sections 5.1 and 6.1).
    let read = terms.iter().take(all.unwrap_or(terms.len()));
    let count = read.filter(|term| looks_up(term) && (all.is_none() || !is_redirect(term))).count();
    (count > MOST_LOOKUPS).then(|| [("count", count.to_string()), ("most", MOST_LOOKUPS.to_string())])
}

/// How often a modifier stands in a record: more than once is a permanent error (RFC 7208 section 6).
fn modifiers(terms: &[&str], name: &str) -> usize {
    terms.iter().filter(|term| term.split_once('=').is_some_and(|(found, _)| found.eq_ignore_ascii_case(name))).count()
}

/// Whether a term costs a DNS look-up (RFC 7208 section 4.6.4).
fn looks_up(term: &str) -> bool {
    let name = bare(term).split([':', '=', '/']).next().unwrap_or_default().to_ascii_lowercase();
    matches!(name.as_str(), "include" | "a" | "mx" | "ptr" | "exists" | "redirect")
}

/// One record with the terms of all, the service's before the end, and one `all`: the strictest that stood.
fn merged(records: &[&String], service: &str) -> String {
    let mut terms: Vec<String> = Vec::new();
    let mut redirects = Vec::new();
    let mut all = None;
    for record in records {
        let (redirect, other) =
            record.split_ascii_whitespace().skip(1).partition::<Vec<_>, _>(|term| is_redirect(term));
        let own_all =
            other.iter().filter(|term| bare(term).eq_ignore_ascii_case("all")).map(|all| strictness(all)).max();
        // Where a record has an `all`, its redirection is not followed (RFC 7208 section 6.1).
        redirects.extend(redirect.first().filter(|_| own_all.is_none()).and_then(|term| term.split_once('=')));
        all = all.max(own_all);
        for term in other.into_iter().filter(|term| !bare(term).eq_ignore_ascii_case("all")) {
            // What refuses the service would refuse what it sends.
            if !includes(bare(term), service) && !terms.iter().any(|known| known.eq_ignore_ascii_case(term)) {
                terms.push(term.to_owned());
            }
        }
    }
    terms.push(format!("include:{service}"));
    if let (None, [(_, domain)]) = (all, redirects.as_slice()) {
        terms.push(format!("redirect={domain}"));
    } else {
        terms.extend(redirects.iter().map(|(_, domain)| format!("include:{domain}")));
        let end = match all {
            Some(3) => "-all",
            Some(1) => "?all",
            _ => "~all",
        };
        terms.push(end.to_owned());
    }
    format!("v=spf1 {}", terms.join(" "))
}

fn is_redirect(term: &str) -> bool {
    term.split_once('=').is_some_and(|(name, _)| name.eq_ignore_ascii_case("redirect"))
}

fn strictness(all: &str) -> u8 {
    match all.chars().next() {
        Some('-') => 3,
        Some('~') => 2,
        Some('?') => 1,
        _ => 0,
    }
}
