//! The npm package: the module, the glue of wasm-bindgen, and a class with a method for each question.

use crate::types::{Names, Types};
use crate::{fingerprint, place, wasm};
use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use sendright::Question;
use sendright::reputation::AssessReputation;
use std::fmt::{self, Write};
use std::fs;
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::Bindgen;

pub(crate) fn build() -> Result<()> {
    let module = wasm::module("web")?;
    let files = written()?;
    let mut sources = vec![module.as_slice()];
    for (name, text) in &files {
        sources.extend([name.as_bytes(), text.as_bytes()]);
    }
    let fingerprint = fingerprint::of(&sources);
    let package = place::package();
    if !fingerprint::is_fresh(&package, &fingerprint) || size().is_err() {
        write(&package, module, &files)?;
        fingerprint::keep(&package, &fingerprint)?;
    }
    println!("web        {}  {}", package.display(), size()?);
    Ok(())
}

/// What the module of the package weighs.
pub(crate) struct Size {
    pub(crate) raw: usize,
    /// Packed with brotli.
    pub(crate) packed: usize,
}

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, brotli {}", wasm::kilobytes(self.raw), wasm::kilobytes(self.packed))
    }
}

/// What the package weighed when it was written.
pub(crate) fn size() -> Result<Size> {
    let note = fs::read_to_string(size_note()).context("the web build has not been made yet")?;
    let (raw, packed) = note.split_once(' ').context("the size of the web build is not two numbers")?;
    Ok(Size { raw: raw.parse()?, packed: packed.parse()? })
}

/// The module of the package as it is, but with the names of its functions, behind all else.
pub(crate) fn named_module() -> Result<Vec<u8>> {
    let folder = place::wasm().join("named");
    bindgen(wasm::module("web")?)?.generate(&folder).context("wasm-bindgen cannot bind the module")?;
    fs::read(folder.join("sendright_bg.wasm")).context("wasm-bindgen left no module")
}

/// Puts the package where the tests in Node find it by its name.
pub(crate) fn install() -> Result<()> {
    let installed = place::root().join("tests/node/node_modules/sendright");
    fs::create_dir_all(&installed).with_context(|| format!("cannot make {}", installed.display()))?;
    for entry in fs::read_dir(place::package())? {
        let entry = entry?;
        fs::copy(entry.path(), installed.join(entry.file_name()))?;
    }
    Ok(())
}

fn write(package: &Path, module: Vec<u8>, files: &[(String, String)]) -> Result<()> {
    if package.exists() {
        fs::remove_dir_all(package)?;
    }
    fs::create_dir_all(package)?;
    bindgen(module)?.remove_name_section(true).generate(package).context("wasm-bindgen cannot bind the module")?;
    for (name, text) in files {
        fs::write(package.join(name), text).with_context(|| format!("cannot write {name}"))?;
    }
    let module = fs::read(package.join("sendright_bg.wasm"))?;
    fs::write(size_note(), format!("{} {}", module.len(), packed(&module)?))?;
    Ok(())
}

fn bindgen(module: Vec<u8>) -> Result<Bindgen> {
    let mut bindgen = Bindgen::new();
    bindgen.input_bytes("sendright", module).typescript(false).omit_default_module_path(true).web(true)?;
    Ok(bindgen)
}

/// Packing takes seconds, so the size is kept beside the package.
fn size_note() -> PathBuf {
    place::wasm().join("pkg.size")
}

/// The files of `wasm/npm` with the questions filled in, by name.
fn written() -> Result<Vec<(String, String)>> {
    let folder = place::root().join("wasm/npm");
    let (defined, (declared, types)) = (methods(), declarations()?);
    let mut files = Vec::new();
    for entry in fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let text = fs::read_to_string(entry.path())?;
        let methods = if name.ends_with(".d.ts") { &declared } else { &defined };
        let text = text
            .replace("$METHODS", methods)
            .replace("$TYPES", &types)
            .replace("$FUNCTIONS", &serde_json::to_string(sendright::FUNCTIONS)?)
            .replace("$NAMES", &serde_json::to_string(sendright::FUNCTIONS)?.replace(['[', ']'], ""))
            .replace("$VERSION", env!("CARGO_PKG_VERSION"));
        files.push((name, text));
    }
    files.push(("schema.json".to_owned(), sendright::policy::SCHEMA.to_owned()));
    for name in ["LICENSE", "LICENSE-APACHE", "LICENSE-MIT"] {
        files.push((name.to_owned(), fs::read_to_string(place::root().join(name))?));
    }
    files.sort();
    Ok(files)
}

fn methods() -> String {
    sendright::FUNCTIONS.iter().fold(String::new(), |mut text, name| {
        let question = if has_positions(name) { "positioned(question)" } else { "question" };
        let ask = match *name {
            AssessReputation::NAME => format!("this.#assess({question})"),
            _ => format!("this.#ask(\"{name}\", {question})"),
        };
        let method = camel_case(name);
        let _ = write!(text, "\n  /** Asks `{name}`. */\n  {method}(question = {{}}) {{\n    return {ask};\n  }}\n");
        text
    })
}

/// The methods' types, and those of what they take and give.
fn declarations() -> Result<(String, String)> {
    let mut types = Types::default();
    let mut methods = String::new();
    for name in sendright::FUNCTIONS {
        let Names { question, answer, what, may_be_left_out } = types.add(name)?;
        let mark = if may_be_left_out { "?" } else { "" };
        let _ = write!(
            methods,
            "\n  /**\n   * {what}\n   *\n   * Asks `{name}`; throws a `SendrightError` if the question has no answer.\n   */\n  \
             {}(question{mark}: {question}): {answer};\n",
            camel_case(name)
        );
    }
    Ok((methods, types.declarations()))
}

fn has_positions(name: &str) -> bool {
    sendright::fields(name).is_some_and(|fields| fields.contains(&"position_encoding"))
}

/// `plan_retry` as `planRetry`.
fn camel_case(name: &str) -> String {
    let mut words = name.split('_');
    let mut text = words.next().unwrap_or_default().to_owned();
    for word in words {
        let (first, rest) = word.split_at(word.len().min(1));
        text.push_str(&first.to_uppercase());
        text.push_str(rest);
    }
    text
}

/// How many bytes a web server sends for these.
pub(crate) fn packed(bytes: &[u8]) -> Result<usize> {
    packed_with(bytes, &BrotliEncoderParams::default())
}

/// A few percent more, in a tenth of the time.
pub(crate) fn packed_quickly(bytes: &[u8]) -> Result<usize> {
    packed_with(bytes, &BrotliEncoderParams { quality: 9, ..Default::default() })
}

fn packed_with(bytes: &[u8], how: &BrotliEncoderParams) -> Result<usize> {
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, how)?;
    Ok(packed.len())
}
