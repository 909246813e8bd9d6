//! Vectors, a runner for each embedding, and mail programs of others to test against.

pub mod peers;
