//! Things that look like what they are not.

use crate::finding::Severity;
use crate::phrases::rules::pretence as phrase;
use crate::template::findings::{Note, Report, quote};
use crate::template::rules::links::{each, is_declared};
use crate::template::rules::{Case, Check, Example, Rule, Subject};
use crate::template::view::{Document, Link};
use crate::template::words::PRETENCE;

pub(super) static FAKE_UI: Rule = Rule {
    id: "deception/fake-ui",
    severity: Severity::Review,
    what: phrase::FAKE_UI_WHAT,
    why: phrase::FAKE_UI_WHY,
    fix: phrase::FAKE_UI_FIX,
    bad: Example::body("<a href=\"https://login.test/\"><img src=\"a.png\" alt=\"Invoice_2291.pdf (84 KB)\"></a>"),
    good: Example::body("<a href=\"https://shop.example/invoice_2291.pdf\">Invoice_2291.pdf</a>"),
    source: "own",
    check: Check::Template(fake_ui),
};

fn fake_ui(case: &Case<'_>, report: &mut Report<'_>) {
    for (document, link) in each(case).filter(|(_, link)| link.url.is_web() && !link.is_bare) {
        if is_declared(case, &link.url.host) {
            continue;
        }
        let Some(shown) = shown_as(case, document, link) else { continue };
        report.add(|locale| {
            let (shown, host) = (quote(&shown), quote(&link.url.host));
            Note::new(phrase::FAKE_UI.say(locale, &[("shown", &shown), ("host", &host)])).at(document.part, &link.span)
        });
    }
}

/// What a link pretends to be.
fn shown_as(case: &Case<'_>, document: &Document<'_>, link: &Link) -> Option<String> {
    let images = document.images.get(link.images.clone()).unwrap_or_default();
    let alts = images.iter().filter_map(|image| image.alt.as_deref());
    let mut texts = alts.chain([document.link_text(link)]);
    let pretends = |text: &&str| {
        let lower = text.trim().to_lowercase();
        case.words.controls.is_in(&lower) || is_attachment(case, &lower, document, link)
    };
    texts.find(pretends).map(str::to_owned)
}

/// Whether a text in lower case names a file, with or without its size, that the link does not lead to.
fn is_attachment(case: &Case<'_>, text: &str, document: &Document<'_>, link: &Link) -> bool {
    let name = text.split([' ', '(', '（', '\u{a0}']).next().unwrap_or_default();
    let has = |ending: &&String| name.len() > ending.len() && name.ends_with(ending.as_str()) && !name.contains('/');
    let path = || link.url.path(document.target(link)).to_lowercase();
    let is_address = name.starts_with("www.") || name.contains("://");
    let ending = case.policy.attached_endings.iter().find(has);
    ending.is_some_and(|ending| !is_address && !path().ends_with(ending.as_str()))
}

pub(super) static FAKE_REPLY: Rule = Rule {
    id: "deception/fake-reply",
    severity: Severity::Warn,
    what: phrase::FAKE_REPLY_WHAT,
    why: phrase::FAKE_REPLY_WHY,
    fix: phrase::FAKE_REPLY_FIX,
    bad: Example::subject("Re: your order"),
    good: Example::subject("About your order"),
    source: "SpamAssassin, FAKE_REPLY",
    check: Check::Subject(fake_reply),
};

fn fake_reply(subject: &Subject<'_>, report: &mut Report<'_>) {
    let document = &subject.document;
    let lower = document.flow.lower();
    if PRETENCE.of("reply").any(|reply| lower.starts_with(reply)) {
        report.add(|locale| {
            let words = quote(document.source);
            Note::new(phrase::FAKE_REPLY.say(locale, &[("words", &words)]))
                .at(document.part, &(0..document.source.len()))
        });
    }
}
