//! One message to be sent, with all that its preparation needs.

use super::in_flight::Ticket;
use crate::dkim::Keys;
use crate::engine::EngineError;
use crate::store::{Batch, Event, EventKind, Outcome, Recipient, RecipientFacts, RecipientState, Template, Word};
use sendright::day::PolicyDay;
use sendright::recipient::{CheckRecipient, Suppression};
use serde_json::json;
use std::sync::Arc;

/// How long a message rests after the engine failed at it.
const ENGINE_REST_MS: u64 = 60_000;

/// What all messages of a batch share.
pub(super) struct Shared {
    pub(super) batch: Batch,
    pub(super) template: Template,
    pub(super) keys: Arc<Keys>,
}

/// A recipient that was taken up.
pub(super) struct Job {
    pub(super) shared: Arc<Shared>,
    pub(super) recipient: Recipient,
    pub(super) facts: RecipientFacts,
    pub(super) day: PolicyDay,
    /// When it was taken up, in Unix milliseconds.
    pub(super) taken_ms: u64,
    pub(super) first_attempt_ms: Option<u64>,
    /// Its place among the messages on the way.
    pub(super) ticket: Ticket,
}

impl Job {
    /// An outcome without an SMTP attempt.
    pub(super) fn untried(&self, state: RecipientState, next_attempt_ms: u64, reply: String) -> Outcome {
        Outcome {
            recipient: self.recipient.id,
            batch: self.shared.batch.id,
            domain: self.shared.batch.domain.clone(),
            address: self.recipient.address.clone(),
            day: self.day.day.clone(),
            hour_ms: self.day.hour_starts_ms,
            state,
            attempts: self.recipient.attempts,
            attempt_ms: None,
            first_attempt_ms: self.recipient.first_attempt_ms,
            next_attempt_ms,
            reply,
            suppress: None,
            events: Vec::new(),
            decisions: Vec::new(),
        }
    }

    /// An outcome after an SMTP attempt; its state is still to be judged.
    pub(super) fn attempted(&self, now_ms: u64, reply: String) -> Outcome {
        let first = self.recipient.attempts == 0;
        let send = Event { at_ms: self.taken_ms, kind: EventKind::Send, detail: json!({}) };
        Outcome {
            attempts: self.recipient.attempts + 1,
            attempt_ms: Some(self.taken_ms),
            first_attempt_ms: self.first_attempt_ms.or(Some(self.taken_ms)),
            events: if first { vec![send] } else { Vec::new() },
            ..self.untried(RecipientState::Deferred, now_ms, reply)
        }
    }

    /// The waiting state of a message that was not tried now.
    pub(super) fn waiting_state(&self) -> RecipientState {
        if self.recipient.attempts == 0 { RecipientState::Held } else { RecipientState::Deferred }
    }

    /// Holds the message: the engine gave no answer, so nothing may be done with it.
    pub(super) fn hold_for_engine(&self, outcome: &mut Outcome, now_ms: u64, error: &EngineError) {
        tracing::error!(message = self.recipient.id, "held: {error}");
        outcome.state = if outcome.attempts == 0 { RecipientState::Held } else { RecipientState::Deferred };
        outcome.next_attempt_ms = now_ms.saturating_add(ENGINE_REST_MS);
        outcome.reply = format!("held: {error}");
        outcome.events.push(Event {
            at_ms: now_ms,
            kind: EventKind::DeliveryDelay,
            detail: json!({ "delayType": "InternalFailure", "reason": error.to_string() }),
        });
    }
}

impl Job {
    /// May this recipient be written to now?
    pub(super) fn question(&self, now_ms: u64) -> CheckRecipient {
        CheckRecipient {
            address: self.recipient.address.clone(),
            now_ms,
            sender_domain: Some(self.shared.batch.domain.clone()),
            suppression: self.facts.suppression.as_ref().map(|entry| Suppression {
                reason: entry.reason.word().to_ascii_lowercase(),
                until_ms: entry.until_ms,
            }),
            unsubscribed: self.facts.unsubscribed,
            sent_last_hour: self.facts.sent_ms.clone(),
            kind: Some(self.shared.template.kind),
            ..CheckRecipient::default()
        }
    }
}
