//! `sendright rules`: what templates are reviewed by.

use super::context::Context;
use super::print::{BOLD, DIM, Failure, Report, styled};
use clap::Args;
use serde_json::Value;

#[derive(Debug, Args)]
pub(super) struct RulesArgs {
    /// A rule's id, as `links/shortener`; all rules if not given
    id: Option<String>,
    /// A shipped policy or a policy file; that of the configuration if not given
    #[arg(long, value_name = "POLICY")]
    policy: Option<String>,
}

pub(super) fn run(context: &Context, args: &RulesArgs) -> Result<Report, Failure> {
    let engine = context.engine_for(args.policy.as_deref())?;
    let answer = engine.answer_json("describe_rules", "{}")?;
    let mut answer: Value = serde_json::from_str(&answer).map_err(Failure::new)?;
    let Some(rules) = answer.get_mut("rules").and_then(Value::as_array_mut) else {
        return Err(Failure::new("the component describes no rules"));
    };
    if let Some(id) = &args.id {
        rules.retain(|rule| field(rule, "id") == id);
        if rules.is_empty() {
            return Err(Failure::new(format!("there is no rule `{id}`; `sendright rules` lists them all")));
        }
    }
    let lines: Vec<_> = rules.iter().map(|rule| if args.id.is_some() { full(rule) } else { line(rule) }).collect();
    Ok(Report::new(lines.join("\n"), &answer))
}

fn field<'a>(rule: &'a Value, name: &str) -> &'a str {
    rule.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn line(rule: &Value) -> String {
    format!("{} {} {}", styled(BOLD, field(rule, "id")), styled(DIM, field(rule, "severity")), field(rule, "what"))
}

fn full(rule: &Value) -> String {
    let parts = ["what", "why", "fix", "bad", "good", "source"].map(|name| (name, field(rule, name)));
    let body = parts.iter().filter(|(_, text)| !text.is_empty()).map(|(name, text)| format!("\n  {name:<7} {text}"));
    format!("{} {}{}", styled(BOLD, field(rule, "id")), field(rule, "severity"), body.collect::<String>())
}
