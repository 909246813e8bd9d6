//! Which messages are taken up now: batch by batch, as many as the policy grants.

use super::DeliveryError;
use super::in_flight::{Entry, InFlight};
use super::job::{Job, Shared};
use super::quota::{self, Asked};
use super::recorder::{Finished, Stalled};
use super::sender::Sender;
use super::standing;
use crate::clock::now_ms;
use crate::store::{Batch, BatchState, Event, EventKind, Recipient, Store};
use sendright::Decision;
use sendright::day::PolicyDay;
use serde_json::json;
use std::collections::HashMap;
use std::sync::Arc;
use tokio::sync::mpsc;

/// Recipients looked at beyond those that are on the way, so that one slow destination does not hide the others.
const LOOK_AHEAD: usize = 256;
/// Recipients failed in one commit when the rest of a batch is refused.
const FAIL_AT_ONCE: u32 = 1_000;
/// How far back sends to a mailbox are told to the policy: the hour that counts and the one before it.
const TWO_HOURS_MS: u64 = 2 * 3_600_000;
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
    /// The last day seen of each domain whose earlier days were judged.
    pub(super) judged: HashMap<String, String>,
}

impl<S: Store> Scheduler<S> {
    /// Looks at every open batch once. Gives the next time in Unix milliseconds at which something is due.
    pub(super) async fn round(&mut self) -> Result<Option<u64>, DeliveryError> {
        if self.stalled.get() {
            return Ok(None);
        }
        let day = standing::day(self.sender.engine(), now_ms())?;
        let mut next = None;
        for batch in self.store.open_batches().await? {
            let due = match self.look_at(&batch, &day).await {
                Ok(due) => due,
                // One batch's trouble is not the others'.
                Err(error) => {
                    tracing::error!(batch = batch.id, "{error}");
                    Some(now_ms() + AFTER_FAILURE_MS)
                }
            };
            next = [next, due].into_iter().flatten().min();
        }
        Ok(next)
    }

    async fn look_at(&mut self, batch: &Batch, day: &PolicyDay) -> Result<Option<u64>, DeliveryError> {
        self.judge_past_days(&batch.domain, day).await?;
        self.serve(batch, day).await
    }

    async fn judge_past_days(&mut self, domain: &str, day: &PolicyDay) -> Result<(), DeliveryError> {
        if self.judged.get(domain) != Some(&day.day) {
            standing::judge_past_days(&self.store, self.sender.engine(), domain, day).await?;
            self.judged.insert(domain.to_owned(), day.day.clone());
        }
        Ok(())
    }

    async fn serve(&mut self, batch: &Batch, day: &PolicyDay) -> Result<Option<u64>, DeliveryError> {
        if batch.totals.waiting() == 0 {
            if self.in_flight.of_batch(batch.id) == 0 {
                self.store.set_batch(batch.id, BatchState::Finished, None, None, None).await?;
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
        let due = self.due(&shared.batch, true).await?;
        if due.is_empty() {
            return Ok(self.store.next_due(shared.batch.id, true).await?.filter(|next| *next > now_ms()));
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
        let due = self.due(batch, false).await?;
        let count = due.len().min(self.in_flight.room());
        if count == 0 {
            return Ok(self.store.next_due(batch.id, false).await?.filter(|next| *next > now_ms()));
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
            Decision::Hold if batch.state == BatchState::Paused => Ok(answer.resume_ms),
            Decision::Hold => {
                // Where no time ends it, the next day asks again.
                let resume = answer.resume_ms.or(Some(day.ends_ms));
                tracing::info!(batch = batch.id, resume_ms = resume, "the batch pauses: {reason}");
                let record = Some(decided.record);
                self.store.set_batch(batch.id, BatchState::Paused, resume, Some(reason), record).await?;
                Ok(resume)
            }
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

    async fn fail_the_rest(&self, batch: i64, reason: &str, detail: &serde_json::Value) -> Result<(), DeliveryError> {
        loop {
            let event = Event { at_ms: now_ms(), kind: EventKind::Reject, detail: detail.clone() };
            if self.store.fail_waiting(batch, false, reason.to_owned(), event, FAIL_AT_ONCE).await? == 0 {
                return Ok(());
            }
        }
    }

    async fn rest(&self, batch: &Batch, until_ms: u64, reason: String) -> Result<Option<u64>, DeliveryError> {
        if batch.resume_ms.is_some_and(|resume| resume > now_ms()) {
            return Ok(batch.resume_ms);
        }
        tracing::error!(batch = batch.id, "the batch rests: {reason}");
        self.store.set_batch(batch.id, BatchState::Paused, Some(until_ms), Some(reason), None).await?;
        Ok(Some(until_ms))
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

    /// Recipients that are due and not on the way.
    async fn due(&self, batch: &Batch, tried: bool) -> Result<Vec<Recipient>, DeliveryError> {
        if self.in_flight.room() == 0 {
            return Ok(Vec::new());
        }
        let on_the_way = self.in_flight.recipients();
        let limit = u32::try_from(on_the_way.len() + LOOK_AHEAD).unwrap_or(u32::MAX);
        let mut due = self.store.due(batch.id, tried, now_ms(), limit).await?;
        due.retain(|recipient| !on_the_way.contains(&recipient.id));
        Ok(due)
    }

    /// Starts up to `granted` of the messages; those whose destination has enough stay where they are.
    async fn take_up(
        &self,
        shared: &Arc<Shared>,
        day: &PolicyDay,
        due: Vec<Recipient>,
        granted: usize,
    ) -> Result<(), DeliveryError> {
        let taken_ms = now_ms();
        let addresses = due.iter().map(|recipient| recipient.address.clone()).collect();
        let since_ms = taken_ms.saturating_sub(TWO_HOURS_MS);
        let mut on_the_way = self.in_flight.times();
        let facts = self.store.facts(&shared.batch.domain, addresses, since_ms).await?;
        let mut taken = 0;
        for (recipient, mut facts) in due.into_iter().zip(facts) {
            if taken >= granted {
                break;
            }
            add_unrecorded(&mut facts.sent_ms, on_the_way.get(&recipient.address));
            let entry = Entry {
                recipient: recipient.id,
                batch: shared.batch.id,
                domain: shared.batch.domain.clone(),
                address: recipient.address.clone(),
                first: recipient.attempts == 0,
                taken_ms,
            };
            let Some(ticket) = self.in_flight.take(entry) else { continue };
            taken += 1;
            on_the_way.entry(recipient.address.clone()).or_default().push(taken_ms);
            let job = Job {
                shared: Arc::clone(shared),
                first_attempt_ms: recipient.first_attempt_ms,
                recipient,
                facts,
                day: day.clone(),
                taken_ms,
                ticket,
            };
            tokio::spawn(Arc::clone(&self.sender).send(job, self.finished.clone()));
        }
        Ok(())
    }
}

/// Adds the sends on the way to the recorded ones; those that were recorded in between are there already.
fn add_unrecorded(recorded: &mut Vec<u64>, on_the_way: Option<&Vec<u64>>) {
    let mut known = recorded.clone();
    for time in on_the_way.into_iter().flatten() {
        match known.iter().position(|other| other == time) {
            Some(index) => {
                known.swap_remove(index);
            }
            None => recorded.push(*time),
        }
    }
}
