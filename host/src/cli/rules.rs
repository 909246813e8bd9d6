//! `sendright rules`: what templates are reviewed by.

use super::context::Context;
use super::language::of_tag;
use super::print::{BOLD, DIM, Failure, Report, styled, word};
use clap::Args;
use sendright::Locale;
use sendright::template::describe::{DescribeRules, RuleDescription};
use serde_json::Value;

#[derive(Debug, Args)]
pub(super) struct RulesArgs {
    /// A rule's id, as `links/shortener`; all rules if not given
    id: Option<String>,
    /// A shipped policy or a policy file; that of the configuration if not given
    #[arg(long, value_name = "POLICY")]
    policy: Option<String>,
    /// The language of the descriptions, as `ja`
    #[arg(long, value_name = "TAG", default_value = "en", value_parser = of_tag)]
    locale: Locale,
}

pub(super) fn run(context: &Context, args: &RulesArgs) -> Result<Report, Failure> {
    let engine = context.engine_for(args.policy.as_deref())?;
    let mut answered = engine.ask(&DescribeRules { locale: args.locale })?;
    let rules = &mut answered.answer.rules;
    let Some(id) = &args.id else {
        let text: String = rules.iter().map(line).collect();
        return Ok(Report::new(text, &answered));
    };
    rules.retain(|rule| rule.id == *id);
    let Some(rule) = rules.first() else {
        return Err(Failure::new(format!("there is no rule `{id}`; `sendright rules` lists them all")));
    };
    Ok(Report::new(full(rule), &answered))
}

fn line(rule: &RuleDescription) -> String {
    format!("{} {} {}\n", styled(BOLD, &rule.id), styled(DIM, word(&rule.severity)), rule.what)
}

fn full(rule: &RuleDescription) -> String {
    let mut text = format!("{} {}\n", styled(BOLD, &rule.id), word(&rule.severity));
    for (name, part) in [("what", &rule.what), ("why", &rule.why), ("fix", &rule.fix), ("source", &rule.source)] {
        text.push_str(&format!("  {name:<7}{part}\n"));
    }
    for (name, shown) in [("bad", &rule.bad), ("good", &rule.good)] {
        let shown = serde_json::to_value(shown).unwrap_or(Value::Null);
        for (field, value) in shown.as_object().into_iter().flatten() {
            let value = value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned);
            text.push_str(&format!("  {name:<7}{}: {value}\n", styled(DIM, field)));
        }
    }
    text
}
