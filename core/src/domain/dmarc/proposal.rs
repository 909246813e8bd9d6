//! The record to publish in place of those that were found.

use super::{POLICIES, is_uri, is_valid, policy, tags_of};

/// Tags beside the version, in the order in which a proposal has them.
const TAGS: [&str; 13] = ["p", "sp", "np", "adkim", "aspf", "pct", "t", "psd", "rua", "ruf", "fo", "rf", "ri"];

/// One record of what is valid in all, with the strictest policy that stands for `policies`: the first of these tags
/// that a record has is its policy.
pub(super) fn merged(records: &[String], policies: &[&str]) -> String {
    // Where no semicolon parts the tags, what stands in its place does.
    let part = |record: &String| if record.contains(';') { record.clone() } else { record.replace([',', ' '], ";") };
    let parted: Vec<String> = records.iter().map(part).collect();
    let records: Vec<Vec<(String, &str)>> = parted.iter().map(|record| valid_tags(record)).collect();
    let strictest_of = |tags: &[(String, &str)], names: &[&str]| {
        let of =
            |wanted: &&str| tags.iter().filter(|(name, _)| name == wanted).filter_map(|(_, value)| policy(value)).max();
        names.iter().find_map(of)
    };
    let strictest = |names: &[&str]| records.iter().filter_map(|tags| strictest_of(tags, names)).max();
    let own = strictest(policies).unwrap_or_default();
    let below = strictest(&["sp", "p"]).unwrap_or_default();
    let missing = strictest(&["np", "sp", "p"]).unwrap_or_default();
    // What qualifies a policy goes with it.
    let (mut first, others): (Vec<_>, Vec<_>) =
        records.iter().partition(|tags| strictest_of(tags, policies).unwrap_or_default() == own);
    first.extend(others.iter());
    let mut text = "v=DMARC1".to_owned();
    for name in TAGS {
        let mut values = first.iter().flat_map(|tags| tags.iter()).filter(|(found, _)| found == name);
        let value = match name {
            "p" => POLICIES.get(own).copied().map(str::to_owned),
            "sp" => POLICIES.get(below).copied().filter(|_| below != own).map(str::to_owned),
            "np" => POLICIES.get(missing).copied().filter(|_| missing != below).map(str::to_owned),
            "rua" | "ruf" => uris(values.map(|(_, value)| *value)),
            "pct" | "t" => first
                .first()
                .and_then(|tags| tags.iter().find(|(found, _)| found == name))
                .map(|(_, value)| (*value).to_owned()),
            _ => values.next().map(|(_, value)| (*value).to_owned()),
        };
        if let Some(value) = value {
            text.push_str(&format!("; {name}={value}"));
        }
    }
    text
}

/// The tags of a record that have a valid value; of a list of URIs those that are.
fn valid_tags(record: &str) -> Vec<(String, &str)> {
    // What stands beside a version that is not parted from it.
    let cut = record.to_ascii_uppercase().find("DMARC1").and_then(|at| record.split_at_checked(at.saturating_add(6)));
    let (before, after) = cut.unwrap_or(("", record));
    let after = after.trim_start_matches([' ', ',', ':']);
    let mut tags = tags_of(before);
    tags.extend(tags_of(after));
    tags.retain(|(name, value)| matches!(name.as_str(), "rua" | "ruf") || is_valid(name, value));
    tags
}

/// Every URI that stands in the lists and is valid, once.
fn uris<'a>(lists: impl Iterator<Item = &'a str>) -> Option<String> {
    let mut uris: Vec<&str> = Vec::new();
    let all = lists.flat_map(|list| list.split([',', ' ', '"']));
    for uri in all.filter(|uri| is_uri(uri)) {
        if !uris.contains(&uri) {
            uris.push(uri);
        }
    }
    (!uris.is_empty()).then(|| uris.join(","))
}
