//! Delivery over SMTP (RFC 5321): one message to one recipient's mail server.
//!
//! The client says what was answered and by whom. What the answer means, and whether to try again, is asked of the
//! policy elsewhere.

mod attempt;
mod client;
mod connection;
mod envelope;
mod options;
mod pool;
mod reply;
pub(crate) mod stream;
mod stuffing;
mod tls;
mod transaction;

pub use attempt::{Attempt, AttemptResult, Refusal, TlsInfo, Tried};
pub use client::Client;
pub use envelope::{Envelope, EnvelopeError};
pub use options::{Limits, Options, OptionsError, Roots, Timeouts, TlsMode};
pub use stuffing::{normalise, stuff};
