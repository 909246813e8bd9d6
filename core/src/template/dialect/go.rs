//! The templates of Go: `{{.Name}}`, `{{if .Name}}…{{end}}`, `{{- /* comment */ -}}`.

use super::expression::{first_word, name_spans, names, signs, text_of};
use super::tags::{Next, Shape, Tags};
use crate::phrases::{Said, syntax as phrase};
use crate::template::syntax::{Syntax, TokenKind};
use std::ops::Range;

const TAG: Shape =
    Shape { open: "{{", close: "}}", others: &["{{"], quotes: b"\"'`", strings_hold_all: true, nests: false };
const END: &str = "{{end}}";

/// Words that open a block.
const BLOCKS: [&str; 5] = ["if", "with", "range", "block", "define"];
/// Functions whose results are not escaped.
const RAW: [&str; 8] = ["safe", "safeHTML", "safeHTMLAttr", "htmlSafe", "raw", "noescape", "unescaped", "str2html"];

pub(super) fn parse(source: &str) -> Syntax {
    Tags::read(source, next)
}

/// Whether the content of braces is Go's and none of Handlebars.
pub(super) fn is_tag(inner: &str) -> bool {
    let body = trimmed(inner, 0).0;
    let (word, rest) = first_word(body);
    let is_block = (BLOCKS.contains(&word) || word == "template") && rest.starts_with(['.', '$', '"', '(']);
    let is_field = body.starts_with('.') && body.len() > 1 && !body.starts_with("..") && !body.starts_with("./");
    is_block
        || is_field
        || body == "end"
        || body.starts_with(['$', '`'])
        || body.starts_with("/*")
        || inner.starts_with("- ")
        || names(body).any(|name| name.starts_with('.') && name.len() > 1)
}

fn next(tags: &mut Tags<'_>, from: usize) -> Next {
    let start = from.saturating_add(tags.rest(from).find(TAG.open)?);
    let inside = tags.rest(start.saturating_add(2));
    let after = inside.strip_prefix('-').unwrap_or(inside).trim_start();
    if after.starts_with("/*") {
        return comment(tags, start, after);
    }
    let (span, body) = match tags.tag(start, &TAG) {
        Ok(tag) => tag,
        Err(next) => {
            let broken = start..next.unwrap_or(start);
            let word = first_word(tags.words(&broken).trim_start_matches(['{', '-', ' '])).0;
            tags.balance(&broken, BLOCKS.contains(&word).then_some(word), (word == "end").then_some(word));
            return next;
        }
    };
    let end = span.end;
    let (body, offset) = trimmed(body, span.start.saturating_add(2));
    take(tags, span, body, offset);
    Some(end)
}

fn comment(tags: &mut Tags<'_>, start: usize, after: &str) -> Next {
    let rest = tags.rest(start);
    let opening = rest.len().saturating_sub(after.len()).saturating_add(2);
    let close = after.get(2..).and_then(|inside| inside.find("*/"));
    let end = close.and_then(|length| {
        let behind = opening.saturating_add(length).saturating_add(2);
        let tail = rest.get(behind..)?.trim_start();
        let tail = tail.strip_prefix('-').unwrap_or(tail).strip_prefix("}}")?;
        Some(start.saturating_add(rest.len().saturating_sub(tail.len())))
    });
    let Some(end) = end else {
        let span = start..start.saturating_add(opening);
        tags.mistake(&span, Said::with(phrase::OPEN_COMMENT, [("close", "*/}}".to_owned())]));
        return None;
    };
    tags.token(start..end, TokenKind::Comment);
    Some(end)
}

fn take(tags: &mut Tags<'_>, span: Range<usize>, body: &str, offset: usize) {
    let (word, argument) = first_word(body);
    // Within a loop the dot is its item.
    let is_item = tags.is_within(&["range", "with", "define", "block"]);
    match word {
        _ if body.is_empty() => {
            tags.mistake(&span, phrase::NO_NAME);
            tags.token(span, TokenKind::Comment);
        }
        "end" if argument.is_empty() => tags.close(span, None),
        "else" if argument.is_empty() => tags.turn(span, None),
        "else" => {
            let (word, argument) = first_word(argument);
            tags.turn(span, Some((word, path(argument, is_item))));
        }
        "define" | "block" => tags.open(span, word, String::new(), END.to_owned()),
        _ if BLOCKS.contains(&word) => tags.open(span, word, path(argument, is_item), END.to_owned()),
        "template" | "partial" | "include" => {
            tags.token(span, TokenKind::Partial { name: argument.to_owned(), argument: String::new() });
        }
        "break" | "continue" | "return" => tags.token(span, TokenKind::Comment),
        _ if is_assignment(body) => tags.token(span, TokenKind::Comment),
        _ => {
            if let Some(sign) = odd_sign(body) {
                let values = [("path", body.to_owned()), ("sign", sign.to_string())];
                tags.mistake(&span, Said::with(phrase::SIGN_IN_NAME, values));
            }
            let text = text_of(body).map(|text| text.start.saturating_add(offset)..text.end.saturating_add(offset));
            let raw = names(body).any(|name| RAW.contains(&name));
            tags.output(span, text, path(body, is_item), raw);
        }
    }
}

/// `$total := .Total`, which puts nothing out.
fn is_assignment(body: &str) -> bool {
    let behind = body.strip_prefix('$').map(|name| first_word(name).1).unwrap_or_default();
    behind.starts_with(":=") || behind.starts_with('=')
}

/// A sign that Go has in no tag, outside of strings.
fn odd_sign(body: &str) -> Option<char> {
    let fits = |c: char| c.is_alphanumeric() || c.is_whitespace() || "_.$()|,:=+-*\"'`".contains(c);
    signs(body).map(|(_, c)| c).find(|c| !fits(*c))
}

/// The first field that a pipeline reads, as the rules read paths: `.Name` is `Name`, and what is none of the data
/// begins with `this`.
fn path(pipeline: &str, is_item: bool) -> String {
    let found = name_spans(pipeline).into_iter().find_map(|span| {
        let name = pipeline.get(span.clone())?;
        let is_variable = pipeline.get(..span.start).is_some_and(|before| before.ends_with('$'));
        let is_field = name.starts_with('.') && name.len() > 1;
        // `$.Name` is of the data even in a loop, `$name` never is.
        let is_own = if is_variable { !is_field } else { is_item };
        let name = name.trim_matches('.');
        (is_variable || is_field).then(|| if is_own { format!("this.{name}") } else { name.to_owned() })
    });
    found.unwrap_or_else(|| if pipeline == "." { "this".to_owned() } else { pipeline.to_owned() })
}

/// A tag's content without signs that trim white space, and where it begins.
fn trimmed(body: &str, start: usize) -> (&str, usize) {
    let inside = body.strip_prefix('-').unwrap_or(body).trim_start();
    let offset = start.saturating_add(body.len().saturating_sub(inside.len()));
    let inside = inside.trim_end();
    (inside.strip_suffix('-').unwrap_or(inside).trim_end(), offset)
}
