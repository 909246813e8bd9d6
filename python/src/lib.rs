//! The policy as a Python extension module. It converts and decides nothing.

mod answer;
mod arrow;
mod batch;
mod column;
mod error;
mod interpreter;
mod json;
mod policy;
mod reputation;

use pyo3::prelude::*;
use pyo3::types::PyTuple;
use pyo3::wrap_pyfunction;

/// The extension module; the package `sendright` gives the class its methods.
#[pymodule]
fn _sendright(module: &Bound<'_, PyModule>) -> PyResult<()> {
    let py = module.py();
    // Before any class is made, which would be that of the interpreter it was made in.
    interpreter::refuse_another(py)?;
    module.add_class::<answer::Answer>()?;
    module.add_class::<policy::Policy>()?;
    module.add("SendrightError", py.get_type::<error::SendrightError>())?;
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add("SCHEMA", sendright::policy::SCHEMA)?;
    module.add("FUNCTIONS", PyTuple::new(py, sendright::FUNCTIONS)?)?;
    module.add_function(wrap_pyfunction!(presets, module)?)?;
    module.add_function(wrap_pyfunction!(refusal, module)?)?;
    module.add_function(wrap_pyfunction!(below, module)?)?;
    module.add_function(wrap_pyfunction!(checked, module)?)
}

/// The names of the shipped policies, with their versions.
#[pyfunction]
fn presets() -> Vec<&'static str> {
    sendright::Policy::presets()
}

/// The exception for a value that does not reach the policy.
#[pyfunction]
fn refusal<'py>(py: Python<'py>, path: &str, message: &str, help: &str) -> Bound<'py, PyAny> {
    error::refuse_at(py, path, message, help).into_value(py).into_bound(py).into_any()
}

/// The exception for the same mistake in what lies at a place.
#[pyfunction]
fn below<'py>(py: Python<'py>, exception: &Bound<'py, PyAny>, place: &str) -> PyResult<Bound<'py, PyAny>> {
    Ok(error::below(py, exception, place)?.into_value(py).into_bound(py).into_any())
}

/// An answer of the door, if it is none that tells a mistake.
#[pyfunction]
fn checked(py: Python<'_>, answer: String) -> PyResult<String> {
    error::checked(py, answer)
}
