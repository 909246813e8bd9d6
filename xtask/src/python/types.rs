//! The types of the Python package, written from the questions and answers in Rust.

use super::model::{self, Class, Field, Function, Kind, Model};
use super::words::{absent, asked, attribute, docstring, literal, told, wrapped};
use crate::place;
use anyhow::{Context, Result, ensure};
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::process::{Command, Stdio};

const ORIGIN: &str = "Written by `cargo xtask python-types` from the types in Rust.";

/// Answers that notebooks show as tables, and what shows them.
const DISPLAYED: [(&str, &str); 2] = [("Review", "ReviewDisplay"), ("WarmupPlan", "WarmupDisplay")];

/// The question in columns, whose arrays are of many shapes.
const IN_COLUMNS: &str = "assess_reputation_batch";

/// The question whose method is in Rust.
const IN_RUST: &str = "assess_reputation";

/// Writes the files.
pub(crate) fn write() -> Result<()> {
    for (name, text) in files()? {
        let file = place::root().join("python/sendright").join(name);
        fs::write(&file, text).with_context(|| format!("cannot write {}", file.display()))?;
    }
    Ok(())
}

/// Whether the files say what the types in Rust say.
pub(crate) fn check() -> Result<bool> {
    for (name, text) in files()? {
        let file = place::root().join("python/sendright").join(name);
        let found = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        ensure!(found == text, "{} is not of the types in Rust: run `cargo xtask python-types`", file.display());
    }
    Ok(true)
}

fn files() -> Result<Vec<(&'static str, String)>> {
    let model = model::read()?;
    let stub = fs::read_to_string(place::root().join("python/stub.pyi")).context("cannot read python/stub.pyi")?;
    let files = [
        ("questions.py", questions(&model)),
        ("answers.py", answers(&model)),
        ("_methods.py", methods(&model)),
        ("_sendright.pyi", stub.replace("    $METHODS\n", &declarations(&model)).replace("$ORIGIN", ORIGIN)),
    ];
    files.into_iter().map(|(name, text)| Ok((name, formatted(name, &text)?))).collect()
}

/// The text as ruff formats it.
fn formatted(name: &str, text: &str) -> Result<String> {
    let mut ruff = Command::new(place::python("ruff"))
        .args(["format", "--quiet", "--stdin-filename", name, "-"])
        .current_dir(place::root())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("cannot start ruff")?;
    ruff.stdin.take().context("ruff has no input")?.write_all(text.as_bytes())?;
    let output = ruff.wait_with_output()?;
    ensure!(output.status.success(), "ruff cannot format {name}");
    String::from_utf8(output.stdout).context("ruff writes no UTF-8")
}

fn exported<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let mut names: Vec<_> = names.into_iter().map(literal).collect();
    names.sort();
    format!("__all__ = [{}]\n\n", names.join(", "))
}

fn questions(model: &Model) -> String {
    let classes: Vec<_> = model.questions.iter().filter(|class| !class.fields.is_empty()).collect();
    let names = model.words.iter().map(|words| words.name.as_str());
    let names = names.chain(classes.iter().map(|class| class.name.as_str())).chain(["Day", "Time"]);
    let mut text = format!(
        "\"\"\"What questions are made of: dicts with these keys, and these words.\n\n{ORIGIN}\n\"\"\"\n\n\
         from __future__ import annotations\n\n\
         from collections.abc import Mapping, Sequence\n\
         from datetime import date, datetime\n\
         from typing import TYPE_CHECKING, Any, Literal, TypedDict, Union\n\n\
         if TYPE_CHECKING:\n    from typing_extensions import NotRequired\n\n{}\
         Time = Union[int, datetime]\n\"\"\"An instant: Unix milliseconds, or a ``datetime`` with a time zone.\"\"\"\n\n\
         Day = Union[str, date]\n\"\"\"A day of the Gregorian calendar: a ``date``, or a text as `2026-10-01`.\"\"\"\n\n",
        exported(names)
    );
    for words in &model.words {
        let choices: Vec<_> = words.words.iter().map(|(word, _)| literal(word)).collect();
        let meanings = words.words.iter().map(|(word, meaning)| format!("\n* `{word}`: {meaning}"));
        let doc = docstring(&words.doc, "").replace("\"\"\"\n", "");
        let _ = writeln!(text, "{} = Literal[{}]", words.name, choices.join(", "));
        let _ = writeln!(text, "{}\n{}\n\"\"\"\n", doc.trim_end(), meanings.collect::<String>());
    }
    for class in classes {
        let _ = write!(text, "\n\nclass {}(TypedDict):\n{}\n", class.name, docstring(&class.doc, "    "));
        for field in &class.fields {
            let kind = asked(&field.kind);
            let kind = if field.required { kind } else { format!("NotRequired[{kind}]") };
            let _ = write!(text, "    {}: {kind}\n{}", field.key, docstring(&field.doc, "    "));
        }
    }
    text
}

fn answers(model: &Model) -> String {
    let names = model.answers.iter().map(|class| class.name.as_str());
    let words = model.words.iter().map(|words| words.name.as_str()).collect::<Vec<_>>().join(", ");
    let mut text = format!(
        "\"\"\"What answers are made of: frozen objects with these attributes.\n\n{ORIGIN}\n\"\"\"\n\n\
         from __future__ import annotations\n\n\
         from collections.abc import Mapping\n\
         from typing import TYPE_CHECKING, Any\n\n\
         from ._column import Columns\n\
         from ._display import {}\n\
         from ._record import Answer, Record\n\n\
         if TYPE_CHECKING:\n    from .questions import {words}\n\n{}",
        DISPLAYED.map(|(_, display)| display).join(", "),
        exported(names)
    );
    for class in &model.answers {
        text.push_str(&answer(model, class));
    }
    text
}

fn answer(model: &Model, class: &Class) -> String {
    let in_columns = model.functions.iter().any(|function| function.name == IN_COLUMNS && function.answer == class.name);
    let base = match (in_columns, class.whole) {
        (true, _) => "Columns",
        (_, true) => "Answer",
        _ => "Record",
    };
    let displays = DISPLAYED.iter().filter(|(name, _)| *name == class.name).map(|(_, display)| format!("{display}, "));
    let displays: String = displays.collect();
    let mut text = format!("\n\nclass {}({displays}{base}):\n{}\n", class.name, docstring(&class.doc, "    "));
    let slots = class.fields.iter().map(|field| {
        format!("{}: {}", literal(&attribute(&field.key)), literal(&wrapped(&field.doc, "").replace('\n', " ")))
    });
    let _ = writeln!(text, "    __slots__ = {{{}}}", slots.collect::<Vec<_>>().join(", "));
    for field in &class.fields {
        let kind = match &field.kind {
            Kind::List(item) if in_columns && **item == Kind::Number => "Any".to_owned(),
            kind => told(kind),
        };
        let _ = writeln!(text, "    {}: {kind}", attribute(&field.key));
    }
    text.push('\n');
    let table = |name: &str, entries: Vec<String>| match entries.as_slice() {
        [] => String::new(),
        entries => format!("    {name} = {{{}}}\n", entries.join(", ")),
    };
    let name = |field: &Field| literal(&attribute(&field.key));
    let nested = class.fields.iter().filter_map(|field| Some(format!("{}: {}", name(field), nested(&field.kind)?)));
    let optional = class.fields.iter().filter(|field| !field.required);
    let renamed = class.fields.iter().filter(|field| attribute(&field.key) != field.key);
    text.push_str(&table("_nested", nested.collect()));
    text.push_str(&table(
        "_absent",
        optional.map(|field| format!("{}: {}", name(field), absent(&field.kind))).collect(),
    ));
    text.push_str(&table("_keys", renamed.map(|field| format!("{}: {}", name(field), literal(&field.key))).collect()));
    text
}

/// The class of the objects in a field.
fn nested(kind: &Kind) -> Option<&str> {
    match kind {
        Kind::Class(name) => Some(name),
        Kind::List(kind) | Kind::Maybe(kind) => nested(kind),
        _ => None,
    }
}

/// The methods as the package gives them to `Policy`.
fn methods(model: &Model) -> String {
    let mut text = format!(
        "\"\"\"The questions as methods of ``Policy``.\n\n{ORIGIN}\n\"\"\"\n\n\
         from __future__ import annotations\n\nfrom typing import Any\n\n\
         from . import _asking, answers\nfrom ._asking import Question\n\n"
    );
    text.push_str("QUESTIONS: dict[str, Question] = {\n");
    for function in &model.functions {
        let fields = fields(model, function).into_iter().map(|field| {
            let default = if field.required { "" } else { " = ..." };
            format!("{}: {}", literal(&field.key), literal(&format!("{}{default}", parameter(function, field))))
        });
        let times = times(model, &function.question, "").into_iter().map(|path| {
            let steps = path.split('.').map(literal).collect::<Vec<_>>().join(", ");
            format!("({steps},)")
        });
        let _ = writeln!(
            text,
            "    {}: Question(answers.{}, {{{}}}, ({}), {}),",
            literal(function.name),
            function.answer,
            fields.collect::<Vec<_>>().join(", "),
            times.map(|time| time + ",").collect::<String>(),
            docstring(&documentation(model, function), "").trim_end(),
        );
    }
    let _ = write!(
        text,
        "}}\n\n\n\
         def give(policy: Any) -> None:\n    \
         \"\"\"Gives the class a method for each question.\"\"\"\n    \
         for name, about in QUESTIONS.items():\n        \
         if name != \"{IN_RUST}\":\n            \
         answer = _asking.assess_batch if name == \"{IN_COLUMNS}\" else _asking.ask\n            \
         setattr(policy, name, _asking.method(name, about, answer))\n    \
         policy.review_templates = _asking.reviewing(QUESTIONS[\"review_template\"])\n\n\n\
         def {IN_RUST}(policy: Any, question: dict[str, Any]) -> Any:\n    \
         \"\"\"The way of a question that is not only whole numbers.\"\"\"\n    \
         return _asking.ask(policy, QUESTIONS[\"{IN_RUST}\"], \"{IN_RUST}\", question)\n"
    );
    text
}

/// The methods as type checkers see them.
fn declarations(model: &Model) -> String {
    let mut text = String::new();
    for function in &model.functions {
        let parameters = fields(model, function).into_iter().map(|field| {
            let default = if field.required { "" } else { " = ..." };
            format!("{}: {}{default}", field.key, parameter(function, field))
        });
        let parameters: Vec<_> = parameters.collect();
        let star = if parameters.is_empty() { "" } else { ", *, " };
        let _ = write!(
            text,
            "    def {}(self{star}{}) -> {}:\n{}",
            function.name,
            parameters.join(", "),
            function.answer,
            docstring(&documentation(model, function), "        ")
        );
    }
    text
}

fn fields<'a>(model: &'a Model, function: &Function) -> Vec<&'a Field> {
    let mut fields: Vec<_> = model.question(&function.question).iter().flat_map(|class| &class.fields).collect();
    fields.sort_by_key(|field| !field.required);
    fields
}

fn parameter(function: &Function, field: &Field) -> String {
    match &field.kind {
        Kind::List(_) if function.name == IN_COLUMNS => "Column".into(),
        Kind::Maybe(_) if function.name == IN_COLUMNS => "Column | None".into(),
        kind => asked(kind),
    }
}

/// The ways to the times in a question; `*` is every item of a list.
fn times(model: &Model, class: &str, before: &str) -> Vec<String> {
    let fields = model.question(class).map(|class| class.fields.as_slice()).unwrap_or_default();
    let mut found = Vec::new();
    for field in fields {
        let mut path = format!("{before}{}", field.key);
        let mut kind = &field.kind;
        while let Kind::Maybe(inner) | Kind::List(inner) = kind {
            if matches!(kind, Kind::List(_)) {
                path.push_str(".*");
            }
            kind = inner;
        }
        match kind {
            Kind::Time => found.push(path),
            Kind::Class(name) => found.extend(times(model, name, &format!("{path}."))),
            _ => {}
        }
    }
    found
}

/// What a method does, takes, gives back and refuses.
fn documentation(model: &Model, function: &Function) -> String {
    let question = model.question(&function.question).map(|class| class.doc.as_str()).unwrap_or_default();
    let answer = model.answer(&function.answer).map(|class| class.doc.as_str()).unwrap_or_default();
    let mut text = question.to_owned();
    let fields = fields(model, function);
    if !fields.is_empty() {
        text.push_str("\n\nParameters:");
    }
    for field in fields {
        let optional = if field.required { "" } else { ", may be left out" };
        let _ = write!(text, "\n\n* `{}` ({}{optional}): {}", field.key, parameter(function, field), field.doc);
    }
    let _ = write!(text, "\n\nReturns `{}`: {answer}", function.answer);
    text + "\n\nRaises `SendrightError` if it cannot be answered, with the place and what could be meant."
}
