//! The fields at the head of a mail.

use super::{Mailbox, MessageError};
use crate::address::{breaks_lines, path};
use mail_builder::MessageBuilder;
use mail_builder::encoders::Base64Encoder;
use mail_builder::headers::HeaderType;
use mail_builder::headers::address::Address;
use mail_builder::headers::raw::Raw;
use mail_builder::headers::text::Text;

/// Bytes of text in one encoded word, so that a line with the field's name stays below 76 (RFC 2047 section 2).
const WORD: usize = 39;

/// Fields that are written from the other parts, or by those who carry the mail.
const OWN_FIELDS: &[&str] = &[
    "bcc",
    "content-transfer-encoding",
    "content-type",
    "date",
    "dkim-signature",
    "from",
    "message-id",
    "mime-version",
    "reply-to",
    "return-path",
    "subject",
    "to",
];

/// The fields so far.
#[derive(Default)]
pub(super) struct Fields<'a> {
    /// Those that are encoded here.
    pub(super) encoded: String,
    /// Those that the library encodes.
    pub(super) rest: MessageBuilder<'a>,
}

impl<'a> Fields<'a> {
    pub(super) fn add(&mut self, name: &'a str, value: impl Into<HeaderType<'a>>) {
        self.rest = std::mem::take(&mut self.rest).header(name, value);
    }

    /// A field of running text.
    pub(super) fn text(&mut self, field: &'a str, text: &'a str) -> Result<(), MessageError> {
        let text = one_line(field, text)?;
        if looks_encoded(text) {
            self.encoded.push_str(&format!("{field}: {}\r\n", encoded_words(text)));
        } else {
            self.add(field, Text::new(text));
        }
        Ok(())
    }

    /// A field with an address.
    pub(super) fn mailbox(&mut self, field: &'a str, mailbox: Mailbox<'a>) -> Result<(), MessageError> {
        let name = one_line(field, mailbox.name)?;
        let address = one_line(field, mailbox.address)?;
        let address = path(address)
            .map_err(|problem| MessageError::Address { field: field.to_owned(), address: address.to_owned(), problem })?
            .text;
        if looks_encoded(name) {
            self.encoded.push_str(&format!("{field}: {}\r\n\t<{address}>\r\n", encoded_words(name)));
        } else {
            self.add(field, Address::new_address(Some(name).filter(|name| !name.is_empty()), address));
        }
        Ok(())
    }

    /// A field that the caller gives: ASCII as it is, other text encoded.
    pub(super) fn given(&mut self, name: &'a str, value: &'a str) -> Result<(), MessageError> {
        let name = field_name(name)?;
        let value = one_line(name, value)?;
        if value.is_ascii() {
            self.add(name, Raw::new(value));
        } else {
            self.add(name, Text::new(value));
        }
        Ok(())
    }
}

/// Whether a reader's program would decode a part of the text, and show what nobody wrote; the library leaves it as it is.
fn looks_encoded(text: &str) -> bool {
    text.contains("=?")
}

/// The text in encoded words (RFC 2047), one a line; what stands between two of them is no part of the text.
fn encoded_words(text: &str) -> String {
    let mut words = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (word, after) = rest.split_at(rest.floor_char_boundary(WORD));
        let base64 = Base64Encoder::new().encode(word.as_bytes()).unwrap_or_default();
        words.push(format!("=?utf-8?B?{}?=", String::from_utf8_lossy(&base64)));
        rest = after;
    }
    words.join("\r\n\t")
}

fn one_line<'a>(field: &str, value: &'a str) -> Result<&'a str, MessageError> {
    let breaks = |c| breaks_lines(c) && c != '\t';
    if value.contains(breaks) { Err(MessageError::ControlCharacter(field.to_owned())) } else { Ok(value) }
}

fn field_name(name: &str) -> Result<&str, MessageError> {
    let fits = (1..=76).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_graphic() && b != b':');
    let own = OWN_FIELDS.contains(&name.to_ascii_lowercase().as_str());
    if fits && !own { Ok(name) } else { Err(MessageError::Header(name.to_owned())) }
}
