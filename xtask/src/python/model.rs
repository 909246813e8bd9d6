//! The questions and answers as their JSON Schemas tell them, in the terms that Python's types are written in.

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Everything that there are types for. What refers to another type comes after it.
#[derive(Default)]
pub(super) struct Model {
    pub(super) words: Vec<Words>,
    pub(super) answers: Vec<Class>,
    pub(super) questions: Vec<Class>,
    pub(super) functions: Vec<Function>,
    /// What is told of a mistake, by the names of the fields.
    pub(super) mistake: Vec<(String, String)>,
    /// What a mistake may be of, by its word.
    pub(super) codes: Vec<(String, String)>,
}

/// A choice of words.
pub(super) struct Words {
    pub(super) name: String,
    pub(super) doc: String,
    /// Each with what it means.
    pub(super) choices: Vec<(String, String)>,
}

/// An object with fields.
pub(super) struct Class {
    pub(super) name: String,
    pub(super) doc: String,
    pub(super) fields: Vec<Field>,
    /// Whether it is a whole question or answer, not a part of one.
    pub(super) whole: bool,
}

pub(super) struct Field {
    pub(super) key: String,
    pub(super) doc: String,
    pub(super) kind: Kind,
    /// The whole numbers that its type has room for, in words; empty where it is none.
    pub(super) range: String,
    pub(super) required: bool,
}

/// A question with its answer, by the names of their classes.
pub(super) struct Function {
    pub(super) name: &'static str,
    pub(super) question: String,
    pub(super) answer: String,
}

#[derive(Clone, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Number,
    Truth,
    /// A number that is an instant.
    Time,
    /// A text that is a date.
    Day,
    Anything,
    Words(String),
    Class(String),
    List(Box<Kind>),
    /// From texts to something.
    Map(Box<Kind>),
    /// Something or nothing.
    Maybe(Box<Kind>),
}

/// On which side of the door a schema stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Question,
    Answer,
}

/// Reads the schemas of all questions and answers.
pub(super) fn read() -> Result<Model> {
    let mut reader = Reader::default();
    for name in sendright::FUNCTIONS {
        let question = sendright::schema::question(name).context("a question without a schema")?;
        let answer = sendright::schema::answer(name).context("an answer without a schema")?;
        let order = sendright::fields(name).unwrap_or_default();
        let question = reader.whole(&question, Side::Question, order)?;
        let answer = reader.whole(&answer, Side::Answer, &[])?;
        reader.model.functions.push(Function { name, question, answer });
    }
    let mistake = sendright::schema::mistake();
    let fields = mistake["properties"].as_object().context("a mistake without fields")?;
    let order = ["code", "path", "message", "help"];
    reader.model.mistake = fields.iter().map(|(name, schema)| (name.clone(), text(schema))).collect();
    reader.model.mistake.sort_by_key(|(name, _)| order.iter().position(|known| known == name).unwrap_or(order.len()));
    let codes = mistake["$defs"]["Code"]["oneOf"].as_array().context("a mistake without codes")?;
    let codes = codes.iter().filter_map(|code| Some((code["const"].as_str()?.to_owned(), text(code))));
    reader.model.codes = codes.collect();
    reader.explain()?;
    Ok(reader.model)
}

impl Model {
    /// The question or a part of one, by the name of its class.
    pub(super) fn question(&self, name: &str) -> Option<&Class> {
        self.questions.iter().find(|class| class.name == name)
    }

    pub(super) fn answer(&self, name: &str) -> Option<&Class> {
        self.answers.iter().find(|class| class.name == name)
    }
}

#[derive(Default)]
struct Reader {
    model: Model,
    /// What has been read, so that no name stands for two things.
    seen: BTreeMap<String, Value>,
}

impl Reader {
    fn whole(&mut self, schema: &Value, side: Side, order: &[&str]) -> Result<String> {
        let name = schema["title"].as_str().context("a schema without a title")?.to_owned();
        let definitions = schema["$defs"].as_object().cloned().unwrap_or_default();
        self.class(&name, schema, side, order, &definitions)?;
        let classes = if side == Side::Question { &mut self.model.questions } else { &mut self.model.answers };
        classes.iter_mut().filter(|class| class.name == name).for_each(|class| class.whole = true);
        Ok(name)
    }

    fn class(
        &mut self,
        name: &str,
        schema: &Value,
        side: Side,
        order: &[&str],
        definitions: &Map<String, Value>,
    ) -> Result<()> {
        let properties = schema["properties"].as_object().cloned().unwrap_or_default();
        if self.is_known(name, &Value::Object(properties.clone()))? {
            return Ok(());
        }
        let required = schema["required"].as_array().cloned().unwrap_or_default();
        let mut order: Vec<&str> = order.to_vec();
        order.extend(required.iter().filter_map(Value::as_str));
        let place = |key: &str| order.iter().position(|known| *known == key).unwrap_or(usize::MAX);
        let mut fields = Vec::new();
        for (key, schema) in &properties {
            let doc = text(schema);
            let kind = self.kind(key, &doc, schema, side, definitions).with_context(|| format!("{name}.{key}"))?;
            let required = required.contains(&key.as_str().into());
            let range = range(schema, &doc);
            fields.push(Field { key: key.clone(), doc, kind, range, required });
        }
        fields.sort_by_key(|field| place(&field.key));
        let class = Class { name: name.to_owned(), doc: text(schema), fields, whole: false };
        if side == Side::Question {
            self.model.questions.push(class);
        } else {
            self.model.answers.push(class);
        }
        Ok(())
    }

    /// Puts what a field refers to, as in "See `Counts.sent`", in the place of the reference.
    fn explain(&mut self) -> Result<()> {
        let mut known = BTreeMap::new();
        for class in &self.model.questions {
            for field in &class.fields {
                known.insert(format!("{}.{}", class.name, field.key), (field.doc.clone(), field.range.clone()));
            }
        }
        for field in self.model.questions.iter_mut().flat_map(|class| &mut class.fields) {
            let Some((name, rest)) = field.doc.strip_prefix("See `").and_then(|doc| doc.split_once('`')) else {
                continue;
            };
            let (doc, range) = known.get(name).with_context(|| format!("there is no `{name}`"))?;
            field.doc = format!("{}{rest}", doc.trim_end_matches('.'));
            field.range.clone_from(range);
        }
        Ok(())
    }

    fn is_known(&mut self, name: &str, shape: &Value) -> Result<bool> {
        match self.seen.get(name) {
            Some(known) if known == shape => Ok(true),
            Some(_) => bail!("`{name}` is the name of two shapes"),
            None => Ok(self.seen.insert(name.to_owned(), shape.clone()).is_some()),
        }
    }

    fn kind(
        &mut self,
        key: &str,
        doc: &str,
        schema: &Value,
        side: Side,
        definitions: &Map<String, Value>,
    ) -> Result<Kind> {
        if let Some(reference) = schema["$ref"].as_str() {
            let name = reference.strip_prefix("#/$defs/").context("a reference elsewhere")?;
            let schema = definitions.get(name).with_context(|| format!("there is no `{name}`"))?;
            return self.named(name, schema, side, definitions);
        }
        if let Some(kinds) = schema["anyOf"].as_array() {
            let [kind, null] = kinds.as_slice() else { bail!("more than a kind or nothing") };
            ensure!(null["type"] == "null", "a kind or something else");
            return Ok(Kind::Maybe(Box::new(self.kind(key, doc, kind, side, definitions)?)));
        }
        if let Some(kinds) = schema["type"].as_array() {
            let kind = kinds.iter().find(|kind| *kind != "null").context("nothing but null")?;
            let mut schema = schema.clone();
            schema["type"] = kind.clone();
            return Ok(Kind::Maybe(Box::new(self.kind(key, doc, &schema, side, definitions)?)));
        }
        Ok(match schema["type"].as_str() {
            Some("string") => Kind::Text,
            Some("boolean") => Kind::Truth,
            Some("integer") if key.ends_with("_ms") || doc.contains("Unix milliseconds") => Kind::Time,
            Some("integer") => Kind::Number,
            Some("array") => Kind::List(Box::new(self.kind(key, doc, &schema["items"], side, definitions)?)),
            Some("object") => match &schema["additionalProperties"] {
                Value::Object(_) => {
                    let values = self.kind(key, doc, &schema["additionalProperties"], side, definitions)?;
                    Kind::Map(Box::new(values))
                }
                _ => Kind::Map(Box::new(Kind::Anything)),
            },
            None => Kind::Anything,
            Some(other) => bail!("there is no type in Python for `{other}`"),
        })
    }

    fn named(&mut self, name: &str, schema: &Value, side: Side, definitions: &Map<String, Value>) -> Result<Kind> {
        if let Some(choices) = schema["oneOf"].as_array() {
            let choices = choices.iter().map(|choice| Some((choice["const"].as_str()?.to_owned(), text(choice))));
            let choices =
                choices.collect::<Option<Vec<_>>>().with_context(|| format!("`{name}` is no choice of words"))?;
            if !self.is_known(name, schema)? {
                self.model.words.push(Words { name: name.to_owned(), doc: text(schema), choices });
            }
            return Ok(Kind::Words(name.to_owned()));
        }
        match (name, schema["type"].as_str()) {
            ("Date", Some("string")) => Ok(Kind::Day),
            (_, Some("object")) => {
                self.class(name, schema, side, &[], definitions)?;
                Ok(Kind::Class(name.to_owned()))
            }
            _ => self.kind(name, "", schema, side, definitions),
        }
    }
}

/// The whole numbers that a schema has room for, in words; empty where it is of something else. That some are counted
/// from 1 only its documentation tells.
fn range(schema: &Value, doc: &str) -> String {
    let inner = if schema["items"].is_object() { &schema["items"] } else { schema };
    let Some(least) = inner["minimum"].as_i64() else { return String::new() };
    let from = if doc.contains("from 1") { least.max(1) } else { least };
    let most = inner["maximum"].as_u64().or_else(|| match inner["format"].as_str() {
        Some("uint8") => Some(u8::MAX.into()),
        Some("uint16") => Some(u16::MAX.into()),
        Some("uint32") => Some(u32::MAX.into()),
        _ => None,
    });
    most.map_or_else(|| format!("from {from}"), |most| format!("{from} to {most}"))
}

/// The documentation of a schema, with its links into Rust as names.
fn text(schema: &Value) -> String {
    let mut text = String::new();
    let mut rest = schema["description"].as_str().unwrap_or_default();
    while let Some((before, link)) = rest.split_once("[`") {
        let (target, after) = link.split_once("`]").unwrap_or((link, ""));
        let names: Vec<_> = target.split("::").filter(|name| !matches!(*name, "super" | "crate")).collect();
        text.extend([before, "`", &names.join("."), "`"]);
        rest = after;
    }
    text.push_str(rest);
    text
}
