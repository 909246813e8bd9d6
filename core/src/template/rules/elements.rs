//! Elements that mail clients know, and those that they do not.

use crate::finding::Severity;
use crate::phrases::rules::elements as phrase;
use crate::template::findings::{Note, Report, quote};
use crate::template::rules::{Case, Check, Example, Rule, report_first};
use crate::template::view::html::{Event, Tag};
use crate::template::view::{Document, element};
use std::ops::Range;

pub(super) static NO_DOCTYPE: Rule = Rule {
    id: "html/no-doctype",
    severity: Severity::Info,
    what: phrase::NO_DOCTYPE_WHAT,
    why: phrase::NO_DOCTYPE_WHY,
    fix: phrase::NO_DOCTYPE_FIX,
    bad: Example::body("<html><body><p>Hello</p></body></html>"),
    good: Example::body("<!doctype html><html><body><p>Hello</p></body></html>"),
    source: "own",
    check: Check::Template(no_doctype),
};

fn no_doctype(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(html) = &case.html else { return };
    let Some(tag) = html.whole().filter(|_| !case.is_unread()) else { return };
    let mut before = html.scan.events.iter().take_while(|event| !matches!(event, Event::Open(_)));
    let is_doctype = |event: &Event| match event {
        Event::Aside(span) => is_doctype(html.words(span)),
        _ => false,
    };
    if !before.any(is_doctype) {
        report_first(html, report, Severity::Info, std::iter::once(tag.span.clone()), phrase::NO_DOCTYPE);
    }
}

/// Whether what is no element is a doctype.
pub(super) fn is_doctype(aside: &str) -> bool {
    aside.get(..9).is_some_and(|start| start.eq_ignore_ascii_case("<!doctype"))
}

pub(super) static NONSTANDARD_ELEMENT: Rule = Rule {
    id: "html/nonstandard-element",
    severity: Severity::Warn,
    what: phrase::NONSTANDARD_WHAT,
    why: phrase::NONSTANDARD_WHY,
    fix: phrase::NONSTANDARD_FIX,
    bad: Example::body("<p>Hello</p><blinkx>Look at this</blinkx>"),
    good: Example::body("<p>Hello</p><b>Look at this</b>"),
    source: "SpamAssassin, HTML_NONELEMENT",
    check: Check::Template(nonstandard_element),
};

fn nonstandard_element(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(html) = &case.html else { return };
    let most = case.policy.markup.max_unknown_element_percent;
    let (mut all, mut unknown) = (0_u64, Vec::new());
    for tag in elements_of_html(html) {
        all = all.saturating_add(1);
        // A name that a variable is part of may be any.
        if !element::is_standard(html.tag_name(tag)) && html.filled(&tag.name) == html.tag_name(tag) {
            unknown.push(tag.span.clone());
        }
    }
    let count = u64::try_from(unknown.len()).unwrap_or(u64::MAX);
    if let Some(first) = unknown.first().filter(|_| count.saturating_mul(100) > all.saturating_mul(most)) {
        let percent = count.saturating_mul(100).checked_div(all).unwrap_or_default();
        report.add(|locale| {
            let words = quote(html.words(first));
            Note::new(phrase::NONSTANDARD.say(locale, &[("words", &words), ("percent", &percent)]))
                .at(html.part, first)
                .counted(percent, most)
                .of_places(unknown.len())
        });
    }
}

/// The start tags outside of drawings and formulas, which have elements of their own.
fn elements_of_html<'d>(html: &'d Document<'_>) -> impl Iterator<Item = &'d Tag> {
    let mut depth = 0_u32;
    html.scan.events.iter().filter_map(move |event| match event {
        Event::Open(index) => {
            let tag = html.scan.tags.get(*index)?;
            let is_foreign = matches!(html.tag_name(tag), "svg" | "math");
            let is_inner = depth > 0;
            if is_foreign && !html.words(&tag.span).ends_with("/>") {
                depth = depth.saturating_add(1);
            }
            Some(tag).filter(|_| !is_inner)
        }
        Event::Close { name, .. } => {
            if matches!(html.scan.str(name), "svg" | "math") {
                depth = depth.saturating_sub(1);
            }
            None
        }
        _ => None,
    })
}

pub(super) static MARQUEE_BLINK: Rule = Rule {
    id: "html/marquee-blink",
    severity: Severity::Warn,
    what: phrase::MARQUEE_WHAT,
    why: phrase::MARQUEE_WHY,
    fix: phrase::MARQUEE_FIX,
    bad: Example::body("<marquee>Today only</marquee>"),
    good: Example::body("<p>Your order has shipped</p>"),
    source: "rulebook 1.8",
    check: Check::Template(marquee_blink),
};

fn marquee_blink(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(html) = &case.html else { return };
    let moving = html.scan.tags.iter().filter(|tag| matches!(html.tag_name(tag), "marquee" | "blink"));
    report_first(html, report, Severity::Warn, moving.map(|tag| tag.span.clone()), phrase::MARQUEE);
}

pub(super) static VIDEO_AUDIO: Rule = Rule {
    id: "html/video-audio",
    severity: Severity::Info,
    what: phrase::VIDEO_WHAT,
    why: phrase::VIDEO_WHY,
    fix: phrase::VIDEO_FIX,
    bad: Example::body("<video src=\"https://shop.example/film.mp4\"></video>"),
    good: Example::body(
        "<a href=\"https://shop.example/film\"><img src=\"film.png\" width=\"300\" alt=\"Our film\"></a>",
    ),
    source: "caniemail.com, html-video",
    check: Check::Template(video_audio),
};

fn video_audio(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(html) = &case.html else { return };
    report_first(html, report, Severity::Info, unlinked_media(html).into_iter(), phrase::NOT_SHOWN);
}

/// Videos and sounds without a link in them, which stands in their place where they cannot be played.
fn unlinked_media(html: &Document<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<Range<usize>> = None;
    for event in &html.scan.events {
        match event {
            Event::Open(index) => {
                let Some(tag) = html.scan.tags.get(*index) else { continue };
                match html.tag_name(tag) {
                    "video" | "audio" => found.extend(open.replace(tag.span.clone())),
                    "a" => open = None,
                    _ => {}
                }
            }
            Event::Close { name, .. } if matches!(html.scan.str(name), "video" | "audio") => found.extend(open.take()),
            _ => {}
        }
    }
    found.extend(open);
    found
}
