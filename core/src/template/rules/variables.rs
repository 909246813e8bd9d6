//! How much of a template is variable.

use crate::answer::Kind;
use crate::finding::Severity;
use crate::phrases::Values;
use crate::phrases::rules::variables as phrase;
use crate::phrases::suggest::DID_YOU_MEAN;
use crate::suggest;
use crate::template::dialect::Dialect;
use crate::template::findings::{Note, Report, quote};
use crate::template::review::DeclaredVariable;
use crate::template::rules::{Case, Check, Example, Rule};
use crate::template::syntax::{Token, TokenKind};
use crate::template::view::{Document, Place, Variable};
use crate::template::words::VARIABLES;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

pub(super) static ALL_VARIABLE: Rule = Rule {
    id: "variables/all-variable-template",
    severity: Severity::Reject,
    what: phrase::ALL_VARIABLE_WHAT,
    why: phrase::ALL_VARIABLE_WHY,
    fix: phrase::ALL_VARIABLE_FIX,
    bad: Example::body("<p>{{heading}}</p><p>{{body}}</p>"),
    good: Example::body("<p>Hello {{name}}, your code is ready to be used.</p>"),
    source: "rulebook 1.3",
    check: Check::Whole(all_variable),
};

fn all_variable(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(body) = case.body() else { return };
    let Some(least) = case.policy.min_units.get(&case.question.kind).copied() else { return };
    let units = body.amount.units;
    let Some(first) = body.visible_variables().next() else { return };
    if units < least {
        report.add(|locale| {
            Note::new(phrase::ALL_VARIABLE.say(locale, &[("units", &units), ("least", &least)]))
                .at(body.part, &first.span)
                .counted(units, least)
        });
    }
}

pub(super) static RATIO: Rule = Rule {
    id: "variables/ratio",
    severity: Severity::Reject,
    what: phrase::RATIO_WHAT,
    why: phrase::RATIO_WHY,
    fix: phrase::RATIO_FIX,
    bad: Example::body("<p>Hello {{first}} {{last}}, your order {{number}} of {{date}} has shipped today.</p>"),
    good: Example::body("<p>Hello {{name}}, your order has shipped and should arrive within three days.</p>"),
    source: "rulebook 1.3",
    check: Check::Whole(ratio),
};

fn ratio(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(body) = case.body() else { return };
    let variables = u64::try_from(body.visible_variables().count()).unwrap_or(u64::MAX);
    let units = body.amount.units;
    let per_variable = case.policy.units_per_variable;
    if variables.saturating_mul(per_variable) <= units {
        return;
    }
    // The first variable beyond what the text bears.
    let borne = units.checked_div(per_variable).unwrap_or(u64::MAX);
    let Some(first) = body.visible_variables().nth(usize::try_from(borne).unwrap_or(usize::MAX)) else { return };
    report.add(|locale| {
        let values: Values<'_> = &[("variables", &variables), ("units", &units), ("borne", &borne)];
        Note::new(phrase::RATIO.say(locale, values)).at(body.part, &first.span).counted(variables, borne)
    });
}

pub(super) static LONG_VARIABLE: Rule = Rule {
    id: "variables/long-variable",
    severity: Severity::Warn,
    what: phrase::LONG_VARIABLE_WHAT,
    why: phrase::LONG_VARIABLE_WHY,
    fix: phrase::LONG_VARIABLE_FIX,
    bad: Example::body("<p>Hello {{name}}, you have a new message from us.</p>")
        .with(r#"{"variables":{"name":{"max_length":200}}}"#),
    good: Example::body("<p>Hello {{name}}, you have a new message from us.</p>")
        .with(r#"{"variables":{"name":{"max_length":6}}}"#),
    source: "rulebook 1.3",
    check: Check::Template(long_variable),
};

fn long_variable(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(body) = case.body() else { return };
    let declared = &case.question.variables;
    let length_of = |name: &str| declared.as_ref().and_then(|known| known.get(name)).and_then(|one| one.max_length);
    let mut sum = 0_u64;
    let mut longest: Option<(u64, &Token)> = None;
    for token in body.visible_variables() {
        let Some(name) = name_of(token) else { continue };
        let length = length_of(name);
        sum = sum.saturating_add(length.unwrap_or(case.policy.usual_variable_length));
        if let Some(length) = length
            && longest.is_none_or(|(known, _)| length > known)
        {
            longest = Some((length, token));
        }
    }
    let characters = body.amount.characters;
    let Some((length, token)) = longest else { return };
    let severity = if sum.saturating_mul(2) > characters { Severity::Review } else { Severity::Warn };
    if sum.saturating_mul(5) > characters {
        report.add_as(severity, |locale| {
            let name = quote(body.words(&token.span));
            let values: Values<'_> =
                &[("sum", &sum), ("characters", &characters), ("name", &name), ("length", &length)];
            Note::new(phrase::LONG_VARIABLE.say(locale, values))
                .at(body.part, &token.span)
                .counted(sum, characters.div_euclid(5))
        });
    }
}

/// The name under which a variable is declared: the path itself.
fn name_of(token: &Token) -> Option<&str> {
    match &token.kind {
        TokenKind::Output { path, .. } => Some(path),
        _ => None,
    }
}

pub(super) static WHOLE_PARAGRAPH: Rule = Rule {
    id: "variables/whole-paragraph",
    severity: Severity::Review,
    what: phrase::WHOLE_PARAGRAPH_WHAT,
    why: phrase::WHOLE_PARAGRAPH_WHY,
    fix: phrase::WHOLE_PARAGRAPH_FIX,
    bad: Example::body("<p>News about your account:</p><p>{{content}}</p>").of(Kind::Notification),
    good: Example::body("<p>News about your account:</p><p>Order {{number}} has shipped.</p>").of(Kind::Notification),
    source: "rulebook 1.3",
    check: Check::Template(whole_paragraph),
};

fn whole_paragraph(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(body) = case.html.as_ref().filter(|_| case.question.kind != Kind::Trigger) else { return };
    for token in body.visible_variables() {
        let last = name_of(token).and_then(|path| path.rsplit(['.', '_', '/']).next()).unwrap_or_default();
        let before = body.source.get(..token.span.start).unwrap_or_default().trim_end();
        let after = body.source.get(token.span.end..).unwrap_or_default().trim_start();
        let is_body = VARIABLES.of("body").any(|name| last.eq_ignore_ascii_case(name));
        if is_body && before.ends_with('>') && after.starts_with("</") {
            report.add(|locale| {
                let name = quote(body.words(&token.span));
                Note::new(phrase::WHOLE_PARAGRAPH.say(locale, &[("name", &name)])).at(body.part, &token.span)
            });
        }
    }
}

pub(super) static ADJACENT: Rule = Rule {
    id: "variables/adjacent",
    severity: Severity::Warn,
    what: phrase::ADJACENT_WHAT,
    why: phrase::ADJACENT_WHY,
    fix: phrase::ADJACENT_FIX,
    bad: Example::body("<p>You have a new message: {{a}}{{b}}{{c}}</p>"),
    good: Example::body("<p>You have a new message, {{first}} {{last}}</p>"),
    source: "own",
    check: Check::Template(adjacent),
};

fn adjacent(case: &Case<'_>, report: &mut Report<'_>) {
    let most = case.policy.reader.max_adjacent_variables;
    let rows = std::iter::once(&case.subject.document).chain(case.body()).filter_map(|document| {
        let (count, span) = longest_row(document)?;
        Some((document, count, span))
    });
    let Some((document, count, span)) = rows.max_by_key(|(_, count, _)| *count) else { return };
    if count > most {
        report.add(|locale| {
            let words = quote(document.words(&span));
            Note::new(phrase::ADJACENT.say(locale, &[("count", &count), ("words", &words)]))
                .at(document.part, &span)
                .counted(count, most)
        });
    }
}

/// The most variables in a row with nothing but punctuation between, in one block of text and one branch; a
/// partial may be words.
fn longest_row(document: &Document<'_>) -> Option<(u64, Range<usize>)> {
    let text = document.flow.text();
    let mut longest: Option<(u64, Range<usize>)> = None;
    let mut row: Option<(u64, Range<usize>, &Variable)> = None;
    for variable in document.variables.iter().filter(|variable| variable.place == Place::Text) {
        let Some(token) = document.token(variable) else { continue };
        let goes_on = row.as_ref().is_some_and(|(_, _, before)| {
            let between = text.get(before.after..variable.after).unwrap_or_default();
            let tokens = document.syntax.tokens.get(before.token..variable.token).unwrap_or_default();
            let parts = |token: &Token| {
                matches!(token.kind, TokenKind::Else | TokenKind::ElseBlock { .. } | TokenKind::Partial { .. })
            };
            before.edges == variable.edges && !between.contains(char::is_alphanumeric) && !tokens.iter().any(parts)
        });
        let (count, start) = match row.take() {
            Some((count, span, _)) if goes_on => (count.saturating_add(1), span.start),
            _ => (1, token.span.start),
        };
        let span = start..token.span.end;
        if longest.as_ref().is_none_or(|(most, _)| count > *most) {
            longest = Some((count, span.clone()));
        }
        row = Some((count, span, variable));
    }
    longest
}

pub(super) static UNDECLARED: Rule = Rule {
    id: "variables/undeclared",
    severity: Severity::Warn,
    what: phrase::UNDECLARED_WHAT,
    why: phrase::UNDECLARED_WHY,
    fix: phrase::UNDECLARED_FIX,
    bad: Example::body("<p>Hello {{nmae}}, you have a new message.</p>").with(r#"{"variables":{"name":{}}}"#),
    good: Example::body("<p>Hello {{name}}, you have a new message.</p>").with(r#"{"variables":{"name":{}}}"#),
    source: "rulebook 1.10",
    check: Check::Template(undeclared),
};

fn undeclared(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(declared) = &case.question.variables else { return };
    let names: Vec<&str> = declared.keys().map(String::as_str).collect();
    let mut used = BTreeSet::new();
    let mut reported = BTreeSet::new();
    let documents = || std::iter::once(&case.subject.document).chain(case.parts());
    for document in documents() {
        // Within a loop or `with`, names are those of its item.
        let mut scopes: Vec<bool> = Vec::new();
        for token in &document.syntax.tokens {
            let in_item = scopes.iter().any(|is_item| *is_item);
            let path = match &token.kind {
                TokenKind::Output { path, .. } => path,
                TokenKind::OpenBlock { name, argument } => {
                    scopes.push(matches!(name.as_str(), "each" | "with" | "inline"));
                    argument
                }
                TokenKind::ElseBlock { argument, .. } => argument,
                TokenKind::CloseBlock { .. } => {
                    scopes.pop();
                    continue;
                }
                _ => continue,
            };
            let path = path.strip_prefix("@root.").unwrap_or(path);
            let root = path.split(['.', '/']).next().unwrap_or_default();
            let known = [path, root].into_iter().find(|name| declared.contains_key(*name));
            used.extend(known);
            let is_plain = root.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-');
            if known.is_none() && !in_item && is_plain && !matches!(root, "" | "this") && reported.insert(root) {
                report.add(|locale| {
                    let note = Note::new(phrase::UNDECLARED.say(locale, &[("name", &quote(path))]))
                        .at(document.part, &token.span);
                    match suggest::nearest(path, names.iter().copied()) {
                        Some(name) => note.help(DID_YOU_MEAN.say(locale, &[("name", &name)])),
                        None => note,
                    }
                });
            }
        }
    }
    if case.is_unread() {
        return;
    }
    if case.question.dialect(case.policy) != Dialect::Handlebars {
        used.extend(documents().flat_map(|document| spoken_of(document, declared)));
    }
    for name in names.iter().filter(|name| !used.contains(*name)) {
        report.add(|locale| Note::new(phrase::UNUSED.say(locale, &[("name", &quote(name))])));
    }
}

/// The declared variables that stand anywhere in the tags of another dialect, whose expressions may hold several.
fn spoken_of<'d>(
    document: &'d Document<'_>,
    declared: &'d BTreeMap<String, DeclaredVariable>,
) -> impl Iterator<Item = &'d str> {
    let is_outside = |c: char| !c.is_alphanumeric() && !matches!(c, '_' | '-' | '.');
    let words = document.syntax.tokens.iter().flat_map(move |token| document.words(&token.span).split(is_outside));
    words
        .flat_map(|word| {
            let path = word.trim_matches(['.', '-']);
            [path, path.split('.').next().unwrap_or_default()]
        })
        .filter_map(|name| declared.get_key_value(name))
        .map(|(name, _)| name.as_str())
}
