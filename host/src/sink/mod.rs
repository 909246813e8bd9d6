//! A mail server that says what it is told to: for trying Sendright, and for testing it.
//!
//! It delivers nothing anywhere. What it answers is a [`Script`], or stands in the recipient's address itself, as
//! `bob+550-5.1.1@example.com`; everything else it accepts, counts, and keeps if asked to.

mod args;
mod certificate;
mod data;
mod maildir;
mod script;
mod session;
mod shorthand;

pub use args::{SinkArgs, run};
pub use script::{Action, Rule, Script, ScriptError, Step};

use certificate::Certificate;
use maildir::Maildir;
use script::Prompter;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::task::{JoinHandle, JoinSet};

/// How the sink behaves.
#[derive(Clone, Debug)]
pub struct Options {
    /// Where it listens; a free port of 127.0.0.1.
    pub listen: SocketAddr,
    /// The name it greets with; `localhost`.
    pub name: String,
    /// What it answers.
    pub script: Script,
    /// How long it waits before every reply; not at all.
    pub delay: Duration,
    /// Whether it offers STARTTLS, with a certificate of its own making for `localhost`; no.
    pub tls: bool,
    /// Extensions it does not offer; none.
    pub without: Vec<Extension>,
    /// The folder, in Maildir form, for accepted messages; they are only counted without it.
    pub out: Option<PathBuf>,
    /// Bytes of a message; 25 MiB.
    pub size: usize,
    /// Sessions at the same time; 1000.
    pub sessions: usize,
    /// How long it waits for a client's next line; 5 minutes.
    pub idle: Duration,
    /// How long a session may take; 1 hour.
    pub session: Duration,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            name: "localhost".to_owned(),
            script: Script::default(),
            delay: Duration::ZERO,
            tls: false,
            without: Vec::new(),
            out: None,
            size: 25 << 20,
            sessions: 1000,
            idle: Duration::from_mins(5),
            session: Duration::from_hours(1),
        }
    }
}

/// An SMTP extension that the sink can do without.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Extension {
    /// RFC 2920.
    Pipelining,
    /// RFC 1870.
    Size,
    /// RFC 6152.
    #[value(name = "8bitmime")]
    EightBitMime,
    /// RFC 6531.
    Smtputf8,
    /// RFC 2034.
    Enhancedstatuscodes,
}

/// What a sink has seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Connections.
    pub sessions: u64,
    /// Connections that were encrypted.
    pub encrypted: u64,
    /// Messages accepted.
    pub messages: u64,
    /// Bytes of accepted messages.
    pub bytes: u64,
    /// Recipients accepted at RCPT.
    pub recipients: u64,
    /// Replies of 400 and above.
    pub refusals: u64,
}

#[derive(Default)]
struct Tally {
    sessions: AtomicU64,
    encrypted: AtomicU64,
    messages: AtomicU64,
    bytes: AtomicU64,
    recipients: AtomicU64,
    refusals: AtomicU64,
}

fn count(counter: &AtomicU64, by: u64) {
    counter.fetch_add(by, Ordering::Relaxed);
}

/// Why a sink does not run.
#[derive(Debug, thiserror::Error)]
pub enum SinkError {
    /// The address is taken or not ours.
    #[error("the sink cannot listen on {address}: {source}")]
    Listen {
        /// Where it should listen.
        address: SocketAddr,
        /// What the operating system said.
        source: std::io::Error,
    },
    /// A file or folder.
    #[error("{}: {source}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// What the operating system said.
        source: std::io::Error,
    },
    /// The script.
    #[error("the script cannot be read: {0}")]
    Script(#[from] ScriptError),
    /// The certificate.
    #[error("no certificate could be made: {0}")]
    Certificate(String),
    /// The name.
    #[error("`{0}` is no name to greet with")]
    Name(String),
}

/// A running sink; it stops when dropped.
pub struct Sink {
    address: SocketAddr,
    tally: Arc<Tally>,
    certificate: Option<String>,
    task: JoinHandle<()>,
}

/// What all sessions share.
struct Shared {
    options: Options,
    tally: Arc<Tally>,
    prompter: Prompter,
    certificate: Option<Certificate>,
    maildir: Option<Maildir>,
}

impl Sink {
    /// Starts a sink; it serves until it is stopped or dropped.
    pub async fn start(options: Options) -> Result<Self, SinkError> {
        if options.name.is_empty() || !options.name.bytes().all(|b| b.is_ascii_graphic()) {
            return Err(SinkError::Name(options.name));
        }
        let address = options.listen;
        let listener = TcpListener::bind(address).await.map_err(|source| SinkError::Listen { address, source })?;
        let address = listener.local_addr().map_err(|source| SinkError::Listen { address, source })?;
        let tally = Arc::<Tally>::default();
        let shared = Arc::new(Shared {
            prompter: Prompter::new(options.script.clone()),
            certificate: options.tls.then(Certificate::new).transpose()?,
            maildir: options.out.as_deref().map(Maildir::create).transpose()?,
            tally: tally.clone(),
            options,
        });
        let certificate = shared.certificate.as_ref().map(|certificate| certificate.pem.clone());
        let task = tokio::spawn(serve(listener, shared));
        Ok(Self { address, tally, certificate, task })
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The certificate in PEM, for clients that are to trust it; none without TLS.
    #[must_use]
    pub fn certificate(&self) -> Option<&str> {
        self.certificate.as_deref()
    }

    /// What it has seen so far.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let read = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        Counts {
            sessions: read(&self.tally.sessions),
            encrypted: read(&self.tally.encrypted),
            messages: read(&self.tally.messages),
            bytes: read(&self.tally.bytes),
            recipients: read(&self.tally.recipients),
            refusals: read(&self.tally.refusals),
        }
    }

    /// Closes the port and all connections.
    pub async fn stop(mut self) {
        self.task.abort();
        (&mut self.task).await.ok();
    }
}

impl Drop for Sink {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn serve(listener: TcpListener, shared: Arc<Shared>) {
    let places = Arc::new(Semaphore::new(shared.options.sessions));
    let mut sessions = JoinSet::new();
    loop {
        while sessions.try_join_next().is_some() {}
        let Ok((stream, _)) = listener.accept().await else {
            // Out of file descriptors, or the like: it passes when sessions end.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        count(&shared.tally.sessions, 1);
        match places.clone().try_acquire_owned() {
            Ok(place) => {
                let shared = shared.clone();
                sessions.spawn(async move {
                    let limit = shared.options.session;
                    tokio::time::timeout(limit, session::converse(stream, shared)).await.ok();
                    drop(place);
                });
            }
            Err(_) => turn_away(&stream),
        }
    }
}

fn turn_away(stream: &TcpStream) {
    // A client that does not take one line at once has the closed connection for an answer.
    stream.try_write(b"421 4.3.2 too many sessions, try later\r\n").ok();
}
