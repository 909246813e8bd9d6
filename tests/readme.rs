//! The blocks of the README run as they stand there. Those in Rust are documentation tests of this crate.

use sendright_tests::target;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The fenced blocks of a language, each with its line.
fn blocks(language: &str) -> Vec<(usize, String)> {
    let readme = std::fs::read_to_string(target::root().join("README.md")).unwrap();
    let mut blocks = Vec::new();
    let mut open: Option<(usize, String, bool)> = None;
    for (index, line) in readme.lines().enumerate() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(tag)) => open = Some((index + 2, String::new(), tag == language)),
            (Some(_), Some(_)) => {
                blocks.extend(open.take().filter(|block| block.2).map(|(line, text, _)| (line, text)));
            }
            (Some((_, text, _)), None) => text.extend([line, "\n"]),
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "a block of the README does not end");
    blocks
}

/// Runs each block of a language through a program that reads it from its standard input.
fn run(language: &str, program: impl Fn() -> Command) {
    let blocks = blocks(language);
    assert!(!blocks.is_empty(), "the README has no block in {language}");
    for (line, text) in blocks {
        let mut child = program().stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
        let ran = child.wait_with_output().unwrap();
        let (output, errors) = (String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
        assert!(ran.status.success(), "README.md:{line} failed:\n{output}{errors}");
        // What a comment behind `prints` announces is what has to come out.
        for promised in text.lines().filter_map(|line| line.split_once("prints ").map(|(_, promised)| promised)) {
            assert!(output.contains(promised), "README.md:{line} promises\n{promised}\nand prints\n{output}");
        }
    }
}

fn made_by(file: Result<PathBuf, String>) -> PathBuf {
    file.unwrap_or_else(|missing| panic!("{missing}"))
}

#[test]
fn the_blocks_in_javascript_run() {
    let folder = target::root().join("tests/node");
    assert!(folder.join("node_modules/sendright").exists(), "run `cargo xtask test`, which installs the npm package");
    run("js", || {
        let mut node = Command::new("node");
        node.arg("--input-type=module").current_dir(&folder);
        node
    });
}

#[test]
fn the_blocks_in_python_run() {
    run("python", || {
        let mut python = Command::new(made_by(target::file("venv/bin/python", "cargo xtask test")));
        python.arg("-").current_dir(target::root());
        python
    });
}

#[test]
fn the_blocks_for_the_shell_run() {
    let programs = made_by(target::file("release/sendright", "cargo build --release"));
    let programs = programs.parent().map(Path::to_path_buf).unwrap_or_default();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths(std::iter::once(programs).chain(std::env::split_paths(&path))).unwrap();
    let folder = tempfile::tempdir().unwrap();
    run("sh", || {
        let mut shell = Command::new("bash");
        shell.args(["-euo", "pipefail", "-s"]).env("PATH", &path).current_dir(folder.path());
        shell
    });
}
