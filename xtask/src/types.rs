//! TypeScript types from the JSON Schemas of the questions and answers, with their words.

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::fmt::Write;

/// A question's types: what is asked and what comes back.
pub(crate) struct Names {
    pub(crate) question: String,
    pub(crate) answer: String,
    /// The question's first words.
    pub(crate) what: String,
    /// Whether a question without any field is one.
    pub(crate) may_be_left_out: bool,
}

/// Every declaration that the questions need, by name.
#[derive(Default)]
pub(crate) struct Types(BTreeMap<String, String>);

/// Which way a value goes: what is given may be less exact than what comes back.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    In,
    Out,
}

impl Types {
    /// Adds the types of the question `name`.
    pub(crate) fn add(&mut self, name: &str) -> Result<Names> {
        let question = sendright::schema::question(name).with_context(|| format!("`{name}` has no schema"))?;
        let answer = sendright::schema::answer(name).with_context(|| format!("`{name}` has no schema"))?;
        Ok(Names {
            what: text(&question, "description").unwrap_or_default().to_owned(),
            may_be_left_out: question.get("required").is_none(),
            question: self.add_root(&question, Way::In)?,
            answer: self.add_root(&answer, Way::Out)?,
        })
    }

    /// All declarations.
    pub(crate) fn declarations(&self) -> String {
        self.0.values().map(|declaration| format!("\n{declaration}").replace("= \n", "=\n")).collect()
    }

    fn add_root(&mut self, schema: &Value, way: Way) -> Result<String> {
        let name = text(schema, "title").context("a schema has no title")?.to_owned();
        for (name, definition) in schema.get("$defs").and_then(Value::as_object).into_iter().flatten() {
            self.declare(name, definition, way)?;
        }
        self.declare(&name, schema, way)?;
        Ok(name)
    }

    /// Notes a declaration. One that goes both ways is written as the more exact answer, which a question may be too.
    fn declare(&mut self, name: &str, schema: &Value, way: Way) -> Result<()> {
        let comment = comment(schema, "");
        let declaration = match schema.get("properties").and_then(Value::as_object) {
            Some(_) if schema.get("oneOf").is_none() => {
                format!("{comment}export interface {name} {}\n", object(schema, way, "")?)
            }
            _ => format!("{comment}export type {name} = {};\n", written(schema, way, "")?),
        };
        if way == Way::Out || !self.0.contains_key(name) {
            self.0.insert(name.to_owned(), declaration);
        }
        Ok(())
    }
}

/// The type that a schema describes.
fn written(schema: &Value, way: Way, indent: &str) -> Result<String> {
    if let Some(reference) = text(schema, "$ref") {
        return Ok(reference.rsplit('/').next().unwrap_or_default().to_owned());
    }
    if let Some(value) = schema.get("const") {
        return Ok(value.to_string());
    }
    if let Some(values) = schema.get("enum").and_then(Value::as_array) {
        return Ok(values.iter().map(Value::to_string).collect::<Vec<_>>().join(" | "));
    }
    for key in ["anyOf", "oneOf"] {
        if let Some(choices) = schema.get(key).and_then(Value::as_array) {
            return union(choices, way, indent);
        }
    }
    match schema.get("type") {
        None => Ok("Json".to_owned()),
        Some(Value::String(kind)) => of_kind(kind, schema, way, indent),
        Some(Value::Array(kinds)) => {
            let kinds = kinds.iter().filter_map(Value::as_str);
            let kinds: Result<Vec<_>> = kinds.map(|kind| of_kind(kind, schema, way, indent)).collect();
            Ok(kinds?.join(" | "))
        }
        Some(other) => bail!("there is no type for {other}"),
    }
}

/// Choices, each on its line where they have words of their own.
fn union(choices: &[Value], way: Way, indent: &str) -> Result<String> {
    let deeper = format!("{indent}  ");
    if choices.iter().all(|choice| choice.get("description").is_none()) {
        let choices: Result<Vec<_>> = choices.iter().map(|choice| written(choice, way, indent)).collect();
        return Ok(choices?.join(" | "));
    }
    let mut text = String::new();
    for choice in choices {
        let comment = comment(choice, &deeper);
        let _ = write!(text, "\n{comment}{deeper}| {}", written(choice, way, &deeper)?);
    }
    Ok(text)
}

fn of_kind(kind: &str, schema: &Value, way: Way, indent: &str) -> Result<String> {
    Ok(match kind {
        "integer" | "number" => "number".to_owned(),
        "string" | "boolean" | "null" => kind.to_owned(),
        "array" => list(schema, way, indent)?,
        "object" if schema.get("properties").is_some() => object(schema, way, indent)?,
        "object" => match schema.get("additionalProperties") {
            Some(Value::Bool(false)) => "Record<string, never>".to_owned(),
            Some(value) => format!("{{ [name: string]: {} }}", written(value, way, indent)?),
            None => "{ [name: string]: Json }".to_owned(),
        },
        other => bail!("there is no type for `{other}`"),
    })
}

fn list(schema: &Value, way: Way, indent: &str) -> Result<String> {
    let readonly = if way == Way::In { "readonly " } else { "" };
    if let Some(items) = schema.get("prefixItems").and_then(Value::as_array) {
        let items: Result<Vec<_>> = items.iter().map(|item| written(item, way, indent)).collect();
        return Ok(format!("{readonly}[{}]", items?.join(", ")));
    }
    let item = written(schema.get("items").unwrap_or(&Value::Bool(true)), way, indent)?;
    let item = if item.contains([' ', '\n']) { format!("({item})") } else { item };
    Ok(format!("{readonly}{item}[]"))
}

fn object(schema: &Value, way: Way, indent: &str) -> Result<String> {
    let empty = Map::new();
    let fields = schema.get("properties").and_then(Value::as_object).unwrap_or(&empty);
    let required = schema.get("required").and_then(Value::as_array);
    let deeper = format!("{indent}  ");
    let mut text = "{\n".to_owned();
    for (name, field) in fields {
        let is_required = required.is_some_and(|names| names.iter().any(|required| required == name));
        let mark = if is_required { "" } else { "?" };
        let mut written = written(field, way, &deeper)?;
        // An answer leaves out what it does not have.
        if way == Way::Out && !is_required {
            written = written.strip_suffix(" | null").unwrap_or(&written).to_owned();
        }
        let _ = writeln!(text, "{}{deeper}{name}{mark}: {written};", comment(field, &deeper));
    }
    Ok(text + indent + "}")
}

/// The words of a schema as a comment.
fn comment(schema: &Value, indent: &str) -> String {
    let Some(words) = text(schema, "description") else { return String::new() };
    let words = words.replace("*/", "*\u{200b}/");
    let lines: Vec<_> = words.lines().map(str::trim_end).collect();
    match lines.as_slice() {
        [one] => format!("{indent}/** {one} */\n"),
        many => {
            let body: String =
                many.iter().map(|line| format!("{indent} * {line}").trim_end().to_owned() + "\n").collect();
            format!("{indent}/**\n{body}{indent} */\n")
        }
    }
}

fn text<'a>(schema: &'a Value, key: &str) -> Option<&'a str> {
    schema.get(key).and_then(Value::as_str)
}
