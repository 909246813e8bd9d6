//! Coverage-guided fuzzing of the policy, with the targets of `tests/fuzz`.

use crate::seeds::{self, TARGETS};
use crate::{place, process};
use anyhow::{Result, bail};
use std::fs;

/// Runs one target, or each in turn; false if one of them found something.
pub(crate) fn run(target: Option<&str>, seconds: u64) -> Result<bool> {
    let names: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
    if let Some(unknown) = target.filter(|name| !names.contains(name)) {
        bail!("there is no target `{unknown}`; known: {}", names.join(", "));
    }
    install()?;
    let mut found = Vec::new();
    for name in names.into_iter().filter(|name| target.is_none_or(|target| target == *name)) {
        if !run_one(name, seconds)? {
            found.push(name);
        }
    }
    if !found.is_empty() {
        println!("found by {}: see tests/fuzz/artifacts", found.join(", "));
    }
    Ok(found.is_empty())
}

/// The nightly compiler and cargo-fuzz.
fn install() -> Result<()> {
    if !process::succeeds("rustup", &["run", "nightly", "rustc", "--version"]) {
        process::Command::new("rustup").args(["toolchain", "install", "nightly", "--profile", "minimal"]).run()?;
    }
    if !process::starts("cargo-fuzz", "--version") {
        process::cargo(&["install", "cargo-fuzz", "--locked"]).run()?;
    }
    Ok(())
}

fn run_one(name: &str, seconds: u64) -> Result<bool> {
    let folder = place::target().join("fuzz");
    let corpus = folder.join("corpus").join(name);
    fs::create_dir_all(&corpus)?;
    let dictionary = folder.join(format!("{name}.dict"));
    seeds::write(name, &corpus, &dictionary)?;
    // The core has no unsafe code, so that a sanitizer would only halve the speed.
    let build = ["run", "nightly", "cargo", "fuzz", "run", "--fuzz-dir", "tests/fuzz", "--sanitizer", "none"];
    process::Command::new("rustup")
        .args(build)
        .arg("--target-dir")
        .arg(folder.join("build"))
        .arg(name)
        .arg(&corpus)
        .args(["--", "-timeout=5", "-max_len=8192", "-print_final_stats=1"])
        .arg(format!("-max_total_time={seconds}"))
        .arg(format!("-dict={}", dictionary.display()))
        .status()
}
