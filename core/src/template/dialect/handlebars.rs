//! Handlebars as Amazon SES has it, with what is of other template languages found out.

use crate::order;
use crate::phrases::syntax as phrase;
use crate::template::syntax::{self, Mistake, Syntax, Token, TokenKind};
use std::ops::Range;

/// Reads the tags of a part. A tag that cannot be read, as in another template language, is still no text: it stands
/// for an output, beside its mistake.
pub(super) fn parse(source: &str) -> Syntax {
    let mut found = syntax::parse(source);
    let foreign = foreign_blocks(source);
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
    found.mistakes.extend(foreign);
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
    for (at, _) in source.match_indices('%') {
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
