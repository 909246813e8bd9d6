//! Colours as CSS writes them, with how much of what lies behind shows through (CSS Color, level 4).

use crate::template::view::colour::Colour;
use crate::template::view::style::thousandths;

/// A colour that may let through what lies behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Tint {
    pub(crate) colour: Colour,
    /// Of 255.
    opacity: u8,
}

/// At this opacity or below, one in twenty, nothing is seen.
const CLEAR: u8 = 13;

/// More bytes than any colour has.
const LONGEST: usize = 64;

/// Characters of a colour in an attribute that are read.
const MOST_DIGITS: usize = 128;

/// The last digits of a number.
fn last(digits: &[u8], most: usize) -> &[u8] {
    digits.get(digits.len().saturating_sub(most)..).unwrap_or_default()
}

impl Tint {
    pub(crate) const CLEAR: Self = Self { colour: Colour::BLACK, opacity: 0 };

    /// Reads a colour; none of one that is computed.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.len() > LONGEST {
            return None;
        }
        if let Some(digits) = text.strip_prefix('#') {
            return Self::hex(digits);
        }
        let lower = text.to_ascii_lowercase();
        if lower == "transparent" {
            return Some(Self::CLEAR);
        }
        if let Some((name, list)) = lower.strip_suffix(')').and_then(|call| call.split_once('(')) {
            return Self::called(name, list);
        }
        // HTML attributes often lack the `#`.
        let named = Colour::named(&lower).map(Self::opaque);
        named.or_else(|| Self::hex(&lower).filter(|_| lower.len() == 6))
    }

    /// Reads the colour in an attribute such as `bgcolor` (WHATWG 2.3.6); none of a name that is not known.
    pub(crate) fn of_attribute(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some(named) = Colour::named(&text.to_ascii_lowercase()) {
            return Some(Self::opaque(named));
        }
        let digits = text.strip_prefix('#').unwrap_or(text);
        if digits.len() == 3 && digits.len() < text.len() && digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Self::hex(digits);
        }
        if text.bytes().all(|byte| byte.is_ascii_alphabetic()) && !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let digit = |c: char| c.to_digit(16).and_then(|digit| u8::try_from(digit).ok()).unwrap_or_default();
        let mut digits: Vec<u8> = digits.chars().take(MOST_DIGITS).map(digit).collect();
        while digits.is_empty() || !digits.len().is_multiple_of(3) {
            digits.push(0);
        }
        let length = digits.len().checked_div(3)?;
        let mut channels: Vec<&[u8]> = digits.chunks(length).map(|channel| last(channel, 8)).collect();
        while channels.iter().all(|channel| channel.len() > 2 && channel.first() == Some(&0)) {
            for channel in &mut channels {
                *channel = channel.get(1..).unwrap_or_default();
            }
        }
        let channel = |digits: &&[u8]| digits.iter().take(2).fold(0_u8, |high, low| high << 4 | low);
        match *channels.iter().map(channel).collect::<Vec<u8>>() {
            [r, g, b] => Some(Self::opaque(Colour([r, g, b]))),
            _ => None,
        }
    }

    const fn opaque(colour: Colour) -> Self {
        Self { colour, opacity: 255 }
    }

    fn hex(digits: &str) -> Option<Self> {
        let digits = digits.as_bytes();
        let digit = |at: usize| char::from(*digits.get(at)?).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        let channel = |at: usize| match digits.len() {
            3 | 4 => digit(at).map(|digit| digit.saturating_mul(17)),
            6 | 8 => {
                let high = at.saturating_mul(2);
                Some(digit(high)? << 4 | digit(high.saturating_add(1))?)
            }
            _ => None,
        };
        let colour = Colour([channel(0)?, channel(1)?, channel(2)?]);
        let opacity = if matches!(digits.len(), 4 | 8) { channel(3)? } else { u8::MAX };
        Some(Self { colour, opacity })
    }

    /// Reads what stands in `rgb(…)` or `hsl(…)`, with commas or without.
    fn called(name: &str, list: &str) -> Option<Self> {
        let mut parts = list.split([',', '/', ' ', '\t', '\n', '\r']).filter(|part| !part.is_empty());
        let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
        let opacity = parts.next().map_or(Some(255), |share| channel(share, 255))?;
        let colour = match name {
            "rgb" | "rgba" => Colour([channel(first, 1)?, channel(second, 1)?, channel(third, 1)?]),
            "hsl" | "hsla" => hsl(degrees(first)?, thousandth_parts(second)?, thousandth_parts(third)?),
            _ => return None,
        };
        Some(Self { colour, opacity }).filter(|_| parts.next().is_none())
    }

    pub(crate) const fn is_opaque(self) -> bool {
        self.opacity == 255
    }

    /// Whether nothing of it is seen, whatever lies behind.
    pub(crate) const fn is_clear(self) -> bool {
        self.opacity <= CLEAR
    }

    /// What is seen where it lies on another colour.
    pub(crate) fn on(self, below: Colour) -> Colour {
        let (Colour([r, g, b]), Colour([below_r, below_g, below_b])) = (self.colour, below);
        let mixed = |over: u8, below: u8| {
            let [over, below, opacity] = [over, below, self.opacity].map(u32::from);
            let rest = 255_u32.saturating_sub(opacity);
            let sum = over.saturating_mul(opacity).saturating_add(below.saturating_mul(rest));
            u8::try_from(sum.saturating_add(127).div_euclid(255)).unwrap_or(u8::MAX)
        };
        Colour([mixed(r, below_r), mixed(g, below_g), mixed(b, below_b)])
    }
}

/// Whether an `opacity` leaves nothing to be seen; none where it cannot be read.
pub(crate) fn is_clear(opacity: &str) -> Option<bool> {
    channel(opacity, 255).map(|opacity| opacity <= CLEAR)
}

/// A percentage of 255, or a number of which one stands for `unit`.
fn channel(text: &str, unit: i64) -> Option<u8> {
    let text = text.trim();
    let value = match text.strip_suffix('%') {
        _ if text == "none" => 0,
        Some(percent) => thousandths(percent)?.saturating_mul(255).div_euclid(100),
        None => thousandths(text)?.saturating_mul(unit),
    };
    byte(value.saturating_add(500).div_euclid(1000))
}

fn byte(value: i64) -> Option<u8> {
    u8::try_from(value.clamp(0, 255)).ok()
}

/// A hue in thousandths of a degree.
fn degrees(text: &str) -> Option<i64> {
    thousandths(text.strip_suffix("deg").unwrap_or(text))
}

/// A percentage in thousandths of the whole.
fn thousandth_parts(text: &str) -> Option<i64> {
    Some(thousandths(text.strip_suffix('%').unwrap_or(text))?.div_euclid(100).clamp(0, 1000))
}

/// A colour by its hue in thousandths of a degree, and its saturation and lightness in thousandths (CSS Color, 7.1).
fn hsl(hue: i64, saturation: i64, lightness: i64) -> Colour {
    let reach = saturation.saturating_mul(lightness.min(1000_i64.saturating_sub(lightness))).div_euclid(1000);
    let channel = |start: i64| {
        let turned = start.saturating_add(hue.div_euclid(30)).rem_euclid(12_000);
        let share = turned.saturating_sub(3_000).min(9_000_i64.saturating_sub(turned)).clamp(-1_000, 1_000);
        let value = lightness.saturating_sub(reach.saturating_mul(share).div_euclid(1000));
        byte(value.saturating_mul(255).saturating_add(500).div_euclid(1000)).unwrap_or(u8::MAX)
    };
    Colour([channel(0), channel(8_000), channel(4_000)])
}

#[cfg(test)]
mod tests {
    use super::{Colour, Tint};

    #[test]
    fn each_notation_gives_its_colour_and_opacity() {
        let table = [
            ("#f80", [255, 136, 0], 255),
            ("#F808", [255, 136, 0], 136),
            ("#ff8800", [255, 136, 0], 255),
            ("ff8800", [255, 136, 0], 255),
            ("#ff880000", [255, 136, 0], 0),
            ("Transparent", [0, 0, 0], 0),
            ("white", [255, 255, 255], 255),
            ("rgb(255,136,0)", [255, 136, 0], 255),
            ("RGB( 255 136 0 )", [255, 136, 0], 255),
            ("rgb(100%, 50%, 0%)", [255, 128, 0], 255),
            ("rgb(300 -4 127.6)", [255, 0, 128], 255),
            ("rgba(0,0,0,.5)", [0, 0, 0], 128),
            ("rgb(0 0 0 / 5%)", [0, 0, 0], 13),
            ("rgb(0 0 0/none)", [0, 0, 0], 0),
            ("hsl(0, 100%, 50%)", [255, 0, 0], 255),
            ("hsl(120deg 100% 25%)", [0, 128, 0], 255),
            ("hsl(-120 100% 50%)", [0, 0, 255], 255),
            ("hsl(60 50% 50%)", [191, 191, 64], 255),
            ("hsla(210, 0%, 100%, 0)", [255, 255, 255], 0),
        ];
        for (text, rgb, opacity) in table {
            assert_eq!(Tint::parse(text), Some(Tint { colour: Colour(rgb), opacity }), "{text}");
        }
        for text in ["", "#", "#12345", "#+1f", "12345", "rgb(1,2)", "rgb(1 2 3 4 5)", "hsl(1turn 1% 1%)", "var(--a)"] {
            assert_eq!(Tint::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_translucent_colour_is_mixed_with_what_lies_behind() {
        for (over, below, seen) in [
            ("rgba(0,0,0,.2)", "#ffffff", [204; 3]),
            ("#ffffff00", "#123456", [0x12, 0x34, 0x56]),
            ("#ffffff", "#000000", [255; 3]),
        ] {
            let [over, below] = [over, below].map(|text| Tint::parse(text).unwrap());
            assert_eq!(over.on(below.colour), Colour(seen), "{over:?} on {below:?}");
        }
    }
}
