//! Does the template keep to the account's line of business?

use crate::finding::Severity;
use crate::order;
use crate::phrases::rules::history as phrase;
use crate::template::findings::{Note, Report};
use crate::template::review::EarlierTemplate;
use crate::template::rules::{Case, Check, Example, Rule};
use crate::template::topics::Topic;
use std::collections::BTreeSet;

pub(super) static NEW_KIND: Rule = Rule {
    id: "history/new-kind",
    severity: Severity::Review,
    what: phrase::NEW_KIND_WHAT,
    why: phrase::NEW_KIND_WHY,
    fix: phrase::NEW_KIND_FIX,
    bad: Example::body("<p>You have a new message.</p>")
        .with(r#"{"history":[{"kind":"marketing"},{"kind":"marketing"},{"kind":"marketing"}]}"#),
    good: Example::body("<p>You have a new message.</p>")
        .with(r#"{"history":[{"kind":"marketing"},{"kind":"trigger"},{"kind":"marketing"}]}"#),
    source: "rulebook 1.7",
    check: Check::Template(new_kind),
};

fn new_kind(case: &Case<'_>, report: &mut Report<'_>) {
    let earlier = &case.question.history;
    let count = u64::try_from(earlier.len()).unwrap_or(u64::MAX);
    let kind = case.question.kind;
    if count >= case.policy.kinds_known_after && earlier.iter().all(|template| template.kind != kind) {
        report.add(|locale| {
            let kind = super::kind_word(kind, locale);
            Note::new(phrase::NEW_KIND.say(locale, &[("count", &count), ("kind", &kind)]))
                .counted(count, case.policy.kinds_known_after)
        });
    }
}

pub(super) static NEW_TOPIC: Rule = Rule {
    id: "history/new-topic",
    severity: Severity::Review,
    what: phrase::NEW_TOPIC_WHAT,
    why: phrase::NEW_KIND_WHY,
    fix: phrase::NEW_TOPIC_FIX,
    bad: Example::body(FLIGHT).with(
        r#"{"history":[{"kind":"trigger","topics":["health"]},{"kind":"trigger","topics":["health"]},{"kind":"trigger","topics":["health"]}]}"#,
    ),
    good: Example::body(FLIGHT).with(
        r#"{"history":[{"kind":"trigger","topics":["health"]},{"kind":"trigger","topics":["travel"]},{"kind":"trigger","topics":["health"]}]}"#,
    ),
    source: "rulebook 1.7",
    check: Check::Template(new_topic),
};

const FLIGHT: &str = "<p>Your flight leaves on time. The hotel, the airport and your luggage are in the itinerary.</p>";

fn new_topic(case: &Case<'_>, report: &mut Report<'_>) {
    let policy = &case.policy.topics;
    let plain = case.topics().next().filter(|(topic, words)| policy.tells(*topic) && *words >= policy.clear_words);
    let Some((topic, words)) = plain else { return };
    // What comes behind an everyday topic is in passing, as a bank is in an invoice.
    let line = |earlier: &'_ EarlierTemplate| {
        earlier.topics.iter().copied().take_while(|topic| policy.tells(*topic)).collect()
    };
    let lines: Vec<Vec<Topic>> =
        case.question.history.iter().map(line).filter(|line: &Vec<_>| !line.is_empty()).collect();
    let count = u64::try_from(lines.len()).unwrap_or(u64::MAX);
    let known: BTreeSet<Topic> = order::gathered(lines.into_iter().flatten());
    let is_known = |topic| known.iter().any(|known| policy.are_kin(*known, topic));
    if count < policy.known_after || case.topics().any(|(topic, _)| is_known(topic)) {
        return;
    }
    report.add(|locale| {
        let (topic, known) = (topic.name(), list(&known));
        Note::new(phrase::NEW_TOPIC.say(locale, &[("topic", &topic), ("known", &known)]))
            .counted(words, policy.clear_words)
    });
}

fn list(topics: &BTreeSet<Topic>) -> String {
    topics.iter().map(|topic| format!("`{}`", topic.name())).collect::<Vec<_>>().join(", ")
}
