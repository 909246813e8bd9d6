//! What an answer costs, measured beside other rule engines in the same run.

mod batch;
mod component;
mod loading;
mod machine;
mod native;
mod peers;
mod policy;
mod questions;
mod report;
mod rounds;
mod worker;

use anyhow::Result;
use clap::{Args, Parser, Subcommand};
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
    let Arguments { subject: Subject::Policy(options) } = Arguments::parse();
    match measure(&options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn measure(options: &Options) -> Result<()> {
    let report = policy::measure(options.rounds)?;
    println!("{}", if options.json { report.json()? } else { report.text() });
    Ok(())
}
