//! A mail as it goes on the wire (RFC 5322, MIME).

mod body;
mod fields;

use fields::Fields;
use mail_builder::headers::date::Date;
use mail_builder::headers::message_id::MessageId;

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
    #[error("`{field}` has the address {address:?}, which is no mail address: it {problem}")]
    Address {
        /// The header field.
        field: String,
        /// The address as given.
        address: String,
        /// What is wrong with it.
        problem: &'static str,
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
        let mut fields = Fields::default();
        fields.mailbox("From", self.from)?;
        fields.mailbox("To", self.to)?;
        fields.text("Subject", self.subject)?;
        fields.add("Date", Date::from(self.date_ms / 1000));
        fields.add("Message-ID", MessageId::new(self.message_id()?));
        if let Some(reply_to) = self.reply_to {
            fields.mailbox("Reply-To", reply_to)?;
        }
        for &(name, value) in self.headers {
            fields.given(name, value)?;
        }
        let mut bytes = fields.encoded.into_bytes();
        // Writing to memory does not fail.
        fields.rest.body(body::body(self.html, self.text)?).write_to(&mut bytes).map_err(|_| MessageError::NoBody)?;
        finish(bytes)
    }

    fn message_id(&self) -> Result<&str, MessageError> {
        let part =
            |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_graphic() && !b"<>@,;\"()\\".contains(&b));
        let fits = self.message_id.split_once('@').is_some_and(|(left, right)| part(left) && part(right));
        if fits { Ok(self.message_id) } else { Err(MessageError::MessageId(self.message_id.to_owned())) }
    }
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
