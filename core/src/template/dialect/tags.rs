//! What the dialects share: where a tag closes, which blocks are open, and what is wrong with them.

use super::expression::string_length;
use crate::phrases::{Said, syntax as phrase};
use crate::template::syntax::{MOST_MISTAKES, MOST_NESTED, Mistake, Syntax, Token, TokenKind};
use std::ops::Range;

/// The tags that were found so far, and the blocks that are not closed yet.
pub(super) struct Tags<'a> {
    source: &'a str,
    found: Syntax,
    open: Vec<Open>,
}

/// A block that is not closed yet.
struct Open {
    name: String,
    span: Range<usize>,
    /// How its closing tag is written.
    closing: String,
    has_else: bool,
}

/// How the tags of one sort are written.
pub(super) struct Shape {
    pub(super) open: &'static str,
    pub(super) close: &'static str,
    /// What would open another tag, which no tag has within.
    pub(super) others: &'static [&'static str],
    /// Signs around strings, in which nothing closes.
    pub(super) quotes: &'static [u8],
    /// Whether a string may hold what would open another tag.
    pub(super) strings_hold_all: bool,
    /// Whether braces stand in each other within.
    pub(super) nests: bool,
}

/// The place where a dialect's reader goes on; none where it ends.
pub(super) type Next = Option<usize>;

impl<'a> Tags<'a> {
    /// Reads a source: `next` takes the first tag at or after a place and gives the place behind it.
    pub(super) fn read(source: &'a str, mut next: impl FnMut(&mut Self, usize) -> Next) -> Syntax {
        let mut tags = Self { source, found: Syntax::default(), open: Vec::new() };
        let mut at = Some(0);
        while let Some(start) = at {
            at = next(&mut tags, start).filter(|next| *next > start);
            if !tags.is_shallow() {
                break;
            }
        }
        for open in std::mem::take(&mut tags.open) {
            let values = [("open", shown(tags.words(&open.span))), ("close", open.closing)];
            tags.mistake(&open.span, Said::with(phrase::OPEN_BLOCK, values));
        }
        tags.found
    }

    pub(super) fn rest(&self, from: usize) -> &'a str {
        self.source.get(from..).unwrap_or_default()
    }

    pub(super) fn words(&self, span: &Range<usize>) -> &'a str {
        self.source.get(span.clone()).unwrap_or_default()
    }

    pub(super) fn mistake(&mut self, span: &Range<usize>, what: impl Into<Said>) {
        if self.found.mistakes.len() < MOST_MISTAKES {
            self.found.mistakes.push(Mistake { span: span.clone(), what: what.into() });
        }
    }

    pub(super) fn token(&mut self, span: Range<usize>, kind: TokenKind) {
        self.found.tokens.push(Token { span, kind, trim_before: false, trim_after: false });
    }

    /// An output, or the text that it is when its value is written out in it.
    pub(super) fn output(&mut self, span: Range<usize>, text: Option<Range<usize>>, path: String, raw: bool) {
        match text {
            Some(text) => {
                self.token(span.start..text.start, TokenKind::Comment);
                self.token(text.end..span.end, TokenKind::Comment);
            }
            None => self.token(span, TokenKind::Output { path, raw }),
        }
    }

    /// The span of the tag that opens at a place, and its content; a tag without an end is a mistake.
    pub(super) fn tag(&mut self, start: usize, shape: &Shape) -> Result<(Range<usize>, &'a str), Next> {
        let inside = start.saturating_add(shape.open.len());
        let opening = start..inside;
        let values = || [("open", shape.open.to_owned()), ("close", shape.close.to_owned())];
        match self.closing(inside, shape) {
            Closing::At(close) => {
                let body = self.source.get(inside..close).unwrap_or_default();
                Ok((start..close.saturating_add(shape.close.len()), body))
            }
            Closing::Before(other) => {
                self.mistake(&(start..other), Said::with(phrase::UNCLOSED_BEFORE_NEXT, values()));
                Err(Some(other))
            }
            Closing::Never => {
                self.mistake(&opening, Said::with(phrase::UNCLOSED, values()));
                Err(None)
            }
        }
    }

    fn closing(&self, from: usize, shape: &Shape) -> Closing {
        let text = self.rest(from).as_bytes();
        let at = |index: usize| from.saturating_add(index);
        let stops = if shape.strings_hold_all { &[] } else { shape.others };
        let (mut index, mut depth, mut blind) = (0_usize, 0_usize, 0);
        while let Some(byte) = text.get(index) {
            let here = text.get(index..).unwrap_or_default();
            let opens = |other: &&str| here.starts_with(other.as_bytes());
            match byte {
                b'}' if depth > 0 => depth = depth.saturating_sub(1),
                _ if here.starts_with(shape.close.as_bytes()) => return Closing::At(at(index)),
                _ if shape.others.iter().any(opens) => return Closing::Before(at(index)),
                b'{' if shape.nests => depth = depth.saturating_add(1),
                quote if index >= blind && shape.quotes.contains(quote) => match string_length(here, stops) {
                    Ok(length) => index = index.saturating_add(length).saturating_sub(1),
                    // A sign that begins no string, as in a name; what was looked at is not looked at again.
                    Err(looked) => blind = index.saturating_add(looked),
                },
                _ => {}
            }
            index = index.saturating_add(1);
        }
        Closing::Never
    }

    /// Where the tag stands that ends a stretch in which nothing is read; `is_end` knows that tag's content.
    pub(super) fn ending(&self, from: usize, shape: &Shape, is_end: impl Fn(&str) -> bool) -> Option<Range<usize>> {
        let rest = self.rest(from);
        rest.match_indices(shape.open).find_map(|(at, _)| {
            let inside = rest.get(at.saturating_add(shape.open.len())..)?;
            let most = inside.char_indices().nth(MOST_OF_AN_END).map_or(inside.len(), |(at, _)| at);
            let length = inside.get(..most)?.find(shape.close)?;
            let end = at.saturating_add(shape.open.len()).saturating_add(length).saturating_add(shape.close.len());
            is_end(inside.get(..length)?).then(|| from.saturating_add(at)..from.saturating_add(end))
        })
    }

    /// Opens a block with a tag.
    pub(super) fn open(&mut self, span: Range<usize>, name: &str, argument: String, closing: String) {
        self.begin(&span, name, closing);
        self.token(span, TokenKind::OpenBlock { name: name.to_owned(), argument });
    }

    /// Opens a block without a tag of its own.
    pub(super) fn begin(&mut self, span: &Range<usize>, name: &str, closing: String) {
        self.open.push(Open { name: name.to_owned(), span: span.clone(), closing, has_else: false });
    }

    /// An `else`, or an `else if` with its argument.
    pub(super) fn turn(&mut self, span: Range<usize>, condition: Option<(&str, String)>) {
        let tag = shown(self.words(&span));
        match self.open.last_mut() {
            None => self.mistake(&span, Said::with(phrase::ELSE_ALONE, [("tag", tag)])),
            Some(open) if open.has_else => {
                let opened = open.span.clone();
                let values = [("open", shown(self.words(&opened))), ("tag", tag)];
                self.mistake(&span, Said::with(phrase::ELSE_AGAIN, values));
            }
            Some(open) => open.has_else = condition.is_none(),
        }
        let kind = match condition {
            Some((name, argument)) => TokenKind::ElseBlock { name: name.to_owned(), argument },
            None => TokenKind::Else,
        };
        self.token(span, kind);
    }

    /// Closes a block with a tag; without a name it closes any.
    pub(super) fn close(&mut self, span: Range<usize>, name: Option<&str>) {
        let closed = self.end(&span, name);
        self.token(span, TokenKind::CloseBlock { name: closed });
    }

    /// Closes a block without a tag of its own, and gives its name.
    pub(super) fn end(&mut self, span: &Range<usize>, name: Option<&str>) -> String {
        let close = shown(self.words(span));
        let fits = |open: &Open| name.is_none_or(|name| open.name == name);
        match self.open.pop() {
            Some(open) if fits(&open) => return open.name,
            None => self.mistake(span, Said::with(phrase::CLOSES_NOTHING, [("close", close)])),
            Some(open) => {
                let values = [("close", close), ("open", shown(self.words(&open.span)))];
                self.mistake(span, Said::with(phrase::CLOSES_ANOTHER, values));
                // A forgotten close above: the rest balances again from the block that this one names.
                match self.open.iter().rposition(fits) {
                    Some(at) => self.open.truncate(at),
                    None => self.open.push(open),
                }
            }
        }
        name.unwrap_or_default().to_owned()
    }

    /// Opens or closes the block of a tag that is broken itself, so that its other end is no second mistake.
    pub(super) fn balance(&mut self, span: &Range<usize>, opens: Option<&str>, closes: Option<&str>) {
        if let Some(name) = opens.filter(|_| !span.is_empty()) {
            self.begin(span, name, String::new());
        }
        if closes.is_some() {
            self.open.pop();
        }
    }

    /// The innermost block that is open.
    pub(super) fn innermost(&self) -> Option<&str> {
        self.open.last().map(|open| open.name.as_str())
    }

    /// Whether one of some blocks is open.
    pub(super) fn is_within(&self, names: &[&str]) -> bool {
        self.open.iter().any(|open| names.contains(&open.name.as_str()))
    }

    /// How many blocks are open.
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    /// Whether the blocks are not too deep in each other; what comes after is not read otherwise.
    fn is_shallow(&mut self) -> bool {
        if self.open.len() <= MOST_NESTED {
            return true;
        }
        if let Some(deepest) = std::mem::take(&mut self.open).pop() {
            self.mistake(&deepest.span, Said::with(phrase::TOO_DEEP, [("most", MOST_NESTED.to_string())]));
        }
        false
    }
}

enum Closing {
    At(usize),
    /// Another tag opens first.
    Before(usize),
    Never,
}

/// Characters of a tag that ends a comment or the like.
const MOST_OF_AN_END: usize = 64;

/// Characters of a tag that a message shows.
const MOST_SHOWN: usize = 40;

fn shown(tag: &str) -> String {
    let cut = tag.char_indices().nth(MOST_SHOWN).and_then(|(at, _)| tag.get(..at));
    cut.map_or_else(|| tag.to_owned(), |cut| format!("{cut}…"))
}
