//! Many domain-days at once: columns in Rust, and through the Python package.

use crate::rounds::Subject;
use crate::worker::Worker;
use anyhow::{Context, Result, ensure};
use sendright::Policy;
use sendright::reputation::{AssessReputation, Columns, Counts, ReputationBatch};
use sendright_tests::target;
use serde::Deserialize;
use std::fs::File;
use std::hint::black_box;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::Command;

/// Rows of a batch.
pub(crate) const ROWS: usize = 1_000_000;

/// The columns: the levels, and the counts in the order of the fields of [`Counts`].
pub(crate) struct Table {
    level: Vec<u32>,
    counts: [Vec<u64>; 7],
}

impl Table {
    /// [`ROWS`] rows: the questions over and over.
    pub(crate) fn of(questions: &[AssessReputation]) -> Self {
        let mut table = Self { level: Vec::with_capacity(ROWS), counts: Default::default() };
        for question in questions.iter().cycle().take(ROWS) {
            table.level.push(question.level);
            let Counts { sent, delivered, invalid, spam, blocked, complained, opened } = question.counts;
            let counts = [sent, delivered, invalid, spam, blocked, complained, opened];
            table.counts.iter_mut().zip(counts).for_each(|(column, count)| column.push(count));
        }
        table
    }

    fn columns(&self) -> Columns<'_> {
        Columns { level: &self.level, daily_quota: None, counts: self.counts.each_ref().map(Vec::as_slice) }
    }

    /// The batch in Rust.
    pub(crate) fn native<'a>(&'a self, policy: &'a Policy) -> Result<Subject<'a>> {
        Subject::new("Rust: columns", ROWS, move || {
            black_box(black_box(self.columns()).assess(policy)?);
            Ok(())
        })
    }

    /// Checks that each row is judged as a question of its own.
    pub(crate) fn check(&self, policy: &Policy, questions: &[AssessReputation]) -> Result<()> {
        let batch = self.columns().assess(policy)?;
        for ((question, action), level) in questions.iter().zip(&batch.action).zip(&batch.level) {
            let assessment = question.assess(policy)?;
            let upgraded = assessment.upgraded();
            ensure!((*action == 0) == assessment.actions().next().is_none(), "a row differs: {question:?}");
            ensure!(upgraded.is_none_or(|upgraded| upgraded == *level), "a row's level differs: {question:?}");
        }
        Ok(())
    }

    /// The columns one after another, 64 bits a number, as this machine has them.
    fn write(&self, file: &Path) -> Result<()> {
        let mut out = BufWriter::new(File::create(file)?);
        let level = self.level.iter().copied().map(u64::from);
        for number in level.chain(self.counts.iter().flatten().copied()) {
            out.write_all(&number.to_ne_bytes())?;
        }
        Ok(out.flush()?)
    }
}

/// A Python that holds the table and answers it whenever it is told to.
pub(crate) struct Python {
    worker: Worker,
    name: String,
}

/// What the Python program says first.
#[derive(Deserialize)]
struct Ready {
    python: String,
    columns: String,
    sums: Sums,
}

/// The sums of the answer's columns.
#[derive(Debug, PartialEq, Deserialize)]
struct Sums {
    action: u64,
    level: u64,
    rule: i64,
}

impl Python {
    /// Starts it, hands it the table, and checks that it answers as native Rust does.
    pub(crate) fn start(table: &Table, policy: &Policy) -> Result<Self> {
        let python = target::file("venv/bin/python", "cargo xtask setup").map_err(anyhow::Error::msg)?;
        let folder = tempfile::tempdir().context("no temporary folder")?;
        let columns = folder.path().join("columns");
        table.write(&columns).context("the columns cannot be written")?;
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("batch.py");
        let mut command = Command::new(python);
        command.arg(script).arg(&columns).arg(ROWS.to_string());
        let (worker, ready) = Worker::start(command)?;
        let Ready { python, columns, sums } = serde_json::from_str(&ready)?;
        let native = Sums::of(&table.columns().assess(policy)?);
        ensure!(sums == native, "Python answers {sums:?}, Rust {native:?}");
        Ok(Self { worker, name: format!("Python {python}: columns as {columns}") })
    }

    /// The batch in Python.
    pub(crate) fn subject(&mut self) -> Result<Subject<'_>> {
        Subject::with_own_clock(self.name.clone(), ROWS, |passes| self.worker.work(&passes.to_string()))
    }
}

impl Sums {
    fn of(batch: &ReputationBatch<'_>) -> Self {
        Self {
            action: batch.action.iter().copied().map(u64::from).sum(),
            level: batch.level.iter().copied().map(u64::from).sum(),
            rule: batch.rule.iter().copied().map(i64::from).sum(),
        }
    }
}
