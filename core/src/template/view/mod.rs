//! The document view: what a reader of the mail sees and can follow, each thing with its place in the source.

pub(crate) mod address;
pub(crate) mod amount;
mod away;
mod build;
mod clip;
pub(crate) mod colour;
pub(crate) mod conditional;
pub(crate) mod css;
pub(crate) mod element;
pub(crate) mod flow;
pub(crate) mod font;
pub(crate) mod html;
pub(crate) mod mask;
pub(crate) mod run;
pub(crate) mod script;
pub(crate) mod segment;
mod selector;
pub(crate) mod sheet;
mod source;
pub(crate) mod style;
pub(crate) mod tint;
pub(crate) mod trace;
pub(crate) mod url;

use crate::finding::Part;
use crate::phrases::Phrase;
use crate::template::syntax::{Syntax, Token, TokenKind};
use amount::Amount;
use colour::Colour;
use css::Styles;
use flow::Flow;
use html::{Attribute, Piece, Scan, Tag};
use run::Run;
use std::borrow::Cow;
use std::ops::Range;
use url::Url;

/// Guards of the engine.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bounds {
    /// Elements within each other.
    pub(crate) depth: usize,
    /// Tags and stretches of text.
    pub(crate) nodes: usize,
    /// The document is a part of another, and may begin anywhere in it.
    pub(crate) is_part: bool,
}

/// One part of a mail, read.
#[derive(Debug)]
pub(crate) struct Document<'a> {
    pub(crate) part: Part,
    pub(crate) source: &'a str,
    pub(crate) syntax: Syntax,
    pub(crate) scan: Scan,
    pub(crate) styles: Styles,
    /// The visible text, variables left out.
    pub(crate) flow: Flow,
    pub(crate) amount: Amount,
    /// The text that is not seen, but for what is no text of the mail at all.
    pub(crate) unseen: Flow,
    pub(crate) links: Vec<Link>,
    pub(crate) images: Vec<Image>,
    pub(crate) variables: Vec<Variable>,
    /// The visible text of HTML by its looks.
    pub(crate) runs: Vec<Run>,
    /// The headings that are seen.
    pub(crate) headings: Vec<Heading>,
    /// Text that is not seen, the first stretches.
    pub(crate) concealed: Vec<Concealed>,
    pub(crate) type_setting: TypeSetting,
    pub(crate) slips: Slips,
    /// The first element that lies deeper than the bound.
    pub(crate) too_deep: Option<Range<usize>>,
}

/// What visible text is set in.
#[derive(Debug, Default)]
pub(crate) struct TypeSetting {
    /// The lists of fonts, each with the first text in it.
    pub(crate) fonts: Vec<(String, Range<usize>)>,
    /// The colours, as far as they are known, each with the first text in it.
    pub(crate) colours: Vec<(Colour, Range<usize>)>,
}

/// Tags that stand where HTML has no place for them.
#[derive(Debug, Default)]
pub(crate) struct Slips {
    /// The first few, each with what is wrong.
    pub(crate) first: Vec<(Range<usize>, Phrase)>,
    pub(crate) count: u64,
}

/// Slips that are told.
const MOST_SLIPS: usize = 8;

impl Slips {
    fn note(&mut self, span: Range<usize>, what: Phrase) {
        self.count = self.count.saturating_add(1);
        if self.first.len() < MOST_SLIPS {
            self.first.push((span, what));
        }
    }
}

/// Something to follow: an `href`, or an address written out in the text.
#[derive(Debug)]
pub(crate) struct Link {
    /// The target in the source.
    pub(crate) span: Range<usize>,
    /// The target, each output variable as [`url::VARIABLE`]; none where it is the text that stands for the link.
    target: Option<Box<str>>,
    pub(crate) url: Url,
    /// The visible text of the link, in the flow.
    pub(crate) text: Range<usize>,
    /// The images within the link.
    pub(crate) images: Range<usize>,
    pub(crate) is_hidden: bool,
    /// It stands in the text itself, not in an `href`.
    pub(crate) is_bare: bool,
    /// What stands between its tags, in the source.
    pub(crate) content: Range<usize>,
    /// It has a name besides its content: `aria-label`, `title`, or the `alt` of an `area`.
    pub(crate) is_labelled: bool,
    pub(crate) standing: Standing,
}

/// Whether a link or an image is one more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    Own,
    /// It is for Outlook alone, and all others have one with the same address.
    Copy,
}

/// A heading, `h1` to `h6`.
#[derive(Debug)]
pub(crate) struct Heading {
    pub(crate) span: Range<usize>,
    pub(crate) level: u8,
}

/// An image: `img` and its like, or a background.
#[derive(Debug)]
pub(crate) struct Image {
    pub(crate) span: Range<usize>,
    /// Its address, the beginning of a long one.
    pub(crate) source: String,
    /// Where that address stands, or what it stands in.
    pub(crate) address: Range<usize>,
    /// Bytes of visible text before it.
    pub(crate) after: usize,
    pub(crate) alt: Option<String>,
    /// In pixels.
    pub(crate) width: Option<u64>,
    pub(crate) height: Option<u64>,
    /// A width is given, in whatever unit.
    pub(crate) has_width: bool,
    pub(crate) is_hidden: bool,
    pub(crate) is_background: bool,
    pub(crate) standing: Standing,
}

impl Image {
    /// Larger than a counting pixel or a spacer (rulebook 1.4), and shown.
    pub(crate) fn is_content(&self) -> bool {
        let larger = |size: Option<u64>| size.is_none_or(|size| size > 2);
        !self.is_hidden && !self.is_background && larger(self.width) && larger(self.height)
    }
}

/// A stretch of text that a reader does not see.
#[derive(Debug)]
pub(crate) struct Concealed {
    pub(crate) veil: Veil,
    pub(crate) span: Range<usize>,
    /// Letters and digits.
    pub(crate) letters: u64,
    /// Bytes of visible text before it.
    pub(crate) after: usize,
    /// Whether some of it stands in a link.
    pub(crate) is_linked: bool,
}

/// Why text is not seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Veil {
    /// Not displayed, invisible, transparent or of no height.
    Style,
    /// Too small.
    Size,
    /// In the colour of its background.
    Colour,
    /// Outside the window.
    Place,
}

/// An output variable.
#[derive(Debug)]
pub(crate) struct Variable {
    /// Its place among the tokens.
    pub(crate) token: usize,
    pub(crate) place: Place,
    /// Bytes of visible text before it.
    pub(crate) after: usize,
    /// Edges of blocks before it; in plain text, lines.
    pub(crate) edges: usize,
}

/// Where a token stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// In text that is seen.
    Text,
    /// In text that is not seen.
    Hidden,
    /// In the value of an attribute.
    Value { tag: usize, attribute: usize },
    /// In the name of a tag or an attribute.
    Name,
    /// In a script or a style sheet.
    Code,
    /// In a comment.
    Comment,
}

impl<'a> Document<'a> {
    pub(crate) fn tag_name(&self, tag: &Tag) -> &str {
        self.scan.str(&tag.name)
    }

    pub(crate) fn attribute(&self, tag: &Tag, name: &str) -> Option<&Attribute> {
        self.scan.attributes(tag).iter().find(|attribute| self.scan.is(&attribute.name, name))
    }

    /// The attribute with the address that a tag leads to; drawings have an older name for it.
    pub(crate) fn address_of(&self, tag: &Tag) -> Option<&Attribute> {
        self.attribute(tag, "href").or_else(|| self.attribute(tag, "xlink:href"))
    }

    /// An attribute's value, entities decoded and tokens stood in for.
    pub(crate) fn value(&self, attribute: &Attribute) -> Cow<'_, str> {
        if self.tokens_within(&attribute.span).is_empty() {
            return Cow::Borrowed(self.scan.str(&attribute.value));
        }
        self.filled(&attribute.value)
    }

    /// The value of an attribute by name; empty where there is none.
    pub(crate) fn value_of(&self, tag: &Tag, name: &str) -> Cow<'_, str> {
        self.attribute(tag, name).map_or(Cow::Borrowed(""), |attribute| self.value(attribute))
    }

    /// The visible text of a link, trimmed.
    pub(crate) fn link_text(&self, link: &Link) -> &str {
        self.flow.text().get(link.text.clone()).unwrap_or_default().trim()
    }

    /// The target of a link, each output variable as [`url::VARIABLE`].
    pub(crate) fn target<'d>(&'d self, link: &'d Link) -> &'d str {
        link.target.as_deref().unwrap_or_else(|| self.link_text(link))
    }

    /// The very words of the source.
    pub(crate) fn words(&self, span: &Range<usize>) -> &'a str {
        self.source.get(span.clone()).unwrap_or_default()
    }

    /// All of an attribute, its closing quote too.
    pub(crate) fn attribute_span(&self, attribute: &Attribute) -> Range<usize> {
        let Range { start, end } = attribute.span;
        // Only a closing quote stands behind a value: one without quotes would hold it.
        let is_quoted = matches!(self.source.as_bytes().get(end), Some(b'"' | b'\''));
        start..end.saturating_add(usize::from(is_quoted))
    }

    pub(crate) fn token(&self, variable: &Variable) -> Option<&Token> {
        self.syntax.tokens.get(variable.token)
    }

    /// Its first tag of a whole document; none in a fragment, which is put into a document elsewhere.
    pub(crate) fn whole(&self) -> Option<&Tag> {
        self.scan.tags.iter().find(|tag| matches!(self.tag_name(tag), "html" | "head" | "body"))
    }

    /// Output variables in text that is seen.
    pub(crate) fn visible_variables(&self) -> impl Iterator<Item = &Token> {
        self.variables
            .iter()
            .filter(|variable| variable.place == Place::Text)
            .filter_map(|variable| self.token(variable))
    }

    /// A piece of the scan, tokens stood in for.
    pub(crate) fn filled(&self, piece: &Piece) -> Cow<'_, str> {
        let plain = self.scan.str(piece);
        if self.syntax.tokens.is_empty() || piece.is_empty() {
            return Cow::Borrowed(plain);
        }
        let source = self.scan.trace.source(piece);
        let tokens = self.tokens_within(&source);
        if tokens.is_empty() {
            return Cow::Borrowed(plain);
        }
        let mut text = String::with_capacity(plain.len());
        let mut waiting = tokens.iter().peekable();
        for (derived, source, same) in self.scan.trace.stretches(piece) {
            let mut from = source.start;
            while let Some(token) = waiting.peek().filter(|token| token.span.start < source.end) {
                if same {
                    text.push_str(self.words(&(from..token.span.start)));
                }
                if let Some(stand_in) = stand_in(&token.kind) {
                    text.push(stand_in);
                }
                from = token.span.end;
                waiting.next();
            }
            if same {
                text.push_str(self.words(&(from..source.end)));
            } else if from <= source.start {
                text.push_str(self.scan.str(&derived));
            }
        }
        Cow::Owned(text)
    }

    /// The tags of the template in a range of the source.
    pub(crate) fn tokens_within(&self, source: &Range<usize>) -> &[Token] {
        let tokens = &self.syntax.tokens;
        let first = tokens.partition_point(|token| token.span.end <= source.start);
        if tokens.get(first).is_none_or(|token| token.span.start >= source.end) {
            return &[];
        }
        let end = tokens.partition_point(|token| token.span.start < source.end);
        tokens.get(first..end).unwrap_or_default()
    }
}

fn stand_in(kind: &TokenKind) -> Option<char> {
    match kind {
        TokenKind::Output { .. } | TokenKind::Partial { .. } => Some(url::VARIABLE),
        TokenKind::Else => Some(url::ELSE),
        _ => None,
    }
}
