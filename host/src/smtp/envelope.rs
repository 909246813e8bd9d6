//! Sender and recipient as they go on the wire.

/// The envelope of a message: its sender and one recipient (RFC 5321 section 3.3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
    /// The return address, without angle brackets; empty for a notification, which is answered to nobody.
    pub mail_from: String,
    /// The recipient's address, without angle brackets.
    pub rcpt_to: String,
    /// Whether the message has UTF-8 in its header fields (RFC 6532). The addresses are looked at by themselves.
    pub smtputf8: bool,
    /// Whether the message's body has bytes above 127.
    pub eight_bit: bool,
}

/// An address that cannot be handed to a mail server.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the {role} {address:?} {problem}")]
pub struct EnvelopeError {
    /// `sender` or `recipient`.
    pub role: &'static str,
    /// The address as it was given.
    pub address: String,
    /// What is wrong with it.
    pub problem: &'static str,
}

/// The longest path between the angle brackets (RFC 5321 section 4.5.3.1.3).
const LONGEST: usize = 254;

/// An address that is safe to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Path {
    /// What stands between the angle brackets.
    pub(super) text: String,
    /// The domain in its ASCII form, or an address literal; empty for the null sender.
    pub(super) domain: String,
}

impl Envelope {
    pub(super) fn sender(&self) -> Result<Path, EnvelopeError> {
        if self.mail_from.is_empty() {
            return Ok(Path { text: String::new(), domain: String::new() });
        }
        path("sender", &self.mail_from)
    }

    pub(super) fn recipient(&self) -> Result<Path, EnvelopeError> {
        path("recipient", &self.rcpt_to)
    }
}

fn path(role: &'static str, address: &str) -> Result<Path, EnvelopeError> {
    let error = |problem| EnvelopeError { role, address: address.to_owned(), problem };
    if address.chars().any(char::is_control) {
        return Err(error("has a control character, which could end the command"));
    }
    let (local, domain) = address.rsplit_once('@').ok_or_else(|| error("has no `@`"))?;
    if !(is_quoted(local) || is_dot_string(local)) {
        return Err(error("has a part before the `@` that needs quotation marks or is empty"));
    }
    let domain = if is_literal(domain) {
        domain.to_owned()
    } else {
        crate::dns::ascii_domain(domain).ok_or_else(|| error("has a domain that is no domain name"))?
    };
    let text = format!("{local}@{domain}");
    if text.len() > LONGEST {
        return Err(error("is longer than 254 bytes"));
    }
    Ok(Path { text, domain })
}

/// Characters that need no quotation (RFC 5321 section 4.1.2, RFC 6531 section 3.3).
fn is_dot_string(local: &str) -> bool {
    let atom = |c: char| !c.is_ascii() || c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c);
    !local.is_empty() && local.split('.').all(|part| !part.is_empty() && part.chars().all(atom))
}

fn is_quoted(local: &str) -> bool {
    let Some(inner) = local.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) else { return false };
    let mut escaped = false;
    for c in inner.chars() {
        if c == '"' && !escaped {
            return false;
        }
        escaped = c == '\\' && !escaped;
    }
    !escaped && local.len() >= 2
}

fn is_literal(domain: &str) -> bool {
    domain.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).is_some_and(|inner| {
        !inner.is_empty() && inner.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b':'))
    })
}
