//! The body of a mail.

use super::MessageError;
use mail_builder::encoders::Base64Encoder;
use mail_builder::mime::MimePart;

/// One part, or two for the reader's program to choose from, the richer one last (RFC 2046 section 5.1.4).
pub(super) fn body(html: Option<&str>, text: Option<&str>) -> Result<MimePart<'static>, MessageError> {
    let html = html.map(|html| part("text/html", html));
    let text = text.map(|text| part("text/plain", text));
    match (text, html) {
        (Some(text), Some(html)) => Ok(MimePart::new("multipart/alternative", vec![text, html])),
        (Some(part), None) | (None, Some(part)) => Ok(part),
        (None, None) => Err(MessageError::NoBody),
    }
}

fn part(kind: &'static str, text: &str) -> MimePart<'static> {
    let text = crlf(text);
    if !text.bytes().any(is_raw_control) {
        return MimePart::new(kind, text);
    }
    // The library would write them as they are, which no mail may have (RFC 5322 section 3.5).
    let base64 = Base64Encoder::new().wrap_lines().encode(text.as_bytes()).unwrap_or_default();
    MimePart::new(kind, String::from_utf8_lossy(&base64).into_owned()).transfer_encoding("base64")
}

fn is_raw_control(byte: u8) -> bool {
    byte.is_ascii_control() && !matches!(byte, b'\t' | b'\r' | b'\n')
}

/// Line ends of whatever kind as CRLF.
fn crlf(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").replace('\n', "\r\n")
}
