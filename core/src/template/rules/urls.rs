//! What a link's address may look like.

use crate::answer::Kind;
use crate::finding::Severity;
use crate::phrases::Phrase;
use crate::phrases::rules::urls as phrase;
use crate::site;
use crate::template::edit::{self, Mend};
use crate::template::findings::{Note, Report, quote};
use crate::template::rules::links::{each, is_declared};
use crate::template::rules::{Case, Check, Example, Rule};
use crate::template::view::url::{VARIABLE, percent_decoded};
use crate::template::view::{Document, Link};
use crate::template::words::VARIABLES;

/// Reports each link that fits, in words about `{words}`.
fn report_links(
    case: &Case<'_>,
    report: &mut Report<'_>,
    fits: impl Fn(&Document<'_>, &Link) -> bool,
    message: Phrase,
) {
    report_mended(case, report, fits, message, |_, _| None);
}

/// The same, with what mends the address.
fn report_mended(
    case: &Case<'_>,
    report: &mut Report<'_>,
    fits: impl Fn(&Document<'_>, &Link) -> bool,
    message: Phrase,
    mend: Mend,
) {
    for (document, link) in each(case).filter(|(document, link)| fits(document, link)) {
        report.add(|locale| {
            let words = quote(document.words(&link.span));
            let note = Note::new(message.say(locale, &[("words", &words)])).at(document.part, &link.span);
            note.mended_by(mend(document, &link.span))
        });
    }
}

pub(super) static IP_HOST: Rule = Rule {
    id: "links/ip-host",
    severity: Severity::Reject,
    what: phrase::IP_HOST_WHAT,
    why: phrase::IP_HOST_WHY,
    fix: phrase::IP_HOST_FIX,
    bad: Example::body("<a href=\"http://192.0.2.7/login\">Your account</a>"),
    good: Example::body("<a href=\"https://shop.example/login\">Your account</a>"),
    source: "rulebook 1.6",
    check: Check::Template(ip_host),
};

fn ip_host(case: &Case<'_>, report: &mut Report<'_>) {
    report_links(case, report, |_, link| link.url.is_web() && link.url.has_ip_host(), phrase::IP_HOST);
}

pub(super) static DANGEROUS_SCHEME: Rule = Rule {
    id: "links/dangerous-scheme",
    severity: Severity::Reject,
    what: phrase::DANGEROUS_SCHEME_WHAT,
    why: phrase::DANGEROUS_SCHEME_WHY,
    fix: phrase::DANGEROUS_SCHEME_FIX,
    bad: Example::body("<a href=\"java&#115;cript:steal()\">Your account</a>"),
    good: Example::body("<a href=\"https://shop.example/account\">Your account</a>"),
    source: "rulebook 1.6",
    check: Check::Template(dangerous_scheme),
};

fn dangerous_scheme(case: &Case<'_>, report: &mut Report<'_>) {
    let schemes = &case.policy.dangerous_schemes;
    let fits = |_: &Document<'_>, link: &Link| schemes.iter().any(|scheme| *scheme == link.url.scheme);
    report_links(case, report, fits, phrase::DANGEROUS_SCHEME);
}

pub(super) static USERINFO: Rule = Rule {
    id: "links/userinfo",
    severity: Severity::Reject,
    what: phrase::USERINFO_WHAT,
    why: phrase::USERINFO_WHY,
    fix: phrase::USERINFO_FIX,
    bad: Example::body("<a href=\"https://bank.example@other.example/\">Your account</a>"),
    good: Example::body("<a href=\"https://bank.example/\">Your account</a>"),
    source: "RFC 3986, 7.6",
    check: Check::Template(userinfo),
};

fn userinfo(case: &Case<'_>, report: &mut Report<'_>) {
    let fits = |_: &Document<'_>, link: &Link| link.url.is_web() && link.url.has_user;
    report_mended(case, report, fits, phrase::USERINFO, edit::without_user);
}

pub(super) static ODD_PORT: Rule = Rule {
    id: "links/odd-port",
    severity: Severity::Review,
    what: phrase::ODD_PORT_WHAT,
    why: phrase::ODD_PORT_WHY,
    fix: phrase::ODD_PORT_FIX,
    bad: Example::body("<a href=\"https://shop.example:8443/\">Your order</a>"),
    good: Example::body("<a href=\"https://shop.example:443/\">Your order</a>"),
    source: "SpamAssassin, WEIRD_PORT",
    check: Check::Template(odd_port),
};

fn odd_port(case: &Case<'_>, report: &mut Report<'_>) {
    let odd = |_: &Document<'_>, link: &Link| link.url.is_web() && !matches!(link.url.port, None | Some(80 | 443));
    report_links(case, report, odd, phrase::ODD_PORT);
}

pub(super) static PLACEHOLDER: Rule = Rule {
    id: "links/placeholder",
    severity: Severity::Warn,
    what: phrase::PLACEHOLDER_WHAT,
    why: phrase::PLACEHOLDER_WHY,
    fix: phrase::PLACEHOLDER_FIX,
    bad: Example::body("<a href=\"#\">Your order</a>"),
    good: Example::body("<a href=\"https://shop.test/orders\">Your order</a>"),
    source: "own",
    check: Check::Template(placeholder),
};

fn placeholder(case: &Case<'_>, report: &mut Report<'_>) {
    let fits = |document: &Document<'_>, link: &Link| {
        let target = document.target(link).trim();
        let named = case.policy.placeholder_sites.iter().any(|known| site::ascii(known) == link.url.site())
            && !is_declared(case, &link.url.host);
        matches!(target, "" | "#" | "http://" | "https://") || named
    };
    for (document, link) in each(case).filter(|(document, link)| fits(document, link)) {
        report.add(|locale| {
            let words = document.words(&link.span);
            let message = if words.trim().is_empty() {
                phrase::PLACEHOLDER_EMPTY.text(locale).to_owned()
            } else {
                phrase::PLACEHOLDER.say(locale, &[("words", &quote(words))])
            };
            Note::new(message).at(document.part, &link.span)
        });
    }
}

pub(super) static NO_HTTPS: Rule = Rule {
    id: "links/no-https",
    severity: Severity::Warn,
    what: phrase::NO_HTTPS_WHAT,
    why: phrase::NO_HTTPS_WHY,
    fix: phrase::NO_HTTPS_FIX,
    bad: Example::body("<a href=\"http://shop.example/\">Your order</a>"),
    good: Example::body("<a href=\"https://shop.example/\">Your order</a>"),
    source: "own",
    check: Check::Template(no_https),
};

fn no_https(case: &Case<'_>, report: &mut Report<'_>) {
    let fits = |_: &Document<'_>, link: &Link| link.url.is_web() && link.url.scheme == "http";
    report_mended(case, report, fits, phrase::NO_HTTPS, edit::encrypted);
}

pub(super) static FILE_DOWNLOAD: Rule = Rule {
    id: "links/file-download",
    severity: Severity::Review,
    what: phrase::FILE_DOWNLOAD_WHAT,
    why: phrase::FILE_DOWNLOAD_WHY,
    fix: phrase::FILE_DOWNLOAD_FIX,
    bad: Example::body("<a href=\"https://shop.example/invoice.exe\">Your invoice</a>"),
    good: Example::body("<a href=\"https://shop.example/invoice.pdf\">Your invoice</a>"),
    source: "own",
    check: Check::Template(file_download),
};

fn file_download(case: &Case<'_>, report: &mut Report<'_>) {
    let endings = &case.policy.download_endings;
    let fits = |document: &Document<'_>, link: &Link| {
        let path = link.url.path(document.target(link));
        let path = percent_decoded(&path).to_ascii_lowercase();
        link.url.is_web() && endings.iter().any(|ending| path.ends_with(ending.as_str()))
    };
    report_links(case, report, fits, phrase::FILE_DOWNLOAD);
}

pub(super) static LINK_HOST: Rule = Rule {
    id: "variables/link-host",
    severity: Severity::Review,
    what: phrase::LINK_HOST_WHAT,
    why: phrase::LINK_HOST_WHY,
    fix: phrase::LINK_HOST_FIX,
    bad: Example::body("<a href=\"https://{{host}}/orders\">Your order</a>"),
    good: Example::body("<a href=\"https://shop.example/orders/{{number}}\">Your order</a>"),
    source: "rulebook 1.6",
    check: Check::Template(link_host),
};

fn link_host(case: &Case<'_>, report: &mut Report<'_>) {
    if declares_links(case) {
        return;
    }
    let fits =
        |document: &Document<'_>, link: &Link| link.url.host.contains(VARIABLE) || begins_with_variable(document, link);
    report_links(case, report, fits, phrase::LINK_HOST);
}

/// Whether a variable gives a link its host, and more stands behind it: `{{base}}/orders`.
fn begins_with_variable(document: &Document<'_>, link: &Link) -> bool {
    document.target(link).trim().strip_prefix(VARIABLE).is_some_and(|rest| !rest.is_empty())
}

/// Whether the sender says where its links lead; the domain that it sends from does not.
fn declares_links(case: &Case<'_>) -> bool {
    case.question.sender.as_ref().is_some_and(|sender| !sender.link_domains.is_empty())
}

pub(super) static WHOLE_URL: Rule = Rule {
    id: "variables/whole-url",
    severity: Severity::Warn,
    what: phrase::WHOLE_URL_WHAT,
    why: phrase::LINK_HOST_WHY,
    fix: phrase::WHOLE_URL_FIX,
    bad: Example::body("<a href=\"{{url}}\">Your order</a>"),
    good: Example::body("<a href=\"https://shop.example/{{path}}\">Your order</a>"),
    source: "rulebook 1.6",
    check: Check::Template(whole_url),
};

fn whole_url(case: &Case<'_>, report: &mut Report<'_>) {
    if declares_links(case) {
        return;
    }
    let severity = if case.question.kind == Kind::Marketing { Severity::Review } else { Severity::Warn };
    let is_variable = |document: &Document<'_>, link: &Link| {
        document.target(link).trim().starts_with(VARIABLE) && !begins_with_variable(document, link)
    };
    for (document, link) in each(case).filter(|(document, link)| is_variable(document, link)) {
        let words = document.words(&link.span);
        let lower = words.to_lowercase();
        // Most platforms put the address to unsubscribe at in by themselves, and a few others.
        let mut of_platform = VARIABLES.of("platform");
        if !case.policy.unsubscribe_words.iter().any(|word| lower.contains(word.as_str()))
            && !of_platform.any(|word| lower.contains(word))
        {
            report.add_as(severity, |locale| {
                let words = quote(words);
                Note::new(phrase::WHOLE_URL.say(locale, &[("words", &words)])).at(document.part, &link.span)
            });
        }
    }
}
