//! A stream to a peer who is not trusted to end what it begins.

use std::io;
use tokio::io::{AsyncBufRead, AsyncBufReadExt, AsyncRead, AsyncWrite};

/// Both directions of a connection, encrypted or not.
pub(crate) trait Duplex: AsyncRead + AsyncWrite + Send + Sync + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Sync + Unpin> Duplex for T {}

/// What reading a line came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Line {
    /// `buffer` ends with the line feed.
    Whole,
    /// The line is longer than the limit; `buffer` has its beginning, the rest is unread.
    TooLong,
    /// The peer closed; `buffer` has what came since the last line.
    Closed,
}

/// Appends to `buffer` up to and including the next line feed, `limit` bytes at most.
pub(crate) async fn read_line<R>(reader: &mut R, buffer: &mut Vec<u8>, limit: usize) -> io::Result<Line>
where
    R: AsyncBufRead + Unpin + ?Sized,
{
    let mut left = limit;
    while left > 0 {
        let available = reader.fill_buf().await?;
        if available.is_empty() {
            return Ok(Line::Closed);
        }
        let window = &available[..available.len().min(left)];
        let end = window.iter().position(|&byte| byte == b'\n').map(|at| at + 1);
        let taken = end.unwrap_or(window.len());
        buffer.extend_from_slice(&window[..taken]);
        reader.consume(taken);
        if end.is_some() {
            return Ok(Line::Whole);
        }
        left -= taken;
    }
    Ok(Line::TooLong)
}
