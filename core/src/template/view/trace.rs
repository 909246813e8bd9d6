//! The way back from a derived text to the source it came from.

use std::ops::Range;

/// For each stretch of a derived text, the range of the source that it stands for.
#[derive(Debug, Default)]
pub(crate) struct Trace {
    stretches: Vec<Stretch>,
    /// Where the source of the last one ends.
    end: u32,
}

/// Hostile text has one for each letter, so it is kept small: offsets fit in 31 bits, as a longer source is not read, and
/// what is not the source itself ends in it where the next stretch begins, if need be an empty one.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    /// The place in the derived text, and [`SAME`].
    at: u32,
    start: u32,
}

/// The derived text is the source itself, byte for byte.
const SAME: u32 = 1 << 31;

fn narrow(offset: usize) -> u32 {
    u32::try_from(offset.min(wide(SAME - 1))).unwrap_or_default()
}

fn wide(offset: u32) -> usize {
    usize::try_from(offset).unwrap_or(usize::MAX)
}

impl Trace {
    /// With room for so many stretches.
    pub(crate) fn with_room(stretches: usize) -> Self {
        Self { stretches: Vec::with_capacity(stretches), end: 0 }
    }

    /// Gives back the room that is not needed.
    pub(crate) fn shrink_to_fit(&mut self) {
        self.stretches.shrink_to_fit();
    }

    /// Notes that what is appended to the derived text at `at` stands for `source`.
    pub(crate) fn push(&mut self, at: usize, source: Range<usize>, same: bool) {
        let (at, start) = (narrow(at), narrow(source.start));
        let end = std::mem::replace(&mut self.end, narrow(source.end));
        match self.stretches.last() {
            Some(last) if last.is_same() && same && end == start => return,
            Some(last) if !last.is_same() && end != start => self.stretches.push(Stretch { at, start: end }),
            _ => {}
        }
        self.stretches.push(Stretch { at: if same { at | SAME } else { at }, start });
    }

    /// The source range of a range of the derived text.
    pub(crate) fn source(&self, range: &Range<usize>) -> Range<usize> {
        let next = self.behind(range.start);
        // Most ranges end in the stretch that they begin in.
        let is_one = self.stretches.get(next).is_none_or(|stretch| stretch.at() >= range.end);
        let behind_last = if is_one { next } else { self.behind(range.end.saturating_sub(1)) };
        let first = next.checked_sub(1).and_then(|first| self.stretches.get(first));
        let start = first.map_or(0, |stretch| stretch.start(range.start));
        let end = behind_last.checked_sub(1).map_or(start, |last| self.end(last, range.end));
        start..end.max(start)
    }

    /// The stretches of a range of the derived text, each with its source and whether it is the source itself.
    pub(crate) fn stretches(&self, range: &Range<usize>) -> impl Iterator<Item = (Range<usize>, Range<usize>, bool)> {
        let (from, to) = (range.start, range.end);
        let first = self.behind(from).saturating_sub(1);
        let stretches = self.stretches.iter().enumerate().skip(first);
        stretches.take_while(move |(_, stretch)| stretch.at() < to).filter_map(move |(index, stretch)| {
            let end = self.stretches.get(index.saturating_add(1)).map_or(to, |next| next.at().min(to));
            let start = stretch.at().max(from);
            (start < end).then(|| (start..end, stretch.start(start)..self.end(index, end), stretch.is_same()))
        })
    }

    /// The first stretch behind a place of the derived text.
    fn behind(&self, at: usize) -> usize {
        self.stretches.partition_point(|stretch| stretch.at() <= at)
    }

    /// Where in the source a stretch ends, or some of it.
    fn end(&self, index: usize, at: usize) -> usize {
        match self.stretches.get(index) {
            Some(stretch) if stretch.is_same() => stretch.start(at),
            _ => self.stretches.get(index.saturating_add(1)).map_or(wide(self.end), |next| wide(next.start)),
        }
    }
}

impl Stretch {
    fn at(self) -> usize {
        wide(self.at & !SAME)
    }

    fn is_same(self) -> bool {
        self.at & SAME != 0
    }

    /// The source of a place in the derived text.
    fn start(self, at: usize) -> usize {
        let within = if self.is_same() { at.saturating_sub(self.at()) } else { 0 };
        wide(self.start).saturating_add(within)
    }
}

#[cfg(test)]
mod tests {
    use super::Trace;
    use proptest::prelude::*;
    use std::ops::Range;

    /// From the start of the source of the first byte to the end of that of the last one.
    fn source(of_bytes: &[Range<usize>], range: &Range<usize>) -> Option<Range<usize>> {
        let bytes = of_bytes.get(range.clone())?;
        Some(bytes.first()?.start..bytes.last()?.end)
    }

    proptest! {
        #[test]
        fn a_range_leads_to_the_source_of_its_first_and_last_byte(
            pieces in prop::collection::vec((0..2_usize, 1..4_usize, 1..4_usize, any::<bool>()), 1..8),
            ends in (any::<prop::sample::Index>(), any::<prop::sample::Index>()),
        ) {
            let (mut trace, mut of_bytes, mut place) = (Trace::default(), Vec::new(), 0_usize);
            for (gap, length, of_source, same) in pieces {
                let start = place.saturating_add(gap);
                place = start.saturating_add(if same { length } else { of_source });
                trace.push(of_bytes.len(), start..place, same);
                if same {
                    of_bytes.extend((start..place).map(|at| at..at.saturating_add(1)));
                } else {
                    of_bytes.extend(vec![start..place; length]);
                }
            }
            let (one, other) = (ends.0.index(of_bytes.len()), ends.1.index(of_bytes.len()));
            let range = one.min(other)..one.max(other).saturating_add(1);
            prop_assert_eq!(Some(trace.source(&range)), source(&of_bytes, &range));
            let mut reached = range.start;
            for (derived, of_source, same) in trace.stretches(&range) {
                prop_assert_eq!(derived.start, reached);
                prop_assert!(!same || of_source.len() == derived.len());
                prop_assert_eq!(Some(of_source), source(&of_bytes, &derived));
                reached = derived.end;
            }
            prop_assert_eq!(reached, range.end);
        }
    }
}
