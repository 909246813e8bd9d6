//! Whose turn it is: recipients that are due, fairly by receiving domain, and their way into flight.

use super::super::DeliveryError;
use super::super::in_flight::{Entry, destination};
use super::super::job::{Job, Shared};
use super::Scheduler;
use crate::clock::now_ms;
use crate::store::{Batch, Due, Look, Recipient, Store};
use sendright::day::PolicyDay;
use std::collections::HashMap;
use std::sync::Arc;

/// How far back sends to a mailbox are told to the policy: the hour that counts and the one before it.
const TWO_HOURS_MS: u64 = 2 * 3_600_000;
/// How long until a look goes on that found nobody so far.
const LOOK_ON_MS: u64 = 100;

impl<S: Store> Scheduler<S> {
    /// Recipients that are due and not on the way, whose receiving domains have places left.
    pub(super) async fn due(&mut self, batch: &Batch, tried: bool) -> Result<Due, DeliveryError> {
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
    pub(super) async fn next_look(
        &self,
        batch: i64,
        tried: bool,
        complete: bool,
    ) -> Result<Option<u64>, DeliveryError> {
        let next = self.store.next_due(batch, tried).await?;
        let now = now_ms();
        Ok(next.map(|next| next.max(now + LOOK_ON_MS)).filter(|at| !complete || *at > now + LOOK_ON_MS))
    }

    /// Starts up to `granted` of the messages; those whose destination has enough stay where they are.
    pub(super) async fn take_up(
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
