//! Where variables may stand, and whether the template can be rendered at all.

use crate::finding::Severity;
use crate::template::findings::{Note, Report, quote};
use crate::template::rules::{Case, Check, Example, Rule, Subject};
use crate::template::syntax::TokenKind;
use crate::template::view::{Document, Place, Variable};

pub(super) static RAW_HTML: Rule = Rule {
    id: "variables/raw-html",
    severity: Severity::Review,
    what: "A variable is written into the HTML without being escaped.",
    why: "Whatever the data holds, links and scripts included, becomes part of the mail.",
    fix: "write `{{name}}` with two braces, so that the value is escaped",
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
            report.add(|| {
                let words = quote(html.words(&token.span));
                Note::new(format!("{words} is not escaped")).at(html.part, &token.span)
            });
        }
    }
}

pub(super) static IN_SCRIPT_OR_STYLE: Rule = Rule {
    id: "variables/in-script-or-style",
    severity: Severity::Reject,
    what: "A variable stands in a script, a style sheet, an event handler or a `url()` of a style.",
    why: "There the value is code, and escaping for HTML does not make it safe.",
    fix: "write the script or style without variables",
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
            report.add(|| {
                let words = quote(html.words(&token.span));
                Note::new(format!("{words} stands where its value would be code")).at(html.part, &token.span)
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

/// Whether the nearest bracket before the variable is that of a `url(`.
fn in_url(html: &Document<'_>, variable: &Variable, from: usize) -> bool {
    let Some(token) = html.token(variable) else { return false };
    let before = html.source.get(from..token.span.start).unwrap_or_default();
    let Some((head, tail)) = before.rsplit_once('(') else { return false };
    !tail.contains(')') && head.get(head.len().saturating_sub(3)..).is_some_and(|word| word.eq_ignore_ascii_case("url"))
}

pub(super) static IN_TAG_NAME: Rule = Rule {
    id: "variables/in-tag-name",
    severity: Severity::Reject,
    what: "A variable stands in the name of a tag or an attribute.",
    why: "The value decides what the markup is, and escaping cannot make that safe.",
    fix: "write the names of tags and attributes as fixed text",
    bad: Example::body("<{{tag}}>Hello</{{tag}}>"),
    good: Example::body("<p title=\"{{title}}\">Hello</p>"),
    source: "own",
    check: Check::Template(in_tag_name),
};

fn in_tag_name(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(html) = &case.html else { return };
    for variable in html.variables.iter().filter(|variable| variable.place == Place::Name) {
        let Some(token) = html.token(variable) else { continue };
        report.add(|| {
            let words = quote(html.words(&token.span));
            Note::new(format!("{words} stands in the name of a tag or an attribute")).at(html.part, &token.span)
        });
    }
}

pub(super) static SUBJECT_ALL_VARIABLE: Rule = Rule {
    id: "variables/subject-all-variable",
    severity: Severity::Reject,
    what: "The subject has a variable and no letter of its own.",
    why: "What the mail says it is about would come with the data, which nobody has reviewed.",
    fix: "write what the mail is about as fixed text",
    bad: Example::subject("{{subject}}"),
    good: Example::subject("Order {{number}}"),
    source: "rulebook 1.3",
    check: Check::Template(subject_all_variable),
};

fn subject_all_variable(case: &Case<'_>, report: &mut Report<'_>) {
    let Subject { document, .. } = &case.subject;
    let Some(token) = document.visible_variables().next() else { return };
    if !document.flow.text().chars().any(char::is_alphabetic) {
        report.add(|| {
            let words = quote(document.source);
            Note::new(format!("the subject {words} has no fixed words")).at(document.part, &token.span)
        });
    }
}

pub(super) static SYNTAX: Rule = Rule {
    id: "variables/syntax",
    severity: Severity::Reject,
    what: "A variable or a block cannot be read, is empty or is never closed.",
    why: "The template cannot be rendered, so nothing could be sent with it.",
    fix: "write variables as `{{name}}` and close each block, as `{{#if name}}…{{/if}}`",
    bad: Example::body("<p>Hello {{name}, you have a new message.</p>"),
    good: Example::body("<p>Hello {{name}}, you have a new message.</p>"),
    source: "rulebook 1.3",
    check: Check::Template(syntax),
};

fn syntax(case: &Case<'_>, report: &mut Report<'_>) {
    for document in std::iter::once(&case.subject.document).chain(case.parts()) {
        for mistake in &document.syntax.mistakes {
            report.add(|| {
                let words = quote(document.words(&mistake.span));
                Note::new(format!("{words}: {}", mistake.message)).at(document.part, &mistake.span)
            });
        }
    }
}
