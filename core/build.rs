//! Writes what is compiled in as it is read: the shipped policies as JSON, which takes a third of the time that their TOML
//! does, and the lists of the data without what is said of them, so that a remark changes neither a policy's digest nor
//! the size of the web build.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

const PRESETS: &str = "src/policy/presets";
/// Folders with lists, in the folder of the data.
const LISTS: [&str; 3] = ["", "lexicon", "words"];

fn main() -> Result<(), Box<dyn Error>> {
    let to = PathBuf::from(env::var_os("OUT_DIR").ok_or("Cargo names no folder to write to")?);
    println!("cargo::rerun-if-changed={PRESETS}");
    for file in files(Path::new(PRESETS))? {
        let json = json(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        fs::write(to.join(name(&file)?).with_extension("json"), json)?;
    }
    println!("cargo::rerun-if-changed=data");
    for folder in LISTS {
        let to = to.join("data").join(folder);
        fs::create_dir_all(&to)?;
        for file in files(&Path::new("data").join(folder))? {
            fs::write(to.join(name(&file)?), without_remarks(&fs::read_to_string(&file)?))?;
        }
    }
    Ok(())
}

fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let paths: io::Result<Vec<PathBuf>> = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect();
    Ok(paths?.into_iter().filter(|path| path.is_file()).collect())
}

fn name(file: &Path) -> Result<&std::ffi::OsStr, &'static str> {
    file.file_name().ok_or("a file has no name")
}

fn json(file: &Path) -> Result<String, Box<dyn Error>> {
    let document: serde_json::Value = toml::from_str(&fs::read_to_string(file)?)?;
    Ok(document.to_string())
}

fn without_remarks(text: &str) -> String {
    text.split_inclusive('\n').filter(|line| !line.starts_with('#')).collect()
}
