//! The most memory that a piece of work adds to the process, as Linux tells it.

use anyhow::{Context, Result};
use std::fs;

pub(crate) struct Peak {
    /// Bytes in memory before the work.
    before: u64,
}

impl Peak {
    /// Begins to watch.
    pub(crate) fn start() -> Result<Self> {
        // Makes the most so far what there is now.
        fs::write("/proc/self/clear_refs", "5").context("the peak of memory cannot be reset")?;
        Ok(Self { before: bytes("VmHWM:")? })
    }

    /// Bytes that were in memory at most, beyond those from before.
    pub(crate) fn end(self) -> Result<u64> {
        Ok(bytes("VmHWM:")?.saturating_sub(self.before))
    }
}

fn bytes(name: &str) -> Result<u64> {
    let status = fs::read_to_string("/proc/self/status").context("there is no /proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix(name)).with_context(|| format!("no {name}"))?;
    let kilobytes: u64 = line.trim().trim_end_matches(" kB").parse().with_context(|| format!("{name}{line}"))?;
    Ok(kilobytes * 1024)
}
