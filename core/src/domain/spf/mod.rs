//! SPF: exactly one record, which includes the service (RFC 7208).

mod proposal;
mod term;

pub(super) use term::is_domain;

use super::{Judged, Said};
use crate::phrases::domain as phrase;
use proposal::{Proposal, merged};
use term::{is_all, is_everyone, is_term, looks_up, modifier};

/// More look-ups than this are a permanent error (RFC 7208 section 4.6.4).
const MOST_LOOKUPS: usize = 10;

const VERSION: &str = "v=spf1";

pub(super) fn judge(texts: &[String], service: &str) -> Judged {
    let of = |is: fn(&str) -> bool| texts.iter().map(String::as_str).filter(|text| is(text)).collect::<Vec<_>>();
    let records = of(is_spf);
    let message = match records.as_slice() {
        [] => Some(phrase::NO_SPF.into()),
        [record] => fault(record, service),
        several => Some(Said::with(phrase::SEVERAL_SPF, [("count", several.len().to_string())])),
    };
    let found = records.iter().map(|text| (*text).to_owned()).collect();
    if let ([record], None) = (records.as_slice(), &message) {
        return Judged::new((*record).to_owned(), found, true, None);
    }
    // What receivers do not read tells nonetheless what its owner wanted.
    let Proposal { record, left_out } = merged(&if records.is_empty() { of(resembles) } else { records }, service);
    let left_out = Some(left_out)
        .filter(|terms| !terms.is_empty() && !message.as_ref().is_some_and(|said| said.is(phrase::SPF_LOOKUPS)));
    let also = left_out.map(|terms| {
        let terms = terms.iter().map(|term| term.escape_debug().to_string()).collect::<Vec<_>>().join(" ");
        Said::with(phrase::SPF_PROPOSAL_LOOKUPS, [("terms", terms), ("most", MOST_LOOKUPS.to_string())])
    });
    Judged { also, ..Judged::new(record, found, false, message) }
}

/// What is wrong with a record that is the only one.
fn fault(record: &str, service: &str) -> Option<Said> {
    let terms: Vec<&str> = version_and_rest(record).1.split(' ').filter(|term| !term.is_empty()).collect();
    let all = terms.iter().position(|term| is_all(term));
    let include = terms.iter().position(|term| includes(term, service));
    // A redirection to the service gives it the last word, if nothing has it before (RFC 7208 section 6.1).
    let redirects =
        all.is_none() && terms.iter().any(|term| modifier(term, "redirect").is_some_and(|to| is_same(to, service)));
    let named = |sentence| Some(Said::with(sentence, [("service", service.to_owned())]));
    if include.is_none() && !redirects {
        return named(phrase::SPF_WITHOUT_SERVICE);
    }
    if all.is_some() && all < include {
        return named(phrase::SPF_AFTER_ALL);
    }
    let read = || terms.iter().take(all.map_or(terms.len(), |all| all.saturating_add(1)));
    // What stands behind `all` is not looked at, nor a redirection beside it (RFC 7208 sections 5.1 and 6.1).
    let is_followed = |term: &&&str| looks_up(term) && (all.is_none() || modifier(term, "redirect").is_none());
    let lookups = read().filter(is_followed).count();
    if lookups > MOST_LOOKUPS {
        let counts = [("count", lookups.to_string()), ("most", MOST_LOOKUPS.to_string())];
        return Some(Said::with(phrase::SPF_LOOKUPS, counts));
    }
    if let Some(term) = terms.iter().find(|term| !is_term(term)) {
        return Some(Said::with(phrase::SPF_NO_TERM, [("term", term.escape_debug().to_string())]));
    }
    // More than once is a permanent error (RFC 7208 section 6).
    let is_twice = |name: &&str| terms.iter().filter(|term| modifier(term, name).is_some()).count() > 1;
    if let Some(name) = ["redirect", "exp"].into_iter().find(is_twice) {
        return Some(Said::with(phrase::TAG_TWICE, [("name", name.to_owned())]));
    }
    let everyone = read().find(|term| is_everyone(term))?;
    let term = if is_all(everyone) { "+all" } else { everyone };
    Some(Said::with(phrase::SPF_PLUS_ALL, [("term", term.to_owned())]))
}

/// Whether a record is one of SPF: its version stands at its very beginning, alone or before a space (RFC 7208 section
/// 4.5).
fn is_spf(text: &str) -> bool {
    text.split(' ').next().is_some_and(|version| version.eq_ignore_ascii_case(VERSION))
}

/// Whether a text is meant to be a record of SPF.
fn resembles(text: &str) -> bool {
    version_and_rest(text).0.eq_ignore_ascii_case(VERSION)
}

/// The version that a text begins with, and what follows it.
fn version_and_rest(text: &str) -> (&str, &str) {
    let text = text.trim_start();
    text.split_at_checked(VERSION.len()).unwrap_or((text, ""))
}

fn includes(term: &str, service: &str) -> bool {
    // A failing qualifier would refuse what the service sends.
    let term = term.strip_prefix('+').unwrap_or(term);
    let name = term.split_once(':').filter(|(mechanism, _)| mechanism.eq_ignore_ascii_case("include"));
    name.is_some_and(|(_, name)| is_same(name, service))
}

fn is_same(name: &str, service: &str) -> bool {
    name.trim_end_matches('.').eq_ignore_ascii_case(service.trim_end_matches('.'))
}
