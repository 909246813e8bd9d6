//! The two WebAssembly builds.

use crate::{component, fingerprint, place, process, web};
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// Builds both; what has not changed is left as it is.
pub(crate) fn build() -> Result<()> {
    prepare()?;
    component::build()?;
    web::build()
}

/// Makes the folder that the builds go to.
pub(crate) fn prepare() -> Result<()> {
    fs::create_dir_all(place::wasm()).with_context(|| format!("cannot make {}", place::wasm().display()))
}

/// The module of the crate with one of its features, by the profile of the same name.
///
/// Cargo gives both builds one file name and so forgets one as it makes the other: each module is kept beside what it
/// was made from.
pub(crate) fn module(feature: &str) -> Result<Vec<u8>> {
    let kept = place::wasm().join(format!("{feature}.wasm"));
    let inputs = kept.with_extension("d");
    if fingerprint::is_fresh(&kept, &fingerprint_of(&inputs)) {
        return fs::read(&kept).with_context(|| format!("cannot read {}", kept.display()));
    }
    let arguments =
        ["build", "--profile", feature, "--package", "sendright-wasm", "--target", TARGET, "--features", feature];
    process::cargo(&arguments).run()?;
    let built = place::target().join(TARGET).join(feature).join("sendright_wasm.wasm");
    for (from, to) in [(&built, &kept), (&built.with_extension("d"), &inputs)] {
        fs::copy(from, to).with_context(|| format!("cannot copy {}", from.display()))?;
    }
    fingerprint::keep(&kept, &fingerprint_of(&inputs))?;
    fs::read(&kept).with_context(|| format!("cannot read {}", kept.display()))
}

/// A number for every source file that cargo's dependency file names, and for what pins the versions; another one where
/// the repository lies elsewhere, for the dependency file names its sources by their whole paths.
fn fingerprint_of(dependencies: &Path) -> String {
    let listed = fs::read_to_string(dependencies).unwrap_or_default();
    let sources = listed.split_once(": ").map(|(_, files)| files).unwrap_or_default().split_whitespace();
    let pinned = [".cargo/config.toml", "Cargo.toml", "Cargo.lock", "core/Cargo.toml", "wasm/Cargo.toml"]
        .map(|file| place::root().join(file));
    let contents: Vec<_> =
        sources.map(PathBuf::from).chain(pinned).map(|file| fs::read(file).unwrap_or_default()).collect();
    let root = place::root().as_os_str().as_encoded_bytes();
    fingerprint::of(&contents.iter().map(Vec::as_slice).chain([root]).collect::<Vec<_>>())
}

/// `412 KB`
pub(crate) fn kilobytes(bytes: usize) -> String {
    format!("{} KB", bytes.div_ceil(1000))
}
