//! Cedar: a permission for each rule; an authorisation names those that hold.

use crate::Peer;
use crate::facts::{Facts, NAMES};
use anyhow::{Context as _, Result, bail};
use cedar_policy::{
    Authorizer, Context, Entities, EntityUid, Policy, PolicyId, PolicySet, Request, Response, RestrictedExpression,
};

pub(crate) struct Cedar {
    authorizer: Authorizer,
    policies: PolicySet,
    entities: Entities,
    anyone: EntityUid,
}

impl Cedar {
    pub(crate) fn load() -> Result<Self> {
        let parsed: PolicySet = include_str!("../rules/reputation.cedar").parse()?;
        let named = parsed.policies().map(named).collect::<Result<Vec<_>>>()?;
        Ok(Self {
            authorizer: Authorizer::new(),
            policies: PolicySet::from_policies(named)?,
            entities: Entities::empty(),
            anyone: r#"Sender::"any""#.parse()?,
        })
    }
}

/// The policy under the name of its annotation.
fn named(policy: &Policy) -> Result<Policy> {
    let id = policy.annotation("id").context("a rule has no id")?;
    Ok(policy.new_id(PolicyId::new(id)))
}

impl Peer for Cedar {
    type Answer = Response;

    fn evaluate(&mut self, facts: &Facts) -> Result<Response> {
        let figures = NAMES.iter().zip(facts);
        let figures = figures.map(|(name, fact)| ((*name).to_owned(), RestrictedExpression::new_long(*fact)));
        let context = Context::from_pairs(figures)?;
        let anyone = || self.anyone.clone();
        let request = Request::new(anyone(), anyone(), anyone(), context, None)?;
        let response = self.authorizer.is_authorized(&request, &self.policies, &self.entities);
        // An overflow, as any other error, would leave a rule out.
        if let Some(error) = response.diagnostics().errors().next() {
            bail!("{error}");
        }
        Ok(response)
    }

    fn holding(&self, answer: &Response) -> Result<Vec<String>> {
        Ok(answer.diagnostics().reason().map(ToString::to_string).collect())
    }
}
