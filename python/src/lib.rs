//! The policy for Python.
