//! One interpreter in a process: what is kept between calls belongs to the main one, which outlives the others.

use pyo3::exceptions::PyImportError;
use pyo3::prelude::*;
use std::sync::OnceLock;

/// Refuses every interpreter but the main one.
pub(crate) fn refuse_another(py: Python<'_>) -> PyResult<()> {
    let is_main = match is_main(py) {
        Ok(is_main) => is_main,
        Err(_) => is_first(py)?,
    };
    if is_main {
        return Ok(());
    }
    let message = "sendright does not work in subinterpreters: import it in the main interpreter and use threads, of \
                   which any number may share a policy, or use processes";
    Err(PyImportError::new_err(message))
}

/// Whether Python calls this the main interpreter.
fn is_main(py: Python<'_>) -> PyResult<bool> {
    // The stable interface has the numbers of interpreters, but not on every system.
    let interpreters = py.import("_interpreters").or_else(|_| py.import("_xxsubinterpreters"))?;
    interpreters.call_method0("get_current")?.eq(interpreters.call_method0("get_main")?)
}

/// Whether no other interpreter came before, where Python does not tell them apart.
fn is_first(py: Python<'_>) -> PyResult<bool> {
    // Each interpreter has its own table of modules, at its own place for as long as it lives.
    static FIRST: OnceLock<usize> = OnceLock::new();
    let own = py.import("sys")?.getattr("modules")?.as_ptr().addr();
    Ok(*FIRST.get_or_init(|| own) == own)
}
