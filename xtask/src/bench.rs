//! What things cost, beside other programs that do the same.

use crate::process::{Command, cargo};
use crate::{place, python, setup, wasm};
use anyhow::Result;
use clap::{Args, ValueEnum};

/// What can be measured.
#[derive(Clone, Copy, ValueEnum)]
enum Subject {
    /// The answers of the policy, beside other rule engines.
    Policy,
    /// The Python package, beside rule engines for Python and native Rust.
    Python,
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
}

/// Builds what is measured, and measures it.
pub(crate) fn run(options: &Options) -> Result<()> {
    setup::python()?;
    match options.subject {
        Subject::Policy => {
            setup::wasm_target()?;
            wasm::build()?;
            python::install()?;
            // Apart, so that what they want of shared crates does not reach Sendright.
            cargo(&["build", "--release", "--package", "sendright-bench-peers"]).run()?;
            let command = cargo(&["run", "--quiet", "--release", "--bin", "sendright-bench", "--", "policy"]);
            measured(command, options).run()
        }
        Subject::Python => {
            python::install()?;
            cargo(&["build", "--release", "--package", "sendright-bench-review"]).run()?;
            let python = python::beside_peers()?;
            let command =
                Command::new(python).arg("tests/bench/python/bench.py").arg(place::release("sendright-bench-review"));
            measured(command, options).run()
        }
    }
}

/// The benchmark with its options: by `--bin`, as xtask itself, to share what is built.
fn measured(command: Command, options: &Options) -> Command {
    let rounds = options.rounds.map(|rounds| ["--rounds".to_owned(), rounds.to_string()]);
    command.args(rounds.into_iter().flatten()).args(options.json.then_some("--json"))
}
