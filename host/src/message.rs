//! A mail as it goes on the wire (RFC 5322, MIME).

use crate::dns::ascii_domain;
use mail_builder::MessageBuilder;
use mail_builder::headers::address::Address;
use mail_builder::headers::date::Date;
use mail_builder::headers::message_id::MessageId;
use mail_builder::headers::raw::Raw;
use mail_builder::headers::text::Text;

/// What a mail is made of. Text is given as it shall be read; encoding is done here.
#[derive(Clone, Copy, Debug, Default)]
pub struct Draft<'a> {
    /// The sender shown to the reader.
    pub from: Mailbox<'a>,
    /// The recipient shown to the reader.
    pub to: Mailbox<'a>,
    /// Where answers go, if not to the sender.
    pub reply_to: Option<Mailbox<'a>>,
    /// The subject.
    pub subject: &'a str,
    /// The HTML body.
    pub html: Option<&'a str>,
    /// The plain text body; with both, the reader's program chooses.
    pub text: Option<&'a str>,
    /// The message id without angle brackets, as `1a2b@example.com`.
    pub message_id: &'a str,
    /// When the mail was written, in Unix milliseconds.
    pub date_ms: u64,
    /// More header fields, such as `List-Unsubscribe` (RFC 2369) and `List-Unsubscribe-Post` (RFC 8058).
    pub headers: &'a [(&'a str, &'a str)],
}

/// An address and the name beside it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mailbox<'a> {
    /// The name; may be empty.
    pub name: &'a str,
    /// The address, as `ann@example.com`.
    pub address: &'a str,
}

/// A finished mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The mail's bytes, every line ended with CRLF and none longer than 998 bytes before it.
    pub bytes: Vec<u8>,
    /// Whether the body has bytes above 127, so that servers need 8BITMIME (RFC 6152).
    pub eight_bit: bool,
    /// Whether header fields have UTF-8, so that servers need SMTPUTF8 (RFC 6531).
    pub smtputf8: bool,
}

/// Why a mail cannot be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MessageError {
    /// A line break or other control character in a header field: it could add fields of its own.
    #[error("`{0}` has a line break or another control character; a header field must be one line")]
    ControlCharacter(String),
    /// An address that cannot stand in a header field.
    #[error("`{field}` has the address {address:?}, which is no mail address")]
    Address {
        /// The header field.
        field: String,
        /// The address as given.
        address: String,
    },
    /// A name of a header field that is none, or that is written from the other parts of the mail.
    #[error("{0:?} cannot be given as a header field")]
    Header(String),
    /// A message id that is none.
    #[error("the message id {0:?} is not of the form `left@right`")]
    MessageId(String),
    /// A header field that cannot be broken into lines.
    #[error("`{0}` is longer than a line may be (998 bytes) and has no space to break it at")]
    TooLong(String),
    /// No text.
    #[error("the mail has neither HTML nor text")]
    NoBody,
    /// A date that no calendar of mail programs has.
    #[error("the date `{0}` ms lies after the year 9999")]
    Date(u64),
}

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

/// The longest line without its CRLF (RFC 5322 section 2.1.1).
const LINE: usize = 998;

/// The first millisecond of the year 10000.
const END_OF_DATES: u64 = 253_402_300_800_000;

impl Draft<'_> {
    /// Makes the mail.
    pub fn build(&self) -> Result<Message, MessageError> {
        if self.date_ms >= END_OF_DATES {
            return Err(MessageError::Date(self.date_ms));
        }
        let mut builder = MessageBuilder::new()
            .from(mailbox("From", self.from)?)
            .to(mailbox("To", self.to)?)
            .subject(Text::new(one_line("Subject", self.subject)?))
            .date(Date::from(self.date_ms / 1000))
            .message_id(MessageId::new(self.message_id()?));
        if let Some(reply_to) = self.reply_to {
            builder = builder.reply_to(mailbox("Reply-To", reply_to)?);
        }
        for &(name, value) in self.headers {
            let value = one_line(field_name(name)?, value)?;
            builder = if value.is_ascii() {
                builder.header(name, Raw::new(value))
            } else {
                builder.header(name, Text::new(value))
            };
        }
        let html = self.html.map(crlf);
        let text = self.text.map(crlf);
        if html.is_none() && text.is_none() {
            return Err(MessageError::NoBody);
        }
        if let Some(text) = text {
            builder = builder.text_body(text);
        }
        if let Some(html) = html {
            builder = builder.html_body(html);
        }
        let mut bytes = Vec::new();
        // Writing to memory does not fail.
        builder.write_to(&mut bytes).map_err(|_| MessageError::NoBody)?;
        finish(bytes)
    }

    fn message_id(&self) -> Result<&str, MessageError> {
        let part =
            |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_graphic() && !b"<>@,;\"()\\".contains(&b));
        let fits = self.message_id.split_once('@').is_some_and(|(left, right)| part(left) && part(right));
        if fits { Ok(self.message_id) } else { Err(MessageError::MessageId(self.message_id.to_owned())) }
    }
}

fn mailbox<'a>(field: &str, mailbox: Mailbox<'a>) -> Result<Address<'a>, MessageError> {
    let name = one_line(field, mailbox.name)?;
    let address = one_line(field, mailbox.address)?;
    let error = || MessageError::Address { field: field.to_owned(), address: address.to_owned() };
    let (local, domain) = address.rsplit_once('@').ok_or_else(error)?;
    let quoted = local.len() > 2
        && local.starts_with('"')
        && local.ends_with('"')
        && !local[1..local.len() - 1].contains(['"', '\\']);
    let plain = !local.is_empty() && !local.contains(|c: char| c.is_whitespace() || "()<>[]:;@\\,\"".contains(c));
    let literal = domain.starts_with('[') && domain.ends_with(']') && !domain.contains(char::is_whitespace);
    let domain = if literal { domain.to_owned() } else { ascii_domain(domain).ok_or_else(error)? };
    if !(quoted || plain) {
        return Err(error());
    }
    Ok(Address::new_address(Some(name).filter(|name| !name.is_empty()), format!("{local}@{domain}")))
}

fn one_line<'a>(field: &str, value: &'a str) -> Result<&'a str, MessageError> {
    let breaks = |c: char| c.is_control() && c != '\t' || matches!(c, '\u{2028}' | '\u{2029}');
    if value.contains(breaks) { Err(MessageError::ControlCharacter(field.to_owned())) } else { Ok(value) }
}

fn field_name(name: &str) -> Result<&str, MessageError> {
    let fits = (1..=76).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_graphic() && b != b':');
    let own = OWN_FIELDS.contains(&name.to_ascii_lowercase().as_str());
    if fits && !own { Ok(name) } else { Err(MessageError::Header(name.to_owned())) }
}

/// Line ends of whatever kind as CRLF.
fn crlf(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").replace('\n', "\r\n")
}

fn finish(mut bytes: Vec<u8>) -> Result<Message, MessageError> {
    if !bytes.ends_with(b"\r\n") {
        bytes.extend_from_slice(b"\r\n");
    }
    let mut field = String::new();
    for line in bytes.split(|&byte| byte == b'\n') {
        if let Some(at) =
            line.iter().position(|&byte| byte == b':').filter(|_| !line.starts_with(b" ") && !line.starts_with(b"\t"))
        {
            field = String::from_utf8_lossy(&line[..at]).into_owned();
        }
        if line.len() > LINE + 1 {
            return Err(MessageError::TooLong(field));
        }
    }
    let body = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap_or(bytes.len());
    let (head, body) = bytes.split_at(body);
    let (eight_bit, smtputf8) = (!body.is_ascii(), !head.is_ascii());
    Ok(Message { bytes, eight_bit, smtputf8 })
}
