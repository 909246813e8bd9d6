//! Asking the engine, and keeping what was asked and answered.

use crate::engine::{Engine, EngineError};
use crate::store::DecisionRecord;
use sendright::Question;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// An answer with the record of how it came about.
pub(crate) struct Decided<A> {
    pub(crate) answer: A,
    pub(crate) record: DecisionRecord,
}

/// Asks and keeps question and answer.
pub(crate) fn decide<Q>(engine: &Engine, question: &Q, now_ms: u64) -> Result<Decided<Q::Answer<'static>>, EngineError>
where
    Q: Question,
    Q::Answer<'static>: DeserializeOwned,
{
    let unreadable = |error: serde_json::Error| EngineError::Failed {
        question: Q::NAME.to_owned(),
        cause: format!("the answer cannot be read: {error}"),
    };
    let question = serde_json::to_value(question).map_err(unreadable)?;
    let text = engine.answer_json(Q::NAME, &question.to_string())?;
    let answer = serde_json::from_str(&text).map_err(unreadable)?;
    let kept: Value = serde_json::from_str(&text).map_err(unreadable)?;
    Ok(Decided {
        answer,
        record: DecisionRecord { at_ms: now_ms, function: Q::NAME.to_owned(), question, answer: kept },
    })
}
