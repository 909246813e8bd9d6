//! What text is set in.

use crate::finding::Severity;
use crate::order;
use crate::phrases::rules::fonts as phrase;
use crate::template::findings::{Note, Report, quote};
use crate::template::rules::{Case, Check, Example, Rule, report_first};
use crate::template::view::css::{Declaration, Home};
use crate::template::view::url::VARIABLE;
use crate::template::view::{Document, style};
use std::collections::BTreeSet;

pub(super) static DECORATIVE_FONT: Rule = Rule {
    id: "html/decorative-font",
    severity: Severity::Warn,
    what: phrase::DECORATIVE_WHAT,
    why: phrase::DECORATIVE_WHY,
    fix: phrase::DECORATIVE_FIX,
    bad: Example::body("<p style=\"font-family:'Comic Sans MS'\">Your order has shipped</p>"),
    good: Example::body("<p style=\"font-family:Arial\">Your order has shipped</p>"),
    source: "rulebook 1.8",
    check: Check::Template(decorative_font),
};

fn decorative_font(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(html) = &case.html else { return };
    let markup = &case.policy.markup;
    let decorative = html.type_setting.fonts.iter().find_map(|(list, span)| {
        let font = names(list).find(|font| markup.decorative_fonts.contains(font))?;
        Some((font, span))
    });
    if let Some((font, span)) = decorative {
        return report.add(|locale| {
            let (words, font) = (quote(html.words(span)), quote(&font));
            Note::new(phrase::DECORATIVE.say(locale, &[("words", &words), ("font", &font)])).at(html.part, span)
        });
    }
    let mut first = BTreeSet::new();
    let new =
        html.type_setting.fonts.iter().filter(|(list, _)| names(list).next().is_some_and(|font| first.insert(font)));
    let fonts: Vec<_> = new.map(|(_, span)| span).collect();
    let greys = html.type_setting.colours.iter().find(|(colour, _)| colour.is_grey());
    let colours = html.type_setting.colours.iter().filter(|(colour, _)| !colour.is_grey()).chain(greys);
    let colours = order::by_number(colours.map(|(_, span)| span).collect(), |span| span.start);
    let limits =
        [(fonts, markup.max_fonts, phrase::MANY_FONTS), (colours, markup.max_text_colours, phrase::MANY_COLOURS)];
    for (spans, most, message) in limits {
        let count = u64::try_from(spans.len()).unwrap_or(u64::MAX);
        let first_beyond = usize::try_from(most).ok().and_then(|most| spans.get(most));
        if let Some(span) = first_beyond {
            return report.add(|locale| {
                Note::new(message.say(locale, &[("count", &count), ("most", &most)]))
                    .at(html.part, span)
                    .counted(count, most)
            });
        }
    }
}

/// Fonts of a list that are looked at.
const MOST_NAMES: usize = 32;

/// The first fonts of a list, in lower case.
fn names(list: &str) -> impl Iterator<Item = String> {
    list.split(',').take(MOST_NAMES).map(|name| name.trim_matches(['"', '\'', ' ', '\t', '\n', '\r']).to_lowercase())
}

pub(super) static WEB_FONT: Rule = Rule {
    id: "compat/web-font",
    severity: Severity::Info,
    what: phrase::WEB_FONT_WHAT,
    why: phrase::WEB_FONT_WHY,
    fix: phrase::WEB_FONT_FIX,
    bad: Example::body("<p style=\"font-family:Lato\">Your order has shipped</p>"),
    good: Example::body("<p style=\"font-family:Lato,Arial\">Your order has shipped</p>"),
    source: "caniemail.com, css-at-font-face",
    check: Check::Template(web_font),
};

fn web_font(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(html) = &case.html else { return };
    let is_common = |name: &str| case.policy.markup.common_fonts.iter().any(|font| font == name);
    let lacks = |list: &str| {
        let is_known = !list.contains([VARIABLE, '(']) && !list.trim().is_empty() && !style::is_css_wide(list.trim());
        is_known && !names(list).any(|name| is_common(&name))
    };
    let declared = html.styles.declarations().filter(|(block, declaration)| {
        !matches!(block.home, Home::AtRule) && list_of_fonts(html, declaration).is_some_and(|list| lacks(&list))
    });
    let attributes = html.scan.tags.iter().filter(|tag| html.tag_name(tag) == "font");
    let faces = attributes.filter_map(|tag| html.attribute(tag, "face")).filter(|face| lacks(&html.value(face)));
    let places = declared.map(|(_, declaration)| html.declared(declaration));
    report_first(html, report, Severity::Info, places.chain(faces.map(|face| face.span.clone())), phrase::WEB_FONT);
}

/// The list of fonts that a declaration sets.
fn list_of_fonts(html: &Document<'_>, declaration: &Declaration) -> Option<String> {
    match &*html.css_property(declaration) {
        "font-family" => Some(html.css_value(declaration).into_owned()),
        "font" => style::fonts_of(&html.css_value(declaration)).map(str::to_owned),
        _ => None,
    }
}
