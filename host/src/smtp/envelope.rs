//! Sender and recipient as they go on the wire.

use crate::address::{self, Path};

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
    address::path(address).map_err(|problem| EnvelopeError { role, address: address.to_owned(), problem })
}
