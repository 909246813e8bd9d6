//! Templates: their review and their rendering (rulebook 1).

pub mod authentication;
pub mod calendar;
pub(crate) mod content;
pub mod data;
pub mod describe;
pub mod dialect;
pub mod document;
mod fill;
pub(crate) mod findings;
mod followed;
pub mod gravity;
pub mod markup;
pub mod own;
mod path;
pub mod reader;
pub mod render;
pub mod review;
pub(crate) mod rules;
mod scope;
pub mod score;
pub(crate) mod sought;
pub(crate) mod syntax;
pub mod topics;
mod tree;
mod unused;
mod view;
pub(crate) mod words;
