//! The classes of questions and answers, as Python's text.

use super::model::{Class, Field, Kind, Model};
use super::types::ORIGIN;
use super::words::{absent, asked, attribute, docstring, literal, told, wrapped};
use std::fmt::Write;

/// Answers that notebooks show as tables, and what shows them.
const DISPLAYED: [(&str, &str); 2] = [("Review", "ReviewDisplay"), ("WarmupPlan", "WarmupDisplay")];

/// The question in columns, whose arrays are of many shapes.
pub(super) const IN_COLUMNS: &str = "assess_reputation_batch";

fn exported<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let mut names: Vec<_> = names.into_iter().map(literal).collect();
    names.sort();
    format!("__all__ = [{}]\n\n", names.join(", "))
}

/// The choices of words, each with what it means.
pub(super) fn words(model: &Model) -> String {
    let names = model.words.iter().map(|words| words.name.as_str());
    let mut text = format!(
        "\"\"\"Choices of words in questions and answers.\n\n{ORIGIN}\n\"\"\"\n\n\
         from typing import Literal\n\n{}",
        exported(names)
    );
    for words in &model.words {
        let choices: Vec<_> = words.choices.iter().map(|(word, _)| literal(word)).collect();
        let meanings = words.choices.iter().map(|(word, meaning)| format!("\n* `{word}`: {meaning}"));
        let doc = docstring(&words.doc, "").replace("\"\"\"\n", "");
        let _ = writeln!(text, "{} = Literal[{}]", words.name, choices.join(", "));
        let _ = writeln!(text, "{}\n{}\n\"\"\"\n", doc.trim_end(), meanings.collect::<String>());
    }
    text
}

/// The questions and their parts, as dicts.
pub(super) fn questions(model: &Model) -> String {
    let classes: Vec<_> = model.questions.iter().filter(|class| !class.fields.is_empty()).collect();
    let names = classes.iter().map(|class| class.name.as_str()).chain(["Day", "Time"]);
    let mut body = String::new();
    for class in &classes {
        let _ = write!(body, "\n\nclass {}(TypedDict):\n{}\n", class.name, docstring(&class.doc, "    "));
        for field in &class.fields {
            let kind = asked(&field.kind);
            let kind = if field.required { kind } else { format!("NotRequired[{kind}]") };
            let _ = write!(body, "    {}: {kind}\n{}", field.key, docstring(&field.doc, "    "));
        }
    }
    let words = used(&classes, &words_of(model));
    format!(
        "\"\"\"What questions are made of: dicts with these keys.\n\n{ORIGIN}\n\"\"\"\n\n\
         from __future__ import annotations\n\n\
         from collections.abc import Mapping, Sequence\n\
         from datetime import date, datetime\n\
         from typing import TYPE_CHECKING, Any, TypedDict, Union\n\n\
         if TYPE_CHECKING:\n    from typing_extensions import NotRequired\n\n    from .words import {words}\n\n{}\
         Time = Union[int, datetime]\n\"\"\"An instant: Unix milliseconds, or a ``datetime`` with a time zone.\"\"\"\n\n\
         Day = Union[str, date]\n\"\"\"A day of the Gregorian calendar: a ``date``, or a text as `2026-10-01`.\"\"\"\n\n{body}",
        exported(names)
    )
}

/// What answers have parts of.
pub(super) fn parts(model: &Model) -> String {
    let parts: Vec<_> = model.answers.iter().filter(|class| !class.whole).collect();
    let mut text = format!(
        "\"\"\"What answers have parts of: frozen objects with these attributes.\n\n{ORIGIN}\n\"\"\"\n\n\
         from __future__ import annotations\n\n\
         from collections.abc import Mapping\n\
         from typing import TYPE_CHECKING, Any\n\n\
         from ._record import Record\n\n\
         if TYPE_CHECKING:\n    from .words import {}\n\n{}",
        used(&parts, &words_of(model)),
        exported(parts.iter().map(|class| class.name.as_str()))
    );
    for class in &parts {
        text.push_str(&answer(model, class));
    }
    text
}

/// The answers.
pub(super) fn answers(model: &Model) -> String {
    let (wholes, parts): (Vec<_>, Vec<_>) = model.answers.iter().partition(|class| class.whole);
    let parts: Vec<_> = parts.iter().map(|class| class.name.as_str()).collect();
    let mut text = format!(
        "\"\"\"What a policy answers: frozen objects with these attributes.\n\n{ORIGIN}\n\"\"\"\n\n\
         from __future__ import annotations\n\n\
         from typing import TYPE_CHECKING, Any\n\n\
         from ._column import Columns\n\
         from ._display import {}\n\
         from ._record import Answer\n\
         from .parts import {}\n\n\
         if TYPE_CHECKING:\n    from .words import {}\n\n{}",
        DISPLAYED.map(|(_, display)| display).join(", "),
        used(&wholes, &parts),
        used(&wholes, &words_of(model)),
        exported(wholes.iter().map(|class| class.name.as_str()))
    );
    for class in wholes {
        text.push_str(&answer(model, class));
    }
    text
}

fn words_of(model: &Model) -> Vec<&str> {
    model.words.iter().map(|words| words.name.as_str()).collect()
}

/// Those of the names that the classes speak of, sorted.
fn used(classes: &[&Class], names: &[&str]) -> String {
    let kinds = || classes.iter().flat_map(|class| &class.fields).map(|field| named(&field.kind));
    let mut used: Vec<_> = names.iter().copied().filter(|name| kinds().any(|kind| kind == Some(*name))).collect();
    used.sort_unstable();
    used.join(", ")
}

/// The choice or class that a field is of.
fn named(kind: &Kind) -> Option<&str> {
    match kind {
        Kind::Words(name) | Kind::Class(name) => Some(name),
        Kind::List(kind) | Kind::Maybe(kind) | Kind::Map(kind) => named(kind),
        _ => None,
    }
}

fn answer(model: &Model, class: &Class) -> String {
    let in_columns =
        model.functions.iter().any(|function| function.name == IN_COLUMNS && function.answer == class.name);
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
    let kind = |field: &Field| match &field.kind {
        Kind::List(item) if in_columns && **item == Kind::Number => "Any".to_owned(),
        kind => told(kind),
    };
    let (given, left_out): (Vec<_>, Vec<_>) = class.fields.iter().partition(|field| field.required);
    for field in given {
        let _ = writeln!(text, "    {}: {}", attribute(&field.key), kind(field));
    }
    // A class with slots has no defaults, but type checkers have to know what may be left out of a call.
    for (before, with) in [("    if TYPE_CHECKING:\n", true), ("    else:\n", false)] {
        text.push_str(if left_out.is_empty() { "" } else { before });
        for field in &left_out {
            let default = if with { format!(" = {}", absent(&field.kind)) } else { String::new() };
            let _ = writeln!(text, "        {}: {}{default}", attribute(&field.key), kind(field));
        }
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
