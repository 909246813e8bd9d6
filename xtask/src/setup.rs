//! Installing what is missing. What is there is left alone, so that a second run takes no time.

use crate::{fingerprint, place, process, wasm};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;
use std::process as system;

/// Debian packages that the tests run, each with the file that shows it is there.
const DEBIAN: &[(&str, &str)] =
    &[("chromium", "/usr/bin/chromium"), ("openssl", "/usr/bin/openssl"), ("postfix", "/usr/sbin/postfix")];

/// Debian packages that the review is measured beside.
const FILTERS: &[(&str, &str)] =
    &[("rspamd", "/usr/bin/rspamd"), ("spamassassin", "/usr/bin/spamassassin"), ("spamd", "/usr/sbin/spamd")];

/// Installs packages. What they bring to run in the background is not started: tests start what they need themselves.
const INSTALL: &str = "\
set -e
policy=/usr/sbin/policy-rc.d
if ! [ -e $policy ]; then
  trap 'rm -f $policy' EXIT
  printf '#!/bin/sh\nexit 101\n' > $policy
  chmod +x $policy
fi
DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends \"$@\"";

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
    let missing = missing(DEBIAN);
    if !installed(&missing)? {
        println!("some tests need what cannot be installed from here; install it yourself: {}", missing.join(" "));
    }
    Ok(())
}

/// The spam filters that the review is measured beside.
pub(crate) fn filters() -> Result<()> {
    let missing = missing(FILTERS);
    if !installed(&missing)? {
        bail!("install these Debian packages first: {}", missing.join(" "));
    }
    Ok(())
}

fn missing(packages: &[(&'static str, &str)]) -> Vec<&'static str> {
    packages.iter().filter(|(_, file)| !Path::new(file).exists()).map(|(name, _)| *name).collect()
}

/// Installs Debian packages, whose services it leaves unstarted; false without the right to.
fn installed(missing: &[&str]) -> Result<bool> {
    if missing.is_empty() {
        return Ok(true);
    }
    let root = system::Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout.trim_ascii() == b"0");
    let sudo =
        !root && system::Command::new("sudo").args(["-n", "true"]).output().is_ok_and(|ran| ran.status.success());
    if !process::starts("apt-get", "--version") || !(root || sudo) {
        return Ok(false);
    }
    let shell = |script: &str, arguments: &[&str]| {
        let words: &[&str] = if root { &["sh", "-c"] } else { &["sudo", "sh", "-c"] };
        process::Command::new(words[0]).args(&words[1..]).arg(script).arg("sh").args(arguments).run()
    };
    shell("DEBIAN_FRONTEND=noninteractive apt-get update --quiet", &[])?;
    shell(INSTALL, missing)?;
    Ok(true)
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

/// The npm packages of the benchmark.
pub(crate) fn bench() -> Result<()> {
    packages("tests/bench/node")
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
