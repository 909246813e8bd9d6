//! HTML as events with exact places: what a WHATWG tokenizer reads, entities decoded, each piece traced to its source.

use crate::phrases::Phrase;
use crate::phrases::rules::html as phrase;
use crate::template::view::source::Source;
use crate::template::view::trace::Trace;
use html5gum::{Emitter, Error, State, Tokenizer};
use std::ops::Range;

/// A piece of the [`Scan`]'s text.
pub(crate) type Piece = Range<usize>;

/// What the tokenizer met, in source order.
#[derive(Debug)]
pub(crate) enum Event {
    /// A start tag: its place among the tags.
    Open(usize),
    /// An end tag.
    Close { name: Piece, span: Range<usize> },
    /// Characters, entities decoded.
    Text(Piece),
    /// A comment or a doctype.
    Aside(Range<usize>),
}

/// A start tag.
#[derive(Debug)]
pub(crate) struct Tag {
    pub(crate) name: Piece,
    pub(crate) span: Range<usize>,
    /// Where its attributes stand in the list of all.
    pub(crate) attributes: Range<usize>,
}

/// An attribute of a start tag.
#[derive(Debug)]
pub(crate) struct Attribute {
    pub(crate) name: Piece,
    pub(crate) value: Piece,
    /// From the name to the end of the value, without the closing quote.
    pub(crate) span: Range<usize>,
}

/// A tokenized document.
#[derive(Debug, Default)]
pub(crate) struct Scan {
    /// Names, values and text, one after the other.
    pub(crate) text: String,
    pub(crate) trace: Trace,
    pub(crate) events: Vec<Event>,
    pub(crate) tags: Vec<Tag>,
    pub(crate) attributes: Vec<Attribute>,
    /// Places where the markup is broken and how, the first few.
    pub(crate) broken: Vec<(usize, Phrase)>,
    pub(crate) broken_count: u64,
    /// The document has more tags than the limit and was read no further.
    pub(crate) cut: bool,
}

impl Scan {
    /// Reads `masked`, whose offsets are those of the source, up to `most_nodes` tags and texts.
    pub(crate) fn read(masked: &str, most_nodes: usize) -> Self {
        Self::read_pieces(masked, std::slice::from_ref(&(0..masked.len())), most_nodes)
    }

    /// Reads pieces of `masked`, each by itself: what one leaves open ends with it. Before a piece that does not begin
    /// the source stands an empty [`Event::Aside`].
    pub(crate) fn read_pieces(masked: &str, pieces: &[Range<usize>], most_nodes: usize) -> Self {
        let length = pieces.iter().map(Range::len).fold(0, usize::saturating_add);
        let mut read = Read { scan: Self::with_room(length, most_nodes), bytes: Vec::with_capacity(length) };
        for piece in pieces {
            let Some(text) = masked.get(piece.clone()).filter(|_| !read.scan.cut) else { break };
            if piece.start > 0 {
                read.scan.events.push(Event::Aside(piece.start..piece.start));
            }
            let reader = Reader {
                masked: masked.as_bytes(),
                most_nodes,
                position: piece.start,
                reached: piece.start,
                text_start: read.bytes.len(),
                read,
                ..Reader::default()
            };
            let mut tokenizer = Tokenizer::new_with_emitter(Source::new(text), reader);
            // The reader hands itself over once, at the end or at the limit; what comes before are pauses.
            read = tokenizer.find_map(Result::ok).unwrap_or_default();
        }
        let text = String::from_utf8(read.bytes);
        let text = text.unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
        let mut scan = Self { text, ..read.scan };
        scan.text.shrink_to_fit();
        scan.trace.shrink_to_fit();
        scan.events.shrink_to_fit();
        scan.tags.shrink_to_fit();
        scan.attributes.shrink_to_fit();
        scan
    }

    /// With room for what a source of so many bytes usually has, so that little is moved while it is read.
    fn with_room(length: usize, most_nodes: usize) -> Self {
        let few = |bytes: usize, most: usize| length.checked_div(bytes).unwrap_or_default().min(most.saturating_add(2));
        Self {
            trace: Trace::with_room(few(10, most_nodes.saturating_mul(10))),
            events: Vec::with_capacity(few(16, most_nodes)),
            tags: Vec::with_capacity(few(32, most_nodes)),
            attributes: Vec::with_capacity(few(24, most_nodes.saturating_mul(4))),
            ..Self::default()
        }
    }

    pub(crate) fn str(&self, piece: &Piece) -> &str {
        self.text.get(piece.clone()).unwrap_or_default()
    }

    /// Whether a piece is a word.
    pub(crate) fn is(&self, piece: &Piece, word: &str) -> bool {
        piece.len() == word.len() && self.str(piece) == word
    }

    pub(crate) fn attributes(&self, tag: &Tag) -> &[Attribute] {
        self.attributes.get(tag.attributes.clone()).unwrap_or_default()
    }
}

const MOST_BROKEN: usize = 8;

/// What was read so far.
#[derive(Debug, Default)]
struct Read {
    scan: Scan,
    /// The text of the scan.
    bytes: Vec<u8>,
}

#[derive(Debug, Default)]
struct Reader<'a> {
    masked: &'a [u8],
    most_nodes: usize,
    position: usize,
    read: Read,
    tag: Option<Open>,
    /// Where the text being read began, among the bytes.
    text_start: usize,
    /// Where in the source the last piece of text or markup ended.
    reached: usize,
    markup_start: usize,
    last_start_tag: Vec<u8>,
    /// Whether the tokenizer may find a mistake that is told of, for which it looks at each byte: where markup begins, and
    /// in a value without quotes.
    watches: bool,
    done: bool,
}

/// A tag that is being read.
#[derive(Debug, Default)]
struct Open {
    closing: bool,
    name: Piece,
    first_attribute: usize,
}

impl Reader<'_> {
    fn append(&mut self, piece: &[u8]) {
        let start = self.position.saturating_sub(piece.len());
        // Most pieces are those of the source themselves.
        let same = self.masked.get(start..self.position).is_some_and(|own| std::ptr::eq(own, piece) || own == piece);
        let source = if same { start..self.position } else { self.reached.min(self.position)..self.position };
        self.read.scan.trace.push(self.read.bytes.len(), source, same);
        self.read.bytes.extend_from_slice(piece);
        self.reached = self.position;
    }

    fn flush_text(&mut self) {
        let piece = self.text_start..self.read.bytes.len();
        if !piece.is_empty() {
            self.read.scan.events.push(Event::Text(piece));
        }
        self.text_start = self.read.bytes.len();
    }

    fn note(&mut self, what: Phrase) {
        self.read.scan.broken_count = self.read.scan.broken_count.saturating_add(1);
        if self.read.scan.broken.len() < MOST_BROKEN {
            self.read.scan.broken.push((self.position.saturating_sub(1), what));
        }
    }

    fn end_markup(&mut self) {
        self.text_start = self.read.bytes.len();
        self.reached = self.position;
        if self.read.scan.events.len() > self.most_nodes {
            self.read.scan.cut = true;
            self.done = true;
        }
    }
}

impl Emitter for Reader<'_> {
    type Token = Read;

    fn move_position(&mut self, offset: isize) {
        self.position = self.position.saturating_add_signed(offset);
    }

    fn set_last_start_tag(&mut self, name: Option<&[u8]>) {
        self.last_start_tag = name.unwrap_or_default().to_vec();
    }

    fn emit_eof(&mut self) {
        if self.tag.is_some() && !self.watches {
            self.note(phrase::OPEN_TAG);
        }
        // A tag that is never closed is none, nor is it text.
        if self.tag.is_none() {
            self.flush_text();
        }
        self.done = true;
    }

    fn emit_error(&mut self, error: Error) {
        if let Some(what) = mistake(error) {
            self.note(what);
        }
    }

    fn should_emit_errors(&mut self) -> bool {
        self.watches
    }

    fn pop_token(&mut self) -> Option<Read> {
        self.done.then(|| std::mem::take(&mut self.read))
    }

    fn emit_string(&mut self, text: &[u8]) {
        // What began like a tag was none; its name comes again as a part of the text.
        if self.tag.take().is_some() {
            self.text_start = self.read.bytes.len();
        }
        self.watches = false;
        self.append(text);
    }

    fn init_start_tag(&mut self) {
        self.flush_text();
        self.watches = false;
        let at = self.read.bytes.len();
        self.tag = Some(Open { closing: false, name: at..at, first_attribute: self.read.scan.attributes.len() });
    }

    fn init_end_tag(&mut self) {
        self.init_start_tag();
        if let Some(tag) = &mut self.tag {
            tag.closing = true;
        }
    }

    fn init_comment(&mut self) {
        self.flush_text();
    }

    fn emit_current_tag(&mut self) -> Option<State> {
        let Open { closing, name, first_attribute } = self.tag.take()?;
        self.watches = false;
        let span = self.markup_start..self.position;
        let written = self.read.bytes.get(name.clone()).unwrap_or_default();
        let next = if closing { None } else { state_within(written) };
        self.last_start_tag.clear();
        if closing {
            self.read.scan.attributes.truncate(first_attribute);
            self.read.scan.events.push(Event::Close { name, span });
        } else {
            self.last_start_tag.extend_from_slice(written);
            self.read.scan.events.push(Event::Open(self.read.scan.tags.len()));
            self.read.scan.tags.push(Tag { name, span, attributes: first_attribute..self.read.scan.attributes.len() });
        }
        self.end_markup();
        next
    }

    fn emit_current_comment(&mut self) {
        self.read.scan.events.push(Event::Aside(self.markup_start..self.position));
        self.end_markup();
    }

    fn emit_current_doctype(&mut self) {
        self.emit_current_comment();
    }

    fn set_self_closing(&mut self) {}

    fn set_force_quirks(&mut self) {}

    fn push_tag_name(&mut self, name: &[u8]) {
        self.append(name);
        let end = self.read.bytes.len();
        if let Some(tag) = &mut self.tag {
            tag.name.end = end;
        }
    }

    fn push_comment(&mut self, _: &[u8]) {}

    fn push_doctype_name(&mut self, _: &[u8]) {}

    fn init_doctype(&mut self) {
        self.flush_text();
    }

    fn init_attribute(&mut self) {
        if self.read.scan.attributes.len() > self.most_nodes.saturating_mul(4) {
            self.read.scan.cut = true;
            self.done = true;
        }
        self.watches = false;
        let at = self.read.bytes.len();
        let start = self.position.saturating_sub(1);
        self.read.scan.attributes.push(Attribute { name: at..at, value: at..at, span: start..self.position });
        self.reached = start;
    }

    fn init_attribute_value(&mut self) {
        let at = self.read.bytes.len();
        self.reached = self.position;
        let quote = self.position.checked_sub(1).and_then(|before| self.masked.get(before));
        self.watches = !matches!(quote, Some(b'"' | b'\''));
        if let Some(attribute) = self.read.scan.attributes.last_mut() {
            attribute.value = at..at;
        }
    }

    fn push_attribute_name(&mut self, name: &[u8]) {
        if matches!(name, b"\"" | b"'" | b"<") {
            self.note(phrase::QUOTE_IN_NAME);
        }
        self.append(name);
        let (at, position) = (self.read.bytes.len(), self.position);
        if let Some(attribute) = self.read.scan.attributes.last_mut() {
            attribute.name.end = at;
            attribute.value = at..at;
            attribute.span.end = position;
        }
    }

    fn push_attribute_value(&mut self, value: &[u8]) {
        self.append(value);
        let (at, position) = (self.read.bytes.len(), self.position);
        if let Some(attribute) = self.read.scan.attributes.last_mut() {
            attribute.value.end = at;
            attribute.span.end = position;
        }
    }

    fn set_doctype_public_identifier(&mut self, _: &[u8]) {}

    fn set_doctype_system_identifier(&mut self, _: &[u8]) {}

    fn push_doctype_public_identifier(&mut self, _: &[u8]) {}

    fn push_doctype_system_identifier(&mut self, _: &[u8]) {}

    fn start_open_tag(&mut self) {
        self.watches = true;
        self.markup_start = self.position.saturating_sub(1);
    }

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        let name = self.tag.as_ref().filter(|tag| tag.closing).and_then(|tag| self.read.bytes.get(tag.name.clone()));
        !self.last_start_tag.is_empty() && name == Some(self.last_start_tag.as_slice())
    }
}

/// How the tokenizer reads on after a start tag. A mail client runs no scripts, so `noscript` is ordinary markup.
fn state_within(name: &[u8]) -> Option<State> {
    match name {
        b"title" | b"textarea" => Some(State::RcData),
        b"plaintext" => Some(State::PlainText),
        b"script" => Some(State::ScriptData),
        b"style" | b"iframe" | b"xmp" | b"noembed" | b"noframes" => Some(State::RawText),
        _ => None,
    }
}

/// The parse errors that change what a reader sees; the others every mail client mends alike.
fn mistake(error: Error) -> Option<Phrase> {
    match error {
        Error::EofInTag => Some(phrase::OPEN_TAG),
        Error::EofInComment => Some(phrase::OPEN_COMMENT),
        Error::UnexpectedCharacterInUnquotedAttributeValue => Some(phrase::QUOTE_IN_VALUE),
        Error::MissingEndTagName => Some(phrase::NO_TAG_NAME),
        _ => None,
    }
}
