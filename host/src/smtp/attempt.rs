//! What one attempt to deliver came to.

use sendright::reply::Stage;
use std::net::SocketAddr;

/// One attempt to hand a message to a recipient's mail server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// The mail server's name, if one was reached or tried.
    pub host: Option<String>,
    /// Its address.
    pub address: Option<SocketAddr>,
    /// How the connection was encrypted; none for plain text.
    pub tls: Option<TlsInfo>,
    /// Whether an earlier message's connection was used again.
    pub reused: bool,
    /// What decided.
    pub result: AttemptResult,
    /// The servers tried before the one that decided, in order.
    pub tried: Vec<Tried>,
}

/// What decided an attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AttemptResult {
    /// A reply of the mail server. A 2xx code stands only for the reply to the whole message.
    Replied {
        /// What the reply answers.
        stage: Stage,
        /// The reply's code, 200 to 599.
        code: u16,
        /// The enhanced status code (RFC 3463), as `5.1.1`.
        enhanced: Option<String>,
        /// The reply's text without codes; lines are separated by line feeds. Control characters are spaces.
        text: String,
    },
    /// No reply decided: DNS, network, TLS, the server's limits, or an address that cannot be sent.
    NoReply {
        /// How far it came.
        stage: Stage,
        /// What happened, as a sentence.
        detail: String,
        /// By what codes the failure is known, where the same would happen again, as with a domain that takes no mail.
        refusal: Option<Refusal>,
    },
    /// The connection was lost after the whole message was handed over and before the reply: the server may
    /// have taken the message or not.
    Unknown {
        /// What happened, as a sentence.
        detail: String,
    },
}

/// The codes of a failure that no server spoke of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The reply code (RFC 5321 section 4.2).
    pub code: u16,
    /// The enhanced status code (RFC 3463), as `5.1.2`.
    pub enhanced: &'static str,
}

impl Refusal {
    /// The recipient's domain does not exist or cannot take mail (RFC 3463 section 3.2).
    pub const NO_SUCH_DOMAIN: Self = Self { code: 550, enhanced: "5.1.2" };
    /// The recipient's domain says that it takes no mail (RFC 7505 section 4.1).
    pub const TAKES_NO_MAIL: Self = Self { code: 556, enhanced: "5.1.10" };
    /// The sender's address cannot stand in a command.
    pub const BAD_SENDER: Self = Self { code: 501, enhanced: "5.5.4" };
    /// The recipient's address cannot stand in a command.
    pub const BAD_RECIPIENT: Self = Self { code: 501, enhanced: "5.1.3" };
    /// The message is larger than the server takes (RFC 1870 section 6.1).
    pub const TOO_LARGE: Self = Self { code: 552, enhanced: "5.3.4" };
    /// An address needs SMTPUTF8 (RFC 6531 section 3.5).
    pub const ADDRESS_NEEDS_UTF8: Self = Self { code: 553, enhanced: "5.6.7" };
    /// A header field needs SMTPUTF8 (RFC 6531 section 3.6).
    pub const HEADER_NEEDS_UTF8: Self = Self { code: 554, enhanced: "5.6.9" };
    /// The body needs 8BITMIME (RFC 6152 section 3).
    pub const BODY_NEEDS_8BIT: Self = Self { code: 554, enhanced: "5.6.3" };
}

/// How a connection was encrypted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TlsInfo {
    /// The protocol's version, as `TLSv1.3`.
    pub version: String,
    /// The cipher suite, as `TLS13_AES_256_GCM_SHA384`.
    pub cipher: String,
    /// Whether the certificate was checked against the host's name and the trusted roots.
    pub verified: bool,
}

/// A server that was tried without a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tried {
    /// The mail server's name.
    pub host: String,
    /// Its address.
    pub address: SocketAddr,
    /// Why it did not decide.
    pub detail: String,
}
