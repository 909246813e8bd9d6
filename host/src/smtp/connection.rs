//! A connection to a mail server, from the greeting to QUIT.

use super::attempt::TlsInfo;
use super::options::{Options, TlsMode};
use super::reply::{Reply, read_reply};
use super::stream::Duplex;
use super::tls::Encryption;
use sendright::reply::Stage;
use smtp_proto::EhloResponse;
use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio::time::timeout;

/// A mail server at one of its addresses.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Peer {
    pub(super) host: String,
    pub(super) address: SocketAddr,
}

/// An open session, ready for a transaction.
pub(super) struct Connection {
    stream: BufReader<Box<dyn Duplex>>,
    pub(super) options: Arc<Options>,
    pub(super) extensions: EhloResponse<String>,
    pub(super) tls: Option<TlsInfo>,
    /// Transactions begun.
    pub(super) used: u32,
    /// Whether the last transaction came to nothing and has to be forgotten before the next.
    pub(super) unfinished: bool,
}

/// Why there is no session, or why it ended.
#[derive(Debug)]
pub(super) enum Fault {
    /// A reply other than the one hoped for.
    Reply(Stage, Reply),
    /// No usable reply.
    Lost(Stage, String),
    /// The TLS handshake failed after the server had agreed to it.
    Handshake(String),
}

/// Sessions end politely for this long, no longer.
const FAREWELL: Duration = Duration::from_secs(2);

impl Connection {
    /// Connects, greets and encrypts as the options say.
    pub(super) async fn open(
        peer: &Peer,
        options: &Arc<Options>,
        encryption: Option<&Encryption>,
    ) -> Result<Self, Fault> {
        let times = &options.timeouts;
        let tcp = within(times.connect, Stage::Connect, "to connect", TcpStream::connect(peer.address)).await?;
        tcp.set_nodelay(true).map_err(|error| Fault::Lost(Stage::Connect, error.to_string()))?;
        let mut connection = Self {
            stream: BufReader::new(Box::new(tcp)),
            options: options.clone(),
            extensions: EhloResponse::default(),
            tls: None,
            used: 0,
            unfinished: false,
        };
        let greeting = connection.reply(Stage::Connect, times.greeting).await?;
        if greeting.code != 220 {
            return Err(Fault::Reply(Stage::Connect, greeting));
        }
        connection.hello().await?;
        let Some(encryption) = encryption else { return Ok(connection) };
        connection.encrypt(peer, encryption).await
    }

    async fn encrypt(mut self, peer: &Peer, encryption: &Encryption) -> Result<Self, Fault> {
        let required = self.options.tls == TlsMode::Require;
        if !self.has(smtp_proto::EXT_START_TLS) {
            let words = "the server does not offer STARTTLS and encryption is required";
            return if required { Err(Fault::Lost(Stage::Tls, words.to_owned())) } else { Ok(self) };
        }
        let reply = self.ask("STARTTLS\r\n", Stage::Tls, self.options.timeouts.hello).await?;
        if reply.code != 220 {
            return if required || reply.code == 421 { Err(Fault::Reply(Stage::Tls, reply)) } else { Ok(self) };
        }
        // What was sent in plain text must not pass for the encrypted session's (CVE-2011-0411).
        if !self.stream.buffer().is_empty() {
            return Err(Fault::Lost(Stage::Tls, "the server sent more than its reply to STARTTLS".to_owned()));
        }
        let handshake = encryption.wrap(self.stream.into_inner(), &peer.host, peer.address.ip());
        let (stream, info) = match timeout(self.options.timeouts.tls, handshake).await {
            Ok(Ok(done)) => done,
            Ok(Err(error)) => return Err(Fault::Handshake(format!("the TLS handshake failed: {error}"))),
            Err(_) => return Err(Fault::Handshake("the TLS handshake took too long".to_owned())),
        };
        self.stream = BufReader::new(Box::new(stream));
        self.tls = Some(info);
        self.hello().await?;
        Ok(self)
    }

    /// EHLO, or HELO where the server does not know it; forgets what an earlier one offered.
    async fn hello(&mut self) -> Result<(), Fault> {
        let wait = self.options.timeouts.hello;
        let name = self.options.hello.clone();
        self.extensions = EhloResponse::default();
        let reply = self.ask(&format!("EHLO {name}\r\n"), Stage::Ehlo, wait).await?;
        if reply.is_positive() {
            self.extensions = EhloResponse::parse(&mut reply.raw.iter()).unwrap_or_default();
            return Ok(());
        }
        if reply.code < 500 {
            return Err(Fault::Reply(Stage::Ehlo, reply));
        }
        let reply = self.ask(&format!("HELO {name}\r\n"), Stage::Ehlo, wait).await?;
        if reply.is_positive() { Ok(()) } else { Err(Fault::Reply(Stage::Ehlo, reply)) }
    }

    pub(super) fn has(&self, extension: u32) -> bool {
        self.extensions.capabilities & extension != 0
    }

    /// Whether the session takes another transaction, once the last one is forgotten.
    pub(super) async fn is_ready(&mut self) -> bool {
        if !self.unfinished {
            return true;
        }
        self.unfinished = false;
        let wait = self.options.timeouts.hello.min(Duration::from_secs(20));
        matches!(self.ask("RSET\r\n", Stage::Mail, wait).await, Ok(reply) if reply.is_positive())
    }

    /// Says goodbye; whatever goes wrong with it is of no interest any more.
    pub(super) async fn quit(mut self) {
        let farewell = async {
            self.stream.write_all(b"QUIT\r\n").await?;
            self.stream.flush().await?;
            read_reply(&mut self.stream, self.options.limits).await?;
            self.stream.shutdown().await
        };
        timeout(FAREWELL, farewell).await.ok();
    }

    async fn ask(&mut self, command: &str, stage: Stage, wait: Duration) -> Result<Reply, Fault> {
        self.write(command.as_bytes(), stage, wait).await?;
        self.reply(stage, wait).await
    }

    pub(super) async fn write(&mut self, bytes: &[u8], stage: Stage, wait: Duration) -> Result<(), Fault> {
        let stream = &mut self.stream;
        within(wait, stage, "to take what was sent", async {
            stream.write_all(bytes).await?;
            stream.flush().await
        })
        .await
    }

    pub(super) async fn reply(&mut self, stage: Stage, wait: Duration) -> Result<Reply, Fault> {
        let limits = self.options.limits;
        within(wait, stage, "to answer", read_reply(&mut self.stream, limits)).await
    }
}

async fn within<T>(
    wait: Duration,
    stage: Stage,
    what: &str,
    work: impl Future<Output = io::Result<T>>,
) -> Result<T, Fault> {
    match timeout(wait, work).await {
        Ok(Ok(done)) => Ok(done),
        Ok(Err(error)) => Err(Fault::Lost(stage, error.to_string())),
        Err(_) => Err(Fault::Lost(stage, format!("the server took longer than {} s {what}", wait.as_secs_f32()))),
    }
}
