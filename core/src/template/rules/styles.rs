//! Style sheets from elsewhere, and styles that run code.

use crate::finding::Severity;
use crate::phrases::rules::html as shared;
use crate::phrases::rules::styles as phrase;
use crate::template::findings::{Note, Report, quote};
use crate::template::rules::{Case, Check, Example, Rule, report_first};
use crate::template::view::Document;
use crate::template::view::css::{Declaration, calls};
use std::ops::Range;

pub(super) static CSS_IMPORT: Rule = Rule {
    id: "html/css-import",
    severity: Severity::Warn,
    what: phrase::CSS_IMPORT_WHAT,
    why: phrase::LOADED_WHY,
    fix: phrase::LOADED_FIX,
    bad: Example::body("<style>@import url(https://shop.example/mail.css);</style><p>Hello</p>"),
    good: Example::body("<p style=\"color:#333\">Hello</p>"),
    source: "rulebook 1.8",
    check: Check::Template(css_import),
};

fn css_import(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(html) = &case.html else { return };
    let imports = html.at_rules("import").map(|rule| {
        let start = html.scan.trace.source(&rule.name).start.saturating_sub(1);
        let address = html.css(&rule.prelude);
        let inner = address.strip_prefix("url(").unwrap_or(&address).trim_start().trim_start_matches(['"', '\'']);
        let end = inner.find(['"', '\'', ')', ' ']).unwrap_or(inner.len());
        let is_of_fonts = is_of_fonts(case, inner.get(..end).unwrap_or_default());
        (start..html.scan.trace.source(&rule.prelude).end, is_of_fonts)
    });
    report_loaded(html, report, imports.collect());
    let declarations = case.markup().flat_map(|html| html.styles.declarations().map(move |(_, of)| (html, of)));
    let mut code = declarations.filter(|(html, declaration)| runs_code(html, declaration));
    if let Some((html, first)) = code.next() {
        let (span, count) = (html.declared(first), code.count().saturating_add(1));
        report.add_as(Severity::Reject, |locale| {
            let words = quote(html.words(&span));
            Note::new(shared::EVENT_HANDLER.say(locale, &[("words", &words)]))
                .at(html.part, &span)
                .of_places(count)
                .help(shared::SCRIPT_FIX.text(locale))
        });
    }
}

/// Reports what is loaded: sheets of fonts alone are good to know, for a mail is laid out without them.
fn report_loaded(html: &Document<'_>, report: &mut Report<'_>, loaded: Vec<(Range<usize>, bool)>) {
    let (fonts, others): (Vec<_>, Vec<_>) = loaded.into_iter().partition(|(_, is_of_fonts)| *is_of_fonts);
    for (severity, places) in [(Severity::Warn, others), (Severity::Info, fonts)] {
        report_first(html, report, severity, places.into_iter().map(|(place, _)| place), phrase::LOADED);
    }
}

fn is_of_fonts(case: &Case<'_>, address: &str) -> bool {
    let (_, rest) = address.split_once("//").unwrap_or_default();
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    case.policy.markup.font_hosts.iter().any(|fonts| fonts.eq_ignore_ascii_case(host))
}

/// Whether a declaration ran code in some browser.
fn runs_code(html: &Document<'_>, declaration: &Declaration) -> bool {
    match &*html.css_property(declaration) {
        "-moz-binding" => true,
        // Word's own behaviour, by which it draws VML, is no code.
        "behavior" | "-ms-behavior" => !html.css_value(declaration).contains("#default#vml"),
        "content" => false,
        _ => html.may_call(declaration) && calls(&html.css_value(declaration), "expression"),
    }
}

pub(super) static EXTERNAL_STYLESHEET: Rule = Rule {
    id: "html/external-stylesheet",
    severity: Severity::Warn,
    what: phrase::EXTERNAL_STYLESHEET_WHAT,
    why: phrase::LOADED_WHY,
    fix: phrase::LOADED_FIX,
    bad: Example::body("<link rel=\"stylesheet\" href=\"https://shop.example/mail.css\"><p>Hello</p>"),
    good: Example::body("<style>p { color: #333 }</style><p>Hello</p>"),
    source: "caniemail.com, html-link",
    check: Check::Template(external_stylesheet),
};

fn external_stylesheet(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(html) = &case.html else { return };
    let links = html.scan.tags.iter().filter(|tag| {
        let is_sheet = |word: &str| word.eq_ignore_ascii_case("stylesheet");
        html.tag_name(tag) == "link" && html.value_of(tag, "rel").split_ascii_whitespace().any(is_sheet)
    });
    let loaded = links.map(|tag| (tag.span.clone(), is_of_fonts(case, &html.value_of(tag, "href"))));
    report_loaded(html, report, loaded.collect());
}
