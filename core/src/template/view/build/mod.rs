//! From a source text to its view, in one pass over the events of the tokenizer.

mod fonts;
mod images;
mod inherit;
mod links;
mod places;
mod text;

use crate::finding::Part;
use crate::template::syntax::{Syntax, TokenKind};
use crate::template::view::css::Styles;
use crate::template::view::flow::{Amount, Flow};
use crate::template::view::html::{Event, Piece, Scan};
use crate::template::view::run::Run;
use crate::template::view::sheet::Sheet;
use crate::template::view::{
    Bounds, Concealed, Document, Heading, Image, Link, Place, TypeSetting, Variable, element, mask,
};
use fonts::SetIn;
use inherit::Open;
use links::bare_links;
use std::collections::BTreeSet;
use std::ops::Range;

impl<'a> Document<'a> {
    fn empty(part: Part, source: &'a str, syntax: Syntax) -> Self {
        Self {
            part,
            source,
            syntax,
            scan: Scan::default(),
            styles: Styles::default(),
            flow: Flow::default(),
            amount: Amount::default(),
            links: Vec::new(),
            images: Vec::new(),
            variables: Vec::new(),
            runs: Vec::new(),
            headings: Vec::new(),
            concealed: Vec::new(),
            type_setting: TypeSetting::default(),
            too_deep: None,
        }
    }

    /// Reads a subject or a plain text.
    pub(crate) fn plain(part: Part, source: &'a str, syntax: Syntax) -> Self {
        let mut document = Self::empty(part, source, syntax);
        let (mut from, mut edges) = (0, 0_usize);
        for (index, token) in document.syntax.tokens.iter().enumerate() {
            let before = source.get(from..token.span.start).unwrap_or_default();
            document.flow.push_same(before, from);
            edges = edges.saturating_add(before.matches('\n').count());
            from = token.span.end;
            if let TokenKind::Output { .. } = token.kind {
                let after = document.flow.text().len();
                document.variables.push(Variable { token: index, place: Place::Text, after, edges });
            }
        }
        document.flow.push_same(source.get(from..).unwrap_or_default(), from);
        document.finish();
        document
    }

    /// Reads HTML.
    pub(crate) fn html(source: &'a str, syntax: Syntax, bounds: Bounds) -> Self {
        let scan = Scan::read(&mask::mask(source, &syntax), bounds.nodes);
        let styles = Styles::read(&scan, bounds.nodes);
        let mut document = Self { scan, styles, ..Self::empty(Part::Html, source, syntax) };
        let mut builder = Builder::new(&document, bounds);
        for event in &document.scan.events {
            builder.take(event);
        }
        while !builder.stack.is_empty() {
            builder.pop(source.len());
        }
        let Builder { flow, links, images, variables, runs, headings, concealed, set_in, too_deep, .. } = builder;
        let type_setting = set_in.in_order();
        document =
            Self { flow, links, images, variables, runs, headings, concealed, type_setting, too_deep, ..document };
        document.finish();
        document
    }

    fn finish(&mut self) {
        self.amount = self.flow.amount();
        let bare = bare_links(&self.flow, &self.links);
        self.links.extend(bare);
    }
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
    runs: Vec<Run>,
    headings: Vec<Heading>,
    concealed: Vec<Concealed>,
    set_in: SetIn,
    too_deep: Option<Range<usize>>,
}

impl<'d, 'a> Builder<'d, 'a> {
    fn new(document: &'d Document<'a>, bounds: Bounds) -> Self {
        let sheet = Sheet::of(document);
        let root = Open::root(&sheet);
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
            runs: Vec::new(),
            headings: Vec::new(),
            concealed: Vec::new(),
            set_in: SetIn::default(),
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
        if let Some(level) = element::heading_level(name).filter(|_| seen) {
            self.headings.push(Heading { span: tag.span.clone(), level });
        }
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
            link.content.end = at.max(link.content.start);
        }
    }
}
