//! Columns that are more than a number or a text.

use crate::store::{Result, StoreError, Word};
use rusqlite::types::Type;
use rusqlite::{OptionalExtension, Row};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A word of one of the store's enums.
pub(super) fn word<T: Word>(row: &Row<'_>, column: &str) -> rusqlite::Result<T> {
    let text: String = row.get(column)?;
    T::of(&text).ok_or_else(|| strange(format!("`{column}` holds the unknown word `{text}`")))
}

/// A value kept as JSON.
pub(super) fn json<T: DeserializeOwned>(row: &Row<'_>, column: &str) -> rusqlite::Result<T> {
    let text: String = row.get(column)?;
    serde_json::from_str(&text).map_err(|error| strange(format!("`{column}`: {error}")))
}

/// A value kept as JSON, or none.
pub(super) fn optional_json<T: DeserializeOwned>(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<T>> {
    let text: Option<String> = row.get(column)?;
    let parsed = text.map(|text| serde_json::from_str(&text)).transpose();
    parsed.map_err(|error| strange(format!("`{column}`: {error}")))
}

/// A value as JSON.
pub(super) fn to_json<T: Serialize>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|error| StoreError::Database(error.to_string()))
}

/// The row that was asked for, or that there is none.
#[expect(clippy::needless_pass_by_value, reason = "a name is a word or a number")]
pub(super) fn one<T>(found: rusqlite::Result<T>, what: &'static str, name: impl ToString) -> Result<T> {
    found.optional()?.ok_or_else(|| StoreError::Missing { what, name: name.to_string() })
}

fn strange(message: String) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(0, Type::Text, message.into())
}
