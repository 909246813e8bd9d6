//! The daemon around the policy: every question goes to the component, every effect is an adapter's.

pub mod engine;
pub mod store;
