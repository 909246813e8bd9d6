//! The types of the Python package, written from the questions and answers in Rust.

use super::model::Model;
use super::words::{docstring, wrapped};
use super::{classes, methods, model};
use crate::place;
use anyhow::{Context, Result, bail, ensure};
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
    let files = [
        ("words.py", classes::words(&model)),
        ("questions.py", classes::questions(&model)),
        ("parts.py", classes::parts(&model)),
        ("answers.py", classes::answers(&model)),
        ("_methods.py", methods::table(&model)),
        ("_sendright.pyi", stub(&model)?),
    ];
    let files: Result<Vec<_>> = files.into_iter().map(|(name, text)| Ok((name, formatted(name, &text)?))).collect();
    let mut files = files?;
    // What Rust shows of these at run time, where it has no comments to show.
    let in_rust = model.functions.iter().find(|function| function.name == methods::IN_RUST);
    let in_rust = methods::documentation(&model, in_rust.context("no question is in Rust")?);
    files.push(("../src/assess_reputation.txt", wrapped(&in_rust, "") + "\n"));
    files.push(("../src/mistake.txt", wrapped(&methods::mistake(&model), "") + "\n"));
    Ok(files)
}

/// The extension module as type checkers see it.
fn stub(model: &Model) -> Result<String> {
    let form = fs::read_to_string(place::root().join("python/stub.pyi")).context("cannot read python/stub.pyi")?;
    let mut text = String::new();
    for line in form.lines() {
        let code = line.trim_start();
        let indent = &line[..line.len() - code.len()];
        match code.strip_prefix('$').map(|marker| marker.split_once(' ').unwrap_or((marker, ""))) {
            None => text.extend([line, "\n"]),
            Some(("ORIGIN", _)) => text.extend([ORIGIN, "\n"]),
            Some(("METHODS", _)) => text.push_str(&methods::declarations(model)),
            Some(("MISTAKE", _)) => {
                text.push_str(&docstring(&methods::mistake(model), indent));
                text.push_str(&format!("\n{}", methods::attributes_of_mistake(model)));
            }
            Some(("REVIEWING", _)) => text.push_str(&docstring(methods::REVIEWING, indent)),
            Some(("DOC", of)) => text.push_str(&docstring(&comment(of)?, indent)),
            Some((other, _)) => bail!("python/stub.pyi: there is no text for `${other}`"),
        }
    }
    Ok(text)
}

/// The documentation comment of a function or type in the package's Rust, as in `policy.rs fn load`.
fn comment(of: &str) -> Result<String> {
    let (file, item) = of.split_once(' ').with_context(|| format!("`{of}` names no file and item"))?;
    let source = fs::read_to_string(place::root().join("python/src").join(file))?;
    let lines: Vec<_> = source.lines().map(str::trim_start).collect();
    let is_item = |line: &&str| {
        let line = line.strip_prefix("pub(crate) ").unwrap_or(line);
        line.strip_prefix(item).is_some_and(|rest| rest.starts_with(['(', '<', ' ']))
    };
    let end = lines.iter().position(is_item).with_context(|| format!("python/src/{file} has no `{item}`"))?;
    let above = lines.iter().take(end).rev().take_while(|line| line.starts_with("///") || line.starts_with("#["));
    let mut words: Vec<_> = above.filter_map(|line| line.strip_prefix("///")).map(str::trim).collect();
    words.reverse();
    ensure!(!words.is_empty(), "`{item}` in python/src/{file} has no comment");
    Ok(words.join("\n"))
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
