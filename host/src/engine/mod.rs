//! The policy engine: every question goes to the policy component, run in wasmtime.
//!
//! Each call has a deadline and each instance a memory limit. Whatever goes wrong in the component ends in
//! [`EngineError::Failed`]; the caller then holds the message, it never sends it.

mod cache;
mod error;
mod instance;
mod locate;
pub mod reputation;
mod runtime;

pub use error::EngineError;
pub use locate::{FILE as COMPONENT_FILE, NotFound, locate};

use instance::Instance;
use runtime::Runtime;
use sendright::reputation::AssessReputation;
use sendright::{Answered, Question};
use serde::de::DeserializeOwned;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// Idle instances kept for the next questions.
const IDLE: usize = 16;

/// Which policy to load.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PolicySource {
    /// A shipped one, as `tencent-ses@2026.1`.
    Preset(String),
    /// The text of a document.
    Document(String),
}

/// What a call may take.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The longest a question may take.
    pub deadline: Duration,
    /// The longest a question with much text may take: a review, the list of rules, loading a policy.
    pub text_deadline: Duration,
    /// Most bytes of memory of an instance.
    pub memory: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { deadline: Duration::from_millis(250), text_deadline: Duration::from_secs(2), memory: 256 << 20 }
    }
}

/// A policy component with a loaded policy. Cheap to clone; calls may come from several threads at once.
#[derive(Clone)]
pub struct Engine(Arc<Inner>);

struct Inner {
    runtime: Runtime,
    loaded: Mutex<Loaded>,
}

/// The policy in force, and idle instances that hold it.
struct Loaded {
    source: PolicySource,
    stamp: String,
    generation: u64,
    idle: Vec<Instance>,
}

impl Engine {
    /// Loads a component, from the cache of compiled components in `cache` if it is there, and a policy into it.
    pub fn open(component: &Path, policy: PolicySource, cache: &Path, limits: Limits) -> Result<Self, EngineError> {
        let bytes = std::fs::read(component)
            .map_err(|error| EngineError::Component(format!("`{}` cannot be read: {error}", component.display())))?;
        Self::from_bytes(&bytes, policy, cache, limits)
    }

    /// The same from a component's bytes.
    pub fn from_bytes(
        component: &[u8],
        policy: PolicySource,
        cache: &Path,
        limits: Limits,
    ) -> Result<Self, EngineError> {
        let runtime = Runtime::new(component, cache, limits)?;
        let first = Instance::start(&runtime, &policy, 0)?;
        let stamp = first.stamp().to_owned();
        let loaded = Mutex::new(Loaded { source: policy, stamp, generation: 0, idle: vec![first] });
        Ok(Self(Arc::new(Inner { runtime, loaded })))
    }

    /// The policy in force, as `name@version#digest`.
    #[must_use]
    pub fn stamp(&self) -> String {
        self.loaded().stamp.clone()
    }

    /// Swaps the policy. One that does not load leaves the old one in force.
    pub fn reload(&self, policy: PolicySource) -> Result<(), EngineError> {
        let generation = self.loaded().generation + 1;
        let first = Instance::start(&self.0.runtime, &policy, generation)?;
        let mut loaded = self.loaded();
        *loaded = Loaded { source: policy, stamp: first.stamp().to_owned(), generation, idle: vec![first] };
        Ok(())
    }

    /// Asks a question.
    pub fn ask<Q>(&self, question: &Q) -> Result<Answered<Q::Answer<'static>>, EngineError>
    where
        Q: Question,
        Q::Answer<'static>: DeserializeOwned,
    {
        let text = serde_json::to_string(question).map_err(|error| failed(Q::NAME, &error))?;
        let answer = self.answer_json(Q::NAME, &text)?;
        serde_json::from_str(&answer).map_err(|error| failed(Q::NAME, &error))
    }

    /// Asks a question given as JSON; an answer that is an error is [`EngineError::Refused`].
    pub fn answer_json(&self, name: &str, question: &str) -> Result<String, EngineError> {
        let answer = self.raw_answer(name, question)?;
        match refusal(&answer) {
            Some(error) => Err(EngineError::Refused(error)),
            None => Ok(answer),
        }
    }

    /// Asks a question given as JSON and gives the component's very words, errors included.
    pub fn raw_answer(&self, name: &str, question: &str) -> Result<String, EngineError> {
        let mut instance = self.take()?;
        let answer = instance.answer(name, question)?;
        // An instance that failed is not put back: what it left behind is not to be trusted.
        self.put_back(instance);
        Ok(answer)
    }

    /// The reputation rules of the policy in force, in the order that [`Engine::assess_reputation`] counts.
    pub fn reputation_rules(&self) -> Result<Vec<reputation::Rule>, EngineError> {
        let mut instance = self.take()?;
        let rules = instance.reputation_rules()?;
        self.put_back(instance);
        Ok(rules)
    }

    /// Assesses a reputation without a word written out, for those who ask a million times.
    pub fn assess_reputation(&self, question: &AssessReputation) -> Result<reputation::Numbers, EngineError> {
        let mut instance = self.take()?;
        let answer = instance.assess_reputation(question)?;
        self.put_back(instance);
        answer.map_or_else(|| Err(self.mistake(question)), Ok)
    }

    /// What is wrong with a question, which only the JSON door tells.
    fn mistake<Q: Question>(&self, question: &Q) -> EngineError {
        let cause = "it refuses in numbers what it answers in words".to_owned();
        let answered = || EngineError::Failed { question: Q::NAME.to_owned(), cause };
        serde_json::to_string(question)
            .map_err(|error| failed(Q::NAME, &error))
            .and_then(|text| self.answer_json(Q::NAME, &text))
            .map_or_else(|error| error, |_| answered())
    }

    fn take(&self) -> Result<Instance, EngineError> {
        let (source, generation) = {
            let mut loaded = self.loaded();
            if let Some(instance) = loaded.idle.pop() {
                return Ok(instance);
            }
            (loaded.source.clone(), loaded.generation)
        };
        Instance::start(&self.0.runtime, &source, generation)
    }

    fn put_back(&self, instance: Instance) {
        let mut loaded = self.loaded();
        if instance.generation() == loaded.generation && loaded.idle.len() < IDLE {
            loaded.idle.push(instance);
        }
    }

    fn loaded(&self) -> std::sync::MutexGuard<'_, Loaded> {
        self.0.loaded.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn failed(name: &str, error: &serde_json::Error) -> EngineError {
    EngineError::Failed { question: name.to_owned(), cause: format!("the answer cannot be read: {error}") }
}

/// The error that an answer consists of, if it does.
fn refusal(answer: &str) -> Option<sendright::Error> {
    #[derive(serde::Deserialize)]
    struct Refusal {
        error: sendright::Error,
    }
    // The prefix spares all good answers a second parse.
    answer.starts_with(r#"{"error":"#).then(|| serde_json::from_str::<Refusal>(answer).ok()).flatten().map(|r| r.error)
}
