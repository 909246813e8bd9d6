//! From byte ranges to spans in the caller's unit, in one walk over each text.

use crate::ascii;
use crate::finding::{Part, PositionEncoding, Span};
use std::ops::Range;

/// The span of one range of a text.
pub(crate) fn span(part: Part, text: &str, range: &Range<usize>, encoding: PositionEncoding) -> Span {
    let mut places = walk(text, &[range.start, range.end], encoding).into_iter();
    let start = places.next().unwrap_or_default();
    between(part, start, places.next().unwrap_or(start))
}

/// Spans of ranges of one text, in the order of the ranges.
pub(crate) fn spans(part: Part, text: &str, ranges: &[Range<usize>], encoding: PositionEncoding) -> Vec<Span> {
    let mut marks: Vec<usize> = ranges.iter().flat_map(|range| [range.start, range.end]).collect();
    marks.sort_unstable();
    marks.dedup();
    let places = walk(text, &marks, encoding);
    let place =
        |at: usize| marks.binary_search(&at).ok().and_then(|index| places.get(index)).copied().unwrap_or_default();
    ranges.iter().map(|range| between(part, place(range.start), place(range.end))).collect()
}

fn between(part: Part, start: Place, end: Place) -> Span {
    Span { part, start: start.offset, end: end.offset, line: start.line, column: start.column }
}

#[derive(Clone, Copy, Debug, Default)]
struct Place {
    offset: usize,
    line: usize,
    column: usize,
}

/// The places of sorted byte offsets, walking from one to the next.
fn walk(text: &str, marks: &[usize], encoding: PositionEncoding) -> Vec<Place> {
    let mut found = Vec::with_capacity(marks.len());
    let mut here = Place { offset: 0, line: 1, column: 1 };
    let mut from = 0;
    for mark in marks {
        let stretch = text.get(from..*mark).unwrap_or_default();
        here.pass(stretch, text.as_bytes().get(*mark) == Some(&b'\n'), encoding);
        found.push(here);
        from = *mark;
    }
    found
}

impl Place {
    /// Moves behind a stretch of text. Lines end with LF, CR or CR LF, as in the Language Server Protocol; a CR whose
    /// LF comes next does not end its line yet.
    fn pass(&mut self, stretch: &str, lf_follows: bool, encoding: PositionEncoding) {
        let bytes = stretch.as_bytes();
        let feeds = ascii::count(bytes, |byte| byte == b'\n');
        let returns = ascii::count(bytes, |byte| byte == b'\r');
        let joined = ascii::count_pairs(bytes, |first, second| matches!((first, second), (b'\r', b'\n')));
        let held = usize::from(lf_follows && bytes.last() == Some(&b'\r'));
        let ended = feeds.saturating_add(returns).saturating_sub(joined).saturating_sub(held);
        let length_of_all = length(stretch, encoding);
        self.offset = self.offset.saturating_add(length_of_all);
        if ended == 0 {
            self.column = self.column.saturating_add(length_of_all);
            return;
        }
        self.line = self.line.saturating_add(ended);
        let (body, held) = stretch.split_at_checked(stretch.len().saturating_sub(held)).unwrap_or((stretch, ""));
        let last = body.rsplit(['\n', '\r']).next().unwrap_or_default();
        self.column = length(last, encoding).saturating_add(held.len()).saturating_add(1);
    }
}

fn length(text: &str, encoding: PositionEncoding) -> usize {
    match encoding {
        _ if text.is_ascii() => text.len(),
        PositionEncoding::Utf8 => text.len(),
        // A character has one first byte, and from four bytes on two units.
        PositionEncoding::Utf16 => {
            let long = ascii::count(text.as_bytes(), |byte| byte >= 0xf0);
            text.chars().count().saturating_add(long)
        }
        PositionEncoding::Utf32 => text.chars().count(),
    }
}
