//! The syntax of an address (RFC 5321 section 4.1.2, RFC 6531 section 3.3).

use super::host::Host;
use super::shown;
use crate::answer::Reason;
use crate::locale::Locale;
use crate::phrases::{Phrase, address as phrase};
use std::fmt;

/// Octets of a local part (RFC 5321 section 4.5.3.1.1).
const MOST_LOCAL: usize = 64;
/// Octets of an address: a path has 256 with its angle brackets (RFC 5321 section 4.5.3.1.3).
const MOST_ADDRESS: usize = 254;
/// No address is so long in any spelling; what is longer is not read.
const MOST_GIVEN: usize = 2_000;

/// An address that mail can be sent to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Address {
    local: String,
    host: Host,
}

/// Why something is no address.
#[derive(Clone, Debug)]
pub(super) struct Mistake {
    rule: &'static str,
    phrase: Phrase,
    /// What the phrase names.
    value: String,
    /// The count that is over its limit.
    over: Option<(usize, usize)>,
}

impl Mistake {
    pub(super) const fn new(rule: &'static str, phrase: Phrase) -> Self {
        Self { rule, phrase, value: String::new(), over: None }
    }

    pub(super) fn naming(rule: &'static str, phrase: Phrase, value: impl fmt::Display) -> Self {
        Self { value: value.to_string(), ..Self::new(rule, phrase) }
    }

    pub(super) fn into_reason(self, locale: Locale) -> Reason {
        let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
        Reason {
            rule: self.rule.to_owned(),
            message: self.phrase.say(locale, &[("value", &self.value)]),
            observed: self.over.map(|(observed, _)| count(observed)),
            limit: self.over.map(|(_, limit)| count(limit)),
        }
    }
}

impl Address {
    pub(super) fn parse(given: &str) -> Result<Self, Mistake> {
        check_characters(given)?;
        check_envelope(given)?;
        let (local, domain) = split(given)?;
        let local = local_part(local)?;
        let address = Self { local, host: Host::parse(domain)? };
        at_most("address/too-long", phrase::TOO_LONG, address.to_string().len(), MOST_ADDRESS)?;
        Ok(address)
    }

    /// Whether it is the address of a role, a tag behind a `+` aside.
    pub(super) fn is_role(&self, role: &str) -> bool {
        self.local.split('+').next().is_some_and(|name| name.eq_ignore_ascii_case(role))
    }

    pub(super) fn needs_smtputf8(&self) -> bool {
        !self.local.is_ascii()
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.local, self.host)
    }
}

/// What stands in no address, whatever its place: each could end a line of the SMTP session or of a header.
fn check_characters(given: &str) -> Result<(), Mistake> {
    at_most("address/too-long", phrase::TOO_LONG, given.len(), MOST_GIVEN)
        .map_err(|mistake| Mistake { over: Some((given.len(), MOST_ADDRESS)), ..mistake })?;
    // Joiners belong to the names of some scripts; where one stands wrongly in a domain is IDNA's to say (RFC 5892 A.1).
    let domain = given.rfind('@').unwrap_or(given.len());
    let is_joiner = |at: usize, c: char| at > domain && matches!(c, '\u{200c}' | '\u{200d}');
    let wrong = |(at, c): &(usize, char)| c.is_control() || (is_unseen(*c) && !is_joiner(*at, *c));
    let Some((_, found)) = given.char_indices().find(wrong) else { return Ok(()) };
    let scalar = || format!("U+{:04X}", u32::from(found));
    Err(match found {
        '\r' => Mistake::new("address/line-break", phrase::CARRIAGE_RETURN),
        '\n' => Mistake::new("address/line-break", phrase::LINE_FEED),
        '\0' => Mistake::new("address/nul", phrase::NUL),
        c if c.is_control() => Mistake::naming("address/control", phrase::CONTROL, scalar()),
        _ => Mistake::naming("address/unseen", phrase::UNSEEN, scalar()),
    })
}

/// Characters that nobody sees, and that make two addresses look alike, and code points that are none. Variation
/// selectors are seen in the sign before them.
fn is_unseen(c: char) -> bool {
    let is_none =
        matches!(u32::from(c) & 0xffff, 0xfdd0..=0xfdef if u32::from(c) < 0x1_0000) || u32::from(c) & 0xfffe == 0xfffe;
    is_none
        || matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffd}' | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// What people write around an address.
fn check_envelope(given: &str) -> Result<(), Mistake> {
    if given.trim().is_empty() || given == "<>" {
        return Err(Mistake::new("address/empty", phrase::EMPTY));
    }
    if given.trim() != given {
        return Err(Mistake::new("address/space", phrase::SPACE_AROUND));
    }
    if let Some(inner) = given.strip_suffix('>').and_then(|rest| rest.rsplit_once('<')) {
        return Err(Mistake::naming("address/display-name", phrase::DISPLAY_NAME, shown(inner.1)));
    }
    if given.get(..7).is_some_and(|scheme| scheme.eq_ignore_ascii_case("mailto:")) {
        return Err(Mistake::new("address/scheme", phrase::SCHEME));
    }
    Ok(())
}

fn split(given: &str) -> Result<(&str, &str), Mistake> {
    if given.starts_with('"') {
        return split_quoted(given);
    }
    if given.contains([',', ';']) && given.matches('@').count() > 1 {
        return Err(Mistake::new("address/several", phrase::SEVERAL));
    }
    let (local, domain) = given.rsplit_once('@').ok_or_else(|| Mistake::new("address/no-at", phrase::NO_AT))?;
    if local.contains('@') {
        return Err(Mistake::new("address/several-at", phrase::SEVERAL_AT));
    }
    Ok((local, domain))
}

fn split_quoted(given: &str) -> Result<(&str, &str), Mistake> {
    let mut escaped = false;
    for (at, c) in given.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => {
                let (local, rest) = given.split_at_checked(at.saturating_add(1)).unwrap_or((given, ""));
                return rest
                    .strip_prefix('@')
                    .map(|domain| (local, domain))
                    .ok_or_else(|| Mistake::new("address/quoted", phrase::AFTER_QUOTES));
            }
            _ => {}
        }
    }
    Err(Mistake::new("address/quoted", phrase::OPEN_QUOTES))
}

/// The local part as it is written on the wire.
fn local_part(given: &str) -> Result<String, Mistake> {
    if given.is_empty() {
        return Err(Mistake::new("address/empty-local", phrase::EMPTY_LOCAL));
    }
    at_most("address/local-too-long", phrase::LOCAL_TOO_LONG, given.len(), MOST_LOCAL)?;
    let quoted = given.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).filter(|_| given.len() > 1);
    let Some(quoted) = quoted else {
        check_dot_string(given)?;
        return Ok(given.to_owned());
    };
    let content = unquoted(quoted)?;
    // Quotes that change nothing are left out, as RFC 5321 section 4.1.2 asks.
    if check_dot_string(&content).is_ok() {
        return Ok(content);
    }
    Ok(format!("\"{}\"", content.replace('\\', "\\\\").replace('"', "\\\"")))
}

fn unquoted(quoted: &str) -> Result<String, Mistake> {
    let mut content = String::with_capacity(quoted.len());
    let mut characters = quoted.chars();
    while let Some(c) = characters.next() {
        match c {
            '\\' => match characters.next().filter(|c| *c == ' ' || c.is_ascii_graphic()) {
                Some(escaped) => content.push(escaped),
                None => return Err(Mistake::new("address/quoted", phrase::AFTER_BACKSLASH)),
            },
            c => content.push(c),
        }
    }
    Ok(content)
}

fn check_dot_string(local: &str) -> Result<(), Mistake> {
    if local.starts_with('.') || local.ends_with('.') || local.contains("..") {
        return Err(Mistake::new("address/local-dot", phrase::LOCAL_DOT));
    }
    match local.chars().find(|c| !is_atext(*c) && *c != '.') {
        Some(c) if c.is_whitespace() => Err(Mistake::new("address/space", phrase::SPACE_WITHIN)),
        Some(c) => Err(Mistake::naming("address/local-character", phrase::LOCAL_CHARACTER, c)),
        None if local.is_empty() => Err(Mistake::new("address/empty-local", phrase::EMPTY_LOCAL)),
        None => Ok(()),
    }
}

/// RFC 5322 section 3.2.3, and beyond ASCII RFC 6531 section 3.3.
fn is_atext(c: char) -> bool {
    c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c) || (!c.is_ascii() && !c.is_whitespace())
}

pub(super) fn at_most(rule: &'static str, phrase: Phrase, length: usize, most: usize) -> Result<(), Mistake> {
    if length <= most {
        return Ok(());
    }
    Err(Mistake { over: Some((length, most)), ..Mistake::naming(rule, phrase, most) })
}
