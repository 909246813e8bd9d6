//! The policy as a component in wasmtime.

use super::{Block, Difference};
use crate::target;
use crate::vector::{self, Case, Source};
use bindings::PolicyComponent;
use bindings::exports::sendright::policy::questions;
use wasmtime::component::{Component, Linker, ResourceAny};
use wasmtime::{Engine, Error, Store};

mod bindings {
    wasmtime::component::bindgen!({ path: "../wasm/wit", world: "policy-component" });
}

/// An instance of the component that `cargo xtask wasm` built.
pub struct ComponentEmbedding {
    component: Component,
    instance: Instance,
}

struct Instance {
    store: Store<()>,
    world: PolicyComponent,
}

impl ComponentEmbedding {
    /// Compiles the component.
    ///
    /// # Errors
    /// It is not there, or is none.
    pub fn open() -> Result<Self, String> {
        let file = target::file("wasm/policy.component.wasm", "cargo xtask wasm")?;
        let component = Component::from_file(&Engine::default(), file).map_err(|error| error.to_string())?;
        let instance = Instance::new(&component).map_err(|error| error.to_string())?;
        Ok(Self { component, instance })
    }

    /// The component itself.
    #[must_use]
    pub fn component(&self) -> &Component {
        &self.component
    }

    /// The component's answer, in the shape of [`Case::native`].
    pub fn answer(&mut self, case: &Case) -> String {
        let answer = self.instance.answer(&case.policy, case.function.as_deref(), &case.question);
        self.told(answer)
    }

    /// The questions of a block that are answered otherwise.
    pub fn differences(&mut self, block: &Block) -> Vec<Difference> {
        let mut policy = self.load(&block.policy);
        let differences = block.differences(|case| {
            let Some(loaded) = policy else { return "the policy does not load".to_owned() };
            let answer = match &case.function {
                Some(function) => self.instance.ask(loaded, function, &case.question),
                None => self.instance.answer(&Source::Document(case.question.clone()), None, ""),
            };
            let trapped = answer.is_err();
            let told = self.told(answer);
            if trapped {
                policy = self.load(&block.policy);
            }
            told
        });
        let differences = differences.collect();
        if policy.is_some_and(|policy| policy.resource_drop(&mut self.instance.store).is_err()) {
            self.begin_anew();
        }
        differences
    }

    fn load(&mut self, source: &Source) -> Option<ResourceAny> {
        self.instance.load(source).ok()?.ok()
    }

    fn told(&mut self, answer: Result<String, Error>) -> String {
        answer.unwrap_or_else(|error| {
            self.begin_anew();
            format!("the component trapped: {error:#}")
        })
    }

    /// After a trap an instance answers nothing any more.
    fn begin_anew(&mut self) {
        if let Ok(instance) = Instance::new(&self.component) {
            self.instance = instance;
        }
    }
}

impl Instance {
    fn new(component: &Component) -> Result<Self, Error> {
        let mut store = Store::new(component.engine(), ());
        let world = PolicyComponent::instantiate(&mut store, component, &Linker::new(component.engine()))?;
        Ok(Self { store, world })
    }

    fn load(&mut self, source: &Source) -> Result<Result<ResourceAny, String>, Error> {
        let guest = self.world.sendright_policy_questions().policy();
        let loaded = match source {
            Source::Preset(name) => guest.call_preset(&mut self.store, name)?.map_err(|error| vec![error]),
            Source::Document(text) => guest.call_load(&mut self.store, text)?,
        };
        Ok(loaded.map_err(errors_json))
    }

    fn ask(&mut self, policy: ResourceAny, function: &str, question: &str) -> Result<String, Error> {
        let guest = self.world.sendright_policy_questions().policy();
        guest.call_answer_json(&mut self.store, policy, function, question)
    }

    fn answer(&mut self, source: &Source, function: Option<&str>, question: &str) -> Result<String, Error> {
        let policy = match self.load(source)? {
            Ok(policy) => policy,
            Err(errors) => return Ok(errors),
        };
        let answer = if let Some(function) = function {
            self.ask(policy, function, question)?
        } else {
            let guest = self.world.sendright_policy_questions().policy();
            vector::loaded_json(&guest.call_stamp(&mut self.store, policy)?)
        };
        policy.resource_drop(&mut self.store)?;
        Ok(answer)
    }
}

/// The errors as the door words them; a code that native Rust has not is a difference.
fn errors_json(errors: Vec<questions::Error>) -> String {
    let errors: Result<Vec<_>, _> = errors
        .into_iter()
        .map(|questions::Error { code, path, message, help, line, column }| {
            let code = serde_json::from_value(code.into())?;
            Ok(sendright::Error { code, path, message, help, line, column })
        })
        .collect();
    errors.map_or_else(|error: serde_json::Error| error.to_string(), |errors| vector::errors_json(&errors))
}
