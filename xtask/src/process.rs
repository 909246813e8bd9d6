//! Running programs: what is run is shown, what fails is named.

use crate::place;
use anyhow::{Context, Result, bail};
use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{self, Stdio};

/// A program to run in the root of the workspace.
pub(crate) struct Command(process::Command);

/// This very cargo.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())).args(arguments)
}

/// Whether a program is there and starts.
pub(crate) fn starts(program: &str, argument: &str) -> bool {
    succeeds(program, &[argument])
}

/// Whether a program ends well, in silence.
pub(crate) fn succeeds(program: &str, arguments: &[&str]) -> bool {
    let mut command = process::Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

impl Command {
    pub(crate) fn new(program: impl AsRef<OsStr>) -> Self {
        let mut command = process::Command::new(program);
        command.current_dir(place::root());
        Self(command)
    }

    pub(crate) fn arg(mut self, argument: impl AsRef<OsStr>) -> Self {
        self.0.arg(argument);
        self
    }

    pub(crate) fn args<A: AsRef<OsStr>>(mut self, arguments: impl IntoIterator<Item = A>) -> Self {
        self.0.args(arguments);
        self
    }

    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.0.env(name, value);
        self
    }

    /// Runs it to its end; a failure is an error.
    pub(crate) fn run(self) -> Result<()> {
        let shown = self.shown();
        if !self.status()? {
            bail!("this failed: {shown}");
        }
        Ok(())
    }

    /// Runs it to its end and tells whether it succeeded.
    pub(crate) fn status(mut self) -> Result<bool> {
        eprintln!("$ {}", self.shown());
        let status = self.0.status().with_context(|| format!("cannot start {}", self.shown()))?;
        Ok(status.success())
    }

    /// Runs it to its end, shows its output and gives each line of it to `each`.
    pub(crate) fn lines(mut self, mut each: impl FnMut(&str)) -> Result<bool> {
        eprintln!("$ {}", self.shown());
        let mut child =
            self.0.stdout(Stdio::piped()).spawn().with_context(|| format!("cannot start {}", self.shown()))?;
        if let Some(output) = child.stdout.take() {
            for line in BufReader::new(output).split(b'\n') {
                let line = line?;
                let line = String::from_utf8_lossy(&line);
                println!("{line}");
                each(&line);
            }
        }
        Ok(child.wait()?.success())
    }

    /// The command as one would type it, with paths from the root of the workspace.
    fn shown(&self) -> String {
        let root = format!("{}/", place::root().display());
        let program = Path::new(self.0.get_program()).file_name().unwrap_or_else(|| self.0.get_program());
        let words = std::iter::once(program).chain(self.0.get_args());
        words.map(|word| word.to_string_lossy().replace(&root, "")).collect::<Vec<_>>().join(" ")
    }
}
