//! Sorting and gathering by few copies of the code.
//!
//! The standard library's sort is compiled anew for each type that is sorted, in three thousand bytes and more, and so is
//! that in the `collect` of a set or map. These sort the places of things instead, which are always the same type.

/// The things in the order of a number of theirs; those with the same number stay in their order.
pub(crate) fn by_number<T>(things: Vec<T>, number: impl Fn(&T) -> usize) -> Vec<T> {
    let mut places: Vec<_> = things.iter().map(number).zip(0..).collect();
    if places.is_sorted() {
        return things;
    }
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

/// Bits of a number that are looked at in one pass.
const DIGIT: u32 = 13;

/// The places of numbers below 2^52 in their order; equal ones stay in theirs. For thousands of numbers that takes less
/// than a sort.
pub(crate) fn places(numbers: &[u64]) -> Vec<usize> {
    let mut places: Vec<usize> = (0..numbers.len()).collect();
    for shift in [0, DIGIT, 2 * DIGIT, 3 * DIGIT] {
        let digit = |place: &usize| {
            let number = numbers.get(*place).copied().unwrap_or_default();
            usize::try_from(number >> shift & ((1 << DIGIT) - 1)).unwrap_or_default()
        };
        // Where the next place of each digit goes.
        let mut next = vec![0_usize; 1 << DIGIT];
        for place in &places {
            next.get_mut(digit(place)).into_iter().for_each(|count| *count = count.saturating_add(1));
        }
        let mut before = 0_usize;
        for count in &mut next {
            before = before.saturating_add(std::mem::replace(count, before));
        }
        let mut sorted = vec![0_usize; places.len()];
        for place in &places {
            if let Some(next) = next.get_mut(digit(place))
                && let Some(slot) = sorted.get_mut(*next)
            {
                *slot = *place;
                *next = next.saturating_add(1);
            }
        }
        places = sorted;
    }
    places
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
    use super::{by_number, by_text, places};
    use proptest::prelude::{any, prop_assert_eq, proptest};

    proptest! {
        #[test]
        fn things_are_sorted_as_the_standard_library_sorts_them(things: Vec<(u8, u8)>, texts in any::<Vec<String>>()) {
            let numbers: Vec<u64> = things.iter().map(|(high, low)| u64::from(*high) << 44 | u64::from(*low)).collect();
            let mut by_places: Vec<usize> = (0..numbers.len()).collect();
            by_places.sort_by_key(|place| numbers[*place]);
            prop_assert_eq!(places(&numbers), by_places);
            let mut expected = things.clone();
            expected.sort_by_key(|(number, _)| *number);
            prop_assert_eq!(by_number(things, |(number, _)| usize::from(*number)), expected);
            let mut sorted = texts.clone();
            sorted.sort();
            prop_assert_eq!(by_text(texts, |text| text), sorted);
        }
    }
}
