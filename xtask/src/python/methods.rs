//! The methods of `Policy`, as Python's text.

use super::classes::IN_COLUMNS;
use super::model::{Field, Function, Kind, Model};
use super::types::ORIGIN;
use super::words::{asked, docstring, literal};
use std::fmt::Write;

/// The question whose method is in Rust.
const IN_RUST: &str = "assess_reputation";

/// The methods as the package gives them to `Policy`.
pub(super) fn table(model: &Model) -> String {
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
pub(super) fn declarations(model: &Model) -> String {
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
