//! Questions of one policy, with the answers of native Rust.

use super::draw::Draw;
use super::value::Change;
use super::{Generator, policy, question};
use crate::vector::{self, Source};
use sendright::Policy;
use serde::Serialize;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// How often a document is loaded instead of a question asked.
const LOADED_ONCE_IN: u32 = 100;

/// Questions of one policy.
#[derive(Debug, Serialize)]
pub struct Block {
    /// The policy.
    #[serde(flatten)]
    pub policy: Source,
    /// The questions in the order of their numbers.
    pub cases: Vec<Asked>,
}

/// A question, and what native Rust answers.
#[derive(Debug, Serialize)]
pub struct Asked {
    /// Its number in the run.
    pub number: u64,
    /// Its name; none where a document is to be loaded.
    pub function: Option<String>,
    /// The question, letter for letter, or the document.
    pub question: String,
    /// The answer of native Rust.
    pub answer: String,
}

/// An answer that is not that of native Rust.
#[derive(Debug)]
pub struct Difference {
    /// The number of the question.
    pub number: u64,
    /// The answer.
    pub answer: String,
}

impl Generator {
    /// The block whose first question has the number `first`.
    pub(super) fn block(&self, first: u64, questions: u64) -> Block {
        let drawn = policy::draw(&self.samples, &mut Draw::new(self.seed, u64::MAX - first));
        let change = Change { samples: &self.samples, words: &drawn.words, numbers: &drawn.numbers };
        let cases = (first..first + questions).map(|number| self.asked(&drawn.policy, &change, number)).collect();
        Block { policy: drawn.source, cases }
    }

    fn asked(&self, policy: &Policy, change: &Change<'_>, number: u64) -> Asked {
        let mut draw = Draw::new(self.seed, number);
        if draw.once_in(LOADED_ONCE_IN) {
            let question = policy::any_document(&self.samples, &mut draw);
            let answer = native(|| loaded(&Source::Document(question.clone())));
            return Asked { number, function: None, question, answer };
        }
        let (function, question) = question::draw(change, &mut draw);
        let answer = native(|| sendright::answer_json(policy, &function, &question));
        Asked { number, function: Some(function), question, answer }
    }
}

/// What native Rust answers; a panic is an answer that no other embedding gives.
fn native(answer: impl Fn() -> String) -> String {
    catch_unwind(AssertUnwindSafe(answer)).unwrap_or_else(|_| "native Rust panicked".to_owned())
}

/// What comes of loading a policy, in the shape of the vectors.
fn loaded(source: &Source) -> String {
    match source.load() {
        Ok(policy) => vector::loaded_json(policy.stamp()),
        Err(sendright::Errors(errors)) => vector::errors_json(&errors),
    }
}

impl Block {
    /// The cases that are answered otherwise by `answer`, and how.
    pub fn differences<'a>(
        &'a self,
        mut answer: impl FnMut(&Asked) -> String + 'a,
    ) -> impl Iterator<Item = Difference> + 'a {
        self.cases.iter().filter_map(move |case| {
            let other = answer(case);
            (other != case.answer).then_some(Difference { number: case.number, answer: other })
        })
    }
}
