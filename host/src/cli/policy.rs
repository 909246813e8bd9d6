//! `sendright policy`: whether a policy loads, what its own tests show, and what it says in full.

use super::context::Context;
use super::print::{BOLD, DIM, Failure, GREEN, RED, Report, styled};
use crate::config;
use crate::engine::{EngineError, PolicySource};
use clap::Subcommand;
use sendright::Policy;
use sendright::policy::check::{TestFailure, TestPolicy, Uncovered, Unmet};
use sendright::policy::compare::{Change, ComparePolicy, PolicyComparison};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;

#[derive(Debug, Subcommand)]
pub(super) enum PolicyCommand {
    /// Load a policy and name everything that is wrong with it
    Check {
        /// A shipped policy or a policy file; that of the configuration if not given
        policy: Option<String>,
    },
    /// Run a policy's own tests, and name the clauses that they never touch
    Test {
        /// A shipped policy or a policy file; that of the configuration if not given
        policy: Option<String>,
    },
    /// Show a policy in full, everything inherited filled in, or what differs between two
    Show {
        /// A shipped policy or a policy file; that of the configuration if not given
        policy: Option<String>,
        /// List what B says differently from A, value by value
        #[arg(long, num_args = 2, value_names = ["A", "B"], conflicts_with = "policy")]
        diff: Option<Vec<String>>,
    },
    /// Print the JSON Schema of policies, by which editors complete and check them
    Schema,
}

pub(super) fn run(context: &Context, command: &PolicyCommand) -> Result<Report, Failure> {
    match command {
        PolicyCommand::Check { policy } => {
            let (name, source) = source(context, policy.as_deref())?;
            check(context, &name, source)
        }
        PolicyCommand::Test { policy } => test(context, source(context, policy.as_deref())?.1),
        PolicyCommand::Show { diff: Some(pair), .. } => match pair.as_slice() {
            [before, after] => diff(context, before, after),
            _ => Err(Failure::new("`--diff` takes two policies")),
        },
        PolicyCommand::Show { policy, .. } => show(source(context, policy.as_deref())?.1),
        PolicyCommand::Schema => {
            let schema: Value = serde_json::from_str(sendright::policy::SCHEMA).map_err(Failure::new)?;
            Ok(Report::new(sendright::policy::SCHEMA, &schema))
        }
    }
}

/// The policy that is named, else that of the configuration.
fn source(context: &Context, policy: Option<&str>) -> Result<(String, PolicySource), Failure> {
    if let Some(name) = policy {
        return Ok((name.to_owned(), config::policy_source(name, Path::new(""))?));
    }
    let config = context.config()?;
    let source = config.policy(context.state())?;
    Ok((config.policy, source))
}

fn diff(context: &Context, before: &str, after: &str) -> Result<Report, Failure> {
    let engine = context.engine_with(config::policy_source(before, Path::new(""))?)?;
    let other = match config::policy_source(after, Path::new(""))? {
        PolicySource::Preset(name) => name,
        PolicySource::Document(text) => {
            // Loaded here too, so that each mistake is told with its place in that file.
            Policy::load(&text).map_err(|errors| Failure::from(EngineError::Policy(errors)))?;
            text
        }
    };
    let answered = engine.ask(&ComparePolicy { other })?;
    let PolicyComparison { other, changes } = &answered.answer;
    let mut text =
        format!("{}\n{}\n", styled(RED, format!("- {}", answered.policy)), styled(GREEN, format!("+ {other}")));
    for Change { path, before, after } in changes {
        text.push_str(&format!("{}\n", styled(BOLD, path)));
        for (sign, style, value) in [("-", RED, before), ("+", GREEN, after)] {
            if let Some(value) = value {
                text.push_str(&format!("  {}\n", styled(style, format!("{sign} {value}"))));
            }
        }
    }
    if changes.is_empty() {
        text.push_str("they say the same\n");
    }
    Ok(Report::new(text, &answered))
}

fn test(context: &Context, source: PolicySource) -> Result<Report, Failure> {
    let answered = context.engine_with(source)?.ask(&TestPolicy {})?;
    let report = &answered.answer;
    let mut text = String::new();
    for failure in &report.failed {
        let TestFailure { name, path, expected, found } = failure;
        let name = styled(RED, name);
        text.push_str(&format!("{name}\n  {path}: expected {expected}, found {found}\n"));
    }
    let not_covered = styled(DIM, "not covered");
    for Uncovered { rule, clause, never, .. } in report.uncovered.iter().filter(|clause| !clause.inherited) {
        text.push_str(&format!("{not_covered} {rule}: `{clause}` is never {never}\n"));
    }
    for Unmet { list, rule } in &report.unmet {
        text.push_str(&format!("{not_covered} {rule}: no test brings about this rule of `{list}`\n"));
    }
    let of_preset = report.uncovered.iter().filter(|clause| clause.inherited);
    let clauses = of_preset.map(|clause| (&clause.rule, &clause.clause)).collect::<BTreeSet<_>>().len();
    if clauses > 0 || report.unmet_inherited > 0 {
        let rules = report.unmet_inherited;
        text.push_str(&format!("{not_covered} of the preset: clauses {clauses}, other rules {rules}\n"));
    }
    text.push_str(&format!("{} passed, {} failed", report.passed, report.failed.len()));
    Ok(Report::new(text, &answered).rejected(!report.failed.is_empty()))
}

fn check(context: &Context, name: &str, source: PolicySource) -> Result<Report, Failure> {
    let is_document = matches!(source, PolicySource::Document(_));
    match context.engine_with(source) {
        Ok(engine) => {
            let stamp = engine.stamp();
            let text = format!("{} {stamp}", styled(GREEN, "loads"));
            Ok(Report::new(text, &json!({ "ok": true, "policy": stamp })))
        }
        // A shipped policy that is none is a slip of the command, not of a policy.
        Err(Failure { policy: Some(errors), .. }) if is_document => {
            let lines: Vec<_> = errors.0.iter().map(|error| format!("{}: {error}", styled(BOLD, name))).collect();
            let text = format!("{}\n{}", lines.join("\n"), styled(RED, format!("{} wrong", count(lines.len()))));
            Ok(Report::new(text, &json!({ "ok": false, "errors": errors.0 })).rejected(true))
        }
        Err(other) => Err(other),
    }
}

fn count(errors: usize) -> String {
    if errors == 1 { "one thing is".to_owned() } else { format!("{errors} things are") }
}

/// The document is data, not a verdict: the library in this program fills in what is inherited.
fn show(source: PolicySource) -> Result<Report, Failure> {
    let policy = match source {
        PolicySource::Preset(name) => Policy::preset(&name).map_err(Into::into),
        PolicySource::Document(text) => Policy::load(&text),
    }
    .map_err(|errors| Failure::from(EngineError::Policy(errors)))?;
    let text = toml::to_string_pretty(policy.document()).map_err(Failure::new)?;
    Ok(Report::new(format!("# {}\n{text}", policy.stamp()), policy.document()))
}
