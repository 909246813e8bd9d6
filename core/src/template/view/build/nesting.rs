//! Which elements a start tag ends, which it implies, and where it counts for nothing (WHATWG 13.2.6.4).

use super::Builder;
use crate::phrases::rules::html as phrase;
use crate::template::syntax::{Token, TokenKind};
use crate::template::view::element;
use std::ops::Range;

/// Branches in which one link begins; the guard keeps the work small.
const MOST_BRANCHES: usize = 64;

impl Builder<'_, '_> {
    /// Whether a start tag is a part of a table outside of any, which is left out.
    pub(super) fn is_stray(&self, opened: &str) -> bool {
        let is_in_table = || self.stack.iter().rev().any(|open| matches!(open.name, "table" | "template"));
        element::is_of_table(opened) && self.beyond == 0 && !self.may_lie_in_table && !is_in_table()
    }

    /// Ends what a start tag ends; a link that goes on in it from another branch gives the place of its first target.
    pub(super) fn end_implied(&mut self, opened: &str, span: &Range<usize>) -> Option<usize> {
        if self.beyond > 0 {
            return None;
        }
        if self.top().name == "head" && !element::is_of_head(opened) {
            self.pop(span.start);
        }
        let is_of_rows = opened == "table" || element::is_of_table(opened);
        let mut keep = self.stack.len();
        for (depth, open) in self.stack.iter().enumerate().rev() {
            if element::ends(opened, open.name) {
                keep = depth;
            } else if is_of_rows && element::holds_rows_or_cells(open.name) {
                // Nothing lies between a table and its rows; one that begins there ends the other.
                if opened != "table" {
                    keep = keep.min(depth.saturating_add(1));
                    break;
                }
                if open.name == "table" {
                    keep = depth;
                    break;
                }
            } else if element::keeps_open(open.name, opened) {
                break;
            }
        }
        let ended = self.stack.get(keep).filter(|_| opened == "a");
        let mut going_on = None;
        if let Some(link) = ended {
            if is_alternative(self.document.tokens_within(&(link.behind..span.start))) {
                going_on = Some(link.links.start).filter(|_| link.links.len() < MOST_BRANCHES);
            } else {
                self.slips.note(span.clone(), phrase::NESTED_LINK);
            }
        }
        if matches!(opened, "a" | "nobr") {
            self.end_formatting(opened, span.start);
            return going_on;
        }
        while self.stack.len() > keep {
            self.pop(span.start);
        }
        if element::heading_level(opened).is_some() && element::heading_level(self.top().name).is_some() {
            self.pop(span.start);
        }
        going_on
    }

    /// Opens what stands between the elements that are open and a start tag, though nobody wrote it.
    pub(super) fn imply(&mut self, opened: &str) {
        while self.beyond == 0
            && self.stack.len() < self.bounds.depth
            && let Some(name) = element::implied(self.top().name, opened)
        {
            let shown = self.shown(None, name);
            let implied = self.inherit(name, &shown);
            self.stack.push(implied);
        }
    }
}

/// Whether what stands behind some template tags is there instead of what stands before them: each in a branch or a
/// block of its own.
fn is_alternative(tokens: &[Token]) -> bool {
    let (mut depth, mut has_left, mut is_inside) = (0_u32, false, false);
    for token in tokens {
        match token.kind {
            TokenKind::OpenBlock { .. } => depth = depth.saturating_add(1),
            TokenKind::Else | TokenKind::ElseBlock { .. } if depth == 0 => (has_left, is_inside) = (true, true),
            TokenKind::CloseBlock { .. } if depth == 0 => (has_left, is_inside) = (true, false),
            TokenKind::CloseBlock { .. } => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    has_left && (is_inside || depth > 0)
}
