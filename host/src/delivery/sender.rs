//! Sending one message: prepared off the event loop, delivered, judged.

use super::attempt::settle;
use super::job::Job;
use super::prepare::prepare;
use super::recorder::Finished;
use crate::clock::now_ms;
use crate::dkim::Keys;
use crate::engine::{Engine, EngineError};
use crate::smtp::Client;
use crate::store::Outcome;
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::mpsc;

pub(super) struct Sender {
    engine: Engine,
    client: Client,
    /// The folder with a folder of DKIM keys for each domain.
    keys: PathBuf,
    /// The store's identity.
    identity: Arc<str>,
    loaded: Mutex<HashMap<String, Arc<Keys>>>,
}

impl Sender {
    pub(super) fn new(engine: Engine, client: Client, keys: PathBuf, identity: String) -> Self {
        Self { engine, client, keys, identity: identity.into(), loaded: Mutex::default() }
    }

    pub(super) fn engine(&self) -> &Engine {
        &self.engine
    }

    /// Ends the connections that are kept open.
    pub(super) async fn close(&self) {
        self.client.close().await;
    }

    /// A domain's DKIM keys, read once.
    pub(super) fn keys(&self, domain: &str) -> Result<Arc<Keys>, String> {
        let mut loaded = self.loaded.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(keys) = loaded.get(domain) {
            return Ok(Arc::clone(keys));
        }
        let keys = Keys::load(&self.keys.join(domain), domain)
            .map(Arc::new)
            .map_err(|error| format!("the DKIM keys of {domain} cannot be read: {error}"))?;
        loaded.insert(domain.to_owned(), Arc::clone(&keys));
        Ok(keys)
    }

    /// Sends a message and hands on what came of it. Whatever happens, the place on the way is given back.
    pub(super) async fn send(self: Arc<Self>, job: Job, finished: mpsc::Sender<Finished>) {
        let job = Arc::new(job);
        let outcome = self.outcome(&job).await;
        let Some(job) = Arc::into_inner(job) else {
            tracing::error!("a message is still in use after its outcome; it is tried again");
            return;
        };
        if finished.send((outcome, job.ticket)).await.is_err() {
            tracing::debug!("the daemon ends; the outcome is not recorded");
        }
    }

    async fn outcome(&self, job: &Arc<Job>) -> Outcome {
        let (engine, identity, for_preparing) = (self.engine.clone(), Arc::clone(&self.identity), Arc::clone(job));
        let prepared = tokio::task::spawn_blocking(move || prepare(&engine, &identity, &for_preparing)).await;
        let ready = match prepared {
            Ok(Ok(ready)) => ready,
            Ok(Err(outcome)) => return *outcome,
            Err(error) => return broken(job, &error),
        };
        let attempt = self.client.deliver(&ready.envelope, &ready.bytes).await;
        settle(&self.engine, job, &attempt, ready.decisions)
    }
}

/// Preparing broke: the message waits, like after any failure of the engine.
fn broken(job: &Job, error: &tokio::task::JoinError) -> Outcome {
    let now = now_ms();
    let mut outcome = job.untried(job.waiting_state(), now, String::new());
    let error = EngineError::Failed { question: "render_template".to_owned(), cause: error.to_string() };
    job.hold_for_engine(&mut outcome, now, &error);
    outcome
}
