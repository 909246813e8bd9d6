//! The data that fills a template: JSON, with its numbers as text and its order kept.

use crate::locale::Locale;
use crate::order;
use crate::phrases::render as phrase;
use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{SerializeMap, Serializer};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// How deep lists and objects may stand in each other.
const MOST_NESTED: usize = 100;

/// The magnitude from which a number with a fraction or exponent is no longer exact: 2^53.
const INEXACT_FROM: f64 = 9_007_199_254_740_992.0;

/// A JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Data {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean(bool),
    /// A number as it is printed: a whole number in its digits, any other as its shortest decimal.
    Number(String),
    /// A number that is as near as can be kept to what was given, and cannot be printed as such.
    Inexact(String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Data>),
    /// An object.
    Object(Object),
}

/// A JSON object in the order in which JavaScript keeps it: names that are indices first, by number,
/// then the others as they were given. So every embedding loops over it alike.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Object {
    entries: Vec<(String, Data)>,
    places: BTreeMap<String, usize>,
}

impl Default for Data {
    fn default() -> Self {
        Self::Object(Object::default())
    }
}

impl Data {
    /// The kind of value, as a person would call it.
    #[must_use]
    pub fn kind(&self, locale: Locale) -> &'static str {
        let kind = match self {
            Self::Null => phrase::NULL,
            Self::Boolean(_) => phrase::BOOLEAN,
            Self::Number(_) | Self::Inexact(_) => phrase::NUMBER,
            Self::Text(_) => phrase::TEXT,
            Self::List(_) => phrase::LIST,
            Self::Object(_) => phrase::OBJECT,
        };
        kind.text(locale)
    }

    /// The value under a name of an object, at an index of a list, or a list's `length`.
    pub(crate) fn get(&self, name: &str) -> Option<Found<'_>> {
        match self {
            Self::Object(object) => object.get(name).map(Found::Data),
            Self::List(items) if name == "length" => Some(Found::Count(items.len())),
            Self::List(items) => items.get(name.parse::<usize>().ok()?).map(Found::Data),
            _ => None,
        }
    }

    /// Whether a condition on it holds, as in Handlebars: `false`, `null`, `0`, `""` and `[]` do not.
    pub(crate) fn is_true(&self) -> bool {
        match self {
            Self::Null => false,
            Self::Boolean(value) => *value,
            Self::Number(text) => text != "0" && text != "-0",
            Self::Text(text) => !text.is_empty(),
            Self::List(items) => !items.is_empty(),
            Self::Inexact(_) | Self::Object(_) => true,
        }
    }
}

/// What a name leads to.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Found<'d> {
    /// A value of the data.
    Data(&'d Data),
    /// A number that is counted, not given.
    Count(usize),
    /// A truth about a loop.
    Truth(bool),
    /// A name of an object.
    Name(&'d str),
}

impl Object {
    /// The entries in order.
    #[must_use]
    pub fn entries(&self) -> &[(String, Data)] {
        &self.entries
    }

    /// The value under a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Data> {
        self.entries.get(*self.places.get(name)?).map(|(_, value)| value)
    }
}

impl FromIterator<(String, Data)> for Object {
    /// Of two equal names the later value stands, in the place of the first.
    fn from_iter<I: IntoIterator<Item = (String, Data)>>(given: I) -> Self {
        let mut entries: Vec<(String, Data)> = Vec::new();
        let mut places = BTreeMap::new();
        for (name, value) in given {
            let next = entries.len();
            let place = *places.entry(name.clone()).or_insert(next);
            match entries.get_mut(place) {
                Some(entry) => entry.1 = value,
                None => entries.push((name, value)),
            }
        }
        let entries = order::by_number(entries, |(name, _)| index(name).unwrap_or(usize::MAX));
        let places = order::gathered(entries.iter().enumerate().map(|(place, (name, _))| (name.clone(), place)));
        Self { entries, places }
    }
}

/// The number that a name is, if it is one as JavaScript writes an index.
fn index(name: &str) -> Option<usize> {
    let number: u32 = name.parse().ok()?;
    (number < u32::MAX && number.to_string() == name).then(|| usize::try_from(number).ok())?
}

impl Serialize for Data {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Boolean(value) => serializer.serialize_bool(*value),
            Self::Number(text) | Self::Inexact(text) => {
                match (text.parse::<u64>(), text.parse::<i64>(), text.parse::<f64>()) {
                    (Ok(number), ..) => serializer.serialize_u64(number),
                    (_, Ok(number), _) => serializer.serialize_i64(number),
                    (.., Ok(number)) => serializer.serialize_f64(number),
                    _ => serializer.serialize_str(text),
                }
            }
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(items) => serializer.collect_seq(items),
            Self::Object(object) => {
                let mut map = serializer.serialize_map(Some(object.entries.len()))?;
                for (name, value) in &object.entries {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Data {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Nested(0).deserialize(deserializer)
    }
}

/// Reads a value that stands this deep.
#[derive(Clone, Copy)]
struct Nested(usize);

impl Nested {
    fn deeper<E: de::Error>(self) -> Result<Self, E> {
        match self.0.saturating_add(1) {
            depth if depth <= MOST_NESTED => Ok(Self(depth)),
            _ => Err(E::custom(format!("lists and objects stand in each other more than {MOST_NESTED} deep"))),
        }
    }
}

impl<'de> DeserializeSeed<'de> for Nested {
    type Value = Data;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Data, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Nested {
    type Value = Data;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Data, E> {
        Ok(Data::Null)
    }

    fn visit_none<E>(self) -> Result<Data, E> {
        Ok(Data::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Data, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Data, E> {
        Ok(Data::Boolean(value))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Data, E> {
        Ok(Data::Number(number.to_string()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Data, E> {
        Ok(Data::Number(number.to_string()))
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<Data, E> {
        if !number.is_finite() {
            return Err(E::custom(format!("`{number}` is no number of JSON")));
        }
        if number.abs() >= INEXACT_FROM {
            return Ok(Data::Inexact(number.to_string()));
        }
        Ok(Data::Number(if number == 0.0 { "0".to_owned() } else { number.to_string() }))
    }

    fn visit_str<E>(self, text: &str) -> Result<Data, E> {
        Ok(Data::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Data, E> {
        Ok(Data::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Data, A::Error> {
        let deeper = self.deeper()?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(deeper)? {
            list.push(item);
        }
        Ok(Data::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Data, A::Error> {
        let deeper = self.deeper()?;
        let mut entries = Vec::new();
        while let Some(name) = fields.next_key::<String>()? {
            entries.push((name, fields.next_value_seed(deeper)?));
        }
        Ok(Data::Object(entries.into_iter().collect()))
    }
}
