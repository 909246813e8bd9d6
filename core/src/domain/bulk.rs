//! What large receivers ask of a domain that sends them much: Gmail's and Yahoo's guidelines of February 2024,
//! Microsoft's of May 2025. What they ask of each mail (one-click unsubscribe) and of the reader's judgement (complaints
//! under 0.3 %) is not in the DNS.

use super::lookup::{compared, is};
use super::zone::shown;
use super::{CheckDomain, DnsRecord, Purpose, RecordOutcome, Said};
use crate::locale::Locale;
use crate::phrases::domain as phrase;
use serde::{Deserialize, Serialize};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// One thing that large receivers ask.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BulkRequirement {
    /// What is asked.
    pub requirement: Requirement,
    /// Who asks.
    pub asked_by: Vec<Receiver>,
    /// Whether it is met; none where the question does not tell.
    pub ok: Option<bool>,
    /// What is wrong, or what is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// What large receivers ask of a domain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Requirement {
    /// An SPF record that includes the service.
    Spf,
    /// A DKIM key of 1024 bits at least.
    Dkim,
    /// A DMARC record, be it `p=none`.
    Dmarc,
    /// SPF or DKIM passes for the very domain of the From header.
    Alignment,
    /// Each sending address has a name, and the name has that address.
    ReverseDns,
}

/// A large receiver.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Receiver {
    /// Google.
    Gmail,
    /// Yahoo and AOL.
    Yahoo,
    /// Outlook.com, Hotmail and Live.
    Microsoft,
}

use Receiver::{Gmail, Microsoft, Yahoo};

/// Every requirement, by what the records were found to be, and whether a DMARC policy of the domain above is taken where
/// there is none.
pub(super) fn requirements(
    question: &CheckDomain,
    records: &[RecordOutcome],
    inherits: bool,
    locale: Locale,
) -> Vec<BulkRequirement> {
    let all = [Gmail, Yahoo, Microsoft];
    let of = |purpose: Purpose| records.iter().find(|record| record.purpose == purpose);
    let record = |requirement, purpose| {
        let (ok, message) = of(purpose).map_or((false, None), |found| {
            let is_inherited = purpose == Purpose::Dmarc && inherits && found.found.is_empty();
            (found.ok || is_inherited, found.message.clone())
        });
        let message = message.filter(|_| !ok);
        BulkRequirement { requirement, asked_by: all.to_vec(), ok: Some(ok), message }
    };
    // Signatures name the sender domain itself, so DKIM that passes is aligned, strictly too.
    let aligned = of(Purpose::Dkim).is_some_and(|record| record.ok);
    let not_aligned = (!aligned).then(|| Said::from(phrase::NOT_ALIGNED).say(locale));
    let (reverse, why) = reverse_dns(question);
    vec![
        record(Requirement::Spf, Purpose::Spf),
        record(Requirement::Dkim, Purpose::Dkim),
        record(Requirement::Dmarc, Purpose::Dmarc),
        BulkRequirement {
            requirement: Requirement::Alignment,
            asked_by: all.to_vec(),
            ok: Some(aligned),
            message: not_aligned,
        },
        BulkRequirement {
            requirement: Requirement::ReverseDns,
            asked_by: vec![Gmail, Yahoo],
            ok: reverse,
            message: why.map(|why| why.say(locale)),
        },
    ]
}

/// Whether each PTR record's name leads back to its address (RFC 1912 section 2.1).
fn reverse_dns(question: &CheckDomain) -> (Option<bool>, Option<Said>) {
    let pointers: Vec<&DnsRecord> = question.records.iter().filter(|record| is(record, "PTR")).collect();
    if pointers.is_empty() {
        return (None, Some(phrase::REVERSE_DNS_NOT_KNOWN.into()));
    }
    let leads_back = |pointer: &&DnsRecord| {
        let owner = compared(&pointer.name);
        // Where a smaller network was delegated, a CNAME leads from the address to the pointer (RFC 2317).
        let aliases = question.owners("CNAME", &owner);
        let Some(known) = std::iter::once(owner.clone()).chain(aliases).find_map(|name| address(&name)) else {
            return false;
        };
        let name = compared(&pointer.value);
        let of = |kind| question.found(&name, kind).unwrap_or_default().into_iter();
        of("A").chain(of("AAAA")).any(|value| value.trim().parse() == Ok(known))
    };
    match pointers.iter().find(|pointer| !leads_back(pointer)) {
        None => (Some(true), None),
        Some(lost) => {
            let values = [("name", shown(&compared(&lost.value))), ("pointer", shown(&compared(&lost.name)))];
            (Some(false), Some(Said::with(phrase::REVERSE_DNS_LOST, values)))
        }
    }
}

/// The address of `1.2.0.192.in-addr.arpa` (RFC 1035 section 3.5) or of its like in `ip6.arpa` (RFC 3596 section 2.5).
fn address(name: &str) -> Option<IpAddr> {
    if let Some(reversed) = name.strip_suffix(".in-addr.arpa") {
        let forward: Vec<&str> = reversed.split('.').rev().collect();
        return forward.join(".").parse::<Ipv4Addr>().ok().map(IpAddr::V4);
    }
    let digits: Vec<&str> = name.strip_suffix(".ip6.arpa")?.split('.').rev().collect();
    let all_single = digits.len() == 32 && digits.iter().all(|digit| digit.len() == 1);
    let number = u128::from_str_radix(&digits.concat(), 16).ok().filter(|_| all_single)?;
    Some(IpAddr::V6(Ipv6Addr::from(number)))
}
