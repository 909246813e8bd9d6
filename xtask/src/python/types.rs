//! The types of the Python package, written from the questions and answers in Rust.

use super::{classes, methods, model};
use crate::place;
use anyhow::{Context, Result, ensure};
use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

/// What every file says of itself.
pub(super) const ORIGIN: &str = "Written by `cargo xtask python-types` from the types in Rust.";

/// Writes the files.
pub(crate) fn write() -> Result<()> {
    for (name, text) in files()? {
        let file = place::root().join("python/sendright").join(name);
        fs::write(&file, text).with_context(|| format!("cannot write {}", file.display()))?;
    }
    Ok(())
}

/// Whether the files say what the types in Rust say.
pub(crate) fn check() -> Result<bool> {
    for (name, text) in files()? {
        let file = place::root().join("python/sendright").join(name);
        let found = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        ensure!(found == text, "{} is not of the types in Rust: run `cargo xtask python-types`", file.display());
    }
    Ok(true)
}

fn files() -> Result<Vec<(&'static str, String)>> {
    let model = model::read()?;
    let stub = fs::read_to_string(place::root().join("python/stub.pyi")).context("cannot read python/stub.pyi")?;
    let stub = stub.replace("    $METHODS\n", &methods::declarations(&model)).replace("$ORIGIN", ORIGIN);
    let files = [
        ("words.py", classes::words(&model)),
        ("questions.py", classes::questions(&model)),
        ("parts.py", classes::parts(&model)),
        ("answers.py", classes::answers(&model)),
        ("_methods.py", methods::table(&model)),
        ("_sendright.pyi", stub),
    ];
    files.into_iter().map(|(name, text)| Ok((name, formatted(name, &text)?))).collect()
}

/// The text as ruff formats it.
fn formatted(name: &str, text: &str) -> Result<String> {
    let mut ruff = Command::new(place::python("ruff"))
        .args(["format", "--quiet", "--stdin-filename", name, "-"])
        .current_dir(place::root())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("cannot start ruff")?;
    ruff.stdin.take().context("ruff has no input")?.write_all(text.as_bytes())?;
    let output = ruff.wait_with_output()?;
    ensure!(output.status.success(), "ruff cannot format {name}");
    String::from_utf8(output.stdout).context("ruff writes no UTF-8")
}
