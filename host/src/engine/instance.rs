//! One instance of the component with a policy loaded into it.

use super::reputation::{Numbers, Rule, numbers};
use super::runtime::{Runtime, State, broken};
use super::{EngineError, PolicySource};
use bindings::exports::sendright::policy::questions::{Error as ComponentError, Guest};
use sendright::Question;
use sendright::reputation::AssessReputation;
use wasmtime::component::ResourceAny;
use wasmtime::{Store, StoreLimitsBuilder, Trap};

pub(super) mod bindings {
    wasmtime::component::bindgen!({ path: "../wasm/wit", world: "policy-component" });
}

pub(super) struct Instance {
    store: Store<State>,
    questions: Guest,
    policy: ResourceAny,
    stamp: String,
    generation: u64,
    ticks: u64,
    text_ticks: u64,
}

impl Instance {
    /// Starts an instance and loads the policy.
    pub(super) fn start(runtime: &Runtime, policy: &PolicySource, generation: u64) -> Result<Self, EngineError> {
        let limits = runtime.limits;
        let state = StoreLimitsBuilder::new().memory_size(limits.memory).build();
        let mut store = Store::new(&runtime.engine, state);
        store.limiter(|state| state);
        let (ticks, text_ticks) = (Runtime::ticks(limits.deadline), Runtime::ticks(limits.text_deadline));
        store.set_epoch_deadline(text_ticks);
        let world = bindings::PolicyComponentPre::new(runtime.component.clone())
            .and_then(|component| component.instantiate(&mut store))
            .map_err(|error| broken(&error))?;
        let questions = world.sendright_policy_questions().clone();
        let (policy, stamp) = load(&mut store, &questions, policy)?;
        Ok(Self { store, questions, policy, stamp, generation, ticks, text_ticks })
    }

    pub(super) fn stamp(&self) -> &str {
        &self.stamp
    }

    pub(super) fn generation(&self) -> u64 {
        self.generation
    }

    /// The component's answer; after an error the instance must not be used again.
    pub(super) fn answer(&mut self, name: &str, question: &str) -> Result<String, EngineError> {
        let ticks = if is_hot(name) { self.ticks } else { self.text_ticks };
        self.store.set_epoch_deadline(ticks);
        self.questions
            .policy()
            .call_answer_json(&mut self.store, self.policy, name, question)
            .map_err(|error| failed(name, &error))
    }

    /// The reputation rules of its policy.
    pub(super) fn reputation_rules(&mut self) -> Result<Vec<Rule>, EngineError> {
        self.store.set_epoch_deadline(self.text_ticks);
        self.questions
            .policy()
            .call_reputation_rules(&mut self.store, self.policy)
            .map_err(|error| failed("reputation_rules", &error))
    }

    /// The component's answer in numbers, none where the question is wrong; after an error the instance must not be used
    /// again.
    pub(super) fn assess_reputation(&mut self, question: &AssessReputation) -> Result<Option<Numbers>, EngineError> {
        self.store.set_epoch_deadline(self.ticks);
        let answer = self.questions.policy().call_assess_reputation(&mut self.store, self.policy, numbers(question));
        answer.map(Result::ok).map_err(|error| failed(AssessReputation::NAME, &error))
    }
}

/// Questions of a few numbers and words, which are asked for every message.
fn is_hot(name: &str) -> bool {
    !matches!(name, "review_template" | "render_template" | "describe_rules" | "assess_reputation_batch")
}

fn load(
    store: &mut Store<State>,
    questions: &Guest,
    policy: &PolicySource,
) -> Result<(ResourceAny, String), EngineError> {
    let resource = questions.policy();
    let loaded = match policy {
        PolicySource::Preset(name) => {
            resource.call_preset(&mut *store, name).map(|loaded| loaded.map_err(|error| vec![error]))
        }
        PolicySource::Document(text) => resource.call_load(&mut *store, text),
    };
    let handle = loaded
        .map_err(|error| failed("load", &error))?
        .map_err(|errors| EngineError::Policy(sendright::Errors(errors.into_iter().map(in_words).collect())))?;
    let stamp = resource.call_stamp(&mut *store, handle).map_err(|error| failed("stamp", &error))?;
    Ok((handle, stamp))
}

fn in_words(error: ComponentError) -> sendright::Error {
    let code = serde_json::from_value(error.code.into()).unwrap_or(sendright::Code::InvalidValue);
    sendright::Error {
        line: error.line,
        column: error.column,
        ..sendright::Error::new(code, error.path, error.message).help(error.help)
    }
}

fn failed(question: &str, error: &wasmtime::Error) -> EngineError {
    let cause = match error.downcast_ref::<Trap>() {
        Some(Trap::Interrupt) => "it took too long".to_owned(),
        Some(trap) => format!("it broke: {trap}"),
        None => format!("it broke: {}", error.root_cause()),
    };
    EngineError::Failed { question: question.to_owned(), cause }
}
