//! Words that stand in no element: what readers see in place of an image, and what style sheets write.

use super::Builder;
use crate::template::view::html::{Piece, Tag};

/// Characters of a value with escapes that are read: more than any style sheet has to say.
const MOST_ESCAPED: usize = 1 << 14;

impl Builder<'_, '_> {
    /// Takes the text of an image, which stands in its place until it is loaded.
    pub(super) fn note_alternative(&mut self, tag: &Tag) {
        if let Some(alt) = self.document.attribute(tag, "alt") {
            self.beside(&alt.value);
        }
    }

    /// Takes what style sheets write before and after elements.
    pub(super) fn note_written_by_styles(&mut self) {
        let document = self.document;
        for (_, declaration) in document.styles.declarations() {
            if document.css_property(declaration) != "content" {
                continue;
            }
            if document.scan.str(&declaration.value).contains('\\') {
                let source = document.scan.trace.source(&declaration.value);
                self.unseen.edge(source.start);
                let read: String = document.css_value(declaration).chars().take(MOST_ESCAPED).collect();
                self.unseen.push_other(&read, &source);
            } else {
                self.beside(&declaration.value);
            }
        }
    }

    /// Adds a piece to the text that is not seen by all, apart from what stands around it and without the tokens of the
    /// template in it.
    fn beside(&mut self, piece: &Piece) {
        let document = self.document;
        let whole = document.scan.trace.source(piece);
        self.unseen.edge(whole.start);
        for (derived, source, same) in document.scan.trace.stretches(piece) {
            let mut from = source.start;
            for token in document.tokens_within(&source) {
                if same {
                    self.unseen.push_same(document.words(&(from..token.span.start)), from);
                }
                from = from.max(token.span.end);
            }
            if same {
                self.unseen.push_same(document.words(&(from..source.end)), from);
            } else if from <= source.start {
                self.unseen.push_other(document.scan.str(&derived), &source);
            }
        }
        self.unseen.edge(whole.end);
    }
}
