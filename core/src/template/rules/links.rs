//! Links that hide where they lead, and links to other sites.

use crate::finding::Severity;
use crate::phrases::rules::links as phrase;
use crate::site;
use crate::template::findings::{Note, Report, quote};
use crate::template::rules::{Case, Check, Example, Rule};
use crate::template::view::url::{self, Url, VARIABLE};
use crate::template::view::{Document, Link, Standing};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Each link of the template with the part it stands in; of those for Outlook alone, what leads elsewhere.
pub(super) fn each<'c, 'a>(case: &'c Case<'a>) -> impl Iterator<Item = (&'c Document<'a>, &'c Link)> {
    with_copies(case).filter(|(_, link)| link.standing == Standing::Own)
}

/// Each link of the template with the part it stands in, and all those for Outlook alone.
pub(super) fn with_copies<'c, 'a>(case: &'c Case<'a>) -> impl Iterator<Item = (&'c Document<'a>, &'c Link)> {
    let documents = case.parts().chain(&case.outlook);
    documents.flat_map(|document| document.links.iter().map(move |link| (document, link)))
}

/// Whether a host of a link is a domain, however that is written, or lies below it.
pub(super) fn is_below(host: &str, domain: &str) -> bool {
    lies_in(host, &site::ascii(domain))
}

/// The same where the domain is written as hosts are.
fn lies_in(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// Whether the sender declared the host as one that counts clicks.
pub(super) fn is_tracking(case: &Case<'_>, host: &str) -> bool {
    let sender = case.question.sender.as_ref();
    sender.is_some_and(|sender| sender.tracking_domains.iter().any(|domain| is_below(host, domain)))
}

/// Whether the host belongs to the sender's domain or one of its link domains.
pub(super) fn is_declared(case: &Case<'_>, host: &str) -> bool {
    case.question.sender.as_ref().is_some_and(|sender| {
        let mut domains = sender.domain.iter().chain(&sender.link_domains).chain(&sender.tracking_domains);
        domains.any(|domain| site::registered(&site::ascii(domain)) == site::registered(host))
    })
}

pub(super) static SHORTENER: Rule = Rule {
    id: "links/shortener",
    severity: Severity::Reject,
    what: phrase::SHORTENER_WHAT,
    why: phrase::SHORTENER_WHY,
    fix: phrase::SHORTENER_FIX,
    bad: Example::body("<a href=\"https://bit.ly/3xYz\">Your order</a>"),
    good: Example::body("<a href=\"https://shop.example/orders\">Your order</a>"),
    source: "rulebook 1.6",
    check: Check::Template(shortener),
};

fn shortener(case: &Case<'_>, report: &mut Report<'_>) {
    let links: Vec<&Url> = each(case).map(|(_, link)| &link.url).filter(|url| url.is_web()).collect();
    let is_linked = |known: &str| links.iter().any(|url| *url.host == *known || url.site() == known);
    let known = case.policy.shorteners.iter().map(|host| site::ascii(host)).filter(|known| is_linked(known));
    let known: Vec<_> = known.collect();
    if known.is_empty() {
        return;
    }
    for (document, link) in each(case).filter(|(_, link)| link.url.is_web()) {
        let host = &*link.url.host;
        let listed = known.iter().any(|known| *known == host || *known == link.url.site());
        if listed && !is_tracking(case, host) {
            report.add(|locale| {
                let (words, host) = (quote(document.target(link)), quote(host));
                let message = phrase::SHORTENER.say(locale, &[("words", &words), ("host", &host)]);
                Note::new(message).at(document.part, &link.span)
            });
        }
    }
}

pub(super) static REDIRECT: Rule = Rule {
    id: "links/redirect",
    severity: Severity::Reject,
    what: phrase::REDIRECT_WHAT,
    why: phrase::REDIRECT_WHY,
    fix: phrase::REDIRECT_FIX,
    bad: Example::body("<a href=\"https://shop.example/go?url=https%3A%2F%2Fother.example%2F\">Your order</a>"),
    good: Example::body("<a href=\"https://shop.example/orders?page=2\">Your order</a>"),
    source: "rulebook 1.6",
    check: Check::Template(redirect),
};

fn redirect(case: &Case<'_>, report: &mut Report<'_>) {
    let sharing: Vec<Cow<'_, str>> = case.policy.sharing_sites.iter().map(|site| site::ascii(site)).collect();
    for (document, link) in each(case).filter(|(_, link)| link.url.is_web()) {
        let host = &*link.url.host;
        let shares = sharing.iter().any(|site| lies_in(host, site));
        if shares || is_tracking(case, host) {
            continue;
        }
        let Some(target) = carried(&link.url.rest(document.target(link)), &case.policy.redirect_parameters) else {
            continue;
        };
        let same_site = target.site() == link.url.site();
        report.add_as(if same_site { Severity::Warn } else { Severity::Reject }, |locale| {
            let (words, to) = (quote(document.target(link)), quote(&target.host));
            Note::new(phrase::REDIRECT.say(locale, &[("words", &words), ("to", &to)])).at(document.part, &link.span)
        });
    }
}

/// The absolute address in a redirect parameter or in the path of another.
fn carried(rest: &str, parameters: &[String]) -> Option<Url> {
    let whole = |text: &str| {
        // What is passed on through several redirections is encoded as often.
        let once = url::percent_decoded(text);
        let twice = url::percent_decoded(&once);
        let text = url::percent_decoded(&twice);
        let lower = text.get(..8.min(text.len())).unwrap_or_default().to_ascii_lowercase();
        let starts = lower.starts_with("http://") || lower.starts_with("https://") || lower.starts_with("//");
        let target = Url::parse(&text);
        Some(target).filter(|target| starts && target.is_web() && !target.host.contains(VARIABLE))
    };
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let query = query.split('#').next().unwrap_or_default();
    let in_query = query.split(['&', ';']).filter_map(|pair| pair.split_once('=')).find_map(|(name, value)| {
        let is_known = parameters.iter().any(|known| known.eq_ignore_ascii_case(name));
        if is_known { whole(value) } else { None }
    });
    in_query.or_else(|| {
        let at = path.find("http://").or_else(|| path.find("https://"))?;
        whole(path.get(at..)?)
    })
}

pub(super) static EXTERNAL_DOMAIN: Rule = Rule {
    id: "links/external-domain",
    severity: Severity::Warn,
    what: phrase::EXTERNAL_DOMAIN_WHAT,
    why: phrase::EXTERNAL_DOMAIN_WHY,
    fix: phrase::EXTERNAL_DOMAIN_FIX,
    bad: Example::body("<a href=\"https://elsewhere.example/\">Your order</a>")
        .with(r#"{"sender":{"domain":"shop.test"}}"#),
    good: Example::body("<a href=\"https://www.shop.test/orders\">Your order</a>")
        .with(r#"{"sender":{"domain":"shop.test"}}"#),
    source: "rulebook 1.6",
    check: Check::Template(external_domain),
};

fn external_domain(case: &Case<'_>, report: &mut Report<'_>) {
    let web = each(case).filter(|(_, link)| link.url.is_web() && !link.url.host.contains(VARIABLE));
    if case.policy.strict_links {
        for (document, link) in web {
            report.add_as(Severity::Reject, |locale| {
                let words = quote(document.target(link));
                Note::new(phrase::WEB_LINK.say(locale, &[("words", &words)])).at(document.part, &link.span)
            });
        }
        return;
    }
    if case.question.sender.as_ref().is_none_or(|sender| sender.domain.is_none() && sender.link_domains.is_empty()) {
        return;
    }
    let mut sites: Vec<(&Document<'_>, &Link)> = Vec::new();
    let mut seen = BTreeSet::new();
    for (document, link) in web {
        if !is_declared(case, &link.url.host) && seen.insert(link.url.site()) {
            sites.push((document, link));
        }
    }
    let count = u64::try_from(sites.len()).unwrap_or(u64::MAX);
    let most = case.policy.max_other_sites;
    let severity = if count > most { Severity::Review } else { Severity::Warn };
    for (document, link) in sites {
        report.add_as(severity, |locale| {
            let words = quote(link.url.site());
            Note::new(phrase::EXTERNAL_DOMAIN.say(locale, &[("words", &words)]))
                .at(document.part, &link.span)
                .counted(count, most)
        });
    }
}
