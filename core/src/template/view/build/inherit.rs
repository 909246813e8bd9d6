//! What an element hands down to its content: whether it is seen, and its colours.

use super::Builder;
use crate::template::view::colour::Colour;
use crate::template::view::font;
use crate::template::view::html::Piece;
use crate::template::view::selector::Element;
use crate::template::view::sheet::{Sheet, Trail};
use crate::template::view::style::{Length, Look, Paint};
use crate::template::view::{Veil, element};
use std::ops::Range;
use std::rc::Rc;

/// Below this contrast, in tenths, text is not seen (rulebook 1.2).
const LEAST_CONTRAST: u64 = 12;
/// At this size or below, in thousandths of a pixel, text is not seen (rulebook 1.2).
const UNSEEN_FONT: i64 = 1000;
const USUAL_FONT: i64 = 16_000;

/// An element that is open, and what its content inherits.
#[derive(Clone, Debug)]
pub(super) struct Open {
    pub(super) name: Piece,
    /// Within an element whose content a mail never shows.
    pub(super) unseen: bool,
    /// What hides it, other than its size and colours.
    pub(super) veil: Option<Veil>,
    pub(super) invisible: bool,
    pub(super) font: i64,
    /// The list of fonts, where one is set.
    pub(super) fonts: Option<Rc<str>>,
    pub(super) bold: bool,
    pub(super) colour: Paint,
    pub(super) background: Paint,
    /// No selector that we do not follow may set another colour, or background.
    pub(super) sure: (bool, bool),
    /// What it is and lies in, as selectors ask.
    pub(super) trail: Trail,
    /// The first of the links that it opened, and how many.
    pub(super) links: Range<usize>,
}

impl Open {
    /// What the whole mail starts from.
    pub(super) fn root(sheet: &Sheet) -> Self {
        let certain = |colour| if sheet.colours_elsewhere { Paint::Unknown } else { Paint::Known(colour) };
        Self {
            name: 0..0,
            unseen: false,
            veil: None,
            invisible: false,
            font: USUAL_FONT,
            fonts: None,
            bold: false,
            colour: certain(Colour::BLACK),
            background: certain(Colour::WHITE),
            sure: (true, true),
            trail: Trail::default(),
            links: 0..0,
        }
    }

    /// Whether it is hidden whatever its size and colours are.
    pub(super) fn is_hidden(&self) -> bool {
        self.unseen || self.veil.is_some()
    }

    /// Its colour and background, where they are certain.
    pub(super) fn colours(&self) -> (Paint, Paint) {
        let certain = |paint, is_sure: bool| if is_sure { paint } else { Paint::Unknown };
        (certain(self.colour, self.sure.0), certain(self.background, self.sure.1))
    }

    /// Whether text in it is seen.
    pub(super) fn is_seen(&self) -> bool {
        !self.unseen && self.veiled().is_none()
    }

    /// What keeps its text from being seen, where text would be seen.
    pub(super) fn veiled(&self) -> Option<Veil> {
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
}

impl Builder<'_, '_> {
    /// How a tag is shown by its own attributes and by styles.
    pub(super) fn look(&self, index: usize, name: &str) -> Look {
        let Some(tag) = self.document.scan.tags.get(index) else { return Look::default() };
        let value = |name: &str| self.document.value_of(tag, name);
        let (font_size, bold) = font::of_element(name, || value("size"));
        let mut attributes = Look { font_size, bold, ..Look::default() };
        let paint = |value: &str| Some(Colour::parse(value).map_or(Paint::Unknown, Paint::Known));
        let set = |value: &str| if value.is_empty() { None } else { paint(value) };
        attributes.background = set(&value("bgcolor"));
        attributes.colour = match name {
            "font" => set(&value("color")),
            "body" => set(&value("text")),
            _ => None,
        };
        if name == "font" {
            attributes.set_fonts(&value("face"));
        }
        let background = value("background");
        if !background.is_empty() {
            attributes.background = Some(Paint::Unknown);
            attributes.image = Some(background.into_owned());
        }
        let style = value("style");
        if self.sheet.is_empty() {
            attributes.read(&style);
        } else {
            let (id, class) = (value("id"), value("class"));
            attributes.cover(&self.sheet.look(&Element::new(name, &id, &class), &self.top().trail, &style));
        }
        attributes
    }

    /// What the element of a tag is shown like, with what it has from above.
    pub(super) fn inherit(&self, index: usize, name: &str, look: &Look) -> Open {
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
            fonts: look.fonts.clone().or_else(|| above.fonts.clone()),
            bold: look.bold.unwrap_or(above.bold),
            colour,
            background: look.background.unwrap_or(above.background),
            sure: self.sure(index, look),
            trail: self.trail(index, name),
            links: 0..0,
        }
    }

    /// The trail within a tag.
    fn trail(&self, index: usize, name: &str) -> Trail {
        let Some(tag) = self.document.scan.tags.get(index).filter(|_| self.sheet.asks_for_trails()) else {
            return Trail::default();
        };
        let (id, class) = (self.document.value_of(tag, "id"), self.document.value_of(tag, "class"));
        self.sheet.trail(&Element::new(name, &id, &class), &self.top().trail)
    }

    /// Whether a tag's colour and background are what we take them for.
    fn sure(&self, index: usize, look: &Look) -> (bool, bool) {
        if !self.sheet.colours_elsewhere {
            return (true, true);
        }
        let Some(tag) = self.document.scan.tags.get(index) else { return (false, false) };
        let mut inline = Look::default();
        inline.read(&self.document.value_of(tag, "style"));
        let inherits = look.background.is_none() && self.top().sure.1;
        (inline.colour.is_some(), inline.background.is_some() || inherits)
    }
}
