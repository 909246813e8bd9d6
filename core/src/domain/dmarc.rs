//! DMARC: one record with a version and a policy (RFC 7489 section 6.3), in which no tag stands twice.

use super::{Judged, Said, tags};
use crate::phrases::domain as phrase;

const EXPECTED: &str = "v=DMARC1; p=none";

pub(super) fn judge(texts: &[String]) -> Judged {
    let is_dmarc = |text: &&String| {
        tags::list(text).next().is_some_and(|(name, value)| name == "v" && value.eq_ignore_ascii_case("DMARC1"))
    };
    let found: Vec<String> = texts.iter().filter(is_dmarc).cloned().collect();
    let fault = match found.as_slice() {
        [] => Some(phrase::NO_DMARC.into()),
        [record] => fault(record),
        several => Some(Said::with(phrase::SEVERAL_DMARC, [("count", several.len().to_string())])),
    };
    let expected = match found.as_slice() {
        [record] if fault.is_none() => record.clone(),
        _ => EXPECTED.to_owned(),
    };
    Judged::new(expected, found, fault.is_none(), fault)
}

fn fault(record: &str) -> Option<Said> {
    if tags::list(record).next() != Some(("v".to_owned(), "DMARC1")) {
        return Some(phrase::DMARC_VERSION.into());
    }
    if let Some(name) = tags::twice(record) {
        return Some(Said::with(phrase::TAG_TWICE, [("name", name.escape_debug().to_string())]));
    }
    for name in ["p", "sp"] {
        let policy = tags::value(record, name).map(str::to_ascii_lowercase);
        match policy.as_deref() {
            Some("none" | "quarantine" | "reject") => {}
            None if name == "sp" => {}
            None => return Some(phrase::DMARC_NO_POLICY.into()),
            Some(other) => {
                return Some(Said::with(
                    phrase::DMARC_UNKNOWN_POLICY,
                    [("name", name.to_owned()), ("value", other.escape_debug().to_string())],
                ));
            }
        }
    }
    if let Some(share) = tags::value(record, "pct").filter(|share| !share.parse::<u8>().is_ok_and(|share| share <= 100))
    {
        return Some(Said::with(phrase::DMARC_SHARE, [("value", share.escape_debug().to_string())]));
    }
    None
}
