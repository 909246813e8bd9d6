//! The source as the tokenizer reads it: with a pause now and then, so that the stack is never at its end.

use html5gum::{Readable, Reader, StringReader};
use std::fmt;

/// Values in double quotes that are read between two pauses.
const BETWEEN_PAUSES: u32 = 64;

/// A text to tokenize.
///
/// The tokenizer reads each attribute in double quotes by a call within the one that read the attribute before it: the
/// stack would grow with the attributes of a tag. The error makes it return; asked again, it goes on where it was.
pub(super) struct Source<'a> {
    reader: StringReader<'a>,
    left: u32,
}

/// Not an error, but a pause.
#[derive(Debug)]
pub(super) struct Pause;

impl<'a> Source<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { reader: text.to_reader(), left: BETWEEN_PAUSES }
    }
}

impl Reader for Source<'_> {
    type Error = Pause;

    fn read_byte(&mut self) -> Result<Option<u8>, Pause> {
        self.reader.read_byte().map_err(|never| match never {})
    }

    fn try_read_string(&mut self, text: &[u8], case_sensitive: bool) -> Result<bool, Pause> {
        self.reader.try_read_string(text, case_sensitive).map_err(|never| match never {})
    }

    // What is sought is known where it is called, and prepared there while compiling; for a browser that is too much code.
    #[cfg_attr(
        not(target_family = "wasm"),
        expect(clippy::inline_always, reason = "a call would prepare it each time")
    )]
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    fn read_until<'b>(&'b mut self, needle: &[u8], buffer: &'b mut [u8; 4]) -> Result<Option<&'b [u8]>, Pause> {
        // Only here is nothing half read that would be lost.
        if needle.first() == Some(&b'"') {
            let Some(left) = self.left.checked_sub(1) else {
                self.left = BETWEEN_PAUSES;
                return Err(Pause);
            };
            self.left = left;
        }
        self.reader.read_until(needle, buffer).map_err(|never| match never {})
    }
}

impl fmt::Display for Pause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a pause")
    }
}

impl std::error::Error for Pause {}
