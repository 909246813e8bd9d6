//! Opening the state folder and bringing its database to the schema of this program.

use crate::store::{Result, StoreError};
use rusqlite::Connection;
use std::fs::{OpenOptions, Permissions};
use std::io::ErrorKind;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;
use std::time::Duration;

/// The schema, one step a version; a step is never changed once it was released.
const SCHEMA: &[&str] = &[include_str!("schema-1.sql"), include_str!("schema-2.sql"), include_str!("schema-3.sql")];

/// Creates the folder if need be, closed to others.
pub(crate) fn make_folder(path: &Path) -> Result<()> {
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(path)
        .map_err(|error| StoreError::Folder { path: path.to_owned(), message: format!("cannot be made: {error}") })
}

/// Closes the folder and the database in it to others, and makes the database's file if need be.
pub(super) fn close_to_others(folder: &Path, file: &Path) -> Result<()> {
    let unusable = |error: std::io::Error| StoreError::Folder {
        path: file.to_owned(),
        message: format!("cannot be opened: {error}; it and its folder have to be one's own and writable"),
    };
    // The files are closed by themselves: a folder that belongs to somebody else, or to all as `/tmp`, stays as it is.
    drop(close(folder, 0o700));
    OpenOptions::new().append(true).create(true).mode(0o600).open(file).map_err(unusable)?;
    for ending in ["", "-wal", "-shm"] {
        let mut name = file.as_os_str().to_owned();
        name.push(ending);
        let path = Path::new(&name);
        match close(path, 0o600) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                let message = format!("others may read it: {error}; run `chmod 600` on it as its owner");
                return Err(StoreError::Folder { path: path.to_owned(), message });
            }
            _ => {}
        }
    }
    Ok(())
}

/// Takes all rights of others away.
fn close(path: &Path, mode: u32) -> std::io::Result<()> {
    const OTHERS: u32 = 0o077;
    const SHARED_BY_ALL: u32 = 0o1000;
    let found = std::fs::metadata(path)?.permissions().mode();
    if found & OTHERS == 0 || found & SHARED_BY_ALL != 0 {
        return Ok(());
    }
    std::fs::set_permissions(path, Permissions::from_mode(mode))
}

/// A connection for reading and writing.
pub(super) fn connect(file: &Path) -> Result<Connection> {
    connection(file).map_err(|error| in_words(file, error.into()))
}

fn connection(file: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open(file)?;
    connection.busy_timeout(Duration::from_secs(10))?;
    connection.set_prepared_statement_cache_capacity(64);
    connection.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = FAST;",
    )?;
    Ok(connection)
}

/// What the database says, with its file and what to do.
pub(super) fn in_words(file: &Path, error: StoreError) -> StoreError {
    let StoreError::Database(message) = error else { return error };
    let advice = "if it is damaged, put a backup in its place, or move it away to begin anew; \
                  its folder has to be one's own and writable";
    StoreError::Folder { path: file.to_owned(), message: format!("cannot be used: {message}; {advice}") }
}

/// Brings the schema up to date, in one transaction.
pub(super) fn migrate(connection: &Connection) -> Result<()> {
    connection.execute_batch("BEGIN IMMEDIATE")?;
    let done = steps(connection);
    connection.execute_batch(if done.is_ok() { "COMMIT" } else { "ROLLBACK" })?;
    done
}

fn steps(connection: &Connection) -> Result<()> {
    let known = i64::try_from(SCHEMA.len()).unwrap_or(i64::MAX);
    let found: i64 = connection.query_row("PRAGMA user_version", (), |row| row.get(0))?;
    if found > known {
        return Err(StoreError::Newer { found, known });
    }
    for (step, version) in SCHEMA.iter().zip(1_i64..) {
        if version > found {
            connection.execute_batch(step)?;
            connection.pragma_update(None, "user_version", version)?;
        }
    }
    Ok(())
}
