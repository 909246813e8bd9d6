//! What receivers ask of a sender.

use crate::answer::Kind;
use crate::finding::Severity;
use crate::phrases::rules::auth as phrase;
use crate::template::authentication::ReportedAuthentication;
use crate::template::findings::{Note, Report};
use crate::template::rules::{Case, Check, Example, Rule};

pub(super) static UNAUTHENTICATED: Rule = Rule {
    id: "auth/dkim-spf-dmarc",
    severity: Severity::Warn,
    what: phrase::UNAUTHENTICATED_WHAT,
    why: phrase::UNAUTHENTICATED_WHY,
    fix: phrase::UNAUTHENTICATED_FIX,
    bad: Example::body("<p>You have a new message.</p>")
        .with(r#"{"sender":{"authentication":{"spf":"pass","dkim":"pass","dmarc":"none"}}}"#),
    good: Example::body("<p>You have a new message.</p>")
        .with(r#"{"sender":{"authentication":{"spf":"pass","dkim":"pass","dmarc":"pass","aligned":true}}}"#),
    source: "Gmail and Yahoo sender guidelines; Microsoft, 550 5.7.515",
    check: Check::Template(unauthenticated),
};

fn unauthenticated(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(sender) = &case.question.sender else { return };
    let Some(results) = sender.authentication.map(faults).filter(|faults| !faults.is_empty()) else { return };
    let most = case.policy.bulk.daily_volume;
    let is_bulk = case.question.kind == Kind::Marketing && sender.daily_volume.is_some_and(|volume| volume > most);
    report.add_as(if is_bulk { Severity::Reject } else { Severity::Warn }, |locale| {
        let results = results.join(", ");
        let note = Note::new(phrase::UNAUTHENTICATED.say(locale, &[("results", &results)]));
        sender.daily_volume.map_or(note.clone(), |volume| note.counted(volume, most))
    });
}

/// What is reported and does not pass, as `Authentication-Results` has it (RFC 8601).
fn faults(reported: ReportedAuthentication) -> Vec<String> {
    let methods = [("spf", reported.spf), ("dkim", reported.dkim), ("dmarc", reported.dmarc)];
    let failed = methods.into_iter().filter_map(|(method, result)| Some((method, result?.fault()?)));
    let unaligned = reported.aligned.filter(|aligned| !aligned).map(|_| ("aligned", "false"));
    failed.chain(unaligned).map(|(method, result)| format!("`{method}={result}`")).collect()
}

pub(super) static SPAM_RATE: Rule = Rule {
    id: "auth/spam-rate",
    severity: Severity::Info,
    what: phrase::SPAM_RATE_WHAT,
    why: phrase::SPAM_RATE_WHY,
    fix: phrase::SPAM_RATE_FIX,
    bad: Example::body("<p>You have a new message.</p>").with(r#"{"sender":{"spam_rate_ppm":1000}}"#),
    good: Example::body("<p>You have a new message.</p>").with(r#"{"sender":{"spam_rate_ppm":999}}"#),
    source: "Gmail sender guidelines",
    check: Check::Template(spam_rate),
};

fn spam_rate(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(rate) = case.question.sender.as_ref().and_then(|sender| sender.spam_rate_ppm) else { return };
    let bulk = &case.policy.bulk;
    let (severity, limit) = if rate >= bulk.max_spam_ppm {
        (Severity::Warn, bulk.max_spam_ppm)
    } else {
        (Severity::Info, bulk.advised_spam_ppm)
    };
    if rate >= limit {
        report.add_as(severity, |locale| {
            let (percent, most) = (percent(rate), percent(bulk.advised_spam_ppm));
            let message = phrase::SPAM_RATE.say(locale, &[("percent", &percent), ("most", &most)]);
            Note::new(message).counted(rate, limit)
        });
    }
}

/// Parts per million as percent: 1 500 is 0.15.
fn percent(ppm: u64) -> String {
    let decimals = format!("{}.{:04}", ppm.div_euclid(10_000), ppm.rem_euclid(10_000));
    decimals.trim_end_matches('0').trim_end_matches('.').to_owned()
}
