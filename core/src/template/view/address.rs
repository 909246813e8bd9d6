//! Whether the target of a link is an address that opens from a mail: one that the URL parser of the WHATWG URL standard
//! takes without a base.

use crate::template::view::url::{VARIABLE, percent_decoded, scheme};
use idna::AsciiDenyList;
use idna::uts46::{DnsLength, Hyphens, Uts46};
use std::borrow::Cow;
use std::net::Ipv6Addr;

/// What is wrong with a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    Space,
    NoScheme,
    NoHost,
    Unreadable,
}

/// Bytes of a host beyond which no name is; the guard keeps the work small.
const MOST_HOST: usize = 1_000;

/// What keeps a target from being opened. Where it has a variable only a host that stands before it is looked at.
pub(crate) fn fault(target: &str) -> Option<Fault> {
    let is_left_out = |c: char| matches!(c, '\t' | '\n' | '\r');
    let text = target.trim();
    let text: Cow<'_, str> =
        if text.contains(is_left_out) { text.chars().filter(|c| !is_left_out(*c)).collect() } else { text.into() };
    // A place in the mail itself needs no address, and an empty one is no address yet.
    if text.is_empty() || text.starts_with('#') || is_of_another_language(&text) {
        return None;
    }
    let (scheme, rest) = scheme(&text);
    let is_special = matches!(&*scheme, "http" | "https" | "ftp" | "ws" | "wss");
    if let Some((fixed, _)) = rest.split_once(VARIABLE) {
        let authority = if is_special { fixed.trim_start_matches(['/', '\\']) } else { "" };
        return authority.find(ENDS).and_then(|end| host_fault(authority.get(..end)?));
    }
    // Numbers are dialled without their spaces.
    if text.contains(char::is_whitespace) && !matches!(&*scheme, "tel" | "sms") {
        return Some(Fault::Space);
    }
    match (&*scheme, rest.strip_prefix("//")) {
        ("", _) => Some(Fault::NoScheme),
        _ if is_special => host_fault(authority(rest.trim_start_matches(['/', '\\']))),
        (_, Some(rest)) => opaque_host_fault(authority(rest)),
        _ => None,
    }
}

/// What ends the part with the host.
const ENDS: [char; 4] = ['/', '\\', '?', '#'];

fn authority(rest: &str) -> &str {
    rest.split(ENDS).next().unwrap_or_default()
}

/// Variables as other template languages write them stand for what is not known.
fn is_of_another_language(text: &str) -> bool {
    let wrapped = |start, end| text.len() > 2 && text.starts_with(start) && text.ends_with(end);
    let may_have_marks = text.contains(['{', '*', '[', '<', '%', '#', '$']);
    (may_have_marks && ["{", "*|", "[[", "<%", "%%", "##", "$("].iter().any(|mark| text.contains(mark)))
        || [('%', '%'), ('[', ']'), ('<', '>'), ('@', '@')].iter().any(|(start, end)| wrapped(*start, *end))
        || text.starts_with('$')
}

/// The host and port behind a user name.
fn host_and_port(authority: &str) -> (&str, &str) {
    let behind_user = authority.rsplit_once('@').map_or(authority, |(_, behind)| behind);
    let host_end = if behind_user.starts_with('[') { behind_user.find(']') } else { Some(0) };
    let from = host_end.unwrap_or(behind_user.len());
    let colon = behind_user.get(from..).and_then(|rest| rest.find(':')).map(|at| from.saturating_add(at));
    let (host, port) = behind_user.split_at_checked(colon.unwrap_or(behind_user.len())).unwrap_or((behind_user, ""));
    (host, port.strip_prefix(':').unwrap_or_default())
}

fn host_fault(authority: &str) -> Option<Fault> {
    let (host, port) = host_and_port(authority);
    if host.is_empty() {
        return Some(Fault::NoHost);
    }
    let is_host = match host.strip_prefix('[') {
        Some(inner) => is_ipv6(inner),
        None => is_domain(host),
    };
    if is_host && is_port(port) { None } else { Some(Fault::Unreadable) }
}

fn opaque_host_fault(authority: &str) -> Option<Fault> {
    let (host, port) = host_and_port(authority);
    let is_host = match host.strip_prefix('[') {
        Some(inner) => is_ipv6(inner),
        None => !host.contains([':', '<', '>', '@', '[', ']', '^', '|']),
    };
    if is_host && is_port(port) { None } else { Some(Fault::Unreadable) }
}

fn is_port(port: &str) -> bool {
    port.is_empty() || (port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok())
}

fn is_ipv6(inner: &str) -> bool {
    inner.strip_suffix(']').is_some_and(|address| address.parse::<Ipv6Addr>().is_ok())
}

fn is_domain(host: &str) -> bool {
    if host.len() > MOST_HOST {
        return false;
    }
    let decoded = percent_decoded(host);
    let ascii = Uts46::new().to_ascii(decoded.as_bytes(), AsciiDenyList::URL, Hyphens::Allow, DnsLength::Ignore);
    ascii.is_ok_and(|name| !name.is_empty() && (!ends_in_a_number(&name) || is_ipv4(&name)))
}

/// Whether a host is to be read as an IPv4 address.
fn ends_in_a_number(host: &str) -> bool {
    let host = host.strip_suffix('.').unwrap_or(host);
    let last = host.rsplit('.').next().unwrap_or_default();
    (!last.is_empty() && last.bytes().all(|byte| byte.is_ascii_digit())) || number(last).is_some()
}

fn is_ipv4(host: &str) -> bool {
    let parts: Vec<&str> = host.strip_suffix('.').unwrap_or(host).split('.').collect();
    let Some((last, before)) = parts.split_last() else { return false };
    let bits = u32::try_from(before.len()).ok().and_then(|count| 32_u32.checked_sub(count.saturating_mul(8)));
    let limit = bits.and_then(|bits| 1_u64.checked_shl(bits)).unwrap_or_default();
    before.len() < 4
        && before.iter().all(|part| number(part).is_some_and(|number| number <= 255))
        && number(last).is_some_and(|number| number < limit)
}

/// A number in decimal, octal or hexadecimal digits.
fn number(text: &str) -> Option<u64> {
    let (digits, radix) = match (text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")), text.strip_prefix('0')) {
        (Some(hex), _) => (hex, 16),
        (None, Some(octal)) if !octal.is_empty() => (octal, 8),
        _ => (text, 10),
    };
    if digits.is_empty() {
        return (radix == 16).then_some(0);
    }
    let is_number = digits.chars().all(|c| c.is_digit(radix));
    Some(digits).filter(|_| is_number).map(|digits| u64::from_str_radix(digits, radix).unwrap_or(u64::MAX))
}
