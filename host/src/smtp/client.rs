//! From a message and its recipient to what the recipient's server answered.

use super::attempt::{Attempt, AttemptResult, Refusal, TlsInfo, Tried};
use super::connection::{Connection, Fault, Peer};
use super::envelope::{Envelope, EnvelopeError};
use super::options::{Options, OptionsError};
use super::pool::{Place, Pool};
use super::reply::Reply;
use super::stuffing::{normalise, stuff};
use super::tls::Encryption;
use super::transaction::{Ending, Parcel};
use crate::dns::{Reason, Resolver};
use sendright::reply::Stage;
use std::sync::Arc;

/// Delivers messages; cheap to clone, and clones share their connections.
#[derive(Clone)]
pub struct Client {
    options: Arc<Options>,
    dns: Arc<Resolver>,
    encryption: Option<Encryption>,
    pool: Arc<Pool>,
}

/// What trying one address came to.
struct Tail {
    tls: Option<TlsInfo>,
    reused: bool,
    result: AttemptResult,
    /// Whether the next address may do better.
    next: bool,
}

impl Client {
    /// A client that finds its way with `dns`.
    ///
    /// # Errors
    /// When the options cannot work, or the trusted certificates cannot be read.
    pub fn new(options: Options, dns: Resolver) -> Result<Self, OptionsError> {
        let sayable = |c: char| c.is_ascii_alphanumeric() || ".-:[]".contains(c);
        if options.hello.is_empty() || options.hello.len() > 255 || !options.hello.chars().all(sayable) {
            return Err(OptionsError::Hello(options.hello));
        }
        for (name, zero) in [
            ("connections", options.connections == 0),
            ("messages_per_connection", options.messages_per_connection == 0),
            ("addresses", options.addresses == 0),
        ] {
            if zero {
                return Err(OptionsError::Zero(name));
            }
        }
        let encryption = Encryption::new(options.tls, &options.roots)?;
        let pool = Pool::new(options.connections, options.idle);
        Ok(Self { options: Arc::new(options), dns: Arc::new(dns), encryption, pool })
    }

    /// Tries to deliver `message` to the envelope's one recipient, now, and says what came of it.
    ///
    /// Line ends become CRLF. The servers of the recipient's domain are tried in order until one decides.
    pub async fn deliver(&self, envelope: &Envelope, message: &[u8]) -> Attempt {
        let (parcel, stuffed);
        {
            let message = normalise(message);
            stuffed = stuff(&message);
            parcel = match prepare(envelope, message.len(), &stuffed) {
                Ok(parcel) => parcel,
                Err(error) => {
                    let (stage, refusal) = match error.role {
                        "sender" => (Stage::Mail, Refusal::BAD_SENDER),
                        _ => (Stage::Rcpt, Refusal::BAD_RECIPIENT),
                    };
                    return undecided(no_reply(stage, error.to_string(), Some(refusal)), Vec::new());
                }
            };
        }
        let peers = match self.peers(&parcel.recipient.domain).await {
            Ok(peers) => peers,
            Err(result) => return undecided(result, Vec::new()),
        };
        self.try_each(peers, &parcel).await
    }

    async fn peers(&self, domain: &str) -> Result<Vec<Peer>, AttemptResult> {
        let found = self.dns.destinations(domain).await;
        let found = found.map_err(|failure| no_reply(Stage::Connect, failure.detail, refusal(failure.reason)))?;
        let pairs = found.into_iter().flat_map(|destination| {
            let host = destination.host;
            destination.addresses.into_iter().map(move |address| Peer { host: host.clone(), address })
        });
        Ok(pairs.take(self.options.addresses).collect())
    }

    /// The first address that decides; when none does, the last that may do better later, else the last.
    async fn try_each(&self, peers: Vec<Peer>, parcel: &Parcel<'_>) -> Attempt {
        let mut tried = Vec::new();
        let mut best: Option<Attempt> = None;
        for peer in peers {
            let tail = self.try_one(&peer, parcel).await;
            let detail = describe(&tail.result);
            let attempt = Attempt {
                host: Some(peer.host.clone()),
                address: Some(peer.address),
                tls: tail.tls,
                reused: tail.reused,
                result: tail.result,
                tried: Vec::new(),
            };
            if !tail.next {
                return Attempt { tried, ..attempt };
            }
            tried.push(Tried { host: peer.host, address: peer.address, detail });
            if best.as_ref().is_none_or(|best| is_final(&best.result) || !is_final(&attempt.result)) {
                best = Some(attempt);
            }
        }
        match best {
            Some(best) => {
                tried.retain(|server| Some(server.address) != best.address || Some(&server.host) != best.host.as_ref());
                Attempt { tried, ..best }
            }
            None => {
                undecided(no_reply(Stage::Connect, "the domain's mail servers have no address".to_owned(), None), tried)
            }
        }
    }

    async fn try_one(&self, peer: &Peer, parcel: &Parcel<'_>) -> Tail {
        let mut place = self.pool.place(peer).await;
        if let Some(mut connection) = place.connection.take()
            && connection.is_ready().await
        {
            let ending = connection.send(parcel).await;
            if !is_stale(&ending) {
                return self.finish(peer, connection, place, ending, true);
            }
        }
        match self.open(peer).await {
            Ok(mut connection) => {
                let ending = connection.send(parcel).await;
                self.finish(peer, connection, place, ending, false)
            }
            Err(fault) => {
                let result = match fault {
                    Fault::Reply(stage, reply) => replied(stage, reply),
                    Fault::Lost(stage, detail) => no_reply(stage, detail, None),
                    Fault::Handshake(detail) => no_reply(Stage::Tls, detail, None),
                };
                // A permanent refusal in the greeting is an answer (RFC 5321 section 3.1, RFC 7504).
                let next = !matches!(result, AttemptResult::Replied { stage: Stage::Connect, code: 500.., .. });
                Tail { tls: None, reused: false, result, next }
            }
        }
    }

    /// A new session; in plain text when encryption was only wished for and broke.
    async fn open(&self, peer: &Peer) -> Result<Connection, Fault> {
        let opened = Connection::open(peer, &self.options, self.encryption.as_ref()).await;
        match opened {
            Err(Fault::Handshake(_)) if self.options.tls == super::TlsMode::Opportunistic => {
                Connection::open(peer, &self.options, None).await
            }
            opened => opened,
        }
    }

    fn finish(&self, peer: &Peer, mut connection: Connection, place: Place, ending: Ending, reused: bool) -> Tail {
        let tls = connection.tls.clone();
        let spent = connection.used >= self.options.messages_per_connection;
        let (result, next, usable) = match ending {
            Ending::Replied(stage, reply) => {
                let closing = reply.code == 421;
                let delivered = stage == Stage::Data && reply.is_positive();
                connection.unfinished = !delivered;
                (replied(stage, reply), closing, !closing && !spent)
            }
            Ending::Lost(stage, detail) => (no_reply(stage, detail, None), true, false),
            Ending::Unknown(detail) => (AttemptResult::Unknown { detail }, false, false),
            Ending::Unfit(detail, refusal) => (no_reply(Stage::Mail, detail, Some(refusal)), false, true),
        };
        if usable {
            self.pool.keep(peer, connection);
        } else if spent {
            tokio::spawn(connection.quit());
        }
        drop(place);
        Tail { tls, reused, result, next }
    }

    /// Closes the connections that wait for a next message.
    pub async fn close(&self) {
        for connection in self.pool.drain() {
            connection.quit().await;
        }
    }
}

fn prepare<'a>(envelope: &Envelope, size: usize, stuffed: &'a [u8]) -> Result<Parcel<'a>, EnvelopeError> {
    let (sender, recipient) = (envelope.sender()?, envelope.recipient()?);
    let smtputf8 = envelope.smtputf8 || !sender.text.is_ascii() || !recipient.text.is_ascii();
    Ok(Parcel { sender, recipient, smtputf8, eight_bit: envelope.eight_bit, size, stuffed })
}

/// A server may close an idle connection at any time; that says nothing of the message.
fn is_stale(ending: &Ending) -> bool {
    match ending {
        Ending::Lost(Stage::Mail, _) => true,
        Ending::Replied(Stage::Mail, reply) => reply.code == 421,
        _ => false,
    }
}

fn is_final(result: &AttemptResult) -> bool {
    match result {
        AttemptResult::Replied { code, .. } => *code >= 500,
        AttemptResult::NoReply { refusal, .. } => refusal.is_some(),
        AttemptResult::Unknown { .. } => false,
    }
}

fn replied(stage: Stage, reply: Reply) -> AttemptResult {
    AttemptResult::Replied { stage, code: reply.code, enhanced: reply.enhanced, text: reply.text }
}

fn no_reply(stage: Stage, detail: String, refusal: Option<Refusal>) -> AttemptResult {
    AttemptResult::NoReply { stage, detail, refusal }
}

/// By what codes a way that was not found is known, where asking again would give the same.
fn refusal(reason: Reason) -> Option<Refusal> {
    match reason {
        Reason::NoSuchDomain => Some(Refusal::NO_SUCH_DOMAIN),
        Reason::TakesNoMail => Some(Refusal::TAKES_NO_MAIL),
        Reason::Unanswered => None,
    }
}

fn undecided(result: AttemptResult, tried: Vec<Tried>) -> Attempt {
    Attempt { host: None, address: None, tls: None, reused: false, result, tried }
}

fn describe(result: &AttemptResult) -> String {
    match result {
        AttemptResult::Replied { code, text, .. } => format!("{code} {text}"),
        AttemptResult::NoReply { detail, .. } | AttemptResult::Unknown { detail } => detail.clone(),
    }
}
