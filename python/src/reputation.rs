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

/// The arguments of the question by their names, as they were given.
pub(crate) struct Given<'py> {
    pub(crate) level: Argument<'py>,
    pub(crate) counts: Argument<'py>,
    pub(crate) daily_quota: Argument<'py>,
    pub(crate) account_counts: Argument<'py>,
    pub(crate) others: Option<Bound<'py, PyDict>>,
}

/// An argument that may be left out, which is something else than `None`.
#[derive(Default)]
pub(crate) struct Argument<'py>(Option<Bound<'py, PyAny>>);

impl<'py> FromPyObject<'_, 'py> for Argument<'py> {
    type Error = std::convert::Infallible;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> Result<Self, Self::Error> {
        Ok(Self(Some(value.to_owned())))
    }
}

impl<'py> Given<'py> {
    /// The question, if it is nothing but whole numbers under their names; else the JSON door has to look at it.
    pub(crate) fn read(&self) -> Option<AssessReputation> {
        let given = |argument: &'_ Argument<'py>| argument.0.clone().filter(|value| !value.is_none());
        if self.others.is_some() {
            return None;
        }
        Some(AssessReputation {
            level: number(self.level.0.as_ref()?)?,
            daily_quota: given(&self.daily_quota).map_or(Some(None), |quota| number(&quota).map(Some))?,
            counts: counts(self.counts.0.as_ref()?)?,
            account_counts: given(&self.account_counts).map_or(Some(None), |of_all| counts(&of_all).map(Some))?,
            ..AssessReputation::default()
        })
    }

    /// The arguments as they were written.
    pub(crate) fn into_dict(self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = self.others.unwrap_or_else(|| PyDict::new(py));
        let named = [
            ("level", self.level),
            ("counts", self.counts),
            ("daily_quota", self.daily_quota),
            ("account_counts", self.account_counts),
        ];
        for (name, Argument(value)) in named {
            if let Some(value) = value {
                dict.set_item(name, value)?;
            }
        }
        Ok(dict)
    }
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
