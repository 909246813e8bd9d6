//! Where the build leaves what the tests run.

use std::path::{Path, PathBuf};

/// A file of the target folder.
///
/// # Errors
/// It is not there yet: the sentence names the command that makes it.
pub fn file(name: &str, made_by: &str) -> Result<PathBuf, String> {
    let file = folder().join(name);
    if file.exists() { Ok(file) } else { Err(format!("{} is missing; run `{made_by}` first", file.display())) }
}

/// The target folder: the one that cargo was told, else the one of the workspace.
#[must_use]
pub fn folder() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |set| root().join(set))
}

/// The root of the workspace.
#[must_use]
pub fn root() -> &'static Path {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own)
}
