//! One client's session with the sink.

use super::data::read_message;
use super::script::{Action, Step};
use super::{Extension, Shared, count};
use crate::smtp::stream::{Duplex, Line, read_line};
use smtp_proto::{Error, MAIL_BODY_8BITMIME, MAIL_BODY_BINARYMIME, MAIL_SMTPUTF8, MailFrom, Request};
use std::borrow::Cow;
use std::io;
use std::sync::Arc;
use tokio::io::{AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

/// Bytes of a command line; extensions may lengthen the 512 of RFC 5321 section 4.5.3.1.4.
const COMMAND: usize = 2048;

/// Recipients of a message; RFC 5321 section 4.5.3.1.8 asks for 100 at least.
const RECIPIENTS: usize = 1000;

/// Commands in a row that are none, after which the client is sent away.
const MISTAKES: u32 = 20;

struct Session {
    shared: Arc<Shared>,
    stream: BufReader<Box<dyn Duplex>>,
    unsent: Vec<u8>,
    greeted: bool,
    encrypted: bool,
    mistakes: u32,
    mail: Option<Mail>,
}

struct Mail {
    sender: String,
    smtputf8: bool,
    recipients: Vec<String>,
}

/// How the session goes on.
enum Next {
    Stay,
    Encrypt,
    Leave,
}

/// Serves one client until it leaves, is sent away, or the connection breaks.
pub(super) async fn converse(stream: TcpStream, shared: Arc<Shared>) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut session = Session {
        shared,
        stream: BufReader::new(Box::new(stream)),
        unsent: Vec::new(),
        greeted: false,
        encrypted: false,
        mistakes: 0,
        mail: None,
    };
    let greeting = format!("{} ESMTP sink", session.shared.options.name);
    if !session.step(Step::Connect, &[], 220, None, &greeting).await?.1 {
        session.flush().await?;
        return session.stream.shutdown().await;
    }
    loop {
        match session.command().await? {
            Next::Stay => {}
            Next::Leave => {
                session.flush().await?;
                return session.stream.shutdown().await;
            }
            Next::Encrypt => session = session.encrypt().await?,
        }
    }
}

impl Session {
    async fn command(&mut self) -> io::Result<Next> {
        if self.stream.buffer().is_empty() {
            self.flush().await?;
        }
        let mut line = Vec::new();
        let idle = self.shared.options.idle;
        let Ok(read) = timeout(idle, read_line(&mut self.stream, &mut line, COMMAND)).await else {
            return self.send_away("4.4.2", "you were silent for too long").await;
        };
        match read? {
            Line::Whole => {}
            Line::Closed => return Ok(Next::Leave),
            Line::TooLong => return self.send_away("4.5.2", "the line is too long").await,
        }
        match Request::parse(&mut line.iter()) {
            Ok(request) => {
                self.mistakes = 0;
                self.request(request).await
            }
            Err(error) => self.mistake(&error).await,
        }
    }

    async fn request(&mut self, request: Request<Cow<'_, str>>) -> io::Result<Next> {
        match request {
            Request::Ehlo { .. } => self.ehlo().await,
            Request::Helo { .. } => {
                (self.greeted, self.mail) = (true, None);
                let name = self.shared.options.name.clone();
                self.say(250, None, &name).await
            }
            Request::StartTls => self.start_tls().await,
            Request::Mail { from } => self.mail(from).await,
            Request::Rcpt { to } => self.rcpt(to.address.into_owned()).await,
            Request::Data => self.data().await,
            Request::Rset => {
                self.mail = None;
                self.say(250, Some("2.0.0"), "reset").await
            }
            Request::Noop { .. } => self.say(250, Some("2.0.0"), "ok").await,
            Request::Vrfy { .. } => self.say(252, Some("2.5.2"), "send and see").await,
            Request::Help { .. } => self.say(214, Some("2.0.0"), "a sink for trying and testing").await,
            Request::Quit => {
                self.say(221, Some("2.0.0"), "bye").await?;
                Ok(Next::Leave)
            }
            other => self.say(502, Some("5.5.1"), &format!("{} is not known here", other.name())).await,
        }
    }

    async fn ehlo(&mut self) -> io::Result<Next> {
        (self.greeted, self.mail) = (true, None);
        let options = &self.shared.options;
        let mut lines = vec![options.name.clone()];
        let known = [
            (Extension::Pipelining, "PIPELINING".to_owned()),
            (Extension::Size, format!("SIZE {}", options.size)),
            (Extension::EightBitMime, "8BITMIME".to_owned()),
            (Extension::Smtputf8, "SMTPUTF8".to_owned()),
            (Extension::Enhancedstatuscodes, "ENHANCEDSTATUSCODES".to_owned()),
        ];
        lines.extend(known.into_iter().filter(|(extension, _)| self.offers(*extension)).map(|(_, line)| line));
        if self.shared.certificate.is_some() && !self.encrypted {
            lines.push("STARTTLS".to_owned());
        }
        Ok(self.step(Step::Ehlo, &[], 250, None, &lines.join("\n")).await?.0)
    }

    async fn start_tls(&mut self) -> io::Result<Next> {
        if self.shared.certificate.is_none() || self.encrypted {
            return self.say(503, Some("5.5.1"), "STARTTLS is not offered").await;
        }
        match self.step(Step::Tls, &[], 220, Some("2.0.0"), "go ahead").await? {
            (Next::Stay, true) => Ok(Next::Encrypt),
            (next, _) => Ok(next),
        }
    }

    async fn encrypt(mut self) -> io::Result<Self> {
        self.flush().await?;
        // What came in plain text with STARTTLS is dropped with the buffer (CVE-2011-0411).
        let stream = self.stream.into_inner();
        let Some(certificate) = &self.shared.certificate else { return Err(io::ErrorKind::Unsupported.into()) };
        let handshake = timeout(self.shared.options.idle, certificate.acceptor.accept(stream));
        let stream = handshake.await.map_err(io::Error::other)??;
        count(&self.shared.tally.encrypted, 1);
        Ok(Self { stream: BufReader::new(Box::new(stream)), encrypted: true, greeted: false, mail: None, ..self })
    }

    async fn mail(&mut self, from: MailFrom<Cow<'_, str>>) -> io::Result<Next> {
        let smtputf8 = from.flags & MAIL_SMTPUTF8 != 0;
        let eight_bit = from.flags & (MAIL_BODY_8BITMIME | MAIL_BODY_BINARYMIME) != 0;
        if !self.greeted {
            return self.say(503, Some("5.5.1"), "say EHLO first").await;
        }
        if self.mail.is_some() {
            return self.say(503, Some("5.5.1"), "a message is begun already").await;
        }
        if (smtputf8 && !self.offers(Extension::Smtputf8)) || (eight_bit && !self.offers(Extension::EightBitMime)) {
            return self.say(555, Some("5.5.4"), "this extension is not offered").await;
        }
        if !smtputf8 && !from.address.is_ascii() {
            return self.say(553, Some("5.6.7"), "the address needs SMTPUTF8").await;
        }
        if from.size > self.shared.options.size {
            return self.say(552, Some("5.3.4"), "the message is too large").await;
        }
        let sender = from.address.into_owned();
        let (next, accepted) = self.step(Step::Mail, std::slice::from_ref(&sender), 250, Some("2.1.0"), "ok").await?;
        if accepted {
            self.mail = Some(Mail { sender, smtputf8, recipients: Vec::new() });
        }
        Ok(next)
    }

    async fn rcpt(&mut self, recipient: String) -> io::Result<Next> {
        let Some(mail) = &self.mail else { return self.say(503, Some("5.5.1"), "say MAIL first").await };
        if recipient.is_empty() {
            return self.say(501, Some("5.1.3"), "there is no recipient").await;
        }
        if !mail.smtputf8 && !recipient.is_ascii() {
            return self.say(553, Some("5.6.7"), "the address needs SMTPUTF8").await;
        }
        if mail.recipients.len() >= RECIPIENTS {
            return self.say(452, Some("4.5.3"), "too many recipients").await;
        }
        let (next, accepted) =
            self.step(Step::Rcpt, std::slice::from_ref(&recipient), 250, Some("2.1.5"), "ok").await?;
        if let Some(mail) = self.mail.as_mut().filter(|_| accepted) {
            mail.recipients.push(recipient);
            count(&self.shared.tally.recipients, 1);
        }
        Ok(next)
    }

    async fn data(&mut self) -> io::Result<Next> {
        let recipients = self.mail.as_ref().map(|mail| mail.recipients.clone()).unwrap_or_default();
        if recipients.is_empty() {
            return self.say(503, Some("5.5.1"), "there is no recipient").await;
        }
        let (next, go) = self.step(Step::Data, &recipients, 354, None, "end with a dot").await?;
        if !go {
            return Ok(next);
        }
        self.flush().await?;
        let limits = (self.shared.options.idle, self.shared.options.size);
        let Ok(message) = timeout(limits.0 * 4, read_message(&mut self.stream, limits.1)).await else {
            return self.send_away("4.4.2", "the message took too long").await;
        };
        let Some(mail) = self.mail.take() else { return Ok(Next::Stay) };
        let Some(message) = message? else { return self.say(552, Some("5.3.4"), "the message is too large").await };
        let size = message.len() as u64;
        match self.scripted(Step::Message, &mail.recipients).await? {
            Some((next, false)) => return Ok(next),
            // The script accepted in its own words, which are on their way already.
            Some((next, true)) => return self.keep(mail, message, size).await.map(|()| next),
            None => {}
        }
        if let Err(error) = self.keep(mail, message, size).await {
            return self.say(451, Some("4.3.0"), &format!("the message could not be kept: {error}")).await;
        }
        self.say(250, Some("2.0.0"), "taken").await
    }

    async fn keep(&self, mail: Mail, message: Vec<u8>, size: u64) -> io::Result<()> {
        if self.shared.maildir.is_some() {
            let shared = self.shared.clone();
            let store = move || {
                shared.maildir.as_ref().map_or(Ok(()), |dir| dir.store(&mail.sender, &mail.recipients, &message))
            };
            tokio::task::spawn_blocking(store).await.map_err(io::Error::other)??;
        }
        count(&self.shared.tally.messages, 1);
        count(&self.shared.tally.bytes, size);
        Ok(())
    }

    /// The script's reply, or else this one. Whether the step was accepted.
    async fn step(
        &mut self,
        step: Step,
        whom: &[String],
        code: u16,
        enhanced: Option<&str>,
        text: &str,
    ) -> io::Result<(Next, bool)> {
        if let Some(done) = self.scripted(step, whom).await? {
            return Ok(done);
        }
        Ok((self.say(code, enhanced, text).await?, true))
    }

    /// Does what the script says, if it says anything.
    async fn scripted(&mut self, step: Step, whom: &[String]) -> io::Result<Option<(Next, bool)>> {
        let action = match self.shared.prompter.action(step, whom) {
            Ok(None) => return Ok(None),
            Ok(Some(action)) => action,
            Err(words) => return Ok(Some((self.say(501, Some("5.1.3"), &words).await?, false))),
        };
        let Action::Reply { code, enhanced, text } = action else {
            self.unsent.clear();
            return Ok(Some((Next::Leave, false)));
        };
        let next = self.say(code, enhanced.as_deref(), &text).await?;
        let accepted = match step {
            Step::Connect | Step::Tls => code == 220,
            Step::Data => code == 354,
            _ => code < 300,
        };
        Ok(Some((next, accepted)))
    }

    async fn mistake(&mut self, error: &Error) -> io::Result<Next> {
        self.mistakes += 1;
        if self.mistakes > MISTAKES {
            return self.send_away("4.5.1", "too many commands that are none").await;
        }
        match error {
            Error::UnknownCommand => self.say(500, Some("5.5.1"), "no such command").await,
            Error::InvalidSenderAddress => self.say(501, Some("5.1.7"), "the sender is no address").await,
            Error::InvalidRecipientAddress => self.say(501, Some("5.1.3"), "the recipient is no address").await,
            Error::SyntaxError { syntax } => self.say(501, Some("5.5.2"), &format!("write {syntax}")).await,
            Error::InvalidParameter { .. } | Error::UnsupportedParameter { .. } => {
                self.say(555, Some("5.5.4"), "a parameter is not known").await
            }
            _ => self.say(500, Some("5.5.2"), "the line cannot be read").await,
        }
    }

    async fn send_away(&mut self, enhanced: &str, text: &str) -> io::Result<Next> {
        self.say(421, Some(enhanced), text).await
    }

    /// Puts a reply on its way; 421 is the last.
    async fn say(&mut self, code: u16, enhanced: Option<&str>, text: &str) -> io::Result<Next> {
        if !self.shared.options.delay.is_zero() {
            self.flush().await?;
            sleep(self.shared.options.delay).await;
        }
        if code >= 400 {
            count(&self.shared.tally.refusals, 1);
        }
        let enhanced = enhanced.filter(|_| self.offers(Extension::Enhancedstatuscodes));
        let lines: Vec<&str> = text.split('\n').collect();
        for (index, line) in lines.iter().enumerate() {
            let mark = if index + 1 < lines.len() { '-' } else { ' ' };
            let enhanced = enhanced.map(|enhanced| format!("{enhanced} ")).unwrap_or_default();
            self.unsent.extend_from_slice(format!("{code}{mark}{enhanced}{line}\r\n").as_bytes());
        }
        Ok(if code == 421 { Next::Leave } else { Next::Stay })
    }

    /// Sends what is on its way, several pipelined replies at once.
    async fn flush(&mut self) -> io::Result<()> {
        if !self.unsent.is_empty() {
            self.stream.write_all(&self.unsent).await?;
            self.unsent.clear();
        }
        self.stream.flush().await
    }

    fn offers(&self, extension: Extension) -> bool {
        !self.shared.options.without.contains(&extension)
    }
}
