//! Many words sought in a text at once.

/// Words to seek, found by the two bytes that they begin with.
#[derive(Debug)]
pub(crate) struct Sought<'w> {
    /// In the order of their bytes.
    words: Vec<&'w str>,
    /// A bit for each beginning that there is, so that most places need no search.
    beginnings: [u64; 64],
}

impl<'w> Sought<'w> {
    pub(crate) fn of(words: impl IntoIterator<Item = &'w str>) -> Self {
        let mut words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
        words.sort_unstable();
        let mut beginnings = [0; 64];
        for word in &words {
            let any = u8::MIN..=u8::MAX;
            match *word.as_bytes() {
                [first] => any.for_each(|second| mark(&mut beginnings, first, second)),
                [first, second, ..] => mark(&mut beginnings, first, second),
                [] => {}
            }
        }
        Self { words, beginnings }
    }

    /// Whether any of them stands in a text.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        self.found(text).next().is_some()
    }

    /// Those that stand in a text, each as often as it does.
    pub(crate) fn found<'s>(&'s self, text: &'s str) -> impl Iterator<Item = &'w str> + 's {
        let bytes = text.as_bytes();
        let pairs = bytes.iter().copied().zip(bytes.iter().copied().skip(1).chain([0])).enumerate();
        pairs.filter(|(_, (first, second))| self.may_begin(*first, *second)).flat_map(|(at, (first, _))| {
            let rest = bytes.get(at..).unwrap_or_default();
            self.beginning_with(first).iter().copied().filter(move |word| rest.starts_with(word.as_bytes()))
        })
    }

    fn may_begin(&self, first: u8, second: u8) -> bool {
        let (word, bit) = place(first, second);
        self.beginnings.get(word).is_some_and(|word| word & bit != 0)
    }

    fn beginning_with(&self, byte: u8) -> &[&'w str] {
        let first = |word: &&str| word.bytes().next();
        let from = self.words.partition_point(|word| first(word) < Some(byte));
        let end = self.words.partition_point(|word| first(word) <= Some(byte));
        self.words.get(from..end).unwrap_or_default()
    }
}

fn mark(beginnings: &mut [u64; 64], first: u8, second: u8) {
    let (word, bit) = place(first, second);
    if let Some(word) = beginnings.get_mut(word) {
        *word |= bit;
    }
}

/// The bit of a beginning.
fn place(first: u8, second: u8) -> (usize, u64) {
    let hash = (usize::from(first) << 4) ^ usize::from(second);
    ((hash >> 6) & 63, 1 << (hash & 63))
}

#[cfg(test)]
mod tests {
    use super::Sought;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_words_found_are_those_that_the_text_contains(
            words in prop::collection::vec("[abé退]{0,3}", 0..6),
            text in "[abé退 ]{0,20}",
        ) {
            let sought = Sought::of(words.iter().map(String::as_str));
            for word in words.iter().filter(|word| !word.is_empty()) {
                let times = words.iter().filter(|other| other == &word).count();
                let found = sought.found(&text).filter(|found| found == word).count();
                prop_assert_eq!(found > 0, text.contains(word.as_str()), "{} in {}", word, text);
                prop_assert!(found.is_multiple_of(times));
            }
            prop_assert_eq!(sought.is_in(&text), words.iter().any(|word| !word.is_empty() && text.contains(word.as_str())));
        }
    }
}
