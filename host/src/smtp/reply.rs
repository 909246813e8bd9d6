//! A server's reply, read within limits.

use super::options::Limits;
use super::stream::{Line, read_line};
use sendright::reply::is_enhanced;
use std::io;
use tokio::io::AsyncBufRead;

/// A reply (RFC 5321 section 4.2).
///
/// `smtp_proto`'s receiver keeps each part of an enhanced code in one byte, and large providers answer with such as
/// `5.7.509`; so replies are read here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reply {
    pub(super) code: u16,
    pub(super) enhanced: Option<String>,
    pub(super) text: String,
    /// The lines as they came, for EHLO's list.
    pub(super) raw: Vec<u8>,
}

impl Reply {
    pub(super) fn is_positive(&self) -> bool {
        (200..300).contains(&self.code)
    }
}

/// Characters of a reply's text that are kept.
const TEXT: usize = 4096;

/// Reads one reply; an error says in words what is wrong with it.
pub(super) async fn read_reply<R>(reader: &mut R, limits: Limits) -> io::Result<Reply>
where
    R: AsyncBufRead + Unpin,
{
    let mut raw = Vec::new();
    let mut reply = Reply { code: 0, enhanced: None, text: String::new(), raw: Vec::new() };
    for number in 0..limits.lines {
        let start = raw.len();
        match read_line(reader, &mut raw, limits.line).await? {
            Line::Whole => {}
            Line::TooLong => {
                return Err(io::Error::other(format!("a line of the reply is longer than {} bytes", limits.line)));
            }
            Line::Closed => return Err(io::Error::other("the server closed the connection")),
        }
        let (code, last, text) = split(&raw[start..])
            .ok_or_else(|| io::Error::other("the server's reply does not begin with a reply code"))?;
        if number > 0 && code != reply.code {
            return Err(io::Error::other("the lines of the server's reply have different codes"));
        }
        reply.code = code;
        reply.add(text, number == 0);
        if last {
            reply.raw = raw;
            return Ok(reply);
        }
    }
    Err(io::Error::other(format!("the reply has more than {} lines", limits.lines)))
}

impl Reply {
    fn add(&mut self, text: &[u8], first: bool) {
        let text = String::from_utf8_lossy(text);
        let (enhanced, words) = split_enhanced(self.code, &text);
        if first {
            self.enhanced = enhanced.map(str::to_owned);
        } else {
            self.text.push('\n');
        }
        let room = TEXT.saturating_sub(self.text.chars().count());
        self.text.extend(words.trim_end().chars().take(room).map(|c| if c.is_control() { ' ' } else { c }));
    }
}

/// Code, whether it is the last line, and text.
fn split(line: &[u8]) -> Option<(u16, bool, &[u8])> {
    let (digits, rest) = line.split_at_checked(3)?;
    let code: u16 = std::str::from_utf8(digits).ok().filter(|d| d.bytes().all(|b| b.is_ascii_digit()))?.parse().ok()?;
    if !(200..=599).contains(&code) {
        return None;
    }
    match rest {
        [b'-', text @ ..] => Some((code, false, text)),
        [b' ', text @ ..] | text @ [b'\r' | b'\n', ..] => Some((code, true, text)),
        _ => None,
    }
}

/// The enhanced code at the beginning of `text`, if it is one of the reply code's class (RFC 2034 section 4), and the
/// words after it. What only looks like one is left to the text.
fn split_enhanced(code: u16, text: &str) -> (Option<&str>, &str) {
    let (word, rest) = text.split_once(' ').unwrap_or((text.trim_end(), ""));
    let class = word.split('.').next().unwrap_or_default();
    if is_enhanced(word) && class == (code / 100).to_string() { (Some(word), rest) } else { (None, text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn read(bytes: &[u8]) -> io::Result<Reply> {
        read_reply(&mut &*bytes, Limits { line: 512, lines: 4 }).await
    }

    #[tokio::test]
    async fn codes_enhanced_codes_and_text_are_told_apart() {
        // Replies as large providers send them.
        let table: &[(&str, u16, Option<&str>, &str)] = &[
            ("250 OK\r\n", 250, None, "OK"),
            ("250\r\n", 250, None, ""),
            ("550 5.1.1 No such user\r\n", 550, Some("5.1.1"), "No such user"),
            ("550 5.7.509 Access denied\r\n", 550, Some("5.7.509"), "Access denied"),
            ("421 4.7.0\r\n", 421, Some("4.7.0"), ""),
            ("550-5.1.1 The account\r\n550 5.1.1 is gone\r\n", 550, Some("5.1.1"), "The account\nis gone"),
            ("550 4.1.1 a code of another class\r\n", 550, None, "4.1.1 a code of another class"),
            ("550 5.01.1 a needless zero\r\n", 550, None, "5.01.1 a needless zero"),
            ("354 3.0.0 a class that there is not\r\n", 354, None, "3.0.0 a class that there is not"),
            ("550 1.2.3.4 is listed\r\n", 550, None, "1.2.3.4 is listed"),
            ("554 bell\x07\x1b[31m\r\n", 554, None, "bell  [31m"),
            ("250 bare line feed\n", 250, None, "bare line feed"),
        ];
        for (bytes, code, enhanced, text) in table {
            let reply = read(bytes.as_bytes()).await.unwrap_or_else(|error| panic!("{bytes:?}: {error}"));
            assert_eq!(
                (reply.code, reply.enhanced.as_deref(), reply.text.as_str()),
                (*code, *enhanced, *text),
                "{bytes:?}"
            );
        }
    }

    #[tokio::test]
    async fn replies_that_are_none_are_refused_in_words() {
        let long = format!("250 {}\r\n", "x".repeat(600));
        let table: &[(&str, &str)] = &[
            ("", "closed"),
            ("250 cut off", "closed"),
            ("SSH-2.0-OpenSSH\r\n", "reply code"),
            ("999 no\r\n", "reply code"),
            ("100 no\r\n", "reply code"),
            ("250_no\r\n", "reply code"),
            ("250-a\r\n550 b\r\n", "different codes"),
            ("250-\r\n250-\r\n250-\r\n250-\r\n250-\r\n", "more than 4 lines"),
            (&long, "longer than 512 bytes"),
        ];
        for (bytes, words) in table {
            let error = read(bytes.as_bytes()).await.expect_err(bytes).to_string();
            assert!(error.contains(words), "{bytes:?}: {error}");
        }
    }
}
