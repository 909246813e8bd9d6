//! The records of a name among those that are given.

use super::{CheckDomain, DnsRecord, Said, text, zone};
use crate::phrases::domain as phrase;

/// CNAMEs are followed so far; resolvers follow some ten.
const MOST_ALIASES: usize = 16;

impl CheckDomain {
    /// The data of the records of a name and type, found where the name's CNAMEs lead (RFC 1034 section 3.6.2); none if
    /// they lead nowhere.
    pub(super) fn found(&self, name: &str, kind: &str) -> Result<Vec<&str>, Said> {
        let mut at = name.to_owned();
        for _ in 0..MOST_ALIASES {
            let found: Vec<&str> = self.of(&at, kind).collect();
            let Some(target) = self.of(&at, "CNAME").next().filter(|_| found.is_empty()) else {
                return if found.is_empty() && at != name {
                    Err(lost(phrase::CNAME_LOST, name, &at))
                } else {
                    Ok(found)
                };
            };
            at = compared(target);
        }
        Err(lost(phrase::CNAME_CIRCLE, name, &at))
    }

    /// The texts of a name, each with its strings joined.
    pub(super) fn texts(&self, name: &str) -> Result<Vec<String>, Said> {
        Ok(self.found(name, "TXT")?.into_iter().map(text::joined).collect())
    }

    /// The names that a record of a type has a value of.
    pub(super) fn owners(&self, kind: &str, value: &str) -> impl Iterator<Item = String> {
        let records = self.records.iter().filter(move |record| is(record, kind) && compared(&record.value) == value);
        records.map(|record| compared(&record.name))
    }

    fn of(&self, name: &str, kind: &str) -> impl Iterator<Item = &str> {
        let records = self.records.iter().filter(move |record| is(record, kind) && compared(&record.name) == name);
        records.map(|record| record.value.as_str())
    }
}

/// Whether a record is of a type.
pub(super) fn is(record: &DnsRecord, kind: &str) -> bool {
    record.r#type.trim().eq_ignore_ascii_case(kind)
}

/// A name as it is compared: in A-labels and lower case, without the closing dot.
pub(super) fn compared(name: &str) -> String {
    zone::wire(name.trim()).trim_end_matches('.').to_ascii_lowercase()
}

fn lost(phrase: crate::phrases::Phrase, name: &str, target: &str) -> Said {
    Said::with(phrase, [("name", zone::shown(name)), ("target", zone::shown(target))])
}
