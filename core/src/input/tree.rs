//! JSON as a tree that keeps the order of fields and borrows the text where nothing in it is escaped.

use crate::{json, order};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::borrow::Cow;
use std::fmt;

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Tree<'t> {
    Null,
    Boolean(bool),
    Unsigned(u64),
    Signed(i64),
    /// Anything with a fraction or an exponent, or too large.
    Fraction(f64),
    Text(Cow<'t, str>),
    List(Vec<Tree<'t>>),
    /// Fields in their order; a name may be given twice.
    Object(Vec<Field<'t>>),
}

/// A name and its value.
pub(crate) type Field<'t> = (Cow<'t, str>, Tree<'t>);

impl<'t> Tree<'t> {
    /// A text of its own.
    pub(crate) fn text(text: &str) -> Self {
        Self::Text(Cow::Owned(text.to_owned()))
    }

    pub(crate) fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn items(&self) -> Option<&[Self]> {
        match self {
            Self::List(items) => Some(items),
            _ => None,
        }
    }

    pub(crate) fn fields(&self) -> Option<&[Field<'t>]> {
        match self {
            Self::Object(fields) => Some(fields),
            _ => None,
        }
    }

    /// The value of a field of a settled tree.
    pub(crate) fn get(&self, name: &str) -> Option<&Self> {
        let fields = self.fields()?;
        fields.get(place(fields, name)?).map(|(_, value)| value)
    }

    /// The same, to change it.
    pub(crate) fn get_mut(&mut self, name: &str) -> Option<&mut Self> {
        let Self::Object(fields) = self else { return None };
        let place = place(fields, name)?;
        fields.get_mut(place).map(|(_, value)| value)
    }

    /// An item of a list.
    pub(crate) fn item_mut(&mut self, index: usize) -> Option<&mut Self> {
        match self {
            Self::List(items) => items.get_mut(index),
            _ => None,
        }
    }

    /// Takes a field out of a settled tree.
    pub(crate) fn remove(&mut self, name: &str) -> Option<Self> {
        let Self::Object(fields) = self else { return None };
        place(fields, name).map(|place| fields.remove(place).1)
    }

    /// The same tree with the fields of objects sorted by name; of two that have one name the later stands.
    pub(crate) fn settled(mut self) -> Self {
        self.settle();
        self
    }

    /// In place, since most of a tree are texts in lists, which stay as they are.
    fn settle(&mut self) {
        match self {
            Self::List(items) => items.iter_mut().for_each(Self::settle),
            Self::Object(fields) => {
                for (_, value) in fields.iter_mut() {
                    value.settle();
                }
                *fields = sorted(std::mem::take(fields));
            }
            _ => {}
        }
    }

    /// The tree on its own.
    pub(crate) fn into_owned(self) -> Tree<'static> {
        match self {
            Self::Null => Tree::Null,
            Self::Boolean(value) => Tree::Boolean(value),
            Self::Unsigned(value) => Tree::Unsigned(value),
            Self::Signed(value) => Tree::Signed(value),
            Self::Fraction(value) => Tree::Fraction(value),
            Self::Text(text) => Tree::Text(Cow::Owned(text.into_owned())),
            Self::List(items) => Tree::List(items.into_iter().map(Self::into_owned).collect()),
            Self::Object(fields) => {
                let owned = fields.into_iter().map(|(name, value)| (Cow::Owned(name.into_owned()), value.into_owned()));
                Tree::Object(owned.collect())
            }
        }
    }
}

/// Fields sorted by name; of two that have one name the later stands.
pub(crate) fn sorted(fields: Vec<Field<'_>>) -> Vec<Field<'_>> {
    if fields.is_sorted_by(|(earlier, _), (later, _)| earlier < later) {
        return fields;
    }
    let mut fields = order::by_text(fields, |(name, _)| name);
    fields.dedup_by(|later, earlier| {
        let same = later.0 == earlier.0;
        if same {
            std::mem::swap(later, earlier);
        }
        same
    });
    fields
}

/// The value of a field of sorted ones, which is added if there is none.
pub(crate) fn entry<'f, 't>(fields: &'f mut Vec<Field<'t>>, name: &str) -> Option<&'f mut Tree<'t>> {
    let place = fields.binary_search_by(|(known, _)| known.as_ref().cmp(name)).unwrap_or_else(|place| {
        fields.insert(place, (Cow::Owned(name.to_owned()), Tree::Null));
        place
    });
    fields.get_mut(place).map(|(_, value)| value)
}

/// Where a field stands among sorted ones.
pub(crate) fn place(fields: &[Field<'_>], name: &str) -> Option<usize> {
    fields.binary_search_by(|(known, _)| known.as_ref().cmp(name)).ok()
}

impl fmt::Display for Tree<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&json::text(self).unwrap_or_default())
    }
}

impl Serialize for Tree<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Boolean(value) => serializer.serialize_bool(*value),
            Self::Unsigned(value) => serializer.serialize_u64(*value),
            Self::Signed(value) => serializer.serialize_i64(*value),
            Self::Fraction(value) => serializer.serialize_f64(*value),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(items) => serializer.collect_seq(items),
            Self::Object(fields) => {
                let mut map = serializer.serialize_map(Some(fields.len()))?;
                for (name, value) in fields {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Tree<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader)
    }
}

/// Reads any value.
struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Tree<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Tree<'de>, E> {
        Ok(Tree::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Tree<'de>, E> {
        Ok(Tree::Boolean(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Tree<'de>, E> {
        Ok(Tree::Unsigned(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Tree<'de>, E> {
        Ok(Tree::Signed(value))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Tree<'de>, E> {
        Ok(Tree::Fraction(value))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Tree<'de>, E> {
        Ok(Tree::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Tree<'de>, E> {
        Ok(Tree::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Tree<'de>, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Tree::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut given: A) -> Result<Tree<'de>, A::Error> {
        let mut fields = Vec::new();
        while let Some((name, value)) = given.next_entry()? {
            match name {
                Tree::Text(name) => fields.push((name, value)),
                _ => return Err(A::Error::custom("a field's name is a text")),
            }
        }
        Ok(Tree::Object(fields))
    }
}
