//! How large a template may be.

use crate::finding::Severity;
use crate::phrases::rules::size as phrase;
use crate::template::findings::{Note, Report};
use crate::template::rules::{Case, Check, Example, Rule};
use crate::template::view::Document;
use crate::template::view::html::Event;
use memchr::{memchr2, memrchr2};
use std::ops::Range;

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

pub(super) static LINE_LENGTH: Rule = Rule {
    id: "size/line-length",
    severity: Severity::Info,
    what: phrase::LINE_LENGTH_WHAT,
    why: phrase::LINE_LENGTH_WHY,
    fix: phrase::LINE_LENGTH_FIX,
    bad: Example::body("<p>Your order has shipped and will reach you.</p>").times(30),
    good: Example::body(FIFTY).times(30),
    source: "RFC 5322, 2.1.1",
    check: Check::Template(line_length),
};

fn line_length(case: &Case<'_>, report: &mut Report<'_>) {
    let most = case.policy.markup.max_line_bytes;
    let most_bytes = usize::try_from(most).unwrap_or(usize::MAX);
    for part in case.parts() {
        let mut long = long_lines(part.source, most_bytes);
        let Some(first) = long.next() else { continue };
        let count = long.count().saturating_add(1);
        let upto = first.start..=first.start.saturating_add(most_bytes);
        let start = upto.rev().find(|at| part.source.is_char_boundary(*at)).unwrap_or(first.start);
        return report.add(|locale| {
            let bytes = u64::try_from(first.len()).unwrap_or(u64::MAX);
            Note::new(phrase::LINE_LENGTH.say(locale, &[("bytes", &bytes), ("most", &most)]))
                .at(part.part, &(start..first.end))
                .counted(bytes, most)
                .of_places(count)
        });
    }
}

/// The lines of more than `most` bytes. They end with LF, CR or CR LF.
fn long_lines(text: &str, most: usize) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0_usize;
    std::iter::from_fn(move || {
        // No line is long that ends among the next bytes.
        while let Some(end) = memrchr2(b'\n', b'\r', text.as_bytes().get(from..=from.checked_add(most)?)?) {
            from = from.saturating_add(end).saturating_add(1);
        }
        let rest = text.as_bytes().get(from..)?;
        let line = from..from.saturating_add(memchr2(b'\n', b'\r', rest).unwrap_or(rest.len()));
        from = line.end.saturating_add(1);
        Some(line)
    })
}

pub(super) static STYLE_BLOCK: Rule = Rule {
    id: "size/style-block",
    severity: Severity::Warn,
    what: phrase::STYLE_BLOCK_WHAT,
    why: phrase::STYLE_BLOCK_WHY,
    fix: phrase::STYLE_BLOCK_FIX,
    bad: Example::body("<style>p { color: #333333; margin: 0 0 16px 0 }</style>\n").times(250),
    good: Example::body("<style>p { color: #333333; margin: 0 0 16px 0 }</style>\n"),
    source: "hteumeuleu/email-bugs, issue 90",
    check: Check::Template(style_block),
};

fn style_block(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(html) = &case.html else { return };
    let most = case.policy.markup.max_style_characters;
    let (mut count, mut beyond) = (0_u64, None);
    for (tag, css) in style_sheets(html) {
        count = count.saturating_add(u64::try_from(css.chars().count()).unwrap_or(u64::MAX));
        if count > most {
            beyond.get_or_insert(tag);
        }
    }
    if let Some(span) = beyond {
        report.add(|locale| {
            Note::new(phrase::STYLE_BLOCK.say(locale, &[("count", &count), ("most", &most)]))
                .at(html.part, span)
                .counted(count, most)
        });
    }
}

/// The `<style>` tags, each with what stands in it.
fn style_sheets<'d>(html: &'d Document<'_>) -> impl Iterator<Item = (&'d Range<usize>, &'d str)> {
    html.scan.events.windows(2).filter_map(|pair| {
        let [Event::Open(index), Event::Text(css)] = pair else { return None };
        let tag = html.scan.tags.get(*index).filter(|tag| html.tag_name(tag) == "style")?;
        Some((&tag.span, html.scan.str(css)))
    })
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
    if html.scan.cut || html.styles.cut {
        report.add(|locale| Note::new(phrase::TOO_MANY_ELEMENTS.say(locale, &[("nodes", &nodes)])));
    }
}

#[cfg(test)]
mod tests {
    use super::long_lines;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn long_lines_are_those_between_line_ends(text in "[ab\r\n]{0,40}", most in 0..6_usize) {
            let found: Vec<Option<&str>> = long_lines(&text, most).map(|line| text.get(line)).collect();
            let lines: Vec<Option<&str>> = text.split(['\r', '\n']).filter(|line| line.len() > most).map(Some).collect();
            prop_assert_eq!(found, lines);
        }
    }
}
