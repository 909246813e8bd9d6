//! Vectors, and a runner for each embedding.
