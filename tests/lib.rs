//! The vectors: questions with the answers that the rules promise, and what every embedding is compared by.
//!
//! The format of the files is told in `vectors/README.md`.

pub mod expectation;
pub mod target;
pub mod vector;

pub use vector::{Case, Vector};

/// The Rust blocks of the README run as documentation tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;
