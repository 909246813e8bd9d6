//! Text: what is seen of it, and what is concealed.

use super::Builder;
use crate::template::view::html::Piece;
use crate::template::view::{Concealed, Place, Veil};
use std::ops::Range;

/// Stretches of unseen text that are noted.
const MOST_CONCEALED: usize = 1_000;

impl Builder<'_, '_> {
    /// Takes a stretch of text, with the tokens of the template in it.
    pub(super) fn text(&mut self, piece: &Piece) {
        let document = self.document;
        let within = self.name(&self.top().name);
        if within == "head" && !document.scan.str(piece).trim().is_empty() {
            self.pop(document.scan.trace.source(piece).start);
        }
        let (seen, veil) = (self.top().is_seen(), self.top().veiled());
        let mut letters = 0_u64;
        let before = self.flow.text().len();
        let place = match (within, seen) {
            ("script" | "style", _) => Place::Code,
            (_, true) => Place::Text,
            (_, false) => Place::Hidden,
        };
        for (derived, source, same) in document.scan.trace.stretches(piece) {
            let mut from = source.start;
            while let Some(token) = document.syntax.tokens.get(self.next_token).filter(|t| t.span.start < source.end) {
                let words = document.words(&(from..token.span.start));
                if same && seen {
                    self.flow.push_same(words, from);
                } else if same && veil.is_some() {
                    letters = letters.saturating_add(letters_of(words));
                }
                from = from.max(token.span.end);
                self.place_next(place);
            }
            if seen && same {
                self.flow.push_same(document.words(&(from..source.end)), from);
            } else if seen && from <= source.start {
                self.flow.push_other(document.scan.str(&derived), &source);
            } else if veil.is_some() && from <= source.end {
                let words = if same { document.words(&(from..source.end)) } else { document.scan.str(&derived) };
                letters = letters.saturating_add(letters_of(words));
            }
        }
        if self.flow.text().len() > before {
            self.note_type(piece);
        }
        if let Some(veil) = veil.filter(|_| letters > 0) {
            self.conceal(veil, letters, document.scan.trace.source(piece));
        }
    }

    /// Notes text that is not seen, as one with what stands before it if nothing that is seen lies between.
    fn conceal(&mut self, veil: Veil, letters: u64, span: Range<usize>) {
        let after = self.flow.text().len();
        let is_linked = self.stack.iter().any(|open| !open.links.is_empty());
        let continued = self.concealed.last_mut().filter(|last| (last.veil, last.after) == (veil, after));
        if let Some(last) = continued {
            last.span.end = span.end;
            last.letters = last.letters.saturating_add(letters);
            last.is_linked |= is_linked;
        } else if self.concealed.len() < MOST_CONCEALED {
            self.concealed.push(Concealed { veil, span, letters, after, is_linked });
        }
    }
}

fn letters_of(text: &str) -> u64 {
    u64::try_from(text.chars().filter(|c| c.is_alphanumeric()).count()).unwrap_or(u64::MAX)
}
