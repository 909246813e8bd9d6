//! Batches that wait, and those whose rest fails.

use super::super::DeliveryError;
use super::Scheduler;
use crate::clock::now_ms;
use crate::store::{Batch, BatchState, DecisionRecord, Event, EventKind, Store};

/// Recipients failed in one commit when the rest of a batch is refused.
const FAIL_AT_ONCE: u32 = 1_000;

impl<S: Store> Scheduler<S> {
    /// Lets a batch wait until a time, or until somebody lifts what holds it.
    pub(super) async fn pause(
        &self,
        batch: &Batch,
        resume_ms: Option<u64>,
        reason: String,
        record: DecisionRecord,
    ) -> Result<Option<u64>, DeliveryError> {
        let is_known = batch.state == BatchState::Paused && batch.reason.as_ref() == Some(&reason);
        if !(is_known && batch.resume_ms == resume_ms) {
            tracing::info!(batch = batch.id, resume_ms, "the batch pauses: {reason}");
            self.store.set_batch(batch.id, BatchState::Paused, resume_ms, Some(reason), Some(record)).await?;
        }
        Ok(resume_ms)
    }

    /// Fails all that was never tried.
    pub(super) async fn fail_the_rest(
        &self,
        batch: i64,
        reason: &str,
        detail: &serde_json::Value,
    ) -> Result<(), DeliveryError> {
        loop {
            let event = Event { at_ms: now_ms(), kind: EventKind::Reject, detail: detail.clone() };
            if self.store.fail_waiting(batch, false, reason.to_owned(), event, FAIL_AT_ONCE).await? == 0 {
                return Ok(());
            }
        }
    }

    /// Lets a batch wait that cannot be sent for a reason of our own.
    pub(super) async fn rest(
        &self,
        batch: &Batch,
        until_ms: u64,
        reason: String,
    ) -> Result<Option<u64>, DeliveryError> {
        if batch.resume_ms.is_some_and(|resume| resume > now_ms()) {
            return Ok(batch.resume_ms);
        }
        tracing::error!(batch = batch.id, "the batch rests: {reason}");
        self.store.set_batch(batch.id, BatchState::Paused, Some(until_ms), Some(reason), None).await?;
        Ok(Some(until_ms))
    }
}
