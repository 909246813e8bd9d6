//! What things cost, beside other programs that do the same.

use crate::process::{Command, cargo};
use crate::{place, python, setup, wasm};
use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};

/// What can be measured.
#[derive(Clone, Copy, ValueEnum)]
enum Subject {
    /// The answers of the policy, beside other rule engines.
    Policy,
    /// The Python package, beside rule engines for Python and native Rust.
    Python,
    /// The review of templates, beside spam filters; with files of mails also how often each is right.
    Review,
}

#[derive(Args)]
pub(crate) struct Options {
    /// What to measure.
    #[arg(value_enum)]
    subject: Subject,
    /// The results as JSON, in the last line, instead of a table.
    #[arg(long)]
    json: bool,
    /// How often each is measured.
    #[arg(long, value_name = "NUMBER")]
    rounds: Option<u32>,
    /// Of the review: mails that somebody sorted into `ham` and `spam`, a JSON object a line, packed with gzip or not.
    #[arg(long, value_name = "FILE", conflicts_with = "json")]
    mails: Option<PathBuf>,
    /// Of the review: honest templates in the same form. With both files `tests/bench/REVIEW.md` is written anew.
    #[arg(long, value_name = "FILE", conflicts_with = "json")]
    templates: Option<PathBuf>,
}

/// Builds what is measured, and measures it.
pub(crate) fn run(options: &Options) -> Result<()> {
    if !matches!(options.subject, Subject::Review) && (options.mails.is_some() || options.templates.is_some()) {
        bail!("`--mails` and `--templates` are for `cargo xtask bench review`");
    }
    match options.subject {
        Subject::Policy => {
            setup::python()?;
            setup::wasm_target()?;
            wasm::build()?;
            python::install()?;
            // Apart, so that what they want of shared crates does not reach Sendright.
            cargo(&["build", "--release", "--package", "sendright-bench-peers"]).run()?;
            let command = cargo(&["run", "--quiet", "--release", "--bin", "sendright-bench", "--", "policy"]);
            measured(command, options).run()
        }
        Subject::Python => {
            setup::python()?;
            python::install()?;
            cargo(&["build", "--release", "--package", "sendright-bench-review"]).run()?;
            let python = python::beside_peers()?;
            let command =
                Command::new(python).arg("tests/bench/python/bench.py").arg(place::release("sendright-bench-review"));
            measured(command, options).run()
        }
        Subject::Review => {
            setup::wasm_target()?;
            setup::filters()?;
            setup::bench()?;
            wasm::build()?;
            cargo(&["build", "--release", "--package", "sendright-bench-review"]).run()?;
            let mut command = cargo(&["run", "--quiet", "--release", "--bin", "sendright-bench", "--", "review"]);
            for (name, file) in [("--mails", &options.mails), ("--templates", &options.templates)] {
                if let Some(file) = file {
                    command = command.arg(name).arg(absolute(file)?);
                }
            }
            measured(command, options).run()
        }
    }
}

/// Programs run in the root of the workspace, wherever this one was started.
fn absolute(file: &Path) -> Result<PathBuf> {
    std::path::absolute(file).with_context(|| format!("there is no place {}", file.display()))
}

/// The benchmark with its options: by `--bin`, as xtask itself, to share what is built.
fn measured(command: Command, options: &Options) -> Command {
    let rounds = options.rounds.map(|rounds| ["--rounds".to_owned(), rounds.to_string()]);
    command.args(rounds.into_iter().flatten()).args(options.json.then_some("--json"))
}
