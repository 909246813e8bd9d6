//! Findings: what a review has to say, and where in the source.

use crate::template::dialect::Dialect;
use serde::{Deserialize, Serialize};

/// How much a finding weighs (rulebook 1.8).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Good to know.
    Info,
    /// Should be mended.
    Warn,
    /// A human has to look.
    Review,
    /// Cannot be sent as it is.
    Reject,
}

/// The outcome of a review (rulebook 1.8).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// May be used.
    Approve,
    /// A human decides.
    Review,
    /// May not be used.
    Reject,
}

/// Which text of a mail a [`Span`] lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The subject line.
    Subject,
    /// The HTML part.
    Html,
    /// The plain text part.
    Text,
}

/// The unit of positions, named as in the Language Server Protocol 3.17.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum PositionEncoding {
    /// Bytes of UTF-8.
    #[default]
    #[serde(rename = "utf-8")]
    Utf8,
    /// Code units of UTF-16, as strings in JavaScript and Java count.
    #[serde(rename = "utf-16")]
    Utf16,
    /// Unicode scalar values, as strings in Python count.
    #[serde(rename = "utf-32")]
    Utf32,
}

/// A range of a source text; `end` is exclusive. Offsets count from 0, lines and columns from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Span {
    /// The text it lies in.
    pub part: Part,
    /// First unit of the range.
    pub start: usize,
    /// First unit after the range.
    pub end: usize,
    /// Line of `start`.
    pub line: usize,
    /// Column of `start`, in units of the position encoding.
    pub column: usize,
}

/// A change of a source text, as a `TextEdit` of the Language Server Protocol 3.17.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Edit {
    /// What is replaced; where `start` is `end`, something is put in.
    pub span: Span,
    /// What stands there afterwards.
    pub new_text: String,
}

/// One thing a rule has to say about a template or a subject.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Finding {
    /// The rule's id, as `links/shortener`.
    pub rule: String,
    /// How much it weighs.
    pub severity: Severity,
    /// What is wrong, with the very words.
    pub message: String,
    /// What to do about it.
    pub help: String,
    /// Where, if it has one place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
    /// What mends it, where that leaves nothing to choose. Spans are those of the text that was reviewed: after one
    /// change the others are to be asked for anew.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edit: Option<Edit>,
    /// The text that it is about as a whole, where that is one and there is no `span`: the subject.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<Part>,
    /// The dialect that the template is written in, as far as its tags tell, where it was read in another one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dialect: Option<Dialect>,
    /// What was counted, in the unit of `limit`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub observed: Option<u64>,
    /// The rule's limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u64>,
    /// How many places the rule found, where more than the listed ones.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<u64>,
}
