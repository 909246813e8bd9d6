//! What a link's address may look like.

use crate::answer::Kind;
use crate::finding::Severity;
use crate::template::findings::{Note, Report, quote};
use crate::template::rules::links::{each, is_declared};
use crate::template::rules::{Case, Check, Example, Rule};
use crate::template::view::Link;
use crate::template::view::url::VARIABLE;

/// Reports each link that fits, with what is wrong with it.
fn report_links(case: &Case<'_>, report: &mut Report<'_>, fits: impl Fn(&Link) -> bool, what: &str) {
    for (document, link) in each(case).filter(|(_, link)| fits(link)) {
        report.add(|| {
            let words = quote(document.words(&link.span));
            Note::new(format!("{words} {what}")).at(document.part, &link.span)
        });
    }
}

pub(super) static IP_HOST: Rule = Rule {
    id: "links/ip-host",
    severity: Severity::Reject,
    what: "A link leads to an IP address, however it is spelt.",
    why: "No honest service sends its readers to a bare address; phishing does.",
    fix: "link to the name of the site",
    bad: Example::body("<a href=\"http://192.0.2.7/login\">Your account</a>"),
    good: Example::body("<a href=\"https://shop.example/login\">Your account</a>"),
    source: "rulebook 1.6",
    check: Check::Template(ip_host),
};

fn ip_host(case: &Case<'_>, report: &mut Report<'_>) {
    report_links(case, report, |link| link.url.is_web() && link.url.has_ip_host(), "leads to an IP address");
}

pub(super) static DANGEROUS_SCHEME: Rule = Rule {
    id: "links/dangerous-scheme",
    severity: Severity::Reject,
    what: "A link would run code or open a file.",
    why: "Mail clients remove such links, and filters refuse mail that has them.",
    fix: "link to a page with `https:`",
    bad: Example::body("<a href=\"java&#115;cript:steal()\">Your account</a>"),
    good: Example::body("<a href=\"https://shop.example/account\">Your account</a>"),
    source: "rulebook 1.6",
    check: Check::Template(dangerous_scheme),
};

fn dangerous_scheme(case: &Case<'_>, report: &mut Report<'_>) {
    let schemes = &case.policy.dangerous_schemes;
    let fits = |link: &Link| schemes.iter().any(|scheme| *scheme == link.url.scheme);
    report_links(case, report, fits, "would run code or open a file");
}

pub(super) static USERINFO: Rule = Rule {
    id: "links/userinfo",
    severity: Severity::Reject,
    what: "A link has a user name before its host.",
    why: "`https://bank.example@other.example/` leads to the second host and looks like the first.",
    fix: "take the user name and the `@` out of the address",
    bad: Example::body("<a href=\"https://bank.example@other.example/\">Your account</a>"),
    good: Example::body("<a href=\"https://bank.example/\">Your account</a>"),
    source: "RFC 3986, 7.6",
    check: Check::Template(userinfo),
};

fn userinfo(case: &Case<'_>, report: &mut Report<'_>) {
    report_links(case, report, |link| link.url.is_web() && link.url.has_user, "has a user name before its host");
}

pub(super) static ODD_PORT: Rule = Rule {
    id: "links/odd-port",
    severity: Severity::Review,
    what: "A link names a port that web sites do not use.",
    why: "Such links often lead to machines that were broken into.",
    fix: "link to the site without a port",
    bad: Example::body("<a href=\"https://shop.example:8443/\">Your order</a>"),
    good: Example::body("<a href=\"https://shop.example:443/\">Your order</a>"),
    source: "SpamAssassin, WEIRD_PORT",
    check: Check::Template(odd_port),
};

fn odd_port(case: &Case<'_>, report: &mut Report<'_>) {
    let odd = |link: &Link| link.url.is_web() && !matches!(link.url.port, None | Some(80 | 443));
    report_links(case, report, odd, "names a port that web sites do not use");
}

pub(super) static PLACEHOLDER: Rule = Rule {
    id: "links/placeholder",
    severity: Severity::Warn,
    what: "A link leads nowhere yet: it is empty, `#`, or an example address.",
    why: "Readers who follow it find nothing.",
    fix: "give the link its target, or take it out",
    bad: Example::body("<a href=\"#\">Your order</a>"),
    good: Example::body("<a href=\"https://shop.test/orders\">Your order</a>"),
    source: "own",
    check: Check::Template(placeholder),
};

const PLACEHOLDERS: [&str; 6] =
    ["example.com", "example.net", "example.org", "yoursite.com", "yourdomain.com", "yourwebsite.com"];

fn placeholder(case: &Case<'_>, report: &mut Report<'_>) {
    let fits = |link: &Link| {
        let target = link.target.trim();
        let named = PLACEHOLDERS.contains(&link.url.site()) && !is_declared(case, &link.url.host);
        matches!(target, "" | "#" | "http://" | "https://") || named
    };
    report_links(case, report, fits, "leads nowhere yet");
}

pub(super) static NO_HTTPS: Rule = Rule {
    id: "links/no-https",
    severity: Severity::Warn,
    what: "A link is not encrypted.",
    why: "What readers do there can be read and changed on the way, and browsers warn of it.",
    fix: "write `https:`",
    bad: Example::body("<a href=\"http://shop.example/\">Your order</a>"),
    good: Example::body("<a href=\"https://shop.example/\">Your order</a>"),
    source: "own",
    check: Check::Template(no_https),
};

fn no_https(case: &Case<'_>, report: &mut Report<'_>) {
    report_links(case, report, |link| link.url.is_web() && link.url.scheme == "http", "is not encrypted");
}

pub(super) static FILE_DOWNLOAD: Rule = Rule {
    id: "links/file-download",
    severity: Severity::Review,
    what: "A link leads to a file that can run on the reader's machine.",
    why: "Malware comes this way.",
    fix: "link to a page from which the file can be had",
    bad: Example::body("<a href=\"https://shop.example/invoice.exe\">Your invoice</a>"),
    good: Example::body("<a href=\"https://shop.example/invoice.pdf\">Your invoice</a>"),
    source: "own",
    check: Check::Template(file_download),
};

fn file_download(case: &Case<'_>, report: &mut Report<'_>) {
    let endings = &case.policy.download_endings;
    let fits = |link: &Link| {
        let path = link.url.rest.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
        link.url.is_web() && endings.iter().any(|ending| path.ends_with(ending.as_str()))
    };
    report_links(case, report, fits, "leads to a file that can run");
}

pub(super) static LINK_HOST: Rule = Rule {
    id: "variables/link-host",
    severity: Severity::Review,
    what: "A variable is the host of a link, and the sender declares no link domains.",
    why: "The link can then lead anywhere.",
    fix: "write the host as fixed text, or declare the sender's link domains",
    bad: Example::body("<a href=\"https://{{host}}/orders\">Your order</a>"),
    good: Example::body("<a href=\"https://shop.example/orders/{{number}}\">Your order</a>"),
    source: "rulebook 1.6",
    check: Check::Template(link_host),
};

fn link_host(case: &Case<'_>, report: &mut Report<'_>) {
    if declares_links(case) {
        return;
    }
    report_links(case, report, |link| link.url.host.contains(VARIABLE), "has a variable for its host");
}

fn declares_links(case: &Case<'_>) -> bool {
    case.question.sender.as_ref().is_some_and(|sender| sender.domain.is_some() || !sender.link_domains.is_empty())
}

pub(super) static WHOLE_URL: Rule = Rule {
    id: "variables/whole-url",
    severity: Severity::Warn,
    what: "A link is one variable, and the sender declares no domain; in marketing that asks for a human.",
    why: "The link can then lead anywhere.",
    fix: "write the scheme and host as fixed text, or declare the sender's domain or link domains",
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
    for (document, link) in each(case).filter(|(_, link)| link.target.trim().starts_with(VARIABLE)) {
        let words = document.words(&link.span);
        let lower = words.to_lowercase();
        // Most platforms put the address to unsubscribe at in by themselves.
        if !case.policy.unsubscribe_words.iter().any(|word| lower.contains(word.as_str())) {
            report.add_as(severity, || {
                let words = quote(words);
                Note::new(format!("{words} has a variable for its site")).at(document.part, &link.span)
            });
        }
    }
}
