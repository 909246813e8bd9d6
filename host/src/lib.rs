//! The daemon around the policy.

pub mod dkim;
pub mod dns;
pub mod message;
pub mod sink;
pub mod smtp;
