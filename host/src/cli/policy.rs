//! `sendright policy`: whether a policy loads, what its own tests show, and what it says in full.

use super::context::Context;
use super::print::{BOLD, DIM, Failure, GREEN, RED, Report, styled};
use crate::config;
use crate::engine::{EngineError, PolicySource};
use clap::Subcommand;
use sendright::Policy;
use sendright::policy::check::{TestFailure, TestPolicy, Uncovered};
use serde_json::json;
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
    /// Show a policy in full, everything inherited filled in
    Show {
        /// A shipped policy or a policy file; that of the configuration if not given
        policy: Option<String>,
    },
}

pub(super) fn run(context: &Context, command: &PolicyCommand) -> Result<Report, Failure> {
    let (PolicyCommand::Check { policy } | PolicyCommand::Test { policy } | PolicyCommand::Show { policy }) = command;
    let (name, source) = if let Some(name) = policy {
        (name.clone(), config::policy_source(name, Path::new(""))?)
    } else {
        let config = context.config()?;
        (config.policy.clone(), config.policy(context.state())?)
    };
    match command {
        PolicyCommand::Check { .. } => check(context, &name, source),
        PolicyCommand::Test { .. } => test(context, source),
        PolicyCommand::Show { .. } => show(source),
    }
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
    for Uncovered { rule, clause, never } in &report.uncovered {
        text.push_str(&format!("{} {rule}: `{clause}` is never {never}\n", styled(DIM, "not covered")));
    }
    text.push_str(&format!("{} passed, {} failed", report.passed, report.failed.len()));
    Ok(Report::new(text, &answered).rejected(!report.failed.is_empty()))
}

fn check(context: &Context, name: &str, source: PolicySource) -> Result<Report, Failure> {
    match context.engine_with(source) {
        Ok(engine) => {
            let stamp = engine.stamp();
            let text = format!("{} {stamp}", styled(GREEN, "loads"));
            Ok(Report::new(text, &json!({ "ok": true, "policy": stamp })))
        }
        Err(Failure { policy: Some(errors), .. }) => {
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
