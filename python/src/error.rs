//! The one exception, with the fields of the first mistake and all of them in `errors`.

use crate::json;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use sendright::{Code, Error, Errors};

pyo3::create_exception!(sendright, SendrightError, PyValueError, include_str!("mistake.txt"));

/// The exception for everything that is wrong with a document.
pub(crate) fn raise(py: Python<'_>, errors: &Errors) -> PyErr {
    let exception = SendrightError::new_err(errors.to_string());
    match fill(py, exception.value(py), &errors.0) {
        Ok(()) => exception,
        Err(other) => other,
    }
}

/// The exception for a value that does not even reach the policy.
pub(crate) fn refuse(py: Python<'_>, message: &str, help: &str) -> PyErr {
    refuse_at(py, "", message, help)
}

/// The same with the value's place.
pub(crate) fn refuse_at(py: Python<'_>, path: &str, message: &str, help: &str) -> PyErr {
    raise(py, &Error::new(Code::InvalidValue, path, message).help(help).into())
}

/// The exception for the same mistakes in what lies at `place`.
pub(crate) fn below(py: Python<'_>, exception: &Bound<'_, PyAny>, place: &str) -> PyResult<PyErr> {
    let errors = json::from_python(&exception.getattr("errors")?)?;
    let mut errors: Vec<Error> = serde_json::from_str(&errors).map_err(|error| refuse(py, &error.to_string(), ""))?;
    for error in &mut errors {
        let separator = if error.path.is_empty() { "" } else { "." };
        error.path = format!("{place}{separator}{}", error.path);
    }
    Ok(raise(py, &Errors(errors)))
}

/// An answer of the door, or the exception for the mistake that it tells.
pub(crate) fn checked(py: Python<'_>, answer: String) -> PyResult<String> {
    let Some(error) = answer.strip_prefix(r#"{"error":"#).and_then(|rest| rest.strip_suffix('}')) else {
        return Ok(answer);
    };
    let error: Error = serde_json::from_str(error).map_err(|error| refuse(py, &error.to_string(), ""))?;
    // A line and column would be those of a JSON text that the caller never saw.
    Err(raise(py, &Error { line: None, column: None, ..error }.into()))
}

fn fill(py: Python<'_>, exception: &Bound<'_, PyAny>, errors: &[Error]) -> PyResult<()> {
    if let Some(first) = errors.first() {
        exception.setattr("code", first.code.to_string())?;
        exception.setattr("path", &first.path)?;
        exception.setattr("message", &first.message)?;
        exception.setattr("help", &first.help)?;
        exception.setattr("line", first.line)?;
        exception.setattr("column", first.column)?;
    }
    exception.setattr("errors", json::to_python(py, &serde_json::to_string(errors).unwrap_or_default())?)
}
