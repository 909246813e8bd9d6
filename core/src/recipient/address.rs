//! The syntax of an address (RFC 5321 section 4.1.2, RFC 6531 section 3.3).

use super::host::Host;
use super::shown;
use crate::answer::Reason;
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mistake {
    pub(super) rule: &'static str,
    pub(super) message: String,
    /// The count that is over its limit.
    pub(super) over: Option<(usize, usize)>,
}

impl Mistake {
    pub(super) fn new(rule: &'static str, message: impl Into<String>) -> Self {
        Self { rule, message: message.into(), over: None }
    }

    pub(super) fn into_reason(self) -> Reason {
        let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
        Reason {
            rule: self.rule.to_owned(),
            message: self.message,
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
        at_most("address/too-long", "an address", address.to_string().len(), MOST_ADDRESS)?;
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
    at_most("address/too-long", "an address", given.len(), MOST_GIVEN)
        .map_err(|mistake| Mistake { over: Some((given.len(), MOST_ADDRESS)), ..mistake })?;
    let Some(found) = given.chars().find(|c| c.is_control() || is_unseen(*c)) else { return Ok(()) };
    let (rule, what) = match found {
        '\r' => ("address/line-break", "a carriage return (CR)".to_owned()),
        '\n' => ("address/line-break", "a line feed (LF)".to_owned()),
        '\0' => ("address/nul", "a null character (NUL)".to_owned()),
        c if c.is_control() => ("address/control", format!("the control character U+{:04X}", u32::from(c))),
        c => ("address/unseen", format!("the unseen character U+{:04X}", u32::from(c))),
    };
    Err(Mistake::new(rule, format!("an address has no {}", what.trim_start_matches("a ").trim_start_matches("the "))))
}

/// Characters that nobody sees, and that make two addresses look alike.
const fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        | '\u{fff9}'..='\u{fffd}')
}

/// What people write around an address.
fn check_envelope(given: &str) -> Result<(), Mistake> {
    if given.trim().is_empty() || given == "<>" {
        return Err(Mistake::new("address/empty", "there is no address"));
    }
    if given.trim() != given {
        return Err(Mistake::new("address/space", "there is white space before or after the address; take it out"));
    }
    if let Some(inner) = given.strip_suffix('>').and_then(|rest| rest.rsplit_once('<')) {
        let message = format!("give the address alone, without a name and angle brackets: `{}`", shown(inner.1));
        return Err(Mistake::new("address/display-name", message));
    }
    if given.get(..7).is_some_and(|scheme| scheme.eq_ignore_ascii_case("mailto:")) {
        return Err(Mistake::new("address/scheme", "give the address alone, without `mailto:`"));
    }
    Ok(())
}

fn split(given: &str) -> Result<(&str, &str), Mistake> {
    if given.starts_with('"') {
        return split_quoted(given);
    }
    if given.contains([',', ';']) && given.matches('@').count() > 1 {
        return Err(Mistake::new("address/several", "there are several addresses; each is asked about alone"));
    }
    let (local, domain) =
        given.rsplit_once('@').ok_or_else(|| Mistake::new("address/no-at", "an address has an `@`"))?;
    if local.contains('@') {
        return Err(Mistake::new("address/several-at", "an address has one `@`"));
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
                return rest.strip_prefix('@').map(|domain| (local, domain)).ok_or_else(|| {
                    Mistake::new("address/quoted", "after the closing `\"` of the local part comes the `@`")
                });
            }
            _ => {}
        }
    }
    Err(Mistake::new("address/quoted", "the `\"` at the beginning is never closed"))
}

/// The local part as it is written on the wire.
fn local_part(given: &str) -> Result<String, Mistake> {
    if given.is_empty() {
        return Err(Mistake::new("address/empty-local", "there is nothing before the `@`"));
    }
    at_most("address/local-too-long", "the part before the `@`", given.len(), MOST_LOCAL)?;
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
                None => return Err(Mistake::new("address/quoted", "after a `\\` comes an ASCII character")),
            },
            c => content.push(c),
        }
    }
    Ok(content)
}

fn check_dot_string(local: &str) -> Result<(), Mistake> {
    if local.starts_with('.') || local.ends_with('.') || local.contains("..") {
        let message = "in the part before the `@` a dot stands between two other characters";
        return Err(Mistake::new("address/local-dot", message));
    }
    match local.chars().find(|c| !is_atext(*c) && *c != '.') {
        Some(c) if c.is_whitespace() => Err(Mistake::new("address/space", "there is white space in the address")),
        Some(c) => {
            let message = format!("`{c}` stands before the `@` only in quotes");
            Err(Mistake::new("address/local-character", message))
        }
        None if local.is_empty() => Err(Mistake::new("address/empty-local", "there is nothing before the `@`")),
        None => Ok(()),
    }
}

/// RFC 5322 section 3.2.3, and beyond ASCII RFC 6531 section 3.3.
fn is_atext(c: char) -> bool {
    c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c) || (!c.is_ascii() && !c.is_whitespace())
}

pub(super) fn at_most(rule: &'static str, what: &str, length: usize, most: usize) -> Result<(), Mistake> {
    if length <= most {
        return Ok(());
    }
    Err(Mistake { over: Some((length, most)), ..Mistake::new(rule, format!("{what} has at most {most} bytes")) })
}
