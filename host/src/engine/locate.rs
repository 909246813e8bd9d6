//! Where the policy component lies.

use std::fmt;
use std::path::{Path, PathBuf};

/// The component's file name.
pub const FILE: &str = "policy.component.wasm";

/// The component was nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotFound(Vec<PathBuf>);

impl fmt::Display for NotFound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the policy component is in none of these places:")?;
        for place in &self.0 {
            write!(f, "\n  {}", place.display())?;
        }
        f.write_str("\nbuild it with `cargo xtask wasm`, or name it with --component or SENDRIGHT_COMPONENT")
    }
}

impl std::error::Error for NotFound {}

/// The component named by the caller, else the one beside the program, else the one that `cargo xtask wasm` built.
pub fn locate(named: Option<&Path>) -> Result<PathBuf, NotFound> {
    let places = match named {
        Some(path) => vec![path.to_owned()],
        None => std::env::current_exe().map(|program| around(&program)).unwrap_or_default(),
    };
    places.iter().find(|place| place.is_file()).cloned().ok_or(NotFound(places))
}

/// Beside the program, and in the `wasm` folder of the target folder that it was built in.
fn around(program: &Path) -> Vec<PathBuf> {
    let built = |folder: &Path| if folder.ends_with("deps") { folder.parent().map(Path::to_owned) } else { None };
    let folder = program.parent().map(|folder| built(folder).unwrap_or_else(|| folder.to_owned()));
    let beside = folder.iter().map(|folder| folder.join(FILE));
    let target = folder.iter().filter_map(|folder| folder.parent()).map(|target| target.join("wasm").join(FILE));
    beside.chain(target).collect()
}
