//! Templates: their review and their rendering (rulebook 1).

pub mod document;
mod path;
pub mod render;
pub mod review;
pub(crate) mod syntax;
