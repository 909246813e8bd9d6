//! The tasks of the house.

mod bench;
mod component;
mod differential;
mod fingerprint;
mod fuzz;
mod page;
mod place;
mod process;
mod python;
mod seeds;
mod setup;
mod simplified;
mod size;
mod suffixes;
mod tally;
mod test;
mod types;
mod wasm;
mod web;

use anyhow::Result;
use clap::{Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// Sets up, builds, tests and shows Sendright.
///
/// On a fresh machine with Rust, Python 3.9 and Node 20, `cargo xtask demo` or `cargo xtask test` does everything by
/// itself; the other tasks are parts of these two.
#[derive(Parser)]
#[command(name = "cargo xtask", arg_required_else_help = true, disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Show the main job: a reviewed template becomes a thousand delivered mails, on loopback.
    Demo,
    /// Run everything in every embedding; ends with `N passed, N failed`.
    Test,
    /// Ask random questions of random policies in every embedding, and compare the answers byte for byte.
    Differential {
        /// How many questions to ask
        #[arg(long, default_value_t = 1_000_000)]
        questions: u64,
        /// What the questions are drawn from, to repeat a run; the clock's if not given
        #[arg(long)]
        seed: Option<u64>,
    },
    /// Search for input that breaks the policy, by coverage, with a nightly compiler.
    Fuzz {
        /// One of the targets in `tests/fuzz/fuzz_targets`; each in turn if not given
        target: Option<String>,
        /// How long to search with each target
        #[arg(long, default_value_t = 600)]
        seconds: u64,
    },
    /// Install what is missing: the wasm target, Debian packages, the Python environment, npm packages.
    Setup,
    /// Write the public suffix list anew, from the crate `psl` as Cargo.lock has it.
    Suffixes,
    /// Write anew which traditional letters stand for which simplified ones.
    Simplified {
        /// `data/dictionary/TSCharacters.txt` of `OpenCC`.
        #[arg(value_name = "FILE")]
        table: PathBuf,
    },
    /// Write the types of the Python package anew, from the types in Rust.
    PythonTypes,
    /// Build the policy as a component and as an npm package, into `target/wasm`.
    Wasm,
    /// Build the checker page and the edge worker into `target/wasm`, and serve the page on loopback.
    Web {
        /// Where the page is served
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Build and serve nothing
        #[arg(long)]
        build: bool,
    },
    /// Show what each part of the web build costs in bytes, and whether all of it keeps to the budget.
    Size,
    /// Measure what things cost, beside other programs that do the same.
    Bench(bench::Options),
}

fn main() -> ExitCode {
    match run(&Arguments::parse().task) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: &Task) -> Result<bool> {
    match task {
        Task::Demo => demo(),
        Task::Test => Ok(test::run()),
        Task::Differential { questions, seed } => differential::run(*questions, *seed),
        Task::Fuzz { target, seconds } => fuzz::run(target.as_deref(), *seconds),
        Task::Setup => setup::everything().map(|()| true),
        Task::Suffixes => suffixes::write().map(|()| true),
        Task::Simplified { table } => simplified::write(table).map(|()| true),
        Task::PythonTypes => setup::python().and_then(|()| python::types::write()).map(|()| true),
        Task::Wasm => wasm::build().map(|()| true),
        Task::Web { port, build } => show(*port, *build).map(|()| true),
        Task::Size => size::report().map(|()| true),
        Task::Bench(options) => bench::run(options).map(|()| true),
    }
}

fn show(port: u16, only_build: bool) -> Result<()> {
    page::build()?;
    if only_build { Ok(()) } else { page::serve(port) }
}

fn demo() -> Result<bool> {
    setup::wasm_target()?;
    wasm::build()?;
    process::cargo(&["build", "--release", "--bin", "sendright"]).run()?;
    let component = place::component();
    process::Command::new(place::release("sendright")).args(["demo", "--component"]).arg(component).status()
}
