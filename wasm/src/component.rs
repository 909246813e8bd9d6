//! The face of a component: the interface of `wit/policy.wit`.

mod reputation;

use bindings::exports::sendright::policy::questions::{
    Error, Guest, GuestPolicy, Policy, Reputation, ReputationQuestion, ReputationRule,
};

#[expect(unsafe_code, clippy::pedantic, reason = "generated from the WIT file")]
mod bindings {
    wit_bindgen::generate!({ path: "wit", world: "policy-component" });

    export!(Component with_types_in self);

    use super::Component;
}

struct Component;

impl Guest for Component {
    type Policy = Handle;
}

/// A loaded policy.
struct Handle(sendright::Policy);

impl GuestPolicy for Handle {
    fn load(document: String) -> Result<Policy, Vec<Error>> {
        sendright::Policy::load(&document)
            .map(|policy| Policy::new(Self(policy)))
            .map_err(|errors| errors.0.into_iter().map(Error::from).collect())
    }

    fn preset(name: String) -> Result<Policy, Error> {
        Ok(Policy::new(Self(sendright::Policy::preset(&name)?)))
    }

    fn stamp(&self) -> String {
        self.0.stamp().to_owned()
    }

    fn reputation_rules(&self) -> Vec<ReputationRule> {
        reputation::rules(&self.0)
    }

    fn assess_reputation(&self, question: ReputationQuestion) -> Result<Reputation, ()> {
        reputation::assess(&self.0, &question.into()).map_err(drop)
    }

    fn answer_json(&self, name: String, question: String) -> String {
        sendright::answer_json(&self.0, &name, question)
    }
}

impl From<sendright::Error> for Error {
    fn from(error: sendright::Error) -> Self {
        let sendright::Error { code, path, message, help, line, column } = error;
        Self { code: code.to_string(), path, message, help, line, column }
    }
}
