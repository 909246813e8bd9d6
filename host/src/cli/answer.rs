//! `sendright answer`: questions in, answers out, one JSON object a line.

use super::context::Context;
use super::print::{Failure, Report, write_line};
use crate::clock::now_ms;
use crate::config;
use crate::engine::{Engine, EngineError, PolicySource};
use crate::replay::Record;
use clap::Args;
use sendright::Policy;
use serde_json::json;
use serde_json::value::RawValue;
use std::fs::File;
use std::io::{BufRead, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Answer questions from standard input, one JSON object a line.
///
/// Each answer is one line too: the answer with the `policy` that gave it, or `{"error":{…}}`.
#[derive(Debug, Args)]
pub(super) struct AnswerArgs {
    /// The question's name, as `check_subject`
    function: String,
    /// A shipped policy or a policy file; that of the configuration if not given
    #[arg(long, value_name = "POLICY")]
    policy: Option<String>,
    /// Ask the library in this program instead of the component, to compare the two
    #[arg(long)]
    native: bool,
    /// Append a decision record of each answer to a file, for `sendright replay`
    #[arg(long, value_name = "FILE")]
    record: Option<PathBuf>,
}

/// Who answers.
enum Answerer {
    Component(Engine),
    Native(Policy),
}

pub(super) fn run(context: &Context, args: &AnswerArgs) -> Result<Report, Failure> {
    let answerer = if args.native {
        Answerer::Native(native(context, args.policy.as_deref())?)
    } else {
        Answerer::Component(context.engine_for(args.policy.as_deref())?)
    };
    let mut records = args.record.as_deref().map(Records::open).transpose()?;
    let mut out = std::io::stdout().lock();
    let (mut asked, mut refused) = (false, false);
    for line in std::io::stdin().lock().split(b'\n') {
        let line = line.map_err(|error| Failure::new(format!("standard input cannot be read: {error}")))?;
        if line.trim_ascii().is_empty() {
            continue;
        }
        asked = true;
        let answer = match std::str::from_utf8(&line) {
            Ok(question) => answerer.answer(&args.function, question)?,
            Err(error) => not_utf8(error.valid_up_to()),
        };
        let is_error = answer.starts_with(r#"{"error":"#);
        refused |= is_error;
        if let Some(records) = records.as_mut().filter(|_| !is_error) {
            records.add(&args.function, &line, &answer)?;
        }
        if !write_line(&mut out, answer)? {
            break;
        }
    }
    // Without a question nobody would have said that there is no such function.
    if !asked && !sendright::FUNCTIONS.contains(&args.function.as_str()) {
        write_line(&mut out, answerer.answer(&args.function, "{}")?)?;
        refused = true;
    }
    Ok(Report::silent().rejected(refused))
}

/// A file of decision records, to which is added.
struct Records {
    file: BufWriter<File>,
    name: String,
}

impl Records {
    fn open(path: &Path) -> Result<Self, Failure> {
        let name = path.display().to_string();
        let file = File::options().append(true).create(true).open(path);
        let file = file.map_err(|error| Failure::new(format!("`{name}` cannot be written: {error}")))?;
        Ok(Self { file: BufWriter::new(file), name })
    }

    fn add(&mut self, function: &str, question: &[u8], answer: &str) -> Result<(), Failure> {
        let question: &RawValue = serde_json::from_slice(question).map_err(Failure::new)?;
        let answer: &RawValue = serde_json::from_str(answer).map_err(Failure::new)?;
        let record = Record::of(function, question, answer, Some(now_ms()));
        let written = serde_json::to_writer(&mut self.file, &record).map_err(std::io::Error::from);
        let written = written.and_then(|()| self.file.write_all(b"\n")).and_then(|()| self.file.flush());
        written.map_err(|error| Failure::new(format!("`{}` cannot be written: {error}", self.name)))
    }
}

impl Answerer {
    fn answer(&self, function: &str, question: &str) -> Result<String, EngineError> {
        match self {
            Self::Component(engine) => engine.raw_answer(function, question),
            Self::Native(policy) => Ok(sendright::answer_json(policy, function, question)),
        }
    }
}

fn native(context: &Context, policy: Option<&str>) -> Result<Policy, Failure> {
    let source = match policy {
        Some(name) => config::policy_source(name, Path::new(""))?,
        None => context.config()?.policy(context.state())?,
    };
    match source {
        PolicySource::Preset(name) => Policy::preset(&name).map_err(Failure::new),
        PolicySource::Document(text) => Policy::load(&text).map_err(Failure::new),
    }
}

fn not_utf8(valid_up_to: usize) -> String {
    let message = format!("the question is not UTF-8: byte {} is the first that does not fit", valid_up_to + 1);
    json!({ "error": { "code": "syntax", "path": "", "message": message, "help": "send UTF-8" } }).to_string()
}
