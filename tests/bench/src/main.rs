//! What an answer costs, measured beside other programs in the same run.

mod accuracy;
mod batch;
mod component;
mod filters;
mod loading;
mod machine;
mod native;
mod page;
mod peers;
mod plan;
mod policy;
mod questions;
mod report;
mod review;
mod rounds;
mod worker;

use anyhow::Result;
use clap::{Args, Parser, Subcommand};
use filters::Filters;
use report::Report;
use std::path::PathBuf;
use std::process::ExitCode;

/// Measures Sendright and prints a table. `cargo xtask bench` builds what it needs.
#[derive(Parser)]
#[command(name = "sendright-bench", arg_required_else_help = true, disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    subject: Subject,
}

#[derive(Subcommand)]
enum Subject {
    /// The answers of the policy: native, as a component, in batches, and beside other rule engines.
    Policy(Options),
    /// The review of templates: its speed in every embedding, beside spam filters, and how often it is right.
    Review {
        #[command(flatten)]
        options: Options,
        /// Mails that somebody sorted, a JSON object a line, packed with gzip or not.
        #[arg(long, value_name = "FILE", conflicts_with = "json")]
        mails: Option<PathBuf>,
        /// Honest templates in the same form; with both files the page `REVIEW.md` is written anew.
        #[arg(long, value_name = "FILE", conflicts_with = "json")]
        templates: Option<PathBuf>,
    },
}

#[derive(Args)]
struct Options {
    /// One line of JSON instead of the table.
    #[arg(long)]
    json: bool,
    /// How often each is measured, in turns; the table shows medians.
    #[arg(long, default_value_t = 15, value_parser = clap::value_parser!(u32).range(1..))]
    rounds: u32,
}

fn main() -> ExitCode {
    match run(&Arguments::parse().subject) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(subject: &Subject) -> Result<()> {
    match subject {
        Subject::Policy(options) => show(&policy::measure(options.rounds)?, options),
        Subject::Review { options, mails, templates } => {
            let filters = Filters::start()?;
            let report = review::measure(options.rounds, &filters)?;
            show(&report, options)?;
            if mails.is_none() && templates.is_none() {
                return Ok(());
            }
            let accuracy = accuracy::measure(&filters, mails.as_deref(), templates.as_deref())?;
            println!("\n{accuracy}");
            if mails.is_some() && templates.is_some() { page::write(&report, &accuracy) } else { Ok(()) }
        }
    }
}

fn show(report: &Report, options: &Options) -> Result<()> {
    println!("{}", if options.json { report.json()? } else { report.text() });
    Ok(())
}
