//! The Python package, as it is shipped: a wheel, installed into the environment.

mod classes;
mod methods;
mod model;
pub(crate) mod types;
mod words;

use crate::{place, process, setup};
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

pub(crate) fn install() -> Result<()> {
    let wheels = place::target().join("wheels");
    if wheels.exists() {
        fs::remove_dir_all(&wheels).with_context(|| format!("cannot empty {}", wheels.display()))?;
    }
    process::Command::new(place::python("maturin"))
        .args(["build", "--quiet", "--release", "--sdist", "--manifest-path", "python/Cargo.toml", "--out"])
        .arg(&wheels)
        .arg("--interpreter")
        .arg(place::python("python"))
        .run()?;
    install_wheel(&place::python("python"))
}

/// The Python of an environment with the wheel and the peers of the benchmark.
pub(crate) fn beside_peers() -> Result<PathBuf> {
    let environment = place::target().join("bench-venv");
    setup::environment(&environment, "tests/bench/python/requirements.txt")?;
    let python = place::program(&environment, "python");
    install_wheel(&python)?;
    Ok(python)
}

fn install_wheel(python: &Path) -> Result<()> {
    process::Command::new(python)
        .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--force-reinstall"])
        .args(["--no-deps", "--no-index", "--find-links"])
        .arg(place::target().join("wheels"))
        .args(["--only-binary", ":all:", "sendright"])
        .run()
}
