//! The target of a link, read as a browser reads it (WHATWG URL), as far as the rules ask.

use crate::site;
use std::borrow::Cow;

/// Stands in an attribute's value for an output variable.
pub(crate) const VARIABLE: char = '\u{fffc}';
/// Stands in an attribute's value where a block changes over to its `{{else}}`.
pub(crate) const ELSE: char = '\u{1f}';

/// A link's target in its parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Url {
    /// Lower case, without the colon; empty for a relative target.
    pub(crate) scheme: Cow<'static, str>,
    pub(crate) has_user: bool,
    /// Percent-decoded, in the one form that hosts are compared in.
    pub(crate) host: Box<str>,
    /// Where in the host the domain begins that its owner registered.
    site: usize,
    pub(crate) port: Option<u16>,
    /// The bytes of path, query and fragment, which end the address.
    rest: usize,
}

impl Url {
    pub(crate) fn parse(text: &str) -> Self {
        Self::parse_after(text, None)
    }

    /// Reads a target with what is known from the one before it: many lead to one host.
    pub(super) fn parse_after(text: &str, before: Option<&Self>) -> Self {
        let text = without_controls(text);
        let (scheme, rest) = scheme(&text);
        let authority = match &*scheme {
            "http" | "https" | "ftp" | "ws" | "wss" => Some(rest.trim_start_matches(['/', '\\'])),
            "" => ["//", "\\\\", "/\\", "\\/"].iter().find_map(|slashes| rest.strip_prefix(slashes)),
            _ => None,
        };
        let Some(authority) = authority else { return Self { scheme, rest: rest.len(), ..Self::default() } };
        let end = authority.find(['/', '\\', '?', '#']).unwrap_or(authority.len());
        let (authority, rest) = authority.split_at_checked(end).unwrap_or((authority, ""));
        let (user, host_port) = authority.rsplit_once('@').map_or((None, authority), |(user, host)| (Some(user), host));
        let (host, port) = match host_port.rsplit_once(':') {
            Some((host, port)) if !port.contains(']') => (host, port.parse().ok()),
            _ => (host_port, None),
        };
        let decoded = percent_decoded(host);
        let host = site::ascii(&decoded);
        let site = match before.filter(|before| *before.host == *host) {
            Some(before) => before.site,
            None => host.len().saturating_sub(site::registered(&host).len()),
        };
        let host = host.into();
        Self { scheme, has_user: user.is_some(), host, site, port, rest: rest.len() }
    }

    /// Whether it leads to the web.
    pub(crate) fn is_web(&self) -> bool {
        !self.host.is_empty() && matches!(&*self.scheme, "http" | "https" | "ftp" | "ws" | "wss" | "")
    }

    /// The domain that its owner registered.
    pub(crate) fn site(&self) -> &str {
        self.host.get(self.site..).unwrap_or_default()
    }

    /// Path, query and fragment as written in the address that it was read from.
    pub(crate) fn rest<'t>(&self, address: &'t str) -> Cow<'t, str> {
        let start = |address: &str| address.len().saturating_sub(self.rest);
        match without_controls(address) {
            Cow::Borrowed(address) => address.get(start(address)..).unwrap_or_default().into(),
            Cow::Owned(mut address) => address.split_off(start(&address)).into(),
        }
    }

    /// The path of the address that it was read from.
    pub(crate) fn path<'t>(&self, address: &'t str) -> Cow<'t, str> {
        match self.rest(address) {
            Cow::Borrowed(rest) => without_query(rest).into(),
            Cow::Owned(rest) => without_query(&rest).to_owned().into(),
        }
    }

    /// Whether the host is an IP address in any of the spellings a browser takes.
    pub(crate) fn has_ip_host(&self) -> bool {
        if self.host.starts_with('[') {
            return true;
        }
        // WHATWG: a host whose last label is a number is read as an IPv4 address.
        self.host.rsplit('.').next().is_some_and(|last| match last.strip_prefix("0x") {
            Some(hex) => hex.bytes().all(|byte| byte.is_ascii_hexdigit()),
            None => !last.is_empty() && last.bytes().all(|byte| byte.is_ascii_digit()),
        })
    }
}

/// What stands before query and fragment.
pub(crate) fn without_query(address: &str) -> &str {
    address.split(['?', '#']).next().unwrap_or_default()
}

/// What a browser reads of an address.
fn without_controls(text: &str) -> Cow<'_, str> {
    let text = text.trim_matches(|c: char| c <= ' ');
    if text.contains(char::is_control) { text.chars().filter(|c| !c.is_control()).collect() } else { text.into() }
}

/// The scheme of an address in lower case, empty if it has none.
pub(crate) fn scheme_of(text: &str) -> Cow<'static, str> {
    if text.contains(':') { scheme(&without_controls(text)).0 } else { Cow::default() }
}

/// The scheme in lower case, empty if there is none, and what follows it.
pub(super) fn scheme(text: &str) -> (Cow<'static, str>, &str) {
    let name = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    };
    match text.split_once(':') {
        Some((scheme, rest)) if name(scheme) => (lower(scheme), rest),
        _ => (Cow::default(), text),
    }
}

/// A scheme in lower case; that of nearly all addresses takes no room.
fn lower(scheme: &str) -> Cow<'static, str> {
    let usual = ["https", "http", "mailto", "tel"].into_iter().find(|usual| scheme.eq_ignore_ascii_case(usual));
    usual.map_or_else(|| scheme.to_ascii_lowercase().into(), Cow::Borrowed)
}

pub(crate) fn percent_decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return text.into();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let digits = tail.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let decoded = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()).filter(|_| *first == b'%');
        bytes.push(decoded.unwrap_or(*first));
        rest = if decoded.is_some() { tail.get(2..).unwrap_or_default() } else { tail };
    }
    String::from_utf8_lossy(&bytes).into_owned().into()
}
