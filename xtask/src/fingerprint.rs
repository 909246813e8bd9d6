//! Skipping what would come out the same.

use anyhow::{Context, Result};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

/// A number for what something is made from.
pub(crate) fn of(sources: &[&[u8]]) -> String {
    let mut hasher = DefaultHasher::new();
    (env!("CARGO_PKG_VERSION"), sources).hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// Whether `product` was made from these very sources.
pub(crate) fn is_fresh(product: &Path, fingerprint: &str) -> bool {
    product.exists() && fs::read_to_string(note(product)).is_ok_and(|made_from| made_from == fingerprint)
}

/// Notes what `product` was made from.
pub(crate) fn keep(product: &Path, fingerprint: &str) -> Result<()> {
    let note = note(product);
    fs::write(&note, fingerprint).with_context(|| format!("cannot write {}", note.display()))
}

fn note(product: &Path) -> std::path::PathBuf {
    product.with_extension("from")
}
