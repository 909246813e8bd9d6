//! The dialects that templates are written in (rulebook 1.3): each is read into the same tags.
//!
//! Only Handlebars is filled here; the others are read so that templates of other systems can be reviewed.

mod code;
mod erb;
mod expression;
mod go;
mod handlebars;
mod jinja;
mod mailchimp;
mod spelling;
mod tags;

use crate::template::syntax::Syntax;
use serde::{Deserialize, Serialize};

pub(crate) use expression::has_fallback;

/// How a template writes its variables and blocks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Dialect {
    /// `{{name}}` and `{{#if name}}`, as Amazon SES has them.
    #[default]
    Handlebars,
    /// `{{ name|upper }}` and `{% if name %}`: Jinja, Twig, Django, Liquid.
    Jinja,
    /// `{{.Name}}` and `{{if .Name}}`: the templates of Go.
    Go,
    /// `<%= name %>` and `<% if name %>`: ERB, EJS.
    Erb,
    /// `*|NAME|*` and `*|IF:NAME|*`.
    Mailchimp,
    /// None: a mail as its reader gets it, in which all that looks like a variable is text.
    Literal,
}

impl Dialect {
    /// Its name, as in questions.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Handlebars => "handlebars",
            Self::Jinja => "jinja",
            Self::Go => "go",
            Self::Erb => "erb",
            Self::Mailchimp => "mailchimp",
            Self::Literal => "literal",
        }
    }

    /// Reads the tags of a part. What cannot be read becomes a mistake, and stands for an output where it is a whole tag.
    pub(crate) fn parse(self, source: &str) -> Syntax {
        match self {
            Self::Handlebars => handlebars::parse(source),
            Self::Jinja => jinja::parse(source),
            Self::Go => go::parse(source),
            Self::Erb => erb::parse(source),
            Self::Mailchimp => mailchimp::parse(source),
            Self::Literal => Syntax::default(),
        }
    }

    /// The dialect in which a tag that is none of Handlebars would be one.
    pub(crate) fn of_tag(tag: &str) -> Option<Self> {
        if tag.starts_with("<%") {
            return Some(Self::Erb);
        }
        if tag.starts_with("{%") || tag.starts_with("{#") {
            return Some(Self::Jinja);
        }
        if tag.starts_with("*|") {
            return Some(Self::Mailchimp);
        }
        let inner = tag.strip_prefix("{{")?.strip_suffix("}}")?;
        if go::is_tag(inner) {
            return Some(Self::Go);
        }
        jinja::is_tag(inner).then_some(Self::Jinja)
    }
}

#[cfg(test)]
mod tests;
