//! Domain names: their syntax, and the part that registrars ask for.

use crate::error::{Code, Error};
use crate::site;
use idna::AsciiDenyList;
use idna::uts46::{DnsLength, Hyphens, Uts46};
use std::borrow::Cow;

/// A name as it is on the wire: its U-labels as A-labels (RFC 5890); as given where it has none or cannot be one.
pub(super) fn wire(name: &str) -> Cow<'_, str> {
    if name.is_ascii() {
        return Cow::Borrowed(name);
    }
    // Names of records have underscores, which IDNA itself would let pass.
    let ascii =
        Uts46::new().to_ascii(name.as_bytes(), AsciiDenyList::EMPTY, Hyphens::CheckFirstLast, DnsLength::Ignore);
    ascii.unwrap_or(Cow::Borrowed(name))
}

/// A domain name in lower case and A-labels without a closing dot.
pub(super) fn normalised(path: &str, name: &str) -> Result<String, Error> {
    let name = wire(name);
    let name = name.strip_suffix('.').unwrap_or(&name).to_ascii_lowercase();
    let refuse =
        |why: &str| Err(Error::new(Code::InvalidValue, path, format!("`{}` is no domain: {why}", name.escape_debug())));
    if name.len() > 253 {
        return refuse("it has more than 253 characters");
    }
    if !name.contains('.') {
        return refuse("it has a single label");
    }
    if !name.is_ascii() {
        return refuse("it has characters that no domain may have (IDNA)");
    }
    if !name.split('.').all(is_label) {
        return refuse("each label has 1 to 63 letters, digits and hyphens, with no hyphen at its ends");
    }
    Ok(name)
}

/// A selector: labels with dots between them (RFC 6376 section 3.1).
pub(super) fn normalised_label(path: &str, name: &str) -> Result<String, Error> {
    let name = wire(name).to_ascii_lowercase();
    if name.is_empty() || !name.split('.').all(is_label) {
        let message = format!("`{}` is no selector: letters, digits and hyphens are expected", name.escape_debug());
        return Err(Error::new(Code::InvalidValue, path, message));
    }
    Ok(name)
}

fn is_label(label: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    (1..=63).contains(&label.len()) && label.bytes().all(allowed) && !label.starts_with('-') && !label.ends_with('-')
}

/// The part of `name` before the registered domain that `domain` lies in; `@` for that domain itself.
pub(super) fn host(domain: &str, name: &str) -> String {
    let registered = site::registered(domain);
    match name.strip_suffix(registered) {
        Some("") => "@".to_owned(),
        Some(host) => host.trim_end_matches('.').to_owned(),
        None => name.to_owned(),
    }
}
