//! Text: what is seen of it, and what is concealed.

use super::Builder;
use super::inherit::Open;
use crate::ascii::{self, is_of_words};
use crate::template::syntax::TokenKind;
use crate::template::view::flow::Flow;
use crate::template::view::html::Piece;
use crate::template::view::run::Run;
use crate::template::view::script::is_alphanumeric;
use crate::template::view::{Concealed, Place, Veil};
use std::ops::Range;

/// Stretches of unseen text that are noted.
const MOST_CONCEALED: usize = 1_000;

impl Builder<'_, '_> {
    /// Takes a stretch of text, with the tokens of the template in it.
    pub(super) fn text(&mut self, piece: &Piece) {
        let document = self.document;
        let span = document.scan.trace.source(piece);
        let within = self.top().name;
        if within == "head" && !document.scan.str(piece).trim().is_empty() {
            self.pop(span.start);
        }
        self.resume_for_text(within, piece);
        let veil = self.around().veiled();
        let seen = !self.around().unseen && veil.is_none();
        let mut letters = 0_u64;
        let before = self.flow.text().len();
        let place = match (within, seen) {
            ("script" | "style", _) => Place::Code,
            (_, true) => Place::Text,
            (_, false) => Place::Hidden,
        };
        if self.concealed.last().is_none_or(|last| last.after != before) {
            self.unseen.edge(span.start);
        }
        let is_text = seen || veil.is_some();
        for (derived, source, same) in document.scan.trace.stretches(piece) {
            let mut from = source.start;
            while let Some(token) = document.syntax.tokens.get(self.next_token).filter(|t| t.span.start < source.end) {
                let words = document.words(&(from..token.span.start));
                if same && is_text {
                    self.flow_of(seen).push_same(words, from);
                    letters = letters.saturating_add(letters_of(words));
                }
                let is_output = matches!(token.kind, TokenKind::Output { .. });
                letters = letters.saturating_add(u64::from(seen && is_output));
                from = from.max(token.span.end);
                self.place_next(place);
            }
            let words = if same { document.words(&(from..source.end)) } else { document.scan.str(&derived) };
            let is_left = same || from <= source.start;
            if is_text && same {
                self.flow_of(seen).push_same(words, from);
            } else if is_text && is_left {
                self.flow_of(seen).push_other(words, &source);
            }
            if (seen && is_left) || (veil.is_some() && from <= source.end) {
                letters = letters.saturating_add(letters_of(words));
            }
        }
        if self.flow.text().len() > before {
            self.note_type(piece);
        }
        if seen && letters > 0 {
            let span = trimmed(document.source, span.clone());
            let Open { font, bold, .. } = *self.around();
            let (colour, background) = self.around().colours();
            self.runs.push(Run { span, letters, font, bold, colour, background });
        }
        if let Some(veil) = veil.filter(|_| letters > 0) {
            self.conceal(veil, letters, span);
        }
    }

    /// The text that is seen, or that which is not.
    fn flow_of(&mut self, seen: bool) -> &mut Flow {
        if seen { &mut self.flow } else { &mut self.unseen }
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

/// A range of the source without the white space at its ends.
fn trimmed(source: &str, span: Range<usize>) -> Range<usize> {
    let words = source.get(span.clone()).unwrap_or_default();
    let start = span.start.saturating_add(words.len().saturating_sub(words.trim_start().len()));
    let end = start.saturating_add(words.trim().len());
    start..end
}

fn letters_of(text: &str) -> u64 {
    let count = if text.is_ascii() {
        ascii::count(text.as_bytes(), is_of_words)
    } else {
        text.chars().filter(|c| is_alphanumeric(*c)).count()
    };
    u64::try_from(count).unwrap_or(u64::MAX)
}
