//! Compiled components, kept so that a start takes a fraction of a millisecond instead of a second.
//!
//! Loading compiled code means running it, so a file is only taken from a folder and with a mode that nobody else
//! could have written, and only if it is whole.

use super::EngineError;
use super::runtime::broken;
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::Path;
use wasmtime::Engine;
use wasmtime::component::Component;

/// Bytes of the digest that stands before the code.
const DIGEST: usize = 32;

/// The compiled component: from the folder, or compiled now and put there.
pub(super) fn load(engine: &Engine, component: &[u8], folder: &Path) -> Result<Component, EngineError> {
    let private = make_private(folder);
    let file = folder.join(file_name(engine, component));
    if private.is_ok()
        && let Some(code) = read(&file)
        && let Some(component) = deserialise(engine, &code)
    {
        return Ok(component);
    }
    let code = engine.precompile_component(component).map_err(|error| broken(&error))?;
    if let Err(error) = private.and_then(|()| write(&file, &code)) {
        tracing::warn!("the compiled policy component is not kept in `{}`: {error}", folder.display());
    }
    deserialise(engine, &code).ok_or_else(|| EngineError::Component("its compiled form does not load".into()))
}

#[expect(unsafe_code, reason = "compiled code is trusted as our own: just made, or from a file only we could write")]
fn deserialise(engine: &Engine, code: &[u8]) -> Option<Component> {
    // SAFETY: `code` comes from `precompile_component`, directly or through a file that `read` found to be ours and
    // whole. Wasmtime itself refuses code of another version or configuration.
    unsafe { Component::deserialize(engine, code) }.ok()
}

/// Another component, another wasmtime or another configuration gives another name.
fn file_name(engine: &Engine, component: &[u8]) -> String {
    let mut compatibility = DefaultHasher::new();
    engine.precompile_compatibility_hash().hash(&mut compatibility);
    let mut name = String::with_capacity(64);
    for byte in Sha256::digest(component).iter().take(16) {
        let written = write!(name, "{byte:02x}");
        debug_assert!(written.is_ok());
    }
    format!("{name}-{:016x}.cwasm", compatibility.finish())
}

/// The folder exists, is ours and is closed to others.
fn make_private(folder: &Path) -> io::Result<()> {
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    let about = fs::symlink_metadata(folder)?;
    if about.is_dir() && is_ours(&about) {
        return Ok(());
    }
    Err(io::Error::other("the folder must belong to the user who runs this and be closed to others (mode 0700)"))
}

fn is_ours(about: &fs::Metadata) -> bool {
    about.uid() == rustix::process::geteuid().as_raw() && about.mode() & 0o077 == 0
}

/// The code of a file that is ours and whole.
fn read(file: &Path) -> Option<Vec<u8>> {
    let about = fs::symlink_metadata(file).ok()?;
    if !about.is_file() || !is_ours(&about) {
        return None;
    }
    let mut bytes = fs::read(file).ok()?;
    if bytes.len() < DIGEST {
        return None;
    }
    let code = bytes.split_off(DIGEST);
    (Sha256::digest(&code).as_slice() == bytes).then_some(code)
}

/// Written beside and moved into place, so that no reader ever meets half a file.
fn write(file: &Path, code: &[u8]) -> io::Result<()> {
    let beside = file.with_extension(format!("{}.new", std::process::id()));
    let written = (|| {
        let mut out = fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&beside)?;
        io::Write::write_all(&mut out, &Sha256::digest(code))?;
        io::Write::write_all(&mut out, code)?;
        fs::rename(&beside, file)
    })();
    if written.is_err() {
        // Half a file is of no use; if it cannot be removed either, the next start overwrites it.
        drop(fs::remove_file(&beside));
    }
    written
}
