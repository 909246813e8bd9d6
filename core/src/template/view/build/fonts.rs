//! What visible text is set in.

use super::Builder;
use crate::order;
use crate::template::view::TypeSetting;
use crate::template::view::colour::Colour;
use crate::template::view::html::Piece;
use crate::template::view::style::Paint;
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

/// The fonts and colours of visible text, each with the first such text.
#[derive(Debug, Default)]
pub(super) struct SetIn {
    fonts: BTreeMap<Rc<str>, Range<usize>>,
    colours: BTreeMap<[u8; 3], Range<usize>>,
}

impl SetIn {
    /// In the order of the text.
    pub(super) fn in_order(self) -> TypeSetting {
        let fonts = self.fonts.into_iter().map(|(font, span)| (font.as_ref().to_owned(), span));
        let colours = self.colours.into_iter().map(|(rgb, span)| (Colour(rgb), span));
        TypeSetting {
            fonts: order::by_number(fonts.collect(), |(_, span)| span.start),
            colours: order::by_number(colours.collect(), |(_, span)| span.start),
        }
    }
}

impl Builder<'_, '_> {
    /// Takes a stretch of text that is seen.
    pub(super) fn note_type(&mut self, piece: &Piece) {
        let scan = &self.document.scan;
        let words = || {
            let text = scan.str(piece);
            let start = piece.start.saturating_add(text.len().saturating_sub(text.trim_start().len()));
            scan.trace.source(&(start..start.saturating_add(text.trim().len())))
        };
        let (font, colour) = (self.around().fonts.clone(), self.around().colour);
        if let Some(font) = font {
            self.set_in.fonts.entry(font).or_insert_with(words);
        }
        if let Paint::Known(Colour(rgb)) = colour {
            self.set_in.colours.entry(rgb).or_insert_with(words);
        }
    }
}
