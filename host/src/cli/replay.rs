//! `sendright replay`: what another policy would have decided.

use super::context::Context;
use super::print::{DIM, Failure, Report, YELLOW, styled, table};
use crate::replay::{self, Group, Summary};
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;

/// Ask the questions of decision records again and list what would change, grouped by rule.
///
/// A record is one JSON object a line with `function`, `question`, `answer` and `policy`, as `sendright records` and
/// `sendright answer --record` write them.
#[derive(Debug, Args)]
pub(super) struct ReplayArgs {
    /// The records; `-` for standard input
    records: PathBuf,
    /// A shipped policy or a policy file; that of the configuration if not given
    #[arg(long, value_name = "NEW")]
    policy: Option<String>,
}

#[derive(Serialize)]
struct Replayed<'a> {
    #[serde(flatten)]
    summary: &'a Summary,
    policy: String,
}

pub(super) fn run(context: &Context, args: &ReplayArgs) -> Result<Report, Failure> {
    let engine = context.engine_for(args.policy.as_deref())?;
    let (records, bytes) = open(args)?;
    let bar = bar(bytes);
    let summary = replay::replay(records, &engine, |read| bar.set_position(read)).map_err(Failure::new)?;
    bar.finish_and_clear();
    if summary.records == 0 && summary.unreadable > 0 {
        let first = summary.unreadable_lines.first().map(|line| format!("line {}: {}", line.line, line.message));
        return Err(Failure::new(format!("there is no record in it; {}", first.unwrap_or_default())));
    }
    let policy = engine.stamp();
    Ok(Report::new(text(&summary, &policy), &Replayed { summary: &summary, policy }))
}

type Records = Box<dyn BufRead + Send>;

fn open(args: &ReplayArgs) -> Result<(Records, Option<u64>), Failure> {
    if args.records.as_os_str() == "-" {
        return Ok((Box::new(BufReader::new(std::io::stdin())), None));
    }
    let name = args.records.display();
    let file = File::open(&args.records).map_err(|error| Failure::new(format!("`{name}` cannot be read: {error}")))?;
    let bytes = file.metadata().ok().filter(std::fs::Metadata::is_file).map(|metadata| metadata.len());
    Ok((Box::new(BufReader::with_capacity(1 << 20, file)), bytes))
}

fn bar(bytes: Option<u64>) -> ProgressBar {
    let bar = bytes.map_or_else(ProgressBar::new_spinner, ProgressBar::new);
    let style = if bytes.is_some() {
        "{bar:40} {percent:>3} %  {binary_bytes} of {binary_total_bytes}  {eta} left"
    } else {
        "{spinner} {binary_bytes}"
    };
    bar.set_style(ProgressStyle::with_template(style).unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar
}

fn text(summary: &Summary, policy: &str) -> String {
    let then = summary.policies.iter().cloned().collect::<Vec<_>>().join(", ");
    let records = if summary.records == 1 { "record" } else { "records" };
    let mut text = format!("{} {records}, of which {} would change\n", summary.records, summary.changed);
    if summary.other_values > 0 {
        text.push_str(&format!("{} would be decided alike, with other values\n", summary.other_values));
    }
    let then = if then.is_empty() { String::new() } else { format!("then {then}, ") };
    text.push_str(&format!("{}\n", styled(DIM, format!("{then}now {policy}"))));
    if summary.unreadable > 0 {
        text.push_str(&styled(YELLOW, format!("{} lines are no records\n", summary.unreadable)));
        for line in &summary.unreadable_lines {
            text.push_str(&format!("  line {}: {}\n", line.line, line.message));
        }
    }
    if !summary.groups.is_empty() {
        let head = ["records", "function", "rule", "before", "after", "first at line"];
        text.push_str(&table(&head, &summary.groups.iter().map(row).collect::<Vec<_>>()));
    }
    text
}

fn row(group: &Group) -> Vec<String> {
    let Group { function, rule, before, after, records, first_line } = group;
    vec![records.to_string(), function.clone(), rule.clone(), before.clone(), after.clone(), first_line.to_string()]
}
