//! Random questions, asked of every embedding.

use crate::{place, process, python, setup, wasm, web};
use anyhow::Result;
use std::time::{SystemTime, UNIX_EPOCH};

/// Builds every embedding and compares them; false if an answer differs.
pub(crate) fn run(questions: u64, seed: Option<u64>) -> Result<bool> {
    setup::wasm_target()?;
    setup::python()?;
    setup::node()?;
    wasm::build()?;
    web::install()?;
    python::install()?;
    process::cargo(&["build", "--release", "--bins"]).run()?;
    let seed = seed.map_or_else(seconds_now, Ok)?;
    let command = process::Command::new(place::release("differential")).arg("run");
    command.arg(questions.to_string()).arg(seed.to_string()).arg(place::python("python")).status()
}

fn seconds_now() -> Result<u64> {
    Ok(SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs())
}
