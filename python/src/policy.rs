//! The handle.

use crate::error::{raise, refuse};
use crate::{batch, json};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyString};
use sendright::Question;
use sendright::reputation::AssessReputationBatch;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;

/// Shorter questions are answered sooner than the interpreter's lock is given up and taken again.
const LONG_BYTES: usize = 1024;

/// A loaded policy; it never changes.
#[pyclass(frozen, eq, module = "sendright")]
#[derive(PartialEq)]
pub(crate) struct Policy(sendright::Policy);

#[pymethods]
impl Policy {
    /// Loads a document: its text (TOML or JSON), a dict, or the `os.PathLike` of a file.
    #[staticmethod]
    fn load(py: Python<'_>, document: &Bound<'_, PyAny>) -> PyResult<Self> {
        let text = text_of(document)?;
        py.detach(|| sendright::Policy::load(&text)).map(Self).map_err(|errors| raise(py, &errors))
    }

    /// A shipped policy, as `tencent-ses` or `tencent-ses@2026.1`.
    #[staticmethod]
    fn preset(py: Python<'_>, name: &Bound<'_, PyString>) -> PyResult<Self> {
        let name = json::well_formed(name)?;
        py.detach(|| sendright::Policy::preset(&name)).map(Self).map_err(|error| raise(py, &error.into()))
    }

    /// The document's name.
    #[getter]
    fn name(&self) -> &str {
        &self.0.document().name
    }

    /// The document's version.
    #[getter]
    fn version(&self) -> &str {
        &self.0.document().version
    }

    /// `name@version#digest`
    #[getter]
    fn stamp(&self) -> &str {
        self.0.stamp()
    }

    /// Answers the question `name` given as JSON text, with JSON text: the door as it is in every language.
    fn answer_json(
        &self,
        py: Python<'_>,
        name: &Bound<'_, PyString>,
        question: &Bound<'_, PyString>,
    ) -> PyResult<String> {
        Ok(self.answer(py, &json::well_formed(name)?, &json::well_formed(question)?))
    }

    fn _ask<'py>(&self, py: Python<'py>, name: &str, question: &Bound<'py, PyDict>) -> PyResult<Bound<'py, PyAny>> {
        let mut question = question.clone();
        if name == AssessReputationBatch::NAME && batch::has_buffers(&question) {
            match batch::misnamed(&question)? {
                Some(empty) => question = empty,
                None => return batch::assess(&self.0, &question).map(Bound::into_any),
            }
        }
        let answer = self.answer(py, name, &json::from_python(&question)?);
        if let Some(error) = answer.strip_prefix(r#"{"error":"#).and_then(|rest| rest.strip_suffix('}')) {
            let error: sendright::Error =
                serde_json::from_str(error).map_err(|error| refuse(py, &error.to_string(), ""))?;
            // A line and column would be those of a JSON text that the caller never saw.
            return Err(raise(py, &sendright::Error { line: None, column: None, ..error }.into()));
        }
        json::to_python(py, &answer)
    }

    fn __repr__(&self) -> String {
        format!("<sendright.Policy {}>", self.0.stamp())
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.0.stamp().hash(&mut hasher);
        hasher.finish()
    }
}

impl Policy {
    fn answer(&self, py: Python<'_>, name: &str, question: &str) -> String {
        if question.len() < LONG_BYTES {
            return sendright::answer_json(&self.0, name, question);
        }
        py.detach(|| sendright::answer_json(&self.0, name, question))
    }
}

/// The text of a document, whichever way it is given.
fn text_of(document: &Bound<'_, PyAny>) -> PyResult<String> {
    let py = document.py();
    if let Ok(text) = document.cast::<PyString>() {
        return Ok(json::well_formed(text)?.into_owned());
    }
    let bytes = if let Ok(bytes) = document.cast::<PyBytes>() {
        bytes.as_bytes().to_vec()
    } else if document.hasattr("__fspath__")? {
        let path: PathBuf = document.extract()?;
        py.detach(|| std::fs::read(path))?
    } else {
        return json::from_python(document);
    };
    String::from_utf8(bytes).map_err(|error| {
        let place = error.utf8_error().valid_up_to();
        refuse(py, &format!("the document is not UTF-8 from byte {place} on"), "save it as UTF-8")
    })
}
