//! Visible text: white space collapsed, ignorable code points left out, each character traced to its source, and how
//! much of it there is (rulebook 1.2 and 1.3).

use crate::template::view::script::Scripts;
use crate::template::view::trace::Trace;
use std::cell::OnceCell;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// Text as a reader sees it.
#[derive(Debug, Default)]
pub(crate) struct Flow {
    text: String,
    trace: Trace,
    /// White space or a block edge since the last character, with its source.
    gap: Option<Range<usize>>,
    dropped: Vec<Dropped>,
    edges: Vec<Edge>,
    lower: OnceCell<String>,
    scripts: OnceCell<Scripts>,
}

/// Where a block begins or ends.
#[derive(Clone, Copy, Debug)]
struct Edge {
    /// Bytes of the text before it.
    text: usize,
    /// Its place in the source.
    source: usize,
}

/// A code point that shows nothing and was left out.
#[derive(Clone, Debug)]
pub(crate) struct Dropped {
    pub(crate) c: char,
    /// Where in the text it would stand.
    pub(crate) at: usize,
    /// Whether white space or an edge stands between it and the text before.
    pub(crate) is_apart: bool,
    /// Its source.
    pub(crate) span: Range<usize>,
}

/// Dropped code points that are noted: what hides words is found by the first few.
const MOST_DROPPED: usize = 1_000;

/// Those among them that turn the direction, which no heap of others hides.
const MOST_TURNING: usize = 2_000;

/// How much text there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Amount {
    /// Extended grapheme clusters (UAX #29).
    pub(crate) characters: u64,
    /// Words (UAX #29), with Han, kana and Hangul counted by the character.
    pub(crate) units: u64,
}

impl Flow {
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The text in lower case, made when it is first asked for.
    pub(crate) fn lower(&self) -> &str {
        self.lower.get_or_init(|| self.text.to_lowercase())
    }

    /// How much of it is in each script.
    pub(crate) fn scripts(&self) -> &Scripts {
        self.scripts.get_or_init(|| Scripts::of(&self.text))
    }

    /// The source between the end of one character of the text and the start of another behind it.
    pub(crate) fn between(&self, end: usize, start: usize) -> Range<usize> {
        let from = self.trace.source(&(end.saturating_sub(1)..end)).end;
        from..self.trace.source(&(start..start.saturating_add(1))).start.max(from)
    }

    /// The first code points that were left out, in order.
    pub(crate) fn dropped(&self) -> &[Dropped] {
        &self.dropped
    }

    /// The source of a range of the text.
    pub(crate) fn source(&self, range: &Range<usize>) -> Range<usize> {
        self.trace.source(range)
    }

    /// The text of the block that a place of the source lies in.
    pub(crate) fn block(&self, source: usize) -> Range<usize> {
        let next = self.edges.partition_point(|edge| edge.source <= source);
        let before = next.checked_sub(1).and_then(|before| self.edges.get(before));
        before.map_or(0, |edge| edge.text)..self.edges.get(next).map_or(self.text.len(), |edge| edge.text)
    }

    /// An edge of a block, or a `<br>`.
    pub(crate) fn edge(&mut self, at: usize) {
        self.edges.push(Edge { text: self.text.len(), source: at });
        self.gap.get_or_insert(at..at);
    }

    /// How many edges there were so far.
    pub(crate) fn edges(&self) -> usize {
        self.edges.len()
    }

    /// Text that is the source itself, byte for byte.
    pub(crate) fn push_same(&mut self, text: &str, start: usize) {
        let mut from = 0;
        for (at, c) in text.char_indices() {
            let next = at.saturating_add(c.len_utf8());
            let plain = !c.is_whitespace() && !c.is_control() && (c.is_ascii() || !is_ignorable(c));
            if plain && (self.gap.is_none() || from < at) {
                continue;
            }
            // A single space between two signs stays what it is.
            if c == ' ' && from < at && text.as_bytes().get(next).is_some_and(u8::is_ascii_graphic) {
                continue;
            }
            self.append(text, from..at, start);
            self.push(c, start.saturating_add(at)..start.saturating_add(next));
            from = next;
        }
        self.append(text, from..text.len(), start);
    }

    fn append(&mut self, text: &str, range: Range<usize>, start: usize) {
        let source = start.saturating_add(range.start)..start.saturating_add(range.end);
        if let Some(piece) = text.get(range).filter(|piece| !piece.is_empty()) {
            self.trace.push(self.text.len(), source, true);
            self.text.push_str(piece);
        }
    }

    /// Text that stands for `source`, as a decoded entity does.
    pub(crate) fn push_other(&mut self, text: &str, source: &Range<usize>) {
        for c in text.chars() {
            self.push(c, source.clone());
        }
    }

    fn push(&mut self, c: char, source: Range<usize>) {
        if c.is_whitespace() {
            self.gap.get_or_insert(source);
            return;
        }
        if c.is_control() {
            return;
        }
        if is_ignorable(c) && !self.extends_a_character(c) {
            if self.dropped.len() < if turns(c) { MOST_TURNING } else { MOST_DROPPED } {
                let (at, is_apart) = (self.text.len(), self.gap.is_some());
                self.dropped.push(Dropped { c, at, is_apart, span: source });
            }
            return;
        }
        if let Some(gap) = self.gap.take().filter(|_| !self.text.is_empty()) {
            // A gap of one byte is traced like the text around it, in one stretch.
            let same = gap.len() == 1;
            self.trace.push(self.text.len(), gap, same);
            self.text.push(' ');
        }
        let same = source.len() == c.len_utf8();
        self.trace.push(self.text.len(), source, same);
        self.text.push(c);
    }

    /// A joiner or selector is part of the character before it; alone it is nothing.
    fn extends_a_character(&self, c: char) -> bool {
        let joins = matches!(c,
            '\u{34f}' | '\u{180b}'..='\u{180d}' | '\u{180f}' | '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{e0020}'..='\u{e007f}' | '\u{e0100}'..='\u{e01ef}');
        joins && self.gap.is_none() && !self.text.is_empty()
    }

    pub(crate) fn amount(&self) -> Amount {
        Amount { characters: characters(&self.text), units: units(&self.text) }
    }
}

/// Whether a code point turns the direction of what stands behind or beside it: marks, embeddings, overrides, isolates.
pub(crate) fn turns(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The characters of a text that are not ASCII, with their places.
pub(crate) fn beyond_ascii(text: &str) -> impl Iterator<Item = (usize, char)> {
    const STEP: usize = 32;
    let mut from = 0_usize;
    std::iter::from_fn(move || {
        let mut rest = text.as_bytes().get(from..)?;
        while let Some((_, behind)) = rest.split_at_checked(STEP).filter(|(step, _)| step.is_ascii()) {
            rest = behind;
        }
        let before = text.len().saturating_sub(rest.len());
        let at = before.saturating_add(rest.iter().position(|byte| !byte.is_ascii())?);
        let c = text.get(at..)?.chars().next()?;
        from = at.saturating_add(c.len_utf8());
        Some((at, c))
    })
}

/// Extended grapheme clusters of a text.
pub(crate) fn characters(text: &str) -> u64 {
    let mut count = text.len();
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| !byte.is_ascii()) {
        // The neighbours of other than ASCII text may belong to its clusters.
        let from = at.saturating_sub(1);
        let tail = rest.get(at..).unwrap_or_default();
        let length = tail.bytes().position(|byte| byte.is_ascii()).unwrap_or(tail.len());
        let to = at.saturating_add(length);
        let with_neighbours = to.saturating_add(1).min(rest.len());
        let clusters = rest.get(from..with_neighbours).map_or(0, |piece| piece.graphemes(true).count());
        count = count.saturating_sub(with_neighbours.saturating_sub(from)).saturating_add(clusters);
        // The neighbour behind stays, for it may be the one before the next stretch too.
        rest = rest.get(to..).unwrap_or_default();
    }
    u64::try_from(count).unwrap_or(u64::MAX)
}

/// Words of a text, Han, kana and Hangul counted by the character.
pub(crate) fn units(text: &str) -> u64 {
    let (mut rest, mut count) = (text, 0_usize);
    // White space always ends a word, and most of what stands between is one plain word.
    while !rest.is_empty() {
        let length = rest.bytes().position(|byte| byte == b' ').unwrap_or(rest.len());
        let chunk = rest.get(..length).unwrap_or_default();
        let word = chunk.strip_suffix(['.', ',', '!', '?', ':', ';']).unwrap_or(chunk);
        let is_plain = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric());
        count = count.saturating_add(if is_plain { 1 } else { chunk.split_word_bounds().map(units_of).sum() });
        rest = rest.get(length.saturating_add(1)..).unwrap_or_default();
    }
    u64::try_from(count).unwrap_or(u64::MAX)
}

fn units_of(word: &str) -> usize {
    if word.is_ascii() {
        return usize::from(word.bytes().any(|byte| byte.is_ascii_alphanumeric()));
    }
    let starts = word.graphemes(true).filter_map(|cluster| cluster.chars().next());
    let (mut written_by_character, mut other) = (0_usize, false);
    for c in starts {
        if is_han_kana_or_hangul(c) {
            written_by_character = written_by_character.saturating_add(1);
        } else {
            other |= c.is_alphanumeric();
        }
    }
    written_by_character.saturating_add(usize::from(other))
}

pub(crate) fn is_han_kana_or_hangul(c: char) -> bool {
    c >= '\u{1100}'
        && matches!(c,
        '\u{1100}'..='\u{11ff}' | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{3029}' | '\u{3031}'..='\u{3035}'
        | '\u{3038}'..='\u{303c}' | '\u{3041}'..='\u{3096}' | '\u{309d}'..='\u{309f}' | '\u{30a1}'..='\u{30fa}'
        | '\u{30fc}'..='\u{30ff}' | '\u{3131}'..='\u{318e}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{a960}'..='\u{a97c}' | '\u{ac00}'..='\u{d7a3}' | '\u{d7b0}'..='\u{d7fb}'
        | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9d}' | '\u{ffa1}'..='\u{ffdc}' | '\u{1b000}'..='\u{1b16f}'
        | '\u{20000}'..='\u{3ffff}')
}

/// `Default_Ignorable_Code_Point` of Unicode 16 (`DerivedCoreProperties.txt`).
pub(crate) fn is_ignorable(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}
