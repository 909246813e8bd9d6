//! The message between DATA and the final dot.

use crate::smtp::stream::{Line, read_line};
use std::io;
use tokio::io::AsyncBufRead;

/// Bytes read at a time of a line that does not end.
const PIECE: usize = 64 * 1024;

/// Reads up to the final dot and takes the doubled dots away (RFC 5321 section 4.5.2); none if it is larger than
/// `limit`. Only CRLF ends a line, and with it the message.
///
/// `smtp_proto`'s receiver leaves a doubled dot at the very beginning, so messages are read here.
pub(super) async fn read_message<R>(reader: &mut R, limit: usize) -> io::Result<Option<Vec<u8>>>
where
    R: AsyncBufRead + Unpin,
{
    let mut message = Vec::new();
    let mut piece = Vec::new();
    let mut too_large = false;
    // The last two bytes before the piece tell whether a line begins with it.
    let mut before = *b"\r\n";
    loop {
        piece.clear();
        if read_line(reader, &mut piece, PIECE).await? == Line::Closed {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let begins = before == *b"\r\n";
        if begins && piece == b".\r\n" {
            return Ok((!too_large).then_some(message));
        }
        for &byte in &piece[piece.len().saturating_sub(2)..] {
            before = [before[1], byte];
        }
        let unstuffed = if begins { piece.strip_prefix(b".").unwrap_or(&piece) } else { &piece };
        too_large |= message.len() + unstuffed.len() > limit;
        if too_large {
            message.clear();
        } else {
            message.extend_from_slice(unstuffed);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_a_dot_alone_between_line_ends_ends_a_message() {
        let table: &[(&[u8], &[u8])] = &[
            (b".\r\n", b""),
            (b"..\r\n.\r\n", b".\r\n"),
            (b"a\r\n..b\r\n.\r\n", b"a\r\n.b\r\n"),
            (b"a\n.\n\r\n.\r\n", b"a\n.\n\r\n"),
            (b"a\r\n.\r\r\n.\r\n", b"a\r\n\r\r\n"),
            (b"a\n.\r\n\r\n.\r\n", b"a\n.\r\n\r\n"),
            (b"a\r.\r\n.\r\n", b"a\r.\r\n"),
        ];
        for (wire, message) in table {
            let read = read_message(&mut &**wire, 1000).await.expect("it ends");
            assert_eq!(read.as_deref(), Some(*message), "{}", wire.escape_ascii());
        }
    }

    #[tokio::test]
    async fn a_message_over_the_limit_is_read_to_its_end_and_dropped() {
        let wire = [b"x".repeat(PIECE + 5), b"\r\n.\r\n.rest".to_vec()].concat();
        let mut reader = &wire[..];
        assert_eq!(read_message(&mut reader, 1000).await.expect("it ends"), None);
        assert_eq!(reader, b".rest");
    }
}
