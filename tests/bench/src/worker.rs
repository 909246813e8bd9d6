//! Another program that is measured: it writes a line when it is ready, and then for each line it is given the
//! processor's nanoseconds that the work took.

use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Duration;

pub(crate) struct Worker {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Worker {
    /// Starts the program; with it comes its first line.
    pub(crate) fn start(mut command: Command) -> Result<(Self, String)> {
        let name = command.get_program().display().to_string();
        let child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
        let mut child = child.with_context(|| format!("`{name}` does not start"))?;
        let input = child.stdin.take().context("the program has no input")?;
        let output = BufReader::new(child.stdout.take().context("the program has no output")?);
        let mut worker = Self { child, input, output };
        let ready = worker.line().with_context(|| format!("`{name}`"))?;
        Ok((worker, ready))
    }

    /// Has it do what the line says, and tells how long it took.
    pub(crate) fn work(&mut self, line: &str) -> Result<Duration> {
        writeln!(self.input, "{line}")?;
        let answer = self.line()?;
        let nanoseconds = answer.trim().parse().with_context(|| format!("no number of nanoseconds: {answer}"))?;
        Ok(Duration::from_nanos(nanoseconds))
    }

    fn line(&mut self) -> Result<String> {
        let mut line = String::new();
        if self.output.read_line(&mut line)? == 0 {
            bail!("it ended early: {}", self.child.wait()?);
        }
        Ok(line)
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        // There is nothing to learn from how it ends.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
