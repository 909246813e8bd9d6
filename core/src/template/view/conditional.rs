//! What stands in conditional comments, which Outlook reads as markup: `<!--[if mso]> … <![endif]-->`.

use crate::template::syntax::Syntax;
use crate::template::view::html::{Event, Scan};
use crate::template::view::url::VARIABLE;
use crate::template::view::{Bounds, Document, Link, Standing, mask};
use std::collections::BTreeSet;
use std::ops::Range;

/// What ends the content of a conditional comment.
const END: &str = "<![endif]";

/// Whether a comment is markup for Outlook, from its condition to its end.
pub(crate) fn is_conditional(comment: &str) -> bool {
    let closed = comment.strip_suffix("-->").and_then(without_end);
    closed.is_some() && content(comment).is_some()
}

/// Where in a comment that begins with a condition its content lies.
fn content(comment: &str) -> Option<Range<usize>> {
    let inner = comment.strip_prefix("<!--")?;
    let is_condition = inner.trim_start().get(..3).is_some_and(|start| start.eq_ignore_ascii_case("[if"));
    let start = inner.find("]>").filter(|_| is_condition)?.saturating_add("<!--]>".len());
    let rest = comment.get(start..)?;
    let rest = rest.strip_suffix("-->").unwrap_or(rest);
    Some(start..start.saturating_add(without_end(rest).unwrap_or(rest).len()))
}

fn without_end(content: &str) -> Option<&str> {
    let content = content.trim_end();
    let (before, end) = content.split_at_checked(content.len().checked_sub(END.len())?)?;
    Some(before).filter(|_| end.eq_ignore_ascii_case(END))
}

impl Document<'_> {
    /// What Outlook alone reads of it; none where it has no conditional comments.
    pub(crate) fn for_outlook(&self, bounds: Bounds) -> Option<Self> {
        let pieces = self.conditional_pieces();
        let read = 0..pieces.last()?.end;
        let tokens = pieces.iter().flat_map(|piece| self.tokens_within(piece)).cloned().collect();
        let syntax = Syntax { tokens, mistakes: Vec::new() };
        let masked = mask::mask(self.words(&read), self.tokens_within(&read));
        let scan = Scan::read_pieces(&masked, &pieces, bounds.nodes);
        let mut document = Self::of_scan(self.source, syntax, scan, bounds, true);
        document.mark_copies(self);
        Some(document)
    }

    fn conditional_pieces(&self) -> Vec<Range<usize>> {
        let comments = self.scan.events.iter().filter_map(|event| match event {
            Event::Aside(span) => Some((span.start, content(self.words(span))?)),
            _ => None,
        });
        let pieces = comments.map(|(at, Range { start, end })| at.saturating_add(start)..at.saturating_add(end));
        pieces.filter(|piece| !self.words(piece).trim().is_empty()).collect()
    }

    /// Marks the links and images that all others are shown too: a button for Outlook stands beside one for the rest.
    fn mark_copies(&mut self, shown: &Self) {
        let targets: BTreeSet<_> = shown.links.iter().map(|link| key(shown, link)).collect();
        let standing = |is_known| if is_known { Standing::Copy } else { Standing::Own };
        let links: Vec<_> = self.links.iter().map(|link| standing(targets.contains(key(self, link)))).collect();
        self.links.iter_mut().zip(links).for_each(|(link, standing)| link.standing = standing);
        let files: BTreeSet<_> = shown.images.iter().map(|image| image.source.to_ascii_lowercase()).collect();
        for image in &mut self.images {
            image.standing = standing(files.contains(&image.source.to_ascii_lowercase()));
        }
    }
}

/// What a link is known by: its target, or, where a variable stands in it, the words of the template.
fn key<'d>(document: &'d Document<'_>, link: &'d Link) -> &'d str {
    let target = document.target(link);
    if target.contains(VARIABLE) { document.words(&link.span) } else { target }
}
