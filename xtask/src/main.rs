//! The tasks of the house.

mod component;
mod fingerprint;
mod place;
mod process;
mod python;
mod setup;
mod tally;
mod test;
mod wasm;
mod web;

use anyhow::Result;
use clap::{Parser, Subcommand};
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
    /// Install what is missing: the wasm target, Debian packages, the Python environment, npm packages.
    Setup,
    /// Build the policy as a component and as an npm package, into `target/wasm`.
    Wasm,
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
        Task::Setup => setup::everything().map(|()| true),
        Task::Wasm => wasm::build().map(|()| true),
    }
}

fn demo() -> Result<bool> {
    setup::wasm_target()?;
    wasm::build()?;
    process::cargo(&["build", "--release", "--bin", "sendright"]).run()?;
    let component = place::component();
    process::Command::new(place::release("sendright")).args(["demo", "--component"]).arg(component).status()
}
