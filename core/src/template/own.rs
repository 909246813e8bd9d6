//! What a policy adds of its own to the review: patterns, and words for the categories of content (rulebook 1.5).

use crate::locale::Locale;
use crate::phrases::rules::own as phrase;
use crate::template::content::Category;
use crate::template::document::Level;
use crate::template::rules::{Example, Shown};
use crate::template::sketch::{Bytes, Sketch};
use regex_lite::{Regex, RegexBuilder};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::ops::Range;

/// A rule of a policy's own: text that it does not want.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Pattern {
    /// Its id, `group/name` as those of the shipped rules.
    pub id: String,
    /// What is looked for.
    pub regex: Expression,
    /// Where it is looked for.
    #[serde(rename = "where")]
    pub place: PatternPlace,
    /// How much a match weighs.
    pub severity: Level,
    /// What is wrong, in the language of the policy's users; the matching words are put before it.
    pub message: String,
    /// What to do about it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub help: String,
    /// A text for that place in which it is found; `test_policy` tries it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bad: Option<String>,
    /// A text for that place in which it is not found; `test_policy` tries it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub good: Option<String>,
}

impl Pattern {
    /// What to do about a match.
    pub(crate) fn fix(&self, locale: Locale) -> &str {
        if self.help.is_empty() { phrase::FIX.text(locale) } else { &self.help }
    }

    /// The bad example; where the policy gives none the expression stands for what is looked for.
    pub(crate) fn shown_bad(&self) -> Shown {
        self.place.show(self.bad.as_deref().unwrap_or(&self.regex.text))
    }

    /// The good example; where the policy gives none, a text that says nothing.
    pub(crate) fn shown_good(&self) -> Shown {
        self.place.show(self.good.as_deref().unwrap_or_default())
    }
}

/// Where a [`Pattern`] is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PatternPlace {
    /// The subject.
    Subject,
    /// The visible text of the body, white space as one space each.
    Text,
    /// The source of the HTML part.
    Html,
    /// The targets of links.
    Link,
}

impl PatternPlace {
    /// A template with a text in this place.
    fn show(self, text: &str) -> Shown {
        let html = match self {
            Self::Subject => String::new(),
            Self::Text => format!("<p>{}</p>", escaped(text)),
            Self::Html => text.to_owned(),
            Self::Link => format!("<a href=\"{}\">Your account</a>", escaped(text)),
        };
        let plain = Shown::from(Example::body("<p>You have a new message.</p>"));
        match self {
            Self::Subject => Shown { subject: text.to_owned(), ..plain },
            _ => Shown { html, ..plain },
        }
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// Words that are added to a category of content.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OwnWords {
    /// A name for the entry, by which a document that extends this one can change it.
    pub id: String,
    /// The category, as `gambling` of the rule `content/gambling`.
    pub category: String,
    /// What the words are a sign of.
    pub role: Role,
    /// What each of the words weighs, from 1 to 12; not given, what words of the role usually weigh: 6 for a strong one,
    /// 4 for a context, 3 for a topic or an offer, 2 for the others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<u32>,
    /// The words. Case, width and disguises do not matter; a `*` at the end lets the last word go on.
    pub words: Vec<String>,
}

/// What a word is a sign of (rulebook 1.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Says all by itself.
    Strong,
    /// What the text is about.
    Topic,
    /// What it wants the reader to do or to take.
    Offer,
    /// How to get in touch beside the mail: a messenger, an account, a number.
    Contact,
    /// How money goes: coins, transfers, vouchers.
    Payment,
    /// What is to happen to who does not do it, and how soon.
    Threat,
    /// That it is meant otherwise: a statement, a warning, a library.
    Context,
}

impl OwnWords {
    /// The category, if there is one of this name.
    pub(crate) fn category(&self) -> Option<Category> {
        Category::ALL.into_iter().find(|category| category.name() == self.category)
    }
}

/// A regular expression, without look-around and back-references, so that no text keeps it long.
#[derive(Clone, Debug)]
pub struct Expression {
    text: String,
    regex: Regex,
    /// What tells faster that it matches nowhere, if it is a simple one.
    sketch: Option<Sketch>,
}

/// Letters of an expression, which bound how long a search takes.
const MOST_LETTERS: usize = 500;
/// Bytes of a compiled expression, likewise.
const MOST_BYTES: usize = 1 << 16;
/// Matches of an expression that are counted.
const MOST_MATCHES: usize = 1_000;
/// Bytes beside an edge of a likely match that it is looked for in first.
const NEAR: usize = 64;

impl Expression {
    fn parse(text: String) -> Result<Self, String> {
        if text.len() > MOST_LETTERS {
            return Err(format!("an expression has at most {MOST_LETTERS} letters, this one has {}", text.len()));
        }
        let regex = RegexBuilder::new(&text).size_limit(MOST_BYTES).build();
        let regex = regex.map_err(|error| format!("`{text}` is no regular expression: {error}"))?;
        if regex.is_match("") {
            return Err(format!("`{text}` matches nothing at all, and so would find something everywhere"));
        }
        let sketch = Sketch::read(&text);
        Ok(Self { text, regex, sketch })
    }

    /// Where it matches, the first thousand places.
    pub(crate) fn find<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
        let matches_nowhere = self.sketch.as_ref().is_some_and(|sketch| sketch.edge(text).is_none());
        self.matches(if matches_nowhere { "" } else { text }).take(MOST_MATCHES)
    }

    /// Whether it may match anywhere in a text of such bytes.
    pub(crate) fn may_be_in(&self, bytes: &Bytes) -> bool {
        self.sketch.as_ref().is_none_or(|sketch| sketch.may_match(bytes))
    }

    /// Whether it matches anywhere.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        let Some(sketch) = &self.sketch else { return self.matches(text).next().is_some() };
        let Some(edge) = sketch.edge(text) else { return false };
        if sketch.is_exact {
            return true;
        }
        let from = text.floor_char_boundary(edge.saturating_sub(NEAR));
        let to = text.floor_char_boundary(edge.saturating_add(NEAR));
        let near = text.get(from..to).unwrap_or_default();
        // At the edges of what is near, an assertion may hold that does not hold there in the text.
        let holds =
            |found: &Range<usize>| (found.start > 0 || from == 0) && (found.end < near.len() || to == text.len());
        self.matches(near).any(|found| holds(&found)) || self.matches(text).next().is_some()
    }

    fn matches<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
        self.regex.find_iter(text).map(|found| found.range()).filter(|range| !range.is_empty())
    }
}

impl Serialize for Expression {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de> Deserialize<'de> for Expression {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Expression {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Expression".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A regular expression, without look-around and back-references.",
            "type": "string",
            "minLength": 1,
            "maxLength": MOST_LETTERS,
        })
    }
}
