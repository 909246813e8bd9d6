//! What a policy answered, of which the package's classes read their attributes.

use crate::reputation::Assessed;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyType};
use serde_json::Value;
use std::borrow::Cow;
use std::hash::{DefaultHasher, Hash, Hasher};

/// What a policy answered, as it was written.
#[pyclass(frozen, subclass, module = "sendright._sendright")]
pub(crate) struct Answer(Source);

/// Where the text of an answer is.
enum Source {
    Written(String),
    /// Written once somebody wants it.
    Reputation(Py<Assessed>),
}

#[pymethods]
impl Answer {
    #[new]
    #[classmethod]
    #[pyo3(signature = (source=None, **fields))]
    fn new(
        cls: &Bound<'_, PyType>,
        source: Option<&Bound<'_, PyAny>>,
        fields: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Self> {
        let Some(source) = source.filter(|_| fields.is_none()) else {
            let record = cls.py().import("sendright._record")?;
            return Ok(Self(Source::Written(record.getattr("written")?.call1((cls, source, fields))?.extract()?)));
        };
        if let Ok(assessed) = source.cast_exact::<Assessed>() {
            return Ok(Self(Source::Reputation(assessed.clone().unbind())));
        }
        Ok(Self(Source::Written(source.extract()?)))
    }

    /// The answer as JSON text, byte for byte that of every other language.
    fn to_json(&self) -> PyResult<Cow<'_, str>> {
        match &self.0 {
            Source::Written(text) => Ok(text.as_str().into()),
            Source::Reputation(assessed) => assessed.get().to_json().map(Cow::Owned),
        }
    }

    /// The JSON text of one field, where it can be told without the others.
    fn _part(&self, name: &str) -> PyResult<Option<String>> {
        match &self.0 {
            Source::Reputation(assessed) if name == "actions" => assessed.get().actions().map(Some),
            _ => Ok(None),
        }
    }

    fn __eq__(slf: &Bound<'_, Self>, other: &Bound<'_, PyAny>) -> PyResult<bool> {
        match other.cast::<Self>() {
            Ok(other) if slf.get_type().is(other.get_type()) => {
                let (own, other) = (slf.get().to_json()?, other.get().to_json()?);
                // Whoever makes an answer may name its fields in another order.
                Ok(own == other || own.len() == other.len() && sorted(&own)? == sorted(&other)?)
            }
            _ => Ok(false),
        }
    }

    fn __hash__(&self) -> PyResult<u64> {
        let mut hasher = DefaultHasher::new();
        sorted(&self.to_json()?)?.hash(&mut hasher);
        Ok(hasher.finish())
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        Ok((slf.get_type().into_any(), (slf.get().to_json()?.into_owned(),)))
    }
}

/// The values of a text, with the fields of each object in the order of their names.
fn sorted(text: &str) -> PyResult<Value> {
    serde_json::from_str(text).map_err(|error| PyValueError::new_err(error.to_string()))
}
