//! The one door: every question by name, in JSON.

use crate::error::{Code, Error};
use crate::policy::Policy;
use crate::{input, json, shape, suggest};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// What a question and an answer can be written as.
#[cfg(not(feature = "schema"))]
pub trait Shape {}

#[cfg(not(feature = "schema"))]
impl<T> Shape for T {}

/// What a question and an answer can be written as: something with a JSON Schema.
#[cfg(feature = "schema")]
pub trait Shape: schemars::JsonSchema {}

#[cfg(feature = "schema")]
impl<T: schemars::JsonSchema> Shape for T {}

/// A question: its name, its answer, and how a policy answers it.
pub trait Question: Serialize + DeserializeOwned + Shape {
    /// The name in the door, in `snake_case`.
    const NAME: &'static str;

    /// What comes back; it may borrow the policy's words.
    type Answer<'p>: Serialize + Deserialize<'p> + Shape;

    /// Answers from the policy and the question's fields alone.
    fn answer<'p>(&self, policy: &'p Policy) -> Result<Self::Answer<'p>, Error>;
}

/// Declares the table of questions once: their names, and the door's way to each.
macro_rules! questions {
    ($($question:ty),+ $(,)?) => {
        /// The names of all questions.
        pub const FUNCTIONS: &[&str] = &[$(<$question as Question>::NAME),+];

        fn route(policy: &Policy, name: &str, question: Cow<'_, str>) -> Result<String, Error> {
            match name {
                $(<$question as Question>::NAME => ask::<$question>(policy, question),)+
                _ => Err(Error::new(Code::UnknownFunction, "", format!("there is no function `{name}`"))
                    .help(suggest::did_you_mean(name, FUNCTIONS))),
            }
        }

        /// The fields of the question `name` in the order of their declaration; none if there is no such question.
        ///
        /// What the bindings write their signatures from.
        #[must_use]
        pub fn fields(name: &str) -> Option<&'static [&'static str]> {
            match name {
                $(<$question as Question>::NAME => Some(shape::fields::<$question>()),)+
                _ => None,
            }
        }

        /// The schemas of the question `name` and of its answer.
        #[cfg(feature = "schema")]
        pub(crate) fn schemas(
            name: &str,
            generator: schemars::SchemaGenerator,
        ) -> Option<(schemars::Schema, schemars::Schema)> {
            match name {
                $(<$question as Question>::NAME => Some((
                    generator.clone().into_root_schema_for::<$question>(),
                    generator.into_root_schema_for::<<$question as Question>::Answer<'static>>(),
                )),)+
                _ => None,
            }
        }
    };
}

questions![
    crate::template::review::ReviewTemplate,
    crate::subject::CheckSubject,
    crate::template::render::RenderTemplate,
    crate::recipient::CheckRecipient,
    crate::quota::DecideQuota,
    crate::reputation::AssessReputation,
    crate::reputation::AssessReputationBatch,
    crate::reputation::CheckLevel,
    crate::warmup::PlanWarmup,
    crate::domain::CheckDomain,
    crate::reply::ClassifyReply,
    crate::retry::PlanRetry,
    crate::explain::ExplainFailure,
    crate::day::FindDay,
    crate::policy::check::TestPolicy,
    crate::policy::compare::ComparePolicy,
    crate::template::describe::DescribeRules,
];

/// Answers the question `name` given as JSON text: the answer with its `policy`, or
/// `{"error":{"code","path","message","help"}}`. Never panics, whatever the text. A text that is given away takes no memory
/// while the question is answered.
#[must_use]
pub fn answer_json<'q>(policy: &Policy, name: &str, question: impl Into<Cow<'q, str>>) -> String {
    route(policy, name, question.into()).unwrap_or_else(|error| error_json(&error))
}

fn ask<Q: Question>(policy: &Policy, text: Cow<'_, str>) -> Result<String, Error> {
    let question: Q = input::from_json(&text)?;
    drop(text);
    json::text(&question.answer(policy)?).map(|text| stamped(text, policy))
}

fn stamped(mut text: String, policy: &Policy) -> String {
    // Every answer is an object; writing its last field by hand is three times faster than `flatten`.
    text.pop();
    text.push_str(if text.len() > 1 { r#","policy":""# } else { r#""policy":""# });
    text.push_str(policy.stamp());
    text.push_str("\"}");
    text
}

/// `{"error":{…}}`
#[must_use]
pub(crate) fn error_json(error: &Error) -> String {
    #[derive(Serialize)]
    struct Wrapped<'a> {
        error: &'a Error,
    }
    json::text(&Wrapped { error }).unwrap_or_else(|_| r#"{"error":{}}"#.to_owned())
}
