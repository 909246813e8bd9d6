//! DMARC: one record with a version and a policy (RFC 7489 section 6.3).

use super::{Judged, tags};

const EXPECTED: &str = "v=DMARC1; p=none";

pub(super) fn judge(texts: &[String]) -> Judged {
    let is_dmarc = |text: &&String| text.trim_start().to_ascii_lowercase().starts_with("v=dmarc1");
    let found: Vec<String> = texts.iter().filter(is_dmarc).cloned().collect();
    let fault = match found.as_slice() {
        [] => Some("no DMARC record is found".to_owned()),
        [record] => fault(record),
        several => Some(format!("{} DMARC records are found; receivers then read none: keep one", several.len())),
    };
    let expected = match found.as_slice() {
        [record] if fault.is_none() => record.clone(),
        _ => EXPECTED.to_owned(),
    };
    Judged { expected, ok: fault.is_none(), found, message: fault }
}

fn fault(record: &str) -> Option<String> {
    if tags::list(record).next() != Some(("v".to_owned(), "DMARC1")) {
        return Some("the record has to begin with `v=DMARC1`, in capitals".to_owned());
    }
    for name in ["p", "sp"] {
        let policy = tags::value(record, name).map(str::to_ascii_lowercase);
        match policy.as_deref() {
            Some("none" | "quarantine" | "reject") => {}
            None if name == "sp" => {}
            None => return Some("the record has no policy: add `p=none`, `p=quarantine` or `p=reject`".to_owned()),
            Some(other) => {
                return Some(format!("`{name}={}` is none of `none`, `quarantine`, `reject`", other.escape_debug()));
            }
        }
    }
    if let Some(share) = tags::value(record, "pct").filter(|share| !share.parse::<u8>().is_ok_and(|share| share <= 100))
    {
        return Some(format!("`pct={}` is no share from 0 to 100", share.escape_debug()));
    }
    None
}
