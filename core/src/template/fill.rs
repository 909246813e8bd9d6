//! Filling one part of a template with data.

use crate::finding::{Part, PositionEncoding};
use crate::locale::Locale;
use crate::phrases::{Phrase, Values, render as phrase};
use crate::position;
use crate::template::data::{Data, Found};
use crate::template::followed::{Blamed, Followed};
use crate::template::render::{Budget, Fault, RenderError};
use crate::template::scope::{Lap, Scope};
use crate::template::tree::{Block, BlockKind, Body, Form, Node, Partial, Variable};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::ops::Range;

/// How deep partials may call each other; blocks have their own limit, which the syntax keeps.
const MOST_CALLS: usize = 32;

/// More mistakes than anyone reads at once.
pub(super) const MOST_ERRORS: usize = 20;

/// What is filled, and how.
#[derive(Clone, Copy, Debug)]
pub(super) struct Target<'a> {
    pub(super) part: Part,
    pub(super) source: &'a str,
    pub(super) escape: bool,
    /// Those that no value may give a link.
    pub(super) schemes: &'a [String],
    pub(super) encoding: PositionEncoding,
    pub(super) locale: Locale,
}

impl Target<'_> {
    pub(super) fn error(&self, code: Fault, name: &str, span: &Range<usize>, message: String) -> RenderError {
        let span = position::span(self.part, self.source, span, self.encoding);
        RenderError { code, name: name.to_owned(), message, help: String::new(), span: Some(span) }
    }
}

/// Fills a part; all its mistakes where there are any.
pub(super) fn fill(
    target: Target<'_>,
    body: &Body<'_>,
    data: &Data,
    budget: &mut Budget,
) -> Result<String, Vec<RenderError>> {
    let scope = Scope::new(data);
    let mut filler = Filler {
        target,
        scope,
        budget,
        output: String::new(),
        followed: Followed::default(),
        bodies: Vec::new(),
        calls: 0,
        errors: Vec::new(),
        seen: BTreeSet::new(),
    };
    // A limit that is met has put its own mistake among the others.
    let (Ok(()) | Err(Stop)) = filler.body(body);
    if filler.errors.is_empty() { Ok(filler.output) } else { Err(filler.errors) }
}

/// There is no sense in going on.
struct Stop;

struct Filler<'t, 'd, 'b> {
    target: Target<'t>,
    scope: Scope<'d>,
    budget: &'b mut Budget,
    output: String,
    followed: Followed<'t>,
    /// The bodies around the present place, whose partials can be called from here.
    bodies: Vec<&'t Body<'t>>,
    calls: usize,
    errors: Vec<RenderError>,
    /// Where mistakes were met, so that a loop does not tell them again.
    seen: BTreeSet<usize>,
}

impl<'t, 'd> Filler<'t, 'd, '_> {
    fn body(&mut self, body: &'t Body<'t>) -> Result<(), Stop> {
        self.bodies.push(body);
        for node in &body.nodes {
            match node {
                Node::Text(text) => {
                    self.push(text, &(0..0))?;
                    self.follow()?;
                }
                Node::Output(variable, form) => self.output(variable, *form)?,
                Node::Block(block) => self.block(block)?,
                Node::Partial(partial) => self.partial(partial)?,
            }
        }
        self.bodies.pop();
        Ok(())
    }

    fn mistake(
        &mut self,
        code: Fault,
        name: &str,
        span: &Range<usize>,
        message: String,
        help: String,
    ) -> Result<(), Stop> {
        if self.seen.insert(span.start) {
            self.errors.push(RenderError { help, ..self.target.error(code, name, span, message) });
        }
        if self.errors.len() < MOST_ERRORS { Ok(()) } else { Err(Stop) }
    }

    fn stop(
        &mut self,
        code: Fault,
        name: &str,
        span: &Range<usize>,
        message: Phrase,
        values: Values<'_>,
    ) -> Result<(), Stop> {
        let message = message.say(self.target.locale, values);
        self.errors.push(self.target.error(code, name, span, message));
        Err(Stop)
    }

    fn push(&mut self, text: &str, span: &Range<usize>) -> Result<(), Stop> {
        if !self.budget.take_bytes(text.len()) {
            let most = self.budget.max_bytes;
            return self.stop(Fault::TooLarge, "", span, phrase::TOO_LARGE, &[("most", &most)]);
        }
        self.output.push_str(text);
        Ok(())
    }

    fn step(&mut self, span: &Range<usize>) -> Result<(), Stop> {
        if self.budget.take_step() {
            return Ok(());
        }
        let most = self.budget.max_steps;
        self.stop(Fault::TooManySteps, "", span, phrase::TOO_MANY_STEPS, &[("most", &most)])
    }

    fn output(&mut self, variable: &'t Variable<'t>, form: Form) -> Result<(), Stop> {
        self.step(&variable.span)?;
        let (name, locale) = (variable.written, self.target.locale);
        let mut digits = String::new();
        let text = match self.scope.find(&variable.path) {
            None => {
                let help = self.scope.suggestion(&variable.path, locale);
                let message = phrase::NO_VARIABLE.say(locale, &[("name", &name)]);
                return self.mistake(Fault::MissingVariable, name, &variable.span, message, help);
            }
            Some(Found::Data(data @ (Data::List(_) | Data::Object(_)))) => {
                let message = phrase::NOT_PRINTABLE.say(locale, &[("name", &name), ("kind", &data.kind(locale))]);
                let help = phrase::PRINT_A_VALUE.text(locale).to_owned();
                return self.mistake(Fault::WrongType, name, &variable.span, message, help);
            }
            Some(Found::Data(Data::Inexact(_))) => {
                let message = phrase::NOT_EXACT.say(locale, &[("name", &name)]);
                let help = phrase::GIVE_AS_TEXT.text(locale).to_owned();
                return self.mistake(Fault::WrongType, name, &variable.span, message, help);
            }
            Some(Found::Data(Data::Null)) => "",
            Some(Found::Data(Data::Boolean(true)) | Found::Truth(true)) => "true",
            Some(Found::Data(Data::Boolean(false)) | Found::Truth(false)) => "false",
            Some(Found::Data(Data::Number(text) | Data::Text(text))) => text,
            Some(Found::Name(text)) => text,
            Some(Found::Count(count)) => {
                let written = write!(digits, "{count}");
                debug_assert!(written.is_ok());
                &digits
            }
        };
        if self.target.part == Part::Subject
            && let Some(control) = text.chars().find(|c| c.is_control() && *c != '\t')
        {
            return self.control_in_subject(variable, control);
        }
        let from = self.output.len();
        if self.target.escape && form == Form::Escaped {
            self.push_escaped(text, &variable.span)?;
        } else {
            self.push(text, &variable.span)?;
        }
        if self.target.part == Part::Html {
            self.followed.note(from..self.output.len(), variable);
        }
        self.follow()
    }

    /// Looks at the addresses of the tags that ended with what was put out last.
    fn follow(&mut self) -> Result<(), Stop> {
        if self.target.part == Part::Html {
            for Blamed { variable, scheme } in self.followed.read(&self.output, self.target.schemes) {
                self.dangerous_scheme(variable, scheme)?;
            }
        }
        Ok(())
    }

    fn control_in_subject(&mut self, variable: &Variable<'_>, control: char) -> Result<(), Stop> {
        let (name, locale) = (variable.written, self.target.locale);
        let (code, message) = if matches!(control, '\r' | '\n') {
            (Fault::NewlineInSubject, phrase::VALUE_WITH_LINE_BREAK.say(locale, &[("name", &name)]))
        } else {
            let written = format!("U+{:04X}", u32::from(control));
            let values: Values<'_> = &[("name", &name), ("control", &written)];
            (Fault::ControlInSubject, phrase::VALUE_WITH_CONTROL.say(locale, values))
        };
        let help = phrase::ONE_LINE.text(locale).to_owned();
        self.mistake(code, name, &variable.span, message, help)
    }

    fn dangerous_scheme(&mut self, variable: &Variable<'_>, scheme: &str) -> Result<(), Stop> {
        let (name, locale) = (variable.written, self.target.locale);
        let message = phrase::VALUE_WITH_SCHEME.say(locale, &[("name", &name), ("scheme", &scheme)]);
        let help = phrase::GIVE_A_PAGE.text(locale).to_owned();
        self.mistake(Fault::DangerousScheme, name, &variable.span, message, help)
    }

    fn push_escaped(&mut self, text: &str, span: &Range<usize>) -> Result<(), Stop> {
        let mut rest = text;
        while let Some(at) = rest.find(['&', '<', '>', '"', '\'', '`', '=']) {
            let Some((before, after)) = rest.split_at_checked(at) else { break };
            let mut after = after.chars();
            // What Handlebars escapes; the last three end an attribute without quotes in old browsers.
            let entity = match after.next() {
                Some('&') => "&amp;",
                Some('<') => "&lt;",
                Some('>') => "&gt;",
                Some('"') => "&quot;",
                Some('\'') => "&#x27;",
                Some('`') => "&#x60;",
                _ => "&#x3D;",
            };
            self.push(before, span)?;
            self.push(entity, span)?;
            rest = after.as_str();
        }
        self.push(rest, span)
    }

    fn block(&mut self, block: &'t Block<'t>) -> Result<(), Stop> {
        self.step(&block.variable.span)?;
        let found = self.scope.find(&block.variable.path);
        match block.kind {
            BlockKind::If => self.body(if is_true(found) { &block.body } else { &block.inverse }),
            BlockKind::Unless => self.body(if is_true(found) { &block.inverse } else { &block.body }),
            BlockKind::Each => self.each(block, found),
            BlockKind::With => match found {
                // Nought is something to Handlebars here, as it is not to a condition.
                Some(Found::Data(data)) if data.is_true() || matches!(data, Data::Number(_)) => {
                    self.scope.enter(data);
                    self.body(&block.body)?;
                    self.scope.leave();
                    Ok(())
                }
                Some(Found::Count(_) | Found::Truth(_) | Found::Name(_)) => {
                    self.wrong_block(&block.variable, phrase::WITH)
                }
                _ => self.body(&block.inverse),
            },
        }
    }

    fn wrong_block(&mut self, variable: &Variable<'_>, message: Phrase) -> Result<(), Stop> {
        let message = message.say(self.target.locale, &[("name", &variable.written)]);
        self.mistake(Fault::WrongType, variable.written, &variable.span, message, String::new())
    }

    fn each(&mut self, block: &'t Block<'t>, found: Option<Found<'d>>) -> Result<(), Stop> {
        match found {
            Some(Found::Data(Data::List(items))) if !items.is_empty() => {
                let items = items.iter().map(|item| (None, item));
                self.laps(block, items)
            }
            Some(Found::Data(Data::Object(object))) if !object.entries().is_empty() => {
                let items = object.entries().iter().map(|(name, item)| (Some(name.as_str()), item));
                self.laps(block, items)
            }
            None | Some(Found::Data(Data::Null | Data::Boolean(false) | Data::List(_) | Data::Object(_))) => {
                self.body(&block.inverse)
            }
            Some(Found::Data(Data::Text(text))) if text.is_empty() => self.body(&block.inverse),
            Some(_) => self.wrong_block(&block.variable, phrase::EACH),
        }
    }

    fn laps(
        &mut self,
        block: &'t Block<'t>,
        items: impl ExactSizeIterator<Item = (Option<&'d str>, &'d Data)>,
    ) -> Result<(), Stop> {
        let count = items.len();
        for (index, (name, item)) in items.enumerate() {
            self.step(&block.variable.span)?;
            let lap = Lap { index, name, last: index.saturating_add(1) == count };
            self.scope.begin_lap(item, lap);
            self.body(&block.body)?;
            self.scope.end_lap();
        }
        Ok(())
    }

    fn partial(&mut self, partial: &'t Partial<'t>) -> Result<(), Stop> {
        self.step(&partial.span)?;
        let (name, locale) = (partial.name, self.target.locale);
        let Some(body) = self.bodies.iter().rev().find_map(|body| body.partials.get(name)) else {
            let message = phrase::NO_PARTIAL.say(locale, &[("partial", &name)]);
            let help = phrase::DEFINE_PARTIAL.say(locale, &[("partial", &name)]);
            return self.mistake(Fault::UnknownPartial, name, &partial.span, message, help);
        };
        if self.calls >= MOST_CALLS {
            let values: Values<'_> = &[("most", &MOST_CALLS), ("partial", &name)];
            return self.stop(Fault::TooDeep, name, &partial.span, phrase::TOO_DEEP, values);
        }
        let context = match &partial.argument {
            None => None,
            Some(variable) => {
                let Some(Found::Data(data)) = self.scope.find(&variable.path) else {
                    let help = self.scope.suggestion(&variable.path, locale);
                    let values: Values<'_> = &[("name", &variable.written), ("partial", &name)];
                    let message = phrase::NO_VARIABLE_FOR_PARTIAL.say(locale, values);
                    return self.mistake(Fault::MissingVariable, variable.written, &partial.span, message, help);
                };
                Some(data)
            }
        };
        let before = self.output.len();
        self.calls = self.calls.saturating_add(1);
        if let Some(data) = context {
            self.scope.enter(data);
        }
        self.body(body)?;
        if context.is_some() {
            self.scope.leave();
        }
        self.calls = self.calls.saturating_sub(1);
        self.indent(before, partial)
    }

    /// Indents each line of what a partial has put out since.
    fn indent(&mut self, from: usize, partial: &Partial<'_>) -> Result<(), Stop> {
        if partial.indent.is_empty() {
            return Ok(());
        }
        let filled = self.output.split_off(from);
        self.budget.give_back(filled.len());
        for line in filled.split_inclusive('\n') {
            self.push(partial.indent, &partial.span)?;
            self.push(line, &partial.span)?;
        }
        self.followed.indented(from, &filled, partial.indent.len(), &self.output);
        Ok(())
    }
}

fn is_true(found: Option<Found<'_>>) -> bool {
    match found {
        None => false,
        Some(Found::Data(data)) => data.is_true(),
        Some(Found::Count(count)) => count != 0,
        Some(Found::Truth(value)) => value,
        Some(Found::Name(name)) => !name.is_empty(),
    }
}
