//! The two WebAssembly builds.

use crate::{component, place, process, web};
use anyhow::{Context, Result};
use std::fs;

pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// Builds both; what has not changed is left as it is.
pub(crate) fn build() -> Result<()> {
    fs::create_dir_all(place::wasm()).with_context(|| format!("cannot make {}", place::wasm().display()))?;
    component::build()?;
    web::build()
}

/// The module of the crate with one of its features.
pub(crate) fn module(feature: &str) -> Result<Vec<u8>> {
    let arguments =
        ["build", "--profile", "wasm", "--package", "sendright-wasm", "--target", TARGET, "--features", feature];
    process::cargo(&arguments).run()?;
    let file = place::target().join(TARGET).join("wasm/sendright_wasm.wasm");
    fs::read(&file).with_context(|| format!("cannot read {}", file.display()))
}

/// `412 KB`
pub(crate) fn kilobytes(bytes: usize) -> String {
    format!("{} KB", bytes.div_ceil(1000))
}
