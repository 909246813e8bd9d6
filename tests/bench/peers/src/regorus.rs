//! Rego in regorus: compiled for its virtual machine, which is kept for all questions.

use crate::Peer;
use crate::facts::{Facts, NAMES};
use anyhow::{Context, Result};
use regorus::languages::rego::compiler::Compiler;
use regorus::rvm::vm::RegoVM;
use regorus::{Engine, Value};
use std::collections::BTreeMap;

/// The rule that gathers the ids.
const ENTRY: &str = "data.reputation.holds";

pub(crate) struct Regorus {
    machine: RegoVM,
    input: Value,
    names: [Value; NAMES.len()],
}

impl Regorus {
    pub(crate) fn load() -> Result<Self> {
        let mut engine = Engine::new();
        engine.add_policy("reputation.rego".into(), include_str!("../rules/reputation.rego").into())?;
        let policy = engine.compile_with_entrypoint(&ENTRY.into())?;
        let mut machine = RegoVM::new();
        machine.load_program(Compiler::compile_from_policy(&policy, &[ENTRY])?);
        let names = NAMES.map(Value::from);
        let input: BTreeMap<_, _> = names.iter().map(|name| (name.clone(), Value::from(0))).collect();
        Ok(Self { machine, input: Value::from(input), names })
    }
}

impl Peer for Regorus {
    type Answer = Value;

    fn evaluate(&mut self, facts: &Facts) -> Result<Value> {
        let mut input = self.input.clone();
        let figures = input.as_object_mut()?;
        for (name, fact) in self.names.iter().zip(facts) {
            *figures.get_mut(name).context("the input lacks a figure")? = Value::from(*fact);
        }
        self.machine.set_input(input);
        Ok(self.machine.execute()?)
    }

    fn holding(&self, answer: &Value) -> Result<Vec<String>> {
        answer.as_set()?.iter().map(|id| Ok(id.as_string()?.to_string())).collect()
    }
}
