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
    encoded(name).unwrap_or(Cow::Borrowed(name))
}

fn encoded(name: &str) -> Option<Cow<'_, str>> {
    // Names of records have underscores, which IDNA itself would let pass.
    Uts46::new().to_ascii(name.as_bytes(), AsciiDenyList::EMPTY, Hyphens::CheckFirstLast, DnsLength::Ignore).ok()
}

/// A domain name in lower case and A-labels without a closing dot, each label fit for a host (RFC 1123 section 2.1).
pub(super) fn normalised(path: &str, given: &str) -> Result<String, Error> {
    let refuse = |why: &str| {
        Err(Error::new(Code::InvalidValue, path, format!("`{}` is no domain: {why}", given.escape_debug())))
    };
    match name(given) {
        Ok(name) if name.contains('_') => refuse(NO_LABEL),
        Ok(name) => Ok(name),
        Err(why) => refuse(why),
    }
}

const NO_LABEL: &str = "each label has 1 to 63 letters, digits and hyphens, with no hyphen at its ends";
const NO_IDNA: &str = "it has characters that no domain may have (IDNA)";

/// A name in lower case and A-labels without a closing dot, or why it is none. Labels may have underscores.
pub(super) fn name(name: &str) -> Result<String, &'static str> {
    let name = wire(name);
    let name = name.strip_suffix('.').unwrap_or(&name).to_ascii_lowercase();
    let top = name.rsplit_once('.').map(|(_, top)| top);
    let is_encoded = name.split('.').any(|label| label.starts_with("xn--"));
    if name.len() > 253 {
        Err("it has more than 253 characters")
    } else if top.is_none() {
        Err("it has a single label")
    } else if !name.is_ascii() || is_encoded && encoded(&name).is_none() {
        Err(NO_IDNA)
    } else if !name.split('.').all(is_label) {
        Err(NO_LABEL)
    } else if top.is_some_and(|top| top.bytes().all(|byte| byte.is_ascii_digit())) {
        // RFC 3696 section 2: so no address is taken for a name.
        Err("its last label is a number")
    } else {
        Ok(name)
    }
}

/// A selector: labels with dots between them (RFC 6376 section 3.1).
pub(super) fn normalised_label(path: &str, name: &str) -> Result<String, Error> {
    let name = wire(name).to_ascii_lowercase();
    let refuse = |why: &str| {
        let message = format!("`{}` is no selector: {why}", name.escape_debug());
        Err(Error::new(Code::InvalidValue, path, message))
    };
    if name.is_empty() || !name.split('.').all(is_label) {
        return refuse("letters, digits and hyphens are expected");
    }
    if name.split('.').any(|label| label == "_domainkey") {
        return refuse("what stands before `._domainkey` is expected");
    }
    Ok(name)
}

fn is_label(label: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    (1..=63).contains(&label.len()) && label.bytes().all(allowed) && !label.starts_with('-') && !label.ends_with('-')
}

/// What a resolver gave, fit for one line of a message.
pub(super) fn shown(name: &str) -> String {
    name.chars().filter(|c| !c.is_control()).take(100).collect()
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
