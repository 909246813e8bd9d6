//! Decides whether a mail may be sent: the sending policy of an email service as one pure library.
//!
//! A [`Policy`] is loaded once from a document (thresholds, tables and word lists as data) and is
//! immutable from then on. Each question about it is a struct with one method,
//! [`Question::answer`]; the same questions are asked in JSON through [`answer_json`]. An answer is a
//! function of the policy and the question alone: time, counts and earlier events are fields of the
//! question, and nothing here reads a clock, a file or the network.
//!
//! ```
//! use sendright::{Policy, Question, subject::CheckSubject};
//!
//! let policy = Policy::preset("tencent-ses").expect("a shipped preset loads");
//! let answer = CheckSubject { subject: "Your order".into(), ..Default::default() }.answer(&policy)?;
//! assert_eq!(answer.stats.characters, 10);
//! # Ok::<(), sendright::Error>(())
//! ```
#![forbid(unsafe_code)]
#![deny(
    clippy::panic,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::arithmetic_side_effects,
    clippy::float_arithmetic
)]

pub mod answer;
mod ascii;
mod data;
pub mod day;
pub mod domain;
mod door;
pub mod error;
pub mod explain;
pub mod finding;
mod input;
pub mod json;
pub mod locale;
mod order;
mod phrases;
pub mod policy;
mod position;
pub mod quota;
pub mod recipient;
pub mod reply;
pub mod reputation;
pub mod retry;
#[cfg(feature = "schema")]
pub mod schema;
mod shape;
mod site;
pub mod subject;
mod suggest;
pub mod template;
pub mod warmup;

pub use answer::{Answered, Decision, Kind, Reason};
pub use door::{FUNCTIONS, Question, Shape, answer_json, fields};
pub use error::{Code, Error, Errors};
pub use finding::{Edit, Finding, PositionEncoding, Severity, Span, Verdict};
pub use locale::Locale;
pub use policy::Policy;
