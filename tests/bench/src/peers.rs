//! Other rule engines with the same rules, in a program of their own: so that the features which they want of shared
//! crates change neither Sendright nor what the house builds.

use crate::native;
use crate::questions;
use crate::rounds::Subject;
use crate::worker::Worker;
use anyhow::{Context, Result};
use sendright::Policy;
use sendright::reputation::AssessReputation;
use sendright_tests::target;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::process::Command;

/// The peers, which agreed with Sendright about every question.
pub(crate) struct Peers {
    worker: RefCell<Worker>,
    names: Vec<String>,
    questions: usize,
}

impl Peers {
    pub(crate) fn start(policy: &Policy, asked: &[AssessReputation]) -> Result<Self> {
        let build = "cargo build --release --package sendright-bench-peers";
        let program = format!("release/sendright-bench-peers{}", std::env::consts::EXE_SUFFIX);
        let program = target::file(&program, build).map_err(anyhow::Error::msg)?;
        let lines: Vec<_> = asked.iter().map(|question| line(policy, question)).collect::<Result<_>>()?;
        let folder = tempfile::tempdir().context("no temporary folder")?;
        let file = folder.path().join("questions.jsonl");
        std::fs::write(&file, lines.join("\n")).context("the questions cannot be written")?;
        let mut command = Command::new(program);
        command.arg(file);
        let (worker, names) = Worker::start(command)?;
        Ok(Self { worker: RefCell::new(worker), names: serde_json::from_str(&names)?, questions: asked.len() })
    }

    /// Each of them.
    pub(crate) fn subjects(&self) -> impl Iterator<Item = Result<Subject<'_>>> {
        self.names.iter().map(move |name| {
            let run = move |passes| self.worker.borrow_mut().work(&format!("{name} {passes}"));
            Subject::with_own_clock(name, self.questions, run)
        })
    }

    pub(crate) fn names(&self) -> &[String] {
        &self.names
    }
}

/// A question as the peers read it: the figures that the rules speak of, and the rules that hold.
fn line(policy: &Policy, question: &AssessReputation) -> Result<String> {
    let mut facts = serde_json::to_value(question.counts)?;
    if let Value::Object(figures) = &mut facts {
        figures.insert("quota".into(), questions::quota(policy, question.level)?.into());
    }
    Ok(json!({ "facts": facts, "holding": native::holding(policy, question)? }).to_string())
}
