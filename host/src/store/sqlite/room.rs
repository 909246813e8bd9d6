//! Room for outcomes: a message whose outcome cannot be written down must not be sent.

use crate::store::{Result, StoreError};
use rand::Rng;
use rusqlite::Connection;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Bytes by which the database grows at most for one outcome.
const GROWTH: u64 = 16 << 10;
/// Bytes that one outcome may take on the disk, with the log that is written ahead.
const ON_DISK: usize = 64 << 10;
/// Least bytes of the reserve.
const LEAST: usize = 1 << 20;
/// Of a limited store the part that new things leave free, up to so many bytes.
const LEFT_FREE: u64 = 64 << 20;

/// Limits the database to so many bytes; gives its most pages.
pub(super) fn limit(db: &Connection, bytes: u64) -> Result<u64> {
    let pages = (bytes / page_size(db)?.max(1)).max(1);
    db.pragma_update(None, "max_page_count", pages)?;
    Ok(pages)
}

/// How many of so many outcomes fit into a database of so many pages.
pub(super) fn outcomes(db: &Connection, most_pages: u64, wanted: usize) -> Result<usize> {
    let fit = free_pages(db, most_pages)?.saturating_mul(page_size(db)?) / GROWTH;
    Ok(usize::try_from(fit).map_or(wanted, |fit| fit.min(wanted)))
}

/// Refuses what is new once it would take the room of outcomes; to be asked after it was written.
pub(super) fn leave_some(db: &Connection) -> Result<()> {
    let most: u64 = number(db, "PRAGMA max_page_count")?;
    let left_free = (LEFT_FREE / page_size(db)?.max(1)).min(most / 4);
    if free_pages(db, most)? < left_free { Err(StoreError::Full) } else { Ok(()) }
}

fn free_pages(db: &Connection, most: u64) -> Result<u64> {
    let used = number(db, "PRAGMA page_count")?.saturating_sub(number(db, "PRAGMA freelist_count")?);
    Ok(most.saturating_sub(used))
}

fn page_size(db: &Connection) -> Result<u64> {
    number(db, "PRAGMA page_size")
}

fn number(db: &Connection, pragma: &str) -> Result<u64> {
    Ok(db.query_row(pragma, (), |row| row.get(0))?)
}

/// A file that holds room on the disk for the outcomes of messages on the way.
#[derive(Debug)]
pub(super) struct Reserve(PathBuf);

impl Reserve {
    pub(super) fn new(folder: &Path) -> Self {
        Self(folder.join("sendright.reserve"))
    }

    /// Makes the file, or makes it larger, if need be; without it nothing may be sent.
    pub(super) fn keep(&self, outcomes: usize) -> Result<()> {
        let bytes = outcomes.saturating_mul(ON_DISK).max(LEAST);
        let is_there =
            fs::metadata(&self.0).is_ok_and(|file| usize::try_from(file.len()).is_ok_and(|len| len >= bytes));
        if is_there { Ok(()) } else { self.make(bytes).map_err(|error| self.failed(&error)) }
    }

    fn make(&self, bytes: usize) -> io::Result<()> {
        // Noise, because a file system may keep zeros in no room at all.
        let mut noise = vec![0; LEAST];
        rand::rng().fill_bytes(&mut noise);
        let part = self.0.with_extension("reserve.part");
        let write = || {
            let mut file = File::create(&part)?;
            for _ in 0..bytes.div_ceil(LEAST) {
                file.write_all(&noise)?;
            }
            file.sync_all()?;
            fs::rename(&part, &self.0)
        };
        write().inspect_err(|_| drop(fs::remove_file(&part)))
    }

    fn failed(&self, error: &io::Error) -> StoreError {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => StoreError::Full,
            _ => StoreError::Folder { path: self.0.clone(), message: format!("cannot be made: {error}") },
        }
    }

    /// Gives the room back to the disk; whether there was any.
    pub(super) fn release(&self) -> bool {
        fs::remove_file(&self.0).is_ok()
    }
}
