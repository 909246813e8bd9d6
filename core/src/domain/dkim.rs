//! DKIM: the published key is the one that signatures are made for (RFC 6376 section 3.6).

use super::{Judged, Said, tags};
use crate::phrases::domain as phrase;

/// The base64 length of an RSA key of 1024 bits in its wrapping, the least that receivers accept (RFC 8301).
const LEAST_RSA: usize = 210;
/// The same for 2048 bits.
const ADVISED_RSA: usize = 380;

/// What stands before the bytes of an Ed25519 key in a `SubjectPublicKeyInfo` (RFC 8410 section 4), in base64.
const ED25519_WRAPPING: &str = "MCowBQYDK2VwAyEA";

/// A public key: its algorithm and its base64 without white space.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Key {
    algorithm: String,
    data: String,
}

impl Key {
    /// From base64 alone, from a PEM block, or from a whole record.
    pub(super) fn read(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let (algorithm, data) = if text.contains("p=") {
            let joined = tags::joined(text);
            (
                tags::value(&joined, "k").unwrap_or("rsa").to_ascii_lowercase(),
                tags::value(&joined, "p").unwrap_or_default().to_owned(),
            )
        } else {
            let body: String = text.lines().filter(|line| !line.starts_with("-----")).collect();
            // An Ed25519 key is its 32 bytes alone (RFC 8463 section 4), which a PEM block wraps.
            let body = body.trim();
            let key = body.strip_prefix(ED25519_WRAPPING).unwrap_or(body);
            (if key.len() == 44 { "ed25519" } else { "rsa" }.to_owned(), key.to_owned())
        };
        let data: String = data.split_whitespace().collect();
        let base64 = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
        if data.is_empty() || !data.bytes().all(base64) {
            return Err("a public key in base64 is expected".to_owned());
        }
        Ok(Self { algorithm, data })
    }

    fn record(&self) -> String {
        format!("v=DKIM1; k={}; p={}", self.algorithm, self.data)
    }
}

pub(super) fn judge(texts: &[String], key: Option<&Key>) -> Judged {
    let found: Vec<String> = texts.iter().filter(|text| tags::value(text, "p").is_some()).cloned().collect();
    let message = match found.as_slice() {
        [] => Some(phrase::NO_DKIM.into()),
        [record] => fault(record, key),
        several => Some(Said::with(phrase::SEVERAL_DKIM, [("count", several.len().to_string())])),
    };
    let ok = message.is_none();
    let advice = found.first().filter(|_| ok).and_then(|record| advice(record));
    let expected = key.map_or_else(|| "v=DKIM1; k=rsa; p=…".to_owned(), Key::record);
    Judged::new(expected, found, ok, message.or(advice))
}

fn fault(record: &str, key: Option<&Key>) -> Option<Said> {
    if let Some(name) = tags::twice(record) {
        return Some(Said::with(phrase::TAG_TWICE, [("name", name.escape_debug().to_string())]));
    }
    if tags::value(record, "v").is_some_and(|version| version != "DKIM1") {
        return Some(phrase::DKIM_VERSION.into());
    }
    if tags::value(record, "p").is_none_or(|data| data.trim().is_empty()) {
        return Some(phrase::DKIM_REVOKED.into());
    }
    let allows = |name, wanted: &[&str]| {
        tags::value(record, name).is_none_or(|list| list.split(':').any(|item| wanted.contains(&item.trim())))
    };
    if !allows("s", &["*", "email"]) || !allows("h", &["sha256"]) {
        return Some(phrase::DKIM_NOT_FOR_MAIL.into());
    }
    let Ok(published) = Key::read(record) else { return Some(phrase::DKIM_NOT_BASE64.into()) };
    match key {
        Some(key) if *key != published => Some(phrase::DKIM_OTHER_KEY.into()),
        _ if published.algorithm == "rsa" && published.data.len() < LEAST_RSA => Some(phrase::DKIM_TOO_SHORT.into()),
        _ => None,
    }
}

fn advice(record: &str) -> Option<Said> {
    let key = Key::read(record).ok()?;
    let testing = tags::value(record, "t").is_some_and(|flags| flags.split(':').any(|flag| flag.trim() == "y"));
    if testing {
        Some(phrase::DKIM_TESTING.into())
    } else if key.algorithm == "rsa" && key.data.len() < ADVISED_RSA {
        Some(phrase::DKIM_SHORT.into())
    } else {
        None
    }
}
