//! ZEN expressions: one array with a truth value for each rule, compiled, and run by one machine over one scope. The
//! figures are written into the scope where they lie. (An expression for each rule takes an eighth more time.)

use crate::facts::{Facts, NAMES};
use crate::{Peer, rules};
use anyhow::{Context, Result};
use zen_expression::expression::{Expression, Standard};
use zen_expression::variable::{RcCell, Symbol, ToVariable, Variable, VariableMap};
use zen_expression::vm::VM;
use zen_expression::{Scope, compile_expression};

pub(crate) struct Zen {
    ids: Vec<&'static str>,
    rules: Expression<Standard>,
    names: [Symbol; NAMES.len()],
    figures: RcCell<VariableMap>,
    scope: Scope,
    machine: VM,
}

impl Zen {
    pub(crate) fn load() -> Result<Self> {
        let (ids, sources): (Vec<_>, Vec<_>) = rules(include_str!("../rules/reputation.zen")).unzip();
        let figures: RcCell<VariableMap> = RcCell::default();
        Ok(Self {
            ids,
            rules: compile_expression(&format!("[{}]", sources.join(", ")))?,
            names: NAMES.map(Symbol::from_static),
            scope: Scope::new(Variable::Object(RcCell::clone(&figures))),
            figures,
            machine: VM::new(),
        })
    }
}

impl Peer for Zen {
    type Answer = Variable;

    fn evaluate(&mut self, facts: &Facts) -> Result<Variable> {
        let mut figures = self.figures.borrow_mut();
        for (name, fact) in self.names.iter().zip(facts) {
            figures.insert(name.clone(), fact.to_variable());
        }
        drop(figures);
        Ok(self.rules.evaluate_with_scope(&self.scope, &mut self.machine)?)
    }

    fn holding(&self, answer: &Variable) -> Result<Vec<String>> {
        let answer = answer.as_array().context("the rules give no array")?;
        let held = |(id, value): (&&str, &Variable)| {
            let holds = value.as_bool().context("a rule gives no truth value")?;
            Ok(holds.then(|| (*id).to_owned()))
        };
        self.ids.iter().zip(&*answer.borrow()).filter_map(|rule| held(rule).transpose()).collect()
    }
}
