//! Which messages are taken up now: batch by batch, as many as the policy grants.

mod days;
mod halt;
mod room;
mod turn;

use super::DeliveryError;
use super::in_flight::InFlight;
use super::job::Shared;
use super::quota::{self, Asked};
use super::recorder::{Finished, Stalled};
use super::sender::Sender;
use super::standing;
use crate::clock::now_ms;
use crate::store::{Batch, BatchState, Due, Store};
use sendright::Decision;
use sendright::day::PolicyDay;
use serde_json::json;
use std::collections::HashMap;
use std::sync::Arc;
use tokio::sync::mpsc;

/// How long a batch rests whose keys cannot be read.
const KEYS_REST_MS: u64 = 60_000;
/// How long a batch rests that could not be looked at.
const AFTER_FAILURE_MS: u64 = 1_000;

pub(super) struct Scheduler<S> {
    pub(super) store: S,
    pub(super) sender: Arc<Sender>,
    pub(super) in_flight: Arc<InFlight>,
    pub(super) finished: mpsc::Sender<Finished>,
    pub(super) stalled: Stalled,
    /// The day on which all earlier days of all domains were judged.
    pub(super) judged: Option<String>,
    /// Whether the store is too full for outcomes.
    pub(super) full: bool,
    /// The receiving domain at which to go on looking in a batch, among those never tried or those tried before.
    pub(super) turns: HashMap<(i64, bool), String>,
}

impl<S: Store> Scheduler<S> {
    /// Looks at every open batch once. Gives the next time in Unix milliseconds at which something is due.
    pub(super) async fn round(&mut self) -> Result<Option<u64>, DeliveryError> {
        if self.stalled.get() {
            return Ok(None);
        }
        let day = standing::day(self.sender.engine(), now_ms())?;
        let unjudged = self.judge_past_days(&day).await?;
        self.make_room().await;
        let mut batches = self.store.open_batches().await?;
        // Whoever has the fewest on the way goes first, so that no batch keeps all places.
        batches.sort_by_key(|batch| self.in_flight.of_batch(batch.id));
        let mut next = Some(day.ends_ms);
        for batch in batches {
            let due = if unjudged.contains(&batch.domain) { Ok(None) } else { self.serve(&batch, &day).await };
            let due = due.unwrap_or_else(|error| {
                // One batch's trouble is not the others'.
                tracing::error!(batch = batch.id, "{error}");
                Some(now_ms() + AFTER_FAILURE_MS)
            });
            next = [next, due].into_iter().flatten().min();
        }
        let again = (!unjudged.is_empty()).then(|| now_ms() + AFTER_FAILURE_MS);
        Ok([next, again].into_iter().flatten().min())
    }

    async fn serve(&mut self, batch: &Batch, day: &PolicyDay) -> Result<Option<u64>, DeliveryError> {
        if batch.totals.waiting() == 0 {
            if self.in_flight.of_batch(batch.id) == 0 {
                self.store.set_batch(batch.id, BatchState::Finished, None, None, None).await?;
                self.turns.retain(|(id, _), _| *id != batch.id);
            }
            return Ok(None);
        }
        let keys = match self.sender.keys(&batch.domain) {
            Ok(keys) => keys,
            Err(message) => return self.rest(batch, now_ms() + KEYS_REST_MS, message).await,
        };
        let template = self.store.template_numbered(batch.template).await?;
        let shared = Arc::new(Shared { batch: batch.clone(), template, keys });
        let again = self.retry(&shared, day).await?;
        let first = self.begin(&shared, day).await?;
        Ok([again, first].into_iter().flatten().min())
    }

    /// Takes up messages that were tried before. They count as sent already, so only freezes and stops hold them.
    async fn retry(&mut self, shared: &Arc<Shared>, day: &PolicyDay) -> Result<Option<u64>, DeliveryError> {
        let Due { recipients: due, complete, .. } = self.due(&shared.batch, true).await?;
        if due.is_empty() {
            return self.next_look(shared.batch.id, true, complete).await;
        }
        let asked = Asked { count: 0, ..self.facts(shared, day).await? };
        let answer = quota::decide(self.sender.engine(), &asked)?.answer;
        if answer.decision != Decision::Send {
            return Ok(answer.resume_ms);
        }
        self.take_up(shared, day, due, usize::MAX).await?;
        Ok(None)
    }

    /// Takes up messages that were never tried, as many as the policy grants.
    async fn begin(&mut self, shared: &Arc<Shared>, day: &PolicyDay) -> Result<Option<u64>, DeliveryError> {
        let batch = &shared.batch;
        let Due { recipients: due, complete, .. } = self.due(batch, false).await?;
        let count = due.len().min(self.in_flight.room());
        if count == 0 {
            return self.next_look(batch.id, false, complete).await;
        }
        let asked = Asked {
            count: u64::try_from(count).unwrap_or(u64::MAX),
            paused_until_ms: batch.resume_ms,
            ..self.facts(shared, day).await?
        };
        let decided = quota::decide(self.sender.engine(), &asked)?;
        let answer = decided.answer;
        if answer.granted > 0 {
            if batch.state == BatchState::Paused {
                self.store.set_batch(batch.id, BatchState::Running, None, None, None).await?;
            }
            self.take_up(shared, day, due, usize::try_from(answer.granted).unwrap_or(usize::MAX)).await?;
            return Ok(None);
        }
        let reason = answer.reasons.iter().map(|reason| reason.message.as_ref()).collect::<Vec<&str>>().join("; ");
        match answer.decision {
            // What is on the way may still bring the upgrade that lets the batch go on.
            Decision::Hold if asked.on_the_way > 0 => Ok(None),
            Decision::Hold if batch.state == BatchState::Paused && batch.resume_ms > Some(now_ms()) => {
                Ok(answer.resume_ms)
            }
            // Where no time ends it, the next day asks again.
            Decision::Hold => self.pause(batch, answer.resume_ms.or(Some(day.ends_ms)), reason, decided.record).await,
            // Where no time ends a refusal, somebody may lift it: the batch waits for that. Only a freeze fails the
            // rest (rulebook 3.4).
            Decision::Refuse if answer.resume_ms.is_none() => self.pause(batch, None, reason, decided.record).await,
            Decision::Refuse if self.in_flight.of_batch(batch.id) > 0 => Ok(None),
            Decision::Refuse => {
                tracing::warn!(batch = batch.id, "the rest of the batch fails: {reason}");
                let record = Some(decided.record);
                self.store.set_batch(batch.id, BatchState::Running, None, Some(reason.clone()), record).await?;
                let detail = json!({ "reason": reason, "code": answer.code });
                self.fail_the_rest(batch.id, &reason, &detail).await?;
                Ok(Some(now_ms()))
            }
            Decision::Send => Ok(None),
        }
    }

    async fn facts(&self, shared: &Shared, day: &PolicyDay) -> Result<Asked, DeliveryError> {
        // Before the counts are read: what is recorded in between is counted twice for a moment, never missed.
        let (of_domain, of_all) = self.in_flight.first_attempts(&shared.batch.domain);
        let domain = self.store.domain(&shared.batch.domain).await?;
        let figures = self.store.figures(&domain.name, day).await?;
        let warmup_day = quota::warmup_day(self.sender.engine(), &domain, &figures, day)?;
        Ok(Asked {
            now_ms: now_ms(),
            count: 0,
            warmup_day,
            paused_until_ms: None,
            account: self.store.account().await?,
            domain,
            figures,
            on_the_way: of_domain,
            on_the_way_in_all: of_all,
        })
    }
}
