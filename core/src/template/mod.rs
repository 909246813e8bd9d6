//! Templates: their review and their rendering (rulebook 1).

pub mod document;
pub mod render;
pub mod review;
