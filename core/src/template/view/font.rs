//! How large and how heavy letters are: what CSS says, and what HTML says of its elements by itself.

use crate::template::view::style::{Length, length};
use std::borrow::Cow;

/// A font size in CSS, words as browsers take them.
pub(crate) fn size(value: &str) -> Option<Length> {
    let thousandths = match value.trim().to_ascii_lowercase().as_str() {
        "xx-small" => 9_000,
        "x-small" => 10_000,
        "small" => 13_000,
        "medium" | "initial" => 16_000,
        "large" => 18_000,
        "x-large" => 24_000,
        "xx-large" => 32_000,
        "xxx-large" => 48_000,
        "smaller" => return Some(Length::Em(833)),
        "larger" => return Some(Length::Em(1_200)),
        _ => return length(value),
    };
    Some(Length::Px(thousandths))
}

/// Whether a font weight in CSS is bold.
pub(crate) fn is_bold(value: &str) -> Option<bool> {
    match value.trim().to_ascii_lowercase().as_str() {
        "bold" | "bolder" => Some(true),
        "normal" | "lighter" | "initial" => Some(false),
        number => number.parse::<u32>().ok().map(|weight| weight >= 700),
    }
}

/// Whether the shorthand `font: bold 14px Arial` is bold; it sets what it leaves out.
pub(crate) fn shorthand_is_bold(value: &str) -> Option<bool> {
    if value.eq_ignore_ascii_case("inherit") || value.eq_ignore_ascii_case("unset") {
        return None;
    }
    // Behind the size comes the family, whose name may be anything.
    let before = value.split_whitespace().take_while(|word| !word.contains(['/', 'p', '%']));
    Some(before.filter_map(is_bold).any(|is_bold| is_bold))
}

/// The size and weight that an element has by itself (WHATWG 15.3); `size` asks for the attribute of a `font`.
pub(crate) fn of_element<'v>(name: &str, size: impl FnOnce() -> Cow<'v, str>) -> (Option<Length>, Option<bool>) {
    let em = |thousandths| Some(Length::Em(thousandths));
    match name {
        "h1" => (em(2_000), Some(true)),
        "h2" => (em(1_500), Some(true)),
        "h3" => (em(1_170), Some(true)),
        "h4" => (em(1_000), Some(true)),
        "h5" => (em(830), Some(true)),
        "h6" => (em(670), Some(true)),
        "b" | "strong" | "th" => (None, Some(true)),
        "button" => (Some(Length::Px(13_333)), None),
        "small" | "sub" | "sup" => (em(833), None),
        "big" => (em(1_200), None),
        "font" => (of_attribute(size().trim()), None),
        _ => (None, None),
    }
}

/// `<font size=2>`, absolute or relative to 3.
fn of_attribute(text: &str) -> Option<Length> {
    let number: i64 = text.trim_start_matches('+').parse().ok()?;
    let number = if text.starts_with(['+', '-']) { number.saturating_add(3) } else { number };
    let words = ["x-small", "small", "medium", "large", "x-large", "xx-large", "xxx-large"];
    let at = usize::try_from(number.clamp(1, 7).saturating_sub(1)).ok()?;
    size(words.get(at)?)
}
