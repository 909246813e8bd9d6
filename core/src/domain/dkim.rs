//! DKIM: the published key is the one that signatures are made for (RFC 6376 section 3.6).

use super::key::{Key, Unusable};
use super::{Judged, Said, tags};
use crate::phrases::domain as phrase;

pub(super) fn judge(texts: &[String], key: Option<&Key>) -> Judged {
    let found: Vec<String> = texts.iter().filter(|text| is_dkim(text)).cloned().collect();
    let message = match found.as_slice() {
        [] => Some(phrase::NO_DKIM.into()),
        [record] => fault(record, key),
        several => Some(Said::with(phrase::SEVERAL_DKIM, [("count", several.len().to_string())])),
    };
    let ok = message.is_none();
    let advice = found.first().filter(|_| ok).and_then(|record| advice(record));
    // Where the key is not told, a record that is wrong in something else is proposed again with the key it has.
    let usable = || found.iter().filter(|_| !ok).find_map(|record| Key::published(record).ok());
    let expected = key.map(Key::record).or_else(|| usable().map(|key| key.record()));
    Judged::new(expected.unwrap_or_else(|| "v=DKIM1; k=rsa; p=…".to_owned()), found, ok, message.or(advice))
}

/// Whether a text is meant to be a key record.
fn is_dkim(text: &str) -> bool {
    tags::list(text).any(|(name, value)| match name {
        "p" | "P" => true,
        _ => name.eq_ignore_ascii_case("v") && value.to_ascii_uppercase().starts_with("DKIM"),
    })
}

fn fault(record: &str, key: Option<&Key>) -> Option<Said> {
    if let Some(name) = tags::twice(record) {
        return Some(Said::with(phrase::TAG_TWICE, [("name", name.escape_debug().to_string())]));
    }
    if let Some(part) = tags::broken(record) {
        return Some(tags::no_tag(part));
    }
    if tags::value(record, "v").is_some() && tags::list(record).next() != Some(("v", "DKIM1")) {
        return Some(phrase::DKIM_VERSION.into());
    }
    match tags::value(record, "p") {
        None => return Some(phrase::DKIM_NO_KEY.into()),
        Some("") => return Some(phrase::DKIM_REVOKED.into()),
        Some(_) => {}
    }
    let allows = |name, wanted: &[&str]| {
        let is_wanted = |item: &str| wanted.iter().any(|wanted| item.trim().eq_ignore_ascii_case(wanted));
        tags::value(record, name).is_none_or(|list| list.split(':').any(is_wanted))
    };
    if !allows("s", &["*", "email"]) || !allows("h", &["sha256"]) {
        return Some(phrase::DKIM_NOT_FOR_MAIL.into());
    }
    match (Key::published(record), key) {
        (Err(Unusable::Algorithm), _) => Some(phrase::DKIM_ALGORITHM.into()),
        (Err(Unusable::Short), _) => Some(phrase::DKIM_TOO_SHORT.into()),
        (Err(Unusable::Broken), _) => Some(phrase::DKIM_NOT_BASE64.into()),
        (Ok(published), Some(key)) if published != *key => Some(phrase::DKIM_OTHER_KEY.into()),
        _ => None,
    }
}

fn advice(record: &str) -> Option<Said> {
    let testing = tags::value(record, "t").is_some_and(|flags| flags.split(':').any(|flag| flag.trim() == "y"));
    match Key::published(record) {
        _ if testing => Some(phrase::DKIM_TESTING.into()),
        // What RFC 8301 section 3.2 advises.
        Ok(Key::Rsa { bits, .. }) if bits < 2048 => Some(phrase::DKIM_SHORT.into()),
        _ => None,
    }
}
