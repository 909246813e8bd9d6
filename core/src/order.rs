//! Sorting and gathering by few copies of the code.
//!
//! The standard library's sort is compiled anew for each type that is sorted, in three thousand bytes and more, and so is
//! that in the `collect` of a set or map. These sort the places of things instead, which are always the same type.

/// The things in the order of a number of theirs; those with the same number stay in their order.
pub(crate) fn by_number<T>(things: Vec<T>, number: impl Fn(&T) -> usize) -> Vec<T> {
    let mut places: Vec<_> = things.iter().map(number).zip(0..).collect();
    places.sort_unstable();
    at_places(things, places.into_iter().map(|(_, place)| place))
}

/// The things in the order of a text of theirs; those with the same text stay in their order.
pub(crate) fn by_text<T>(things: Vec<T>, text: impl Fn(&T) -> &str) -> Vec<T> {
    let mut places: Vec<(&str, usize)> = things.iter().map(text).zip(0..).collect();
    places.sort_unstable();
    let places: Vec<usize> = places.into_iter().map(|(_, place)| place).collect();
    at_places(things, places.into_iter())
}

/// A number that is in the order of three bytes.
pub(crate) fn number([first, second, third]: [u8; 3]) -> usize {
    usize::from(first) << 16 | usize::from(second) << 8 | usize::from(third)
}

fn at_places<T>(things: Vec<T>, places: impl Iterator<Item = usize>) -> Vec<T> {
    let mut things: Vec<Option<T>> = things.into_iter().map(Some).collect();
    places.filter_map(|place| things.get_mut(place).and_then(Option::take)).collect()
}

/// Things put into a set or map one by one.
pub(crate) fn gathered<T, A: Default + Extend<T>>(things: impl IntoIterator<Item = T>) -> A {
    let mut all = A::default();
    all.extend(things);
    all
}

#[cfg(test)]
mod tests {
    use super::{by_number, by_text};
    use proptest::prelude::{any, prop_assert_eq, proptest};

    proptest! {
        #[test]
        fn things_are_sorted_as_the_standard_library_sorts_them(things: Vec<(u8, u8)>, texts in any::<Vec<String>>()) {
            let mut expected = things.clone();
            expected.sort_by_key(|(number, _)| *number);
            prop_assert_eq!(by_number(things, |(number, _)| usize::from(*number)), expected);
            let mut sorted = texts.clone();
            sorted.sort();
            prop_assert_eq!(by_text(texts, |text| text), sorted);
        }
    }
}
