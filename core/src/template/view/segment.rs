//! The words of a text and what stands between them (UAX #29).

use crate::ascii::is_of_words;
use crate::template::view::amount::joins;
use unicode_segmentation::UnicodeSegmentation;

/// The segments of a text, words and others, each with its place.
pub(crate) fn segments(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0_usize;
    std::iter::from_fn(move || {
        let rest = text.get(start..)?;
        let of_any = || rest.split_word_bounds().next().map(str::len);
        let (segment, _) = rest.split_at_checked(of_ascii(rest.as_bytes()).or_else(of_any)?)?;
        let place = start;
        start = start.saturating_add(segment.len());
        Some((place, segment))
    })
}

/// The length of the first segment, where ASCII alone tells it.
fn of_ascii(text: &[u8]) -> Option<usize> {
    let mut end = 0_usize;
    loop {
        let rest = text.get(end..)?;
        end = end.saturating_add(rest.iter().take_while(|byte| is_of_words(**byte) || **byte == b'_').count());
        match text.get(end..)? {
            [] => return Some(end).filter(|end| *end > 0),
            [sign, next, ..] if end > 0 && next.is_ascii() && joins(text, end, *sign) => end = end.saturating_add(1),
            [b' ', ..] if end > 0 => return Some(end),
            // Marks belong to what stands before them, and two spaces to each other.
            [b' ', b' ', ..] => return None,
            [b' '..=b'~', rest @ ..] if rest.first().is_none_or(u8::is_ascii) => return Some(end.max(1)),
            _ => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::segments;
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    proptest! {
        #[test]
        fn segments_are_those_of_unicode(text in "[aB1_' .,:;\"!\r\n\t\u{7f}é\u{ad}\u{301}\u{200d}א’あ退カ한👩🇯]{0,16}") {
            prop_assert!(segments(&text).eq(text.split_word_bound_indices()), "{:?}", text);
        }
    }
}
