//! What happened to a message, and what is written down about it in one commit.

use crate::store::entities::{RecipientState, SuppressionReason};
use crate::store::words;
use serde::Serialize;
use serde_json::Value;

words! {
    /// The kinds of event, in the names of Amazon SES.
    pub enum EventKind {
        /// A message was taken up for sending.
        Send = "Send",
        /// The receiving server took it.
        Delivery = "Delivery",
        /// It came back for good.
        Bounce = "Bounce",
        /// It could not be delivered yet.
        DeliveryDelay = "DeliveryDelay",
        /// The data did not fit the template; nothing was sent.
        RenderingFailure = "RenderingFailure",
        /// The policy refused it; nothing was sent.
        Reject = "Reject",
    }
}

/// One entry of the append-only log of events.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Event {
    /// When, in Unix milliseconds.
    pub at_ms: u64,
    /// What happened.
    pub kind: EventKind,
    /// The SMTP reply, the reasons, the errors: as fields.
    pub detail: Value,
}

/// A question and its answer, kept so that a decision can be explained and replayed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DecisionRecord {
    /// When it was asked, in Unix milliseconds.
    pub at_ms: u64,
    /// The question's name.
    pub function: String,
    /// The question.
    pub question: Value,
    /// The answer with the `policy` that gave it.
    pub answer: Value,
}

/// A message's next state with everything that follows from it.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The recipient's number.
    pub recipient: i64,
    /// The batch's number.
    pub batch: i64,
    /// The sender domain.
    pub domain: String,
    /// The recipient's address.
    pub address: String,
    /// The policy's day on which this was learnt, as `2026-11-21`.
    pub day: String,
    /// The start of the hour in which this was learnt, in Unix milliseconds.
    pub hour_ms: u64,
    /// What became of it.
    pub state: RecipientState,
    /// Attempts made so far, with this one.
    pub attempts: u64,
    /// Whether an SMTP attempt was made, at this time in Unix milliseconds.
    pub attempt_ms: Option<u64>,
    /// When it was first tried.
    pub first_attempt_ms: Option<u64>,
    /// When it is due again; only of a state that waits.
    pub next_attempt_ms: u64,
    /// The reply, or why it waits.
    pub reply: String,
    /// The address goes on the block list.
    pub suppress: Option<(SuppressionReason, u64)>,
    /// The events to log.
    pub events: Vec<Event>,
    /// The decisions that led here.
    pub decisions: Vec<DecisionRecord>,
}

impl Outcome {
    /// Whether this was the message's first SMTP attempt, which is when it counts as sent.
    #[must_use]
    pub fn is_first_attempt(&self) -> bool {
        self.attempt_ms.is_some() && self.attempts == 1
    }
}

/// What an assessment changes about a domain and its account, with its record.
#[derive(Clone, Debug)]
pub struct Standing {
    /// The sender domain.
    pub domain: String,
    /// Its new level.
    pub level: Option<u32>,
    /// The downgrade that is pending now, or none.
    pub pending_downgrade: Option<crate::store::entities::PendingDowngrade>,
    /// The account is frozen until then, in Unix milliseconds.
    pub frozen_until_ms: Option<u64>,
    /// The domain is stopped until then, in Unix milliseconds.
    pub stopped_until_ms: Option<u64>,
    /// The account is paused from now on.
    pub account_paused: bool,
    /// The operator is to look at the account.
    pub account_under_review: bool,
    /// The day that is now judged as a whole.
    pub judged_day: Option<String>,
    /// The decision behind it.
    pub decision: DecisionRecord,
}
