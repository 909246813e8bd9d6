//! Embeddings outside Rust: a program that compares a file of blocks and prints what differs.

use super::{Block, Difference};
use serde::Deserialize;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::time::{Duration, Instant};

/// A program that has not compared a file after this long never will.
const LONGEST: Duration = Duration::from_mins(10);

/// A program and its arguments but for the file of blocks.
#[derive(Clone, Debug)]
pub(super) struct Program {
    pub(super) name: &'static str,
    pub(super) path: PathBuf,
    pub(super) script: PathBuf,
}

/// A line of such a program.
#[derive(Deserialize)]
#[serde(untagged)]
enum Line {
    Different { number: u64, answer: String },
    Compared { compared: usize },
}

/// A program at work.
pub(super) struct Running {
    name: &'static str,
    child: Child,
    output: PathBuf,
    started: Instant,
}

/// Writes blocks as the programs read them, one a line.
///
/// # Errors
/// The file cannot be written.
pub fn write(blocks: &[Block], file: &Path) -> Result<(), String> {
    let told = |error: std::io::Error| format!("{}: {error}", file.display());
    let mut out = BufWriter::new(File::create(file).map_err(told)?);
    for block in blocks {
        serde_json::to_writer(&mut out, block).map_err(|error| error.to_string())?;
        out.write_all(b"\n").map_err(told)?;
    }
    out.flush().map_err(told)
}

impl Program {
    pub(super) fn start(&self, blocks: &Path) -> Result<Running, String> {
        let output = blocks.with_extension(self.name);
        let told = |error: std::io::Error| format!("{} cannot be started: {error}", self.path.display());
        let mut command = Command::new(&self.path);
        command.arg(&self.script).arg(blocks).stdout(File::create(&output).map_err(told)?);
        let child = command.spawn().map_err(told)?;
        Ok(Running { name: self.name, child, output, started: Instant::now() })
    }
}

impl Running {
    /// What differs in so many questions, once the program has ended.
    pub(super) fn finish(mut self, questions: usize) -> Result<Vec<Difference>, String> {
        let status = loop {
            match self.child.try_wait().map_err(|error| error.to_string())? {
                Some(status) => break status,
                None if self.started.elapsed() > LONGEST => {
                    // It is given up, whether it can still be ended or not.
                    let _ = self.child.kill();
                    return Err(format!("{} does not come to an end; see {}", self.name, self.output.display()));
                }
                None => std::thread::sleep(Duration::from_millis(20)),
            }
        };
        let (compared, differences) = self.read()?;
        if !status.success() || compared != Some(questions) {
            return Err(format!("{} ended early ({status}); see {}", self.name, self.output.display()));
        }
        Ok(differences)
    }

    fn read(&self) -> Result<(Option<usize>, Vec<Difference>), String> {
        let file = File::open(&self.output).map_err(|error| error.to_string())?;
        let (mut compared, mut differences) = (None, Vec::new());
        for line in BufReader::new(file).lines() {
            let line = line.map_err(|error| error.to_string())?;
            match serde_json::from_str(&line).map_err(|error| format!("{}: {error}: {line}", self.name))? {
                Line::Different { number, answer } => differences.push(Difference { number, answer }),
                Line::Compared { compared: count } => compared = Some(count),
            }
        }
        Ok((compared, differences))
    }
}
