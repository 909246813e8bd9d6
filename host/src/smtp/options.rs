//! How the client behaves.

use std::path::PathBuf;
use std::time::Duration;

/// How the client behaves; see each field's default in [`Options::new`].
#[derive(Clone, Debug)]
pub struct Options {
    /// The name given in EHLO: a domain name or an address literal.
    pub hello: String,
    /// When to encrypt; [`TlsMode::Opportunistic`].
    pub tls: TlsMode,
    /// Whose certificates are trusted when they are checked; [`Roots::System`].
    pub roots: Roots,
    /// How long to wait for each step.
    pub timeouts: Timeouts,
    /// What is read at most.
    pub limits: Limits,
    /// Connections held open to one address of one host at the same time, at least 1; 5.
    pub connections: usize,
    /// How long an unused connection is kept; 30 seconds.
    pub idle: Duration,
    /// Messages sent over one connection before it is closed, at least 1; 100.
    pub messages_per_connection: u32,
    /// Addresses tried in one attempt, at least 1; 8.
    pub addresses: usize,
}

impl Options {
    /// The defaults, saying `hello` in EHLO.
    #[must_use]
    pub fn new(hello: impl Into<String>) -> Self {
        Self {
            hello: hello.into(),
            tls: TlsMode::Opportunistic,
            roots: Roots::System,
            timeouts: Timeouts::default(),
            limits: Limits::default(),
            connections: 5,
            idle: Duration::from_secs(30),
            messages_per_connection: 100,
            addresses: 8,
        }
    }
}

/// When to encrypt a connection.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TlsMode {
    /// When the server offers it, whatever its certificate; plain text otherwise (RFC 7435).
    #[default]
    Opportunistic,
    /// Always, with a certificate that is valid for the host's name.
    Require,
    /// Never.
    Off,
}

/// Whose certificates are trusted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Roots {
    /// The roots of the operating system.
    #[default]
    System,
    /// The certificates of a PEM file.
    Pem(PathBuf),
}

/// How long to wait; the defaults are the minima of RFC 5321 section 4.5.3.2, except for connecting and TLS, of which it says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timeouts {
    /// For a TCP connection; 30 seconds.
    pub connect: Duration,
    /// For the greeting; 5 minutes.
    pub greeting: Duration,
    /// For the reply to EHLO, HELO, STARTTLS or RSET; 5 minutes.
    pub hello: Duration,
    /// For the TLS handshake; 1 minute.
    pub tls: Duration,
    /// For the reply to MAIL; 5 minutes.
    pub mail: Duration,
    /// For the reply to RCPT; 5 minutes.
    pub rcpt: Duration,
    /// For the reply to DATA; 2 minutes.
    pub data: Duration,
    /// For each block of the message to be taken; 3 minutes.
    pub block: Duration,
    /// For the reply to the whole message; 10 minutes.
    pub end: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        let minutes = |n: u64| Duration::from_secs(n * 60);
        Self {
            connect: Duration::from_secs(30),
            greeting: minutes(5),
            hello: minutes(5),
            tls: minutes(1),
            mail: minutes(5),
            rcpt: minutes(5),
            data: minutes(2),
            block: minutes(3),
            end: minutes(10),
        }
    }
}

impl Timeouts {
    /// Each of them `limit` at most.
    #[must_use]
    pub fn at_most(self, limit: Duration) -> Self {
        Self {
            connect: self.connect.min(limit),
            greeting: self.greeting.min(limit),
            hello: self.hello.min(limit),
            tls: self.tls.min(limit),
            mail: self.mail.min(limit),
            rcpt: self.rcpt.min(limit),
            data: self.data.min(limit),
            block: self.block.min(limit),
            end: self.end.min(limit),
        }
    }
}

/// What is read of a reply at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a line with its line end; 4096 (RFC 5321 section 4.5.3.1.5 asks for 512).
    pub line: usize,
    /// Lines of a reply; 128.
    pub lines: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { line: 4096, lines: 128 }
    }
}

/// Why a client cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum OptionsError {
    /// The name for EHLO cannot be sent.
    #[error(
        "`{0}` cannot be said in EHLO; give a domain name such as `mail.example.com` or a literal such as `[192.0.2.1]`"
    )]
    Hello(String),
    /// A number is too small.
    #[error("`{0}` must be at least 1")]
    Zero(&'static str),
    /// The trusted certificates cannot be read.
    #[error("the trusted certificates cannot be read: {0}")]
    Roots(String),
}
