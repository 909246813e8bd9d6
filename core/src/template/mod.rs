//! Templates: their review and their rendering (rulebook 1).

pub mod data;
pub mod document;
mod fill;
mod path;
pub mod render;
pub mod review;
mod scope;
pub(crate) mod syntax;
mod tree;
mod unused;
