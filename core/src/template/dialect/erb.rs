//! ERB and EJS: `<%= name %>`, `<% if name %>…<% end %>`, `<% if (name) { %>…<% } %>`.

use super::code::{Bracket, Effect, Language};
use super::expression::{first_word, head, names, text_of};
use super::tags::{Next, Shape, Tags};
use crate::template::syntax::{Syntax, TokenKind};
use std::collections::BTreeSet;
use std::ops::Range;

const TAG: Shape =
    Shape { open: "<%", close: "%>", others: &["<%"], quotes: b"", strings_hold_all: false, nests: false };
const COMMENT: Shape = Shape { others: &[], ..TAG };

/// Functions that put another template out.
const PARTIALS: [&str; 6] = ["include", "render", "partial", "yield", "content_for", "capture"];
/// Words that code begins with, where an output does not.
const CODE: [&str; 14] =
    ["if", "else", "elsif", "end", "for", "while", "unless", "case", "when", "const", "let", "var", "begin", "switch"];

pub(super) fn parse(source: &str) -> Syntax {
    let mut erb = Erb { language: language_of(source), locals: BTreeSet::new() };
    Tags::read(source, |tags, from| erb.next(tags, from))
}

/// The language of a template's code: only JavaScript's blocks leave a brace open, or a block of Ruby's with its `|`.
fn language_of(source: &str) -> Language {
    let is_script = |code: &str| {
        let Effect { closes, opens, .. } = Effect::of(code, Language::JavaScript);
        let of_ruby = code.trim_end().ends_with('|');
        (opens.contains(&Bracket::Brace) && !of_ruby) || (closes.contains(&Bracket::Brace) && !opens.is_empty())
    };
    let mut codes = source.split(TAG.open).skip(1).filter_map(|tag| tag.split(TAG.close).next());
    if codes.any(is_script) { Language::JavaScript } else { Language::Ruby }
}

struct Erb<'a> {
    language: Language,
    /// Names that the code itself speaks of.
    locals: BTreeSet<&'a str>,
}

impl<'a> Erb<'a> {
    fn next(&mut self, tags: &mut Tags<'a>, from: usize) -> Next {
        let start = from.saturating_add(tags.rest(from).find(TAG.open)?);
        // `<%%` is a written-out `<%`.
        if tags.rest(start).starts_with("<%%") {
            tags.token(start.saturating_add(2)..start.saturating_add(3), TokenKind::Escape);
            return Some(start.saturating_add(3));
        }
        let (span, body) = match tags.tag(start, if tags.rest(start).starts_with("<%#") { &COMMENT } else { &TAG }) {
            Ok(tag) => tag,
            Err(next) => return next,
        };
        let end = span.end;
        let trims = body.ends_with(['-', '_']);
        let inner = body.trim_end_matches(['-', '_']);
        let (sign, rest) = (inner.chars().next().unwrap_or_default(), inner.get(1..).unwrap_or_default());
        match sign {
            '#' | '@' => tags.token(span, TokenKind::Comment),
            '=' => self.output(tags, span, rest.trim_start_matches('='), rest.starts_with('=')),
            // EJS puts out as it is what ERB only trims.
            '-' if !trims && !CODE.contains(&first_word(rest.trim()).0) && self.puts_out(rest) => {
                self.output(tags, span, rest, true);
            }
            '-' | '_' => self.code(tags, span, rest),
            _ => self.code(tags, span, inner),
        }
        Some(end)
    }

    fn puts_out(&self, code: &str) -> bool {
        let Effect { closes, opens, .. } = Effect::of(code, self.language);
        closes.is_empty() && opens.is_empty() && !code.trim().is_empty()
    }

    fn output(&mut self, tags: &mut Tags<'a>, span: Range<usize>, body: &'a str, raw: bool) {
        let body = body.trim();
        if self.opens(tags, &span, body) {
            return tags.token(span, TokenKind::OpenBlock { name: "do".to_owned(), argument: String::new() });
        }
        let (function, argument) = first_word(body);
        if PARTIALS.contains(&function) && !argument.starts_with('=') {
            let name = argument.to_owned();
            return tags.token(span, TokenKind::Partial { name, argument: String::new() });
        }
        let is_called = matches!(function, "raw" | "h" | "escape") && !argument.is_empty();
        let raw = raw || (is_called && function == "raw") || body.ends_with(".html_safe");
        let named = if is_called { argument.trim_matches(['(', ')']) } else { body };
        let offset = tags.words(&span).find(body).map_or(span.start, |at| span.start.saturating_add(at));
        let text = text_of(body).map(|text| text.start.saturating_add(offset)..text.end.saturating_add(offset));
        let path = self.path(named);
        tags.output(span, text, path, raw);
    }

    /// A path as the rules read it: `@user.name` is `user.name`, and what the code speaks of begins with `this`.
    fn path(&self, expression: &str) -> String {
        let path = head(expression).trim_start_matches('@');
        if self.locals.contains(first_word(path).0) { format!("this.{path}") } else { path.to_owned() }
    }

    fn code(&mut self, tags: &mut Tags<'a>, span: Range<usize>, code: &'a str) {
        self.locals.extend(names(code).filter_map(|name| name.split('.').find(|part| !part.is_empty())));
        let Effect { closes, opens, turns } = Effect::of(code, self.language);
        let is_condition = names(code).any(|name| matches!(name, "if" | "elsif" | "when" | "case"));
        match (closes.as_slice(), opens.as_slice()) {
            ([], []) if turns && self.language == Language::Ruby => {
                tags.turn(span, is_condition.then(|| ("if", String::new())));
            }
            // As old EJS has it.
            ([], []) if first_word(code.trim()).0 == "include" => {
                tags.token(span, TokenKind::Partial { name: code.trim().to_owned(), argument: String::new() });
            }
            ([], []) => tags.token(span, TokenKind::Comment),
            ([closed], [opened]) if closed == opened => {
                tags.turn(span, Some(("if", String::new())).filter(|_| is_condition || !turns));
            }
            ([], _) => {
                self.opens(tags, &span, code);
                tags.token(span, TokenKind::OpenBlock { name: "do".to_owned(), argument: String::new() });
            }
            (closes, _) => {
                let mut name = String::new();
                for closed in closes {
                    name = tags.end(&span, Some(closed.names().0));
                }
                self.opens(tags, &span, code);
                tags.token(span, TokenKind::CloseBlock { name });
            }
        }
    }

    /// Opens the blocks that a tag leaves open, and tells whether there are any.
    fn opens(&self, tags: &mut Tags<'_>, span: &Range<usize>, code: &str) -> bool {
        let opens = Effect::of(code, self.language).opens;
        for opened in &opens {
            let (name, closing) = opened.names();
            tags.begin(span, name, closing.to_owned());
        }
        !opens.is_empty()
    }
}
