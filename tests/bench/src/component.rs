//! Sendright as a component in wasmtime, called as the daemon calls it.

use crate::rounds::Subject;
use anyhow::{Context, Result, ensure};
use sendright::Policy;
use sendright::reputation::AssessReputation;
use sendright_host::engine::{Engine, Limits, PolicySource};
use sendright_tests::target;
use std::hint::black_box;
use tempfile::TempDir;

/// The engine, and the folder that its compiled component is kept in.
pub(crate) struct Component {
    engine: Engine,
    _cache: TempDir,
}

impl Component {
    pub(crate) fn open() -> Result<Self> {
        let file = target::file("wasm/policy.component.wasm", "cargo xtask wasm").map_err(anyhow::Error::msg)?;
        let cache = tempfile::tempdir().context("no temporary folder")?;
        let engine = Engine::open(&file, PolicySource::Preset("tencent-ses".into()), cache.path(), Limits::default())?;
        Ok(Self { engine, _cache: cache })
    }

    /// Checks that it answers questions of a name as native Rust does.
    pub(crate) fn check(&self, policy: &Policy, name: &str, questions: &[String]) -> Result<()> {
        for question in questions {
            let native = sendright::answer_json(policy, name, question);
            let answer = self.engine.raw_answer(name, question)?;
            ensure!(answer == native, "the component answers {answer}\nand native Rust {native}");
        }
        Ok(())
    }

    /// The typed function: every clause comes back as numbers.
    pub(crate) fn typed<'a>(&'a self, questions: &'a [AssessReputation]) -> Result<Subject<'a>> {
        Subject::new("component: typed function", questions.len(), move || {
            for question in questions {
                black_box(self.engine.assess_reputation(black_box(question))?);
            }
            Ok(())
        })
    }

    /// Questions of a name and their answers in JSON, as they pass the component's border.
    pub(crate) fn json<'a>(&'a self, name: &'static str, questions: &'a [String]) -> Result<Subject<'a>> {
        Subject::new("component: JSON door", questions.len(), move || {
            questions.iter().try_for_each(|question| self.pass(name, question))
        })
    }

    /// One question through the JSON door.
    pub(crate) fn pass(&self, name: &str, question: &str) -> Result<()> {
        black_box(self.engine.raw_answer(name, black_box(question))?);
        Ok(())
    }

    /// The same with the writing of the question and the reading of the answer.
    pub(crate) fn asked<'a>(&'a self, questions: &'a [AssessReputation]) -> Result<Subject<'a>> {
        Subject::new("component: asked and answered in Rust types", questions.len(), move || {
            for question in questions {
                black_box(self.engine.ask(black_box(question))?);
            }
            Ok(())
        })
    }
}
