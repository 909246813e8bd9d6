//! From bytes of a source text to the positions that a caller counts in.

use crate::finding::{Part, PositionEncoding, Span};
use std::ops::Range;

/// The span of some bytes of a source text, in the caller's unit.
///
/// Bytes that are no boundary of a character count as the boundary before them.
pub(crate) fn span(part: Part, source: &str, bytes: &Range<usize>, encoding: PositionEncoding) -> Span {
    let before = source.get(..source.floor_char_boundary(bytes.start)).unwrap_or(source);
    let within = source.get(before.len()..source.floor_char_boundary(bytes.end)).unwrap_or_default();
    let start = units(before, encoding);
    let line_start = before.rfind('\n').map_or(0, |at| at.saturating_add(1));
    Span {
        part,
        start,
        end: start.saturating_add(units(within, encoding)),
        line: before.bytes().filter(|byte| *byte == b'\n').count().saturating_add(1),
        column: units(before.get(line_start..).unwrap_or_default(), encoding).saturating_add(1),
    }
}

fn units(text: &str, encoding: PositionEncoding) -> usize {
    match encoding {
        PositionEncoding::Utf8 => text.len(),
        PositionEncoding::Utf16 => text.encode_utf16().count(),
        PositionEncoding::Utf32 => text.chars().count(),
    }
}
