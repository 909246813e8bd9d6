//! Writes the shipped policies out as JSON, which is read in a third of the time that their TOML takes.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

const PRESETS: &str = "src/policy/presets";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={PRESETS}");
    let to = PathBuf::from(env::var_os("OUT_DIR").ok_or("Cargo names no folder to write to")?);
    for entry in fs::read_dir(PRESETS)? {
        let file = entry?.path();
        let json = json(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        let name = file.file_name().ok_or("a preset has no name")?;
        fs::write(to.join(name).with_extension("json"), json)?;
    }
    Ok(())
}

fn json(file: &Path) -> Result<String, Box<dyn Error>> {
    let document: serde_json::Value = toml::from_str(&fs::read_to_string(file)?)?;
    Ok(document.to_string())
}
