//! The public suffix list, from the crate that carries the newest one, in the shape that the policy searches.

use crate::place;
use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{fs, process};

/// Writes the file.
pub(crate) fn write() -> Result<()> {
    let file = file();
    fs::write(&file, text()?).with_context(|| format!("cannot write {}", file.display()))
}

/// Whether the file says what the list of the crate says.
pub(crate) fn check() -> Result<bool> {
    let file = file();
    let found = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    ensure!(found == text()?, "{} is not of the list in Cargo.lock: run `cargo xtask suffixes`", file.display());
    Ok(true)
}

fn file() -> PathBuf {
    place::root().join("core/data/public-suffixes.txt")
}

fn text() -> Result<String> {
    let list = list()?;
    let rules = fs::read_to_string(&list).with_context(|| format!("cannot read {}", list.display()))?;
    let mut lines = BTreeMap::new();
    for rule in rules.lines().filter(|rule| !rule.is_empty()) {
        add(rule, &mut lines);
    }
    let line = |(suffix, children): (String, BTreeSet<String>)| {
        format!("{suffix} {}\n", children.into_iter().collect::<Vec<_>>().join(" "))
    };
    Ok(lines.into_iter().map(line).collect())
}

/// Adds a rule to the suffixes, written from the top level down, with what may stand before them.
fn add(rule: &str, lines: &mut BTreeMap<String, BTreeSet<String>>) {
    let (sign, rule) = rule.strip_prefix('!').map_or(("", rule), |rule| ("!", rule));
    let mut suffix = String::new();
    let mut labels = rule.rsplit('.').peekable();
    while let Some(label) = labels.next() {
        let children = lines.entry(suffix.clone()).or_default();
        if labels.peek().is_none() {
            children.remove(&format!("?{label}"));
            children.insert(format!("{sign}{label}"));
        } else if !children.contains(label) {
            children.insert(format!("?{label}"));
        }
        if !suffix.is_empty() {
            suffix.push('.');
        }
        suffix.push_str(label);
    }
}

/// The rules in the sources of the crate `psl`.
fn list() -> Result<PathBuf> {
    let output = process::Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--all-features"])
        .current_dir(place::root())
        .output()
        .context("cannot run `cargo metadata`")?;
    let metadata: Value = serde_json::from_slice(&output.stdout).context("`cargo metadata` says nothing")?;
    let packages = metadata["packages"].as_array().map(Vec::as_slice).unwrap_or_default();
    let manifest =
        packages.iter().find(|package| package["name"] == "psl").and_then(|psl| psl["manifest_path"].as_str());
    let folder = manifest.and_then(|manifest| Path::new(manifest).parent()).context("there is no crate `psl`")?;
    Ok(folder.join("data/rules.txt"))
}
