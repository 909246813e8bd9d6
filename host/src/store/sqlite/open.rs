//! Opening the state folder and bringing its database to the schema of this program.

use crate::store::{Result, StoreError};
use rusqlite::Connection;
use std::path::Path;
use std::time::Duration;

/// The schema, one step a version; a step is never changed once it was released.
const SCHEMA: &[&str] = &[include_str!("schema-1.sql"), include_str!("schema-2.sql"), include_str!("schema-3.sql")];

/// Creates the folder if need be, closed to others.
pub(crate) fn make_folder(path: &Path) -> Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(path)
        .map_err(|error| StoreError::Folder { path: path.to_owned(), message: format!("cannot be made: {error}") })
}

/// A connection for reading and writing.
pub(super) fn connect(file: &Path) -> Result<Connection> {
    let connection = Connection::open(file).map_err(|error| match StoreError::from(error) {
        StoreError::Database(message) => StoreError::Folder { path: file.to_owned(), message },
        other => other,
    })?;
    connection.busy_timeout(Duration::from_secs(10))?;
    connection.set_prepared_statement_cache_capacity(64);
    connection.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;")?;
    Ok(connection)
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
