//! Formatting elements, which go on behind the end of what they were opened in (WHATWG 13.2.4.3 and 13.2.6.4.7).

use super::Builder;
use super::inherit::Open;
use crate::template::view::element;
use crate::template::view::html::{Piece, Tag};
use std::ops::Range;

/// Formatting elements that go on at a time, as many as any mail has; the guard keeps the work linear.
const MOST_GOING_ON: usize = 32;
/// Elements with the same tag that go on, as WHATWG has it.
const MOST_ALIKE: usize = 3;
/// Bytes of the tags that are read once more in a mail, each counted as so many at least; the guard keeps the work linear.
const MOST_RESUMED: usize = 1 << 20;
const LEAST_RESUMED: usize = 64;

/// The formatting elements that no end tag has ended.
#[derive(Debug, Default)]
pub(super) struct Formatting<'d> {
    list: Vec<Entry<'d>>,
    /// Bytes of tags that were read once more.
    resumed: usize,
}

/// An element, or, without a name, a cell or its like, across which none goes on.
#[derive(Clone, Debug)]
struct Entry<'d> {
    name: &'d str,
    /// Its place among the tags.
    tag: usize,
    links: Range<usize>,
    behind: usize,
    is_open: bool,
}

impl Formatting<'_> {
    /// The place of the last element of a name that goes on.
    fn find(&self, name: &str) -> Option<usize> {
        let last = self.list.iter().rposition(|entry| entry.name == name || entry.name.is_empty())?;
        self.list.get(last).filter(|entry| !entry.name.is_empty()).map(|_| last)
    }

    /// Where the elements begin that go on in the innermost cell.
    fn innermost(&self) -> usize {
        self.list.iter().rposition(|entry| entry.name.is_empty()).map_or(0, |bound| bound.saturating_add(1))
    }

    /// Whether another element may be opened once more, by its start tag.
    fn may_resume(&mut self, tag: Option<&Tag>) -> bool {
        let bytes = tag.map_or(0, |tag| tag.span.len()).max(LEAST_RESUMED);
        self.resumed = self.resumed.saturating_add(bytes);
        self.resumed <= MOST_RESUMED
    }
}

impl<'d> Builder<'d, '_> {
    /// Takes an element that was opened.
    pub(super) fn note_formatting(&mut self, name: &'d str, tag: usize, links: Range<usize>, behind: usize) {
        let is_bound = element::bounds_formatting(name);
        if !is_bound && !element::is_formatting(name) {
            return;
        }
        let name = if is_bound { "" } else { name };
        let from = self.formatting.innermost();
        let here = self.formatting.list.get(from..).unwrap_or_default();
        let words = |tag: usize| self.document.scan.tags.get(tag).map(|tag| self.document.words(&tag.span));
        let is_alike = |entry: &&Entry<'_>| entry.name == name && words(entry.tag) == words(tag);
        let alike = here.iter().filter(is_alike).count() >= MOST_ALIKE;
        let first = if alike { here.iter().position(|entry| is_alike(&entry)) } else { None };
        if let Some(first) = first.or((here.len() >= MOST_GOING_ON).then_some(0)).filter(|_| !is_bound) {
            self.formatting.list.remove(from.saturating_add(first));
        }
        self.formatting.list.push(Entry { name, tag, links, behind, is_open: true });
    }

    /// Takes an element whose content ends.
    pub(super) fn suspend(&mut self, open: &Open<'_>) {
        if element::bounds_formatting(open.name) {
            let bound = self.formatting.innermost().saturating_sub(1);
            self.formatting.list.truncate(bound);
        } else if element::is_formatting(open.name) {
            let here = self.formatting.list.iter_mut().rev().take_while(|entry| !entry.name.is_empty());
            let mut same = here.filter(|entry| Some(entry.tag) == open.tag);
            same.next().into_iter().for_each(|entry| entry.is_open = false);
        }
    }

    /// Opens the elements once more that go on here, before text.
    pub(super) fn resume_for_text(&mut self, within: &str, piece: &Piece) {
        let is_in_order = self.formatting.list.last().is_none_or(|last| last.is_open || last.name.is_empty());
        if !is_in_order && !element::holds_bare_text(within) && !self.document.scan.str(piece).trim().is_empty() {
            self.resume();
        }
    }

    /// Opens the elements once more that go on here.
    pub(super) fn resume(&mut self) {
        if self.formatting.list.last().is_none_or(|last| last.is_open) || self.beyond > 0 {
            return;
        }
        let open = self.formatting.list.iter().rposition(|entry| entry.is_open);
        for index in open.map_or(0, |open| open.saturating_add(1))..self.formatting.list.len() {
            let Some(Entry { name, tag, links, behind, .. }) = self.formatting.list.get(index).cloned() else { return };
            let start = self.document.scan.tags.get(tag);
            if self.stack.len() >= self.bounds.depth || !self.formatting.may_resume(start) {
                return;
            }
            self.formatting.list.get_mut(index).into_iter().for_each(|entry| entry.is_open = true);
            let shown = self.shown(start, name);
            let open = self.inherit(name, &shown);
            self.stack.push(Open { tag: Some(tag), links, behind, ..open });
        }
    }

    /// Ends a formatting element, and no block that was opened within; false where none of the name goes on.
    pub(super) fn end_formatting(&mut self, name: &str, at: usize) -> bool {
        let Some(index) = self.formatting.find(name) else { return false };
        let ended = self.formatting.list.remove(index);
        let Some(depth) = self.stack.iter().rposition(|open| open.tag == Some(ended.tag)) else { return true };
        let blocks = self.stack.iter().rposition(|open| element::is_special(open.name)).filter(|last| *last > depth);
        let left = blocks.map_or(depth, |last| last.saturating_add(1));
        while self.stack.len() > left {
            self.pop(at);
        }
        if blocks.is_some() {
            let within = self.stack.split_off(depth.saturating_add(1));
            self.pop(at);
            for open in within {
                self.reopen(open, at);
            }
        }
        true
    }

    /// Puts an element back that no longer lies in all that it was opened in; one that neither formats nor is a block ends.
    fn reopen(&mut self, open: Open<'d>, at: usize) {
        let start = open.tag.and_then(|tag| self.document.scan.tags.get(tag));
        if !self.formatting.may_resume(start) {
            return self.stack.push(open);
        }
        let mut here = self.formatting.list.iter().rev().take_while(|entry| !entry.name.is_empty());
        if !element::is_special(open.name) && !here.any(|entry| Some(entry.tag) == open.tag) {
            return self.end(open, at);
        }
        let shown = self.shown(start, open.name);
        let Open { pictures_from, frame, tag, links, behind, .. } = open;
        let anew = self.inherit(open.name, &shown);
        self.stack.push(Open { pictures_from, frame, tag, links, behind, ..anew });
    }
}
