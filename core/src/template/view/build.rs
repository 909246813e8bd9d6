//! From a source text to its view, in one pass over the events of the tokenizer.

use crate::finding::Part;
use crate::template::syntax::{Syntax, TokenKind};
use crate::template::view::colour::Colour;
use crate::template::view::flow::{Amount, Flow};
use crate::template::view::html::{Event, Piece, Scan};
use crate::template::view::style::{self, Length, Look, Paint, Sheet};
use crate::template::view::url::{self, Url};
use crate::template::view::{Bounds, Concealed, Document, Image, Link, Place, Variable, Veil, element, mask};
use std::collections::BTreeSet;
use std::ops::Range;

/// Below this contrast, in tenths, text is not seen (rulebook 1.2).
const LEAST_CONTRAST: u64 = 12;
/// At this size or below, in thousandths of a pixel, text is not seen (rulebook 1.2).
const UNSEEN_FONT: i64 = 1000;
const USUAL_FONT: i64 = 16_000;

impl<'a> Document<'a> {
    fn empty(part: Part, source: &'a str, syntax: Syntax) -> Self {
        Self {
            part,
            source,
            syntax,
            scan: Scan::default(),
            flow: Flow::default(),
            amount: Amount::default(),
            links: Vec::new(),
            images: Vec::new(),
            variables: Vec::new(),
            concealed: Vec::new(),
            too_deep: None,
        }
    }

    /// Reads a subject or a plain text.
    pub(crate) fn plain(part: Part, source: &'a str, syntax: Syntax) -> Self {
        let mut document = Self::empty(part, source, syntax);
        let mut from = 0;
        for (index, token) in document.syntax.tokens.iter().enumerate() {
            document.flow.push_same(source.get(from..token.span.start).unwrap_or_default(), from);
            from = token.span.end;
            if let TokenKind::Output { .. } = token.kind {
                document.variables.push(Variable { token: index, place: Place::Text });
            }
        }
        document.flow.push_same(source.get(from..).unwrap_or_default(), from);
        document.finish();
        document
    }

    /// Reads HTML.
    pub(crate) fn html(source: &'a str, syntax: Syntax, bounds: Bounds) -> Self {
        let scan = Scan::read(&mask::mask(source, &syntax), bounds.nodes);
        let mut document = Self { scan, ..Self::empty(Part::Html, source, syntax) };
        let mut builder = Builder::new(&document, bounds);
        for event in &document.scan.events {
            builder.take(event);
        }
        let Builder { flow, links, images, variables, concealed, too_deep, .. } = builder;
        document = Self { flow, links, images, variables, concealed, too_deep, ..document };
        document.finish();
        document
    }

    fn finish(&mut self) {
        self.amount = self.flow.amount();
        let bare = bare_links(&self.flow, &self.links);
        self.links.extend(bare);
    }
}

/// An element that is open, and what its content inherits.
#[derive(Clone, Debug)]
struct Open {
    name: Piece,
    /// Within an element whose content a mail never shows.
    unseen: bool,
    /// What hides it, other than its size and colours.
    veil: Option<Veil>,
    invisible: bool,
    font: i64,
    colour: Paint,
    background: Paint,
    /// The first of the links that it opened, and how many.
    links: Range<usize>,
}

struct Builder<'d, 'a> {
    document: &'d Document<'a>,
    bounds: Bounds,
    sheet: Sheet,
    root: Open,
    stack: Vec<Open>,
    /// Open elements beyond the bound, which are not kept.
    beyond: usize,
    next_token: usize,
    flow: Flow,
    links: Vec<Link>,
    images: Vec<Image>,
    backgrounds: BTreeSet<String>,
    variables: Vec<Variable>,
    concealed: Vec<Concealed>,
    too_deep: Option<Range<usize>>,
}

/// Stretches of unseen text that are noted.
const MOST_CONCEALED: usize = 1_000;

impl Open {
    fn is_hidden(&self) -> bool {
        self.unseen || self.veil.is_some()
    }

    /// What keeps its text from being seen, if it is text that would be.
    fn concealment(&self) -> Option<Veil> {
        let faint = || match (self.colour, self.background) {
            (Paint::Known(colour), Paint::Known(background)) => colour.contrast_below(background, LEAST_CONTRAST),
            _ => false,
        };
        match self.veil {
            _ if self.unseen => None,
            Some(veil) => Some(veil),
            None if self.invisible => Some(Veil::Style),
            None if self.font <= UNSEEN_FONT => Some(Veil::Size),
            None => faint().then_some(Veil::Colour),
        }
    }

    fn is_seen(&self) -> bool {
        !self.unseen && self.concealment().is_none()
    }
}

impl<'d, 'a> Builder<'d, 'a> {
    fn new(document: &'d Document<'a>, bounds: Bounds) -> Self {
        let mut sheet = Sheet::default();
        let scan = &document.scan;
        for pair in scan.events.windows(2) {
            if let [Event::Open(tag), Event::Text(css)] = pair
                && scan.tags.get(*tag).is_some_and(|tag| scan.str(&tag.name) == "style")
            {
                sheet.read(scan.str(css));
            }
        }
        let certain = |colour| if sheet.colours_elsewhere { Paint::Unknown } else { Paint::Known(colour) };
        let root = Open {
            name: 0..0,
            unseen: false,
            veil: None,
            invisible: false,
            font: USUAL_FONT,
            colour: certain(Colour::BLACK),
            background: certain(Colour::WHITE),
            links: 0..0,
        };
        Self {
            document,
            bounds,
            sheet,
            root,
            stack: Vec::new(),
            beyond: 0,
            next_token: 0,
            flow: Flow::default(),
            links: Vec::new(),
            images: Vec::new(),
            backgrounds: BTreeSet::new(),
            variables: Vec::new(),
            concealed: Vec::new(),
            too_deep: None,
        }
    }

    fn take(&mut self, event: &Event) {
        match event {
            Event::Open(tag) => self.open(*tag),
            Event::Close { name, span } => {
                self.place_tokens(span.end, Place::Name);
                self.close(name, span.start);
            }
            Event::Text(piece) => self.text(piece),
            Event::Aside(span) => self.place_tokens(span.end, Place::Comment),
        }
    }

    fn top(&self) -> &Open {
        self.stack.last().unwrap_or(&self.root)
    }

    fn name(&self, piece: &Piece) -> &'d str {
        self.document.scan.str(piece)
    }

    fn open(&mut self, index: usize) {
        let Some(tag) = self.document.scan.tags.get(index) else { return };
        let name = self.name(&tag.name);
        self.place_in_tag(index);
        self.end_implied(name, tag.span.start);
        let look = self.look(index, name);
        let inner = self.inherit(index, name, &look);
        let seen = inner.is_seen();
        if element::is_block(name) && !inner.is_hidden() {
            self.flow.edge(tag.span.start);
        }
        self.note_images(index, name, &look, seen);
        let first_link = self.links.len();
        if matches!(name, "a" | "area") {
            self.note_links(index, seen);
        }
        if element::is_void(name) {
            return;
        }
        if self.stack.len() >= self.bounds.depth {
            self.too_deep.get_or_insert(tag.span.clone());
            self.beyond = self.beyond.saturating_add(1);
            return;
        }
        self.stack.push(Open { links: first_link..self.links.len(), ..inner });
    }

    fn look(&self, index: usize, name: &str) -> Look {
        let Some(tag) = self.document.scan.tags.get(index) else { return Look::default() };
        let value = |name: &str| self.document.value_of(tag, name);
        let mut attributes = Look::default();
        let paint = |value: &str| Some(Colour::parse(value).map_or(Paint::Unknown, Paint::Known));
        let set = |value: &str| if value.is_empty() { None } else { paint(value) };
        attributes.background = set(&value("bgcolor"));
        attributes.colour = match name {
            "font" => set(&value("color")),
            "body" => set(&value("text")),
            _ => None,
        };
        let background = value("background");
        if !background.is_empty() {
            attributes.background = Some(Paint::Unknown);
            attributes.image = Some(background.into_owned());
        }
        attributes.cover(&self.sheet.look(name, &value("id"), &value("class"), &value("style")));
        attributes
    }

    fn inherit(&self, index: usize, name: &str, look: &Look) -> Open {
        let above = self.top();
        let tag = self.document.scan.tags.get(index);
        let has = |name: &str| tag.is_some_and(|tag| self.document.attribute(tag, name).is_some());
        let is_nil = |length: Option<Length>| matches!(length, Some(Length::Px(0) | Length::Em(0)));
        let by_style = look.display_none.unwrap_or_else(|| has("hidden"))
            || look.transparent == Some(true)
            || is_nil(look.max_height)
            || (is_nil(look.height) && look.clips == Some(true));
        let own = if by_style { Some(Veil::Style) } else { (look.off_screen == Some(true)).then_some(Veil::Place) };
        let font = match look.font_size {
            None => above.font,
            Some(Length::Px(px)) => px,
            Some(Length::Em(share)) => above.font.saturating_mul(share).checked_div(1000).unwrap_or_default(),
        };
        // A link is shown in a colour of its own unless its style says otherwise.
        let colour = look.colour.unwrap_or(if name == "a" { Paint::Unknown } else { above.colour });
        Open {
            name: tag.map_or(0..0, |tag| tag.name.clone()),
            unseen: above.unseen || element::is_unseen(name),
            veil: above.veil.or(own),
            invisible: look.invisible.unwrap_or(above.invisible),
            font,
            colour,
            background: look.background.unwrap_or(above.background),
            links: 0..0,
        }
    }

    fn note_images(&mut self, index: usize, name: &str, look: &Look, seen: bool) {
        let Some(tag) = self.document.scan.tags.get(index) else { return };
        let value = |name: &str| self.document.value_of(tag, name);
        let is_image = match name {
            "img" | "image" => true,
            "input" => value("type").eq_ignore_ascii_case("image"),
            _ => false,
        };
        if is_image {
            self.images.push(Image {
                span: tag.span.clone(),
                source: beginning(&value("src")),
                after: self.flow.text().len(),
                alt: self.document.attribute(tag, "alt").map(|attribute| self.document.value(attribute).into_owned()),
                width: pixels(look.width).or_else(|| pixels(style::length(&value("width")))),
                height: pixels(look.height).or_else(|| pixels(style::length(&value("height")))),
                // An image has no text, so its colours do not matter.
                is_hidden: !seen && (self.top().is_hidden() || self.top().invisible || look.hides_an_image()),
                is_background: false,
            });
        }
        let background = match name {
            "v:fill" | "v:image" => Some(value("src").into_owned()),
            _ => look.image.clone(),
        };
        if let Some(url) = background
            && !url.is_empty()
            && self.backgrounds.insert(url.clone())
        {
            let span = tag.span.clone();
            let (source, after) = (beginning(&url), self.flow.text().len());
            let (alt, width, height) = (None, None, None);
            self.images.push(Image { span, source, after, alt, width, height, is_hidden: !seen, is_background: true });
        }
    }

    fn note_links(&mut self, index: usize, seen: bool) {
        let Some(tag) = self.document.scan.tags.get(index) else { return };
        let Some(href) = self.document.attribute(tag, "href") else { return };
        let value = self.document.value(href);
        let span = if href.value.is_empty() { href.span.clone() } else { self.document.scan.trace.source(&href.value) };
        let (at, image) = (self.flow.text().len(), self.images.len());
        for target in value.split(url::ELSE) {
            self.links.push(Link {
                span: span.clone(),
                target: target.to_owned(),
                url: Url::parse(target),
                text: at..at,
                images: image..image,
                is_hidden: !seen,
                is_bare: false,
            });
        }
    }

    fn end_implied(&mut self, opened: &str, at: usize) {
        if self.beyond > 0 {
            return;
        }
        if self.name(&self.top().name) == "head" && !element::is_of_head(opened) {
            self.pop(at);
        }
        let mut keep = self.stack.len();
        for (depth, open) in self.stack.iter().enumerate().rev() {
            let inner = self.name(&open.name);
            if element::ends(opened, inner) {
                keep = depth;
            } else if element::is_scope(inner, opened) {
                break;
            }
        }
        while self.stack.len() > keep {
            self.pop(at);
        }
    }

    fn close(&mut self, name: &Piece, at: usize) {
        let name = self.name(name);
        if matches!(name, "br" | "p") {
            self.flow.edge(at);
        }
        if element::is_void(name) {
            return;
        }
        if self.beyond > 0 {
            self.beyond = self.beyond.saturating_sub(1);
            return;
        }
        let is_of_table = matches!(name, "table" | "tbody" | "thead" | "tfoot" | "tr" | "td" | "th" | "body" | "html");
        let mut found = None;
        for (depth, open) in self.stack.iter().enumerate().rev() {
            let inner = self.name(&open.name);
            if inner == name {
                found = Some(depth);
                break;
            }
            if (is_of_table && inner == "table") || (!is_of_table && element::is_scope(inner, name)) {
                break;
            }
        }
        while found.is_some_and(|depth| self.stack.len() > depth) {
            self.pop(at);
        }
    }

    fn pop(&mut self, at: usize) {
        let Some(open) = self.stack.pop() else { return };
        if element::is_block(self.name(&open.name)) && !open.is_hidden() {
            self.flow.edge(at);
        }
        let (text, images) = (self.flow.text().len(), self.images.len());
        for link in self.links.get_mut(open.links).unwrap_or_default() {
            link.text.end = text;
            link.images.end = images;
        }
    }

    fn text(&mut self, piece: &Piece) {
        let document = self.document;
        let within = self.name(&self.top().name);
        if within == "head" && !document.scan.str(piece).trim().is_empty() {
            self.pop(document.scan.trace.source(piece).start);
        }
        let (seen, veil) = (self.top().is_seen(), self.top().concealment());
        let mut letters = 0_u64;
        let place = match (within, seen) {
            ("script" | "style", _) => Place::Code,
            (_, true) => Place::Text,
            (_, false) => Place::Hidden,
        };
        for (derived, source, same) in document.scan.trace.stretches(piece) {
            let mut from = source.start;
            while let Some(token) = document.syntax.tokens.get(self.next_token).filter(|t| t.span.start < source.end) {
                if same && seen {
                    self.flow.push_same(document.words(&(from..token.span.start)), from);
                } else if same && veil.is_some() {
                    letters = letters.saturating_add(letters_of(document.words(&(from..token.span.start))));
                }
                from = from.max(token.span.end);
                self.place_next(place);
            }
            if seen && same {
                self.flow.push_same(document.words(&(from..source.end)), from);
            } else if seen && from <= source.start {
                self.flow.push_other(document.scan.str(&derived), &source);
            } else if veil.is_some() && from <= source.end {
                let words = if same { document.words(&(from..source.end)) } else { document.scan.str(&derived) };
                letters = letters.saturating_add(letters_of(words));
            }
        }
        if let Some(veil) = veil.filter(|_| letters > 0) {
            self.conceal(veil, letters, document.scan.trace.source(piece));
        }
    }

    fn conceal(&mut self, veil: Veil, letters: u64, span: Range<usize>) {
        let after = self.flow.text().len();
        let is_linked = self.stack.iter().any(|open| !open.links.is_empty());
        let continued = self.concealed.last_mut().filter(|last| (last.veil, last.after) == (veil, after));
        if let Some(last) = continued {
            last.span.end = span.end;
            last.letters = last.letters.saturating_add(letters);
            last.is_linked |= is_linked;
        } else if self.concealed.len() < MOST_CONCEALED {
            self.concealed.push(Concealed { veil, span, letters, after, is_linked });
        }
    }

    fn place_next(&mut self, place: Place) {
        let token = self.document.syntax.tokens.get(self.next_token);
        if token.is_some_and(|token| matches!(token.kind, TokenKind::Output { .. })) {
            self.variables.push(Variable { token: self.next_token, place });
        }
        self.next_token = self.next_token.saturating_add(1);
    }

    fn place_tokens(&mut self, end: usize, place: Place) {
        while self.document.syntax.tokens.get(self.next_token).is_some_and(|token| token.span.start < end) {
            self.place_next(place);
        }
    }

    fn place_in_tag(&mut self, index: usize) {
        let document = self.document;
        let Some(tag) = document.scan.tags.get(index) else { return };
        let attributes = document.scan.attributes(tag);
        while let Some(token) = document.syntax.tokens.get(self.next_token).filter(|t| t.span.start < tag.span.end) {
            let at = attributes.partition_point(|attribute| attribute.span.end <= token.span.start);
            let place = attributes.get(at).map_or(Place::Name, |attribute| {
                let name_end = attribute.span.start.saturating_add(attribute.name.len());
                if token.span.start < name_end { Place::Name } else { Place::Value { tag: index, attribute: at } }
            });
            self.place_next(place);
        }
    }
}

impl Look {
    fn hides_an_image(&self) -> bool {
        self.display_none == Some(true)
            || self.invisible == Some(true)
            || self.transparent == Some(true)
            || self.off_screen == Some(true)
    }
}

/// An address without the bulk of an image that is written out in it.
fn beginning(address: &str) -> String {
    let end = address.char_indices().nth(MOST_OF_AN_ADDRESS).map_or(address.len(), |(at, _)| at);
    address.get(..end).unwrap_or_default().to_owned()
}

const MOST_OF_AN_ADDRESS: usize = 512;

fn letters_of(text: &str) -> u64 {
    u64::try_from(text.chars().filter(|c| c.is_alphanumeric()).count()).unwrap_or(u64::MAX)
}

fn pixels(length: Option<Length>) -> Option<u64> {
    match length? {
        Length::Px(px) => u64::try_from(px.checked_div(1000)?).ok(),
        Length::Em(_) => None,
    }
}

/// Addresses written out in the text outside of links: mail clients make links of them.
fn bare_links(flow: &Flow, links: &[Link]) -> Vec<Link> {
    let text = flow.text();
    let mut found = Vec::new();
    let mut until = 0;
    let mut linked = links.iter().map(|link| &link.text).filter(|range| !range.is_empty()).peekable();
    for (at, _) in text.match_indices("://") {
        let before = text.get(..at).unwrap_or_default();
        let scheme =
            ["https", "http", "HTTPS", "HTTP", "Https", "Http"].iter().find(|scheme| before.ends_with(**scheme));
        let Some(scheme) = scheme else { continue };
        let start = at.saturating_sub(scheme.len());
        if start < until {
            continue;
        }
        while linked.next_if(|range| range.end <= start).is_some() {}
        if linked.peek().is_some_and(|range| range.start <= start) {
            continue;
        }
        let rest = text.get(start..).unwrap_or_default();
        let ends = |c: char| {
            c.is_whitespace() || matches!(c, '<' | '>' | '"' | '\'' | '`' | '、' | '。' | '，' | '）' | '」' | '】')
        };
        let length = rest.find(ends).unwrap_or(rest.len());
        let target = rest.get(..length).unwrap_or_default().trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']']);
        let range = start..start.saturating_add(target.len());
        until = start.saturating_add(length);
        found.push(Link {
            span: flow.source(&range),
            target: target.to_owned(),
            url: Url::parse(target),
            text: range,
            images: 0..0,
            is_hidden: false,
            is_bare: true,
        });
    }
    found
}
