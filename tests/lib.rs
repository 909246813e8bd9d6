//! The vectors, a runner for each embedding, and mail programs of others to test against.
//!
//! A vector is a question with the answer that the rules promise; the format of the files is told in
//! `vectors/README.md`.

pub mod differential;
pub mod expectation;
pub mod peers;
pub mod target;
pub mod vector;

pub use vector::{Case, Vector};

/// The Rust blocks of the README run as documentation tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;
