//! What stands behind the `@`: a domain, or an IP address in brackets.

use super::address::{Mistake, at_most};
use super::shown;
use crate::phrases::address as phrase;
use idna::AsciiDenyList;
use idna::uts46::{DnsLength, Hyphens, Uts46};
use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Octets of a domain in DNS, its last dot left out (RFC 1035 section 2.3.4).
const MOST_DOMAIN: usize = 253;
/// Octets of one label.
const MOST_LABEL: usize = 63;

/// The right side of an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Host {
    /// A domain in lower case and A-labels.
    Domain(String),
    /// An address literal (RFC 5321 section 4.1.3).
    Literal(IpAddr),
}

impl fmt::Display for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Domain(name) => f.write_str(name),
            Self::Literal(IpAddr::V4(ip)) => write!(f, "[{ip}]"),
            Self::Literal(IpAddr::V6(ip)) => write!(f, "[IPv6:{ip}]"),
        }
    }
}

impl Host {
    pub(super) fn parse(given: &str) -> Result<Self, Mistake> {
        match given.strip_prefix('[') {
            Some(rest) => literal(rest).map(Self::Literal),
            None => domain(given).map(Self::Domain),
        }
    }
}

fn literal(rest: &str) -> Result<IpAddr, Mistake> {
    let unknown = || Mistake::new("address/literal", phrase::LITERAL);
    let inner = rest.strip_suffix(']').ok_or_else(unknown)?;
    let v6 = inner.get(..5).filter(|tag| tag.eq_ignore_ascii_case("IPv6:")).and_then(|_| inner.get(5..));
    let ip = match v6 {
        Some(v6) => v6.parse::<Ipv6Addr>().map(IpAddr::V6),
        None => inner.parse::<Ipv4Addr>().map(IpAddr::V4),
    };
    let ip = ip.map_err(|_| unknown())?;
    if is_public(ip.to_canonical()) {
        return Ok(ip);
    }
    Err(Mistake::naming("address/literal-not-public", phrase::LITERAL_NOT_PUBLIC, ip))
}

/// Whether mail to an IP address would leave the operator's own network (IANA's special-purpose registries).
fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => {
            let [first, second, third, _] = ip.octets();
            let shared = first == 100 && (64..128).contains(&second);
            let none = first == 0 || first >= 240;
            // Benchmarks (RFC 2544) and protocol assignments (RFC 6890).
            let apart = (first == 198 && matches!(second, 18 | 19)) || (first, second, third) == (192, 0, 0);
            let own = ip.is_loopback() || ip.is_private() || ip.is_link_local();
            !(own || ip.is_multicast() || ip.is_documentation() || shared || none || apart)
        }
        IpAddr::V6(ip) => {
            if let Some(carried) = carried(ip) {
                return is_public(IpAddr::V4(carried));
            }
            let [first, second, ..] = ip.segments();
            // Site-local (RFC 3879), documentation (RFC 3849) and discarded (RFC 6666).
            let apart = first & 0xffc0 == 0xfec0 || (first, second) == (0x2001, 0xdb8) || first == 0x100;
            !(apart
                || ip.is_loopback()
                || ip.is_unspecified()
                || ip.is_multicast()
                || ip.is_unique_local()
                || ip.is_unicast_link_local())
        }
    }
}

/// The IPv4 address that one of IPv6 leads to: by translation (RFC 6052), by 6to4 (RFC 3056), or as it was written before
/// either (RFC 4291 section 2.5.5.1).
fn carried(ip: Ipv6Addr) -> Option<Ipv4Addr> {
    let joined = |high: u16, low: u16| Ipv4Addr::from((u32::from(high) << 16) | u32::from(low));
    match ip.segments() {
        [0x64, 0xff9b, 0, 0, 0, 0, high, low] | [0x2002, high, low, ..] => Some(joined(high, low)),
        [0, 0, 0, 0, 0, 0, high, low] if high > 0 => Some(joined(high, low)),
        _ => None,
    }
}

fn domain(given: &str) -> Result<String, Mistake> {
    if given.is_empty() {
        return Err(Mistake::new("address/empty-domain", phrase::EMPTY_DOMAIN));
    }
    if let Some(c) = given.chars().find(|c| !is_of_domain(*c)) {
        return Err(if c.is_whitespace() {
            Mistake::new("address/space", phrase::SPACE_IN_DOMAIN)
        } else {
            Mistake::naming("address/domain-character", phrase::DOMAIN_CHARACTER, c)
        });
    }
    if given.starts_with('.') || given.contains("..") {
        return Err(Mistake::new("address/domain-dot", phrase::DOMAIN_DOT));
    }
    if given.ends_with('.') {
        return Err(Mistake::new("address/trailing-dot", phrase::TRAILING_DOT));
    }
    let name = to_ascii(given)?;
    check_labels(&name)?;
    at_most("address/domain-too-long", phrase::DOMAIN_TOO_LONG, name.len(), MOST_DOMAIN)?;
    Ok(name)
}

fn is_of_domain(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '.' || (!c.is_ascii() && !c.is_whitespace())
}

/// The domain in lower case and A-labels, as UTS 46 has it without its transitional part.
fn to_ascii(given: &str) -> Result<String, Mistake> {
    let hyphens = Hyphens::CheckFirstLast;
    Uts46::new()
        .to_ascii(given.as_bytes(), AsciiDenyList::STD3, hyphens, DnsLength::Ignore)
        .map(std::borrow::Cow::into_owned)
        .map_err(|_| {
            if given.split('.').any(|label| label.starts_with('-') || label.ends_with('-')) {
                return Mistake::new("address/domain-hyphen", phrase::DOMAIN_HYPHEN);
            }
            Mistake::naming("address/idn", phrase::IDN, shown(given))
        })
}

fn check_labels(name: &str) -> Result<(), Mistake> {
    // UTS 46 turns other full stops into dots: only now are all labels seen.
    if name.split('.').any(str::is_empty) {
        return Err(Mistake::new("address/domain-dot", phrase::DOMAIN_DOT));
    }
    for label in name.split('.') {
        at_most("address/label-too-long", phrase::LABEL_TOO_LONG, label.len(), MOST_LABEL)?;
    }
    let Some((_, last)) = name.rsplit_once('.') else {
        return Err(Mistake::naming("address/single-label", phrase::SINGLE_LABEL, shown(name)));
    };
    if last.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Mistake::new("address/numeric-domain", phrase::NUMERIC_DOMAIN));
    }
    Ok(())
}
