//! Which messages are taken up now: batch by batch, as many as the policy grants.

use super::DeliveryError;
use super::in_flight::{Entry, InFlight, destination};
use super::job::{Job, Shared};
use super::quota::{self, Asked};
use super::recorder::{Finished, Stalled};
use super::sender::Sender;
use super::standing;
use crate::clock::now_ms;
use crate::store::{Batch, BatchState, DecisionRecord, Due, Event, EventKind, Look, Recipient, Store, StoreError};
use sendright::Decision;
use sendright::day::PolicyDay;
use serde_json::json;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use tokio::sync::mpsc;

/// Recipients failed in one commit when the rest of a batch is refused.
const FAIL_AT_ONCE: u32 = 1_000;
/// How far back sends to a mailbox are told to the policy: the hour that counts and the one before it.
const TWO_HOURS_MS: u64 = 2 * 3_600_000;
/// How long a batch rests whose keys cannot be read.
const KEYS_REST_MS: u64 = 60_000;
/// How long until a look goes on that found nobody so far.
const LOOK_ON_MS: u64 = 100;
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

    /// Judges the days that are over, of every domain whether it sends or not. Gives those for which this failed.
    async fn judge_past_days(&mut self, day: &PolicyDay) -> Result<HashSet<String>, DeliveryError> {
        let mut unjudged = HashSet::new();
        if self.judged.as_ref() == Some(&day.day) {
            return Ok(unjudged);
        }
        for domain in self.store.domains().await? {
            let judged = standing::judge_past_days(&self.store, self.sender.engine(), &domain.name, day).await;
            if let Err(error) = judged {
                tracing::error!(domain = domain.name, "the days that are over could not be judged: {error}");
                unjudged.insert(domain.name);
            }
        }
        if unjudged.is_empty() {
            self.judged = Some(day.day.clone());
        }
        Ok(unjudged)
    }

    /// Lets no more go than the store can take outcomes of.
    async fn make_room(&mut self) {
        let (room, why) = match self.store.room(self.in_flight.limit()).await {
            Ok(room) => (room, StoreError::Full),
            Err(error) => (0, error),
        };
        self.in_flight.narrow(room);
        match (room == 0, self.full) {
            (true, false) => tracing::error!("nothing is sent, because its outcome could not be recorded: {why}"),
            (false, true) => tracing::info!("outcomes can be recorded again; sending goes on"),
            _ => {}
        }
        self.full = room == 0;
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

    async fn pause(
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

    /// Recipients that are due and not on the way, whose receiving domains have places left.
    async fn due(&mut self, batch: &Batch, tried: bool) -> Result<Due, DeliveryError> {
        let room = self.in_flight.room();
        if room == 0 {
            return Ok(Due { complete: true, ..Due::default() });
        }
        let turn = self.turns.entry((batch.id, tried)).or_default();
        let look = Look {
            after: turn.clone(),
            full: self.in_flight.full(),
            on_the_way: self.in_flight.recipients(),
            each: u32::try_from(self.in_flight.per_destination()).unwrap_or(u32::MAX),
            most: room,
        };
        let mut due = self.store.due(batch.id, tried, now_ms(), look).await?;
        turn.clone_from(&due.after);
        in_turn(&mut due.recipients);
        Ok(due)
    }

    /// When to look again after nobody was found: soon where not all were looked at.
    async fn next_look(&self, batch: i64, tried: bool, complete: bool) -> Result<Option<u64>, DeliveryError> {
        let next = self.store.next_due(batch, tried).await?;
        let now = now_ms();
        Ok(next.map(|next| next.max(now + LOOK_ON_MS)).filter(|at| !complete || *at > now + LOOK_ON_MS))
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

/// The first of each receiving domain, then the second of each, and so on.
fn in_turn(recipients: &mut Vec<Recipient>) {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut placed: Vec<(usize, Recipient)> = recipients
        .drain(..)
        .map(|recipient| {
            let place = seen.entry(destination(&recipient.address).to_owned()).or_default();
            *place += 1;
            (*place, recipient)
        })
        .collect();
    placed.sort_by_key(|(place, _)| *place);
    recipients.extend(placed.into_iter().map(|(_, recipient)| recipient));
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
