//! From byte ranges to spans in the caller's unit, in one walk over each text.

use crate::finding::{Part, PositionEncoding, Span};
use std::ops::Range;

/// Spans of ranges of one text, in the order of the ranges.
pub(crate) fn spans(part: Part, text: &str, ranges: &[Range<usize>], encoding: PositionEncoding) -> Vec<Span> {
    let mut marks: Vec<usize> = ranges.iter().flat_map(|range| [range.start, range.end]).collect();
    marks.sort_unstable();
    marks.dedup();
    let places = walk(text, &marks, encoding);
    let place = |at: usize| marks.binary_search(&at).ok().and_then(|index| places.get(index)).copied().unwrap_or_default();
    ranges
        .iter()
        .map(|range| {
            let (start, end) = (place(range.start), place(range.end));
            Span { part, start: start.offset, end: end.offset, line: start.line, column: start.column }
        })
        .collect()
}

#[derive(Clone, Copy, Debug, Default)]
struct Place {
    offset: usize,
    line: usize,
    column: usize,
}

/// The places of sorted byte offsets. Lines end with LF, CR or CR LF, as in the Language Server Protocol.
fn walk(text: &str, marks: &[usize], encoding: PositionEncoding) -> Vec<Place> {
    let mut found = Vec::with_capacity(marks.len());
    let mut marks = marks.iter().peekable();
    let mut here = Place { offset: 0, line: 1, column: 1 };
    let mut after_cr = false;
    for (at, c) in text.char_indices() {
        while marks.next_if(|mark| **mark <= at).is_some() {
            found.push(here);
        }
        if marks.peek().is_none() {
            return found;
        }
        let width = match encoding {
            PositionEncoding::Utf8 => c.len_utf8(),
            PositionEncoding::Utf16 => c.len_utf16(),
            PositionEncoding::Utf32 => 1,
        };
        here.offset = here.offset.saturating_add(width);
        here.column = here.column.saturating_add(width);
        if c == '\r' || c == '\n' {
            if !(c == '\n' && after_cr) {
                here.line = here.line.saturating_add(1);
            }
            here.column = 1;
        }
        after_cr = c == '\r';
    }
    found.extend(marks.map(|_| here));
    found
}
