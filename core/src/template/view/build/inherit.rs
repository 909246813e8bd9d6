//! What an element hands down to its content: whether it is seen, and its colours.

use super::Builder;
use crate::template::view::colour::Colour;
use crate::template::view::element;
use crate::template::view::html::Piece;
use crate::template::view::style::{Length, Look, Paint, Sheet};
use std::ops::Range;

/// Below this contrast, in tenths, text is not seen (rulebook 1.2).
const LEAST_CONTRAST: u64 = 12;
/// At this size or below, in thousandths of a pixel, text is not seen (rulebook 1.2).
const UNSEEN_FONT: i64 = 1000;
const USUAL_FONT: i64 = 16_000;

/// An element that is open, and what its content inherits.
#[derive(Clone, Debug)]
pub(super) struct Open {
    pub(super) name: Piece,
    pub(super) hidden: bool,
    pub(super) invisible: bool,
    pub(super) font: i64,
    pub(super) colour: Paint,
    pub(super) background: Paint,
    /// The first of the links that it opened, and how many.
    pub(super) links: Range<usize>,
}

impl Open {
    /// What the whole mail starts from.
    pub(super) fn root(sheet: &Sheet) -> Self {
        let certain = |colour| if sheet.colours_elsewhere { Paint::Unknown } else { Paint::Known(colour) };
        Self {
            name: 0..0,
            hidden: false,
            invisible: false,
            font: USUAL_FONT,
            colour: certain(Colour::BLACK),
            background: certain(Colour::WHITE),
            links: 0..0,
        }
    }

    /// Whether text in it is seen.
    pub(super) fn is_seen(&self) -> bool {
        let faint = match (self.colour, self.background) {
            (Paint::Known(colour), Paint::Known(background)) => colour.contrast_below(background, LEAST_CONTRAST),
            _ => false,
        };
        !self.hidden && !self.invisible && self.font > UNSEEN_FONT && !faint
    }
}

impl Builder<'_, '_> {
    /// How a tag is shown by its own attributes and by styles.
    pub(super) fn look(&self, index: usize, name: &str) -> Look {
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

    /// What the element of a tag is shown like, with what it has from above.
    pub(super) fn inherit(&self, index: usize, name: &str, look: &Look) -> Open {
        let above = self.top();
        let tag = self.document.scan.tags.get(index);
        let has = |name: &str| tag.is_some_and(|tag| self.document.attribute(tag, name).is_some());
        let is_nil = |length: Option<Length>| matches!(length, Some(Length::Px(0) | Length::Em(0)));
        let hidden = above.hidden
            || element::is_unseen(name)
            || look.display_none.unwrap_or_else(|| has("hidden"))
            || look.transparent == Some(true)
            || look.off_screen == Some(true)
            || is_nil(look.max_height)
            || (is_nil(look.height) && look.clips == Some(true));
        let font = match look.font_size {
            None => above.font,
            Some(Length::Px(px)) => px,
            Some(Length::Em(share)) => above.font.saturating_mul(share).checked_div(1000).unwrap_or_default(),
        };
        // A link is shown in a colour of its own unless its style says otherwise.
        let colour = look.colour.unwrap_or(if name == "a" { Paint::Unknown } else { above.colour });
        Open {
            name: tag.map_or(0..0, |tag| tag.name.clone()),
            hidden,
            invisible: look.invisible.unwrap_or(above.invisible),
            font,
            colour,
            background: look.background.unwrap_or(above.background),
            links: 0..0,
        }
    }
}
