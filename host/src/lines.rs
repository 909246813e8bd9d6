//! Lines of bounded length.

use std::io::{BufRead, Read, Result};

/// What stands next in a text.
pub(crate) enum Line {
    /// A line, with its end if it has one.
    Whole(Vec<u8>),
    /// A line longer than the limit; it was skipped to its end.
    TooLong,
    /// Nothing more.
    End,
}

/// The next line, of at most so many bytes.
pub(crate) fn next(input: &mut impl BufRead, most: u64) -> Result<Line> {
    let mut line = Vec::new();
    let read = input.by_ref().take(most.saturating_add(1)).read_until(b'\n', &mut line)?;
    if read == 0 {
        return Ok(Line::End);
    }
    if line.ends_with(b"\n") || u64::try_from(read).is_ok_and(|read| read <= most) {
        return Ok(Line::Whole(line));
    }
    input.skip_until(b'\n')?;
    Ok(Line::TooLong)
}

#[cfg(test)]
mod tests {
    use super::{Line, next};

    #[test]
    fn a_line_over_the_limit_is_skipped_to_its_end_and_its_neighbours_are_read() {
        let mut input = &b"four\nlonger than that\n\n1234"[..];
        let mut read = Vec::new();
        loop {
            match next(&mut input, 4).unwrap() {
                Line::Whole(line) => read.push(String::from_utf8(line).unwrap()),
                Line::TooLong => read.push("too long".to_owned()),
                Line::End => break,
            }
        }
        assert_eq!(read, ["four\n", "too long", "\n", "1234"]);
        assert!(matches!(next(&mut &b"12345"[..], 4), Ok(Line::TooLong)));
    }
}
