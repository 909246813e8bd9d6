//! The source with its template tokens painted over, byte for byte, so that what stands in `{{…}}` is no markup.

use crate::ascii;
use crate::template::syntax::{Token, TokenKind};

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
    if ascii::count(text.as_bytes(), |byte| matches!(byte, b'\r' | 0)) == 0 {
        return masked.push_str(text);
    }
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        let replacement = match byte {
            b'\r' if text.as_bytes().get(at.saturating_add(1)) == Some(&b'\n') => ' ',
            b'\r' => '\n',
            0 => '\u{7f}',
            _ => continue,
        };
        masked.push_str(text.get(from..at).unwrap_or_default());
        masked.push(replacement);
        from = at.saturating_add(1);
    }
    masked.push_str(text.get(from..).unwrap_or_default());
}
