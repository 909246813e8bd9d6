//! Hosts and mailboxes that anybody can have.

use crate::finding::Severity;
use crate::phrases::rules::hosts as phrase;
use crate::site;
use crate::template::content::Category;
use crate::template::findings::{Note, Report, quote};
use crate::template::rules::links::{each, is_below, is_declared};
use crate::template::rules::{Case, Check, Example, Rule};
use crate::template::view::url::VARIABLE;

pub(super) static FREE_HOST: Rule = Rule {
    id: "links/free-host",
    severity: Severity::Review,
    what: phrase::FREE_HOST_WHAT,
    why: phrase::FREE_HOST_WHY,
    fix: phrase::FREE_HOST_FIX,
    bad: Example::body("<p>Please verify your account.</p><a href=\"https://forms.gle/abc\">Verify</a>"),
    good: Example::body("<p>How was your stay?</p><a href=\"https://forms.gle/abc\">Tell us</a>"),
    source: "own",
    check: Check::Template(free_host),
};

fn free_host(case: &Case<'_>, report: &mut Report<'_>) {
    if !case.mentions(Category::Phishing) {
        return;
    }
    let is_free = |host: &str| case.policy.free_hosts.iter().any(|free| is_below(host, free));
    let links = each(case).filter(|(_, link)| link.url.is_web() && is_free(&link.url.host));
    for (document, link) in links.filter(|(_, link)| !is_declared(case, &link.url.host)) {
        report.add(|locale| {
            let host = quote(&link.url.host);
            Note::new(phrase::FREE_HOST.say(locale, &[("host", &host)])).at(document.part, &link.span)
        });
    }
}

pub(super) static FROM_FREE_DOMAIN: Rule = Rule {
    id: "auth/from-free-domain",
    severity: Severity::Review,
    what: phrase::FROM_FREE_DOMAIN_WHAT,
    why: phrase::FROM_FREE_DOMAIN_WHY,
    fix: phrase::FROM_FREE_DOMAIN_FIX,
    bad: Example::body("<p>You have a new message.</p>").with("{\"sender\":{\"domain\":\"gmail.com\"}}"),
    good: Example::body("<p>You have a new message.</p>").with("{\"sender\":{\"domain\":\"shop.example\"}}"),
    source: "RFC 7489",
    check: Check::Template(from_free_domain),
};

fn from_free_domain(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(domain) = case.question.sender.as_ref().and_then(|sender| sender.domain.as_ref()) else { return };
    if is_free_mail(case, domain) {
        report.add(|locale| {
            let domain = quote(domain);
            Note::new(phrase::FROM_FREE_DOMAIN.say(locale, &[("domain", &domain)]))
        });
    }
}

fn is_free_mail(case: &Case<'_>, domain: &str) -> bool {
    let domain = site::ascii(domain);
    case.policy.free_mail_domains.iter().any(|known| site::ascii(known) == domain)
}

pub(super) static REPLY_TO_MISMATCH: Rule = Rule {
    id: "auth/reply-to-mismatch",
    severity: Severity::Warn,
    what: phrase::REPLY_TO_MISMATCH_WHAT,
    why: phrase::REPLY_TO_MISMATCH_WHY,
    fix: phrase::REPLY_TO_MISMATCH_FIX,
    bad: Example::body("<p>You have a new message.</p>")
        .with("{\"sender\":{\"domain\":\"shop.example\",\"reply_to\":\"shop@gmail.com\"}}"),
    good: Example::body("<p>You have a new message.</p>")
        .with("{\"sender\":{\"domain\":\"shop.example\",\"reply_to\":\"help@mail.shop.example\"}}"),
    source: "own",
    check: Check::Template(reply_to_mismatch),
};

fn reply_to_mismatch(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(address) = case.question.sender.as_ref().and_then(|sender| sender.reply_to.as_ref()) else { return };
    let domain = address.rsplit('@').next().unwrap_or_default().trim_end_matches('>');
    if is_free_mail(case, domain) || !is_declared(case, &site::ascii(domain)) {
        report.add(|locale| {
            let address = quote(address);
            Note::new(phrase::REPLY_TO_MISMATCH.say(locale, &[("address", &address)]))
        });
    }
}

pub(super) static LINK_DOMAIN_UNALIGNED: Rule = Rule {
    id: "auth/link-domain-unaligned",
    severity: Severity::Info,
    what: phrase::LINK_DOMAIN_UNALIGNED_WHAT,
    why: phrase::LINK_DOMAIN_UNALIGNED_WHY,
    fix: phrase::LINK_DOMAIN_UNALIGNED_FIX,
    bad: Example::body("<a href=\"https://other.example/\">Read on</a>")
        .with("{\"sender\":{\"domain\":\"shop.example\",\"link_domains\":[\"other.example\"]}}"),
    good: Example::body("<a href=\"https://www.shop.example/\">Read on</a>")
        .with("{\"sender\":{\"domain\":\"shop.example\"}}"),
    source: "own",
    check: Check::Template(link_domain_unaligned),
};

fn link_domain_unaligned(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(domain) = case.question.sender.as_ref().and_then(|sender| sender.domain.as_ref()) else { return };
    let domain = site::ascii(domain);
    let own = site::registered(&domain);
    let mut links = each(case).filter(|(_, link)| link.url.is_web()).peekable();
    if links.peek().is_some() && !links.any(|(_, link)| link.url.site() == own || link.url.host.contains(VARIABLE)) {
        report.add(|locale| {
            let domain = quote(&domain);
            Note::new(phrase::LINK_DOMAIN_UNALIGNED.say(locale, &[("domain", &domain)]))
        });
    }
}
