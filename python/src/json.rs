//! Between Python's objects and JSON, through Python's own `json`, so that a question is read, and refused, in the
//! same words as everywhere.

use crate::error::refuse;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyString};

/// A text as JSON has it.
pub(crate) fn from_python(value: &Bound<'_, PyAny>) -> PyResult<String> {
    static DUMPS: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let py = value.py();
    let strict = PyDict::new(py);
    strict.set_item("allow_nan", false)?;
    let text = DUMPS.import(py, "json", "dumps")?.call((value,), Some(&strict)).map_err(|error| {
        let reason = error.value(py).to_string();
        refuse(py, &format!("this cannot be written as JSON: {reason}"), "")
    })?;
    text.extract()
}

/// The objects of a JSON text.
pub(crate) fn to_python<'py>(py: Python<'py>, text: &str) -> PyResult<Bound<'py, PyAny>> {
    static LOADS: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    LOADS.import(py, "json", "loads")?.call1((text,))
}

/// A text in UTF-8; half a surrogate pair has none.
pub(crate) fn well_formed<'a>(text: &'a Bound<'_, PyString>) -> PyResult<std::borrow::Cow<'a, str>> {
    text.to_cow().map_err(|_| {
        let message = "the text has a lone surrogate, which is no character";
        refuse(text.py(), message, "decode bytes with their right encoding, and without `surrogateescape`")
    })
}
