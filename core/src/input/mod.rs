//! Reading values into shapes with errors a person can act on.
//!
//! `serde`'s own messages name Rust types and lose the path. This deserializer walks a parsed
//! tree, keeps the path of what it reads and words each mistake itself, so that a policy in TOML, a
//! policy in JSON and a question in JSON are all refused in the same words.

pub(crate) mod site;
mod tree;

use crate::error::{Code, Error};
use crate::suggest;
use serde::de::value::{StrDeserializer, U32Deserializer};
use serde::de::{
    self, DeserializeOwned, DeserializeSeed, Deserializer, Expected, IntoDeserializer, MapAccess, SeqAccess,
    Unexpected, Visitor,
};
use std::borrow::Cow;
use std::fmt::{self, Write};

pub(crate) use tree::{Field, Tree, entry, place, sorted};

/// Reads JSON text into `T`.
///
/// By way of a tree, so that each shape is compiled for one deserializer alone: a third of a browser's module.
pub(crate) fn from_json<T: DeserializeOwned>(text: &str) -> Result<T, Error> {
    from_tree(&read(text)?).map_err(Fault::into_error)
}

/// Reads JSON text.
pub(crate) fn read(text: &str) -> Result<Tree<'_>, Error> {
    serde_json::from_str(text).map_err(|error| syntax(text, &error))
}

/// Reads a tree into `T`.
pub(crate) fn from_tree<T: DeserializeOwned>(tree: &Tree<'_>) -> Result<T, Fault> {
    T::deserialize(Node(tree))
}

fn syntax(source: &str, error: &serde_json::Error) -> Error {
    let text = error.to_string();
    let message = text.split(" at line ").next().unwrap_or_default().to_owned();
    let (line, column) = in_characters(source, error.line(), error.column());
    Error {
        line: u32::try_from(line).ok(),
        column: u32::try_from(column).ok(),
        ..Error::new(Code::Syntax, "", format!("this is not valid JSON: {message}"))
    }
}

/// A place given in bytes as one in characters, from 1. Column 0 is the line break before the line.
fn in_characters(source: &str, line: usize, column: usize) -> (usize, usize) {
    let (line, bytes) = if column == 0 { (line.saturating_sub(1).max(1), usize::MAX) } else { (line, column) };
    let text = source.split('\n').nth(line.saturating_sub(1)).unwrap_or_default();
    let past_end = usize::from(bytes > text.len());
    (line, text.char_indices().take_while(|(at, _)| *at < bytes).count().saturating_add(past_end))
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

/// A mistake and the path to it; in a box, since every field of every shape may have to pass it on.
#[derive(Debug)]
pub(crate) struct Fault(Box<Mistake>);

#[derive(Debug)]
struct Mistake {
    path: Vec<Step>,
    code: Code,
    message: String,
    help: String,
}

impl Fault {
    fn new(code: Code, message: String, help: String) -> Self {
        Self(Box::new(Mistake { path: Vec::new(), code, message, help }))
    }

    #[cold]
    #[inline(never)]
    fn within(mut self, name: &str) -> Self {
        self.0.path.insert(0, Step::Key(name.to_owned()));
        self
    }

    #[cold]
    #[inline(never)]
    fn at(mut self, index: usize) -> Self {
        self.0.path.insert(0, Step::Index(index));
        self
    }

    pub(crate) fn path(&self) -> &[Step] {
        &self.0.path
    }

    pub(crate) fn code(&self) -> Code {
        self.0.code
    }

    pub(crate) fn into_error(self) -> Error {
        let Mistake { path, code, message, help } = *self.0;
        Error::new(code, path_text(&path), message).help(help)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)
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
        Self::new(Code::UnknownField, message, suggest::did_you_mean(field, expected)).within(field)
    }

    fn missing_field(field: &'static str) -> Self {
        Self::new(Code::MissingField, format!("the field `{field}` is missing"), String::new()).within(field)
    }

    fn duplicate_field(field: &'static str) -> Self {
        Self::new(Code::InvalidValue, format!("the field `{field}` is given twice"), String::new()).within(field)
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
///
/// Each kind of value that a shape can ask for goes its own way, so that a visitor is not compiled for kinds that it
/// would refuse.
struct Node<'n, 'd>(&'n Tree<'d>);

impl<'n> Node<'n, '_> {
    /// The error that what was found is not what `visitor` expects.
    fn refuse<'de, V: Visitor<'de>>(&self, visitor: &V) -> Fault {
        de::Error::invalid_type(self.0.unexpected(), visitor)
    }

    /// The same, where every visitor of a kind expects one thing.
    #[cold]
    #[inline(never)]
    fn refuse_as(&self, expected: &str) -> Fault {
        de::Error::invalid_type(self.0.unexpected(), &expected)
    }

    fn map<V: Visitor<'n>>(&self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Tree::Object(fields) => visitor.visit_map(Fields::of(fields)),
            _ => Err(self.refuse_as("an object")),
        }
    }

    fn list<V: Visitor<'n>>(&self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Tree::List(items) => visitor.visit_seq(Items { rest: items.iter(), next: 0 }),
            _ => Err(self.refuse_as("a list")),
        }
    }

    fn number<V: Visitor<'n>>(&self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Tree::Unsigned(value) => visitor.visit_u64(*value),
            Tree::Signed(value) => visitor.visit_i64(*value),
            _ => Err(self.refuse(&visitor)),
        }
    }

    fn text<V: Visitor<'n>>(&self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Tree::Text(text) => visitor.visit_borrowed_str(text),
            _ => Err(self.refuse(&visitor)),
        }
    }
}

/// Sends each method of a list to the way of its kind.
macro_rules! ways {
    ($($method:ident => $way:ident),+ $(,)?) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            self.$way(visitor)
        })+
    };
}

impl<'de> Deserializer<'de> for Node<'de, '_> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Tree::Null => visitor.visit_unit(),
            Tree::Boolean(value) => visitor.visit_bool(*value),
            Tree::Unsigned(_) | Tree::Signed(_) => self.number(visitor),
            Tree::Fraction(value) => visitor.visit_f64(*value),
            Tree::Text(_) => self.text(visitor),
            Tree::List(_) => self.list(visitor),
            Tree::Object(_) => self.map(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Tree::Boolean(value) => visitor.visit_bool(*value),
            _ => Err(self.refuse(&visitor)),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if matches!(self.0, Tree::Null) { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match self.0 {
            Tree::Object(fields) => visitor.visit_map(Members { names, fields: Fields::of(fields) }),
            _ => Err(self.refuse_as("an object")),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Fault> {
        self.list(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        if let Tree::Text(text) = self.0 {
            let Some(number) = number_of(text, variants) else {
                return Err(de::Error::unknown_variant(text, variants));
            };
            let number: U32Deserializer<Fault> = number.into_deserializer();
            return visitor.visit_enum(number);
        }
        Err(self.refuse_as(&format!("one of {}", suggest::list(variants))))
    }

    ways! {
        deserialize_i8 => number, deserialize_i16 => number, deserialize_i32 => number, deserialize_i64 => number,
        deserialize_i128 => number, deserialize_u8 => number, deserialize_u16 => number, deserialize_u32 => number,
        deserialize_u64 => number, deserialize_u128 => number, deserialize_char => text, deserialize_str => text,
        deserialize_string => text, deserialize_identifier => text, deserialize_seq => list, deserialize_map => map,
    }

    serde::forward_to_deserialize_any! {
        f32 f64 bytes byte_buf unit unit_struct tuple_struct ignored_any
    }
}

impl Tree<'_> {
    fn unexpected(&self) -> Unexpected<'_> {
        match self {
            Self::Null => Unexpected::Unit,
            Self::Boolean(value) => Unexpected::Bool(*value),
            Self::Unsigned(value) => Unexpected::Unsigned(*value),
            Self::Signed(value) => Unexpected::Signed(*value),
            Self::Fraction(value) => Unexpected::Float(*value),
            Self::Text(text) => Unexpected::Str(text),
            Self::List(_) => Unexpected::Seq,
            Self::Object(_) => Unexpected::Map,
        }
    }
}

struct Items<'n, 'd> {
    rest: std::slice::Iter<'n, Tree<'d>>,
    next: usize,
}

impl<'de> SeqAccess<'de> for Items<'de, '_> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Fault> {
        let Some(item) = self.rest.next() else { return Ok(None) };
        let index = self.next;
        self.next = index.saturating_add(1);
        seed.deserialize(Node(item)).map(Some).map_err(|fault| fault.at(index))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}

/// The fields of a map.
struct Fields<'n, 'd> {
    rest: std::slice::Iter<'n, Field<'d>>,
    /// The one whose name was asked for last.
    current: Option<&'n Field<'d>>,
}

/// What stands for a field whose name was never asked for.
static NOTHING: Field<'static> = (Cow::Borrowed(""), Tree::Null);

impl<'n, 'd> Fields<'n, 'd> {
    fn of(fields: &'n [Field<'d>]) -> Self {
        Self { rest: fields.iter(), current: None }
    }

    fn next(&mut self) -> Option<&'n str> {
        self.current = self.rest.next();
        self.current.map(|(name, _)| name.as_ref())
    }
}

impl<'de> MapAccess<'de> for Fields<'de, '_> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Fault> {
        let Some(name) = self.next() else { return Ok(None) };
        let name: StrDeserializer<'_, Fault> = name.into_deserializer();
        seed.deserialize(name).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        let (name, value) = self.current.unwrap_or(&NOTHING);
        seed.deserialize(Node(value)).map_err(|fault| fault.within(name))
    }
}

/// The fields of a struct, whose names are told by their numbers: found here once, not in the code of each struct.
struct Members<'n, 'd> {
    names: &'static [&'static str],
    fields: Fields<'n, 'd>,
}

impl Members<'_, '_> {
    /// The number of the next field, one that no field has if its name is unknown.
    fn next(&mut self) -> Option<u32> {
        let name = self.fields.next()?;
        Some(number_of(name, self.names).unwrap_or(u32::MAX))
    }

    /// What takes no unknown field refuses its number, but in words about numbers.
    #[cold]
    fn refused(&self, fault: Fault) -> Fault {
        match self.fields.current {
            Some((name, _)) if number_of(name, self.names).is_none() => de::Error::unknown_field(name, self.names),
            _ => fault,
        }
    }
}

impl<'de> MapAccess<'de> for Members<'de, '_> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Fault> {
        let Some(number) = self.next() else { return Ok(None) };
        let number: U32Deserializer<Fault> = number.into_deserializer();
        seed.deserialize(number).map(Some).map_err(|fault| self.refused(fault))
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        self.fields.next_value_seed(seed)
    }
}

/// The place of a name among those that `serde` numbers.
fn number_of(name: &str, names: &[&str]) -> Option<u32> {
    names.iter().position(|known| *known == name).and_then(|place| u32::try_from(place).ok())
}
