//! Writing outcomes down, in groups, and judging the sender domains they belong to.

use super::in_flight::Ticket;
use super::standing;
use crate::engine::Engine;
use crate::store::{Outcome, Store};
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::sync::mpsc::Receiver;

/// Most outcomes in one commit.
const GROUP: usize = 256;
/// How long to wait before writing again what could not be written.
const AGAIN: Duration = Duration::from_secs(1);

/// An outcome and the place on the way that it frees once it is recorded.
pub(super) type Finished = (Outcome, Ticket);

/// Whether the store takes nothing: then nothing more is sent, because it could not be recorded.
#[derive(Clone, Debug, Default)]
pub(super) struct Stalled(Arc<AtomicBool>);

impl Stalled {
    pub(super) fn get(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    pub(super) fn set(&self, stalled: bool) -> bool {
        self.0.swap(stalled, Ordering::Relaxed)
    }
}

/// Records until no sender is left.
pub(super) async fn run<S: Store>(store: S, engine: Engine, mut finished: Receiver<Finished>, stalled: Stalled) {
    let mut group = Vec::with_capacity(GROUP);
    while finished.recv_many(&mut group, GROUP).await > 0 {
        let (outcomes, tickets): (Vec<_>, Vec<_>) = group.drain(..).unzip();
        let judged: BTreeSet<String> = outcomes
            .iter()
            .filter(|outcome| outcome.attempt_ms.is_some())
            .map(|outcome| outcome.domain.clone())
            .collect();
        write(&store, Arc::new(outcomes), &stalled).await;
        for domain in judged {
            if let Err(error) = standing::assess(&store, &engine, &domain).await {
                tracing::error!(domain, "the domain's standing could not be judged: {error}");
            }
        }
        drop(tickets);
    }
}

/// Tries until the store has taken them: what was delivered must not be forgotten.
async fn write<S: Store>(store: &S, outcomes: Arc<Vec<Outcome>>, stalled: &Stalled) {
    while let Err(error) = store.record(Arc::clone(&outcomes)).await {
        if !stalled.set(true) {
            tracing::error!("sending stops until {} outcomes are recorded: {error}", outcomes.len());
        }
        tokio::time::sleep(AGAIN).await;
    }
    if stalled.set(false) {
        tracing::info!("the store takes outcomes again; sending goes on");
    }
}
