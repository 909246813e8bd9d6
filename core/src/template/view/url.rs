//! The target of a link, read as a browser reads it (WHATWG URL), as far as the rules ask.

use crate::site;

/// Stands in an attribute's value for an output variable.
pub(crate) const VARIABLE: char = '\u{fffc}';
/// Stands in an attribute's value where a block changes over to its `{{else}}`.
pub(crate) const ELSE: char = '\u{1f}';

/// A link's target in its parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Url {
    /// Lower case, without the colon; empty for a relative target.
    pub(crate) scheme: String,
    pub(crate) has_user: bool,
    /// Percent-decoded, in the one form that hosts are compared in.
    pub(crate) host: String,
    /// Where in the host the domain begins that its owner registered.
    site: usize,
    pub(crate) port: Option<u16>,
    /// Path, query and fragment as written.
    pub(crate) rest: Box<str>,
}

impl Url {
    pub(crate) fn parse(text: &str) -> Self {
        Self::parse_after(text, None)
    }

    /// Reads a target with what is known from the one before it: many lead to one host.
    pub(super) fn parse_after(text: &str, before: Option<&Self>) -> Self {
        let text = without_controls(text);
        let (scheme, rest) = scheme(&text);
        let authority = match scheme.as_str() {
            "http" | "https" | "ftp" | "ws" | "wss" => Some(rest.trim_start_matches(['/', '\\'])),
            "" => ["//", "\\\\", "/\\", "\\/"].iter().find_map(|slashes| rest.strip_prefix(slashes)),
            _ => None,
        };
        let Some(authority) = authority else { return Self { scheme, rest: rest.into(), ..Self::default() } };
        let end = authority.find(['/', '\\', '?', '#']).unwrap_or(authority.len());
        let (authority, rest) = authority.split_at_checked(end).unwrap_or((authority, ""));
        let (user, host_port) = authority.rsplit_once('@').map_or((None, authority), |(user, host)| (Some(user), host));
        let (host, port) = match host_port.rsplit_once(':') {
            Some((host, port)) if !port.contains(']') => (host, port.parse().ok()),
            _ => (host_port, None),
        };
        let host = site::ascii(&percent_decoded(host)).into_owned();
        let site = match before.filter(|before| before.host == host) {
            Some(before) => before.site,
            None => host.len().saturating_sub(site::registered(&host).len()),
        };
        Self { scheme, has_user: user.is_some(), host, site, port, rest: rest.into() }
    }

    /// Whether it leads to the web.
    pub(crate) fn is_web(&self) -> bool {
        !self.host.is_empty() && matches!(self.scheme.as_str(), "http" | "https" | "ftp" | "ws" | "wss" | "")
    }

    /// The domain that its owner registered.
    pub(crate) fn site(&self) -> &str {
        self.host.get(self.site..).unwrap_or_default()
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

/// What a browser reads of an address.
fn without_controls(text: &str) -> String {
    text.trim_matches(|c: char| c <= ' ').chars().filter(|c| !c.is_control()).collect()
}

/// The scheme of an address in lower case, empty if it has none.
pub(crate) fn scheme_of(text: &str) -> String {
    if text.contains(':') { scheme(&without_controls(text)).0 } else { String::new() }
}

/// The scheme in lower case, empty if there is none, and what follows it.
pub(super) fn scheme(text: &str) -> (String, &str) {
    let name = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    };
    match text.split_once(':') {
        Some((scheme, rest)) if name(scheme) => (scheme.to_ascii_lowercase(), rest),
        _ => (String::new(), text),
    }
}

pub(crate) fn percent_decoded(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let digits = tail.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let decoded = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()).filter(|_| *first == b'%');
        bytes.push(decoded.unwrap_or(*first));
        rest = if decoded.is_some() { tail.get(2..).unwrap_or_default() } else { tail };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
