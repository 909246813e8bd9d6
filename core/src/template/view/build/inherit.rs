//! What an element hands down to its content: whether it is seen, and its colours.

use super::Builder;
use super::shown::Shown;
use crate::template::view::colour::Colour;
use crate::template::view::sheet::Trail;
use crate::template::view::style::{Length, Look, Paint, Position};
use crate::template::view::{Veil, element};
use std::ops::Range;
use std::rc::Rc;

/// Below this contrast, in tenths, text is not seen (rulebook 1.2).
const LEAST_CONTRAST: u64 = 12;
/// At this size or below, in thousandths of a pixel, text is not seen (rulebook 1.2).
const UNSEEN_FONT: i64 = 1000;
const USUAL_FONT: i64 = 16_000;

/// How an element stands among words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Inline,
    /// No word goes on beside it.
    Block,
}

/// An element that is open, and what its content inherits.
#[derive(Clone, Debug)]
pub(super) struct Open<'d> {
    pub(super) name: &'d str,
    pub(super) shape: Shape,
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
    /// Its start tag among the tags; none where it was implied.
    pub(super) tag: Option<usize>,
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
            shape: Shape::Inline,
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
            tag: None,
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
    /// What text inherits from: that which stands beside the rows of a table is put before the table.
    pub(super) fn around(&self) -> &Open<'d> {
        let is_beside = |open: &&Open<'_>| element::holds_rows_or_cells(open.name);
        if !is_beside(&self.top()) {
            return self.top();
        }
        let mut outwards = self.stack.iter().rev();
        match outwards.by_ref().take_while(is_beside).find(|open| open.name == "table") {
            Some(_) => outwards.next().unwrap_or(&self.root),
            None => self.top(),
        }
    }

    /// What an element inherits from.
    fn above(&self, name: &str) -> &Open<'d> {
        if element::is_of_table(name) { self.top() } else { self.around() }
    }

    /// What an element is shown like, with what it has from above.
    pub(super) fn inherit(&self, name: &'d str, shown: &Shown) -> Open<'d> {
        let (above, look) = (self.above(name), &shown.look);
        let is_nil = |length: Option<Length>| matches!(length, Some(Length::Px(0) | Length::Em(0)));
        let by_style = look.display_none.unwrap_or(shown.is_hidden)
            || look.transparent == Some(true)
            || is_nil(look.max_height)
            || (is_nil(look.height) && look.clips == Some(true))
            // A cell is as wide as its text.
            || (is_nil(look.width) && look.clips == Some(true) && !matches!(name, "table" | "td" | "th"))
            || look.is_cut_off();
        let own = if by_style { Some(Veil::Style) } else { look.is_off_screen().then_some(Veil::Place) };
        let font = match look.font_size {
            None => above.font,
            Some(Length::Px(px)) => px,
            Some(Length::Em(share)) => above.font.saturating_mul(share).checked_div(1000).unwrap_or_default(),
        };
        let colour = match look.colour {
            _ if look.shows_through == Some(true) => Paint::Unknown,
            Some(colour) => colour,
            None => above.colour,
        };
        let pictures_from = self.images.len();
        Open {
            name,
            shape: if element::is_block(name) || look.block == Some(true) { Shape::Block } else { Shape::Inline },
            unseen: above.unseen || element::is_unseen(name) || (self.is_for_outlook && name == "xml"),
            veil: above.veil.or(own),
            invisible: look.invisible.unwrap_or(above.invisible),
            font,
            fonts: look.fonts.clone().or_else(|| above.fonts.clone()),
            bold: look.bold.unwrap_or(above.bold),
            colour,
            background: self.background(look, above),
            pictures_from,
            frame: if look.position.is_some_and(|position| position != Position::Usual) {
                Some(pictures_from)
            } else {
                above.frame
            },
            sure: self.sure(shown, above),
            trail: shown.trail.clone(),
            tag: None,
            links: 0..0,
            behind: 0,
        }
    }

    /// What text in an element with this look lies on.
    fn background(&self, look: &Look, above: &Open<'_>) -> Paint {
        let is_over_picture =
            look.position == Some(Position::Free) && self.pictures_until > above.frame.unwrap_or(above.pictures_from);
        let below = if is_over_picture { Paint::Unknown } else { above.background };
        match look.background {
            _ if look.pictured == Some(true) => Paint::Unknown,
            Some(paint) => paint.on(below),
            None => below,
        }
    }

    /// Whether an element's colour and background are what we take them for.
    fn sure(&self, shown: &Shown, above: &Open<'_>) -> (bool, bool) {
        if !self.sheet.colours_elsewhere {
            return (true, true);
        }
        let (colour, background) = shown.sets;
        (colour, background || (shown.look.background.is_none() && above.sure.1))
    }
}
