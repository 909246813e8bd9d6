//! The source as the tokenizer reads it: with a pause now and then, so that the stack is never at its end.

use html5gum::Reader;
use memchr::{memchr, memchr2};
use std::fmt;

/// Values in double quotes that are read between two pauses.
const BETWEEN_PAUSES: u32 = 64;

/// A text to tokenize.
///
/// The tokenizer reads each attribute in double quotes by a call within the one that read the attribute before it: the
/// stack would grow with the attributes of a tag. The error makes it return; asked again, it goes on where it was.
pub(super) struct Source<'a> {
    rest: &'a [u8],
    /// Neither NUL nor CR stands in it, as in no source that is masked.
    is_plain: bool,
    left: u32,
}

/// Not an error, but a pause.
#[derive(Debug)]
pub(super) struct Pause;

impl<'a> Source<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let rest = text.as_bytes();
        Self { rest, is_plain: memchr2(b'\0', b'\r', rest).is_none(), left: BETWEEN_PAUSES }
    }

    fn take(&mut self, bytes: usize) -> &'a [u8] {
        let (taken, rest) = self.rest.split_at_checked(bytes).unwrap_or((self.rest, &[]));
        self.rest = rest;
        taken
    }
}

impl Reader for Source<'_> {
    type Error = Pause;

    #[inline]
    fn read_byte(&mut self) -> Result<Option<u8>, Pause> {
        Ok(self.take(1).first().copied())
    }

    fn try_read_string(&mut self, text: &[u8], case_sensitive: bool) -> Result<bool, Pause> {
        let beginning = self.rest.get(..text.len()).unwrap_or_default();
        let is_there = if case_sensitive { beginning == text } else { beginning.eq_ignore_ascii_case(text) };
        if is_there {
            self.take(text.len());
        }
        Ok(is_there)
    }

    // What is sought is known where it is called; for a browser that is too much code.
    #[cfg_attr(not(target_family = "wasm"), inline)]
    fn read_until<'b>(&'b mut self, needle: &[u8], _: &'b mut [u8; 4]) -> Result<Option<&'b [u8]>, Pause> {
        // Only here is nothing half read that would be lost.
        if needle.first() == Some(&b'"') {
            let Some(left) = self.left.checked_sub(1) else {
                self.left = BETWEEN_PAUSES;
                return Err(Pause);
            };
            self.left = left;
        }
        let Some(first) = self.rest.first() else { return Ok(None) };
        if needle.contains(first) {
            return Ok(Some(self.take(1)));
        }
        let found = match needle {
            [one, b'\0', b'\r'] if self.is_plain => memchr(*one, self.rest),
            [one, two, b'\0', b'\r'] if self.is_plain => memchr2(*one, *two, self.rest),
            // Names are short.
            needle => {
                debug_assert!(needle.iter().all(|byte| may_be_sought(*byte)));
                self.rest.iter().position(|byte| may_be_sought(*byte) && needle.contains(byte))
            }
        };
        Ok(Some(self.take(found.unwrap_or(self.rest.len()))))
    }
}

/// Whether a byte is one of those that any state of the tokenizer seeks.
fn may_be_sought(byte: u8) -> bool {
    byte <= b' ' || matches!(byte, b'"' | b'&' | b'\'' | b'-' | b'/' | b'<'..=b'>' | b']' | b'`')
}

impl fmt::Display for Pause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a pause")
    }
}

impl std::error::Error for Pause {}
