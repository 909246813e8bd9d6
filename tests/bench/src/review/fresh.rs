//! Programs that have not reviewed anything yet: each is started anew for every measurement.

use super::{MILLISECOND, node};
use crate::report::{Goal, Row, Unit};
use anyhow::{Context, Result, bail};
use sendright_tests::target;
use serde::Deserialize;
use std::path::Path;
use std::process::Command;

/// Nanoseconds in which a module is compiled and instantiated.
const MOST_READY: f64 = 10.0 * MILLISECOND;

/// What such a program tells of itself: nanoseconds, and bytes of memory.
#[derive(Deserialize)]
struct Fresh {
    /// To make a module ready, where there is one.
    module: Option<f64>,
    /// To load a policy.
    loading: f64,
    first: f64,
    second: f64,
    /// What a large template adds.
    memory: f64,
}

/// Native Rust.
pub(super) fn native(group: &'static str, usual: &Path, large: &Path, rounds: u32) -> Result<Vec<Row>> {
    let runs = runs(rounds, || Fresh::ask(program()?.arg(usual).arg(large)))?;
    Ok(rows(group, &runs, "memory for 4 MiB", Some(super::growth::MOST_MEMORY)))
}

/// The npm package in Node.
pub(super) fn node(group: &'static str, usual: &Path, large: &Path, rounds: u32) -> Result<Vec<Row>> {
    let package = node::package()?;
    let runs = runs(rounds, || Fresh::ask(node::program("fresh.mjs").arg(&package).arg(usual).arg(large)))?;
    Ok(rows(group, &runs, "memory of the module for 4 MiB", None))
}

/// Bytes of memory that a large template adds to a process that has reviewed before: the most of a few runs.
pub(super) fn memory(usual: &Path, large: &Path) -> Result<f64> {
    let runs = runs(3, || Fresh::ask(program()?.arg(usual).arg(large)))?;
    Ok(runs.iter().map(|run| run.memory).fold(0.0, f64::max))
}

fn program() -> Result<Command> {
    let program = format!("release/sendright-bench-review{}", std::env::consts::EXE_SUFFIX);
    let build = "cargo build --release --package sendright-bench-review";
    target::file(&program, build).map(Command::new).map_err(anyhow::Error::msg)
}

fn runs(rounds: u32, run: impl Fn() -> Result<Fresh>) -> Result<Vec<Fresh>> {
    (0..rounds).map(|_| run()).collect()
}

impl Fresh {
    fn ask(command: &mut Command) -> Result<Self> {
        let name = command.get_program().display().to_string();
        let output = command.output().with_context(|| format!("`{name}` does not start"))?;
        if !output.status.success() {
            bail!("`{name}`: {}", String::from_utf8_lossy(&output.stderr));
        }
        serde_json::from_slice(&output.stdout).with_context(|| format!("`{name}` tells nothing"))
    }
}

fn rows(group: &'static str, runs: &[Fresh], memory: &str, most: Option<f64>) -> Vec<Row> {
    let row = |name, value: fn(&Fresh) -> f64| {
        let values: Vec<_> = runs.iter().map(value).collect();
        Row::of(group, name, Unit::Nanoseconds, &values, None)
    };
    let modules: Vec<_> = runs.iter().filter_map(|run| run.module).collect();
    let ready = || Row::of(group, "the module made ready", Unit::Nanoseconds, &modules, Some(Goal::AtMost(MOST_READY)));
    let module = (!modules.is_empty()).then(ready);
    let memories: Vec<_> = runs.iter().map(|run| run.memory).collect();
    let times = [
        row("a policy loaded", |run| run.loading),
        row("the first review of 15 KB", |run| run.first),
        row("the same again", |run| run.second),
    ];
    let memory = Row::of(group, memory, Unit::Bytes, &memories, most.map(Goal::AtMost));
    module.into_iter().chain(times).chain([memory]).collect()
}
