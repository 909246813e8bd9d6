//! The daemon around the policy: every question goes to the component, every effect is an adapter's.

mod address;
pub mod cli;
pub mod clock;
pub mod config;
pub mod delivery;
pub mod dkim;
pub mod dns;
mod ending;
pub mod engine;
mod lines;
pub mod message;
pub mod replay;
pub mod sink;
pub mod smtp;
pub mod store;
