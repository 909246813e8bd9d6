//! One decision: what was asked, what was answered, by which policy.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::borrow::Cow;

/// A decision record, one JSON object a line. The policy's digest is in `policy`, as `name@version#digest`.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record<'a> {
    /// When it was decided, in Unix milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_ms: Option<u64>,
    /// The question's name.
    #[serde(borrow)]
    pub function: Cow<'a, str>,
    /// The policy that answered.
    #[serde(borrow)]
    pub policy: Cow<'a, str>,
    /// The question.
    #[serde(borrow)]
    pub question: Cow<'a, RawValue>,
    /// The answer.
    #[serde(borrow)]
    pub answer: Cow<'a, RawValue>,
}

/// Why a line is no record.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    /// It is not UTF-8.
    #[error("the line is not UTF-8: byte {0} is the first that does not fit")]
    NotUtf8(usize),
    /// It is not the JSON object that is expected.
    #[error("the line is no decision record: {0}")]
    NotARecord(String),
    /// There is no such question.
    #[error("there is no function `{0}`")]
    UnknownFunction(String),
}

impl<'a> Record<'a> {
    /// Reads a line.
    ///
    /// # Errors
    /// It is no record.
    pub fn read(line: &'a [u8]) -> Result<Self, RecordError> {
        let text = std::str::from_utf8(line).map_err(|error| RecordError::NotUtf8(error.valid_up_to() + 1))?;
        let record: Record<'a> =
            serde_json::from_str(text).map_err(|error| RecordError::NotARecord(error.to_string()))?;
        if sendright::FUNCTIONS.contains(&record.function.as_ref()) {
            Ok(record)
        } else {
            Err(RecordError::UnknownFunction(record.function.into_owned()))
        }
    }

    /// The record of an answer in JSON, which names the policy itself.
    #[must_use]
    pub fn of(function: &'a str, question: &'a RawValue, answer: &'a RawValue, at_ms: Option<u64>) -> Self {
        #[derive(Deserialize)]
        struct Stamped<'a> {
            #[serde(borrow, default)]
            policy: Cow<'a, str>,
        }
        let policy = serde_json::from_str::<Stamped<'a>>(answer.get()).map(|stamped| stamped.policy);
        Self {
            at_ms,
            function: function.into(),
            policy: policy.unwrap_or_default(),
            question: Cow::Borrowed(question),
            answer: Cow::Borrowed(answer),
        }
    }
}
