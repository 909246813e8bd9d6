//! The delivery of batches: who may go now, each message's way, and what follows from it.

mod attempt;
mod desk;
mod in_flight;
mod job;
mod prepare;
mod quota;
mod recorder;
mod scheduler;
mod sender;
mod standing;

pub(crate) use desk::decide;
pub(crate) use quota::of_domain as ask_quota;

use crate::clock::now_ms;
use crate::engine::{Engine, EngineError};
use crate::smtp::Client;
use crate::store::{Store, StoreError};
use in_flight::InFlight;
use recorder::Stalled;
use scheduler::Scheduler;
use sender::Sender;
use std::collections::HashMap;
use std::fmt;
use std::future::Future;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Notify, mpsc};

/// The longest the scheduler sleeps while nothing is known to be due.
const LONGEST_SLEEP: Duration = Duration::from_secs(10);
/// How long the scheduler sleeps after it failed.
const AFTER_FAILURE: Duration = Duration::from_secs(1);
/// How long messages on the way may take to finish when the daemon ends.
const GRACE: Duration = Duration::from_secs(30);

/// What delivery needs.
pub struct Delivery<S> {
    /// Where batches come from and outcomes go.
    pub store: S,
    /// Who decides.
    pub engine: Engine,
    /// Who delivers.
    pub client: Client,
    /// The folder with a folder of DKIM keys for each sender domain.
    pub keys: PathBuf,
    /// The store's identity, which makes message ids unique in the world.
    pub identity: String,
    /// Messages on their way at the same time.
    pub concurrency: usize,
    /// Messages on their way to one receiving domain at the same time.
    pub per_destination: usize,
}

/// What stops a round of the scheduler; the next one tries again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeliveryError {
    /// The engine gave no answer.
    Engine(EngineError),
    /// The store did not do what was asked.
    Store(StoreError),
}

impl fmt::Display for DeliveryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Engine(error) => error.fmt(f),
            Self::Store(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for DeliveryError {}

impl From<EngineError> for DeliveryError {
    fn from(error: EngineError) -> Self {
        Self::Engine(error)
    }
}

impl From<StoreError> for DeliveryError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl<S: Store> Delivery<S> {
    /// Delivers until `stop` is ready, then lets what is on the way finish.
    pub async fn run(self, stop: impl Future<Output = ()>) {
        let wake = Arc::new(Notify::new());
        let in_flight = InFlight::new(self.concurrency, self.per_destination, Arc::clone(&wake));
        let sender = Arc::new(Sender::new(self.engine.clone(), self.client, self.keys, self.identity));
        let stalled = Stalled::default();
        let (finished, queue) = mpsc::channel(self.concurrency);
        let recorder = tokio::spawn(recorder::run(self.store.clone(), self.engine.clone(), queue, stalled.clone()));
        let scheduler = Scheduler {
            store: self.store,
            sender: Arc::clone(&sender),
            in_flight,
            finished,
            stalled,
            judged: None,
            full: false,
            turns: HashMap::new(),
        };
        schedule(scheduler, &wake, stop).await;
        if tokio::time::timeout(GRACE, recorder).await.is_err() {
            tracing::warn!("messages on the way did not finish in time; they are sent again after the next start");
        }
        sender.close().await;
    }
}

/// Rounds until `stop`; the scheduler's end of the recorder's queue goes with it.
async fn schedule<S: Store>(mut scheduler: Scheduler<S>, wake: &Notify, stop: impl Future<Output = ()>) {
    let store = scheduler.store.clone();
    tokio::pin!(stop);
    loop {
        let sleep = match scheduler.round().await {
            Ok(next) => next.map_or(LONGEST_SLEEP, |at| Duration::from_millis(at.saturating_sub(now_ms()))),
            Err(error) => {
                tracing::error!("{error}");
                AFTER_FAILURE
            }
        };
        tokio::select! {
            () = &mut stop => return,
            () = wake.notified() => {}
            () = store.changed() => {}
            () = tokio::time::sleep(sleep.min(LONGEST_SLEEP)) => {}
        }
    }
}
