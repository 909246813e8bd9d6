//! The two WebAssembly faces of the policy. They convert and decide nothing.
//!
//! * `web`: for JavaScript, through wasm-bindgen; the npm package puts a class around it.
//! * `component`: a component of the world in `wit/policy.wit`, which imports nothing.

#[cfg(feature = "component")]
mod component;
#[cfg(feature = "web")]
pub mod web;
