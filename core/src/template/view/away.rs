//! What CSS moves out of the window.

use crate::template::view::style::{Length, length};

/// Farther than this beyond the edge nothing is seen.
const OFF_SCREEN: i64 = -500_000;
/// So far from the right or the lower edge, what is put there is beyond the other one in any window.
const BEYOND_ANY_WINDOW: i64 = 2_000_000;
/// The font size of browsers, in pixels.
const USUAL_FONT: i64 = 16;

/// The properties that move text, each a bit.
const PROPERTIES: [&str; 7] = ["text-indent", "margin-left", "margin-top", "left", "top", "right", "bottom"];
const MARGINS: u8 = 0b110;
/// Those that hold only for a box that is not where it would be by itself.
const OF_PLACED: u8 = 0b111_1000;

/// Which properties are set, and which of them move text out of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Away {
    set: u8,
    far: u8,
}

impl Away {
    /// Takes a declaration of `margin` or of one of the properties.
    pub(super) fn set(&mut self, property: &str, value: &str) {
        let Some(number) = PROPERTIES.iter().position(|known| *known == property) else {
            let is_far = value.split_whitespace().any(|side| is_off_screen(side, false));
            return self.cover(Self { set: MARGINS, far: if is_far { MARGINS } else { 0 } });
        };
        let bit = 1 << number;
        let is_far = is_off_screen(value, matches!(property, "right" | "bottom"));
        self.cover(Self { set: bit, far: if is_far { bit } else { 0 } });
    }

    /// Lays `over` on top.
    pub(super) fn cover(&mut self, over: Self) {
        *self = Self { set: self.set | over.set, far: (self.far & !over.set) | over.far };
    }

    /// Whether the text of a box is out of the window.
    pub(super) const fn is_off_screen(self, is_placed: bool) -> bool {
        (if is_placed { self.far } else { self.far & !OF_PLACED }) != 0
    }
}

/// Whether a distance takes text away from where it could be seen.
fn is_off_screen(distance: &str, is_from_the_end: bool) -> bool {
    let pixels = match length(distance) {
        Some(Length::Px(pixels)) => pixels,
        Some(Length::Em(ems)) => ems.saturating_mul(USUAL_FONT),
        None => return false,
    };
    pixels <= OFF_SCREEN || (is_from_the_end && pixels >= BEYOND_ANY_WINDOW)
}
