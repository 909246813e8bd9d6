//! The review of templates (rulebook 1).
#![expect(clippy::unwrap_used, reason = "a test ends where it goes wrong")]

mod amounts;
mod asked;
mod bulk;
mod clients;
mod contrast;
mod edits;
mod hidden;
mod hostile;
mod hosts;
mod images;
mod links;
mod markup;
mod outlook;
mod parts;
mod pretence;
mod questions;
mod reader;
mod rules;
mod seen;
mod style_sheets;
mod styles;
mod subjects;
mod unsubscribing;
mod verdicts;
