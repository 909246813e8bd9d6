//! What rules report, kept to what a person reads: three of a rule, with their places.

use crate::finding::{Edit, Finding, Part, PositionEncoding, Severity, Span};
use crate::locale::Locale;
use crate::order;
use crate::phrases::Phrase;
use crate::position;
use crate::template::dialect::Dialect;
use crate::template::document::Level;
use crate::template::edit::Change;
use crate::template::own::Pattern;
use crate::template::rules::Rule;
use crate::template::score::Tally;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

/// Findings of one rule that are listed.
const LISTED: usize = 3;
/// Characters of the source that a message quotes.
const QUOTED: usize = 60;

/// One thing that a rule has to say.
#[derive(Clone, Debug)]
pub(crate) struct Note {
    severity: Severity,
    place: Option<(Part, Range<usize>)>,
    part: Option<Part>,
    dialect: Option<Dialect>,
    message: String,
    help: Option<String>,
    change: Option<Box<Change>>,
    observed: Option<u64>,
    limit: Option<u64>,
    places: Option<u64>,
}

impl Note {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Info,
            place: None,
            part: None,
            dialect: None,
            message: message.into(),
            help: None,
            change: None,
            observed: None,
            limit: None,
            places: None,
        }
    }

    #[inline(never)]
    pub(crate) fn at(self, part: Part, span: &Range<usize>) -> Self {
        Self { place: Some((part, span.clone())), ..self }
    }

    /// About a text as a whole.
    pub(crate) fn about(self, part: Part) -> Self {
        Self { part: Some(part), ..self }
    }

    /// About a template that seems to be written in a dialect.
    pub(crate) fn written_in(self, dialect: Dialect) -> Self {
        Self { dialect: Some(dialect), ..self }
    }

    #[inline(never)]
    pub(crate) fn counted(self, observed: u64, limit: u64) -> Self {
        Self { observed: Some(observed), limit: Some(limit), ..self }
    }

    /// One of so many places, none of the others with a finding of its own.
    pub(crate) fn of_places(self, places: usize) -> Self {
        Self { places: u64::try_from(places).ok().filter(|places| *places > 1), ..self }
    }

    fn is_in_body(&self) -> bool {
        self.place.as_ref().is_some_and(|(part, _)| *part != Part::Subject)
    }

    fn weighing(self, severity: Severity) -> Self {
        Self { severity, ..self }
    }

    /// What mends it, if there is no choice to make.
    #[inline(never)]
    pub(crate) fn mended_by(self, change: Option<Change>) -> Self {
        Self { change: change.map(Box::new), ..self }
    }

    pub(crate) fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }
}

/// The name of a rule, and what it advises where a note has no advice of its own.
#[derive(Clone, Debug)]
struct Named {
    id: Cow<'static, str>,
    fix: Fix,
}

#[derive(Clone, Debug)]
enum Fix {
    /// Of a rule, with examples in Handlebars.
    Rule(Phrase),
    /// Of a policy's own pattern, as it stands.
    Pattern(String),
}

impl Fix {
    fn say(self, locale: Locale, dialect: Dialect) -> String {
        match self {
            Self::Rule(advice) => dialect.spell(advice.text(locale)),
            Self::Pattern(advice) => advice,
        }
    }
}

/// What one rule has found so far.
pub(crate) struct Report<'r> {
    rule: Named,
    severity: Severity,
    level: Option<Level>,
    found: &'r mut Findings,
    kept: BTreeMap<Severity, Kept>,
}

/// What was found of one severity: how often, and the notes that are read.
#[derive(Default)]
struct Kept {
    count: u64,
    notes: Vec<Note>,
}

impl Report<'_> {
    /// Adds a finding of the rule's own severity; the note is only written if it will be read.
    pub(crate) fn add(&mut self, note: impl FnOnce(Locale) -> Note) {
        self.add_as(self.severity, note);
    }

    /// Adds a finding of a severity of its own.
    pub(crate) fn add_as(&mut self, severity: Severity, note: impl FnOnce(Locale) -> Note) {
        let severity = self.level.and_then(Level::severity).unwrap_or(severity);
        if self.count(severity) {
            let note = note(self.found.locale);
            self.keep(severity, note);
        }
    }

    // What does not depend on who writes the note is compiled once, not within each rule.

    /// Counts a finding; tells whether its note is read.
    #[inline(never)]
    fn count(&mut self, severity: Severity) -> bool {
        let kept = self.kept.entry(severity).or_default();
        kept.count = kept.count.saturating_add(1);
        kept.notes.len() < LISTED
    }

    #[inline(never)]
    fn keep(&mut self, severity: Severity, note: Note) {
        if let Some(kept) = self.kept.get_mut(&severity) {
            kept.notes.push(note.weighing(severity));
        }
    }

    fn close(mut self) {
        if self.kept.is_empty() {
            return;
        }
        if self.found.is_of_part {
            for kept in self.kept.values_mut() {
                let before = kept.notes.len();
                kept.notes.retain(Note::is_in_body);
                let dropped = u64::try_from(before.saturating_sub(kept.notes.len())).unwrap_or(u64::MAX);
                kept.count = kept.count.saturating_sub(dropped);
            }
            self.kept.retain(|_, kept| !kept.notes.is_empty());
        }
        let total = self.kept.values().fold(0_u64, |sum, kept| sum.saturating_add(kept.count));
        let tallies = self.kept.iter().map(|(severity, kept)| Tally { severity: *severity, count: kept.count });
        self.found.tallies.extend(tallies);
        let listed: Vec<Note> = self.kept.into_iter().rev().flat_map(|(_, kept)| kept.notes).take(LISTED).collect();
        let more = u64::try_from(listed.len()).is_ok_and(|listed| total > listed);
        for (index, note) in listed.into_iter().enumerate() {
            let count = Some(total).filter(|_| more && index == 0);
            self.found.notes.push((self.rule.clone(), note, count));
        }
    }
}

/// All that the rules have found.
pub(crate) struct Findings {
    locale: Locale,
    is_of_part: bool,
    notes: Vec<(Named, Note, Option<u64>)>,
    pub(crate) tallies: Vec<Tally>,
}

impl Findings {
    /// None yet; what they say will be in a language.
    pub(crate) fn new(locale: Locale) -> Self {
        Self { locale, is_of_part: false, notes: Vec::new(), tallies: Vec::new() }
    }

    /// Of a part of a template: what has no place in its body is left out.
    pub(crate) fn of_a_part(self) -> Self {
        Self { is_of_part: true, ..self }
    }

    /// Lets a rule report, unless the policy has it off.
    pub(crate) fn of(
        &mut self,
        rule: &'static Rule,
        severities: &BTreeMap<String, Level>,
        check: impl FnOnce(&mut Report<'_>),
    ) {
        let level = severities.get(rule.id).copied();
        let named = Named { id: rule.id.into(), fix: Fix::Rule(rule.fix) };
        self.report(named, rule.severity, level, check);
    }

    /// Lets a pattern of the policy's own report.
    pub(crate) fn of_pattern(&mut self, pattern: &Pattern, check: impl FnOnce(&mut Report<'_>)) {
        let Some(severity) = pattern.severity.severity() else { return };
        let named = Named { id: pattern.id.clone().into(), fix: Fix::Pattern(pattern.fix(self.locale).to_owned()) };
        self.report(named, severity, None, check);
    }

    fn report(&mut self, rule: Named, severity: Severity, level: Option<Level>, check: impl FnOnce(&mut Report<'_>)) {
        if level == Some(Level::Off) {
            return;
        }
        let mut report = Report { rule, severity, level, found: self, kept: BTreeMap::new() };
        check(&mut report);
        report.close();
    }

    /// The findings, the weightiest first, then by place; the rules' advice is spelt in the template's dialect.
    pub(crate) fn list(mut self, texts: &[(Part, &str)], encoding: PositionEncoding, dialect: Dialect) -> Vec<Finding> {
        // By what counts least first, since those that are equal stay in their order.
        let of_place = |number: fn(&(Part, Range<usize>)) -> usize| {
            move |(_, note, _): &(Named, Note, Option<u64>)| note.place.as_ref().map_or(0, number)
        };
        let notes = order::by_text(self.notes, |(rule, ..)| &rule.id);
        let notes = order::by_number(notes, of_place(|(_, span)| span.end));
        let notes = order::by_number(notes, of_place(|(_, span)| span.start));
        let notes = order::by_number(notes, of_place(|(part, _)| (*part as usize).saturating_add(1)));
        self.notes =
            order::by_number(notes, |(_, note, _)| (Severity::Reject as usize).abs_diff(note.severity as usize));
        let places = self.notes.iter().map(|(_, note, _)| note.place.clone());
        let changes = self.notes.iter().map(|(_, note, _)| note.change.as_ref());
        let changes = changes.map(|change| change.map(|change| (change.part, change.span.clone())));
        let places: Vec<_> = places.chain(changes).collect();
        let mut spans = spans(&places, texts, encoding);
        let of_changes = spans.split_off(self.notes.len());
        self.notes
            .into_iter()
            .zip(spans.into_iter().zip(of_changes))
            .map(|((rule, note, count), (span, of_change))| Finding {
                rule: rule.id.into_owned(),
                severity: note.severity,
                message: note.message,
                help: note.help.unwrap_or_else(|| rule.fix.say(self.locale, dialect)),
                span,
                part: note.part,
                dialect: note.dialect,
                edit: note.change.zip(of_change).map(|(change, span)| Edit { span, new_text: change.new_text }),
                observed: note.observed,
                limit: note.limit,
                count: count.or(note.places),
            })
            .collect()
    }
}

/// The spans of places in the texts of some parts.
fn spans(
    places: &[Option<(Part, Range<usize>)>],
    texts: &[(Part, &str)],
    encoding: PositionEncoding,
) -> Vec<Option<Span>> {
    let mut spans = vec![None; places.len()];
    for (part, text) in texts {
        let within = |place: &Option<(Part, Range<usize>)>| match place {
            Some((other, span)) if other == part => Some(span.clone()),
            _ => None,
        };
        let ranges: Vec<Range<usize>> = places.iter().filter_map(within).collect();
        let mut found = position::spans(*part, text, &ranges, encoding).into_iter();
        for (span, place) in spans.iter_mut().zip(places) {
            if within(place).is_some() {
                *span = found.next();
            }
        }
    }
    spans
}

/// Words of the source in backticks: cut if long, what cannot be seen written out.
pub(crate) fn quote(words: &str) -> String {
    let mut text = String::from("`");
    let mut characters = words.trim().chars();
    let mut before = ' ';
    for c in characters.by_ref().take(QUOTED) {
        match c {
            // These belong to the sign before them.
            '\u{fe0e}' | '\u{fe0f}' | '\u{200d}' if !before.is_ascii() && !before.is_alphanumeric() => text.push(c),
            '`' => text.push('\''),
            '\n' | '\r' | '\t' => text.push(' '),
            c if c.is_control() || super::view::flow::is_ignorable(c) => text.extend(c.escape_unicode()),
            c => text.push(c),
        }
        before = c;
    }
    text.push_str(if characters.next().is_some() { "…`" } else { "`" });
    text
}
