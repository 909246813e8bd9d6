//! DMARC: one record with a version and a policy (RFC 7489 section 6.3, RFC 9989 section 4.7), in which no tag stands
//! twice.

mod proposal;

use super::{Judged, Said, tags};
use crate::phrases::domain as phrase;
use proposal::merged;

/// Policies from the mildest.
const POLICIES: [&str; 3] = ["none", "quarantine", "reject"];

pub(super) fn judge(texts: &[String]) -> Judged {
    let found = records(texts);
    let fault = match found.as_slice() {
        [] => Some(phrase::NO_DMARC.into()),
        [record] => fault(record),
        several if several.iter().all(|record| is_dmarc(record)) => {
            Some(Said::with(phrase::SEVERAL_DMARC, [("count", several.len().to_string())]))
        }
        _ => Some(phrase::DMARC_VERSION.into()),
    };
    let expected = match found.as_slice() {
        [record] if fault.is_none() => record.clone(),
        _ => merged(&found, &["p"]),
    };
    Judged::new(expected, found, fault.is_none(), fault)
}

/// What receivers take for a subdomain that has no record of its own from the `texts` of the registered domain: the
/// record to publish for it. None where they find no policy there either.
pub(super) fn inherited(texts: &[String]) -> Option<String> {
    let above = judge(texts).ok.then(|| records(texts))?;
    Some(merged(&above, &["sp", "p"]))
}

/// The records of a name: where none is one that receivers read, what is meant to be one.
fn records(texts: &[String]) -> Vec<String> {
    let of = |is: fn(&str) -> bool| texts.iter().filter(|text| is(text)).cloned().collect::<Vec<_>>();
    let read = of(is_dmarc);
    if read.is_empty() { of(resembles) } else { read }
}

/// Whether receivers read a text (RFC 7489 section 6.6.3): it begins with its version, in capitals.
fn is_dmarc(text: &str) -> bool {
    let version = tags::list(text).next();
    text.starts_with(['v', 'V']) && version.is_some_and(|(name, value)| name.len() == 1 && value == "DMARC1")
}

fn resembles(text: &str) -> bool {
    tags_of(text).iter().any(|(name, value)| match name.as_str() {
        "v" => value.to_ascii_uppercase().starts_with("DMARC"),
        name => name == "p" && policy(value).is_some(),
    })
}

fn fault(record: &str) -> Option<Said> {
    if !is_dmarc(record) {
        return Some(phrase::DMARC_VERSION.into());
    }
    let small = record.to_ascii_lowercase();
    if let Some(name) = tags::twice(&small) {
        return Some(Said::with(phrase::TAG_TWICE, [("name", name.escape_debug().to_string())]));
    }
    // Nothing between two semicolons is passed over.
    if let Some(part) = tags::broken(record).filter(|part| !part.is_empty()) {
        return Some(tags::no_tag(part));
    }
    let tags = tags_of(record);
    if !tags.iter().any(|(name, _)| name == "p") {
        return Some(phrase::DMARC_NO_POLICY.into());
    }
    let (name, value) = tags.iter().find(|(name, value)| !is_valid(name, value))?;
    let (sentence, value) = match name.as_str() {
        "p" | "sp" | "np" => (phrase::DMARC_UNKNOWN_POLICY, value.to_ascii_lowercase()),
        "pct" => (phrase::DMARC_SHARE, (*value).to_owned()),
        _ => (phrase::DMARC_NOT_VALID, (*value).to_owned()),
    };
    Some(Said::with(sentence, [("name", name.clone()), ("value", value.escape_debug().to_string())]))
}

/// The tags of a record, their names in small letters.
fn tags_of(record: &str) -> Vec<(String, &str)> {
    tags::list(record).map(|(name, value)| (name.to_ascii_lowercase(), value)).collect()
}

/// How strict a policy is.
fn policy(value: &str) -> Option<usize> {
    POLICIES.iter().position(|policy| value.eq_ignore_ascii_case(policy))
}

/// Whether a value is one that its tag may have (RFC 7489 section 6.4, RFC 9989 section 4.8); tags that nobody knows may
/// have any.
fn is_valid(name: &str, value: &str) -> bool {
    let is_one_of = |values: &[&str]| values.iter().any(|known| value.eq_ignore_ascii_case(known));
    let number = |most: u32| {
        value.bytes().all(|byte| byte.is_ascii_digit()) && value.parse::<u32>().is_ok_and(|number| number <= most)
    };
    let all_of =
        |values: &[&str]| value.split(':').all(|item| values.iter().any(|v| item.trim().eq_ignore_ascii_case(v)));
    match name {
        "p" | "sp" | "np" => policy(value).is_some(),
        "adkim" | "aspf" => is_one_of(&["r", "s"]),
        "t" => is_one_of(&["y", "n"]),
        "psd" => is_one_of(&["y", "n", "u"]),
        "pct" => number(100),
        "ri" => number(u32::MAX),
        "rf" => all_of(&["afrf", "iodef"]),
        "fo" => all_of(&["0", "1", "d", "s"]),
        "rua" | "ruf" => value.split(',').all(|uri| is_uri(uri.trim())),
        _ => true,
    }
}

/// Whether reports can go to a URI, which may end with the size that is too much: `mailto:d@example.com!10m`.
fn is_uri(uri: &str) -> bool {
    let (uri, size) = uri.split_once('!').map_or((uri, None), |(uri, size)| (uri, Some(size)));
    let is_size = |size: &str| {
        let number = size.strip_suffix(['k', 'm', 'g', 't', 'K', 'M', 'G', 'T']).unwrap_or(size);
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    };
    let Some((scheme, rest)) = uri.split_once(':') else { return false };
    let is_address = || rest.split_once('@').is_some_and(|(local, domain)| !local.is_empty() && domain.contains('.'));
    size.is_none_or(is_size)
        && !rest.is_empty()
        && uri.bytes().all(|byte| byte.is_ascii_graphic())
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && (!scheme.eq_ignore_ascii_case("mailto") || is_address())
}
