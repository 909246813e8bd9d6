//! Standard HTML, without what mail clients remove.

use crate::finding::Severity;
use crate::phrases::Phrase;
use crate::phrases::rules::html as phrase;
use crate::template::edit::{self, Change};
use crate::template::findings::{Note, Report, quote};
use crate::template::rules::{Case, Check, Example, Rule};
use crate::template::view::Document;
use crate::template::view::html::Tag;
use crate::template::view::url::Url;

/// What mends a finding about a tag.
type Mend = fn(&Document<'_>, &Tag) -> Option<Change>;

/// There is a choice to make.
const BY_HAND: Mend = |_, _| None;
const WITHOUT_TAG: Mend = |html, tag| Some(Change::without(html, tag.span.clone()));

/// Reports each tag that fits, in words about `{words}`.
fn report_tags(
    case: &Case<'_>,
    report: &mut Report<'_>,
    fits: impl Fn(&Document<'_>, &Tag, &str) -> bool,
    message: Phrase,
    mend: Mend,
) {
    for (html, tag) in tags(case) {
        if fits(html, tag, html.tag_name(tag)) {
            report.add(|locale| {
                let words = quote(html.words(&tag.span));
                let note = Note::new(message.say(locale, &[("words", &words)]));
                note.at(html.part, &tag.span).mended_by(mend(html, tag))
            });
        }
    }
}

/// The tags of the HTML, with those for Outlook alone.
fn tags<'c, 'a>(case: &'c Case<'a>) -> impl Iterator<Item = (&'c Document<'a>, &'c Tag)> {
    case.markup().flat_map(|html| html.scan.tags.iter().map(move |tag| (html, tag)))
}

pub(super) static SCRIPT: Rule = Rule {
    id: "html/script",
    severity: Severity::Reject,
    what: phrase::SCRIPT_WHAT,
    why: phrase::SCRIPT_WHY,
    fix: phrase::SCRIPT_FIX,
    bad: Example::body("<script>track()</script>"),
    good: Example::body("<p>Hello</p>"),
    source: "rulebook 1.8",
    check: Check::Template(script),
};

fn script(case: &Case<'_>, report: &mut Report<'_>) {
    report_tags(case, report, |_, _, name| name == "script", phrase::SCRIPT, edit::without_element);
}

pub(super) static IFRAME: Rule = Rule {
    id: "html/iframe",
    severity: Severity::Reject,
    what: phrase::IFRAME_WHAT,
    why: phrase::IFRAME_WHY,
    fix: phrase::IFRAME_FIX,
    bad: Example::body("<iframe src=\"https://shop.example/\"></iframe>"),
    good: Example::body("<a href=\"https://shop.example/\">Our shop</a>"),
    source: "rulebook 1.8",
    check: Check::Template(iframe),
};

fn iframe(case: &Case<'_>, report: &mut Report<'_>) {
    let fits = |_: &Document<'_>, _: &Tag, name: &str| matches!(name, "iframe" | "frame" | "frameset");
    report_tags(case, report, fits, phrase::IFRAME, edit::without_element);
}

pub(super) static FORM: Rule = Rule {
    id: "html/form",
    severity: Severity::Reject,
    what: phrase::FORM_WHAT,
    why: phrase::FORM_WHY,
    fix: phrase::FORM_FIX,
    bad: Example::body("<form action=\"https://shop.example/\"><input name=\"password\"></form>"),
    good: Example::body("<a href=\"https://shop.example/login\">Log in</a>"),
    source: "rulebook 1.8",
    check: Check::Template(form),
};

fn form(case: &Case<'_>, report: &mut Report<'_>) {
    if tags(case).any(|(html, tag)| html.tag_name(tag) == "form") {
        return report_tags(case, report, |_, _, name| name == "form", phrase::FORM, BY_HAND);
    }
    for (html, tag) in tags(case) {
        if matches!(html.tag_name(tag), "input" | "select" | "textarea" | "button") {
            report.add_as(Severity::Review, |locale| {
                let words = quote(html.words(&tag.span));
                Note::new(phrase::FORM_PART.say(locale, &[("words", &words)])).at(html.part, &tag.span)
            });
        }
    }
}

pub(super) static OBJECT_EMBED: Rule = Rule {
    id: "html/object-embed",
    severity: Severity::Reject,
    what: phrase::OBJECT_EMBED_WHAT,
    why: phrase::OBJECT_EMBED_WHY,
    fix: phrase::OBJECT_EMBED_FIX,
    bad: Example::body("<object data=\"film.swf\"></object>"),
    good: Example::body("<img src=\"film.png\" alt=\"The film\">"),
    source: "rulebook 1.8",
    check: Check::Template(object_embed),
};

fn object_embed(case: &Case<'_>, report: &mut Report<'_>) {
    let fits = |_: &Document<'_>, _: &Tag, name: &str| matches!(name, "object" | "embed" | "applet");
    // What stands within is shown where objects are not.
    report_tags(case, report, fits, phrase::OBJECT_EMBED, |html, tag| Some(edit::without_tags(html, tag)));
}

pub(super) static EVENT_HANDLER: Rule = Rule {
    id: "html/event-handler",
    severity: Severity::Reject,
    what: phrase::EVENT_HANDLER_WHAT,
    why: phrase::SCRIPT_WHY,
    fix: phrase::EVENT_HANDLER_FIX,
    bad: Example::body("<a href=\"https://shop.example/\" onclick=\"go()\">Our shop</a>"),
    good: Example::body("<a href=\"https://shop.example/\">Our shop</a>"),
    source: "rulebook 1.8",
    check: Check::Template(event_handler),
};

fn event_handler(case: &Case<'_>, report: &mut Report<'_>) {
    let attributes = tags(case).flat_map(|(html, tag)| html.scan.attributes(tag).iter().map(move |of| (html, of)));
    for (html, attribute) in attributes {
        let name = html.scan.str(&attribute.name);
        if name.len() > 4 && name.starts_with("on") && name.bytes().all(|byte| byte.is_ascii_lowercase()) {
            let span = html.attribute_span(attribute);
            report.add(|locale| {
                let words = quote(html.words(&span));
                let note = Note::new(phrase::EVENT_HANDLER.say(locale, &[("words", &words)])).at(html.part, &span);
                note.mended_by(Some(edit::without_attribute(html, attribute)))
            });
        }
    }
}

pub(super) static META_REFRESH: Rule = Rule {
    id: "html/meta-refresh",
    severity: Severity::Reject,
    what: phrase::META_REFRESH_WHAT,
    why: phrase::META_REFRESH_WHY,
    fix: phrase::META_REFRESH_FIX,
    bad: Example::body("<meta http-equiv=\"refresh\" content=\"0;url=https://shop.example/\">"),
    good: Example::body("<meta http-equiv=\"content-type\" content=\"text/html; charset=utf-8\">"),
    source: "rulebook 1.8",
    check: Check::Template(meta_refresh),
};

fn meta_refresh(case: &Case<'_>, report: &mut Report<'_>) {
    let fits = |html: &Document<'_>, tag: &Tag, name: &str| {
        name == "meta" && html.value_of(tag, "http-equiv").trim().eq_ignore_ascii_case("refresh")
    };
    report_tags(case, report, fits, phrase::META_REFRESH, WITHOUT_TAG);
}

pub(super) static BASE_HREF: Rule = Rule {
    id: "html/base-href",
    severity: Severity::Reject,
    what: phrase::BASE_HREF_WHAT,
    why: phrase::BASE_HREF_WHY,
    fix: phrase::BASE_HREF_FIX,
    bad: Example::body("<base href=\"https://other.example/\">"),
    good: Example::body("<a href=\"https://shop.example/orders\">Your order</a>"),
    source: "rulebook 1.8",
    check: Check::Template(base_href),
};

fn base_href(case: &Case<'_>, report: &mut Report<'_>) {
    let fits = |html: &Document<'_>, tag: &Tag, name: &str| name == "base" && html.attribute(tag, "href").is_some();
    // What is written relative to it would lead elsewhere.
    let mend: Mend = |html, tag| {
        let is_whole = html.links.iter().all(|link| !link.url.scheme.is_empty())
            && html.images.iter().all(|image| !Url::parse(&image.source).scheme.is_empty());
        WITHOUT_TAG(html, tag).filter(|_| is_whole)
    };
    report_tags(case, report, fits, phrase::BASE_HREF, mend);
}

pub(super) static MALFORMED: Rule = Rule {
    id: "html/malformed",
    severity: Severity::Warn,
    what: phrase::MALFORMED_WHAT,
    why: phrase::MALFORMED_WHY,
    fix: phrase::MALFORMED_FIX,
    bad: Example::body("<p>Hello</p><a href=\"https://shop.example/>Your order</a>"),
    good: Example::body("<p>Hello</p><a href=\"https://shop.example/\">Your order</a>"),
    source: "rulebook 1.8",
    check: Check::Template(malformed),
};

fn malformed(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(html) = &case.html else { return };
    let count = html.scan.broken_count.saturating_add(html.slips.count);
    let most = case.policy.most_slips;
    let severity = if count > most { Severity::Review } else { Severity::Warn };
    for (at, message) in &html.scan.broken {
        let width = html.source.get(*at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        // The end of the source has nothing behind it to point at.
        let start = if html.source.is_char_boundary(*at) { *at } else { html.source.len() };
        let span = start..start.saturating_add(width).min(html.source.len());
        report.add_as(severity, |locale| Note::new(message.text(locale)).at(html.part, &span).counted(count, most));
    }
    for (span, message) in &html.slips.first {
        report.add_as(severity, |locale| {
            let words = quote(html.words(span));
            Note::new(message.say(locale, &[("words", &words)])).at(html.part, span).counted(count, most)
        });
    }
}
