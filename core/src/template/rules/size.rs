//! How large a template may be.

use crate::finding::Severity;
use crate::phrases::rules::size as phrase;
use crate::template::findings::{Note, Report};
use crate::template::rules::{Case, Check, Example, Rule};

const FIFTY: &str = "<p>Your order has shipped and will reach you.</p>\n";

pub(super) static TOTAL: Rule = Rule {
    id: "size/total",
    severity: Severity::Reject,
    what: phrase::TOTAL_WHAT,
    why: phrase::TOTAL_WHY,
    fix: phrase::TOTAL_FIX,
    bad: Example::body(FIFTY).times(90_000),
    good: Example::body(FIFTY),
    source: "rulebook 2.2",
    check: Check::Template(total),
};

fn total(case: &Case<'_>, report: &mut Report<'_>) {
    let (bytes, most) = (case.bytes, case.policy.max_bytes);
    if bytes > most {
        report.add(|locale| {
            Note::new(phrase::TOTAL.say(locale, &[("bytes", &bytes), ("most", &most)])).counted(bytes, most)
        });
    }
}

pub(super) static GMAIL_CLIP: Rule = Rule {
    id: "size/gmail-clip",
    severity: Severity::Warn,
    what: phrase::GMAIL_CLIP_WHAT,
    why: phrase::GMAIL_CLIP_WHY,
    fix: phrase::GMAIL_CLIP_FIX,
    bad: Example::body(FIFTY).times(2_100),
    good: Example::body(FIFTY),
    source: "hteumeuleu/email-bugs, issue 41",
    check: Check::Template(gmail_clip),
};

fn gmail_clip(case: &Case<'_>, report: &mut Report<'_>) {
    let bytes = case.question.html.as_ref().map_or(0, |html| u64::try_from(html.len()).unwrap_or(u64::MAX));
    let (clip, near) = (case.policy.clip_bytes, case.policy.near_clip_bytes);
    if bytes > clip.min(near) {
        report.add_as(if bytes > clip { Severity::Warn } else { Severity::Info }, |locale| {
            Note::new(phrase::GMAIL_CLIP.say(locale, &[("bytes", &bytes), ("clip", &clip)])).counted(bytes, clip)
        });
    }
}

pub(super) static DEEP_NESTING: Rule = Rule {
    id: "size/deep-nesting",
    severity: Severity::Review,
    what: phrase::DEEP_NESTING_WHAT,
    why: phrase::DEEP_NESTING_WHY,
    fix: phrase::DEEP_NESTING_FIX,
    bad: Example::body("<div>").times(201),
    good: Example::body("<div>").times(200),
    source: "own",
    check: Check::Template(deep_nesting),
};

fn deep_nesting(case: &Case<'_>, report: &mut Report<'_>) {
    let (depth, nodes) = (case.policy.max_depth, case.policy.max_nodes);
    if let Some(tags) = case.too_many_tags {
        report.add(|locale| {
            Note::new(phrase::TOO_MANY_TAGS.say(locale, &[("tags", &tags), ("nodes", &nodes)])).counted(tags, nodes)
        });
    }
    let Some(html) = &case.html else { return };
    if let Some(span) = &html.too_deep {
        report.add(|locale| Note::new(phrase::DEEP_NESTING.say(locale, &[("depth", &depth)])).at(html.part, span));
    }
    if html.scan.cut {
        report.add(|locale| Note::new(phrase::TOO_MANY_ELEMENTS.say(locale, &[("nodes", &nodes)])));
    }
}
