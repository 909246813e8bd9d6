//! What the markup tells those who do not see it: the language, the title, headings, and which tables are tables.

use crate::finding::Severity;
use crate::phrases::rules::structure as phrase;
use crate::template::findings::{Note, Report};
use crate::template::rules::{Case, Check, Example, Rule};
use crate::template::syntax::TokenKind;
use crate::template::view::Document;
use crate::template::view::html::{Event, Tag};

/// The HTML and the first tag of its frame; none of a mere fragment, which a service puts a frame around, and of what
/// was not read to its end.
fn whole<'c, 'a>(case: &'c Case<'a>) -> Option<(&'c Document<'a>, &'c Tag)> {
    let html = case.html.as_ref().filter(|_| !case.is_unread())?;
    let first = html.scan.tags.iter().find(|tag| matches!(html.tag_name(tag), "html" | "head" | "body"))?;
    Some((html, first))
}

pub(super) static LANG: Rule = Rule {
    id: "accessibility/lang",
    severity: Severity::Info,
    what: phrase::LANG_WHAT,
    why: phrase::LANG_WHY,
    fix: phrase::LANG_FIX,
    bad: Example::body("<html><body><p>You have a new message.</p></body></html>"),
    good: Example::body("<html lang=\"en\"><body><p>You have a new message.</p></body></html>"),
    source: "WCAG 2.2, 3.1.1",
    check: Check::Template(lang),
};

fn lang(case: &Case<'_>, report: &mut Report<'_>) {
    let Some((html, first)) = whole(case) else { return };
    let mut frame = html.scan.tags.iter().filter(|tag| matches!(html.tag_name(tag), "html" | "body"));
    if !frame.any(|tag| !html.value_of(tag, "lang").trim().is_empty()) {
        report.add(|locale| Note::new(phrase::LANG.text(locale)).at(html.part, &first.span));
    }
}

pub(super) static TITLE: Rule = Rule {
    id: "accessibility/title",
    severity: Severity::Info,
    what: phrase::TITLE_WHAT,
    why: phrase::TITLE_WHY,
    fix: phrase::TITLE_FIX,
    bad: Example::body("<html lang=\"en\"><head></head><body><p>You have a new message.</p></body></html>"),
    good: Example::body("<html lang=\"en\"><head><title>New message</title></head><body><p>Hello</p></body></html>"),
    source: "WCAG 2.2, 2.4.2",
    check: Check::Template(title),
};

fn title(case: &Case<'_>, report: &mut Report<'_>) {
    let Some((html, first)) = whole(case) else { return };
    let is_title = |index: usize| html.scan.tags.get(index).filter(|tag| html.tag_name(tag) == "title");
    let has_text = |pair: &[Event]| match pair {
        [Event::Open(tag), Event::Text(text)] => is_title(*tag).is_some() && !html.scan.str(text).trim().is_empty(),
        _ => false,
    };
    if html.scan.events.windows(2).any(has_text) {
        return;
    }
    let tag = (0..html.scan.tags.len()).find_map(is_title).unwrap_or(first);
    report.add(|locale| Note::new(phrase::TITLE.text(locale)).at(html.part, &tag.span));
}

pub(super) static HEADING_ORDER: Rule = Rule {
    id: "accessibility/heading-order",
    severity: Severity::Info,
    what: phrase::HEADING_WHAT,
    why: phrase::HEADING_WHY,
    fix: phrase::HEADING_FIX,
    bad: Example::body("<h1>Your order</h1><h4>Lamps</h4>"),
    good: Example::body("<h1>Your order</h1><h2>Lamps</h2>"),
    source: "WCAG 2.2, 1.3.1",
    check: Check::Template(heading_order),
};

fn heading_order(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(html) = &case.html else { return };
    let pairs = html.headings.iter().zip(html.headings.iter().skip(1));
    let mut jumps = pairs.filter(|(before, heading)| heading.level > before.level.saturating_add(1)).filter(
        // Of two branches only one is shown.
        |(before, heading)| {
            let between = html.tokens_within(&(before.span.end..heading.span.start));
            !between.iter().any(|token| matches!(token.kind, TokenKind::Else | TokenKind::ElseBlock { .. }))
        },
    );
    if let Some((before, heading)) = jumps.next() {
        report.add(|locale| {
            let values: [(&str, &dyn std::fmt::Display); 2] = [("before", &before.level), ("level", &heading.level)];
            Note::new(phrase::HEADING.say(locale, &values)).at(html.part, &heading.span)
        });
    }
}

pub(super) static TABLE_ROLE: Rule = Rule {
    id: "accessibility/layout-table-role",
    severity: Severity::Info,
    what: phrase::ROLE_WHAT,
    why: phrase::ROLE_WHY,
    fix: phrase::ROLE_FIX,
    bad: Example::body("<table><tr><td>You have a new message.</td></tr></table>"),
    good: Example::body("<table role=\"presentation\"><tr><td>You have a new message.</td></tr></table>"),
    source: "WCAG 2.2, 1.3.1",
    check: Check::Template(table_role),
};

/// A table that is open.
struct Table<'d> {
    tag: &'d Tag,
    /// It has a role, or parts that only a table of data has.
    is_told: bool,
}

fn table_role(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(html) = &case.html else { return };
    let mut open: Vec<Table<'_>> = Vec::new();
    let mut layout: Vec<&Tag> = Vec::new();
    for event in &html.scan.events {
        match event {
            Event::Open(index) => {
                let Some(tag) = html.scan.tags.get(*index) else { continue };
                let has = |name: &str| !html.value_of(tag, name).trim().is_empty();
                match html.tag_name(tag) {
                    "table" => open.push(Table { tag, is_told: has("role") || has("summary") }),
                    "th" | "caption" | "thead" | "tfoot" => {
                        open.last_mut().into_iter().for_each(|table| table.is_told = true);
                    }
                    _ => {}
                }
            }
            Event::Close { name, .. } if html.scan.str(name) == "table" => {
                layout.extend(open.pop().filter(|table| !table.is_told).map(|table| table.tag));
            }
            _ => {}
        }
    }
    layout.extend(open.iter().filter(|table| !table.is_told).map(|table| table.tag));
    if let Some(first) = layout.iter().min_by_key(|tag| tag.span.start) {
        let count = u64::try_from(layout.len()).unwrap_or(u64::MAX);
        report.add(|locale| {
            Note::new(phrase::ROLE.say(locale, &[("count", &count)])).at(html.part, &first.span).counted(count, 0)
        });
    }
}
