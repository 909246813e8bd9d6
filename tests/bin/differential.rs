//! Random questions of random policies: compared in every embedding, or written for one.

use sendright_tests::differential::{Generator, SHORT_RUN, Summary, run};
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

const USAGE: &str = "usage: differential run QUESTIONS SEED PYTHON | differential write FILE";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        ["run", questions, seed, python] => compare(questions, seed, Path::new(python)),
        ["write", file] => write(Path::new(file)).map(|()| true),
        _ => Err(USAGE.to_owned()),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("differential: {error}");
            ExitCode::from(2)
        }
    }
}

/// True where no answer differs.
fn compare(questions: &str, seed: &str, python: &Path) -> Result<bool, String> {
    let number = |text: &str| text.parse::<u64>().map_err(|_| format!("`{text}` is no number"));
    let (questions, seed) = (number(questions)?, number(seed)?);
    println!("{questions} questions of seed {seed}");
    let started = Instant::now();
    let summary = run(&Generator::new(seed)?, questions, python)?;
    show(&summary);
    println!("{questions} questions in {} s, {} differ", started.elapsed().as_secs(), summary.differences);
    Ok(summary.differences == 0)
}

fn show(summary: &Summary) {
    for (name, (asked, answered)) in &summary.asked {
        println!("{name:<24} {asked:>8} asked {answered:>8} answered");
    }
    if let Some(file) = &summary.file {
        println!("what differs, as vectors: {}", file.display());
    }
}

/// The short run, for the tests of the embeddings that are not Rust.
fn write(file: &Path) -> Result<(), String> {
    let generator = Generator::new(SHORT_RUN.seed)?;
    let blocks: Vec<_> = generator.blocks(SHORT_RUN.questions).collect();
    sendright_tests::differential::write(&blocks, file)
}
