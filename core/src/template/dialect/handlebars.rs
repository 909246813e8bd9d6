//! Handlebars as Amazon SES has it, with what is of other template languages found out.

use crate::order;
use crate::phrases::syntax as phrase;
use crate::template::syntax::{self, Mistake, Syntax, Token, TokenKind};
use memchr::memchr_iter;
use std::ops::Range;

/// Reads the tags of a part. A tag that cannot be read, as in another template language, is still no text: it stands
/// for an output, beside its mistake.
pub(super) fn parse(source: &str) -> Syntax {
    let mut found = syntax::parse(source);
    let blocks = foreign_blocks(source);
    let is_apart = |mistake: &Mistake| {
        let Range { start, end } = mistake.span;
        let next = found.tokens.partition_point(|token| token.span.end <= start);
        let in_tag = found.tokens.get(next).is_some_and(|token| token.span.start < end);
        let next = blocks.partition_point(|block| block.span.end <= start);
        !in_tag && blocks.get(next).is_none_or(|block| block.span.start >= end)
    };
    let tags: Vec<Mistake> = foreign_tags(source).into_iter().filter(is_apart).collect();
    let half: Vec<Mistake> = half_open(source).into_iter().filter(is_apart).collect();
    let foreign: Vec<Mistake> = blocks.into_iter().chain(tags).collect();
    let mut unread: Vec<Token> = foreign.iter().map(|mistake| aside(&mistake.span)).collect();
    for mistake in &found.mistakes {
        let inner = source.get(mistake.span.clone()).and_then(|tag| tag.strip_prefix("{{")?.strip_suffix("}}"));
        let Some(inner) = inner else { continue };
        let known = found.tokens.binary_search_by_key(&mistake.span.start, |token| token.span.start).is_ok();
        if known {
            continue;
        }
        let inner = inner.trim_matches(['{', '}', '~', ' ']);
        let is_block = inner.starts_with(['#', '/', '^']) || matches!(inner, "else" | "end");
        let aside = aside(&mistake.span);
        let output = TokenKind::Output { path: inner.to_owned(), raw: false };
        unread.push(if is_block { aside } else { Token { kind: output, ..aside } });
    }
    if !unread.is_empty() {
        found.tokens.extend(unread);
        found.tokens = order::by_number(found.tokens, |token| token.span.start);
        let mut reached = 0;
        found.tokens.retain(|token| {
            let apart = token.span.start >= reached;
            reached = reached.max(token.span.end);
            apart
        });
    }
    found.mistakes.extend(foreign.into_iter().chain(half));
    found.mistakes = order::by_number(found.mistakes, |mistake| mistake.span.start);
    found
}

fn aside(span: &Range<usize>) -> Token {
    Token { span: span.clone(), kind: TokenKind::Comment, trim_before: false, trim_after: false }
}

/// Blocks as Jinja, Twig and ERB write them: `{% … %}` and `<% … %>`.
fn foreign_blocks(source: &str) -> Vec<Mistake> {
    let bytes = source.as_bytes();
    let mut found = Vec::new();
    let (mut from, mut unclosed) = (0, [false; 2]);
    for at in memchr_iter(b'%', bytes) {
        let start = at.saturating_sub(1);
        let (which, closing) = match bytes.get(start) {
            Some(b'{') => (0, "%}"),
            Some(b'<') => (1, "%>"),
            _ => continue,
        };
        if start < from || unclosed.get(which) == Some(&true) {
            continue;
        }
        let Some(length) = source.get(at.saturating_add(1)..).and_then(|rest| rest.find(closing)) else {
            // None behind this one is closed either.
            unclosed = [unclosed[0] || which == 0, unclosed[1] || which == 1];
            continue;
        };
        from = at.saturating_add(1).saturating_add(length).saturating_add(closing.len());
        found.push(Mistake { span: start..from, what: phrase::FOREIGN_BLOCK.into() });
    }
    found
}

/// Variables as Mailchimp and Marketing Cloud write them: `*|FNAME|*` and `%%firstname%%`.
fn foreign_tags(source: &str) -> Vec<Mistake> {
    let between = |open: [u8; 2], close: &'static str| {
        syntax::pairs(source, open).filter_map(move |start| {
            let name = name_at(source, start.saturating_add(close.len()), &[':']);
            let end = name.end.saturating_add(close.len());
            let is_tag = !name.is_empty() && source.get(name.end..end) == Some(close);
            is_tag.then(|| Mistake { span: start..end, what: phrase::FOREIGN_TAG.into() })
        })
    };
    between(*b"*|", "|*").chain(between(*b"%%", "%%")).collect()
}

/// Names that open with one brace and close with two.
fn half_open(source: &str) -> Vec<Mistake> {
    let closings = syntax::pairs(source, *b"}}").filter_map(|close| {
        let name = source.get(..close)?.rfind(|c: char| !is_of_name(c, &['.']))?;
        let is_half = source.get(name..)?.starts_with('{')
            && !source.get(..name)?.ends_with('{')
            && !name_at(source, name.saturating_add(1), &['.']).is_empty();
        is_half.then(|| Mistake { span: name..close.saturating_add(2), what: phrase::ONE_BRACE.into() })
    });
    closings.collect()
}

/// The name that stands at a place.
fn name_at(source: &str, start: usize, others: &[char]) -> Range<usize> {
    let rest = source.get(start..).unwrap_or_default();
    let length = rest.find(|c: char| !is_of_name(c, others)).unwrap_or(rest.len());
    if rest.starts_with(|c: char| c.is_ascii_alphabetic()) { start..start.saturating_add(length) } else { start..start }
}

fn is_of_name(c: char, others: &[char]) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || others.contains(&c)
}
