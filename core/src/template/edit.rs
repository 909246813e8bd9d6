//! Changes of the source that mend a finding and leave nothing to choose.

use crate::finding::Part;
use crate::template::view::html::{Attribute, Event, Tag};
use crate::template::view::{Document, element};
use std::ops::Range;

/// What mends a finding at a place; nothing where there is a choice to make.
pub(crate) type Mend = fn(&Document<'_>, &Range<usize>) -> Option<Change>;

/// What stands in a part, and what should stand there.
#[derive(Clone, Debug)]
pub(crate) struct Change {
    pub(crate) part: Part,
    pub(crate) span: Range<usize>,
    pub(crate) new_text: String,
}

impl Change {
    /// Nothing where there was something.
    pub(crate) fn without(document: &Document<'_>, span: Range<usize>) -> Self {
        Self::to(document, span, "")
    }

    pub(crate) fn to(document: &Document<'_>, span: Range<usize>, new_text: impl Into<String>) -> Self {
        Self { part: document.part, span, new_text: new_text.into() }
    }

    /// Other words where they are not the same.
    pub(crate) fn of_words(
        document: &Document<'_>,
        span: &Range<usize>,
        rewrite: impl Fn(&str) -> String,
    ) -> Option<Self> {
        let words = document.words(span);
        let rewritten = rewrite(words);
        (rewritten != words).then(|| Self::to(document, span.clone(), rewritten))
    }
}

/// Takes an element out with all that is in it; nothing where its end is not written, for what is in it cannot be told.
pub(crate) fn without_element(document: &Document<'_>, tag: &Tag) -> Option<Change> {
    let end = if element::is_void(document.tag_name(tag)) { tag.span.end } else { closing_tag(document, tag)?.end };
    Some(Change::without(document, tag.span.start..end))
}

/// Takes the two tags of an element out, and leaves what stands between them.
pub(crate) fn without_tags(document: &Document<'_>, tag: &Tag) -> Change {
    match closing_tag(document, tag) {
        Some(close) => {
            let content = document.words(&(tag.span.end..close.start));
            Change::to(document, tag.span.start..close.end, content)
        }
        None => Change::without(document, tag.span.clone()),
    }
}

/// The end tag of an element; none where it has none of its own.
fn closing_tag(document: &Document<'_>, tag: &Tag) -> Option<Range<usize>> {
    let name = document.tag_name(tag);
    let mut depth = 0_usize;
    for event in &document.scan.events {
        match event {
            Event::Open(at) => {
                let opened = document.scan.tags.get(*at)?;
                if opened.span.start >= tag.span.start && document.scan.is(&opened.name, name) {
                    depth = depth.saturating_add(1);
                }
            }
            Event::Close { name: closed, span } if depth > 0 && document.scan.is(closed, name) => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(span.clone());
                }
            }
            _ => {}
        }
    }
    None
}

/// Takes an attribute out, and the white space before it.
pub(crate) fn without_attribute(document: &Document<'_>, attribute: &Attribute) -> Change {
    let Range { start, end } = document.attribute_span(attribute);
    let before = document.words(&(0..start)).trim_end_matches([' ', '\t', '\n', '\r', '\u{c}']).len();
    Change::without(document, before..end)
}

/// `https:` for the first `http:` of an address.
pub(crate) fn encrypted(document: &Document<'_>, address: &Range<usize>) -> Option<Change> {
    let words = document.words(address).as_bytes();
    let at = words.windows(5).position(|window| window.eq_ignore_ascii_case(b"http:"))?;
    let start = address.start.saturating_add(at);
    Some(Change::to(document, start..start.saturating_add(5), "https:"))
}

/// An address without the name, and the password, before its host.
pub(crate) fn without_user(document: &Document<'_>, address: &Range<usize>) -> Option<Change> {
    let words = document.words(address);
    let start = words.find("//")?.saturating_add(2);
    let authority = words.get(start..)?.split(['/', '\\', '?', '#', '"', '\'', ' ']).next()?;
    let user = authority.rfind('@')?.saturating_add(1);
    let start = address.start.saturating_add(start);
    Some(Change::without(document, start..start.saturating_add(user)))
}

/// A place before the end of the body, or of all where the end is not written.
pub(crate) fn end_of_body(document: &Document<'_>) -> Range<usize> {
    let end = document.scan.events.iter().rev().find_map(|event| match event {
        Event::Close { name, span } if document.scan.is(name, "body") => Some(span.start),
        _ => None,
    });
    let end = end.unwrap_or(document.source.len());
    end..end
}
