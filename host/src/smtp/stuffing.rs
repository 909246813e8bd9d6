//! The message as SMTP wants it between DATA and the final dot.

use std::borrow::Cow;

/// The message with CRLF at the end of every line, the last one included.
///
/// A carriage return or line feed of its own becomes CRLF: servers disagree on what a bare one means, and with it
/// on where a message ends (RFC 5321 section 2.3.8). Sign the result, not what went in.
#[must_use]
pub fn normalise(message: &[u8]) -> Cow<'_, [u8]> {
    if is_normal(message) {
        return Cow::Borrowed(message);
    }
    let mut out = Vec::with_capacity(message.len() + message.len() / 32 + 2);
    let mut bytes = message.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            b'\r' => {
                bytes.next_if_eq(&b'\n');
                out.extend_from_slice(b"\r\n");
            }
            b'\n' => out.extend_from_slice(b"\r\n"),
            other => out.push(other),
        }
    }
    if !out.is_empty() && !out.ends_with(b"\r\n") {
        out.extend_from_slice(b"\r\n");
    }
    Cow::Owned(out)
}

fn is_normal(message: &[u8]) -> bool {
    let paired = message.windows(2).all(|pair| (pair[0] == b'\r') == (pair[1] == b'\n'));
    message.is_empty() || (paired && message[0] != b'\n' && message.ends_with(b"\r\n"))
}

/// The normalised message with its leading dots doubled and the final dot after it (RFC 5321 section 4.5.2).
#[must_use]
pub fn stuff(message: &[u8]) -> Vec<u8> {
    let message = normalise(message);
    let mut out = Vec::with_capacity(message.len() + 64);
    for line in message.split_inclusive(|&byte| byte == b'\n') {
        if line.starts_with(b".") {
            out.push(b'.');
        }
        out.extend_from_slice(line);
    }
    out.extend_from_slice(b".\r\n");
    out
}
