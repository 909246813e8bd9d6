//! The way back from a derived text to the source it came from.

use std::ops::Range;

/// For each stretch of a derived text, the range of the source that it stands for.
#[derive(Debug, Default)]
pub(crate) struct Trace(Vec<Stretch>);

/// Hostile text has one for each letter, so it is kept small: offsets fit in 31 bits, as a longer source is not read.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    /// The place in the derived text, and [`SAME`].
    at: u32,
    start: u32,
    end: u32,
}

/// The derived text is the source itself, byte for byte.
const SAME: u32 = 1 << 31;

fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(SAME).min(SAME - 1)
}

fn wide(offset: u32) -> usize {
    usize::try_from(offset).unwrap_or(usize::MAX)
}

impl Trace {
    /// With room for so many stretches.
    pub(crate) fn with_room(stretches: usize) -> Self {
        Self(Vec::with_capacity(stretches))
    }

    /// Gives back the room that is not needed.
    pub(crate) fn shrink_to_fit(&mut self) {
        self.0.shrink_to_fit();
    }

    /// Notes that what is appended to the derived text at `at` stands for `source`.
    pub(crate) fn push(&mut self, at: usize, source: Range<usize>, same: bool) {
        let kind = if same { SAME } else { 0 };
        let next = Stretch { at: narrow(at) | kind, start: narrow(source.start), end: narrow(source.end) };
        if let Some(last) = self.0.last_mut() {
            let continues = last.is_same() && same && last.end == next.start;
            if continues && last.end.saturating_sub(last.start) == next.at.saturating_sub(last.at) {
                last.end = next.end;
                return;
            }
        }
        self.0.push(next);
    }

    /// The source range of a range of the derived text.
    pub(crate) fn source(&self, range: &Range<usize>) -> Range<usize> {
        let next = self.0.partition_point(|stretch| stretch.at() <= range.start);
        let first = next.checked_sub(1).and_then(|before| self.0.get(before));
        // Most ranges end in the stretch that they begin in.
        let is_one = self.0.get(next).is_none_or(|stretch| stretch.at() >= range.end);
        let last = if is_one { first } else { self.holding(range.end.saturating_sub(1)) };
        let start = first.map_or(0, |stretch| stretch.source(range.start, false));
        let end = last.map_or(start, |stretch| stretch.source(range.end, true));
        start..end.max(start)
    }

    /// The stretches of a range of the derived text, each with its source and whether it is the source itself.
    pub(crate) fn stretches(&self, range: &Range<usize>) -> impl Iterator<Item = (Range<usize>, Range<usize>, bool)> {
        let (from, to) = (range.start, range.end);
        let first = self.0.partition_point(|stretch| stretch.at() <= from).saturating_sub(1);
        let stretches = self.0.get(first..).unwrap_or_default();
        stretches.iter().enumerate().take_while(move |(_, stretch)| stretch.at() < to).map(move |(index, stretch)| {
            let end = stretches.get(index.saturating_add(1)).map_or(to, |next| next.at().min(to));
            let start = stretch.at().max(from);
            let source = stretch.source(start, false)..stretch.source(end, true);
            (start..end, source, stretch.is_same())
        })
    }

    fn holding(&self, at: usize) -> Option<&Stretch> {
        self.0.get(self.0.partition_point(|stretch| stretch.at() <= at).checked_sub(1)?)
    }
}

impl Stretch {
    fn at(self) -> usize {
        wide(self.at & !SAME)
    }

    fn is_same(self) -> bool {
        self.at & SAME != 0
    }

    fn source(&self, at: usize, is_end: bool) -> usize {
        if self.is_same() {
            wide(self.start).saturating_add(at.saturating_sub(self.at())).min(wide(self.end))
        } else if is_end {
            wide(self.end)
        } else {
            wide(self.start)
        }
    }
}
