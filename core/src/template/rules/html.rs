//! Standard HTML, without what mail clients remove.

use crate::finding::Severity;
use crate::template::findings::{Note, Report, quote};
use crate::template::rules::{Case, Check, Example, Rule};
use crate::template::view::Document;
use crate::template::view::html::Tag;

/// Reports each tag that fits.
fn report_tags(case: &Case<'_>, report: &mut Report<'_>, fits: impl Fn(&Document<'_>, &Tag, &str) -> bool, what: &str) {
    let Some(html) = &case.html else { return };
    for tag in &html.scan.tags {
        if fits(html, tag, html.tag_name(tag)) {
            report.add(|| {
                let words = quote(html.words(&tag.span));
                Note::new(format!("{words} {what}")).at(html.part, &tag.span)
            });
        }
    }
}

pub(super) static SCRIPT: Rule = Rule {
    id: "html/script",
    severity: Severity::Reject,
    what: "There is a script.",
    why: "Mail clients run no scripts, and filters refuse mail that has them.",
    fix: "take the script out; what has to happen happens on the page that the mail links to",
    bad: Example::body("<script>track()</script>"),
    good: Example::body("<p>Hello</p>"),
    source: "rulebook 1.8",
    check: Check::Template(script),
};

fn script(case: &Case<'_>, report: &mut Report<'_>) {
    report_tags(case, report, |_, _, name| name == "script", "is a script");
}

pub(super) static IFRAME: Rule = Rule {
    id: "html/iframe",
    severity: Severity::Reject,
    what: "There is a frame with another page in it.",
    why: "Mail clients show no frames, and what is in one can change after the review.",
    fix: "link to the page instead",
    bad: Example::body("<iframe src=\"https://shop.example/\"></iframe>"),
    good: Example::body("<a href=\"https://shop.example/\">Our shop</a>"),
    source: "rulebook 1.8",
    check: Check::Template(iframe),
};

fn iframe(case: &Case<'_>, report: &mut Report<'_>) {
    let fits = |_: &Document<'_>, _: &Tag, name: &str| matches!(name, "iframe" | "frame" | "frameset");
    report_tags(case, report, fits, "is a frame");
}

pub(super) static FORM: Rule = Rule {
    id: "html/form",
    severity: Severity::Reject,
    what: "There is a form; a field or a button without a form asks for a human.",
    why: "Forms in mail ask for passwords, so many mail clients do not show them and filters refuse them.",
    fix: "link to a page with the form",
    bad: Example::body("<form action=\"https://shop.example/\"><input name=\"password\"></form>"),
    good: Example::body("<a href=\"https://shop.example/login\">Log in</a>"),
    source: "rulebook 1.8",
    check: Check::Template(form),
};

fn form(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(html) = &case.html else { return };
    let is = |name: &str| html.scan.tags.iter().any(|tag| html.tag_name(tag) == name);
    if is("form") {
        return report_tags(case, report, |_, _, name| name == "form", "is a form");
    }
    for tag in &html.scan.tags {
        if matches!(html.tag_name(tag), "input" | "select" | "textarea" | "button") {
            report.add_as(Severity::Review, || {
                let words = quote(html.words(&tag.span));
                Note::new(format!("{words} is part of a form")).at(html.part, &tag.span)
            });
        }
    }
}

pub(super) static OBJECT_EMBED: Rule = Rule {
    id: "html/object-embed",
    severity: Severity::Reject,
    what: "There is an embedded object.",
    why: "Mail clients show none, and filters refuse mail that has them.",
    fix: "use an image and link it",
    bad: Example::body("<object data=\"film.swf\"></object>"),
    good: Example::body("<img src=\"film.png\" alt=\"The film\">"),
    source: "rulebook 1.8",
    check: Check::Template(object_embed),
};

fn object_embed(case: &Case<'_>, report: &mut Report<'_>) {
    let fits = |_: &Document<'_>, _: &Tag, name: &str| matches!(name, "object" | "embed" | "applet");
    report_tags(case, report, fits, "is an embedded object");
}

pub(super) static EVENT_HANDLER: Rule = Rule {
    id: "html/event-handler",
    severity: Severity::Reject,
    what: "An attribute runs code, as `onclick` does.",
    why: "Mail clients run no scripts, and filters refuse mail that has them.",
    fix: "take the attribute out",
    bad: Example::body("<a href=\"https://shop.example/\" onclick=\"go()\">Our shop</a>"),
    good: Example::body("<a href=\"https://shop.example/\">Our shop</a>"),
    source: "rulebook 1.8",
    check: Check::Template(event_handler),
};

fn event_handler(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(html) = &case.html else { return };
    for attribute in html.scan.tags.iter().flat_map(|tag| html.scan.attributes(tag)) {
        let name = html.scan.str(&attribute.name);
        if name.len() > 4 && name.starts_with("on") && name.bytes().all(|byte| byte.is_ascii_lowercase()) {
            report.add(|| {
                let words = quote(html.words(&attribute.span));
                Note::new(format!("{words} runs code")).at(html.part, &attribute.span)
            });
        }
    }
}

pub(super) static META_REFRESH: Rule = Rule {
    id: "html/meta-refresh",
    severity: Severity::Reject,
    what: "The mail would send its reader to another page by itself.",
    why: "It is a redirect that nobody asked for.",
    fix: "take the `meta` tag out and link to the page",
    bad: Example::body("<meta http-equiv=\"refresh\" content=\"0;url=https://shop.example/\">"),
    good: Example::body("<meta http-equiv=\"content-type\" content=\"text/html; charset=utf-8\">"),
    source: "rulebook 1.8",
    check: Check::Template(meta_refresh),
};

fn meta_refresh(case: &Case<'_>, report: &mut Report<'_>) {
    let fits = |html: &Document<'_>, tag: &Tag, name: &str| {
        name == "meta" && html.value_of(tag, "http-equiv").trim().eq_ignore_ascii_case("refresh")
    };
    report_tags(case, report, fits, "sends the reader to another page");
}

pub(super) static BASE_HREF: Rule = Rule {
    id: "html/base-href",
    severity: Severity::Reject,
    what: "A `base` tag changes where the links lead.",
    why: "The links then do not say where they lead.",
    fix: "write each link in full and take the `base` tag out",
    bad: Example::body("<base href=\"https://other.example/\">"),
    good: Example::body("<a href=\"https://shop.example/orders\">Your order</a>"),
    source: "rulebook 1.8",
    check: Check::Template(base_href),
};

fn base_href(case: &Case<'_>, report: &mut Report<'_>) {
    let fits = |html: &Document<'_>, tag: &Tag, name: &str| name == "base" && html.attribute(tag, "href").is_some();
    report_tags(case, report, fits, "changes where the links lead");
}

pub(super) static MALFORMED: Rule = Rule {
    id: "html/malformed",
    severity: Severity::Warn,
    what: "The markup is broken; very broken markup asks for a human.",
    why: "Each mail client mends it in its own way, so readers see different mails.",
    fix: "close what is open: tags, quotation marks, comments",
    bad: Example::body("<p>Hello</p><a href=\"https://shop.example/>Your order</a>"),
    good: Example::body("<p>Hello</p><a href=\"https://shop.example/\">Your order</a>"),
    source: "rulebook 1.8",
    check: Check::Template(malformed),
};

/// More mistakes than this are no slips.
const MANY_MISTAKES: u64 = 20;

fn malformed(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(html) = &case.html else { return };
    let count = html.scan.broken_count;
    let severity = if count > MANY_MISTAKES { Severity::Review } else { Severity::Warn };
    for (at, what) in &html.scan.broken {
        let width = html.source.get(*at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        // The end of the source has nothing behind it to point at.
        let start = if html.source.is_char_boundary(*at) { *at } else { html.source.len() };
        let span = start..start.saturating_add(width).min(html.source.len());
        report.add_as(severity, || Note::new((*what).to_owned()).at(html.part, &span).counted(count, MANY_MISTAKES));
    }
}
