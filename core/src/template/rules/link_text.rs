//! What the text of links says, and how much of the text they take.

use crate::finding::Severity;
use crate::phrases::rules::link_text as phrase;
use crate::template::findings::{Note, Report, quote};
use crate::template::rules::{Case, Check, Example, Rule};
use crate::template::syntax::TokenKind;
use crate::template::view::script::is_alphanumeric;
use crate::template::view::url::{VARIABLE, without_query};
use crate::template::view::{Document, Link};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

/// The links in the tags of the HTML that are seen, those of two branches once.
fn seen<'d>(html: &'d Document<'_>) -> impl Iterator<Item = &'d Link> {
    let mut before: Option<&Range<usize>> = None;
    html.links
        .iter()
        .filter(|link| !link.is_hidden && !link.is_bare)
        .filter(move |link| before.replace(&link.span) != Some(&link.span))
}

/// Whether something that is filled in later stands within a link.
fn is_filled_in(html: &Document<'_>, link: &Link) -> bool {
    let is_output = |kind: &TokenKind| matches!(kind, TokenKind::Output { .. } | TokenKind::Partial { .. });
    html.tokens_within(&link.content).iter().any(|token| is_output(&token.kind))
}

pub(super) static EMPTY: Rule = Rule {
    id: "accessibility/empty-link",
    severity: Severity::Warn,
    what: phrase::EMPTY_WHAT,
    why: phrase::EMPTY_WHY,
    fix: phrase::EMPTY_FIX,
    bad: Example::body("<p>Hello</p><a href=\"https://shop.example/\"><img src=\"a.png\" alt=\"\"></a>"),
    good: Example::body("<p>Hello</p><a href=\"https://shop.example/\"><img src=\"a.png\" alt=\"Our shop\"></a>"),
    source: "WCAG 2.2, 2.4.4",
    check: Check::Template(empty),
};

fn empty(case: &Case<'_>, report: &mut Report<'_>) {
    // What is in a link that lies too deep is not known.
    let Some(html) = case.html.as_ref().filter(|html| html.too_deep.is_none() && !case.is_unread()) else { return };
    let is_empty = |link: &&Link| {
        let images = html.images.get(link.images.clone()).unwrap_or_default();
        let is_described = images.iter().filter_map(|image| image.alt.as_ref()).any(|alt| !alt.trim().is_empty());
        html.link_text(link).is_empty() && !is_described && !link.is_labelled && !is_filled_in(html, link)
    };
    let mut found = seen(html).filter(is_empty);
    let Some(first) = found.next() else { return };
    let count = u64::try_from(found.count()).unwrap_or(u64::MAX).saturating_add(1);
    report.add(|locale| {
        Note::new(phrase::EMPTY.say(locale, &[("count", &count)])).at(html.part, &first.span).counted(count, 0)
    });
}

pub(super) static GENERIC: Rule = Rule {
    id: "links/generic-text",
    severity: Severity::Info,
    what: phrase::GENERIC_WHAT,
    why: phrase::GENERIC_WHY,
    fix: phrase::GENERIC_FIX,
    bad: Example::body("<p>Your order has shipped: <a href=\"https://shop.example/orders\">click here</a></p>"),
    good: Example::body("<p>Follow <a href=\"https://shop.example/orders\">your order</a></p>"),
    source: "WCAG 2.2, 2.4.4",
    check: Check::Template(generic),
};

/// Bytes of a link's text above which it says something.
const LONGEST: usize = 200;

fn generic(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(html) = &case.html else { return };
    let is_known = |text: &str| {
        let text = bare(text);
        !text.is_empty() && case.policy.reader.generic_link_texts.values().flatten().any(|known| *known == text)
    };
    let says_nothing = |link: &&Link| {
        let text = html.link_text(link);
        text.len() <= LONGEST && !link.is_labelled && is_known(text) && !is_filled_in(html, link)
    };
    let mut found = seen(html).filter(says_nothing);
    let Some(first) = found.next() else { return };
    let count = u64::try_from(found.count()).unwrap_or(u64::MAX).saturating_add(1);
    report.add(|locale| {
        let words = quote(html.link_text(first));
        let message = phrase::GENERIC.say(locale, &[("words", &words)]);
        Note::new(message).at(html.part, &html.flow.source(&trimmed(html, first))).counted(count, 0)
    });
}

/// A text in lower case without the punctuation and arrows around it.
fn bare(text: &str) -> String {
    text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

/// Where the text of a link stands in the flow, without the space before it.
fn trimmed(html: &Document<'_>, link: &Link) -> Range<usize> {
    let text = html.flow.text().get(link.text.clone()).unwrap_or_default();
    let start = link.text.start.saturating_add(text.len().saturating_sub(text.trim_start().len()));
    start..start.saturating_add(text.trim().len())
}

pub(super) static MANY: Rule = Rule {
    id: "links/too-many",
    severity: Severity::Warn,
    what: phrase::MANY_WHAT,
    why: phrase::MANY_WHY,
    fix: phrase::MANY_FIX,
    bad: Example::body(
        "<a href=\"https://shop.example/{{a}}\">Lamps</a> <a href=\"https://shop.example/b\">Chairs</a> \
         <a href=\"https://shop.example/c\">Tables</a> <a href=\"https://shop.example/d\">Beds</a> \
         <a href=\"https://shop.example/e\">Rugs</a> <a href=\"https://shop.example/f\">Shelves</a>",
    ),
    good: Example::body("<p>Your order has shipped.</p><a href=\"https://shop.example/a\">Follow it</a> ").times(30),
    source: "own",
    check: Check::Whole(many),
};

fn many(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(body) = case.body() else { return };
    let policy = &case.policy.reader;
    let mut known = BTreeSet::new();
    let mut different: Vec<&Link> = Vec::new();
    for link in body.links.iter().filter(|link| link.url.is_web() || body.target(link).contains(VARIABLE)) {
        if known.insert(place(body, link)) {
            different.push(link);
        }
    }
    let (count, most) = (u64::try_from(different.len()).unwrap_or(u64::MAX), policy.max_link_targets);
    if count > most {
        let first_beyond = usize::try_from(most).ok().and_then(|most| different.get(most));
        report.add(|locale| {
            let note = Note::new(phrase::MANY.say(locale, &[("count", &count), ("most", &most)])).counted(count, most);
            first_beyond.map_or(note.clone(), |link| note.at(body.part, &link.span))
        });
    } else if count > policy.few_link_targets {
        report_share(body, &different, policy.max_link_text_percent, report);
    }
}

/// Host and path of a link; what is filled in is told apart by the words of the template.
fn place<'d>(body: &'d Document<'_>, link: &'d Link) -> (&'d str, Cow<'d, str>) {
    let target = body.target(link);
    if target.contains(VARIABLE) {
        ("", without_query(body.words(&link.span)).into())
    } else {
        (&link.url.host, link.url.path(target))
    }
}

/// Reports that most of the text is links; addresses that are written out are no text.
fn report_share(body: &Document<'_>, links: &[&Link], most: u64, report: &mut Report<'_>) {
    let letters = |text: &str, most: usize| {
        u64::try_from(text.chars().filter(|c| is_alphanumeric(*c)).take(most).count()).unwrap_or(u64::MAX)
    };
    let mut until = 0;
    let mut linked = 0_u64;
    for link in body.links.iter().filter(|link| !link.is_bare) {
        if link.text.start >= until {
            linked = linked.saturating_add(letters(body.link_text(link), usize::MAX));
            until = link.text.end;
        }
    }
    // With so many letters in all the links are not most of them.
    let enough = linked.saturating_mul(100).checked_div(most).map(|letters| letters.saturating_add(1));
    let enough = enough.and_then(|letters| usize::try_from(letters).ok()).unwrap_or(usize::MAX);
    let all = letters(body.flow.text(), enough);
    if let Some(first) = links.first()
        && linked.saturating_mul(100) > all.saturating_mul(most)
    {
        let percent = linked.saturating_mul(100).checked_div(all).unwrap_or_default();
        report.add(|locale| {
            let message = phrase::MOSTLY.say(locale, &[("percent", &percent), ("most", &most)]);
            Note::new(message).at(body.part, &first.span).counted(percent, most)
        });
    }
}
