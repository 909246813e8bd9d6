//! Where in the markup the variables stand.

use super::Builder;
use crate::template::syntax::TokenKind;
use crate::template::view::{Place, Variable};

impl Builder<'_, '_> {
    /// Takes the next template tag as one that stands at this place.
    pub(super) fn place_next(&mut self, place: Place) {
        let token = self.document.syntax.tokens.get(self.next_token);
        let holds_markup =
            |kind: &TokenKind| matches!(kind, TokenKind::Partial { .. } | TokenKind::Output { raw: true, .. });
        self.may_lie_in_table |= token.is_some_and(|token| holds_markup(&token.kind));
        if token.is_some_and(|token| matches!(token.kind, TokenKind::Output { .. })) {
            let (after, edges) = (self.flow.text().len(), self.flow.edges());
            self.variables.push(Variable { token: self.next_token, place, after, edges });
        }
        self.next_token = self.next_token.saturating_add(1);
    }

    /// Takes the template tags up to the end of a stretch.
    pub(super) fn place_tokens(&mut self, end: usize, place: Place) {
        while self.document.syntax.tokens.get(self.next_token).is_some_and(|token| token.span.start < end) {
            self.place_next(place);
        }
    }

    /// Takes the template tags within a tag: in a name or in a value.
    pub(super) fn place_in_tag(&mut self, index: usize) {
        let document = self.document;
        let Some(tag) = document.scan.tags.get(index) else { return };
        let attributes = document.scan.attributes(tag);
        while let Some(token) = document.syntax.tokens.get(self.next_token).filter(|t| t.span.start < tag.span.end) {
            let at = attributes.partition_point(|attribute| attribute.span.end <= token.span.start);
            let place = attributes.get(at).map_or(Place::Name, |attribute| {
                let name_end = attribute.span.start.saturating_add(attribute.name.len());
                if token.span.start < name_end { Place::Name } else { Place::Value { tag: index, attribute: at } }
            });
            self.place_next(place);
        }
    }
}
