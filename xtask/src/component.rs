//! The policy as a component that imports nothing.

use crate::{fingerprint, place, wasm};
use anyhow::{Context, Result};
use std::fs;
use wit_component::ComponentEncoder;

pub(crate) fn build() -> Result<()> {
    let module = wasm::module("component")?;
    let product = place::component();
    let fingerprint = fingerprint::of(&[&module]);
    if !fingerprint::is_fresh(&product, &fingerprint) {
        let component = ComponentEncoder::default().validate(true).module(&module)?.encode();
        let component = component.context("the module is no component")?;
        fs::write(&product, component).with_context(|| format!("cannot write {}", product.display()))?;
        fingerprint::keep(&product, &fingerprint)?;
    }
    let size = fs::metadata(&product)?.len();
    println!("component  {}  {}", product.display(), wasm::kilobytes(usize::try_from(size)?));
    Ok(())
}
