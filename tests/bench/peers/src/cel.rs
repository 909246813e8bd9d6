//! Common Expression Language: a program for each rule, with the figures behind a resolver of variables, which its
//! documentation offers to spare the map of a context. (One list of all rules takes a tenth more time.)

use crate::facts::{Facts, NAMES};
use crate::{Peer, rules};
use anyhow::{Context as _, Result};
use cel::common::types::{CelBool, CelInt};
use cel::common::value::CowVal;
use cel::context::VariableResolver;
use cel::{Context, Env, Program, Value};
use std::sync::Arc;

pub(crate) struct Cel {
    environment: Arc<Env>,
    programs: Vec<(&'static str, Program)>,
}

impl Cel {
    pub(crate) fn load() -> Result<Self> {
        let environment = Arc::new(Env::stdlib());
        let programs = rules(include_str!("../rules/reputation.cel"))
            .map(|(id, source)| Ok((id, environment.compile(source).with_context(|| format!("the rule {id}"))?)))
            .collect::<Result<_>>()?;
        Ok(Self { environment, programs })
    }
}

impl Peer for Cel {
    type Answer = Vec<bool>;

    fn evaluate(&mut self, facts: &Facts) -> Result<Vec<bool>> {
        let figures = Figures(facts.map(CelInt::from));
        let mut context = Context::with_env(Arc::clone(&self.environment));
        context.set_variable_resolver(&figures);
        let holds = |program: &Program| {
            let value = Value::resolve_val(program.expression(), &context)?;
            Ok(*value.downcast_ref::<CelBool>().context("the rule gives no truth value")?.inner())
        };
        self.programs.iter().map(|(_, program)| holds(program)).collect()
    }

    fn holding(&self, answer: &Vec<bool>) -> Result<Vec<String>> {
        let held = self.programs.iter().zip(answer).filter(|(_, holds)| **holds);
        Ok(held.map(|((id, _), _)| (*id).to_owned()).collect())
    }
}

struct Figures([CelInt; NAMES.len()]);

impl VariableResolver for Figures {
    fn resolve<'b>(&'b self, variable: &str) -> Option<CowVal<'b, 'b>> {
        let at = NAMES.iter().position(|name| *name == variable)?;
        Some(CowVal::Borrowed(self.0.get(at)?))
    }
}
