//! How well the way out works.

use crate::answer::Kind;
use crate::finding::Severity;
use crate::phrases::rules::leaving as phrase;
use crate::site;
use crate::template::findings::{Note, Report, quote};
use crate::template::rules::unsubscribe::{WayOut, ways_out};
use crate::template::rules::{Case, Check, Example, Rule};
use crate::template::sought::Sought;
use crate::template::view::Link;
use crate::template::view::url::VARIABLE;
use crate::template::words::LOGIN;

/// The links to unsubscribe with.
fn links<'c>(case: &'c Case<'_>, ways: &[WayOut]) -> Vec<&'c Link> {
    let links = case.body().into_iter().flat_map(|body| &body.links);
    links.filter(|link| ways.iter().any(|way| way.span == link.span)).collect()
}

pub(super) static NO_ONE_CLICK: Rule = Rule {
    id: "unsubscribe/no-one-click-header",
    severity: Severity::Warn,
    what: phrase::NO_ONE_CLICK_WHAT,
    why: phrase::NO_ONE_CLICK_WHY,
    fix: phrase::NO_ONE_CLICK_FIX,
    bad: Example::body("<p>Our catalogue is here.</p>")
        .of(Kind::Marketing)
        .with("{\"sender\":{\"domain\":\"shop.example\"}}"),
    good: Example::body("<p>Our catalogue is here.</p>")
        .of(Kind::Marketing)
        .with("{\"sender\":{\"domain\":\"shop.example\",\"one_click_unsubscribe\":true}}"),
    source: "RFC 8058; RFC 2369",
    check: Check::Template(no_one_click),
};

fn no_one_click(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(sender) = case.question.sender.as_ref().filter(|_| case.question.kind == Kind::Marketing) else { return };
    if sender.domain.is_some() && !sender.one_click_unsubscribe && !sender.platform_appends_unsubscribe {
        report.add(|locale| Note::new(phrase::NO_ONE_CLICK.text(locale)));
    }
}

pub(super) static NEEDS_LOGIN: Rule = Rule {
    id: "unsubscribe/needs-login",
    severity: Severity::Review,
    what: phrase::NEEDS_LOGIN_WHAT,
    why: phrase::NEEDS_LOGIN_WHY,
    fix: phrase::NEEDS_LOGIN_FIX,
    bad: Example::body("<p>Log in to <a href=\"https://shop.example/unsubscribe\">unsubscribe</a>.</p>")
        .of(Kind::Marketing),
    good: Example::body("<p><a href=\"https://shop.example/unsubscribe\">Unsubscribe</a> with one click.</p>")
        .of(Kind::Marketing),
    source: "CAN-SPAM, 16 CFR 316.5",
    check: Check::Template(needs_login),
};

/// Places of the words that are looked at.
const MOST: usize = 100;

fn needs_login(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(body) = case.body() else { return };
    let text = body.flow.text();
    let lower = body.flow.lower();
    let near = usize::try_from(case.policy.login_letters).unwrap_or(usize::MAX);
    // Where a letter changes its length with its case, places no longer agree.
    if lower.len() != text.len() {
        return;
    }
    let may_stand = |word: &&str| case.glance().is_some_and(|glance| glance.may_have(word));
    let login: Vec<&str> = LOGIN.of("login").filter(may_stand).collect();
    let mut words_out = case.policy.unsubscribe_words.iter().map(String::as_str);
    if login.is_empty() || !words_out.any(|word| may_stand(&word)) {
        return;
    }
    let (login, ways_out) = (Sought::of(login), &case.words.ways_out);
    let mut told = 0_usize;
    for at in login.found(lower).take(MOST).map(|found| found.at) {
        if at < told {
            continue;
        }
        let (before, behind) = lower.split_at_checked(at).unwrap_or_default();
        let end = behind.char_indices().nth(near).map_or(behind.len(), |(end, _)| end);
        let after = behind.get(..end).and_then(|near| near.split(SENTENCE_ENDS).next()).unwrap_or_default();
        let start = before.char_indices().nth_back(near).map_or(0, |(start, _)| start);
        let ahead = before.get(start..).and_then(|near| near.rsplit(SENTENCE_ENDS).next()).unwrap_or_default();
        // What stands ahead may be another link of a footer, unless words join the two.
        let joined =
            ways_out.found(ahead).last().filter(|way| joins(ahead.get(way.at..).unwrap_or_default(), way.word));
        let from = match joined {
            Some(way) => at.saturating_sub(ahead.len()).saturating_add(way.at),
            None if ways_out.is_in(after) => at,
            None => continue,
        };
        let sentence = from..at.saturating_add(after.len());
        told = sentence.end;
        report.add(|locale| {
            let words = quote(lower.get(sentence.clone()).unwrap_or_default());
            let span = body.flow.source(&sentence);
            Note::new(phrase::NEEDS_LOGIN.say(locale, &[("words", &words)])).at(body.part, &span)
        });
    }
}

const SENTENCE_ENDS: [char; 7] = ['.', '!', '?', '。', '|', '·', '•'];

/// Whether what follows a word leads on to what comes behind it: `unsubscribe, please`, `配信停止は`.
fn joins(text: &str, word: &str) -> bool {
    let between = text.get(word.len()..).unwrap_or_default();
    between.is_empty() || LOGIN.of("joint").any(|joint| between.contains(joint))
}

pub(super) static BAD_TARGET: Rule = Rule {
    id: "unsubscribe/bad-target",
    severity: Severity::Reject,
    what: phrase::BAD_TARGET_WHAT,
    why: phrase::BAD_TARGET_WHY,
    fix: phrase::BAD_TARGET_FIX,
    bad: Example::body("<a href=\"http://192.0.2.7/unsubscribe\">Unsubscribe</a>").of(Kind::Marketing),
    good: Example::body("<a href=\"https://shop.example/unsubscribe\">Unsubscribe</a>").of(Kind::Marketing),
    source: "SpamAssassin, URI_DQ_UNSUB",
    check: Check::Template(bad_target),
};

fn bad_target(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(body) = case.body() else { return };
    let ways = ways_out(case);
    for link in links(case, ways).into_iter().filter(|link| !body.target(link).contains(VARIABLE)) {
        let url = &link.url;
        let is_short = case
            .policy
            .shorteners
            .iter()
            .map(|known| site::ascii(known))
            .any(|known| *known == *url.host || known == url.site());
        let message = if url.is_web() && url.has_ip_host() {
            phrase::TO_AN_ADDRESS
        } else if is_short {
            phrase::THROUGH_A_SHORTENER
        } else {
            continue;
        };
        report.add(|locale| {
            let words = quote(body.target(link));
            Note::new(message.say(locale, &[("words", &words)])).at(body.part, &link.span)
        });
    }
}

pub(super) static MAILTO_ONLY: Rule = Rule {
    id: "unsubscribe/mailto-only",
    severity: Severity::Warn,
    what: phrase::MAILTO_ONLY_WHAT,
    why: phrase::MAILTO_ONLY_WHY,
    fix: phrase::MAILTO_ONLY_FIX,
    bad: Example::body("<a href=\"mailto:unsubscribe@shop.example\">Unsubscribe</a>").of(Kind::Marketing),
    good: Example::body("<a href=\"https://shop.example/unsubscribe\">Unsubscribe</a>").of(Kind::Marketing),
    source: "Gmail sender guidelines",
    check: Check::Template(mailto_only),
};

fn mailto_only(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(body) = case.body().filter(|_| case.question.kind == Kind::Marketing) else { return };
    let ways = ways_out(case);
    let links = links(case, ways);
    if links.len() == ways.len()
        && links.iter().all(|link| link.url.scheme == "mailto")
        && let Some(link) = links.first()
    {
        report.add(|locale| {
            let words = quote(body.target(link));
            Note::new(phrase::MAILTO_ONLY.say(locale, &[("words", &words)])).at(body.part, &link.span)
        });
    }
}

pub(super) static IN_TRIGGER: Rule = Rule {
    id: "unsubscribe/in-trigger",
    severity: Severity::Info,
    what: phrase::IN_TRIGGER_WHAT,
    why: phrase::IN_TRIGGER_WHY,
    fix: phrase::IN_TRIGGER_FIX,
    bad: Example::body("<a href=\"https://shop.example/unsubscribe\">Unsubscribe</a>").of(Kind::Trigger),
    good: Example::body("<a href=\"https://shop.example/unsubscribe\">Unsubscribe</a>").of(Kind::Marketing),
    source: "own",
    check: Check::Template(in_trigger),
};

fn in_trigger(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(body) = case.body() else { return };
    if let (Kind::Trigger | Kind::Transactional, Some(way)) = (case.question.kind, ways_out(case).first()) {
        report.add(|locale| Note::new(phrase::IN_TRIGGER.text(locale)).at(body.part, &way.span));
    }
}
