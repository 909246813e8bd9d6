//! The question that is asked of every domain all day, read from Python's objects without a text in between.

use crate::error::raise;
use crate::policy::Policy;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyInt, PyString};
use sendright::Question;
use sendright::reputation::{AssessReputation, Counts};

/// A question that its policy has an answer to.
#[pyclass(frozen)]
pub(crate) struct Assessed {
    policy: Py<Policy>,
    question: AssessReputation,
}

impl Assessed {
    /// Assesses; an error is the policy's.
    pub(crate) fn new(policy: &Bound<'_, Policy>, question: AssessReputation) -> PyResult<Self> {
        match question.assess(policy.get().inner()) {
            Ok(_) => Ok(Self { policy: policy.clone().unbind(), question }),
            Err(error) => Err(raise(policy.py(), &error.into())),
        }
    }

    pub(crate) fn clone_ref(&self, py: Python<'_>) -> Self {
        Self { policy: self.policy.clone_ref(py), question: self.question }
    }

    /// The answer as the door writes it.
    pub(crate) fn to_json(&self) -> PyResult<String> {
        let question = serde_json::to_string(&self.question).map_err(unwritten)?;
        Ok(sendright::answer_json(self.policy.get().inner(), AssessReputation::NAME, &question))
    }

    /// What is to be done, as the door writes it.
    pub(crate) fn actions(&self) -> PyResult<String> {
        let assessment = self.question.assess(self.policy.get().inner()).map_err(unwritten)?;
        let actions: Vec<_> = assessment.actions().collect();
        serde_json::to_string(&actions).map_err(unwritten)
    }
}

/// The question, if it is nothing but whole numbers under their names; else the JSON door has to look at it.
pub(crate) fn read(question: &Bound<'_, PyDict>) -> Option<AssessReputation> {
    let py = question.py();
    let mut known = 0;
    let mut field = |name| {
        let value = question.get_item(name).ok()??;
        known += 1;
        Some(value)
    };
    let level = number(&field(intern!(py, "level"))?)?;
    let domain = counts(&field(intern!(py, "counts"))?)?;
    let daily_quota = field(intern!(py, "daily_quota")).filter(|quota| !quota.is_none());
    let account = field(intern!(py, "account_counts")).filter(|counts| !counts.is_none());
    let read = AssessReputation {
        level,
        daily_quota: daily_quota.map_or(Some(None), |quota| number(&quota).map(Some))?,
        counts: domain,
        account_counts: account.map_or(Some(None), |account| counts(&account).map(Some))?,
        ..AssessReputation::default()
    };
    (known == question.len()).then_some(read)
}

fn counts(given: &Bound<'_, PyAny>) -> Option<Counts> {
    let py = given.py();
    let given = given.cast_exact::<PyDict>().ok()?;
    let count = |name: &Bound<'_, PyString>| number(&given.get_item(name).ok()??);
    let counts = Counts {
        sent: count(intern!(py, "sent"))?,
        delivered: count(intern!(py, "delivered"))?,
        invalid: count(intern!(py, "invalid"))?,
        spam: count(intern!(py, "spam"))?,
        blocked: count(intern!(py, "blocked"))?,
        complained: count(intern!(py, "complained"))?,
        opened: count(intern!(py, "opened"))?,
    };
    // Seven are there, so that with as many there is no other.
    (given.len() == 7).then_some(counts)
}

/// A number that JSON would write as one: `True` is none.
fn number<'py, T: for<'a> FromPyObject<'a, 'py>>(value: &Bound<'py, PyAny>) -> Option<T> {
    if value.is_exact_instance_of::<PyInt>() { value.extract().ok() } else { None }
}

fn unwritten(error: impl std::fmt::Display) -> PyErr {
    pyo3::exceptions::PyRuntimeError::new_err(error.to_string())
}
