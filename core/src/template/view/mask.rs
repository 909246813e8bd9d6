//! The source with its template tokens painted over, byte for byte, so that what stands in `{{…}}` is no markup.

use crate::template::syntax::{Token, TokenKind};
use memchr::memchr2_iter;

/// A copy of the same length. Outputs become letters, so that they stay part of what they stand in; blocks become
/// spaces; CR LF becomes two bytes that a tokenizer does not join; NUL becomes a control character it does not mend.
pub(crate) fn mask(source: &str, tokens: &[Token]) -> String {
    let mut masked = String::with_capacity(source.len());
    let mut from = 0;
    for token in tokens {
        copy(&mut masked, source.get(from..token.span.start).unwrap_or_default());
        let paint = match token.kind {
            TokenKind::Output { .. } | TokenKind::Partial { .. } => 'x',
            _ => ' ',
        };
        let start = token.span.start.max(from);
        masked.extend(std::iter::repeat_n(paint, token.span.end.saturating_sub(start)));
        from = token.span.end.max(from);
    }
    copy(&mut masked, source.get(from..).unwrap_or_default());
    masked
}

fn copy(masked: &mut String, text: &str) {
    let mut from = 0;
    for at in memchr2_iter(b'\r', 0, text.as_bytes()) {
        masked.push_str(text.get(from..at).unwrap_or_default());
        masked.push(match text.as_bytes().get(at..) {
            Some([b'\r', b'\n', ..]) => ' ',
            Some([b'\r', ..]) => '\n',
            _ => '\u{7f}',
        });
        from = at.saturating_add(1);
    }
    masked.push_str(text.get(from..).unwrap_or_default());
}
