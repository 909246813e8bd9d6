//! The Python package, as it is shipped: a wheel, installed into the environment.

use crate::{place, process};
use anyhow::{Context, Result};
use std::fmt::Write;
use std::fs;

pub(crate) fn install() -> Result<()> {
    write_stub()?;
    let wheels = place::target().join("wheels");
    if wheels.exists() {
        fs::remove_dir_all(&wheels).with_context(|| format!("cannot empty {}", wheels.display()))?;
    }
    process::Command::new(place::python("maturin"))
        .args(["build", "--quiet", "--release", "--manifest-path", "python/Cargo.toml", "--out"])
        .arg(&wheels)
        .arg("--interpreter")
        .arg(place::python("python"))
        .run()?;
    process::Command::new(place::python("python"))
        .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--force-reinstall"])
        .args(["--no-deps", "--no-index", "--find-links"])
        .arg(&wheels)
        .arg("sendright")
        .run()
}

/// The types of the package: `python/stub.pyi` with a method for each question.
fn write_stub() -> Result<()> {
    let template = fs::read_to_string(place::root().join("python/stub.pyi")).context("cannot read python/stub.pyi")?;
    let methods = sendright::FUNCTIONS.iter().fold(String::new(), |mut text, name| {
        let mut parameters = vec!["self".to_owned()];
        let fields = sendright::fields(name).unwrap_or_default();
        if !fields.is_empty() {
            parameters.push("*".into());
        }
        parameters.extend(fields.iter().map(|field| format!("{field}: Any = ...")));
        let _ = writeln!(text, "    def {name}({}) -> Dict[str, Any]: ...", parameters.join(", "));
        text
    });
    let stub = place::root().join("python/sendright/__init__.pyi");
    fs::write(&stub, template.replace("$METHODS\n", &methods))
        .with_context(|| format!("cannot write {}", stub.display()))
}
