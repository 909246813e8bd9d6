//! One message over an open connection (RFC 5321 section 3.3).

use super::attempt::Refusal;
use super::connection::{Connection, Fault};
use super::reply::Reply;
use crate::address::Path;
use sendright::reply::Stage;
use smtp_proto::{EXT_8BIT_MIME, EXT_PIPELINING, EXT_SIZE, EXT_SMTP_UTF8};
use std::fmt::Write;
use std::time::Duration;

/// A message ready for the wire.
pub(super) struct Parcel<'a> {
    pub(super) sender: Path,
    pub(super) recipient: Path,
    pub(super) smtputf8: bool,
    pub(super) eight_bit: bool,
    /// The message's size before stuffing.
    pub(super) size: usize,
    /// The stuffed message with its final dot.
    pub(super) stuffed: &'a [u8],
}

/// How a transaction ended.
#[derive(Debug)]
pub(super) enum Ending {
    /// This reply decided. A 2xx reply is the one to the whole message.
    Replied(Stage, Reply),
    /// The connection was lost before the message was handed over.
    Lost(Stage, String),
    /// The connection was lost between the final dot and its reply.
    Unknown(String),
    /// The server said beforehand that it cannot take this message; nothing was sent.
    Unfit(String, Refusal),
}

/// Bytes written before the clock for a block starts anew.
const BLOCK: usize = 64 * 1024;

/// How long to look for a reply after the server stopped reading the message.
const PARTING_WORD: Duration = Duration::from_secs(5);

impl Connection {
    pub(super) async fn send(&mut self, parcel: &Parcel<'_>) -> Ending {
        if let Some((detail, refusal)) = self.cannot_take(parcel) {
            return Ending::Unfit(detail, refusal);
        }
        self.used += 1;
        let decided = if self.has(EXT_PIPELINING) {
            self.envelope_at_once(parcel).await
        } else {
            self.envelope_in_turn(parcel).await
        };
        match decided {
            Ok(None) => self.message(parcel.stuffed).await,
            Ok(Some((stage, reply))) => Ending::Replied(stage, reply),
            Err(fault) => lost(fault),
        }
    }

    fn cannot_take(&self, parcel: &Parcel<'_>) -> Option<(String, Refusal)> {
        let limit = self.extensions.size;
        if self.has(EXT_SIZE) && limit > 0 && parcel.size > limit {
            let detail = format!("the message has {} bytes and the server takes {limit} at most", parcel.size);
            return Some((detail, Refusal::TOO_LARGE));
        }
        if parcel.smtputf8 && !self.has(EXT_SMTP_UTF8) {
            let plain = parcel.sender.text.is_ascii() && parcel.recipient.text.is_ascii();
            let refusal = if plain { Refusal::HEADER_NEEDS_UTF8 } else { Refusal::ADDRESS_NEEDS_UTF8 };
            let detail = "the message or its addresses need SMTPUTF8, which the server does not offer";
            return Some((detail.to_owned(), refusal));
        }
        if parcel.eight_bit && !self.has(EXT_8BIT_MIME) {
            let detail = "the message's body needs 8BITMIME, which the server does not offer";
            return Some((detail.to_owned(), Refusal::BODY_NEEDS_8BIT));
        }
        None
    }

    fn mail(&self, parcel: &Parcel<'_>) -> String {
        let mut command = format!("MAIL FROM:<{}>", parcel.sender.text);
        if self.has(EXT_SIZE) {
            write!(command, " SIZE={}", parcel.size).ok();
        }
        if parcel.eight_bit {
            command.push_str(" BODY=8BITMIME");
        }
        if parcel.smtputf8 {
            command.push_str(" SMTPUTF8");
        }
        command.push_str("\r\n");
        command
    }

    /// The envelope in one write (RFC 2920). The reply that refuses, if one does.
    async fn envelope_at_once(&mut self, parcel: &Parcel<'_>) -> Result<Option<(Stage, Reply)>, Fault> {
        let times = self.options.timeouts;
        let commands = format!("{}RCPT TO:<{}>\r\nDATA\r\n", self.mail(parcel), parcel.recipient.text);
        self.write(commands.as_bytes(), Stage::Mail, times.mail).await?;
        let mut refused = None;
        for (stage, wait) in [(Stage::Mail, times.mail), (Stage::Rcpt, times.rcpt)] {
            match self.reply(stage, wait).await {
                Ok(reply) if !reply.is_positive() && refused.is_none() => {
                    let closing = reply.code == 421;
                    refused = Some((stage, reply));
                    if closing {
                        return Ok(refused);
                    }
                }
                Ok(_) => {}
                Err(_) if refused.is_some() => return Ok(refused),
                Err(fault) => return Err(fault),
            }
        }
        let reply = match self.reply(Stage::Data, times.data).await {
            Ok(reply) => reply,
            Err(_) if refused.is_some() => return Ok(refused),
            Err(fault) => return Err(fault),
        };
        if refused.is_none() {
            return goes_on(reply);
        }
        if reply.code == 354 {
            // The server waits for a message without a recipient: an empty one is what RFC 2920 section 3.1 asks for.
            let ended = self.write(b".\r\n", Stage::Data, times.block).await;
            if ended.is_ok() {
                self.reply(Stage::Data, times.end).await.ok();
            }
        }
        Ok(refused)
    }

    async fn envelope_in_turn(&mut self, parcel: &Parcel<'_>) -> Result<Option<(Stage, Reply)>, Fault> {
        let times = self.options.timeouts;
        let rcpt = format!("RCPT TO:<{}>\r\n", parcel.recipient.text);
        for (stage, command, wait) in [(Stage::Mail, self.mail(parcel), times.mail), (Stage::Rcpt, rcpt, times.rcpt)] {
            self.write(command.as_bytes(), stage, wait).await?;
            let reply = self.reply(stage, wait).await?;
            if !reply.is_positive() {
                return Ok(Some((stage, reply)));
            }
        }
        self.write(b"DATA\r\n", Stage::Data, times.data).await?;
        goes_on(self.reply(Stage::Data, times.data).await?)
    }

    async fn message(&mut self, stuffed: &[u8]) -> Ending {
        let times = self.options.timeouts;
        let mut blocks = stuffed.chunks(BLOCK).peekable();
        while let Some(block) = blocks.next() {
            let Err(fault) = self.write(block, Stage::Data, times.block).await else { continue };
            if let Ok(reply) = self.reply(Stage::Data, PARTING_WORD.min(times.end)).await
                && !reply.is_positive()
            {
                return Ending::Replied(Stage::Data, reply);
            }
            // The last block carries the final dot, and part of it may have arrived.
            return if blocks.peek().is_some() { lost(fault) } else { Ending::Unknown(words(fault)) };
        }
        match self.reply(Stage::Data, times.end).await {
            Ok(reply) => Ending::Replied(Stage::Data, reply),
            Err(fault) => Ending::Unknown(words(fault)),
        }
    }
}

/// Nothing to refuse when DATA is answered with 354. A 2xx answer must never pass for the reply to a message.
fn goes_on(reply: Reply) -> Result<Option<(Stage, Reply)>, Fault> {
    match reply.code {
        354 => Ok(None),
        200..400 => {
            Err(Fault::Lost(Stage::Data, format!("the server answered DATA with {} instead of 354", reply.code)))
        }
        _ => Ok(Some((Stage::Data, reply))),
    }
}

fn lost(fault: Fault) -> Ending {
    match fault {
        Fault::Reply(stage, reply) => Ending::Replied(stage, reply),
        Fault::Lost(stage, detail) => Ending::Lost(stage, detail),
        Fault::Handshake(detail) => Ending::Lost(Stage::Tls, detail),
    }
}

fn words(fault: Fault) -> String {
    match fault {
        Fault::Reply(_, reply) => reply.text,
        Fault::Lost(_, detail) | Fault::Handshake(detail) => detail,
    }
}
