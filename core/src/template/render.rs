//! Filling a template with data (rulebook 1.10).

use crate::door::Question;
use crate::error::Error;
use crate::finding::{Part, PositionEncoding, Span};
use crate::locale::Locale;
use crate::phrases::{Values, render as phrase};
use crate::policy::Policy;
use crate::template::data::Data;
use crate::template::document::TemplatePolicy;
use crate::template::fill::{MOST_ERRORS, Target, fill};
use crate::template::syntax::{self, Syntax};
use crate::template::tree::{self, Body};
use crate::template::unused::Used;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// What does this template say with this data (rulebook 1.10)?
///
/// The syntax is the part of Handlebars that Amazon SES has: `{{name}}` with dotted paths, `{{{raw}}}`, `{{#if}}`,
/// `{{#unless}}`, `{{#each}}`, `{{#with}}`, `{{else}}`, inline partials, comments and `~`. It differs from Handlebars
/// in that a variable which the data has not, and a list or an object put out as text, are errors and not
/// silence; a condition on what the data has not is false.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RenderTemplate {
    /// The subject line's template; its values bring no line break.
    pub subject: String,
    /// The HTML part's template.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub html: Option<String>,
    /// The text part's template.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The data: an object, or its JSON text as it was handed in. `{}` is none.
    #[serde(default)]
    pub data: Data,
    /// The language of messages (BCP 47).
    #[serde(default, skip_serializing_if = "Locale::is_usual")]
    pub locale: Locale,
    /// The unit of positions in the answer.
    #[serde(default)]
    pub position_encoding: PositionEncoding,
}

/// A filled template, or why it cannot be filled.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Rendering {
    /// The filled subject; absent where there are errors.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// The filled HTML part; absent where there are errors or no such template.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub html: Option<String>,
    /// The filled text part; absent where there are errors or no such template.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Names at the top of the data that the template does not speak of.
    pub unused: Vec<String>,
    /// What is wrong; absent where nothing is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<RenderError>,
}

/// One thing that keeps a template from being filled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RenderError {
    /// What kind of mistake it is.
    pub code: Fault,
    /// The variable, partial or field it is about, as written; may be empty.
    pub name: String,
    /// What is wrong, in words.
    pub message: String,
    /// What to do about it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub help: String,
    /// Where in the template.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
}

/// The kinds of mistakes in rendering.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Fault {
    /// A variable that the data has not.
    MissingVariable,
    /// A value of a kind that cannot stand here.
    WrongType,
    /// Data that is no JSON.
    InvalidJson,
    /// A template that cannot be read.
    Syntax,
    /// A partial that is not defined.
    UnknownPartial,
    /// A line break on its way into the subject: it would start a new header (RFC 5322 section 2.2).
    NewlineInSubject,
    /// A control character on its way into the subject.
    ControlInSubject,
    /// A value that gives a link a scheme which runs code or reads files (rulebook 1.6), alone or with others, as a mail
    /// client reads the address.
    DangerousScheme,
    /// More output than the policy allows.
    TooLarge,
    /// More work than the policy allows.
    TooManySteps,
    /// Partials that call each other without end.
    TooDeep,
}

/// What may still be spent on one template, all its parts together.
#[derive(Clone, Copy, Debug)]
pub(super) struct Budget {
    pub(super) max_bytes: u64,
    pub(super) max_steps: u64,
    bytes: u64,
    steps: u64,
}

impl Budget {
    fn new(policy: &TemplatePolicy) -> Self {
        let (max_bytes, max_steps) = (policy.max_rendered_bytes, policy.max_render_steps);
        Self { max_bytes, max_steps, bytes: max_bytes, steps: max_steps }
    }

    pub(super) fn take_bytes(&mut self, count: usize) -> bool {
        let left = self.bytes.checked_sub(u64::try_from(count).unwrap_or(u64::MAX));
        self.bytes = left.unwrap_or_default();
        left.is_some()
    }

    pub(super) fn give_back(&mut self, count: usize) {
        self.bytes = self.bytes.saturating_add(u64::try_from(count).unwrap_or_default());
    }

    pub(super) fn take_step(&mut self) -> bool {
        let left = self.steps.checked_sub(1);
        self.steps = left.unwrap_or_default();
        left.is_some()
    }
}

impl Question for RenderTemplate {
    const NAME: &'static str = "render_template";
    type Answer<'p> = Rendering;

    fn answer(&self, policy: &Policy) -> Result<Rendering, Error> {
        let template = &policy.document().template;
        let parts = self.parts(template);
        let syntaxes: Vec<Syntax> = parts.iter().map(|part| syntax::parse(part.source)).collect();
        let mut errors: Vec<RenderError> =
            parts.iter().zip(&syntaxes).flat_map(|(part, syntax)| mistakes(part, syntax)).collect();
        let data = self.read_data().unwrap_or_else(|error| {
            errors.push(error);
            Cow::Owned(Data::default())
        });
        if !errors.is_empty() {
            errors.truncate(MOST_ERRORS);
            return Ok(Rendering { errors, ..Rendering::default() });
        }
        let bodies: Vec<Body<'_>> =
            parts.iter().zip(&syntaxes).map(|(part, syntax)| tree::build(part.source, syntax)).collect();
        let mut used = Used::default();
        for body in &bodies {
            used.read(body);
        }
        let mut answer = Rendering { unused: used.unused(&data), ..Rendering::default() };
        let mut budget = Budget::new(template);
        for (part, body) in parts.iter().zip(&bodies) {
            match fill(*part, body, &data, &mut budget) {
                Ok(filled) => answer.take(part, filled),
                Err(found) => answer.errors.extend(found),
            }
        }
        if !answer.errors.is_empty() {
            answer.errors.truncate(MOST_ERRORS);
            (answer.subject, answer.html, answer.text) = (None, None, None);
        }
        Ok(answer)
    }
}

impl RenderTemplate {
    fn parts<'a>(&'a self, policy: &'a TemplatePolicy) -> Vec<Target<'a>> {
        let (encoding, locale, schemes) = (self.position_encoding, self.locale, policy.dangerous_schemes.as_slice());
        let target = |part, source, escape| Target { part, source, escape, schemes, encoding, locale };
        let html = self.html.as_deref().map(|html| target(Part::Html, html, policy.escape_html));
        let text = self.text.as_deref().map(|text| target(Part::Text, text, false));
        std::iter::once(target(Part::Subject, &self.subject, false)).chain(html).chain(text).collect()
    }

    /// The data as an object, read from its text where it was handed in as text.
    fn read_data(&self) -> Result<Cow<'_, Data>, RenderError> {
        let wrong = |code, message| RenderError {
            code,
            name: "data".to_owned(),
            message,
            help: phrase::GIVE_OBJECT.text(self.locale).to_owned(),
            span: None,
        };
        let data = match &self.data {
            Data::Text(text) => {
                let read = serde_json::from_str(text);
                Cow::Owned(read.map_err(|error| wrong(Fault::InvalidJson, not_json(&error, self.locale)))?)
            }
            data => Cow::Borrowed(data),
        };
        match &*data {
            Data::Object(_) => Ok(data),
            other => {
                let kind = other.kind(self.locale);
                Err(wrong(Fault::WrongType, phrase::NOT_OBJECT.say(self.locale, &[("kind", &kind)])))
            }
        }
    }
}

/// What a JSON parser says, its place in the words of the language.
fn not_json(error: &serde_json::Error, locale: Locale) -> String {
    let (line, column) = (error.line(), error.column());
    let said = error.to_string();
    let reason = said.strip_suffix(&format!(" at line {line} column {column}")).unwrap_or(&said);
    let values: Values<'_> = &[("reason", &reason), ("line", &line), ("column", &column)];
    phrase::NOT_JSON.say(locale, values)
}

impl Rendering {
    fn take(&mut self, target: &Target<'_>, filled: String) {
        match target.part {
            Part::Html => self.html = Some(filled),
            Part::Text => self.text = Some(filled),
            Part::Subject => {
                // Values were checked one by one; what is left is the template's own.
                if let Some(error) = own_control(target, &filled) {
                    self.errors.push(error);
                }
                self.subject = Some(filled);
            }
        }
    }
}

fn mistakes<'a>(target: &'a Target<'_>, syntax: &'a Syntax) -> impl Iterator<Item = RenderError> + 'a {
    let found = syntax.mistakes.iter().take(MOST_ERRORS);
    found.map(|mistake| target.error(Fault::Syntax, "", &mistake.span, mistake.what.say(target.locale)))
}

fn own_control(target: &Target<'_>, filled: &str) -> Option<RenderError> {
    let control = filled.chars().find(|c| c.is_control() && *c != '\t')?;
    let (code, message) = match control {
        '\r' | '\n' => (Fault::NewlineInSubject, phrase::SUBJECT_LINE_BREAK),
        _ => (Fault::ControlInSubject, phrase::SUBJECT_CONTROL),
    };
    let at = target.source.find(control).unwrap_or_default();
    let span = at..at.saturating_add(control.len_utf8());
    Some(target.error(code, "subject", &span, message.text(target.locale).to_owned()))
}
