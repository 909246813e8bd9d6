//! Reviewing again whenever a file changes.

use super::super::context::Context;
use super::super::print::{DIM, Failure, Report, styled, write_line};
use super::ReviewArgs;
use crate::engine::Engine;
use std::io::IsTerminal;
use std::path::Path;
use std::time::{Duration, SystemTime};

/// How often the files are looked at.
const PAUSE: Duration = Duration::from_millis(200);

/// Clears the screen and goes to its beginning (ECMA-48).
const CLEAR: &str = "\x1b[2J\x1b[H";

/// Reviews, waits for a change, and so on until the process is interrupted.
pub(super) fn run(context: &Context, engine: &Engine, args: &ReviewArgs) -> Result<Report, Failure> {
    if args.files.iter().any(|file| file.as_os_str() == "-") {
        return Err(Failure::new("standard input cannot be watched; give a file"));
    }
    let clears = std::io::stdout().is_terminal();
    loop {
        let before = stamps(args);
        if clears {
            write_line(&mut anstream::stdout(), CLEAR)?;
        }
        // A file that an editor is just writing anew is not there for a moment: the next look finds it.
        match super::review(engine, args) {
            Ok(report) => report.show(context.json()),
            Err(failure) => failure.show(context.json()),
        };
        if clears {
            write_line(&mut anstream::stdout(), styled(DIM, "waiting for a change"))?;
        }
        while stamps(args) == before {
            std::thread::sleep(PAUSE);
        }
    }
}

/// When each file was changed, and its size.
fn stamps(args: &ReviewArgs) -> Vec<Option<(SystemTime, u64)>> {
    let stamp = |path: &Path| {
        let metadata = path.metadata().ok()?;
        Some((metadata.modified().ok()?, metadata.len()))
    };
    args.files.iter().chain(&args.about.text).map(|path| stamp(path)).collect()
}
