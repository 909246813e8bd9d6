//! Jinja and its kin, Twig, Django and Liquid: `{{ name|filter }}`, `{% block %}`, `{# comment #}`.

use super::expression::{first_word, head, name_spans, names, signs, text_of};
use super::tags::{Next, Shape, Tags};
use crate::phrases::{Said, syntax as phrase};
use crate::template::syntax::{Syntax, TokenKind};
use std::collections::BTreeSet;
use std::ops::Range;

const OTHERS: &[&str] = &["{{", "{%"];
const OUTPUT: Shape =
    Shape { open: "{{", close: "}}", others: OTHERS, quotes: b"\"'", strings_hold_all: false, nests: true };
const BLOCK: Shape =
    Shape { open: "{%", close: "%}", others: OTHERS, quotes: b"\"'", strings_hold_all: false, nests: false };

/// Tags that always have an end.
const BLOCKS: [&str; 21] = [
    "if",
    "ifchanged",
    "ifequal",
    "ifnotequal",
    "unless",
    "for",
    "with",
    "filter",
    "autoescape",
    "spaceless",
    "blocktrans",
    "blocktranslate",
    "macro",
    "call",
    "case",
    "capture",
    "tablerow",
    "apply",
    "embed",
    "localize",
    "language",
];
/// Tags that put nothing out.
const SILENT: [&str; 22] = [
    "extends",
    "load",
    "import",
    "from",
    "do",
    "use",
    "assign",
    "increment",
    "decrement",
    "break",
    "continue",
    "flush",
    "deprecated",
    "layout",
    "form_theme",
    "debug",
    "regroup",
    "types",
    "resetcycle",
    "liquid",
    "style_tag",
    "guard",
];
/// Tags that put another template out.
const PARTIALS: [&str; 6] = ["include", "render", "section", "insert", "sections", "content_for"];
/// Tags that give names.
const GIVING: [&str; 15] = [
    "set",
    "assign",
    "capture",
    "increment",
    "decrement",
    "import",
    "regroup",
    "with",
    "macro",
    "call",
    "blocktrans",
    "blocktranslate",
    "trans",
    "from",
    "load",
];
/// Names that the engines know by themselves.
const KNOWN: [&str; 8] = ["loop", "forloop", "tablerowloop", "block", "self", "caller", "app", "request"];
/// Words between two names of an expression.
const OPERATORS: [&str; 19] = [
    "and", "or", "not", "in", "is", "if", "else", "matches", "starts", "ends", "with", "has", "some", "every",
    "contains", "xor", "as", "then", "by",
];

pub(super) fn parse(source: &str) -> Syntax {
    let mut jinja = Jinja { ended: ended(source), locals: BTreeSet::new(), raw_from: None };
    Tags::read(source, |tags, from| jinja.next(tags, from))
}

/// Whether the content of braces is an expression that Handlebars has not.
pub(super) fn is_tag(inner: &str) -> bool {
    let head = head(inner);
    !head.is_empty() && !is_spaced(head) && signs(inner).any(|(_, c)| matches!(c, '|' | '(' | '?' | '~' | '+'))
}

/// The blocks that some tag ends: `{% endcache %}` tells that `cache` is one.
fn ended(source: &str) -> BTreeSet<&str> {
    let tags = source.match_indices("{%").filter_map(|(at, _)| source.get(at.saturating_add(2)..));
    tags.filter_map(|tag| first_word(tag.trim_start_matches(['-', '~', '+', ' '])).0.strip_prefix("end")).collect()
}

struct Jinja<'a> {
    ended: BTreeSet<&'a str>,
    /// Names that the template itself gives.
    locals: BTreeSet<&'a str>,
    /// Where nothing is escaped: in blocks deeper than this.
    raw_from: Option<usize>,
}

impl<'a> Jinja<'a> {
    fn next(&mut self, tags: &mut Tags<'a>, from: usize) -> Next {
        let rest = tags.rest(from);
        let (at, _) = rest.match_indices('{').find(|(at, _)| rest.get(*at..).is_some_and(is_opening))?;
        let start = from.saturating_add(at);
        let tag = tags.rest(start);
        if tag.starts_with("{#") {
            return comment(tags, start, tag);
        }
        let shape = if tag.starts_with("{%") { &BLOCK } else { &OUTPUT };
        let (span, body) = match tags.tag(start, shape) {
            Ok(tag) => tag,
            Err(next) => {
                let broken = start..next.unwrap_or(start);
                let inner = tags.words(&broken).trim_start_matches(['{', '%', '-', ' ']);
                let name = Some(first_word(inner).0).filter(|_| shape.open == BLOCK.open).unwrap_or_default();
                tags.balance(&broken, BLOCKS.contains(&name).then_some(name), name.strip_prefix("end"));
                return next;
            }
        };
        let (body, offset) = trimmed(body, span.start.saturating_add(2));
        if shape.open == OUTPUT.open {
            self.output(tags, &span, body, offset);
            return Some(span.end);
        }
        self.block(tags, span, body, offset)
    }

    fn output(&self, tags: &mut Tags<'a>, span: &Range<usize>, body: &str, offset: usize) {
        let path = head(body);
        if path.is_empty() {
            tags.mistake(span, phrase::NO_NAME);
        } else if is_spaced(path) {
            tags.mistake(span, Said::with(phrase::SPACE_IN_NAME, [("path", path.to_owned())]));
        }
        let filters = body.get(path.len()..).unwrap_or_default();
        let raw = self.raw_from.is_some() || names(filters).any(|name| matches!(name, "safe" | "raw"));
        tags.output(span.clone(), moved(text_of(body), offset), self.path(path), raw);
    }

    /// A path as the rules read it: one that the template itself gives is none of the data.
    fn path(&self, path: &str) -> String {
        let (root, _) = first_word(path);
        if KNOWN.contains(&root) || self.locals.contains(root) { format!("this.{path}") } else { path.to_owned() }
    }

    fn block(&mut self, tags: &mut Tags<'a>, span: Range<usize>, body: &'a str, offset: usize) -> Next {
        let (name, argument) = first_word(body);
        let end = span.end;
        match name {
            "" if !body.starts_with('#') => {
                tags.mistake(&span, phrase::NO_NAME);
                tags.token(span, TokenKind::Comment);
            }
            "comment" | "raw" | "verbatim" | "doc" if self.ended.contains(name) => return unread(tags, span, name),
            "else" if first_word(argument).0 == "if" => self.condition(tags, span, "if", argument),
            "elif" | "elseif" | "elsif" => self.condition(tags, span, "if", argument),
            "when" => self.condition(tags, span, "case", argument),
            "else" | "plural" | "pluralize" => tags.turn(span, None),
            "empty" if tags.innermost() == Some("for") => tags.turn(span, None),
            _ if name.starts_with("end") && name.len() > 3 => {
                tags.close(span, name.strip_prefix("end"));
                self.raw_from = self.raw_from.filter(|depth| tags.depth() > *depth);
            }
            _ if self.is_block(name, argument) => {
                let path = self.path(argument_of(name, argument));
                self.give(name, argument);
                if name == "autoescape" && matches!(argument, "off" | "false") {
                    self.raw_from = self.raw_from.or(Some(tags.depth()));
                }
                tags.open(span, name, path, format!("{{% end{name} %}}"));
            }
            _ => self.lone(tags, span, (name, argument), (body, offset)),
        }
        Some(end)
    }

    fn condition(&self, tags: &mut Tags<'a>, span: Range<usize>, name: &str, argument: &str) {
        let argument = self.path(argument);
        tags.turn(span, Some((name, argument)));
    }

    /// Whether a tag opens a block: always, or here, where it has an end and does not say all by itself.
    fn is_block(&self, name: &str, argument: &str) -> bool {
        match name {
            "set" => !argument.contains('=') && self.ended.contains(name),
            "trans" | "translate" => !argument.starts_with(['"', '\'']) && self.ended.contains(name),
            // Twig's `{% block title "Hello" %}` has its content in it.
            "block" => {
                names(argument).skip(1).all(|name| matches!(name, "scoped" | "required"))
                    && !argument.contains(['"', '\''])
            }
            _ => BLOCKS.contains(&name) || self.ended.contains(name),
        }
    }

    /// A tag that stands alone.
    fn lone(
        &mut self,
        tags: &mut Tags<'a>,
        span: Range<usize>,
        (name, argument): (&'a str, &'a str),
        (body, offset): (&'a str, usize),
    ) {
        let given = named_at_end(argument);
        self.give(name, argument);
        self.locals.extend(given);
        if PARTIALS.contains(&name) {
            let name = argument.to_owned();
            return tags.token(span, TokenKind::Partial { name, argument: String::new() });
        }
        if given.is_some() || name.is_empty() || name == "set" || SILENT.contains(&name) {
            return tags.token(span, TokenKind::Comment);
        }
        let text = text_of(body).filter(|_| matches!(name, "trans" | "translate"));
        tags.output(span, moved(text, offset), body.to_owned(), false);
    }

    /// Takes the names that a tag gives.
    fn give(&mut self, name: &str, argument: &'a str) {
        let given = match name {
            "for" | "tablerow" => argument.split(" in ").next().unwrap_or_default(),
            _ if GIVING.contains(&name) => argument,
            _ => return,
        };
        // Names that are only used here are taken for given as well, which no harm comes of.
        self.locals.extend(names(given).map(|name| first_word(name).0));
    }
}

/// Whether a `{` opens a tag. Style sheets have `{#id{…}}` as well, where no comment closes in the line.
fn is_opening(tag: &str) -> bool {
    let Some(inside) = tag.strip_prefix("{#") else { return OTHERS.iter().any(|other| tag.starts_with(other)) };
    let end = inside.char_indices().nth(MOST_OF_A_LINE).map_or(inside.len(), |(at, _)| at);
    let line = inside.get(..end).and_then(|line| line.lines().next()).unwrap_or_default();
    line.contains("#}") || inside.starts_with(|c: char| c.is_whitespace() || c == '-')
}

/// Characters in which a comment that begins without a space has to close.
const MOST_OF_A_LINE: usize = 200;

fn comment(tags: &mut Tags<'_>, start: usize, tag: &str) -> Next {
    let Some(length) = tag.get(2..).and_then(|inside| inside.find("#}")) else {
        let span = start..start.saturating_add(2);
        tags.mistake(&span, Said::with(phrase::OPEN_COMMENT, [("close", "#}".to_owned())]));
        return None;
    };
    let end = start.saturating_add(length).saturating_add(4);
    tags.token(start..end, TokenKind::Comment);
    Some(end)
}

/// A stretch whose tags are text, or that is not sent at all.
fn unread(tags: &mut Tags<'_>, span: Range<usize>, name: &str) -> Next {
    let is_end = |inner: &str| trimmed(inner, 0).0.strip_prefix("end").is_some_and(|rest| first_word(rest).0 == name);
    let Some(close) = tags.ending(span.end, &BLOCK, is_end) else {
        let (open, close) = (tags.words(&span).to_owned(), format!("{{% end{name} %}}"));
        tags.mistake(&span, Said::with(phrase::OPEN_BLOCK, [("open", open), ("close", close)]));
        return None;
    };
    let end = close.end;
    if matches!(name, "comment" | "doc") {
        tags.token(span.start..end, TokenKind::Comment);
    } else {
        tags.token(span, TokenKind::Comment);
        tags.token(close, TokenKind::Comment);
    }
    Some(end)
}

/// A tag's content without signs that trim white space, and where it begins.
fn trimmed(body: &str, start: usize) -> (&str, usize) {
    let body_start = body.trim_start_matches(['-', '~', '+']).trim_start();
    let offset = start.saturating_add(body.len().saturating_sub(body_start.len()));
    (body_start.trim_end().trim_end_matches(['-', '~', '+']).trim_end(), offset)
}

fn moved(range: Option<Range<usize>>, by: usize) -> Option<Range<usize>> {
    range.map(|range| range.start.saturating_add(by)..range.end.saturating_add(by))
}

/// What a loop runs over, or what a condition asks.
fn argument_of<'a>(name: &str, argument: &'a str) -> &'a str {
    match name {
        "for" | "tablerow" => argument.split_once(" in ").map_or(argument, |(_, over)| over.trim()),
        _ => argument,
    }
}

/// The name that takes what a tag would put out: `{% url "home" as home %}`.
fn named_at_end(argument: &str) -> Option<&str> {
    let (before, name) = argument.rsplit_once(char::is_whitespace)?;
    before.trim_end().ends_with(" as").then_some(name)
}

/// Whether two names stand side by side, with no operator between them.
fn is_spaced(head: &str) -> bool {
    let spans = name_spans(head);
    let word = |span: &Range<usize>| head.get(span.clone()).unwrap_or_default();
    let is_operator = |span: &Range<usize>| OPERATORS.contains(&word(span));
    let beside = |(a, b): (&Range<usize>, &Range<usize>)| {
        let gap = head.get(a.end..b.start).unwrap_or_default();
        gap.chars().all(char::is_whitespace) && !is_operator(a) && !is_operator(b)
    };
    // After `is` comes the name of a test, in words.
    !spans.iter().any(|span| word(span) == "is") && spans.iter().zip(spans.iter().skip(1)).any(beside)
}
