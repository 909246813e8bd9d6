//! Errors as answers: a code for machines, a place, a sentence and what to do.

use serde::{Deserialize, Serialize};
use std::fmt;

/// What kind of mistake an [`Error`] reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Code {
    /// The text is not JSON or not TOML.
    Syntax,
    /// A field that does not exist.
    UnknownField,
    /// A required field is absent.
    MissingField,
    /// A value of the wrong type or out of its range.
    InvalidValue,
    /// No question has this name.
    UnknownFunction,
    /// No preset has this name.
    UnknownPreset,
}

impl fmt::Display for Code {
    /// The code as it stands in JSON.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.serialize(f)
    }
}

/// One mistake in a policy document or a question, in the user's words.
///
/// User-given values stand in backticks; no name of a Rust type appears.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Error {
    /// What kind of mistake it is.
    pub code: Code,
    /// Where it is, as `reputation.upgrade[0].all[1]`; empty for the whole input.
    pub path: String,
    /// What is wrong.
    pub message: String,
    /// What to do about it; may be empty.
    pub help: String,
    /// Line in the source text from 1, where the text is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// Column in the source text in characters from 1, where the text is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
}

impl Error {
    /// An error at `path` with no help and no place in a source text.
    #[must_use]
    pub fn new(code: Code, path: impl Into<String>, message: impl Into<String>) -> Self {
        Self { code, path: path.into(), message: message.into(), help: String::new(), line: None, column: None }
    }

    /// The same error as of a part of the question, which lies at `path`.
    #[must_use]
    pub(crate) fn below(self, path: &str) -> Self {
        let separator = if self.path.is_empty() { "" } else { "." };
        Self { path: format!("{path}{separator}{}", self.path), ..self }
    }

    /// The same error with what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let (Some(line), Some(column)) = (self.line, self.column) {
            write!(f, "line {line}, column {column}: ")?;
        }
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        f.write_str(&self.message)?;
        if !self.help.is_empty() {
            write!(f, "; {}", self.help)?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}

/// Everything that is wrong with a policy document; never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Errors(pub Vec<Error>);

impl From<Error> for Errors {
    fn from(error: Error) -> Self {
        Self(vec![error])
    }
}

impl fmt::Display for Errors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, error) in self.0.iter().enumerate() {
            if i > 0 {
                f.write_str("\n")?;
            }
            error.fmt(f)?;
        }
        Ok(())
    }
}

impl std::error::Error for Errors {}
