//! What CSS does to text (rulebook 1.2).

use crate::template::view::away::Away;
use crate::template::view::clip;
use crate::template::view::colour::Colour;
use crate::template::view::css;
use crate::template::view::font;
use crate::template::view::tint::{self, Tint};
use crate::template::view::url::VARIABLE;
use std::borrow::Cow;
use std::rc::Rc;

/// A colour that is set: known, known but for what shows through, or out of our reach (an image, a gradient, a
/// variable).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Paint {
    Known(Colour),
    Translucent(Tint),
    Unknown,
}

impl Paint {
    pub(crate) fn parse(text: &str) -> Self {
        Tint::parse(text).map_or(Self::Unknown, Self::from)
    }

    /// Reads a colour as attributes such as `bgcolor` have it.
    pub(crate) fn of_attribute(text: &str) -> Self {
        if text.contains(VARIABLE) { Self::Unknown } else { Tint::of_attribute(text).map_or(Self::Unknown, Self::from) }
    }

    /// What is seen of it on a background.
    pub(crate) fn on(self, background: Self) -> Self {
        match (self, background) {
            (Self::Translucent(tint), Self::Known(below)) => Self::Known(tint.on(below)),
            (Self::Translucent(tint), _) if tint.is_clear() => background,
            (Self::Translucent(_), _) => Self::Unknown,
            (paint, _) => paint,
        }
    }
}

impl From<Tint> for Paint {
    fn from(tint: Tint) -> Self {
        if tint.is_opaque() { Self::Known(tint.colour) } else { Self::Translucent(tint) }
    }
}

/// How a box is put in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Position {
    Usual,
    /// What lies in it may be put over the rest of it.
    Frame,
    /// Out of the flow, over or under what else is there; a frame too.
    Free,
}

/// A length in CSS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Length {
    /// Thousandths of a pixel.
    Px(i64),
    /// Thousandths of the inherited font size.
    Em(i64),
}

impl Length {
    const fn is_negative(self) -> bool {
        matches!(self, Self::Px(..0) | Self::Em(..0))
    }
}

/// The declarations that decide whether text can be seen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Look {
    pub(crate) display_none: Option<bool>,
    /// It is a box of its own, beside which no word goes on.
    pub(crate) block: Option<bool>,
    pub(crate) invisible: Option<bool>,
    pub(crate) transparent: Option<bool>,
    pub(crate) font_size: Option<Length>,
    /// The list of fonts as written, the beginning of a long one.
    pub(crate) fonts: Option<Rc<str>>,
    pub(crate) bold: Option<bool>,
    pub(crate) max_height: Option<Length>,
    pub(crate) height: Option<Length>,
    pub(crate) width: Option<Length>,
    pub(crate) clips: Option<bool>,
    pub(crate) away: Away,
    pub(crate) position: Option<Position>,
    /// A `clip` that leaves nothing, of a box that is out of the flow.
    pub(crate) clipped: Option<bool>,
    /// A `clip-path` that leaves nothing.
    pub(crate) cut: Option<bool>,
    pub(crate) colour: Option<Paint>,
    pub(crate) background: Option<Paint>,
    /// An image or a gradient lies over the background's colour.
    pub(crate) pictured: Option<bool>,
    /// The background shows through the letters alone.
    pub(crate) shows_through: Option<bool>,
    /// The URL of a background image.
    pub(crate) image: Option<String>,
}

/// Characters of a list of fonts that are kept.
const MOST_OF_A_LIST: usize = 256;

impl Look {
    /// Reads `property: value; …` over what is already set.
    pub(crate) fn read(&mut self, declarations: &str) {
        self.read_those(declarations, false);
        self.read_those(declarations, true);
    }

    /// Reads the declarations that are important, or those that are not.
    pub(crate) fn read_those(&mut self, declarations: &str, important: bool) {
        if important && !declarations.contains('!') {
            return;
        }
        for (property, value, is_important) in split(declarations) {
            if is_important == important {
                self.set(&property, &value);
            }
        }
    }

    /// Takes a declaration; the property in lower case.
    pub(super) fn set(&mut self, property: &str, value: &str) {
        let is = |word: &str| value.eq_ignore_ascii_case(word);
        match property {
            "display" if is_display(value) => {
                self.display_none = Some(is("none"));
                self.block = Some(is_box(value));
            }
            "visibility" if is("inherit") || is("unset") => self.invisible = None,
            "visibility" if is_one_of(value, &["visible", "hidden", "collapse"]) || is_open(value) => {
                self.invisible = Some(is("hidden") || is("collapse"));
            }
            "opacity" => {
                let clear = tint::is_clear(value).or(is_open(value).then_some(false));
                self.transparent = clear.or(self.transparent);
            }
            "font-size" => self.font_size = font::size(value).filter(|size| !size.is_negative()).or(self.font_size),
            "font-weight" => self.bold = font::is_bold(value).or(self.bold),
            "font" => {
                self.font_size = font_size(value).or(self.font_size);
                self.bold = font::shorthand_is_bold(value).or(self.bold);
                self.set_fonts(fonts_of(value).unwrap_or_default());
            }
            "font-family" => self.set_fonts(value),
            "max-height" => self.max_height = length(value),
            "height" => self.height = length(value),
            "width" => self.width = length(value),
            "overflow" | "overflow-x" | "overflow-y" => self.clips = Some(is("hidden")),
            "text-indent" | "left" | "right" | "top" | "bottom" | "margin" | "margin-left" | "margin-top" => {
                self.away.set(property, value);
            }
            "position" => self.position = Some(position(value)),
            "clip" => self.clipped = Some(clip::leaves_nothing(value)),
            "clip-path" | "-webkit-clip-path" => self.cut = Some(clip::path_leaves_nothing(value)),
            "background-clip" | "-webkit-background-clip" => self.shows_through = Some(is("text")),
            "color" => self.colour = paint(value),
            "background-color" => self.background = paint(value).or(self.background),
            "background" | "background-image" => self.set_background(value, property == "background"),
            _ => {}
        }
    }

    pub(crate) fn set_fonts(&mut self, list: &str) {
        let end = list.char_indices().nth(MOST_OF_A_LIST).map_or(list.len(), |(end, _)| end);
        if !list.is_empty() && !is_css_wide(list) {
            self.fonts = list.get(..end).map(Rc::from);
        }
    }

    fn set_background(&mut self, value: &str, shorthand: bool) {
        let lower = value.to_ascii_lowercase();
        if let Some((_, rest)) = lower.split_once("url(") {
            let url = rest.split(')').next().unwrap_or_default();
            self.image = Some(url.trim_matches(['"', '\'', ' ']).to_owned());
        }
        if lower.contains("url(") || lower.contains("gradient(") {
            self.background = Some(Paint::Unknown);
            self.pictured = Some(true);
            return;
        }
        self.pictured = Some(false);
        if shorthand {
            let colour = lower.split_whitespace().find_map(Tint::parse).or_else(|| Tint::parse(&lower));
            // The values of variables are painted over with this letter.
            let is_computed = |word: &str| word.contains(['(', '#', VARIABLE]) || word.bytes().all(|byte| byte == b'x');
            self.background = match colour {
                Some(tint) => Some(Paint::from(tint)),
                None if lower == "none" => Some(Paint::from(Tint::CLEAR)),
                None if lower.split_whitespace().any(is_computed) => Some(Paint::Unknown),
                None => self.background,
            };
        }
    }

    /// Whether its text is moved out of the window.
    pub(crate) fn is_off_screen(&self) -> bool {
        self.away.is_off_screen(self.position.is_some_and(|position| position != Position::Usual))
    }

    /// Whether all of it is cut off.
    pub(crate) fn is_cut_off(&self) -> bool {
        (self.clipped == Some(true) && self.position == Some(Position::Free)) || self.cut == Some(true)
    }

    /// Lays `over` on top.
    pub(crate) fn cover(&mut self, over: &Self) {
        fn take<T: Clone>(below: &mut Option<T>, over: Option<&T>) {
            if let Some(value) = over {
                *below = Some(value.clone());
            }
        }
        take(&mut self.display_none, over.display_none.as_ref());
        take(&mut self.block, over.block.as_ref());
        take(&mut self.invisible, over.invisible.as_ref());
        take(&mut self.transparent, over.transparent.as_ref());
        take(&mut self.font_size, over.font_size.as_ref());
        take(&mut self.fonts, over.fonts.as_ref());
        take(&mut self.bold, over.bold.as_ref());
        take(&mut self.max_height, over.max_height.as_ref());
        take(&mut self.height, over.height.as_ref());
        take(&mut self.width, over.width.as_ref());
        take(&mut self.clips, over.clips.as_ref());
        self.away.cover(over.away);
        take(&mut self.position, over.position.as_ref());
        take(&mut self.clipped, over.clipped.as_ref());
        take(&mut self.cut, over.cut.as_ref());
        take(&mut self.pictured, over.pictured.as_ref());
        take(&mut self.shows_through, over.shows_through.as_ref());
        take(&mut self.colour, over.colour.as_ref());
        take(&mut self.background, over.background.as_ref());
        take(&mut self.image, over.image.as_ref());
    }
}

/// Each declaration as lower-case property and value, and whether it is important.
fn split(declarations: &str) -> impl Iterator<Item = (Cow<'_, str>, Cow<'_, str>, bool)> {
    let mut rest = declarations;
    let pieces = std::iter::from_fn(move || {
        let (piece, behind) = rest.split_at_checked(end_of_declaration(rest)).filter(|_| !rest.is_empty())?;
        rest = behind.get(1..).unwrap_or_default();
        Some(piece)
    });
    pieces.filter_map(|piece| match css::without_spelling(piece) {
        Cow::Borrowed(piece) => {
            let (property, value, is_important) = parts(piece)?;
            Some((lower(property), Cow::Borrowed(value), is_important))
        }
        Cow::Owned(piece) => {
            let (property, value, is_important) = parts(&piece)?;
            Some((Cow::Owned(property.to_owned()), Cow::Owned(value.to_owned()), is_important))
        }
    })
}

/// Where a declaration ends: before a `;` outside of strings, brackets and comments, or at the end.
fn end_of_declaration(declarations: &str) -> usize {
    let bytes = declarations.as_bytes();
    let (mut depth, mut quote, mut at) = (0_u32, None, 0_usize);
    while let Some(byte) = bytes.get(at) {
        match (byte, quote) {
            (b';', None) if depth == 0 => return at,
            (b'\\', _) => at = at.saturating_add(1),
            (_, Some(open)) => quote = quote.filter(|_| *byte != open && *byte != b'\n'),
            (b'"' | b'\'', None) => quote = Some(*byte),
            (b'(' | b'[', None) => depth = depth.saturating_add(1),
            (b')' | b']', None) => depth = depth.saturating_sub(1),
            (b'/', None) if bytes.get(at.saturating_add(1)) == Some(&b'*') => {
                let rest = declarations.get(at.saturating_add(2)..).unwrap_or_default();
                at = rest.find("*/").map_or(bytes.len(), |length| at.saturating_add(length).saturating_add(3));
            }
            _ => {}
        }
        at = at.saturating_add(1);
    }
    bytes.len()
}

/// The property and the value of a declaration, and whether it is important; none with another word behind its `!`,
/// which no browser knows.
fn parts(declaration: &str) -> Option<(&str, &str, bool)> {
    let (property, value) = declaration.split_once(':')?;
    let (property, value) = (property.trim(), value.trim());
    match value.rsplit_once('!') {
        Some((value, word)) if word.trim().eq_ignore_ascii_case("important") => Some((property, value.trim(), true)),
        Some((_, word)) if word.trim().bytes().all(|byte| byte.is_ascii_alphabetic()) => None,
        _ => Some((property, value, false)),
    }
}

/// A text in lower case, as most of it is already.
fn lower(text: &str) -> Cow<'_, str> {
    if text.bytes().any(|byte| byte.is_ascii_uppercase()) { text.to_ascii_lowercase().into() } else { text.into() }
}

/// Keywords by which any property takes its value from elsewhere.
pub(crate) fn is_css_wide(value: &str) -> bool {
    ["inherit", "initial", "unset", "revert"].iter().any(|word| word.eq_ignore_ascii_case(value))
}

/// Values of `display` that make a box of its own.
const BOXES: [&str; 14] = [
    "-webkit-box",
    "-webkit-flex",
    "block",
    "flex",
    "flow-root",
    "grid",
    "list-item",
    "table",
    "table-caption",
    "table-cell",
    "table-footer-group",
    "table-header-group",
    "table-row",
    "table-row-group",
];
/// Its other values.
const OTHER_DISPLAYS: [&str; 11] = [
    "-webkit-inline-box",
    "-webkit-inline-flex",
    "contents",
    "inline",
    "inline-block",
    "inline-flex",
    "inline-grid",
    "inline-table",
    "none",
    "table-column",
    "table-column-group",
];

fn is_one_of(value: &str, words: &[&str]) -> bool {
    words.iter().any(|word| word.eq_ignore_ascii_case(value))
}

/// Whether what a value says comes from elsewhere.
fn is_open(value: &str) -> bool {
    value.contains(['(', VARIABLE]) || is_css_wide(value)
}

/// Whether a browser takes a value for `display`.
fn is_display(value: &str) -> bool {
    is_one_of(value, &BOXES) || is_one_of(value, &OTHER_DISPLAYS) || is_open(value)
}

fn is_box(value: &str) -> bool {
    is_one_of(value, &BOXES)
}

fn paint(value: &str) -> Option<Paint> {
    match &*lower(value) {
        "inherit" | "unset" | "currentcolor" => None,
        "initial" => Some(Paint::Known(Colour::BLACK)),
        value => Some(Paint::parse(value)),
    }
}

fn position(value: &str) -> Position {
    match &*lower(value) {
        "absolute" | "fixed" => Position::Free,
        "relative" | "sticky" => Position::Frame,
        _ => Position::Usual,
    }
}

/// The size in the shorthand `font: bold 0/0 a`.
fn font_size(value: &str) -> Option<Length> {
    value.split_whitespace().filter_map(|word| word.split('/').next()).find_map(|word| match font::size(word) {
        // A bare number other than 0 is a weight.
        Some(Length::Px(px)) if px != 0 && word.bytes().all(|byte| byte.is_ascii_digit()) => None,
        found => found,
    })
}

/// The list of fonts in the shorthand: what follows the size and the height of a line.
pub(crate) fn fonts_of(font: &str) -> Option<&str> {
    let mut rest = font;
    while let Some((word, tail)) = rest.trim_start().split_once(char::is_whitespace) {
        if !is_font_size(word) {
            rest = tail;
            continue;
        }
        let tail = tail.trim_start();
        let height = if word.ends_with('/') { Some(tail) } else { tail.strip_prefix('/').map(str::trim_start) };
        return match height {
            Some(height) => height.split_once(char::is_whitespace).map(|(_, fonts)| fonts.trim_start()),
            None => Some(tail),
        };
    }
    None
}

fn is_font_size(word: &str) -> bool {
    const NAMED: [&str; 9] =
        ["xx-small", "x-small", "small", "medium", "large", "x-large", "xx-large", "smaller", "larger"];
    let size = word.split('/').next().unwrap_or_default();
    // A bare number other than 0 is a weight.
    let is_number = size.starts_with(|c: char| c.is_ascii_digit() || c == '.');
    let is_weight = size != "0" && size.bytes().all(|byte| byte.is_ascii_digit());
    (is_number && !is_weight) || NAMED.iter().any(|named| named.eq_ignore_ascii_case(size))
}

pub(crate) fn length(text: &str) -> Option<Length> {
    let text = text.trim();
    let unit = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '+'));
    let number = thousandths(text.strip_suffix(unit)?)?;
    match unit.trim().to_ascii_lowercase().as_str() {
        "px" | "" => Some(Length::Px(number)),
        "pt" => Some(Length::Px(number.saturating_mul(4).checked_div(3)?)),
        "em" => Some(Length::Em(number)),
        "rem" => Some(Length::Px(number.saturating_mul(16))),
        "%" => Some(Length::Em(number.checked_div(100)?)),
        _ if number == 0 => Some(Length::Px(0)),
        _ => None,
    }
}

/// A decimal number in thousandths, further decimals cut.
pub(super) fn thousandths(text: &str) -> Option<i64> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() && decimals.is_empty() {
        return None;
    }
    let whole: i64 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    let mut three = *b"000";
    three.iter_mut().zip(decimals.bytes()).for_each(|(place, digit)| *place = digit);
    let decimals: i64 = str::from_utf8(&three).ok()?.parse().ok()?;
    let thousandths = whole.saturating_mul(1000).saturating_add(decimals);
    Some(thousandths.saturating_mul(sign))
}
