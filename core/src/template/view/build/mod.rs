//! From a source text to its view, in one pass over the events of the tokenizer.

mod beside;
mod fonts;
mod formatting;
mod images;
mod inherit;
mod links;
mod nesting;
mod places;
mod shown;
mod text;

use crate::finding::Part;
use crate::phrases::rules::html as phrase;
use crate::template::syntax::{Syntax, TokenKind};
use crate::template::view::amount::Amount;
use crate::template::view::css::Styles;
use crate::template::view::flow::Flow;
use crate::template::view::html::{Event, Piece, Scan};
use crate::template::view::run::Run;
use crate::template::view::sheet::Sheet;
use crate::template::view::{
    Bounds, Concealed, Document, Heading, Image, Link, Place, Slips, TypeSetting, Variable, element, mask,
};
use fonts::SetIn;
use formatting::Formatting;
use inherit::{Open, Shape};
use links::add_bare_links;
use shown::Known;
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
            unseen: Flow::default(),
            links: Vec::new(),
            images: Vec::new(),
            variables: Vec::new(),
            runs: Vec::new(),
            headings: Vec::new(),
            concealed: Vec::new(),
            type_setting: TypeSetting::default(),
            slips: Slips::default(),
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
        let scan = Scan::read(&mask::mask(source, &syntax.tokens), bounds.nodes);
        Self::of_scan(source, syntax, scan, bounds, false)
    }

    /// Reads on from what a tokenizer read, of a whole mail or of what is for Outlook.
    pub(super) fn of_scan(source: &'a str, syntax: Syntax, scan: Scan, bounds: Bounds, is_for_outlook: bool) -> Self {
        let styles = Styles::read(&scan, bounds.nodes);
        let mut document = Self { scan, styles, ..Self::empty(Part::Html, source, syntax) };
        let mut builder = Builder::new(&document, bounds, is_for_outlook);
        for event in &document.scan.events {
            builder.take(event);
        }
        builder.pop_all(source.len());
        builder.note_written_by_styles();
        let Builder {
            flow, unseen, links, images, variables, runs, headings, concealed, set_in, slips, too_deep, ..
        } = builder;
        document = Self {
            flow,
            unseen,
            links,
            images,
            variables,
            runs,
            headings,
            concealed,
            type_setting: set_in.in_order(),
            slips,
            too_deep,
            ..document
        };
        document.finish();
        document
    }

    fn finish(&mut self) {
        self.amount = self.flow.amount();
        add_bare_links(&self.flow, &mut self.links);
    }
}

struct Builder<'d, 'a> {
    document: &'d Document<'a>,
    bounds: Bounds,
    sheet: Sheet,
    known: Known<'d>,
    root: Open<'d>,
    stack: Vec<Open<'d>>,
    formatting: Formatting<'d>,
    /// Open elements beyond the bound, which are not kept.
    beyond: usize,
    next_token: usize,
    /// What was filled in so far may have opened a table.
    may_lie_in_table: bool,
    is_for_outlook: bool,
    flow: Flow,
    unseen: Flow,
    links: Vec<Link>,
    images: Vec<Image>,
    /// Behind how many images the last one stands that text may lie on.
    pictures_until: usize,
    backgrounds: BTreeSet<String>,
    variables: Vec<Variable>,
    runs: Vec<Run>,
    headings: Vec<Heading>,
    concealed: Vec<Concealed>,
    set_in: SetIn,
    slips: Slips,
    too_deep: Option<Range<usize>>,
}

impl<'d, 'a> Builder<'d, 'a> {
    fn new(document: &'d Document<'a>, bounds: Bounds, is_for_outlook: bool) -> Self {
        let sheet = Sheet::of(document);
        // What is for Outlook lies on whatever is around it.
        let root = Open::root(is_for_outlook || sheet.colours_elsewhere);
        let images = document.scan.tags.iter().filter(|tag| document.scan.is(&tag.name, "img")).count();
        Self {
            document,
            bounds,
            sheet,
            known: Known::new(),
            root,
            stack: Vec::new(),
            formatting: Formatting::default(),
            beyond: 0,
            next_token: 0,
            may_lie_in_table: bounds.is_part || is_for_outlook,
            is_for_outlook,
            flow: Flow::default(),
            unseen: Flow::default(),
            links: Vec::new(),
            images: Vec::with_capacity(images),
            pictures_until: 0,
            backgrounds: BTreeSet::new(),
            variables: Vec::new(),
            runs: Vec::new(),
            headings: Vec::new(),
            concealed: Vec::new(),
            set_in: SetIn::default(),
            slips: Slips::default(),
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
            Event::Aside(span) if span.is_empty() => self.begin_piece(span.start),
            Event::Aside(span) => self.place_tokens(span.end, Place::Comment),
        }
    }

    fn top(&self) -> &Open<'d> {
        self.stack.last().unwrap_or(&self.root)
    }

    fn name(&self, piece: &Piece) -> &'d str {
        self.document.scan.str(piece)
    }

    fn open(&mut self, index: usize) {
        let Some(tag) = self.document.scan.tags.get(index) else { return };
        let name = self.name(&tag.name);
        self.place_in_tag(index);
        if self.is_stray(name) {
            return self.slips.note(tag.span.clone(), phrase::STRAY_CELL);
        }
        let going_on = self.end_implied(name, &tag.span);
        self.imply(name);
        if element::goes_on_in(name) {
            self.resume();
        }
        let shown = self.shown(Some(tag), name);
        let inner = self.inherit(name, &shown);
        let seen = inner.is_seen();
        self.edge(&inner, tag.span.start);
        self.note_images(index, name, &shown.look, seen);
        if let Some(level) = element::heading_level(name).filter(|_| seen) {
            self.headings.push(Heading { span: tag.span.clone(), level });
        }
        let first_link = going_on.unwrap_or(self.links.len());
        // What VML draws may be a link itself.
        if matches!(name, "a" | "area") || name.starts_with("v:") {
            self.note_links(index, seen);
        }
        // A form beside the rows of a table holds nothing.
        if element::is_void(name) || (name == "form" && element::holds_rows_or_cells(self.top().name)) {
            return;
        }
        if self.stack.len() >= self.bounds.depth {
            self.too_deep.get_or_insert(tag.span.clone());
            self.beyond = self.beyond.saturating_add(1);
            return;
        }
        let (links, behind) = (first_link..self.links.len(), tag.span.end);
        self.note_formatting(name, index, links.clone(), behind);
        self.stack.push(Open { tag: Some(index), links, behind, ..inner });
    }

    fn close(&mut self, name: &Piece, at: usize) {
        let name = self.name(name);
        if name == "br" && !self.top().is_hidden() {
            self.flow.edge(at);
        }
        // What stands behind the end of a document is still read as a part of it.
        if element::is_void(name) || matches!(name, "body" | "html") {
            return;
        }
        if self.beyond > 0 {
            self.beyond = self.beyond.saturating_sub(1);
            return;
        }
        if element::is_formatting(name) && self.end_formatting(name, at) {
            return;
        }
        let stops = |open: &str| match name {
            "table" | "tbody" | "thead" | "tfoot" | "tr" | "td" | "th" => open == "table",
            _ if element::is_special(name) => element::is_scope(open, name),
            _ => element::is_special(open),
        };
        let is_heading = element::heading_level(name).is_some();
        let mut found = None;
        for (depth, open) in self.stack.iter().enumerate().rev() {
            if open.name == name || (is_heading && element::heading_level(open.name).is_some()) {
                found = Some(depth);
                break;
            }
            if stops(open.name) {
                break;
            }
        }
        if found.is_none() && name == "p" && !self.top().is_hidden() {
            self.flow.edge(at);
        }
        while found.is_some_and(|depth| self.stack.len() > depth) {
            self.pop(at);
        }
    }

    fn pop(&mut self, at: usize) {
        if let Some(open) = self.stack.pop() {
            self.end(open, at);
        }
    }

    /// Ends an element that is taken off the stack.
    fn end(&mut self, open: Open<'d>, at: usize) {
        self.suspend(&open);
        self.edge(&open, at);
        let (text, images) = (self.flow.text().len(), self.images.len());
        let all_images = &self.images;
        for link in self.links.get_mut(open.links).unwrap_or_default() {
            // What lies in it may be shown again.
            let shows = |link: &Link| {
                let within = all_images.get(link.images.start..images).unwrap_or_default();
                text > link.text.start || within.iter().any(|image| !image.is_hidden)
            };
            link.is_hidden &= !shows(link);
            link.text.end = text;
            link.images.end = images;
            link.content.end = at.max(link.content.start);
        }
    }

    fn pop_all(&mut self, at: usize) {
        while !self.stack.is_empty() {
            self.pop(at);
        }
    }

    /// Begins a piece that has nothing to do with what stands before it.
    fn begin_piece(&mut self, at: usize) {
        self.pop_all(at);
        self.formatting = Formatting::default();
        self.beyond = 0;
        self.flow.edge(at);
        self.unseen.edge(at);
    }

    /// Where a block begins or ends no word goes on.
    fn edge(&mut self, open: &Open<'_>, at: usize) {
        if open.shape == Shape::Block {
            if open.is_hidden() { self.unseen.edge(at) } else { self.flow.edge(at) }
        }
    }
}
