//! A regular expression without what it asserts about a place, which tells of most texts that it does not match.
//!
//! It is an automaton with a state for each character of a match (Glushkov's), all of them in one number.

/// An expression by the characters of its matches.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sketch {
    /// Characters, each with the states that take them.
    ranges: Vec<Range>,
    /// Those of them that begin a match.
    leading: Vec<Range>,
    /// Which characters of ASCII are among those.
    leading_ascii: Vec<bool>,
    /// The first and the last character of those.
    bounds: (char, char),
    /// The states that may come behind each state.
    next: Vec<u64>,
    /// The states that begin a match.
    first: u64,
    /// The states that end one.
    last: u64,
    /// Whether it reads a text from its end, as fewer characters end a match than begin one.
    is_backward: bool,
    /// Whether the expression asserts nothing, so that it matches where this does.
    pub(crate) is_exact: bool,
}

#[derive(Clone, Copy, Debug)]
struct Range {
    from: char,
    to: char,
    states: u64,
}

/// The bytes that a text has.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bytes([bool; 1 << 8]);

impl Bytes {
    pub(crate) fn of(text: &str) -> Self {
        let mut bytes = [false; 1 << 8];
        for byte in text.bytes() {
            bytes.get_mut(usize::from(byte)).into_iter().for_each(|has| *has = true);
        }
        Self(bytes)
    }

    fn has(&self, byte: u8) -> bool {
        self.0.get(usize::from(byte)) == Some(&true)
    }
}

/// States of an expression.
const MOST_STATES: usize = 64;

/// Parts of an expression that are read, those that repeat as often as they do.
const MOST_PARTS: u32 = 1_000;

impl Sketch {
    /// Reads an expression; none of one that says more than this understands.
    pub(crate) fn read(expression: &str) -> Option<Self> {
        let sketch = Self { is_exact: true, ..Self::default() };
        let mut reader = Reader { letters: expression.chars().collect(), at: 0, parts: 0, sketch };
        let all = reader.alternatives()?;
        if reader.peek().is_some() || all.may_be_empty {
            return None;
        }
        let mut sketch = reader.sketch;
        (sketch.first, sketch.last) = (all.first, all.last);
        if sketch.characters(all.last) < sketch.characters(all.first) {
            sketch = sketch.turned();
        }
        sketch.leading = sketch.ranges.iter().filter(|range| range.states & sketch.first != 0).copied().collect();
        let leads = |byte: u8| sketch.leading.iter().any(|range| (range.from..=range.to).contains(&char::from(byte)));
        sketch.leading_ascii = (0..128).map(leads).collect();
        let first = sketch.leading.iter().map(|range| range.from).min();
        let last = sketch.leading.iter().map(|range| range.to).max();
        sketch.bounds = first.zip(last)?;
        Some(sketch)
    }

    /// How many characters some states take.
    fn characters(&self, states: u64) -> u32 {
        let taking = self.ranges.iter().filter(|range| range.states & states != 0);
        taking
            .fold(0, |sum, range| sum.saturating_add(u32::from(range.to).abs_diff(range.from.into())).saturating_add(1))
    }

    /// The same, reading from the end.
    fn turned(self) -> Self {
        let before = |state: usize| {
            let bit = 1_u64.wrapping_shl(u32::try_from(state).unwrap_or_default());
            let states = self.next.iter().zip(0..).filter(|(next, _)| **next & bit != 0);
            states.fold(0, |states, (_, other)| states | 1_u64.wrapping_shl(other))
        };
        let next = (0..self.next.len()).map(before).collect();
        Self { next, first: self.last, last: self.first, is_backward: !self.is_backward, ..self }
    }

    /// Whether a text of such bytes may have a match: the first bytes of characters that begin one and end one.
    pub(crate) fn may_match(&self, bytes: &Bytes) -> bool {
        let first_byte = |c: char| c.encode_utf8(&mut [0; 4]).bytes().next().unwrap_or_default();
        let has = |range: &Range| (first_byte(range.from)..=first_byte(range.to)).any(|byte| bytes.has(byte));
        [self.first, self.last]
            .iter()
            .all(|states| self.ranges.iter().any(|range| range.states & states != 0 && has(range)))
    }

    /// An edge of a match; where there is none, the expression matches nowhere.
    pub(crate) fn edge(&self, text: &str) -> Option<usize> {
        let characters = text.char_indices();
        if self.is_backward {
            return self.find(characters.rev()).map(|(at, _)| at);
        }
        self.find(characters).map(|(at, c)| at.saturating_add(c.len_utf8()))
    }

    /// The character with which a match is complete.
    #[inline]
    fn find(&self, mut characters: impl Iterator<Item = (usize, char)>) -> Option<(usize, char)> {
        let mut states = 0_u64;
        let (lowest, highest) = self.bounds;
        characters.find(|(_, c)| {
            let leads =
                || usize::try_from(u32::from(*c)).ok().and_then(|code| self.leading_ascii.get(code)) != Some(&false);
            if states == 0 && (*c < lowest || *c > highest || !leads()) {
                return false;
            }
            let ranges = if states == 0 { &self.leading } else { &self.ranges };
            let taking = ranges.iter().filter(|range| range.from <= *c && *c <= range.to);
            let taking = taking.fold(0, |states, range| states | range.states);
            states = self.behind(states) & taking;
            states & self.last != 0
        })
    }

    /// The states behind some, and those that begin a match.
    #[inline]
    fn behind(&self, states: u64) -> u64 {
        each(states).fold(self.first, |behind, state| behind | self.next.get(state).copied().unwrap_or_default())
    }

    fn join(&mut self, before: u64, behind: u64) {
        for state in each(before) {
            self.next.get_mut(state).into_iter().for_each(|next| *next |= behind);
        }
    }

    /// A new state that takes some characters.
    fn add(&mut self, characters: &[(char, char)]) -> Option<Part> {
        let state = 1_u64.checked_shl(u32::try_from(self.next.len()).ok()?)?;
        self.next.push(0);
        for (from, to) in characters.iter().copied() {
            match self.ranges.iter_mut().find(|range| (range.from, range.to) == (from, to)) {
                Some(range) => range.states |= state,
                None => self.ranges.push(Range { from, to, states: state }),
            }
        }
        (self.next.len() <= MOST_STATES).then_some(Part { first: state, last: state, may_be_empty: false })
    }
}

fn each(mut states: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let state = states.trailing_zeros();
        states &= states.checked_sub(1)?;
        usize::try_from(state).ok()
    })
}

/// A part of an expression: the states that begin and end it.
#[derive(Clone, Copy, Debug)]
struct Part {
    first: u64,
    last: u64,
    may_be_empty: bool,
}

const NOTHING: Part = Part { first: 0, last: 0, may_be_empty: true };

impl Part {
    fn or(self, other: Self) -> Self {
        let may_be_empty = self.may_be_empty || other.may_be_empty;
        Self { first: self.first | other.first, last: self.last | other.last, may_be_empty }
    }
}

struct Reader {
    letters: Vec<char>,
    at: usize,
    parts: u32,
    sketch: Sketch,
}

impl Reader {
    fn peek(&self) -> Option<char> {
        self.letters.get(self.at).copied()
    }

    fn take(&mut self) -> Option<char> {
        let c = self.peek();
        self.at = self.at.saturating_add(1);
        c
    }

    /// Takes a character if it is the next one.
    fn skip(&mut self, c: char) -> bool {
        let is_next = self.peek() == Some(c);
        self.at = self.at.saturating_add(usize::from(is_next));
        is_next
    }

    fn alternatives(&mut self) -> Option<Part> {
        let mut all = self.sequence()?;
        while self.skip('|') {
            all = all.or(self.sequence()?);
        }
        Some(all)
    }

    fn sequence(&mut self) -> Option<Part> {
        let mut all = NOTHING;
        while self.peek().is_some_and(|c| !matches!(c, '|' | ')')) {
            let next = self.repeated()?;
            all = self.then(all, next);
        }
        Some(all)
    }

    fn then(&mut self, before: Part, behind: Part) -> Part {
        self.sketch.join(before.last, behind.first);
        Part {
            first: before.first | if before.may_be_empty { behind.first } else { 0 },
            last: behind.last | if behind.may_be_empty { before.last } else { 0 },
            may_be_empty: before.may_be_empty && behind.may_be_empty,
        }
    }

    /// A part as often as it is to stand there, with states of its own each time.
    fn repeated(&mut self) -> Option<Part> {
        let start = self.at;
        let mut part = self.part()?;
        let (least, most) = self.times()?;
        let (end, copies) = (self.at, most.unwrap_or(least.max(1)));
        let mut all = NOTHING;
        for copy in 1..=copies {
            if copy > 1 {
                self.at = start;
                part = self.part()?;
            }
            part.may_be_empty |= copy > least;
            if most.is_none() && copy == copies {
                self.sketch.join(part.last, part.first);
            }
            all = self.then(all, part);
        }
        self.at = end;
        Some(all)
    }

    /// How often a part stands there, at least and at most.
    fn times(&mut self) -> Option<(usize, Option<usize>)> {
        let times = match self.peek() {
            Some('?') => (0, Some(1)),
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('{') => return self.counted(),
            _ => return Some((1, Some(1))),
        };
        self.at = self.at.saturating_add(1);
        self.is_told().then_some(times)
    }

    fn counted(&mut self) -> Option<(usize, Option<usize>)> {
        let behind = self.letters.get(self.at.saturating_add(1)..)?;
        let length = behind.iter().position(|c| *c == '}')?;
        let count: String = behind.get(..length)?.iter().collect();
        self.at = self.at.saturating_add(length).saturating_add(2);
        let (least, most) = match count.split_once(',') {
            Some((least, "")) => (least.parse::<usize>().ok()?, None),
            Some((least, most)) => (least.parse().ok()?, Some(most.parse().ok()?)),
            None => (count.parse().ok()?, Some(count.parse().ok()?)),
        };
        let is_possible = most.is_none_or(|most| (least.max(1)..=MOST_STATES).contains(&most));
        (is_possible && least <= MOST_STATES && self.is_told()).then_some((least, most))
    }

    /// Whether nothing more is said of how often a part stands there but how eagerly it is taken.
    fn is_told(&mut self) -> bool {
        self.skip('?');
        !matches!(self.peek(), Some('?' | '*' | '+' | '{'))
    }

    fn part(&mut self) -> Option<Part> {
        self.parts = self.parts.checked_add(1).filter(|parts| *parts < MOST_PARTS)?;
        match self.take()? {
            '(' => {
                if self.skip('?') && !self.skip(':') {
                    return None;
                }
                let inner = self.alternatives()?;
                self.skip(')').then_some(inner)
            }
            '[' => {
                let characters = self.class()?;
                self.sketch.add(&characters)
            }
            '\\' if self.skip('b') => (self.peek() != Some('{')).then(|| self.assertion()),
            '\\' => {
                let c = self.escaped()?;
                self.sketch.add(&[(c, c)])
            }
            '^' | '$' => Some(self.assertion()),
            '.' | '*' | '+' | '?' | '{' | '}' | ']' | ')' | '|' => None,
            c => self.sketch.add(&[(c, c)]),
        }
    }

    fn assertion(&mut self) -> Part {
        self.sketch.is_exact = false;
        NOTHING
    }

    /// A sign that would mean something without the stroke before it.
    fn escaped(&mut self) -> Option<char> {
        self.take().filter(|c| matches!(c, '.' | '*' | '+' | '?' | '(' | ')' | '[' | ']' | '{' | '}' | '|' | '/' | '-'))
    }

    /// Characters and ranges up to the closing bracket.
    fn class(&mut self) -> Option<Vec<(char, char)>> {
        let mut characters = Vec::new();
        loop {
            let from = match self.take()? {
                ']' if !characters.is_empty() => return Some(characters),
                '\\' => self.escaped()?,
                '[' | ']' | '^' | '-' | '&' | '~' => return None,
                c => c,
            };
            let to = if self.skip('-') {
                self.take().filter(|c| !matches!(c, '[' | ']' | '\\' | '-' | '&' | '~'))?
            } else {
                from
            };
            characters.push((from, to));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Bytes, Sketch};
    use proptest::prelude::*;
    use proptest::string::string_regex;
    use regex_lite::Regex;

    /// Expressions of all that is understood.
    fn expressions() -> impl Strategy<Value = String> {
        let part = prop_oneof![
            8 => "[ab가]",
            2 => Just(r"\.".to_owned()),
            3 => r"\[a-[bcß]\]|\[[bß]{1,2}[가나]?-힣\]",
            1 => prop::sample::select(vec![r"\b", "^", "$"]).prop_map(str::to_owned),
        ];
        let repeat = || prop::sample::select(vec!["", "", "", "?", "*", "+", "{2}", "{1,2}", "{2,}"]);
        part.prop_recursive(3, 24, 4, move |inner| {
            let row = prop::collection::vec((inner, repeat()), 1..4);
            let row = row.prop_map(|parts| parts.into_iter().map(|(part, repeat)| part + repeat).collect::<String>());
            let alternatives = prop::collection::vec(row, 1..3);
            (alternatives, prop::sample::select(vec!["(", "(?:"]))
                .prop_map(|(rows, opens)| format!("{opens}{})", rows.join("|")))
        })
    }

    /// An expression with a text that it matches, as long as it asserts nothing, and others.
    fn cases() -> impl Strategy<Value = (String, String, Vec<String>)> {
        expressions().prop_flat_map(|expression| {
            let other = "[abß가힣. ]{0,9}";
            let matching = string_regex(&expression).map_or_else(|_| other.boxed(), Strategy::boxed);
            (Just(expression), matching, prop::collection::vec(other, 20))
        })
    }

    proptest! {
        #[test]
        fn what_an_expression_matches_its_sketch_does((expression, matching, others) in cases()) {
            let (Some(sketch), Ok(regex)) = (Sketch::read(&expression), Regex::new(&expression)) else { return Ok(()) };
            for text in others.into_iter().chain([matching]) {
                let (edge, matches) = (sketch.edge(&text), regex.is_match(&text));
                prop_assert!(edge.is_none() || sketch.may_match(&Bytes::of(&text)), "{}", text);
                prop_assert!(edge.is_some() || !matches, "{}", text);
                prop_assert!(matches || edge.is_none() || !sketch.is_exact, "{}", text);
            }
        }
    }

    #[test]
    fn the_expressions_of_patterns_have_a_sketch() {
        let read = [
            r"\b[A-C]{2},? [0-9]{2}(-[0-9]{2})?\b",
            r"([Ss]tra(ß|ss)e|[Ss]tr\.) [0-9]",
            "[都府][一-龥ぁ-ん]{1,3}[市区]",
            "[가-힣][시도] ?[가-힣0-9]+[로길] ?[0-9]",
            r"a\-\.",
            "(a|b|)c{1,2}?",
        ];
        for expression in read {
            assert!(Sketch::read(expression).is_some(), "{expression}");
        }
    }

    #[test]
    fn what_is_not_understood_has_no_sketch() {
        let unread =
            [r"\d+", "(?i)a", ".", "[^a]", "[[:alpha:]]", "a**", "a{0}", "a*", r"\b", r"\x41", "a{65}", r"[\d]"];
        for expression in unread.into_iter().chain(["((((a?){9}){9}){9}){9}b", r"((((\b){60}){60}){60}){60}a"]) {
            assert!(Sketch::read(expression).is_none(), "{expression}");
        }
    }
}
