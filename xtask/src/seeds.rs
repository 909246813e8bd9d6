//! What the fuzz targets start from: the vectors' own documents and questions.

use crate::place;
use anyhow::{Context, Result};
use sendright::Policy;
use sendright::policy::condition::{Condition, Metric};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// A fuzz target and what its inputs are.
pub(crate) struct Target {
    pub(crate) name: &'static str,
    input: Input,
}

enum Input {
    /// The text of a policy document.
    Document,
    /// Eight figures of eight bytes each, then a condition's text.
    Condition,
    /// These fields of a question, with a NUL between each two.
    Fields(&'static str, &'static [&'static str]),
}

/// All targets.
pub(crate) const TARGETS: [Target; 6] = [
    Target { name: "document", input: Input::Document },
    Target { name: "condition", input: Input::Condition },
    Target { name: "render", input: Input::Fields("render_template", &["subject", "html", "text", "data"]) },
    Target { name: "address", input: Input::Fields("check_recipient", &["address"]) },
    Target { name: "reply", input: Input::Fields("classify_reply", &["code", "stage", "enhanced", "text"]) },
    Target { name: "review", input: Input::Fields("review_template", &["kind", "subject", "html", "text"]) },
];

/// Longer words are found by no chance mutation that needs them.
const LONGEST_WORD: usize = 24;

/// Writes the inputs that a target starts from, and the words in them as a dictionary of libFuzzer.
pub(crate) fn write(name: &str, corpus: &Path, dictionary: &Path) -> Result<()> {
    let target = TARGETS.iter().find(|target| target.name == name).context("there is no such target")?;
    let seeds = target.input.seeds(&vectors()?)?;
    for (number, seed) in seeds.iter().enumerate() {
        fs::write(corpus.join(format!("seed-{number:04}")), seed)?;
    }
    fs::write(dictionary, words(&seeds)).with_context(|| format!("cannot write {}", dictionary.display()))
}

fn vectors() -> Result<Vec<Value>> {
    let folder = place::root().join("tests/vectors");
    let mut vectors = Vec::new();
    for entry in fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let file = entry?.path();
        if file.extension().is_some_and(|extension| extension == "jsonl") {
            let text = fs::read_to_string(&file)?;
            for line in text.lines().filter(|line| !line.trim().is_empty()) {
                vectors.push(serde_json::from_str(line).with_context(|| format!("{} is broken", file.display()))?);
            }
        }
    }
    Ok(vectors)
}

impl Input {
    fn seeds(&self, vectors: &[Value]) -> Result<BTreeSet<Vec<u8>>> {
        match self {
            Self::Document => documents(vectors),
            Self::Condition => conditions(vectors),
            Self::Fields(function, fields) => {
                let mut known: Vec<Value> = questions(vectors, function).cloned().collect();
                if *function == "review_template" {
                    known.extend(examples()?);
                }
                let joined = known
                    .iter()
                    .map(|question| fields.iter().map(|field| text(&question[*field])).collect::<Vec<_>>().join("\0"));
                Ok(joined.map(String::into_bytes).collect())
            }
        }
    }
}

fn questions<'v>(vectors: &'v [Value], function: &str) -> impl Iterator<Item = &'v Value> {
    let asked = vectors.iter().filter(move |vector| vector["function"] == function);
    asked.map(|vector| &vector["question"]).filter(|question| question.is_object())
}

/// The templates that the review's rules are shown with.
fn examples() -> Result<Vec<Value>> {
    let policy = Policy::preset(Policy::presets().first().context("there is no shipped policy")?)?;
    let described: Value = serde_json::from_str(&sendright::answer_json(&policy, "describe_rules", "{}"))?;
    let rules = described["rules"].as_array().into_iter().flatten();
    Ok(rules.flat_map(|rule| [rule["bad"].clone(), rule["good"].clone()]).collect())
}

/// A text as it is, nothing as no text, all else as JSON.
fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

/// The shipped documents, and those of the vectors.
fn documents(vectors: &[Value]) -> Result<BTreeSet<Vec<u8>>> {
    let mut found: BTreeSet<Vec<u8>> = vectors.iter().map(|vector| text(&vector["policy"]).into_bytes()).collect();
    for name in Policy::presets() {
        found.insert(serde_json::to_vec(Policy::preset(name)?.document())?);
        let extended = format!("extends = \"{name}\"\nname = \"mine\"\nversion = \"1\"\n[warmup]\nmost_ips = 2\n");
        found.insert(extended.into_bytes());
    }
    for entry in fs::read_dir(place::root().join("core/src/policy/presets"))? {
        found.insert(fs::read(entry?.path())?);
    }
    Ok(found)
}

/// Each condition of the shipped documents with the counts of each vector.
fn conditions(vectors: &[Value]) -> Result<BTreeSet<Vec<u8>>> {
    let mut texts = BTreeSet::new();
    for name in Policy::presets() {
        each_text(&serde_json::to_value(Policy::preset(name)?.document())?, &mut |text| {
            if Condition::parse(text).is_ok() {
                texts.insert(text.to_owned());
            }
        });
    }
    let counts = questions(vectors, "assess_reputation").map(|question| {
        let count = |name: &str| question["counts"][name].as_u64().unwrap_or_default().to_le_bytes();
        Metric::ALL.iter().flat_map(|(name, _)| count(name)).collect::<Vec<u8>>()
    });
    Ok(counts.flat_map(|counts| texts.iter().map(move |text| [&counts, text.as_bytes()].concat())).collect())
}

fn each_text(tree: &Value, each: &mut dyn FnMut(&str)) {
    match tree {
        Value::String(text) => each(text),
        Value::Array(items) => items.iter().for_each(|item| each_text(item, each)),
        Value::Object(fields) => fields.values().for_each(|field| each_text(field, each)),
        _ => {}
    }
}

/// A dictionary: one quoted word a line, every byte in hex.
fn words(seeds: &BTreeSet<Vec<u8>>) -> String {
    let apart = |byte: &u8| byte.is_ascii_whitespace() || *byte == 0;
    let words: BTreeSet<&[u8]> = seeds
        .iter()
        .flat_map(|seed| seed.split(apart))
        .filter(|word| (2..=LONGEST_WORD).contains(&word.len()))
        .collect();
    let hex = |word: &&[u8]| word.iter().map(|byte| format!("\\x{byte:02x}")).collect::<String>();
    words.iter().map(|word| format!("\"{}\"\n", hex(word))).collect()
}
