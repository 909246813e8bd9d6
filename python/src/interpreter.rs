//! One interpreter in a process: what is kept between calls belongs to the one that came first.

use pyo3::exceptions::PyImportError;
use pyo3::prelude::*;
use std::sync::OnceLock;

/// Refuses every interpreter but the first.
pub(crate) fn refuse_another(py: Python<'_>) -> PyResult<()> {
    // Each interpreter has its own table of modules, at its own place for as long as it lives.
    static FIRST: OnceLock<usize> = OnceLock::new();
    let own = py.import("sys")?.getattr("modules")?.as_ptr().addr();
    if *FIRST.get_or_init(|| own) == own {
        return Ok(());
    }
    let message = "sendright does not work in subinterpreters: import it in the main interpreter and use threads, of \
                   which any number may share a policy, or use processes";
    Err(PyImportError::new_err(message))
}
