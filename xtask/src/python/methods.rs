//! The methods of `Policy`, as Python's text.

use super::classes::IN_COLUMNS;
use super::model::{Field, Function, Kind, Model};
use super::types::ORIGIN;
use super::words::{asked, attribute, docstring, literal};
use std::collections::BTreeMap;
use std::fmt::Write;

/// The question whose method is in Rust.
pub(super) const IN_RUST: &str = "assess_reputation";

/// What the method is told to do that reviews many templates.
pub(super) const REVIEWING: &str = "\
Reviews many templates, each given as the keywords of `review_template`, and yields the reviews in order.

Parameters:

* `templates` (Iterable[ReviewTemplate]): The templates, of which some hundred are read at a time.

* `threads` (int | None, from 1, may be left out): How many threads review; as many as there are processors if not given.

Returns an iterator of `Review`, each as from `review_template`.

Raises `SendrightError` where a template cannot be reviewed, when its turn comes, with the template in the `path`, as in \
`templates[7].subject`, and the codes of `review_template`.";

/// The methods as the package gives them to `Policy`.
pub(super) fn table(model: &Model) -> String {
    let mut text = format!(
        "\"\"\"The questions as methods of ``Policy``.\n\n{ORIGIN}\n\"\"\"\n\n\
         from __future__ import annotations\n\nfrom typing import Any\n\n\
         from . import _asking, answers\nfrom ._asking import Question\n\n"
    );
    let _ = writeln!(text, "REVIEW_TEMPLATES = {}", docstring(REVIEWING, ""));
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
         policy.review_templates = _asking.reviewing(QUESTIONS[\"review_template\"], REVIEW_TEMPLATES)\n\n\n\
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
pub(super) fn documentation(model: &Model, function: &Function) -> String {
    let question = model.question(&function.question).map(|class| class.doc.as_str()).unwrap_or_default();
    let answer = model.answer(&function.answer);
    let mut text = question.to_owned();
    let fields = fields(model, function);
    if !fields.is_empty() {
        text.push_str("\n\nParameters, all by name:");
    }
    let mut told = BTreeMap::new();
    for field in &fields {
        describe(model, function, field, "", &mut told, &mut text);
    }
    let has = |kind: &dyn Fn(&Kind) -> bool| mentions(model, &fields, kind);
    if has(&|kind| *kind == Kind::Time) {
        text.push_str(
            "\n\nA time is a `datetime` with a time zone, or Unix milliseconds as an `int`, from 1970 to the end of the \
             year 9999.",
        );
    }
    if has(&|kind| *kind == Kind::Day) {
        text.push_str("\n\nA day is a `date`, or a text as `2026-10-01`.");
    }
    if function.name == IN_COLUMNS {
        text.push_str(
            "\n\nA column is a one-dimensional array of integers with a buffer (NumPy, `array`) or with Arrow's C data \
             interface (Polars, pyarrow, pandas), or a list. No value may be missing.",
        );
    }
    if fields.iter().any(|field| field.kind == Kind::Words("PositionEncoding".into())) {
        text.push_str("\n\nPositions count as Python's strings do (`utf-32`) where `position_encoding` is left out.");
    }
    let _ = write!(text, "\n\nReturns `{}`: {}", function.answer, answer.map_or("", |class| &class.doc));
    let attributes = answer.into_iter().flat_map(|class| &class.fields);
    let attributes: Vec<_> = attributes.map(|field| format!("`{}`", attribute(&field.key))).collect();
    let _ = write!(text, " Its attributes are {}.", attributes.join(", "));
    text + "\n\n" + &raises(model, function, &fields)
}

/// Adds a field, and those of the dict that it is, unless they have been told of another field.
fn describe(
    model: &Model,
    function: &Function,
    field: &Field,
    before: &str,
    told: &mut BTreeMap<String, String>,
    text: &mut String,
) {
    let optional = if field.required { "" } else { ", may be left out" };
    let mut kind = shape(model, function, field);
    let (name, each) = class_in(&field.kind);
    // A whole question has its own method, which tells its fields.
    let class = name.and_then(|name| model.question(name)).filter(|class| !class.whole);
    let known = name.and_then(|name| told.get(name));
    if let Some(known) = known.filter(|_| class.is_some()) {
        let _ = write!(kind, " with the keys of `{known}`");
    } else if class.is_some() {
        kind.push_str(" with these keys");
    }
    let _ = write!(text, "\n\n* `{before}{}` ({kind}{optional}): {}", field.key, field.doc);
    let Some(class) = class.filter(|_| known.is_none()) else { return };
    told.insert(class.name.clone(), format!("{before}{}", field.key));
    for inner in &class.fields {
        describe(model, function, inner, &format!("{before}{}{each}.", field.key), told, text);
    }
}

/// The class of the dicts in a field, and how one of many is written.
fn class_in(kind: &Kind) -> (Option<&str>, &'static str) {
    match kind {
        Kind::Class(name) => (Some(name), ""),
        Kind::Maybe(kind) => class_in(kind),
        Kind::List(kind) => (class_in(kind).0, "[...]"),
        Kind::Map(kind) => (class_in(kind).0, "[name]"),
        _ => (None, ""),
    }
}

/// The type of a field, with the range of its numbers, its words or what a dict is of.
fn shape(model: &Model, function: &Function, field: &Field) -> String {
    let mut text = parameter(function, field);
    let mut kind = &field.kind;
    while let Kind::Maybe(inner) | Kind::List(inner) | Kind::Map(inner) = kind {
        kind = inner;
    }
    match kind {
        Kind::Number if !field.range.is_empty() => {
            let _ = write!(text, ", {}", field.range);
        }
        Kind::Words(name) => {
            let words = model.words.iter().find(|words| words.name == *name);
            let words = words.into_iter().flat_map(|words| &words.choices).map(|(word, _)| literal(word));
            let _ = write!(text, ": {}", words.collect::<Vec<_>>().join(", "));
        }
        Kind::Class(name) => {
            text.push_str(if class_in(&field.kind).1.is_empty() { ", dict" } else { ", dicts" });
            if let Some(method) = model.functions.iter().find(|function| function.question == *name) {
                let _ = write!(text, " as of `{}`", method.name);
            }
        }
        _ => {}
    }
    text
}

/// Whether a field, or one of the dict that it is, is of a kind.
fn mentions(model: &Model, fields: &[&Field], is: &dyn Fn(&Kind) -> bool) -> bool {
    fields.iter().any(|field| {
        let mut kind = &field.kind;
        while let Kind::Maybe(inner) | Kind::List(inner) | Kind::Map(inner) = kind {
            kind = inner;
        }
        let class = if let Kind::Class(name) = kind { model.question(name) } else { None };
        is(kind) || class.is_some_and(|class| mentions(model, &class.fields.iter().collect::<Vec<_>>(), is))
    })
}

/// What a method refuses.
fn raises(model: &Model, function: &Function, fields: &[&Field]) -> String {
    let may = |code: &str| match code {
        "unknown-field" => true,
        "invalid-value" | "syntax" => !fields.is_empty(),
        "missing-field" => fields.iter().any(|field| field.required || class_in(&field.kind).0.is_some()),
        "unknown-preset" => function.name == "compare_policy",
        _ => false,
    };
    let codes = model.codes.iter().filter(|(code, _)| may(code));
    let codes: Vec<_> = codes.map(|(code, what)| format!("`{code}` ({})", sentence(what))).collect();
    format!(
        "Raises `SendrightError` where it cannot be answered, with the `path` of the mistake and the `help` against it. \
         Its `code` is {}.",
        codes.join(" or ")
    )
}

/// What the exception tells.
pub(super) fn mistake(model: &Model) -> String {
    let mut text =
        "What is wrong with a policy document or a question: the first mistake, and all of them in `errors`."
            .to_owned();
    for (name, what) in &model.mistake {
        let _ = write!(text, "\n\n* `{name}`: {what}");
    }
    text.push_str("\n\n* `errors`: Every mistake as a dict with these keys.\n\nThe codes:");
    for (code, what) in &model.codes {
        let _ = write!(text, "\n\n* `{code}`: {what}");
    }
    text
}

/// The exception's attributes as type checkers see them.
pub(super) fn attributes_of_mistake(model: &Model) -> String {
    let mut text = String::new();
    for (name, what) in &model.mistake {
        let kind = if ["line", "column"].contains(&name.as_str()) { "int | None" } else { "str" };
        let _ = write!(text, "    {name}: {kind}\n{}", docstring(what, "    "));
    }
    text + "    errors: list[dict[str, Any]]\n    \"\"\"Every mistake with these fields.\"\"\"\n"
}

/// A sentence as a part of another.
fn sentence(text: &str) -> String {
    let mut letters = text.trim_end_matches('.').chars();
    letters.next().map(|first| first.to_lowercase().to_string() + letters.as_str()).unwrap_or_default()
}
