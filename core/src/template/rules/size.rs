//! How large a template may be.

use crate::finding::Severity;
use crate::template::findings::{Note, Report};
use crate::template::rules::{Case, Check, Example, Rule};

const FIFTY: &str = "<p>Your order has shipped and will reach you.</p>\n";

pub(super) static TOTAL: Rule = Rule {
    id: "size/total",
    severity: Severity::Reject,
    what: "The template is larger than a mail may be.",
    why: "It cannot be sent, so its content was not looked at either.",
    fix: "make it smaller; link to images and files instead of writing them into the mail",
    bad: Example::body(FIFTY).times(90_000),
    good: Example::body(FIFTY),
    source: "rulebook 2.2",
    check: Check::Template(total),
};

fn total(case: &Case<'_>, report: &mut Report<'_>) {
    let (bytes, most) = (case.bytes, case.policy.max_bytes);
    if bytes > most {
        report.add(|| Note::new(format!("the template has {bytes} bytes, at most {most} are allowed")).counted(bytes, most));
    }
}

pub(super) static GMAIL_CLIP: Rule = Rule {
    id: "size/gmail-clip",
    severity: Severity::Warn,
    what: "The HTML is so large that Gmail cuts it off; when it is nearly so large, that is good to know.",
    why: "What is cut off, often the link to unsubscribe, is not seen.",
    fix: "make the HTML smaller",
    bad: Example::body(FIFTY).times(2_100),
    good: Example::body(FIFTY),
    source: "hteumeuleu/email-bugs, issue 41",
    check: Check::Template(gmail_clip),
};

fn gmail_clip(case: &Case<'_>, report: &mut Report<'_>) {
    let bytes = case.question.html.as_ref().map_or(0, |html| u64::try_from(html.len()).unwrap_or(u64::MAX));
    let (clip, near) = (case.policy.clip_bytes, case.policy.near_clip_bytes);
    if bytes > clip {
        report.add(|| Note::new(format!("the HTML has {bytes} bytes, Gmail shows {clip}")).counted(bytes, clip));
    } else if bytes > near {
        report.add_as(Severity::Info, || {
            Note::new(format!("the HTML has {bytes} bytes, Gmail shows {clip}")).counted(bytes, clip)
        });
    }
}

pub(super) static DEEP_NESTING: Rule = Rule {
    id: "size/deep-nesting",
    severity: Severity::Review,
    what: "The markup has too many elements, or too many within each other, to be looked at in full.",
    why: "Mail clients give up on such markup, each at another place.",
    fix: "make the markup simpler",
    bad: Example::body("<div>").times(201),
    good: Example::body("<div>").times(200),
    source: "own",
    check: Check::Template(deep_nesting),
};

fn deep_nesting(case: &Case<'_>, report: &mut Report<'_>) {
    let (depth, nodes) = (case.policy.max_depth, case.policy.max_nodes);
    if let Some(tags) = case.too_many_tags {
        report.add(|| {
            Note::new(format!("the template has {tags} variables and blocks, at most {nodes} are looked at"))
                .counted(tags, nodes)
        });
    }
    let Some(html) = &case.html else { return };
    if let Some(span) = &html.too_deep {
        report.add(|| Note::new(format!("elements lie more than {depth} deep within each other")).at(html.part, span));
    }
    if html.scan.cut {
        report.add(|| Note::new(format!("the markup has more than {nodes} elements; only the first were looked at")));
    }
}
