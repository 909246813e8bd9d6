//! Content that depends on media queries.

use crate::finding::Severity;
use crate::order;
use crate::phrases::rules::media as phrase;
use crate::template::findings::Report;
use crate::template::rules::{Case, Check, Example, Rule, report_first};
use crate::template::view::css::{Block, Home};
use crate::template::view::html::{Event, Tag};
use crate::template::view::{Document, style};
use std::collections::BTreeSet;
use std::ops::Range;

pub(super) static MEDIA_ONLY_LAYOUT: Rule = Rule {
    id: "compat/media-only-layout",
    severity: Severity::Warn,
    what: phrase::MEDIA_ONLY_WHAT,
    why: phrase::MEDIA_ONLY_WHY,
    fix: phrase::MEDIA_ONLY_FIX,
    bad: Example::body(
        "<style>.phone { display: none } @media (max-width: 480px) { .phone { display: block } }</style><p>Hello</p><p class=\"phone\">Show this code at the door.</p>",
    ),
    good: Example::body(
        "<style>@media (max-width: 480px) { .phone { width: 100% } }</style><p>Hello</p><p class=\"phone\">Show this code at the door.</p>",
    ),
    source: "caniemail.com, css-at-media",
    check: Check::Template(media_only_layout),
};

fn media_only_layout(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(html) = &case.html else { return };
    let blocks = || html.styles.blocks.iter();
    let shown = Names::of(html, blocks().filter(|block| is_of_layout(html, block) && says(html, block, is_shown)));
    if case.is_unread() || shown.is_empty() {
        return;
    }
    let hiding: Vec<&Block> = blocks().filter(|block| says(html, block, is_hidden)).collect();
    // What hides one thing and shows another swaps them: each reader sees one of the two.
    if hiding.iter().any(|block| is_of_layout(html, block)) {
        return;
    }
    let hidden = Names::of(html, hiding.iter().copied().filter(|block| block.within.is_none()));
    let inline = hiding.iter().filter_map(|block| if let Home::Tag(tag) = block.home { Some(tag) } else { None });
    let inline: BTreeSet<usize> = order::gathered(inline);
    let is_media_only =
        |index: usize, tag: &Tag| shown.have(html, tag) && (inline.contains(&index) || hidden.have(html, tag));
    let spans = html.scan.events.iter().enumerate().filter_map(|(at, event)| {
        let Event::Open(index) = event else { return None };
        let tag = html.scan.tags.get(*index).filter(|tag| is_media_only(*index, tag))?;
        Some((at, tag))
    });
    let spans: Vec<Range<usize>> = spans
        .take(MOST_HIDDEN)
        .filter(|(at, tag)| has_content(html, *at, tag))
        .map(|(_, tag)| tag.span.clone())
        .collect();
    report_first(html, report, Severity::Warn, spans.into_iter(), phrase::MEDIA_ONLY);
}

/// Hidden elements that are looked into.
const MOST_HIDDEN: usize = 16;

/// Whether a block stands in a media query about the window.
fn is_of_layout(html: &Document<'_>, block: &Block) -> bool {
    let rule = block.within.and_then(|index| html.styles.at_rules.get(index));
    rule.is_some_and(|rule| {
        let query = html.css(&rule.prelude);
        html.css(&rule.name) == "media" && !query.contains("prefers-") && !query.contains("print")
    })
}

/// Whether a declaration of a block says something of whether its elements are seen.
fn says(html: &Document<'_>, block: &Block, what: fn(&str, &str) -> bool) -> bool {
    let mut declarations = html.styles.of(block).iter();
    declarations.any(|declaration| {
        let property = html.css_property(declaration);
        matches!(&*property, "display" | "max-height") && what(&property, &html.css_value(declaration))
    })
}

fn is_hidden(property: &str, value: &str) -> bool {
    match property {
        "display" => value == "none",
        "max-height" => matches!(style::length(value), Some(style::Length::Px(0) | style::Length::Em(0))),
        _ => false,
    }
}

fn is_shown(property: &str, value: &str) -> bool {
    !is_hidden(property, value)
}

/// Classes and ids that selectors end with.
#[derive(Debug, Default)]
struct Names {
    classes: BTreeSet<String>,
    ids: BTreeSet<String>,
}

impl Names {
    /// Those of some blocks.
    fn of<'b>(html: &Document<'_>, blocks: impl Iterator<Item = &'b Block>) -> Self {
        let mut names = Self::default();
        for block in blocks {
            let Home::Selectors(piece) = &block.home else { continue };
            for selector in html.scan.str(piece).split(',') {
                names.add(selector);
            }
        }
        names
    }

    /// Takes those of the last element of a selector.
    fn add(&mut self, selector: &str) {
        let mut rest = selector.trim().rsplit([' ', '>', '+', '\t', '\n']).next().unwrap_or_default();
        while let Some((at, mark)) = rest.char_indices().find(|(_, c)| matches!(c, '.' | '#' | '[')) {
            let word = rest.get(at.saturating_add(1)..).unwrap_or_default();
            let end = word.find(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '_')).unwrap_or(word.len());
            let (name, tail) = word.split_at_checked(end).unwrap_or((word, ""));
            // `[class="x"]`, by which some clients are told apart, is as good as `.x`.
            let value = tail.trim_start_matches(['~', '^', '*', '$', '|', '=', '"', '\'']);
            match (mark, name) {
                ('[', "class") => self.classes.extend(quoted(value)),
                ('[', "id") => self.ids.extend(quoted(value)),
                ('.', name) => self.classes.extend(Some(name.to_owned())),
                ('#', name) => self.ids.extend(Some(name.to_owned())),
                _ => {}
            }
            rest = if mark == '[' { tail.split_once(']').map_or("", |(_, after)| after) } else { tail };
        }
    }

    fn is_empty(&self) -> bool {
        self.classes.is_empty() && self.ids.is_empty()
    }

    /// Whether a tag has one of them.
    fn have(&self, html: &Document<'_>, tag: &Tag) -> bool {
        let mut classes = html.attribute(tag, "class").map(|class| html.scan.str(&class.value)).into_iter();
        let id = html.attribute(tag, "id").map(|id| html.scan.str(&id.value));
        classes.any(|class| class.split_ascii_whitespace().any(|class| self.classes.contains(class)))
            || id.is_some_and(|id| self.ids.contains(id))
    }
}

/// What stands before the end of an attribute's value in a selector.
fn quoted(value: &str) -> Option<String> {
    let end = value.find(['"', '\'', ']'])?;
    value.get(..end).filter(|name| !name.is_empty()).map(str::to_owned)
}

/// Whether there is text or an image between the start tag at a place among the events and its end tag.
fn has_content(html: &Document<'_>, at: usize, tag: &Tag) -> bool {
    let name = html.tag_name(tag);
    let mut depth = 0_u32;
    for event in html.scan.events.iter().skip(at) {
        match event {
            Event::Open(index) => {
                let inner = html.scan.tags.get(*index).map_or("", |tag| html.tag_name(tag));
                if inner == "img" {
                    return true;
                }
                depth = depth.saturating_add(u32::from(inner == name));
            }
            Event::Close { name: closed, .. } if html.scan.str(closed) == name => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return false;
                }
            }
            Event::Text(piece) if !html.scan.str(piece).trim().is_empty() => return true,
            _ => {}
        }
    }
    false
}
