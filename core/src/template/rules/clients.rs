//! What mail clients make of styles.

use crate::finding::Severity;
use crate::locale::Locale;
use crate::phrases::rules::clients as phrase;
use crate::template::findings::{Note, Report, quote};
use crate::template::markup::MarkupPolicy;
use crate::template::rules::{Case, Check, Example, Rule, report_first};
use crate::template::view::Document;
use crate::template::view::css::{Declaration, calls};
use std::collections::BTreeSet;
use std::ops::Bound;

pub(super) static UNSUPPORTED_CSS: Rule = Rule {
    id: "compat/unsupported-css",
    severity: Severity::Info,
    what: phrase::UNSUPPORTED_CSS_WHAT,
    why: phrase::UNSUPPORTED_CSS_WHY,
    fix: phrase::UNSUPPORTED_CSS_FIX,
    bad: Example::body("<div style=\"display:grid\"><p>Your order has shipped</p></div>"),
    good: Example::body("<table role=\"presentation\"><tr><td>Your order has shipped</td></tr></table>"),
    source: "caniemail.com",
    check: Check::Template(unsupported_css),
};

/// Declarations before one that are looked through for what stands in its place.
const NEAR: usize = 16;

/// Reports each property and function of the policy's table once. What stands in `@media` and its like is for clients
/// that know more.
fn unsupported_css(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(html) = &case.html else { return };
    let markup = &case.policy.markup;
    let mut told = BTreeSet::new();
    // Most properties are told by their first letter and their length not to be in the table.
    let mut likely = [false; 1 << 8];
    for key in markup.unsupported_css.keys() {
        let property = key.split(':').next().unwrap_or_default();
        likely.get_mut(sign_of(property)).into_iter().for_each(|likely| *likely = true);
    }
    for block in html.styles.blocks.iter().filter(|block| block.within.is_none()) {
        let declarations = html.styles.of(block);
        for (index, declaration) in declarations.iter().enumerate() {
            if likely.get(sign_of(&html.css_property(declaration))) != Some(&true) && !html.may_call(declaration) {
                continue;
            }
            let Some((key, row)) = row(markup, html, declaration) else { continue };
            let before = declarations.get(index.saturating_sub(NEAR)..index).unwrap_or_default();
            let subject = key.split(':').next().unwrap_or_default();
            if !before.iter().any(|other| stands_in(markup, html, other, declaration)) && told.insert(subject) {
                let span = html.declared(declaration);
                report.add(|locale| {
                    let (words, clients) = (quote(html.words(&span)), list(markup.chosen_of(row), locale));
                    let values = [("words", &words as _), ("clients", &clients as _)];
                    Note::new(phrase::UNSUPPORTED_CSS.say(locale, &values)).at(html.part, &span)
                });
            }
        }
    }
}

/// A number below 256 by which properties are told apart.
fn sign_of(property: &str) -> usize {
    let first = property.bytes().next().map_or(0, usize::from);
    (first ^ property.len().wrapping_shl(4)) & 0xff
}

/// The row of the table that a declaration falls under, where a chosen client ignores it.
fn row<'p>(
    markup: &'p MarkupPolicy,
    html: &Document<'_>,
    declaration: &Declaration,
) -> Option<(&'p str, &'p [String])> {
    let (table, property) = (&markup.unsupported_css, html.css_property(declaration));
    let is_ignored = |row: &[String]| markup.chosen_of(row).next().is_some();
    let begin_alike = table.range::<str, _>((Bound::Included(&*property), Bound::Unbounded));
    let of_property = begin_alike.take_while(|(key, _)| key.starts_with(&*property)).find(|(key, row)| {
        let rest = key.get(property.len()..).unwrap_or_default();
        let fits = rest.is_empty() || rest.strip_prefix(':').is_some_and(|value| value == html.css_value(declaration));
        fits && is_ignored(row)
    });
    let of_function = || {
        let value = Some(declaration).filter(|declaration| html.may_call(declaration) && !is_decoration(&property));
        let value = html.css_value(value?);
        let is_called = |key: &str| key.strip_suffix("()").is_some_and(|name| calls(&value, name));
        table.iter().find(|(key, row)| is_called(key) && is_ignored(row))
    };
    of_property.or_else(of_function).map(|(key, row)| (key.as_str(), row.as_slice()))
}

/// Properties without which a mail reads as well, whatever their value calls for.
fn is_decoration(property: &str) -> bool {
    matches!(property, "border-radius" | "box-shadow" | "filter" | "outline" | "text-shadow" | "transition")
}

/// Whether a declaration holds where one behind it is ignored.
fn stands_in(markup: &MarkupPolicy, html: &Document<'_>, before: &Declaration, behind: &Declaration) -> bool {
    let (property, other) = (html.css_property(behind), html.css_property(before));
    let is_same = property == other || (property.starts_with("background") && other.starts_with("background"));
    is_same && row(markup, html, before).is_none()
}

/// The name of a program, and the system that it is for.
const FOR: &str = " for ";

/// Names one after the other, in the words of the language.
fn list<'c>(clients: impl Iterator<Item = &'c str>, locale: Locale) -> String {
    let join = |before: String, client: String| {
        phrase::AND_CLIENT.say(locale, &[("before", &before as _), ("client", &client as _)])
    };
    let named = |client: &str| match client.split_once(FOR) {
        Some((program, system)) => phrase::CLIENT_FOR.say(locale, &[("program", &program), ("system", &system)]),
        None => client.to_owned(),
    };
    clients.map(named).reduce(join).unwrap_or_default()
}

pub(super) static OUTLOOK_BACKGROUND: Rule = Rule {
    id: "compat/outlook-background",
    severity: Severity::Info,
    what: phrase::OUTLOOK_BACKGROUND_WHAT,
    why: phrase::OUTLOOK_BACKGROUND_WHY,
    fix: phrase::OUTLOOK_BACKGROUND_FIX,
    bad: Example::body("<div style=\"background:url('https://shop.example/sea.png')\"><p>Hello</p></div>"),
    good: Example::body(
        "<!--[if mso]><v:background><v:fill src=\"https://shop.example/sea.png\"/></v:background><![endif]--><div style=\"background:url('https://shop.example/sea.png')\"><p>Hello</p></div>",
    ),
    source: "caniemail.com, css-background-image",
    check: Check::Template(outlook_background),
};

fn outlook_background(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(html) = &case.html else { return };
    if case.is_unread() || has_vml(case) {
        return;
    }
    let unconditional = html.styles.declarations().filter(|(block, _)| block.within.is_none());
    let images = unconditional.filter(|(_, declaration)| {
        matches!(&*html.css_property(declaration), "background" | "background-image")
            && html.css_value(declaration).contains("url(")
    });
    let places = images.map(|(_, declaration)| html.declared(declaration));
    report_first(html, report, Severity::Info, places, phrase::OUTLOOK_BACKGROUND);
}

/// Whether there is VML, for Outlook alone or for all.
fn has_vml(case: &Case<'_>) -> bool {
    case.markup().any(|html| html.scan.tags.iter().any(|tag| html.tag_name(tag).starts_with("v:")))
}
