//! Honest templates: how many are not approved, and why.

use super::judged::Judged;
use super::{description, share, table};
use sendright::template::describe::RuleDescription;
use sendright::{Severity, Verdict};
use std::collections::{BTreeMap, BTreeSet};

const PLACEHOLDER: &str = "content/placeholder-text";

pub(super) fn by_language(honest: &[Judged], filters: &[&str]) -> String {
    let languages: BTreeSet<&str> = honest.iter().map(|mail| mail.language.as_str()).collect();
    let row = |name: &str, mails: &[&Judged]| {
        let own = [Verdict::Approve, Verdict::Review, Verdict::Reject]
            .map(|verdict| share(mails, |mail| mail.verdict == verdict));
        let others: Vec<_> =
            (0..filters.len()).map(|at| share(mails, |mail| mail.filters.get(at) == Some(&true))).collect();
        std::iter::once(name.to_owned()).chain(own).chain(others).collect::<Vec<_>>()
    };
    let rows = languages
        .into_iter()
        .map(|language| row(language, &honest.iter().filter(|mail| mail.language == language).collect::<Vec<_>>()));
    let all = row("all", &honest.iter().collect::<Vec<_>>());
    let head = [&["", "approved", "to a human", "refused"], filters].concat();
    format!(
        "## Honest templates\n\n\
         Each as the kind that it seems to be, with nothing known of its sender; one without a subject gets a plain one. The\n\
         columns of the filters are what would be spam to them.\n\n{}\n\n{}",
        table(&head, 1, rows.chain([all])),
        without_unfinished(honest)
    )
}

/// How many go to a human of those that somebody has written to the end.
fn without_unfinished(honest: &[Judged]) -> String {
    let (unfinished, finished): (Vec<_>, Vec<_>) = honest.iter().partition(|mail| mail.rules.contains_key(PLACEHOLDER));
    let to_a_human = |mail: &Judged| mail.verdict == Verdict::Review;
    format!(
        "{} of those that go to a human hold text that stands in for what nobody has written yet (`{PLACEHOLDER}`); of the\n\
         others {} do.",
        unfinished.into_iter().filter(|mail| to_a_human(mail)).count(),
        share(&finished, to_a_human)
    )
}

/// The rules that refuse honest templates or ask for a human, and how often, with what they look for and why.
pub(super) fn by_rule(honest: &[Judged], rules: &[RuleDescription]) -> String {
    let mut found: BTreeMap<(&str, Severity), BTreeMap<&str, usize>> = BTreeMap::new();
    for mail in honest {
        for (rule, severity) in mail.rules.iter().filter(|(_, severity)| **severity >= Severity::Review) {
            *found.entry((rule, *severity)).or_default().entry(&mail.language).or_default() += 1;
        }
    }
    let mut found: Vec<_> =
        found.into_iter().map(|(rule, languages)| (languages.values().sum(), rule, languages)).collect();
    found.sort_by_key(|(count, (rule, severity), _): &(usize, _, _)| {
        (*severity < Severity::Reject, usize::MAX - count, *rule)
    });
    let rows = found.iter().map(|(count, (rule, severity), languages)| {
        let languages: Vec<_> = languages.iter().map(|(language, count)| format!("{language} {count}")).collect();
        let does = if *severity == Severity::Reject { "refuses" } else { "asks for a human" };
        [(*rule).to_owned(), does.to_owned(), count.to_string(), languages.join(", ")]
    });
    let ids: BTreeSet<_> = found.iter().map(|(_, (rule, _), _)| *rule).collect();
    let reasons = ids
        .into_iter()
        .filter_map(|id| description(rules, id))
        .map(|rule| format!("* `{}`: {} {}\n", rule.id, rule.what, rule.why));
    let weighed = honest.iter().filter(|mail| {
        mail.verdict == Verdict::Review && mail.rules.values().all(|severity| *severity < Severity::Review)
    });
    format!(
        "## Why honest templates are not approved\n\n{}\n\n\
         {} went to a human for the sum of their warnings alone. What these rules look for, and why:\n\n{}",
        table(&["rule", "", "templates", "by language"], 2, rows),
        weighed.count(),
        reasons.collect::<String>().trim_end()
    )
}

/// Each template that is not approved, under the rules that say so.
pub(super) fn by_template(honest: &[Judged]) -> String {
    let with = |verdict, does: &str| {
        let mut found: BTreeMap<Vec<&str>, Vec<&str>> = BTreeMap::new();
        for mail in honest.iter().filter(|mail| mail.verdict == verdict) {
            found.entry(mail.grave().collect()).or_default().push(&mail.name);
        }
        let group = |(rules, names): (&Vec<&str>, &Vec<&str>)| {
            let rules: Vec<_> = rules.iter().map(|rule| format!("`{rule}`")).collect();
            let why = if rules.is_empty() { "the sum of its warnings".to_owned() } else { rules.join(", ") };
            let names: String = names.iter().map(|name| format!("* {name}\n")).collect();
            format!("{does} {why}:\n\n{names}\n")
        };
        found.iter().map(group).collect::<String>()
    };
    let all = with(Verdict::Reject, "Refused by") + &with(Verdict::Review, "To a human by");
    format!("## Each honest template that is not approved\n\n{}", all.trim_end())
}
