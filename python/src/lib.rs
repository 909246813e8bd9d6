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

/// The extension module; the package `sendright` gives the class its methods.
#[pymodule]
mod _sendright {
    use crate::{error, interpreter};
    use pyo3::prelude::*;

    #[pymodule_export]
    use crate::answer::Answer;
    #[pymodule_export]
    use crate::error::SendrightError;
    #[pymodule_export]
    use crate::policy::Policy;

    /// The names of all questions, and the JSON Schema of policies.
    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        interpreter::refuse_another(module.py())?;
        module.add("SCHEMA", sendright::policy::SCHEMA)?;
        module.add("FUNCTIONS", pyo3::types::PyTuple::new(module.py(), sendright::FUNCTIONS)?)
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

    /// An answer of the door, if it is none that tells a mistake.
    #[pyfunction]
    fn checked(py: Python<'_>, answer: String) -> PyResult<String> {
        error::checked(py, answer)
    }
}
