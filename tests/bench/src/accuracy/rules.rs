//! Every rule: how often it finds something.

use super::judged::Judged;
use super::{percent, table};
use sendright::template::describe::RuleDescription;
use sendright::template::document::Level;

pub(super) fn all(rules: &[RuleDescription], honest: &[Judged], ham: &[Judged], spam: &[Judged]) -> String {
    let groups = [honest, ham, spam];
    let mut silent = Vec::new();
    let mut rows = Vec::new();
    for rule in rules {
        let counts = groups.map(|mails| mails.iter().filter(|mail| mail.rules.contains_key(&rule.id)).count());
        if counts == [0; 3] {
            silent.push(format!("`{}`", rule.id));
            continue;
        }
        let shares = counts.into_iter().zip(groups).map(|(count, mails)| match count {
            0 => "–".to_owned(),
            count => format!("{count}, {}", percent(count, mails.len())),
        });
        rows.push([rule.id.clone(), level(rule.severity).to_owned()].into_iter().chain(shares));
    }
    let silent =
        if silent.is_empty() { String::new() } else { format!("\n\nNothing at all found: {}.", silent.join(", ")) };
    format!(
        "## Every rule\n\nHow many honest templates, honest mails and spam mails each finds something in.\n\n{}{silent}",
        table(&["rule", "usually", "honest templates", "honest mail", "spam"], 2, rows)
    )
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Off => "off",
        Level::Info => "info",
        Level::Warn => "warn",
        Level::Review => "review",
        Level::Reject => "reject",
    }
}
