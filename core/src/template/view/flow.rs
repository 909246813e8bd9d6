//! Visible text: white space collapsed, ignorable code points left out, each character traced to its source (rulebook
//! 1.2).

use crate::ascii;
use crate::template::view::amount::Amount;
use crate::template::view::script::{Scripts, is_usual_sign};
use crate::template::view::trace::Trace;
use std::cell::OnceCell;
use std::ops::Range;

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

impl Flow {
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The text in lower case, made when it is first asked for.
    pub(crate) fn lower(&self) -> &str {
        self.lower.get_or_init(|| lower(&self.text))
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
        let (mut from, mut at) = (0, 0);
        loop {
            if self.gap.is_none() {
                at = plain_until(text.as_bytes(), at, from < at);
            }
            let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
            let next = at.saturating_add(c.len_utf8());
            if is_plain(c) {
                self.close_gap();
            } else {
                self.append(text, from..at, start);
                self.push(c, start.saturating_add(at)..start.saturating_add(next));
                from = next;
            }
            at = next;
            // Of white space only the first counts.
            if c.is_ascii_whitespace() {
                let rest = text.as_bytes().get(at..).unwrap_or_default();
                at = at.saturating_add(rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count());
                from = at;
            }
        }
        self.append(text, from..text.len(), start);
    }

    #[inline]
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
        self.close_gap();
        let same = source.len() == c.len_utf8();
        self.trace.push(self.text.len(), source, same);
        self.text.push(c);
    }

    /// Puts a space where white space or an edge was.
    fn close_gap(&mut self) {
        if let Some(gap) = self.gap.take().filter(|_| !self.text.is_empty()) {
            // A gap of one byte is traced like the text around it, in one stretch.
            let same = gap.len() == 1;
            self.trace.push(self.text.len(), gap, same);
            self.text.push(' ');
        }
    }

    /// A joiner or selector is part of the character before it; alone it is nothing.
    fn extends_a_character(&self, c: char) -> bool {
        let joins = matches!(c,
            '\u{34f}' | '\u{180b}'..='\u{180d}' | '\u{180f}' | '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{e0020}'..='\u{e007f}' | '\u{e0100}'..='\u{e01ef}');
        joins && self.gap.is_none() && !self.text.is_empty()
    }

    pub(crate) fn amount(&self) -> Amount {
        Amount::of(&self.text)
    }
}

/// Where a stretch of signs and letters ends that stand in the text as they are, single spaces between two among them.
fn plain_until(bytes: &[u8], from: usize, is_behind_a_sign: bool) -> usize {
    let (mut at, mut before) = (from, if is_behind_a_sign { b'x' } else { b' ' });
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        let length = match frequent(rest) {
            // The space between two words.
            0 if before != b' ' && rest.first() == Some(&b' ') && frequent(rest.get(1..).unwrap_or_default()) > 0 => 1,
            0 => ascii::signs(rest, before),
            length => length,
        };
        if length == 0 {
            break;
        }
        at = at.saturating_add(length);
        before = bytes.get(at.saturating_sub(1)).copied().unwrap_or_default();
    }
    // A space stays where a sign comes next.
    if at > from && before == b' ' { at.saturating_sub(1) } else { at }
}

/// How many bytes of UTF-8 the first character of a text has, if it is one of those that are most of what is not ASCII:
/// each stands in the text as it is.
#[inline]
fn frequent(bytes: &[u8]) -> usize {
    match bytes {
        [0xc3..=0xcb, ..] => 2,
        // White space, and a filler that shows nothing.
        [0xe3, 0x80, 0x80, ..] | [0xe3, 0x85, 0xa4, ..] => 0,
        [0xe2, 0x80, 0x90..=0xa7, ..] | [0xe3..=0xed, ..] | [0xef, 0xbc | 0xbd, ..] => 3,
        _ => 0,
    }
}

/// Whether a code point stands in the text as it is.
fn is_plain(c: char) -> bool {
    !c.is_whitespace() && !c.is_control() && (c.is_ascii() || !is_ignorable(c))
}

/// What `to_lowercase` makes of a text; letters without cases are not looked up.
pub(crate) fn lower(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut lower = String::with_capacity(text.len());
    let mut from = 0;
    let add_ascii = |lower: &mut String, range: Range<usize>| {
        let start = lower.len();
        lower.push_str(text.get(range).unwrap_or_default());
        lower.get_mut(start..).unwrap_or_default().make_ascii_lowercase();
    };
    // Of the characters that are not rare, those of a few blocks before Hangul have cases, which begin as some of it does.
    let may_be_of_them =
        ascii::count_pairs(text.as_bytes(), |first, second| matches!((first, second), (0xea, ..0xb0))) > 0;
    for (at, c) in characters_by(text, |byte| (byte == 0xea) & may_be_of_them | is_rare(byte)) {
        // Its small letter depends on what stands beside it.
        if c == 'Σ' {
            return text.to_lowercase();
        }
        if !matches!(c, '\u{a960}'..='\u{d7ff}') && !is_usual_sign(c) {
            add_ascii(&mut lower, from..at);
            lower.extend(c.to_lowercase());
            from = at.saturating_add(c.len_utf8());
        }
    }
    add_ascii(&mut lower, from..text.len());
    lower
}

/// Whether a code point turns the direction of what stands behind or beside it: marks, embeddings, overrides, isolates.
pub(crate) fn turns(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The characters of a text that are not ASCII, with their places.
pub(crate) fn beyond_ascii(text: &str) -> impl Iterator<Item = (usize, char)> {
    characters_by(text, |byte| byte >= 0xc2)
}

/// Whether a byte is the first one of a character that is neither ASCII nor between U+3000 and U+D7FF, as nearly all Han,
/// kana and Hangul are.
#[inline]
fn is_rare(byte: u8) -> bool {
    matches!(byte, 0xc2..=0xe2 | 0xee..)
}

/// The characters of a text that may be unreadable or unseen, by their first bytes: most letters are none of them.
pub(crate) fn odd(text: &str) -> impl Iterator<Item = (usize, char)> {
    characters_by(text, |byte| matches!(byte, 0xc2 | 0xcd | 0xe1 | 0xe2 | 0xee..))
}

/// The characters whose first byte is such a one, none of which is of ASCII, with their places.
fn characters_by(text: &str, is: impl Fn(u8) -> bool) -> impl Iterator<Item = (usize, char)> {
    let mut from = 0_usize;
    std::iter::from_fn(move || {
        let at = from.saturating_add(ascii::before(text.as_bytes().get(from..)?, &is));
        let c = text.get(at..)?.chars().next()?;
        from = at.saturating_add(c.len_utf8());
        Some((at, c))
    })
}

/// `Default_Ignorable_Code_Point` of Unicode 16 (`DerivedCoreProperties.txt`).
pub(crate) fn is_ignorable(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}
