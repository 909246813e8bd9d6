//! Templates: their review and their rendering (rulebook 1).

pub mod calendar;
pub mod describe;
pub mod document;
pub(crate) mod findings;
mod path;
pub(crate) mod position;
pub mod render;
pub mod review;
pub(crate) mod rules;
pub mod score;
pub(crate) mod syntax;
mod view;
