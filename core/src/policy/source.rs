//! A policy document's text as a tree, with the line and column of each value.

use crate::error::{Code, Error};
use crate::input::{self, Step, Tree, path_text, site};
use std::borrow::Cow;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A parsed document and the way back to its text.
pub(super) struct Source<'a> {
    text: &'a str,
    form: Form<'a>,
}

enum Form<'a> {
    Json,
    Toml(DeTable<'a>),
}

impl<'a> Source<'a> {
    /// Reads JSON if the first character is `{`, else TOML.
    pub(super) fn parse(text: &'a str) -> Result<Self, Error> {
        if text.trim_start().starts_with('{') {
            return Ok(Self { text, form: Form::Json });
        }
        let table = DeTable::parse(text).map_err(|error| {
            let message = format!("this is not valid TOML: {}", error.message().trim());
            at(Error::new(Code::Syntax, "", message), text, error.span().map(|span| span.start))
        })?;
        Ok(Self { text, form: Form::Toml(table.into_inner()) })
    }

    /// The document as a settled tree, which borrows its texts.
    pub(super) fn tree(&self) -> Result<Tree<'_>, Error> {
        match &self.form {
            Form::Json => {
                let tree = input::read(self.text)?;
                if let Some(path) = site::twice(&tree) {
                    let name = path_text(path.get(path.len().saturating_sub(1)..).unwrap_or_default());
                    let message = format!("the field `{name}` is given twice");
                    return Err(self.place(Error::new(Code::InvalidValue, path_text(&path), message), &path));
                }
                Ok(tree.settled())
            }
            Form::Toml(table) => convert_table(table).map_err(|misplaced| {
                let path: Vec<Step> = misplaced.way_back.into_iter().rev().collect();
                at(
                    Error::new(Code::InvalidValue, path_text(&path), misplaced.message),
                    self.text,
                    Some(misplaced.span.start),
                )
            }),
        }
    }

    /// The error with the line and column of what its path names.
    pub(super) fn place(&self, error: Error, path: &[Step]) -> Error {
        match &self.form {
            Form::Json => at(error, self.text, site::find(self.text, path)),
            Form::Toml(table) => at(error, self.text, find(table, path).map(|span| span.start)),
        }
    }
}

fn at(error: Error, text: &str, start: Option<usize>) -> Error {
    let Some(before) = start.and_then(|start| text.get(..start)) else { return error };
    let line = before.matches('\n').count().saturating_add(1);
    let column = before.rsplit('\n').next().map_or(0, |line| line.chars().count()).saturating_add(1);
    Error { line: u32::try_from(line).ok(), column: u32::try_from(column).ok(), ..error }
}

/// The span of the deepest value on the path that the text has; of a key where the last step names one.
fn find(table: &DeTable<'_>, path: &[Step]) -> Option<Range<usize>> {
    let (Step::Key(first), rest) = (path.first()?, path.get(1..)?) else { return None };
    let (key, value) = table.get_key_value(first.as_str())?;
    if rest.is_empty() {
        return Some(if matches!(value.get_ref(), DeValue::Table(_) | DeValue::Array(_)) {
            key.span()
        } else {
            value.span()
        });
    }
    within(value.get_ref(), rest).or_else(|| Some(key.span()))
}

fn within(value: &DeValue<'_>, path: &[Step]) -> Option<Range<usize>> {
    match (value, path.first()?) {
        (DeValue::Table(table), Step::Key(_)) => find(table, path),
        (DeValue::Array(items), Step::Index(index)) => {
            let item = items.get(*index)?;
            within(item.get_ref(), path.get(1..)?).or_else(|| Some(item.span()))
        }
        _ => None,
    }
}

/// A value that a policy cannot have.
struct Misplaced {
    /// The steps to it, the last one first.
    way_back: Vec<Step>,
    message: String,
    span: Range<usize>,
}

impl Misplaced {
    fn below(mut self, step: Step) -> Self {
        self.way_back.push(step);
        self
    }
}

fn convert_table<'t>(table: &'t DeTable<'_>) -> Result<Tree<'t>, Misplaced> {
    let mut fields = Vec::with_capacity(table.len());
    for (key, value) in table {
        let key = key.get_ref().as_ref();
        let value = convert(value).map_err(|misplaced| misplaced.below(Step::Key(key.to_owned())))?;
        fields.push((Cow::Borrowed(key), value));
    }
    Ok(Tree::Object(input::sorted(fields)))
}

fn convert<'t>(value: &'t Spanned<DeValue<'_>>) -> Result<Tree<'t>, Misplaced> {
    let refuse = |message: String| Misplaced { way_back: Vec::new(), message, span: value.span() };
    match value.get_ref() {
        DeValue::String(text) => Ok(Tree::Text(Cow::Borrowed(text))),
        DeValue::Boolean(value) => Ok(Tree::Boolean(*value)),
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
            .map(|number| u64::try_from(number).map_or(Tree::Signed(number), Tree::Unsigned))
            .map_err(|_| refuse(format!("`{}` is too large a number", number.as_str()))),
        DeValue::Float(number) => Err(refuse(format!(
            "`{}` has a fraction; numbers in a policy are whole, shares are written as `\"2.5%\"`",
            number.as_str()
        ))),
        DeValue::Datetime(date) => Ok(Tree::text(&date.to_string())),
        DeValue::Array(items) => {
            let mut list = Vec::with_capacity(items.len());
            for (index, item) in items.iter().enumerate() {
                list.push(convert(item).map_err(|misplaced| misplaced.below(Step::Index(index)))?);
            }
            Ok(Tree::List(list))
        }
        DeValue::Table(table) => convert_table(table),
    }
}
