//! What large receivers ask of a domain that sends them much: Gmail's and Yahoo's guidelines of February 2024,
//! Microsoft's of May 2025. What they ask of each mail (one-click unsubscribe) and of the reader's judgement (complaints
//! under 0.3 %) is not in the DNS.

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

/// Every requirement, by what the records were found to be.
pub(super) fn requirements(question: &CheckDomain, records: &[RecordOutcome], locale: Locale) -> Vec<BulkRequirement> {
    let all = [Gmail, Yahoo, Microsoft];
    let of = |purpose: Purpose| records.iter().find(|record| record.purpose == purpose);
    let record = |requirement, purpose| {
        let (ok, message) = of(purpose).map_or((false, None), |found| (found.ok, found.message.clone()));
        let message = message.filter(|_| !ok);
        BulkRequirement { requirement, asked_by: all.to_vec(), ok: Some(ok), message }
    };
    // Signatures name the sender domain itself, so DKIM that passes is aligned, strictly too.
    let aligned = of(Purpose::Dkim).is_some_and(|record| record.ok);
    let not_aligned = (!aligned).then(|| Said::from(phrase::NOT_ALIGNED).say(locale));
    let (reverse, why) = reverse_dns(&question.records);
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
fn reverse_dns(records: &[DnsRecord]) -> (Option<bool>, Option<Said>) {
    let is = |record: &&DnsRecord, kind: &str| record.r#type.eq_ignore_ascii_case(kind);
    let pointers: Vec<&DnsRecord> = records.iter().filter(|record| is(record, "PTR")).collect();
    if pointers.is_empty() {
        return (None, Some(phrase::REVERSE_DNS_NOT_KNOWN.into()));
    }
    let name = |text: &str| text.trim().trim_end_matches('.').to_ascii_lowercase();
    let leads_back = |pointer: &&DnsRecord| {
        let Some(address) = address(&name(&pointer.name)) else { return false };
        let forward = records.iter().filter(|record| is(record, "A") || is(record, "AAAA"));
        forward
            .filter(|record| name(&record.name) == name(&pointer.value))
            .any(|record| record.value.trim().parse() == Ok(address))
    };
    match pointers.iter().find(|pointer| !leads_back(pointer)) {
        None => (Some(true), None),
        Some(lost) => {
            let values = [("name", shown(&name(&lost.value))), ("pointer", shown(&name(&lost.name)))];
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

/// What a resolver gave, fit for one line of a message.
fn shown(name: &str) -> String {
    name.chars().filter(|c| !c.is_control()).take(100).collect()
}
