//! The page that keeps what was measured.

use crate::report::Report;
use anyhow::{Context, Result};
use comfy_table::presets;
use std::fs;
use std::path::Path;
use time::OffsetDateTime;

/// Writes `tests/bench/REVIEW.md`.
pub(crate) fn write(report: &Report, accuracy: &str) -> Result<()> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("REVIEW.md");
    let tables = report.tables(presets::ASCII_MARKDOWN).join("\n\n");
    let (machine, notes, today) = (report.machine.text(), &report.notes, OffsetDateTime::now_utc().date());
    // The files are the reader's own: only their form is told.
    let text = format!(
        "# The review, measured\n\n\
         Written by\n\n\
         ```text\n\
         cargo xtask bench review --mails MAILS.jsonl.gz --templates TEMPLATES.jsonl.gz\n\
         ```\n\n\
         on {today}. Each file has a JSON object a line, packed with gzip or not: `id`, `label` (`ham` or `spam`; templates are\n\
         all `ham`), `lang`, `subject`, `html` and `text`, and where they are known `kind_guess` (a kind of template), `dialect`\n\
         (what its variables are written in), `source` and `path`.\n\n\
         ```text\n{machine}\n```\n\n\
         ## Speed\n\n{tables}\n\n{notes}\n\n{accuracy}\n"
    );
    fs::write(&file, text).with_context(|| format!("cannot write {}", file.display()))?;
    eprintln!("written: {}", file.display());
    Ok(())
}
