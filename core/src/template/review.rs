//! The review of a template.
