//! A way out for the reader.

use crate::answer::Kind;
use crate::finding::Severity;
use crate::locale::Locale;
use crate::phrases::rules::unsubscribe as phrase;
use crate::template::edit::{self, Change};
use crate::template::findings::{Note, Report, quote};
use crate::template::rules::{Case, Check, Example, Rule};
use crate::template::syntax::TokenKind;
use crate::template::view::flow::lower;
use crate::template::view::run::Run;
use crate::template::view::style::Paint;
use crate::template::view::{Document, Image, Link, Place};
use std::ops::Range;

const OFFER: &str = "<p>Our November catalogue is here: new lamps, chairs and tables, made to last. Come and see them in \
    our shop in Mill Lane, or order them from home; we bring them to your door within a week.</p>";

pub(super) static MISSING: Rule = Rule {
    id: "unsubscribe/missing",
    severity: Severity::Reject,
    what: phrase::MISSING_WHAT,
    why: phrase::MISSING_WHY,
    fix: phrase::MISSING_FIX,
    bad: Example::body(OFFER).of(Kind::Marketing),
    good: Example::body("<p>Our catalogue is here.</p><a href=\"{{unsubscribe_url}}\">Unsubscribe</a>")
        .of(Kind::Marketing),
    source: "rulebook 1.8; RFC 8058",
    check: Check::Template(missing),
};

fn missing(case: &Case<'_>, report: &mut Report<'_>) {
    if case.question.kind != Kind::Marketing || case.is_unread() || !ways_out(case).is_empty() {
        return;
    }
    let appended = case.question.sender.as_ref().is_some_and(|sender| sender.platform_appends_unsubscribe);
    let (severity, message) =
        if appended { (Severity::Info, phrase::ADDED_BY_PLATFORM) } else { (Severity::Reject, phrase::MISSING) };
    report.add_as(severity, |locale| {
        let note = Note::new(message.text(locale));
        if appended { note } else { note.mended_by(with_link(case, locale)) }
    });
}

/// Puts in the link that the advice spells, as the last paragraph.
fn with_link(case: &Case<'_>, locale: Locale) -> Option<Change> {
    let html = case.html.as_ref()?;
    let advice = case.question.dialect(case.policy).spell(phrase::MISSING_FIX.text(locale));
    let link = advice.split('`').nth(1)?;
    Some(Change::to(html, edit::end_of_body(html), format!("\n<p>{link}</p>\n")))
}

pub(super) static NOT_VISIBLE: Rule = Rule {
    id: "unsubscribe/not-visible",
    severity: Severity::Review,
    what: phrase::NOT_VISIBLE_WHAT,
    why: phrase::NOT_VISIBLE_WHY,
    fix: phrase::NOT_VISIBLE_FIX,
    bad: Example::body("<p style=\"display:none\"><a href=\"{{unsubscribe_url}}\">Unsubscribe</a></p>")
        .of(Kind::Marketing),
    good: Example::body("<p><a href=\"{{unsubscribe_url}}\">Unsubscribe</a></p>").of(Kind::Marketing),
    source: "Gmail sender guidelines",
    check: Check::Template(not_visible),
};

fn not_visible(case: &Case<'_>, report: &mut Report<'_>) {
    if case.question.kind != Kind::Marketing {
        return;
    }
    let ways = ways_out(case);
    if ways.iter().any(|way| way.visible) {
        return;
    }
    if let (Some(way), Some(body)) = (ways.first(), case.body()) {
        report.add(|locale| {
            let words = quote(body.words(&way.span));
            Note::new(phrase::NOT_VISIBLE.say(locale, &[("words", &words)])).at(body.part, &way.span)
        });
    }
}

/// A link or a variable to unsubscribe with.
#[derive(Debug)]
pub(crate) struct WayOut {
    pub(super) span: Range<usize>,
    visible: bool,
}

/// The links and variables to unsubscribe with, looked for once.
pub(super) fn ways_out<'c>(case: &'c Case<'_>) -> &'c [WayOut] {
    case.ways_out.get_or_init(|| find_ways_out(case))
}

fn find_ways_out(case: &Case<'_>) -> Vec<WayOut> {
    let Some(body) = case.body() else { return Vec::new() };
    let says = |text: &str| case.words.ways_out.is_in(&lower(text));
    let way = |link: &Link| WayOut { span: link.span.clone(), visible: is_clear(body, link) };
    let (named, others): (Vec<&Link>, Vec<&Link>) = body.links.iter().partition(|link| is_named(body, link, &says));
    let variables = body.variables.iter().filter_map(|variable| {
        let token = body.token(variable)?;
        let visible = match variable.place {
            Place::Text => true,
            Place::Hidden => false,
            _ => return None,
        };
        let TokenKind::Output { path, .. } = &token.kind else { return None };
        Some(WayOut { span: token.span.clone(), visible }).filter(|_| says(path))
    });
    let mut ways: Vec<WayOut> = named.into_iter().map(way).chain(variables).collect();
    // Where one says by itself what it is, words around another speak of that one.
    if !ways.iter().any(|way| way.visible) {
        ways.extend(others.into_iter().filter(|link| is_told(body, link, &says)).map(way));
    }
    ways
}

/// The smallest size in which a way out is clearly visible, in thousandths of a pixel.
const LEAST_FONT: i64 = 9_000;
/// The least contrast with which it is, in tenths.
const LEAST_CONTRAST: u64 = 30;

/// Whether readers see a link: by a stretch of its text that is neither tiny nor faint, or by an image that says what
/// it is.
fn is_clear(body: &Document<'_>, link: &Link) -> bool {
    if link.is_hidden || link.is_bare {
        return !link.is_hidden;
    }
    let images = body.images.get(link.images.clone()).unwrap_or_default();
    let is_described =
        |image: &Image| image.is_content() && image.alt.as_deref().is_some_and(|alt| !alt.trim().is_empty());
    let first = body.runs.partition_point(|run| run.span.end <= link.content.start);
    let runs = body.runs.get(first..).unwrap_or_default();
    let mut runs = runs.iter().take_while(|run| run.span.start < link.content.end).peekable();
    if runs.peek().is_none() {
        return images.iter().any(is_described) || !body.link_text(link).is_empty();
    }
    images.iter().any(is_described) || runs.any(|run| run.font >= LEAST_FONT && !is_faint(run))
}

fn is_faint(run: &Run) -> bool {
    match (run.colour, run.background) {
        (Paint::Known(colour), Paint::Known(background)) => colour.contrast_below(background, LEAST_CONTRAST),
        _ => false,
    }
}

/// Whether a link says by its target, its text or its image that it leads out.
fn is_named(body: &Document<'_>, link: &Link, says: &impl Fn(&str) -> bool) -> bool {
    let images = body.images.get(link.images.clone()).unwrap_or_default();
    let alts = || images.iter().filter_map(|image| image.alt.as_deref()).any(says);
    let (written, target) = (body.words(&link.span), body.target(link));
    // What no reader sees is not in the text.
    let is_hidden = || link.is_hidden && says(body.words(&link.content));
    says(written) || (target != written && says(target)) || says(body.link_text(link)) || alts() || is_hidden()
}

/// Bytes of text before a link that may say what it is for: "to unsubscribe, click here".
const NEAR: usize = 160;

/// Whether the sentence around a link, which may lead anywhere by itself, says it.
fn is_told(body: &Document<'_>, link: &Link, says: &impl Fn(&str) -> bool) -> bool {
    let text = body.flow.text();
    let before = text.get(..link.text.start).unwrap_or_default();
    let from = before.floor_char_boundary(before.len().saturating_sub(NEAR));
    let sentence = before.get(from..).unwrap_or_default();
    let sentence = sentence.rsplit(['.', '!', '?', '。']).next().unwrap_or_default();
    let after = text.get(link.text.end..).unwrap_or_default();
    let to = after.ceil_char_boundary(NEAR / 2);
    let after = after.get(..to).unwrap_or_default().split(['.', '!', '?', '。']).next().unwrap_or_default();
    says(sentence) || says(after)
}
