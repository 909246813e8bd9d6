//! What the numbers were measured on, and with.

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use std::fs;

/// The lock file that the benchmark was built from.
const LOCK: &str = include_str!("../../../Cargo.lock");

#[derive(Serialize)]
pub(crate) struct Machine {
    /// The processor as it calls itself.
    pub(crate) cpu: String,
    pub(crate) cores: usize,
    /// How many tasks ran or waited in the last minute, before the benchmark began.
    pub(crate) load: String,
    pub(crate) rustc: &'static str,
    pub(crate) command: String,
    /// The versions of what is measured.
    pub(crate) versions: Vec<Version>,
}

#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Version {
    pub(crate) name: String,
    pub(crate) version: String,
}

impl Machine {
    /// Looks around; `crates` are those whose versions matter.
    pub(crate) fn look(crates: &[String]) -> Result<Self> {
        let arguments: Vec<_> = std::env::args().skip(1).collect();
        Ok(Self {
            cpu: cpu().unwrap_or_else(|| std::env::consts::ARCH.into()),
            cores: std::thread::available_parallelism().context("the cores cannot be counted")?.get(),
            load: load().unwrap_or_else(|| "unknown".into()),
            rustc: env!("BUILT_BY"),
            command: format!("cargo xtask bench {}", arguments.join(" ")),
            versions: versions(crates)?,
        })
    }
}

impl Machine {
    /// The machine and the versions, a line each.
    pub(crate) fn text(&self) -> String {
        let Self { cpu, cores, load, rustc, command: _, versions } = self;
        let versions: Vec<_> = versions.iter().map(|found| format!("{} {}", found.name, found.version)).collect();
        format!("{cpu}, {cores} cores, load {load} before the start; {rustc}\n{}", versions.join(", "))
    }
}

fn cpu() -> Option<String> {
    let text = fs::read_to_string("/proc/cpuinfo").ok()?;
    let line = text.lines().find(|line| line.starts_with("model name"))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}

fn load() -> Option<String> {
    let text = fs::read_to_string("/proc/loadavg").ok()?;
    text.split_whitespace().next().map(ToOwned::to_owned)
}

fn versions(crates: &[String]) -> Result<Vec<Version>> {
    #[derive(Deserialize)]
    struct Lock {
        package: Vec<Version>,
    }
    let lock: Lock = toml::from_str(LOCK).context("the lock file cannot be read")?;
    Ok(lock.package.into_iter().filter(|package| crates.contains(&package.name)).collect())
}
