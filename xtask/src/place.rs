//! Where things lie.

use std::path::{Path, PathBuf};

/// The root of the workspace.
pub(crate) fn root() -> &'static Path {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own)
}

/// The target folder: the one that cargo was told, else the one of the workspace.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |set| root().join(set))
}

/// What the wasm builds leave.
pub(crate) fn wasm() -> PathBuf {
    target().join("wasm")
}

/// The policy as a component.
pub(crate) fn component() -> PathBuf {
    wasm().join("policy.component.wasm")
}

/// The npm package.
pub(crate) fn package() -> PathBuf {
    wasm().join("pkg")
}

/// A program that was built with the release profile.
pub(crate) fn release(name: &str) -> PathBuf {
    target().join("release").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// A program of the Python environment.
pub(crate) fn python(name: &str) -> PathBuf {
    program(&target().join("venv"), name)
}

/// A program of some Python environment.
pub(crate) fn program(environment: &Path, name: &str) -> PathBuf {
    let programs = if cfg!(windows) { "Scripts" } else { "bin" };
    environment.join(programs).join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// Every case with the answer of native Rust.
pub(crate) fn answers() -> PathBuf {
    target().join("vectors.jsonl")
}

/// Random questions with the answers of native Rust.
pub(crate) fn random() -> PathBuf {
    target().join("random.jsonl")
}
