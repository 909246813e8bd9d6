//! The record to publish in place of those that were found.

use super::term::{bare, is_all, is_everyone, is_pointer, is_term, looks_up, modifier};
use super::{MOST_LOOKUPS, includes, is_same, version_and_rest};
use std::net::{Ipv4Addr, Ipv6Addr};

/// A record, and what had to be left out of it for its look-ups.
pub(super) struct Proposal {
    pub(super) record: String,
    pub(super) left_out: Vec<String>,
}

/// What the records have in common and apart.
#[derive(Default)]
struct Parts {
    /// Mechanisms, and modifiers that nobody knows.
    terms: Vec<String>,
    /// Where records without an `all` lead.
    redirects: Vec<String>,
    exp: Option<String>,
    /// The strictest `all` that stood.
    all: Option<u8>,
}

/// One record with the terms of all that are well-formed, the service's before the end, and one `all`: the strictest
/// that stood. It has no more look-ups than receivers follow.
pub(super) fn merged(records: &[&str], service: &str) -> Proposal {
    let mut parts = Parts::default();
    for record in records {
        parts.add(record, service);
    }
    let Parts { terms, redirects, exp, all } = parts;
    let (mut kept, mut left_out) = within_lookups(terms);
    kept.push(format!("include:{service}"));
    let mut room = MOST_LOOKUPS.saturating_sub(kept.iter().filter(|term| looks_up(term)).count());
    let mut end = match all {
        Some(3) => "-all",
        Some(1) => "?all",
        _ => "~all",
    };
    let alone = all.is_none() && redirects.len() == 1;
    for domain in &redirects {
        let form = if alone { format!("redirect={domain}") } else { format!("include:{domain}") };
        if kept.contains(&form) {
            continue;
        }
        if room == 0 {
            left_out.push(form);
            continue;
        }
        room = room.saturating_sub(1);
        end = if alone { "" } else { end };
        kept.push(form);
    }
    kept.extend((!end.is_empty()).then(|| end.to_owned()));
    kept.extend(exp.map(|domain| format!("exp={domain}")));
    Proposal { record: format!("v=spf1 {}", kept.join(" ")), left_out }
}

impl Parts {
    fn add(&mut self, record: &str, service: &str) {
        let terms = mended(version_and_rest(record).1);
        let own_all = terms.iter().filter(|term| is_all(term)).map(|all| strictness(all)).max();
        self.all = self.all.max(own_all);
        for term in terms.into_iter().filter(|term| !is_all(term) && !is_everyone(term)) {
            if let Some(domain) = modifier(&term, "redirect") {
                // Where a record has an `all`, its redirection is not followed (RFC 7208 section 6.1).
                let is_known = is_same(domain, service) || self.redirects.iter().any(|known| is_same(known, domain));
                if own_all.is_none() && !is_known {
                    self.redirects.push(domain.to_owned());
                }
            } else if let Some(domain) = modifier(&term, "exp") {
                self.exp.get_or_insert_with(|| domain.to_owned());
            } else if !includes(bare(&term), service) {
                // What refuses the service would refuse what it sends.
                let plain = term.strip_prefix('+').unwrap_or(&term);
                if !self.terms.iter().any(|known| known.eq_ignore_ascii_case(plain)) {
                    self.terms.push(plain.to_owned());
                }
            }
        }
    }
}

/// The terms that are well-formed, and those that a small slip keeps from it: a space behind the colon or before `all`,
/// none before it, an address under the name of another mechanism.
fn mended(terms: &str) -> Vec<String> {
    let mut mended = Vec::new();
    let mut open = String::new();
    for word in terms.split(|c: char| c.is_ascii_whitespace() || ",;".contains(c)).filter(|word| !word.is_empty()) {
        let joined = std::mem::take(&mut open) + word;
        let forms = [joined, word.to_owned(), as_network(word), word.replacen("ipv", "ip", 1).replacen('=', ":", 1)];
        if let Some(term) = forms.into_iter().find(|form| is_term(form)) {
            mended.push(term);
        } else if word.ends_with([':', '=']) || word.len() == 1 {
            word.clone_into(&mut open);
        } else if let Some((term, all)) = word.len().checked_sub(4).and_then(|at| word.split_at_checked(at)) {
            mended.extend([term, all].into_iter().filter(|part| is_term(part) && is_all(all)).map(str::to_owned));
        }
    }
    mended
}

/// The mechanism of the address that a word has, if it has one: `ip4:192.0.2.1` for `a:192.0.2.1`.
fn as_network(word: &str) -> String {
    let named = word.split_once([':', '=']).filter(|(name, _)| {
        ["a", "mx", "include", "ip", "ip4", "ip6", "ipv4", "ipv6"].iter().any(|known| name.eq_ignore_ascii_case(known))
    });
    let value = named.map_or(word, |(_, value)| value);
    let is = |text: &str, ip6: bool| {
        let address = text.split('/').next().unwrap_or_default();
        if ip6 { address.parse::<Ipv6Addr>().is_ok() } else { address.parse::<Ipv4Addr>().is_ok() }
    };
    let six = [word, value].into_iter().find(|text| is(text, true)).map(|text| format!("ip6:{text}"));
    six.unwrap_or_else(|| if is(value, false) { format!("ip4:{value}") } else { String::new() })
}

/// The terms with no more look-ups than leave room for the service's, and what is left out: `ptr` before anything else,
/// then what stands last.
fn within_lookups(terms: Vec<String>) -> (Vec<String>, Vec<String>) {
    let most = MOST_LOOKUPS.saturating_sub(1);
    let others = terms.iter().filter(|term| looks_up(term) && !is_pointer(term)).count();
    let (mut room, mut pointers) = (most, most.saturating_sub(others));
    terms.into_iter().partition(|term| {
        let room = if is_pointer(term) { &mut pointers } else { &mut room };
        let fits = !looks_up(term) || *room > 0;
        *room = room.saturating_sub(usize::from(looks_up(term)));
        fits
    })
}

fn strictness(all: &str) -> u8 {
    match all.chars().next() {
        Some('-') => 3,
        Some('~') => 2,
        Some('?') => 1,
        _ => 0,
    }
}
