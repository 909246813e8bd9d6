//! Node: the npm package, and a peer for it.

use super::Set;
use crate::machine::Version;
use crate::rounds::Subject;
use crate::worker::Worker;
use anyhow::{Context, Result};
use sendright::template::review::ReviewTemplate;
use sendright::{Policy, Question};
use sendright_tests::target;
use serde_json::json;
use std::cell::RefCell;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// A line for each question, with native Rust's answer.
pub(super) fn lines(policy: &Policy, sets: &[&Set]) -> String {
    let questions = sets.iter().flat_map(|set| &set.questions);
    let lines = questions.map(|question| {
        let answer = sendright::answer_json(policy, ReviewTemplate::NAME, question);
        format!("{}\n", json!({ "question": question, "answer": answer }))
    });
    lines.collect()
}

/// A program of `tests/bench/node`.
pub(super) fn program(name: &str) -> Command {
    let mut command = Command::new("node");
    command.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("node").join(name));
    command
}

/// The folder of the npm package.
pub(super) fn package() -> Result<PathBuf> {
    target::file("wasm/pkg", "cargo xtask wasm").map_err(anyhow::Error::msg)
}

/// The package, which gave native Rust's answer to every question.
pub(super) struct Review(Inputs);

/// @emailens/engine with one of its functions.
pub(super) struct Emailens(Inputs);

/// A program that works on the questions of the file from one number to another.
struct Inputs {
    worker: RefCell<Worker>,
    version: Version,
}

impl Review {
    pub(super) fn start(file: &Path) -> Result<Self> {
        let mut command = program("review.mjs");
        command.arg(package()?).arg(file);
        Ok(Self(Inputs::start(command, "Node", "node")?))
    }

    pub(super) fn version(&self) -> Version {
        self.0.version.clone()
    }

    pub(super) fn subject(&self, name: &str, inputs: Range<usize>) -> Result<Subject<'_>> {
        self.0.subject(name, inputs)
    }

    /// What one question takes.
    pub(super) fn call(&self, at: usize) -> Result<Duration> {
        self.0.work(&(at..at + 1), 1)
    }
}

impl Emailens {
    pub(super) fn start(function: &str, file: &Path) -> Result<Self> {
        let mut command = program("emailens.mjs");
        command.arg(function).arg(file);
        Ok(Self(Inputs::start(command, "@emailens/engine", "version")?))
    }

    pub(super) fn version(&self) -> Version {
        self.0.version.clone()
    }

    pub(super) fn subject(&self, name: &str, inputs: Range<usize>) -> Result<Subject<'_>> {
        self.0.subject(name, inputs)
    }
}

impl Inputs {
    /// Starts a program that says its version under a key.
    fn start(command: Command, name: &str, key: &str) -> Result<Self> {
        let (worker, ready) = Worker::start(command)?;
        let ready: serde_json::Value = serde_json::from_str(&ready)?;
        let version = ready[key].as_str().with_context(|| format!("{name} has no version: {ready}"))?.to_owned();
        Ok(Self { worker: RefCell::new(worker), version: Version { name: name.to_owned(), version } })
    }

    fn subject(&self, name: &str, inputs: Range<usize>) -> Result<Subject<'_>> {
        Subject::with_own_clock(name, inputs.len(), move |passes| self.work(&inputs, passes))
    }

    fn work(&self, Range { start, end }: &Range<usize>, passes: u32) -> Result<Duration> {
        self.worker.borrow_mut().work(&format!("{start} {end} {passes}"))
    }
}
