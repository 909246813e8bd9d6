//! Selectors of style sheets: elements by tag, id and classes, and by what they lie in (Selectors, level 4).

/// What a selector asks of an element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Compound {
    /// In lower case; empty or `*` for any.
    pub(super) tag: String,
    pub(super) id: String,
    pub(super) classes: Vec<String>,
    /// It asks for a link that nobody has followed yet.
    is_link: bool,
}

/// How an element lies to the one before it in a selector.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Combinator {
    /// Somewhere within it.
    Descendant,
    /// Directly within it.
    Child,
}

/// A selector, as far as it is followed.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Selector {
    /// The elements from the outermost in; each with how the next one lies to it.
    Known { outer: Vec<(Compound, Combinator)>, last: Compound },
    /// Of a state that no mail is opened in, or of what is no element.
    Never,
    /// Of more than is followed.
    Unknown,
}

/// Elements of one selector that are followed.
const MOST_OUTER: usize = 8;

/// States that come with the reader's doing, and what is beside an element's own text.
const NEVER: [&str; 14] = [
    "active",
    "after",
    "before",
    "checked",
    "first-letter",
    "first-line",
    "focus",
    "focus-visible",
    "focus-within",
    "hover",
    "marker",
    "selection",
    "target",
    "visited",
];

impl Selector {
    pub(super) fn parse(text: &str) -> Self {
        if pseudos(text).any(|name| name.starts_with(':') || NEVER.iter().any(|never| never.eq_ignore_ascii_case(name)))
        {
            return Self::Never;
        }
        let mut outer: Vec<(Compound, Combinator)> = Vec::new();
        let mut last: Option<Compound> = None;
        let spaced = text.replace('>', " > ");
        let mut combinator = Combinator::Descendant;
        for word in spaced.split_ascii_whitespace() {
            if word == ">" {
                if last.is_none() || combinator == Combinator::Child {
                    return Self::Unknown;
                }
                combinator = Combinator::Child;
                continue;
            }
            let Some(compound) = Compound::parse(word) else { return Self::Unknown };
            outer.extend(last.take().map(|before| (before, combinator)));
            (last, combinator) = (Some(compound), Combinator::Descendant);
        }
        match last {
            Some(last) if combinator == Combinator::Descendant && outer.len() <= MOST_OUTER => {
                Self::Known { outer, last }
            }
            _ => Self::Unknown,
        }
    }
}

/// The names behind colons; of a pseudo-element with a colon before it.
fn pseudos(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices(':').filter_map(|(at, _)| {
        let rest = text.get(at.saturating_add(1)..)?;
        let end = rest.char_indices().find(|(at, c)| !(is_of_name(*c) || (*at == 0 && *c == ':'))).map(|(end, _)| end);
        rest.get(..end.unwrap_or(rest.len()))
    })
}

fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_')
}

impl Compound {
    /// Reads `td.box#top:link`.
    fn parse(word: &str) -> Option<Self> {
        let mut compound = Self::default();
        let mut rest = word;
        while !rest.is_empty() {
            let end = rest.char_indices().skip(1).find(|(_, c)| matches!(c, '.' | '#' | ':'));
            let (part, tail) = rest.split_at_checked(end.map_or(rest.len(), |(end, _)| end))?;
            let name = part.get(1..).filter(|_| part.starts_with(['.', '#', ':'])).unwrap_or(part);
            if name.is_empty() || !(name.chars().all(is_of_name) || part == "*") {
                return None;
            }
            match part.chars().next() {
                Some('.') => compound.classes.push(name.to_owned()),
                Some('#') => name.clone_into(&mut compound.id),
                Some(':') if matches!(name, "link" | "any-link") => compound.is_link = true,
                Some(':') => return None,
                _ => compound.tag = name.to_ascii_lowercase(),
            }
            rest = tail;
        }
        Some(compound)
    }

    pub(super) fn is_of_any_tag(&self) -> bool {
        matches!(self.tag.as_str(), "" | "*")
    }

    pub(super) fn fits(&self, element: &Element<'_>) -> bool {
        (self.is_of_any_tag() || self.tag == element.tag)
            && (!self.is_link || element.tag == "a")
            && (self.id.is_empty() || self.id == element.id)
            && self.classes.iter().all(|class| element.classes.contains(&class.as_str()))
    }

    /// Its share in the order of the cascade: ids, classes, tags.
    pub(super) fn weight(&self) -> (usize, usize, usize) {
        let classes = self.classes.len().saturating_add(usize::from(self.is_link));
        (usize::from(!self.id.is_empty()), classes, usize::from(!self.is_of_any_tag()))
    }
}

/// An element as selectors see it.
#[derive(Debug)]
pub(crate) struct Element<'e> {
    pub(super) tag: &'e str,
    pub(super) id: &'e str,
    /// Each once.
    pub(super) classes: Vec<&'e str>,
}

/// Classes of an element that are looked at.
const MOST_CLASSES: usize = 16;

impl<'e> Element<'e> {
    pub(crate) fn new(tag: &'e str, id: &'e str, class: &'e str) -> Self {
        let mut classes: Vec<&str> = class.split_ascii_whitespace().take(MOST_CLASSES).collect();
        classes.sort_unstable();
        classes.dedup();
        Self { tag, id, classes }
    }
}

#[cfg(test)]
mod tests {
    use super::{Combinator, Selector};

    /// A selector as it is followed, with one space or `>` between its elements.
    fn read(text: &str) -> Option<String> {
        let Selector::Known { outer, last } = Selector::parse(text) else { return None };
        let mut written = String::new();
        for (compound, combinator) in outer {
            let joint = if combinator == Combinator::Child { ">" } else { " " };
            written += &format!("{}{joint}", compound.written());
        }
        Some(written + &last.written())
    }

    impl super::Compound {
        fn written(&self) -> String {
            let id = if self.id.is_empty() { String::new() } else { format!("#{}", self.id) };
            let classes: String = self.classes.iter().map(|class| format!(".{class}")).collect();
            format!("{}{id}{classes}{}", self.tag, if self.is_link { ":link" } else { "" })
        }
    }

    #[test]
    fn selectors_are_followed_by_tag_id_class_and_what_they_lie_in() {
        for (text, expected) in [
            ("p", "p"),
            ("*", "*"),
            (".a.b#c", "#c.a.b"),
            ("TD.Box", "td.Box"),
            (".a  .b", ".a .b"),
            ("td>a", "td>a"),
            (".a\n> p.b  i", ".a>p.b i"),
            ("a:link", "a:link"),
            (".a a:any-link", ".a a:link"),
        ] {
            assert_eq!(read(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_no_mail_is_opened_in_never_holds_and_all_else_is_unknown() {
        for text in ["a:hover", ".a:HOVER .b", "p:not(.x):focus", "p::before", "p:after", "::-webkit-x", "li::marker"] {
            assert_eq!(Selector::parse(text), Selector::Never, "{text}");
        }
        for text in [
            "",
            " ",
            ">",
            "> a",
            "a >",
            "a > > b",
            "a + b",
            "a~b",
            "a[href]",
            "p:first-child",
            "p:nth-child(2n)",
            ".a\\:b",
            ".",
            "a.",
            "#",
            "p:",
            "a b c d e f g h i j",
            ":root",
            "{{x}}",
            "p|a",
        ] {
            assert_eq!(Selector::parse(text), Selector::Unknown, "{text}");
        }
    }
}
