//! Keeping what differs, in the format of the vectors.

use super::{Asked, Block, Difference};
use crate::target;
use crate::vector::Source;
use serde_json::{Value, json};
use std::fs::File;
use std::io::Write;
use std::path::PathBuf;

/// More are not kept: one mistake often shows in thousands of answers.
const MOST: usize = 100;

/// A file of cases that are not answered alike everywhere.
pub(super) struct Finds {
    seed: u64,
    path: PathBuf,
    file: Option<File>,
    kept: usize,
}

impl Finds {
    pub(super) fn new(seed: u64) -> Self {
        Self {
            seed,
            path: target::folder().join(format!("differential/differences-{seed}.jsonl")),
            file: None,
            kept: 0,
        }
    }

    /// The file, if there is anything in it.
    pub(super) fn file(self) -> Option<PathBuf> {
        self.file.map(|_| self.path)
    }

    /// Keeps a difference, and shows it.
    pub(super) fn keep(&mut self, block: &Block, embedding: &str, difference: &Difference) -> Result<(), String> {
        self.kept += 1;
        let case = block.cases.iter().find(|case| case.number == difference.number);
        let Some(case) = case.filter(|_| self.kept <= MOST) else { return Ok(()) };
        let vector = self.vector(block, case, embedding);
        println!("{vector}\n  {embedding} answers {}", difference.answer);
        let told = |error: std::io::Error| error.to_string();
        let file = match &mut self.file {
            Some(file) => file,
            none => none.insert(File::create(&self.path).map_err(told)?),
        };
        writeln!(file, "{vector}").map_err(told)
    }

    /// The case as a line of a file in `tests/vectors`, promising what native Rust answers.
    fn vector(&self, block: &Block, case: &Asked, embedding: &str) -> Value {
        let name = format!("seed {}, question {}: {embedding} answers otherwise", self.seed, case.number);
        let mut answer: Value = serde_json::from_str(&case.answer).unwrap_or_else(|_| case.answer.clone().into());
        if let Some(fields) = answer.as_object_mut() {
            fields.remove("policy");
        }
        match &case.function {
            Some(function) => {
                let (Source::Preset(policy) | Source::Document(policy)) = &block.policy;
                json!({ "name": name, "policy": policy, "function": function, "question": case.question, "answer": answer })
            }
            None => json!({ "name": name, "policy": case.question, "answer": answer }),
        }
    }
}
