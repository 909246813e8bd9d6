//! Writes every case with the answer of native Rust, one a line, for the embeddings that are not Rust.

use sendright_tests::{Case, vector};
use serde::Serialize;
use std::fmt::Write;
use std::process::ExitCode;

#[derive(Serialize)]
struct Line<'a> {
    #[serde(flatten)]
    case: &'a Case,
    answer: String,
}

fn main() -> ExitCode {
    let Some(file) = std::env::args_os().nth(1) else {
        eprintln!("usage: vectors FILE");
        return ExitCode::from(2);
    };
    let written = text().and_then(|text| std::fs::write(&file, text).map_err(|error| error.to_string()));
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("vectors: {error}");
            ExitCode::FAILURE
        }
    }
}

fn text() -> Result<String, String> {
    let mut text = String::new();
    for case in vector::all()?.into_iter().map(|vector| vector.case).chain(vector::oversized()) {
        let line = serde_json::to_string(&Line { case: &case, answer: case.native() });
        writeln!(text, "{}", line.map_err(|error| error.to_string())?).map_err(|error| error.to_string())?;
    }
    Ok(text)
}
