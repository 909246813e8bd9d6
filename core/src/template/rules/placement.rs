//! Where variables may stand, and whether the template can be rendered at all.

use crate::finding::Severity;
use crate::phrases::Values;
use crate::phrases::rules::placement as phrase;
use crate::template::dialect::Dialect;
use crate::template::edit::Change;
use crate::template::findings::{Note, Report, quote};
use crate::template::rules::{Case, Check, Example, Rule, Subject};
use crate::template::syntax::{Mistake, TokenKind};
use crate::template::view::{Document, Place, Variable};

pub(super) static RAW_HTML: Rule = Rule {
    id: "variables/raw-html",
    severity: Severity::Review,
    what: phrase::RAW_HTML_WHAT,
    why: phrase::RAW_HTML_WHY,
    fix: phrase::RAW_HTML_FIX,
    bad: Example::body("<p>About you: {{{bio}}}</p>"),
    good: Example::body("<p>About you: {{bio}}</p>"),
    source: "own",
    check: Check::Template(raw_html),
};

fn raw_html(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(html) = &case.html else { return };
    for variable in html.variables.iter().filter(|variable| variable.place != Place::Comment) {
        let Some(token) = html.token(variable) else { continue };
        if matches!(token.kind, TokenKind::Output { raw: true, .. }) {
            report.add(|locale| {
                let words = quote(html.words(&token.span));
                let note = Note::new(phrase::RAW_HTML.say(locale, &[("words", &words)])).at(html.part, &token.span);
                note.mended_by(Change::of_words(html, &token.span, escaped))
            });
        }
    }
}

/// A variable in Handlebars as one whose value is escaped; any other as it is.
fn escaped(words: &str) -> String {
    let of_three = words.strip_prefix("{{{").and_then(|rest| rest.strip_suffix("}}}"));
    let of_two = || words.strip_prefix("{{&").and_then(|rest| rest.strip_suffix("}}"));
    of_three.or_else(of_two).map_or_else(|| words.to_owned(), |name| format!("{{{{{name}}}}}"))
}

pub(super) static IN_SCRIPT_OR_STYLE: Rule = Rule {
    id: "variables/in-script-or-style",
    severity: Severity::Reject,
    what: phrase::IN_SCRIPT_OR_STYLE_WHAT,
    why: phrase::IN_SCRIPT_OR_STYLE_WHY,
    fix: phrase::IN_SCRIPT_OR_STYLE_FIX,
    bad: Example::body("<p style=\"background:url({{picture}})\">Hello</p>"),
    good: Example::body("<p style=\"background:#fff\">Hello</p>"),
    source: "own",
    check: Check::Template(in_script_or_style),
};

fn in_script_or_style(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(html) = &case.html else { return };
    for variable in &html.variables {
        if let Some(token) = html.token(variable)
            && is_code(html, variable)
        {
            report.add(|locale| {
                let words = quote(html.words(&token.span));
                Note::new(phrase::IN_SCRIPT_OR_STYLE.say(locale, &[("words", &words)])).at(html.part, &token.span)
            });
        }
    }
}

fn is_code(html: &Document<'_>, variable: &Variable) -> bool {
    let Place::Value { tag, attribute } = variable.place else { return variable.place == Place::Code };
    let Some(tag) = html.scan.tags.get(tag) else { return false };
    let Some(attribute) = html.scan.attributes(tag).get(attribute) else { return false };
    let name = html.scan.str(&attribute.name);
    let is_handler = name.len() > 2 && name.starts_with("on");
    is_handler || (name == "style" && in_url(html, variable, attribute.span.start))
}

/// Bytes before a variable in which a `url(` is looked for.
const NEAR: usize = 2_048;

/// Whether the nearest bracket before the variable is that of a `url(`.
fn in_url(html: &Document<'_>, variable: &Variable, from: usize) -> bool {
    let Some(token) = html.token(variable) else { return false };
    let before = html.source.as_bytes().get(from..token.span.start).unwrap_or_default();
    let near = before.get(before.len().saturating_sub(NEAR)..).unwrap_or_default();
    let Some(bracket) = near.iter().rposition(|byte| matches!(byte, b'(' | b')' | b';')) else { return false };
    let word = near.get(bracket.saturating_sub(3)..bracket).unwrap_or_default();
    near.get(bracket) == Some(&b'(') && word.eq_ignore_ascii_case(b"url")
}

pub(super) static IN_TAG_NAME: Rule = Rule {
    id: "variables/in-tag-name",
    severity: Severity::Reject,
    what: phrase::IN_TAG_NAME_WHAT,
    why: phrase::IN_TAG_NAME_WHY,
    fix: phrase::IN_TAG_NAME_FIX,
    bad: Example::body("<{{tag}}>Hello</{{tag}}>"),
    good: Example::body("<p title=\"{{title}}\">Hello</p>"),
    source: "own",
    check: Check::Template(in_tag_name),
};

fn in_tag_name(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(html) = &case.html else { return };
    for variable in html.variables.iter().filter(|variable| variable.place == Place::Name) {
        let Some(token) = html.token(variable) else { continue };
        report.add(|locale| {
            let words = quote(html.words(&token.span));
            Note::new(phrase::IN_TAG_NAME.say(locale, &[("words", &words)])).at(html.part, &token.span)
        });
    }
}

pub(super) static SUBJECT_ALL_VARIABLE: Rule = Rule {
    id: "variables/subject-all-variable",
    severity: Severity::Reject,
    what: phrase::SUBJECT_ALL_VARIABLE_WHAT,
    why: phrase::SUBJECT_ALL_VARIABLE_WHY,
    fix: phrase::SUBJECT_ALL_VARIABLE_FIX,
    bad: Example::subject("{{subject}}"),
    good: Example::subject("Order {{number}}"),
    source: "rulebook 1.3",
    check: Check::Template(subject_all_variable),
};

fn subject_all_variable(case: &Case<'_>, report: &mut Report<'_>) {
    let Subject { document, .. } = &case.subject;
    let Some(token) = document.visible_variables().next() else { return };
    if !document.flow.text().chars().any(char::is_alphabetic) {
        report.add(|locale| {
            let words = quote(document.source);
            Note::new(phrase::SUBJECT_ALL_VARIABLE.say(locale, &[("words", &words)])).at(document.part, &token.span)
        });
    }
}

pub(super) static SYNTAX: Rule = Rule {
    id: "variables/syntax",
    severity: Severity::Reject,
    what: phrase::SYNTAX_WHAT,
    why: phrase::SYNTAX_WHY,
    fix: phrase::SYNTAX_FIX,
    bad: Example::body("<p>Hello {{name}, you have a new message.</p>"),
    good: Example::body("<p>Hello {{name}}, you have a new message.</p>"),
    source: "rulebook 1.3",
    check: Check::Template(syntax),
};

fn syntax(case: &Case<'_>, report: &mut Report<'_>) {
    let is_declared = case.question.dialect(case.policy) != Dialect::Handlebars;
    for document in std::iter::once(&case.subject.document).chain(case.parts()) {
        for mistake in &document.syntax.mistakes {
            // A well-formed tag of another template language may be meant for another renderer.
            let is_foreign = !is_declared && is_foreign(document, mistake);
            let severity = if is_foreign { Severity::Review } else { Severity::Reject };
            report.add_as(severity, |locale| {
                let words = quote(document.words(&mistake.span));
                let values: Values<'_> = &[("words", &words), ("mistake", &mistake.what.say(locale))];
                let note = Note::new(phrase::SYNTAX.say(locale, values)).at(document.part, &mistake.span);
                match Dialect::of_tag(document.words(&mistake.span)).filter(|_| is_foreign) {
                    Some(dialect) => {
                        let help = phrase::LOOKS_LIKE.say(locale, &[("dialect", &dialect.name())]);
                        note.help(help).written_in(dialect)
                    }
                    None if is_declared => note.help(phrase::CLOSE_ALL.text(locale)),
                    None => note,
                }
            });
        }
    }
}

/// Whether the mistake is a tag that is whole, has content and only cannot be read.
fn is_foreign(document: &Document<'_>, mistake: &Mistake) -> bool {
    let words = document.words(&mistake.span);
    let inner = words.trim_matches(['{', '}', '%', '<', '>', '~']);
    let opening = words.bytes().take_while(|byte| *byte == b'{').count();
    let closing = words.bytes().rev().take_while(|byte| *byte == b'}').count();
    let tokens = &document.syntax.tokens;
    let at = tokens.binary_search_by_key(&mistake.span.start, |token| token.span.start);
    let token = at.ok().and_then(|at| tokens.get(at)).filter(|token| token.span == mistake.span);
    let stands_in = token.is_some_and(|token| matches!(token.kind, TokenKind::Output { .. } | TokenKind::Comment));
    stands_in && opening == closing && !inner.trim().is_empty()
}
