//! What commands say: as text with colours on a terminal, or as JSON.

use crate::delivery::DeliveryError;
use crate::engine::EngineError;
use anstyle::{AnsiColor, Style};
use serde::Serialize;
use serde_json::{Value, json};
use std::fmt::{Display, Write as _};
use std::io::{self, ErrorKind};
use std::process::ExitCode;

pub(super) const BOLD: Style = Style::new().bold();
pub(super) const DIM: Style = Style::new().dimmed();
pub(super) const GREEN: Style = AnsiColor::Green.on_default();
pub(super) const YELLOW: Style = AnsiColor::Yellow.on_default();
pub(super) const RED: Style = AnsiColor::Red.on_default();

/// Text in a style; the stream takes the colours out where there is no terminal.
pub(super) fn styled(style: Style, text: impl Display) -> String {
    format!("{style}{text}{style:#}")
}

/// What a command has to say.
pub(super) struct Report {
    text: String,
    json: Value,
    rejected: bool,
}

impl Report {
    pub(super) fn new(text: impl Into<String>, json: &impl Serialize) -> Self {
        let json = serde_json::to_value(json).unwrap_or(Value::Null);
        Self { text: text.into(), json, rejected: false }
    }

    /// Nothing: the command has said it all.
    pub(super) fn silent() -> Self {
        Self { text: String::new(), json: Value::Null, rejected: false }
    }

    /// The same, with exit status 1 if something was rejected.
    pub(super) fn rejected(self, rejected: bool) -> Self {
        Self { rejected, ..self }
    }

    pub(super) fn show(self, json: bool) -> ExitCode {
        let text = match (json, self.json.is_null()) {
            (true, false) => format!("{:#}", self.json),
            _ if self.text.is_empty() => return ExitCode::from(u8::from(self.rejected)),
            _ => self.text.trim_end().to_owned(),
        };
        match write_line(&mut anstream::stdout(), text) {
            Ok(_) => ExitCode::from(u8::from(self.rejected)),
            Err(failure) => failure.show(false),
        }
    }
}

/// Why a command could not be carried out.
#[derive(Debug)]
pub(super) struct Failure {
    message: String,
    error: Option<Box<sendright::Error>>,
    /// What is wrong with a policy that does not load.
    pub(super) policy: Option<sendright::Errors>,
}

impl Failure {
    pub(super) fn new(message: impl Display) -> Self {
        Self { message: message.to_string(), error: None, policy: None }
    }

    pub(super) fn show(self, json: bool) -> ExitCode {
        if json {
            let error = self.error.as_ref().map_or_else(|| json!({ "message": self.message }), |error| json!(error));
            let told = write_line(&mut anstream::stdout(), format!("{:#}", json!({ "error": error })));
            if told.is_ok() {
                return ExitCode::from(2);
            }
        }
        // There is no other place to tell it.
        drop(write_line(&mut anstream::stderr(), format!("{} {}", styled(RED.bold(), "error:"), self.message)));
        ExitCode::from(2)
    }
}

/// Writes a line; `false` once its reader has enough, which is no fault.
pub(super) fn write_line(out: &mut impl io::Write, line: impl Display) -> Result<bool, Failure> {
    match writeln!(out, "{line}").and_then(|()| out.flush()) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(false),
        Err(error) => Err(Failure::new(format!("the answer cannot be written: {error}"))),
    }
}

macro_rules! fails_with {
    ($($error:ty),+ $(,)?) => {
        $(impl From<$error> for Failure {
            fn from(error: $error) -> Self {
                Self::new(error)
            }
        })+
    };
}

fails_with!(
    crate::config::ConfigError,
    crate::dkim::DkimError,
    crate::dns::RouteError,
    crate::engine::NotFound,
    crate::sink::SinkError,
    crate::smtp::OptionsError,
    crate::store::StoreError,
);

impl From<EngineError> for Failure {
    fn from(error: EngineError) -> Self {
        let message = error.to_string();
        match error {
            EngineError::Refused(error) => Self { message, error: Some(Box::new(error)), policy: None },
            EngineError::Policy(errors) => Self { message, error: None, policy: Some(errors) },
            EngineError::Component(_) | EngineError::Failed { .. } => Self::new(message),
        }
    }
}

impl From<DeliveryError> for Failure {
    fn from(error: DeliveryError) -> Self {
        match error {
            DeliveryError::Engine(error) => error.into(),
            DeliveryError::Store(error) => error.into(),
        }
    }
}

/// Columns of text, each as wide as its widest cell; numbers to the right.
pub(super) fn table(head: &[&str], rows: &[Vec<String>]) -> String {
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count());
        cells.chain(head.get(column).map(|cell| cell.chars().count())).max().unwrap_or(0)
    };
    let widths: Vec<_> = (0..head.len()).map(width).collect();
    let mut text = String::new();
    let head: Vec<_> = head.iter().map(ToString::to_string).collect();
    for (number, row) in std::iter::once(&head).chain(rows).enumerate() {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            let is_number = number > 0 && cell.starts_with(|c: char| c.is_ascii_digit());
            let written = if is_number { write!(line, "{cell:>width$}  ") } else { write!(line, "{cell:<width$}  ") };
            debug_assert!(written.is_ok());
        }
        let line = line.trim_end();
        text.push_str(&if number == 0 { styled(BOLD, line) } else { line.to_owned() });
        text.push('\n');
    }
    text
}

/// An instant as `2026-11-21 13:45:10 UTC`.
pub(super) fn instant(ms: u64) -> String {
    let seconds = i64::try_from(ms / 1_000).unwrap_or(i64::MAX);
    match time::OffsetDateTime::from_unix_timestamp(seconds) {
        Ok(at) => format!("{} {:02}:{:02}:{:02} UTC", at.date(), at.hour(), at.minute(), at.second()),
        Err(_) => format!("{ms} ms"),
    }
}

/// The word that a value is in JSON.
pub(super) fn word(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(word)) => word,
        Ok(other) => other.to_string(),
        Err(_) => String::new(),
    }
}
