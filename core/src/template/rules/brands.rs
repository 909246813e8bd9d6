//! Hosts and senders that pretend to be somebody known.

use crate::finding::Severity;
use crate::order;
use crate::phrases::rules::brands as phrase;
use crate::site;
use crate::template::content::skeleton;
use crate::template::findings::{Note, Report, quote};
use crate::template::rules::characters::words_of_many_scripts;
use crate::template::rules::links::{each, is_below, is_declared, is_tracking};
use crate::template::rules::{Case, Check, Example, Rule};
use crate::template::sought::Sought;
use crate::template::view::url::VARIABLE;
use crate::template::view::{Document, Link};
use crate::template::words::{SPEAKS_AS, TOP_LEVELS};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// The links to sites that the sender has not declared.
fn foreign<'c, 'a>(case: &'c Case<'a>) -> impl Iterator<Item = (&'c Document<'a>, &'c Link)> {
    each(case).filter(|(_, link)| link.url.is_web() && !is_declared(case, &link.url.host))
}

pub(super) static PUNYCODE_HOST: Rule = Rule {
    id: "deception/punycode-host",
    severity: Severity::Review,
    what: phrase::PUNYCODE_HOST_WHAT,
    why: phrase::PUNYCODE_HOST_WHY,
    fix: phrase::PUNYCODE_HOST_FIX,
    bad: Example::body("<a href=\"https://xn--pypal-4ve.com/\">Your account</a>"),
    good: Example::body("<a href=\"https://shop.example/\">Your account</a>"),
    source: "UTS #39; RFC 3492",
    check: Check::Template(punycode_host),
};

fn punycode_host(case: &Case<'_>, report: &mut Report<'_>) {
    for (document, link) in foreign(case) {
        let plain = link.url.host.replace(VARIABLE, "x");
        // What no host can be is told of as an address that cannot be read.
        let is_odd = |c: char| c.is_ascii() && !c.is_ascii_alphanumeric() && !matches!(c, '.' | '-' | '_');
        if plain.contains(is_odd) || !plain.contains(char::is_alphanumeric) {
            continue;
        }
        let labels: Vec<_> = plain.split('.').filter(|label| label.starts_with("xn--") || !label.is_ascii()).collect();
        if labels.is_empty() {
            continue;
        }
        let letters = || labels.iter().map(|label| site::letters(label));
        let is_grave = letters()
            .any(|label| case.policy.is_brand(&skeleton(&label)) || words_of_many_scripts(&label).next().is_some());
        report.add_as(if is_grave { Severity::Reject } else { Severity::Review }, |locale| {
            let shown = plain.split('.').map(|label| site::letters(label).into_owned()).collect::<Vec<_>>().join(".");
            let (host, shown) = (quote(&plain), quote(&shown));
            Note::new(phrase::PUNYCODE_HOST.say(locale, &[("host", &host), ("shown", &shown)]))
                .at(document.part, &link.span)
        });
    }
}

pub(super) static BRAND_IN_SUBDOMAIN: Rule = Rule {
    id: "deception/brand-in-subdomain",
    severity: Severity::Review,
    what: phrase::BRAND_IN_SUBDOMAIN_WHAT,
    why: phrase::BRAND_IN_SUBDOMAIN_WHY,
    fix: phrase::BRAND_IN_SUBDOMAIN_FIX,
    bad: Example::body("<a href=\"https://www.paypal.com.login.test/\">Your account</a>"),
    good: Example::body("<a href=\"https://www.paypal.com/\">Your account</a>"),
    source: "SpamAssassin, SPOOF_COM2OTH",
    check: Check::Template(brand_in_subdomain),
};

fn brand_in_subdomain(case: &Case<'_>, report: &mut Report<'_>) {
    for (document, link) in foreign(case).filter(|(_, link)| !link.url.has_ip_host()) {
        let (host, site) = (&*link.url.host, link.url.site());
        let Some(before) = host.strip_suffix(site).and_then(|before| before.strip_suffix('.')) else { continue };
        let labels: Vec<_> = before.split('.').map(site::letters).collect();
        let parts = labels.iter().flat_map(|label| label.split('-').chain([&**label]));
        let brand = parts.filter(|name| !owns(case, name, host)).find(|name| case.policy.is_brand(&skeleton(name)));
        let looks_whole = before.split('.').skip(1).any(|label| TOP_LEVELS.of("pretended").any(|top| top == label));
        if brand.is_none() && !looks_whole {
            continue;
        }
        report.add(|locale| {
            let (host, owner) = (quote(host), quote(site));
            let message = match brand.map(quote) {
                Some(brand) => {
                    phrase::BRAND_IN_SUBDOMAIN.say(locale, &[("host", &host), ("brand", &brand), ("owner", &owner)])
                }
                None => phrase::LOOKS_WHOLE.say(locale, &[("host", &host), ("owner", &owner)]),
            };
            Note::new(message).at(document.part, &link.span)
        });
    }
}

/// Whether a host is one of a name's own.
fn owns(case: &Case<'_>, name: &str, host: &str) -> bool {
    let domains = case.policy.brands.get(&skeleton(name));
    domains.is_some_and(|domains| domains.iter().any(|domain| is_below(host, domain)))
}

pub(super) static BRAND_SENDER_MISMATCH: Rule = Rule {
    id: "deception/brand-sender-mismatch",
    severity: Severity::Review,
    what: phrase::BRAND_SENDER_MISMATCH_WHAT,
    why: phrase::BRAND_SENDER_MISMATCH_WHY,
    fix: phrase::BRAND_SENDER_MISMATCH_FIX,
    bad: Example::body("<p>Your PayPal account is limited.</p><a href=\"https://login.test/\">Log in</a>"),
    good: Example::body("<p>You can pay with PayPal.</p><a href=\"https://shop.example/\">Our shop</a>"),
    source: "own",
    check: Check::Template(brand_sender_mismatch),
};

fn brand_sender_mismatch(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(body) = case.body() else { return };
    let text = body.flow.lower();
    let may_stand = |brand: &&str| !brand.is_empty() && case.glance().is_some_and(|glance| glance.may_have(brand));
    let likely: Vec<&str> = case.policy.brands.keys().map(String::as_str).filter(may_stand).collect();
    if likely.is_empty() {
        return;
    }
    let sought;
    let named: BTreeSet<&str> = if likely.len() <= FEW {
        order::gathered(likely.into_iter().filter(|brand| text.contains(brand)))
    } else {
        sought = Sought::of(likely);
        order::gathered(sought.found(text).map(|found| found.word))
    };
    for (brand, domains) in case.policy.brands.iter().filter(|(brand, _)| named.contains(brand.as_str())) {
        let is_own = |host: &str| domains.iter().any(|domain| is_below(host, domain));
        let sender = case.question.sender.as_ref();
        let is_declared_name = sender.is_some_and(|sender| {
            let is_name = |name: &String| skeleton(name) == *brand;
            sender.brands.iter().any(is_name)
                || sender.domain.as_ref().is_some_and(|domain| is_own(&site::ascii(domain)))
        });
        if is_declared_name || !(speaks_as(text, brand) || labels(case.subject.document.flow.lower(), brand)) {
            continue;
        }
        let is_other = |host: &str| {
            !is_declared(case, host) && !is_own(host) && !is_tracking(case, host) && !host.contains(VARIABLE)
        };
        let other = each(case).find_map(|(document, link)| {
            let host = receiver(document, link).filter(|host| !host.is_empty() && is_other(host))?;
            Some((document, link, host))
        });
        if let Some((document, link, host)) = other {
            report.add(|locale| {
                let (name, host) = (quote(brand), quote(&host));
                Note::new(phrase::BRAND_SENDER_MISMATCH.say(locale, &[("name", &name), ("host", &host)]))
                    .at(document.part, &link.span)
            });
        }
    }
}

/// The host that a reader comes to, or writes to.
fn receiver<'l>(document: &Document<'_>, link: &'l Link) -> Option<Cow<'l, str>> {
    if link.url.is_web() {
        return Some(Cow::Borrowed(&link.url.host));
    }
    let target = document.target(link);
    let (_, address) = target.split_once(':').filter(|_| link.url.scheme == "mailto")?;
    let address = address.split('?').next().unwrap_or_default();
    Some(Cow::Owned(site::ascii(address.rsplit_once('@')?.1.trim()).into_owned()))
}

/// Names that are sought faster one by one.
const FEW: usize = 4;

/// Places of a name that are looked at.
const MOST: usize = 1_000;

/// Whether a name stands in a text, both in lower case, as that of the one who writes.
fn speaks_as(text: &str, brand: &str) -> bool {
    text.match_indices(brand).take(MOST).any(|(at, _)| {
        let (before, behind) = (text.get(..at), text.get(at.saturating_add(brand.len())..));
        let (before, behind) = (before.unwrap_or_default(), behind.unwrap_or_default());
        let is_word = !is_joined(before.chars().next_back()) && !is_joined(behind.chars().next());
        is_word
            && SPEAKS_AS.of("behind").any(|word| goes_on_with(behind, word))
            && (SPEAKS_AS.of("before").any(|word| before.trim_end().ends_with(word))
                || !before.ends_with([' ', ','])
                || is_start(before))
    })
}

/// Whether a subject, in lower case, bears a name as that of the one who writes: `[Name] Your account`.
fn labels(subject: &str, brand: &str) -> bool {
    let behind = subject.trim_start().strip_prefix(['[', '【', '［']).and_then(|rest| rest.strip_prefix(brand));
    behind.is_some_and(|rest| rest.starts_with([']', '】', '］']))
}

fn is_joined(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_ascii_alphanumeric())
}

/// Whether a word follows, which of a spaced script ends there or has an `s` of the plural.
fn goes_on_with(behind: &str, word: &str) -> bool {
    let Some(rest) = behind.trim_start().strip_prefix(word) else { return false };
    !word.is_ascii() || !is_joined(rest.strip_prefix('s').unwrap_or(rest).chars().next())
}

/// Whether a sentence begins behind a text.
fn is_start(before: &str) -> bool {
    before.trim_end().chars().next_back().is_none_or(|c| matches!(c, '.' | '!' | '?' | ':' | '。' | '！' | '—' | '-'))
        || SPEAKS_AS.of("opening").any(|word| before.trim_end().ends_with(word))
}
