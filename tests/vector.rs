//! Reading the vectors, and the answers that native Rust gives to them.

use crate::expectation::Expectation;
use crate::target;
use sendright::{Error, Errors, Policy};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;
use std::path::Path;

/// One line of a vector file.
#[derive(Clone, Debug)]
pub struct Vector {
    /// What is asked.
    pub case: Case,
    /// What has to come back.
    pub expected: Expectation,
}

/// Something to ask an embedding.
#[derive(Clone, Debug, Serialize)]
pub struct Case {
    /// The file, the line and the name.
    pub id: String,
    /// The policy.
    #[serde(flatten)]
    pub policy: Source,
    /// The question's name; none where the policy is not to load.
    pub function: Option<String>,
    /// The question, letter for letter.
    pub question: String,
}

/// Where a case has its policy from.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// A shipped policy.
    Preset(String),
    /// The text of a document.
    Document(String),
}

/// A line as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    name: String,
    policy: String,
    function: Option<String>,
    question: Option<Box<RawValue>>,
    answer: Option<Value>,
    answer_includes: Option<Value>,
    errors: Option<Value>,
    /// Where a case from the world is documented.
    source: Option<String>,
}

/// All vectors, by file and line.
///
/// # Errors
/// A file that cannot be read, a line that is no vector.
pub fn all() -> Result<Vec<Vector>, String> {
    let folder = target::root().join("tests/vectors");
    let entries = std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<_> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "jsonl"));
    files.sort();
    files.iter().map(|file| read(file)).collect::<Result<Vec<_>, _>>().map(|lists| lists.concat())
}

fn read(file: &Path) -> Result<Vec<Vector>, String> {
    let text = std::fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let name = file.file_stem().unwrap_or_default().to_string_lossy();
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(index, line)| {
            let place = format!("{name}.jsonl:{}", index + 1);
            serde_json::from_str(line)
                .map_err(|error| error.to_string())
                .and_then(|line| vector(&place, line))
                .map_err(|error| format!("{place}: {error}"))
        })
        .collect()
}

fn vector(place: &str, line: Line) -> Result<Vector, String> {
    let expected = match (line.answer, line.answer_includes, line.errors) {
        (Some(answer), None, None) => Expectation::Whole(answer),
        (None, Some(part), None) => Expectation::Part(part),
        (None, None, Some(errors)) => Expectation::Whole(serde_json::json!({ "errors": errors })),
        _ => return Err("give one of `answer`, `answer_includes` and `errors`".into()),
    };
    let question = match &line.question {
        // A text is the question itself, which need not be JSON.
        Some(raw) if raw.get().starts_with('"') => {
            serde_json::from_str(raw.get()).map_err(|error| error.to_string())?
        }
        Some(raw) => raw.get().to_owned(),
        None => String::new(),
    };
    if line.function.is_some() != line.question.is_some() {
        return Err("`function` and `question` go together".into());
    }
    let source = line.source.map_or_else(String::new, |source| format!(" ({source})"));
    let id = format!("{place} {}{source}", line.name);
    let case = Case { id, policy: line.policy.into(), function: line.function, question };
    Ok(Vector { case, expected })
}

/// Questions too large for a file: whatever comes back, it is an answer, and the same everywhere.
#[must_use]
pub fn oversized() -> Vec<Case> {
    let case = |id: &str, function: &str, question: String| Case {
        id: id.into(),
        policy: Source::Preset("tencent-ses".into()),
        function: Some(function.into()),
        question,
    };
    let subject = |id: &str, question: String| case(id, "check_subject", question);
    let html = |id: &str, html: String| {
        let question = serde_json::json!({ "kind": "notification", "subject": "Your parcel", "html": html });
        case(id, "review_template", question.to_string())
    };
    vec![
        subject("a subject of 10 MB", format!(r#"{{"subject":"{}"}}"#, "é".repeat(5_000_000))),
        subject("a hundred thousand brackets", "[".repeat(100_000)),
        subject("a hundred thousand objects", r#"{"subject":"#.repeat(100_000)),
        subject("a field's name of 1 MB", format!(r#"{{"{}":1}}"#, "a".repeat(1_000_000))),
        html("a tag with a hundred thousand attributes", format!("<a{}>x</a>", r#" a="""#.repeat(100_000))),
        html("a tag with thirty thousand attributes", format!("<a{}>x</a>", r#" a="""#.repeat(30_000))),
    ]
}

impl From<String> for Source {
    /// A name has neither a line break nor `=` nor `{`; a document always has one of them.
    fn from(text: String) -> Self {
        if text.contains(['\n', '=', '{']) { Self::Document(text) } else { Self::Preset(text) }
    }
}

impl Source {
    /// Loads the policy into native Rust.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn load(&self) -> Result<Policy, Errors> {
        match self {
            Self::Preset(name) => Policy::preset(name).map_err(Into::into),
            Self::Document(text) => Policy::load(text),
        }
    }
}

impl Case {
    /// What native Rust answers; `{"errors":[…]}` where the policy does not load.
    #[must_use]
    pub fn native(&self) -> String {
        match (self.policy.load(), &self.function) {
            (Err(Errors(errors)), _) => errors_json(&errors),
            (Ok(policy), Some(function)) => sendright::answer_json(&policy, function, &self.question),
            (Ok(policy), None) => loaded_json(policy.stamp()),
        }
    }
}

/// `{"loaded":"name@version#digest"}`
#[must_use]
pub fn loaded_json(stamp: &str) -> String {
    serde_json::json!({ "loaded": stamp }).to_string()
}

/// `{"errors":[…]}`, each with its fields in the order of the door.
#[must_use]
pub fn errors_json(errors: &[Error]) -> String {
    #[derive(Serialize)]
    struct Refused<'a> {
        errors: &'a [Error],
    }
    serde_json::to_string(&Refused { errors }).unwrap_or_default()
}
