//! What CSS cuts off of a box, where nothing of it is left (CSS Masking, level 1).

use crate::template::view::style::{Length, length};

/// Whether a `clip` leaves nothing: `rect(0, 0, 0, 0)`.
pub(super) fn leaves_nothing(clip: &str) -> bool {
    let [Some(top), Some(right), Some(bottom), Some(left)] = *edges(clip, "rect") else { return false };
    bottom <= top || right <= left
}

/// Whether a `clip-path` leaves nothing: `inset(50%)`, `circle(0)`.
pub(super) fn path_leaves_nothing(path: &str) -> bool {
    if let [Some(0), ..] = *edges(path, "circle") {
        return true;
    }
    let shares: Vec<i64> = inner(path, "inset").map(percentages).unwrap_or_default();
    let (vertical, horizontal) = match *shares {
        [all] => (all.saturating_mul(2), all.saturating_mul(2)),
        [vertical, horizontal] => (vertical.saturating_mul(2), horizontal.saturating_mul(2)),
        [top, sides, bottom] => (top.saturating_add(bottom), sides.saturating_mul(2)),
        [top, right, bottom, left, ..] => (top.saturating_add(bottom), left.saturating_add(right)),
        [] => return false,
    };
    vertical.max(horizontal) >= WHOLE
}

/// A hundred percent, as [`Length`] has it.
const WHOLE: i64 = 1_000;

/// Parts of a shape that are looked at.
const MOST_PARTS: usize = 8;

/// What stands in the brackets of a shape.
fn inner<'v>(value: &'v str, shape: &str) -> Option<&'v str> {
    let (name, rest) = value.split_once('(')?;
    let (inner, _) = rest.split_once(')')?;
    Some(inner).filter(|_| name.trim().eq_ignore_ascii_case(shape))
}

fn parts(inner: &str) -> impl Iterator<Item = &str> {
    inner.split([',', ' ', '\t', '\n', '\r']).filter(|part| !part.is_empty()).take(MOST_PARTS)
}

/// The lengths in a shape; none for what is no length.
fn edges(value: &str, shape: &str) -> Vec<Option<i64>> {
    let number = |part| match length(part)? {
        Length::Px(number) | Length::Em(number) => Some(number),
    };
    inner(value, shape).into_iter().flat_map(parts).map(number).collect()
}

/// The percentages of an inset up to its `round`; other lengths take nothing that we know of.
fn percentages(inner: &str) -> Vec<i64> {
    let share = |part: &str| match length(part.trim()) {
        Some(Length::Em(share)) if part.ends_with('%') => share,
        _ => 0,
    };
    parts(inner).take_while(|part| !part.eq_ignore_ascii_case("round")).map(share).collect()
}
