//! What can go wrong with the engine.

use std::fmt;

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EngineError {
    /// The component cannot be loaded.
    Component(String),
    /// The policy does not load: everything that is wrong with it.
    Policy(sendright::Errors),
    /// The question was refused: it is not well formed.
    Refused(sendright::Error),
    /// The component broke, met its deadline or its memory limit. The message must be held.
    Failed {
        /// The question's name.
        question: String,
        /// What happened.
        cause: String,
    },
}

impl fmt::Display for EngineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Component(message) => write!(f, "the policy component cannot be used: {message}"),
            Self::Policy(errors) => write!(f, "the policy does not load:\n{errors}"),
            Self::Refused(error) => error.fmt(f),
            Self::Failed { question, cause } => write!(f, "the policy engine failed at `{question}`: {cause}"),
        }
    }
}

impl std::error::Error for EngineError {}
