//! What an element hands down to its content: whether it is seen, and its colours.

use super::Builder;
use crate::template::view::colour::Colour;
use crate::template::view::font;
use crate::template::view::html::Tag;
use crate::template::view::selector::Element;
use crate::template::view::sheet::Trail;
use crate::template::view::style::{Length, Look, Paint, Position};
use crate::template::view::{Veil, element};
use std::borrow::Cow;
use std::ops::Range;
use std::rc::Rc;

/// Below this contrast, in tenths, text is not seen (rulebook 1.2).
const LEAST_CONTRAST: u64 = 12;
/// At this size or below, in thousandths of a pixel, text is not seen (rulebook 1.2).
const UNSEEN_FONT: i64 = 1000;
const USUAL_FONT: i64 = 16_000;

/// An element that is open, and what its content inherits.
#[derive(Clone, Debug)]
pub(super) struct Open<'d> {
    pub(super) name: &'d str,
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
    /// How many images there were before it.
    pub(super) pictures_from: usize,
    /// The same of the innermost element that boxes within are put over.
    pub(super) frame: Option<usize>,
    /// No selector that we do not follow may set another colour, or background.
    pub(super) sure: (bool, bool),
    /// What it is and lies in, as selectors ask.
    pub(super) trail: Trail,
    /// The first of the links that it opened, and how many.
    pub(super) links: Range<usize>,
    /// Where its start tag ends.
    pub(super) behind: usize,
}

impl Open<'_> {
    /// What the whole mail starts from.
    pub(super) fn root(is_unknown: bool) -> Self {
        let certain = |colour| if is_unknown { Paint::Unknown } else { Paint::Known(colour) };
        Self {
            name: "",
            unseen: false,
            veil: None,
            invisible: false,
            font: USUAL_FONT,
            fonts: None,
            bold: false,
            colour: certain(Colour::BLACK),
            background: certain(Colour::WHITE),
            pictures_from: 0,
            frame: None,
            sure: (true, true),
            trail: Trail::default(),
            links: 0..0,
            behind: 0,
        }
    }

    /// Whether it is hidden whatever its size and colours are.
    pub(super) fn is_hidden(&self) -> bool {
        self.unseen || self.veil.is_some()
    }

    /// Its colour and background, where they are certain.
    pub(super) fn colours(&self) -> (Paint, Paint) {
        let certain = |paint, is_sure: bool| if is_sure { paint } else { Paint::Unknown };
        (certain(self.colour.on(self.background), self.sure.0), certain(self.background, self.sure.1))
    }

    /// Whether text in it is seen.
    pub(super) fn is_seen(&self) -> bool {
        !self.unseen && self.veiled().is_none()
    }

    /// What keeps its text from being seen, where text would be seen.
    pub(super) fn veiled(&self) -> Option<Veil> {
        let faint = || match (self.colour, self.colour.on(self.background), self.background) {
            (Paint::Translucent(tint), ..) if tint.is_clear() => true,
            (_, Paint::Known(colour), Paint::Known(background)) => colour.contrast_below(background, LEAST_CONTRAST),
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

impl<'d> Builder<'d, '_> {
    /// How an element is shown by its own attributes and by styles; an implied one has no tag.
    pub(super) fn look(&self, tag: Option<&Tag>, name: &str) -> Look {
        let value = |name: &str| self.value(tag, name);
        let (font_size, bold) = font::of_element(name, || value("size"));
        let mut attributes = Look { font_size, bold, ..Look::default() };
        let set = |value: &str| if value.is_empty() { None } else { Some(Paint::parse(value)) };
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
            attributes.pictured = Some(true);
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

    fn value(&self, tag: Option<&Tag>, name: &str) -> Cow<'d, str> {
        tag.map_or(Cow::Borrowed(""), |tag| self.document.value_of(tag, name))
    }

    /// What an element is shown like, with what it has from above.
    pub(super) fn inherit(&self, tag: Option<&Tag>, name: &'d str, look: &Look) -> Open<'d> {
        let above = self.top();
        let has = |name: &str| tag.is_some_and(|tag| self.document.attribute(tag, name).is_some());
        let is_nil = |length: Option<Length>| matches!(length, Some(Length::Px(0) | Length::Em(0)));
        let by_style = look.display_none.unwrap_or_else(|| has("hidden"))
            || look.transparent == Some(true)
            || is_nil(look.max_height)
            || (is_nil(look.height) && look.clips == Some(true))
            || look.is_cut_off();
        let own = if by_style { Some(Veil::Style) } else { (look.off_screen == Some(true)).then_some(Veil::Place) };
        let font = match look.font_size {
            None => above.font,
            Some(Length::Px(px)) => px,
            Some(Length::Em(share)) => above.font.saturating_mul(share).checked_div(1000).unwrap_or_default(),
        };
        // A link is shown in a colour of its own unless its style says otherwise.
        let colour = match look.colour {
            _ if look.shows_through == Some(true) => Paint::Unknown,
            Some(colour) => colour,
            None if name == "a" => Paint::Unknown,
            None => above.colour,
        };
        let pictures_from = self.images.len();
        Open {
            name,
            unseen: above.unseen || element::is_unseen(name) || (self.is_for_outlook && name == "xml"),
            veil: above.veil.or(own),
            invisible: look.invisible.unwrap_or(above.invisible),
            font,
            fonts: look.fonts.clone().or_else(|| above.fonts.clone()),
            bold: look.bold.unwrap_or(above.bold),
            colour,
            background: self.background(look),
            pictures_from,
            frame: if look.position.is_some_and(|position| position != Position::Usual) {
                Some(pictures_from)
            } else {
                above.frame
            },
            sure: self.sure(tag, look),
            trail: self.trail(tag, name),
            links: 0..0,
            behind: 0,
        }
    }

    /// What text in an element with this look lies on.
    fn background(&self, look: &Look) -> Paint {
        let above = self.top();
        let is_over_picture =
            look.position == Some(Position::Free) && self.pictures_until > above.frame.unwrap_or(above.pictures_from);
        let below = if is_over_picture { Paint::Unknown } else { above.background };
        match look.background {
            _ if look.pictured == Some(true) => Paint::Unknown,
            Some(paint) => paint.on(below),
            None => below,
        }
    }

    /// The trail within an element.
    fn trail(&self, tag: Option<&Tag>, name: &str) -> Trail {
        if !self.sheet.asks_for_trails() {
            return Trail::default();
        }
        let (id, class) = (self.value(tag, "id"), self.value(tag, "class"));
        self.sheet.trail(&Element::new(name, &id, &class), &self.top().trail)
    }

    /// Whether an element's colour and background are what we take them for.
    fn sure(&self, tag: Option<&Tag>, look: &Look) -> (bool, bool) {
        if !self.sheet.colours_elsewhere {
            return (true, true);
        }
        let mut inline = Look::default();
        inline.read(&self.value(tag, "style"));
        let inherits = look.background.is_none() && self.top().sure.1;
        (inline.colour.is_some(), inline.background.is_some() || inherits)
    }
}
