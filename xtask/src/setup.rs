//! Installing what is missing. What is there is left alone, so that a second run takes no time.

use crate::{fingerprint, place, process, wasm};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;
use std::process as system;

/// Debian packages that the tests run, each with the file that shows it is there.
const DEBIAN: &[(&str, &str)] =
    &[("chromium", "/usr/bin/chromium"), ("openssl", "/usr/bin/openssl"), ("postfix", "/usr/sbin/postfix")];

pub(crate) fn everything() -> Result<()> {
    wasm_target()?;
    debian()?;
    python()?;
    node()
}

/// The standard library for WebAssembly.
pub(crate) fn wasm_target() -> Result<()> {
    let found = system::Command::new("rustc")
        .args(["--print", "target-libdir", "--target", wasm::TARGET])
        .output()
        .context("cannot start rustc")?;
    let folder = String::from_utf8_lossy(&found.stdout).trim().to_owned();
    if found.status.success() && Path::new(&folder).exists() {
        return Ok(());
    }
    process::Command::new("rustup").args(["target", "add", wasm::TARGET]).run()
}

/// Programs that only tests need; without the right to install them it says what to install.
fn debian() -> Result<()> {
    let missing: Vec<_> = DEBIAN.iter().filter(|(_, file)| !Path::new(file).exists()).map(|(name, _)| *name).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let root = system::Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout.trim_ascii() == b"0");
    let sudo =
        !root && system::Command::new("sudo").args(["-n", "true"]).output().is_ok_and(|ran| ran.status.success());
    if !process::starts("apt-get", "--version") || !(root || sudo) {
        println!("some tests need what cannot be installed from here; install it yourself: {}", missing.join(" "));
        return Ok(());
    }
    let apt = |arguments: &[&str]| {
        let words: &[&str] = if root { &["env"] } else { &["sudo", "env"] };
        let words = words.iter().chain(&["DEBIAN_FRONTEND=noninteractive", "apt-get"]).chain(arguments);
        let words: Vec<_> = words.collect();
        process::Command::new(words[0]).args(&words[1..]).run()
    };
    apt(&["update", "--quiet"])?;
    apt(&[&["install", "--yes", "--no-install-recommends"], missing.as_slice()].concat())
}

/// The Python environment in the target folder, with what `tests/requirements.txt` names.
pub(crate) fn python() -> Result<()> {
    environment(&place::target().join("venv"), "tests/requirements.txt")
}

/// A Python environment with what a file names.
pub(crate) fn environment(environment: &Path, requirements: &str) -> Result<()> {
    let wanted = place::root().join(requirements);
    let fingerprint = fingerprint::of(&[&fs::read(&wanted).with_context(|| format!("cannot read {requirements}"))?]);
    let own = place::program(environment, "python");
    if fingerprint::is_fresh(environment, &fingerprint) && own.exists() {
        return Ok(());
    }
    let Some(python) = ["python3", "python"].into_iter().find(|name| process::starts(name, "--version")) else {
        bail!("Python 3.9 or newer is missing; install it with its `venv` module");
    };
    process::Command::new(python).args(["-m", "venv"]).arg(environment).run()?;
    let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"];
    process::Command::new(own).args(install).arg(wanted).run()?;
    fingerprint::keep(environment, &fingerprint)
}

/// The npm packages of the tests.
pub(crate) fn node() -> Result<()> {
    web()?;
    packages("tests/node")
}

/// The npm packages that the page and the edge worker are built from.
pub(crate) fn web() -> Result<()> {
    packages("wasm")
}

fn packages(folder: &str) -> Result<()> {
    let folder = place::root().join(folder);
    let file = folder.join("package-lock.json");
    let lock = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let fingerprint = fingerprint::of(&[&lock]);
    let modules = folder.join("node_modules");
    if fingerprint::is_fresh(&modules, &fingerprint) {
        return Ok(());
    }
    if !process::starts("node", "--version") {
        bail!("Node 20 or newer is missing; install it with npm");
    }
    process::Command::new("npm").args(["ci", "--no-audit", "--no-fund", "--prefix"]).arg(&folder).run()?;
    fingerprint::keep(&modules, &fingerprint)
}
