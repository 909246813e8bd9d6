//! Decision records, asked again: what another policy would have decided.

mod effect;
mod record;
mod reputation;
mod summary;

pub use record::{Record, RecordError};
pub use summary::{Group, Summary, Unreadable};

use crate::engine::reputation::Rule;
use crate::engine::{Engine, EngineError};
use crate::lines::{self, Line};
use std::io::BufRead;
use std::num::NonZero;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

/// Lines that a worker takes at once.
const LINES: usize = 512;
/// The longest line that is read: a record of the largest template, twice over.
const MOST_BYTES: u64 = 64 << 20;

/// Why a replay ended early.
#[derive(Debug, thiserror::Error)]
pub enum ReplayError {
    /// The records cannot be read.
    #[error("the records cannot be read: {0}")]
    Read(#[from] std::io::Error),
    /// The component failed, not the question.
    #[error(transparent)]
    Engine(#[from] EngineError),
}

/// Asks every record's question again and sums up what comes out otherwise. `progress` hears of every byte read.
///
/// # Errors
/// The records cannot be read, or the component fails. A line that is no record is counted, not an error.
pub fn replay(
    records: impl BufRead + Send,
    engine: &Engine,
    progress: impl Fn(u64) + Sync,
) -> Result<Summary, ReplayError> {
    let lines = Mutex::new(Lines { records, next: 1 });
    let rules = engine.reputation_rules()?;
    let done = AtomicU64::new(0);
    let workers = std::thread::available_parallelism().map_or(1, NonZero::get);
    let summaries = std::thread::scope(|scope| {
        let work = || -> Result<Summary, ReplayError> {
            let mut summary = Summary::default();
            loop {
                let taken = lines.lock().unwrap_or_else(std::sync::PoisonError::into_inner).take()?;
                if taken.is_empty() {
                    return Ok(summary);
                }
                for (number, line) in &taken {
                    again(*number, line.as_deref(), engine, &rules, &mut summary)?;
                }
                let bytes = taken.iter().map(|(_, line)| line.as_deref().map_or(MOST_BYTES, size)).sum();
                progress(done.fetch_add(bytes, Ordering::Relaxed).saturating_add(bytes));
            }
        };
        let handles: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        let join = |handle: std::thread::ScopedJoinHandle<'_, _>| {
            handle.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        };
        handles.into_iter().map(join).collect::<Result<Vec<_>, _>>()
    })?;
    Ok(Summary::total(summaries))
}

/// Asks one record's question again.
fn again(
    number: u64,
    line: Option<&[u8]>,
    engine: &Engine,
    rules: &[Rule],
    summary: &mut Summary,
) -> Result<(), ReplayError> {
    let Some(line) = line else {
        summary.unreadable(number, "the line is longer than 64 MiB".to_owned());
        return Ok(());
    };
    if line.trim_ascii().is_empty() {
        return Ok(());
    }
    let record = match Record::read(line) {
        Ok(record) => record,
        Err(error) => {
            summary.unreadable(number, error.to_string());
            return Ok(());
        }
    };
    if let Some(comparison) = reputation::again(&record, engine, rules)? {
        summary.add(number, &record, comparison);
        return Ok(());
    }
    let answer = engine.raw_answer(&record.function, record.question.get())?;
    summary.compare(number, &record, &answer);
    Ok(())
}

fn size(line: &[u8]) -> u64 {
    u64::try_from(line.len()).unwrap_or(u64::MAX)
}

/// The lines that nobody has taken yet.
struct Lines<R> {
    records: R,
    next: u64,
}

impl<R: BufRead> Lines<R> {
    /// The next lines with their numbers; none at the end. A line that is too long is skipped.
    fn take(&mut self) -> std::io::Result<Vec<(u64, Option<Vec<u8>>)>> {
        let mut taken = Vec::with_capacity(LINES);
        while taken.len() < LINES {
            let line = match lines::next(&mut self.records, MOST_BYTES)? {
                Line::Whole(line) => Some(line),
                Line::TooLong => None,
                Line::End => break,
            };
            taken.push((self.next, line));
            self.next += 1;
        }
        Ok(taken)
    }
}
