//! Reading values into shapes with errors a person can act on.
//!
//! `serde`'s own messages name Rust types and lose the path. This deserializer walks a parsed
//! tree, keeps the path of what it reads and words each mistake itself, so that a policy in TOML, a
//! policy in JSON and a question in JSON are all refused in the same words.

use crate::error::{Code, Error};
use crate::suggest;
use serde::de::value::StrDeserializer;
use serde::de::{
    self, DeserializeSeed, Deserializer, Expected, IntoDeserializer, MapAccess, SeqAccess, Unexpected, Visitor,
};
use serde_json::Value;
use std::fmt::{self, Write};

/// Reads JSON text into `T`. The quick way first; the strict one with good messages where the quick one fails, or
/// where it could have taken a list for an object.
pub(crate) fn from_json<T: de::DeserializeOwned>(text: &str) -> Result<T, Error> {
    let first = match serde_json::from_str::<T>(text) {
        Ok(value) if !text.contains('[') => return Ok(value),
        first => first,
    };
    let tree: Value = serde_json::from_str(text).map_err(|e| syntax(text, &e))?;
    from_tree::<T>(&tree).map_err(Fault::into_error)?;
    // The tree is less strict in one respect: of two equal keys it keeps the last.
    first.map_err(|first| Error::new(Code::InvalidValue, "", words(&first.to_string())))
}

/// Reads a parsed tree into `T`.
pub(crate) fn from_tree<T: de::DeserializeOwned>(tree: &Value) -> Result<T, Fault> {
    T::deserialize(Node(tree))
}

fn syntax(source: &str, error: &serde_json::Error) -> Error {
    let text = error.to_string();
    let message = text.split(" at line ").next().unwrap_or_default().to_owned();
    let (line, column) = place(source, error.line(), error.column());
    Error {
        line: u32::try_from(line).ok(),
        column: u32::try_from(column).ok(),
        ..Error::new(Code::Syntax, "", format!("this is not valid JSON: {message}"))
    }
}

/// A place given in bytes as one in characters, from 1. Column 0 is the line break before the line.
fn place(source: &str, line: usize, column: usize) -> (usize, usize) {
    let (line, bytes) = if column == 0 { (line.saturating_sub(1).max(1), usize::MAX) } else { (line, column) };
    let text = source.split('\n').nth(line.saturating_sub(1)).unwrap_or_default();
    let past_end = usize::from(bytes > text.len());
    (line, text.char_indices().take_while(|(at, _)| *at < bytes).count().saturating_add(past_end))
}

fn words(message: &str) -> String {
    match message.strip_prefix("duplicate field ").and_then(|rest| rest.split(" at ").next()) {
        Some(name) => format!("{name} is given twice"),
        None => "the value cannot be read".to_owned(),
    }
}

/// A step on the way to a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Key(String),
    Index(usize),
}

/// `reputation.upgrade[0].all`
pub(crate) fn path_text(path: &[Step]) -> String {
    let mut text = String::new();
    for step in path {
        let written = match step {
            Step::Key(key) if text.is_empty() => write!(text, "{key}"),
            Step::Key(key) => write!(text, ".{key}"),
            Step::Index(index) => write!(text, "[{index}]"),
        };
        debug_assert!(written.is_ok());
    }
    text
}

/// A mistake and the path to it.
#[derive(Debug)]
pub(crate) struct Fault {
    pub(crate) path: Vec<Step>,
    pub(crate) code: Code,
    message: String,
    help: String,
}

impl Fault {
    fn new(code: Code, message: String, help: String) -> Self {
        Self { path: Vec::new(), code, message, help }
    }

    fn below(mut self, step: Step) -> Self {
        self.path.insert(0, step);
        self
    }

    pub(crate) fn into_error(self) -> Error {
        Error::new(self.code, path_text(&self.path), self.message).help(self.help)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Fault {}

impl de::Error for Fault {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(Code::InvalidValue, message.to_string(), String::new())
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let message = format!("expected {}, found {}", expectation(&expected.to_string()), seen(&found));
        Self::new(Code::InvalidValue, message, String::new())
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::invalid_type(found, expected)
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        let message = format!("`{variant}` is not one of {}", suggest::list(expected));
        let help = suggest::nearest(variant, expected.iter().copied());
        Self::new(Code::InvalidValue, message, help.map(|name| format!("did you mean `{name}`?")).unwrap_or_default())
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        let message = format!("there is no field `{field}` here");
        Self::new(Code::UnknownField, message, suggest::did_you_mean(field, expected))
            .below(Step::Key(field.to_owned()))
    }

    fn missing_field(field: &'static str) -> Self {
        Self::new(Code::MissingField, format!("the field `{field}` is missing"), String::new())
            .below(Step::Key(field.to_owned()))
    }
}

/// What was expected, without the names of Rust types.
fn expectation(expected: &str) -> String {
    match expected {
        "u8" => "a whole number from 0 to 255".into(),
        "u16" => "a whole number from 0 to 65535".into(),
        "u32" => "a whole number from 0 to 4294967295".into(),
        "u64" | "usize" => "a whole number from 0 to 18446744073709551615".into(),
        "i8" | "i16" | "i32" | "i64" | "isize" => "a whole number".into(),
        "a sequence" => "a list".into(),
        "a map" => "an object".into(),
        "a boolean" => "`true` or `false`".into(),
        text if text.starts_with("struct ") || text.starts_with("map") => "an object".into(),
        text if text.starts_with("enum ") => "a word".into(),
        text if text.starts_with("tuple ") || text.starts_with("an array") => "a list".into(),
        text => text.into(),
    }
}

fn seen(found: &Unexpected<'_>) -> String {
    match found {
        Unexpected::Bool(value) => format!("`{value}`"),
        Unexpected::Unsigned(value) => format!("`{value}`"),
        Unexpected::Signed(value) => format!("`{value}`"),
        Unexpected::Float(value) => format!("`{value}`"),
        Unexpected::Str(value) => format!("the text `{}`", value.chars().take(80).collect::<String>()),
        Unexpected::Unit | Unexpected::Option => "nothing (`null`)".into(),
        Unexpected::Seq => "a list".into(),
        Unexpected::Map => "an object".into(),
        _ => "something else".into(),
    }
}

/// A value of the tree as a deserializer.
struct Node<'a>(&'a Value);

impl<'de> Deserializer<'de> for Node<'de> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(*value),
            Value::Number(number) => match (number.as_u64(), number.as_i64()) {
                (Some(value), _) => visitor.visit_u64(value),
                (None, Some(value)) => visitor.visit_i64(value),
                (None, None) => visitor.visit_f64(number.as_f64().unwrap_or_default()),
            },
            Value::String(text) => visitor.visit_borrowed_str(text),
            Value::Array(items) => visitor.visit_seq(Items { rest: items.iter(), next: 0 }),
            Value::Object(fields) => visitor.visit_map(Fields { rest: fields.iter(), value: None }),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        // Left to itself the visitor would take a list for the fields in their order.
        match self.0 {
            Value::Array(_) => Err(de::Error::invalid_type(Unexpected::Seq, &"an object")),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        if let Value::String(text) = self.0 {
            let word: StrDeserializer<'_, Fault> = text.as_str().into_deserializer();
            return visitor.visit_enum(word);
        }
        let mut fault = self.deserialize_any(Refuse).err().unwrap_or_else(|| de::Error::custom("expected a word"));
        fault.message = fault.message.replacen("a word", &format!("one of {}", suggest::list(variants)), 1);
        Err(fault)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map identifier ignored_any
    }
}

/// Refuses whatever it visits: used to word "expected a word, found …".
struct Refuse;

impl Visitor<'_> for Refuse {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a word")
    }
}

struct Items<'a> {
    rest: std::slice::Iter<'a, Value>,
    next: usize,
}

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Fault> {
        let Some(item) = self.rest.next() else { return Ok(None) };
        let index = self.next;
        self.next = index.saturating_add(1);
        seed.deserialize(Node(item)).map(Some).map_err(|fault| fault.below(Step::Index(index)))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}

struct Fields<'a> {
    rest: serde_json::map::Iter<'a>,
    value: Option<(&'a str, &'a Value)>,
}

impl<'de> MapAccess<'de> for Fields<'de> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Fault> {
        let Some((key, value)) = self.rest.next() else { return Ok(None) };
        self.value = Some((key, value));
        let name: StrDeserializer<'_, Fault> = key.as_str().into_deserializer();
        seed.deserialize(name).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        let (key, value) = self.value.take().unwrap_or(("", &Value::Null));
        seed.deserialize(Node(value)).map_err(|fault| fault.below(Step::Key(key.to_owned())))
    }
}
