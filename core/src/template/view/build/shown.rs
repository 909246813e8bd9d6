//! How elements are shown by their tags and by styles: read once for all that are written alike.

use super::Builder;
use crate::data;
use crate::template::view::colour::Colour;
use crate::template::view::element;
use crate::template::view::font;
use crate::template::view::html::Tag;
use crate::template::view::selector::Element;
use crate::template::view::sheet::Trail;
use crate::template::view::style::{Look, Paint};
use std::borrow::Cow;
use std::rc::Rc;

/// How an element is shown.
#[derive(Debug)]
pub(super) struct Shown {
    pub(super) look: Look,
    /// It has the attribute `hidden`, or is a dialogue that is not open.
    pub(super) is_hidden: bool,
    /// Whether its own style sets its colour, and its background.
    pub(super) sets: (bool, bool),
    /// The trail within it.
    pub(super) trail: Trail,
}

/// Tags that were read, each with the trail around it, at the place of its digest; one takes the place of another.
#[derive(Debug)]
pub(super) struct Known<'d>(Vec<Option<(&'d str, Trail, Rc<Shown>)>>);

/// Tags that are remembered, a power of two; the guard keeps the memory small.
const MOST_KNOWN: usize = 256;

/// The usual colour of buttons in browsers.
const BUTTON: Colour = Colour([0xef; 3]);

impl Known<'_> {
    pub(super) fn new() -> Self {
        Self(std::iter::repeat_with(|| None).take(MOST_KNOWN).collect())
    }

    fn place(written: &str) -> usize {
        // The upper bits are those that every letter changes.
        usize::try_from(data::digest(written) >> 40).unwrap_or_default() & MOST_KNOWN.wrapping_sub(1)
    }
}

impl<'d> Builder<'d, '_> {
    /// How an element is shown; an implied one has no tag. The tokens of the template in its tag have been taken.
    pub(super) fn shown(&mut self, tag: Option<&Tag>, name: &'d str) -> Rc<Shown> {
        let written = match tag {
            None => name,
            Some(tag) if self.has_tokens(tag) => return Rc::new(self.read(Some(tag), name)),
            Some(tag) => self.document.words(&tag.span),
        };
        let place = Known::place(written);
        if let Some(Some((known, above, shown))) = self.known.0.get(place)
            && *known == written
            && *above == self.top().trail
        {
            return Rc::clone(shown);
        }
        let shown = Rc::new(self.read(tag, name));
        let known = (written, self.top().trail.clone(), Rc::clone(&shown));
        if let Some(place) = self.known.0.get_mut(place) {
            *place = Some(known);
        }
        shown
    }

    /// Whether one of the tokens of the template that have been taken lies in a tag.
    fn has_tokens(&self, tag: &Tag) -> bool {
        let last = self.next_token.checked_sub(1).and_then(|last| self.document.syntax.tokens.get(last));
        last.is_some_and(|token| token.span.end > tag.span.start)
    }

    fn read(&self, tag: Option<&Tag>, name: &str) -> Shown {
        let (id, class, style) = (self.value(tag, "id"), self.value(tag, "class"), self.value(tag, "style"));
        let mut look = self.look_of_attributes(tag, name);
        let mut trail = Trail::default();
        if self.sheet.is_empty() {
            look.read(&style);
        } else {
            let (element, above) = (Element::new(name, &id, &class), &self.top().trail);
            look.cover(&self.sheet.look(&element, above, &style));
            if self.sheet.asks_for_trails() {
                trail = self.sheet.trail(&element, above);
            }
        }
        let mut sets = (true, true);
        if self.sheet.colours_elsewhere {
            let mut inline = Look::default();
            inline.read(&style);
            sets = (inline.colour.is_some(), inline.background.is_some());
        }
        let has = |name: &str| tag.is_some_and(|tag| self.document.attribute(tag, name).is_some());
        let is_hidden = has("hidden") || (name == "dialog" && !has("open"));
        Shown { look, is_hidden, sets, trail }
    }

    /// What an element looks like by what it is and by its attributes other than `style`.
    fn look_of_attributes(&self, tag: Option<&Tag>, name: &str) -> Look {
        let value = |name: &str| self.value(tag, name);
        let (font_size, bold) = font::of_element(name, || value("size"));
        let mut look = Look { font_size, bold, ..Look::default() };
        let set = |value: &str| if value.trim().is_empty() { None } else { Some(Paint::of_attribute(value)) };
        if matches!(name, "body" | "marquee" | "table") || element::is_of_table(name) {
            look.background = set(&value("bgcolor"));
        }
        look.colour = match name {
            "font" => set(&value("color")),
            "body" => set(&value("text")),
            "button" => Some(Paint::Known(Colour::BLACK)),
            // A link is shown in a colour of its own unless its style says otherwise.
            "a" if tag.is_some_and(|tag| self.document.attribute(tag, "href").is_some()) => Some(Paint::Unknown),
            _ => None,
        };
        if name == "button" {
            look.background = Some(Paint::Known(BUTTON));
        }
        if name == "font" {
            look.set_fonts(&value("face"));
        }
        let background = value("background");
        if !background.is_empty() {
            look.background = Some(Paint::Unknown);
            look.pictured = Some(true);
            look.image = Some(background.into_owned());
        }
        look
    }

    fn value(&self, tag: Option<&Tag>, name: &str) -> Cow<'d, str> {
        tag.map_or(Cow::Borrowed(""), |tag| self.document.value_of(tag, name))
    }
}
