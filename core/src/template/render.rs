//! Filling a template with data.
