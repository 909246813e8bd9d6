//! What can go wrong with the store, in the operator's words.

use std::fmt;
use std::path::PathBuf;

/// Why the store did not do what was asked. Nothing of the request was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// The disk, or the room the store was given, is full.
    Full,
    /// Another process held the store for too long.
    Busy,
    /// Something of this name exists already.
    Exists {
        /// What kind of thing.
        what: &'static str,
        /// Its name.
        name: String,
    },
    /// Nothing of this name exists.
    Missing {
        /// What kind of thing.
        what: &'static str,
        /// Its name.
        name: String,
    },
    /// The thing is not in a state for this.
    Conflict(String),
    /// The store was written by a newer version.
    Newer {
        /// The schema version found.
        found: i64,
        /// The newest one known here.
        known: i64,
    },
    /// The state folder or a file in it cannot be used.
    Folder {
        /// Which.
        path: PathBuf,
        /// Why not.
        message: String,
    },
    /// The database reports something else.
    Database(String),
    /// The store is closing.
    Closed,
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Full => f.write_str(
                "the disk is full: nothing new was stored, and what was accepted before is kept; make room, it goes on by itself",
            ),
            Self::Busy => f.write_str("another process holds the store; try again"),
            Self::Exists { what, name } => write!(f, "the {what} `{name}` exists already"),
            Self::Missing { what, name } => write!(f, "there is no {what} `{name}`"),
            Self::Conflict(message) => f.write_str(message),
            Self::Newer { found, known } => write!(
                f,
                "the store has schema {found}, this program knows up to {known}; use the program that wrote it, or a newer one"
            ),
            Self::Folder { path, message } => write!(f, "`{}`: {message}", path.display()),
            Self::Database(message) => write!(f, "the store's database says: {message}"),
            Self::Closed => f.write_str("the store is closing"),
        }
    }
}

impl std::error::Error for StoreError {}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            _ => Self::Database(error.to_string()),
        }
    }
}
