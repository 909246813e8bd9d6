//! How a mail fits the screens that it is read on.

use crate::finding::Severity;
use crate::phrases::rules::screens as phrase;
use crate::template::findings::{Note, Report};
use crate::template::rules::{Case, Check, Example, Rule, report_first};
use crate::template::view::Document;
use crate::template::view::colour::Colour;
use crate::template::view::html::Tag;

pub(super) static DARK_MODE: Rule = Rule {
    id: "compat/dark-mode",
    severity: Severity::Info,
    what: phrase::DARK_MODE_WHAT,
    why: phrase::DARK_MODE_WHY,
    fix: phrase::DARK_MODE_FIX,
    bad: Example::body("<html><body bgcolor=\"#ffffff\"><p>Hello</p></body></html>"),
    good: Example::body(
        "<html><head><meta name=\"color-scheme\" content=\"light dark\"></head><body bgcolor=\"#ffffff\"><p>Hello</p></body></html>",
    ),
    source: "caniemail.com, css-color-scheme",
    check: Check::Template(dark_mode),
};

fn dark_mode(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(html) = &case.html else { return };
    if html.whole().is_none() || case.is_unread() || knows_dark_mode(html) {
        return;
    }
    let mut attributes = html.scan.tags.iter().flat_map(|tag| html.scan.attributes(tag)).filter(|attribute| {
        matches!(html.scan.str(&attribute.name), "bgcolor" | "text" | "color") && is_hard(&html.value(attribute))
    });
    let mut declared = html.styles.declarations().filter(|(_, declaration)| {
        matches!(&*html.css_property(declaration), "color" | "background" | "background-color")
            && is_hard(&html.css_value(declaration))
    });
    let attribute = attributes.next().map(|attribute| html.attribute_span(attribute));
    let declaration = declared.next().map(|(_, declaration)| html.declared(declaration));
    if let Some(first) = attribute.into_iter().chain(declaration).min_by_key(|span| span.start) {
        report_first(html, report, Severity::Info, std::iter::once(first), phrase::DARK_MODE);
    }
}

fn is_hard(colour: &str) -> bool {
    let is = |word: &str| matches!(Colour::parse(word), Some(Colour::WHITE | Colour::BLACK));
    is(colour) || colour.split_whitespace().any(is)
}

fn knows_dark_mode(html: &Document<'_>) -> bool {
    let is_scheme = |name: &str| matches!(name, "color-scheme" | "supported-color-schemes");
    has_meta(html, is_scheme)
        || html.styles.declarations().any(|(_, declaration)| is_scheme(&html.css_property(declaration)))
        || html.at_rules("media").any(|rule| html.css(&rule.prelude).contains("prefers-color-scheme"))
}

fn has_meta(html: &Document<'_>, is: impl Fn(&str) -> bool) -> bool {
    let is_meta = |tag: &&Tag| html.tag_name(tag) == "meta";
    html.scan.tags.iter().filter(is_meta).any(|tag| is(html.value_of(tag, "name").trim().to_ascii_lowercase().as_str()))
}

pub(super) static VIEWPORT: Rule = Rule {
    id: "compat/viewport",
    severity: Severity::Info,
    what: phrase::VIEWPORT_WHAT,
    why: phrase::VIEWPORT_WHY,
    fix: phrase::VIEWPORT_FIX,
    bad: Example::body("<html><head><title>Your order</title></head><body><p>Hello</p></body></html>"),
    good: Example::body(
        "<html><head><meta name=\"viewport\" content=\"width=device-width\"></head><body><p>Hello</p></body></html>",
    ),
    source: "own",
    check: Check::Template(viewport),
};

fn viewport(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(html) = &case.html else { return };
    let Some(tag) = html.whole().filter(|_| !case.is_unread()) else { return };
    if !has_meta(html, |name| name == "viewport") {
        report.add(|locale| Note::new(phrase::VIEWPORT.text(locale)).at(html.part, &tag.span));
    }
}
