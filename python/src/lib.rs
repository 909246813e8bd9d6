//! The policy as a Python extension module. It converts and decides nothing.

mod batch;
mod error;
mod json;
mod policy;

use pyo3::prelude::*;

/// The extension module; the package `sendright` gives the class its methods.
#[pymodule]
mod _sendright {
    use pyo3::prelude::*;

    #[pymodule_export]
    use crate::error::SendrightError;
    #[pymodule_export]
    use crate::policy::Policy;

    /// The names of all questions, and the JSON Schema of policies.
    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("SCHEMA", sendright::policy::SCHEMA)?;
        module.add("FUNCTIONS", pyo3::types::PyTuple::new(module.py(), sendright::FUNCTIONS)?)
    }

    /// The fields of a question.
    #[pyfunction]
    fn fields(name: &str) -> Vec<&'static str> {
        sendright::fields(name).unwrap_or_default().to_vec()
    }

    /// The names of the shipped policies, with their versions.
    #[pyfunction]
    fn presets() -> Vec<&'static str> {
        sendright::Policy::presets()
    }
}
