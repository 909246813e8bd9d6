//! The checker page and the edge worker, as they are put on a host: built by esbuild around the npm package.

use crate::{place, process, setup, wasm, web};
use anyhow::Result;

pub(crate) fn build() -> Result<()> {
    setup::wasm_target()?;
    setup::web()?;
    wasm::prepare()?;
    web::build()?;
    bundle("wasm/page/build.mjs", "page")?;
    bundle("wasm/worker/build.mjs", "worker")?;
    println!("page       {}", page().display());
    println!("worker     {}", worker().display());
    Ok(())
}

/// Serves the page on loopback until it is ended.
pub(crate) fn serve(port: u16) -> Result<()> {
    process::Command::new("node").arg("wasm/page/serve.mjs").arg(page()).arg(port.to_string()).run()
}

/// The page, a folder of files.
pub(crate) fn page() -> std::path::PathBuf {
    place::wasm().join("page")
}

/// The worker with its configuration of workerd.
pub(crate) fn worker() -> std::path::PathBuf {
    place::wasm().join("worker")
}

fn bundle(script: &str, name: &str) -> Result<()> {
    process::Command::new("node").arg(script).arg(place::package()).arg(place::wasm().join(name)).run()
}
