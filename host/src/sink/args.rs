//! The sink as a command.

use super::{Counts, Extension, Options, Script, Sink, SinkError};
use crate::ending;
use clap::Args;
use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Receive mail on this machine and answer as told, to try and test sending.
///
/// A recipient such as `bob+550-5.1.1@example.com` is answered with the reply it names, without any script:
/// `+451` always, `+451x2` twice, `+data-554-5.7.1` after DATA, `+message-554` after the message.
#[derive(Debug, Args)]
pub struct SinkArgs {
    /// Where to listen
    #[arg(long, default_value = "127.0.0.1:2525", value_name = "ADDRESS:PORT")]
    pub listen: SocketAddr,
    /// A reply, as `*@slow.example => rcpt 451 4.2.1 try later x2`; the stages are connect, ehlo, tls, mail, rcpt, data
    /// and message, and `close` instead of a code ends the connection. Before those of the script
    #[arg(long = "reply", value_name = "PATTERN => STAGE CODE TEXT")]
    pub replies: Vec<String>,
    /// A TOML file of replies: tables `[[reply]]` with `to`, `stage`, `code`, `enhanced`, `text`, `times`, `close`
    #[arg(long, value_name = "FILE")]
    pub script: Option<PathBuf>,
    /// A folder to keep accepted messages in (Maildir); they are only counted without it
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Wait before every reply, as `200ms` or `2s`
    #[arg(long, default_value = "0ms", value_parser = duration)]
    pub delay: Duration,
    /// Offer STARTTLS with a certificate made for this run
    #[arg(long)]
    pub tls: bool,
    /// Write that certificate here, for clients that are to trust it
    #[arg(long, value_name = "FILE", requires = "tls")]
    pub certificate: Option<PathBuf>,
    /// An extension not to offer
    #[arg(long, value_name = "EXTENSION")]
    pub without: Vec<Extension>,
    /// The largest message in bytes
    #[arg(long, default_value_t = Options::default().size, value_name = "BYTES")]
    pub size: usize,
}

/// Runs the sink until it is interrupted, and then prints what it has seen.
pub async fn run(args: SinkArgs) -> Result<(), SinkError> {
    let mut script = Script::from_replies(&args.replies)?;
    if let Some(path) = &args.script {
        let text = fs::read_to_string(path).map_err(|source| file_error(path, source))?;
        script = script.then(Script::from_toml(&text)?);
    }
    let options = Options {
        listen: args.listen,
        script,
        delay: args.delay,
        tls: args.tls,
        without: args.without,
        out: args.out,
        size: args.size,
        ..Options::default()
    };
    let sink = Sink::start(options).await?;
    if let Some((path, certificate)) = args.certificate.as_deref().zip(sink.certificate()) {
        fs::write(path, certificate).map_err(|source| file_error(path, source))?;
    }
    println!("listening on {}", sink.address());
    ending::asked().await;
    let counts = sink.counts();
    sink.stop().await;
    println!("{}", summary(counts));
    Ok(())
}

fn file_error(path: &Path, source: std::io::Error) -> SinkError {
    SinkError::File { path: path.to_owned(), source }
}

fn summary(counts: Counts) -> String {
    let Counts { sessions, encrypted, messages, bytes, recipients, refusals } = counts;
    format!(
        "{messages} messages of {bytes} bytes to {recipients} recipients; {refusals} refusals; {sessions} sessions, {encrypted} encrypted"
    )
}

fn duration(text: &str) -> Result<Duration, String> {
    let error = || format!("`{text}` is no duration; write `200ms` or `2s`");
    let (number, unit) = match text.strip_suffix("ms") {
        Some(number) => (number, 1),
        None => (text.strip_suffix('s').ok_or_else(error)?, 1000),
    };
    let number: u64 = number.parse().map_err(|_| error())?;
    number.checked_mul(unit).map(Duration::from_millis).ok_or_else(error)
}
