//! Shapes that several answers share.

use serde::{Deserialize, Serialize};

/// What a template is for (rulebook 1.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Advertising and newsletters, to those who agreed.
    Marketing,
    /// News about something the reader has: an account, a service.
    Notification,
    /// Part of a deal: an order, a receipt.
    Transactional,
    /// Sent at once on the reader's own act: identity checks, passwords.
    Trigger,
    /// A trial of the service itself.
    Test,
}

/// Whether something may go now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// It may go now.
    Send,
    /// Not now; it may go later without anybody's doing.
    Hold,
    /// Not at all, unless the caller asks anew.
    Refuse,
}

/// One rule that shaped a decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Reason {
    /// The rule's id, stable across versions.
    pub rule: String,
    /// The rule in words, with the figures.
    pub message: String,
    /// What was seen, in the unit of `limit`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub observed: Option<u64>,
    /// The rule's limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u64>,
}

/// An answer with the policy that gave it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Answered<A> {
    /// The answer itself.
    #[serde(flatten)]
    pub answer: A,
    /// The policy as `name@version#digest`.
    pub policy: String,
}
