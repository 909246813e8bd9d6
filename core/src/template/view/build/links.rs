//! The links of a mail: those of its tags, and addresses written out in its text.

use super::Builder;
use crate::template::content::is_unspaced;
use crate::template::view::flow::Flow;
use crate::template::view::url::{self, Url};
use crate::template::view::{Link, Standing};
use memchr::memchr_iter;

impl Builder<'_, '_> {
    /// Takes the link of a tag; a block in its target gives one for each branch.
    pub(super) fn note_links(&mut self, index: usize, seen: bool) {
        let Some(tag) = self.document.scan.tags.get(index) else { return };
        let Some(href) = self.document.address_of(tag) else { return };
        let value = self.document.value(href);
        let span = if href.value.is_empty() { href.span.clone() } else { self.document.scan.trace.source(&href.value) };
        let (at, image) = (self.flow.text().len(), self.images.len());
        let content = tag.span.end..tag.span.end;
        let names = ["aria-label", "aria-labelledby", "title", "alt"];
        let is_labelled = names.iter().any(|name| !self.document.value_of(tag, name).trim().is_empty());
        for target in value.split(url::ELSE) {
            let url = Url::parse_after(target, self.links.last().map(|link| &link.url));
            self.links.push(Link {
                span: span.clone(),
                target: Some(target.into()),
                url,
                text: at..at,
                images: image..image,
                is_hidden: !seen,
                is_bare: false,
                content: content.clone(),
                is_labelled,
                standing: Standing::Own,
            });
        }
    }
}

/// Whether a text ends with a word of ASCII, in capitals or not.
fn ends_with(text: &str, word: &str) -> bool {
    let end = text.len().checked_sub(word.len()).and_then(|start| text.as_bytes().get(start..));
    end.is_some_and(|end| end.eq_ignore_ascii_case(word.as_bytes()))
}

/// Adds the addresses written out in the text outside of links: mail clients make links of them.
pub(super) fn add_bare_links(flow: &Flow, links: &mut Vec<Link>) {
    let text = flow.text();
    let stands_at = |at: usize| text.get(at..).is_some_and(|rest| rest.starts_with("://"));
    let places = || memchr_iter(b':', text.as_bytes()).filter(|at| stands_at(*at));
    links.reserve(places().count());
    let (tags, mut next, mut until) = (links.len(), 0_usize, 0);
    for at in places() {
        let before = text.get(..at).unwrap_or_default();
        let Some(scheme) = ["https", "http"].iter().find(|scheme| ends_with(before, scheme)) else { continue };
        let start = at.saturating_sub(scheme.len());
        if start < until {
            continue;
        }
        let is_over = |link: &&Link| link.text.is_empty() || link.text.end <= start;
        let passed = links.get(next..tags).unwrap_or_default().iter().take_while(is_over).count();
        next = next.saturating_add(passed);
        if next < tags && links.get(next).is_some_and(|link| link.text.start <= start) {
            continue;
        }
        let rest = text.get(start..).unwrap_or_default();
        let ends = |c: char| {
            c.is_whitespace() || matches!(c, '<' | '>' | '"' | '\'' | '`' | '、' | '。' | '，' | '）' | '」' | '】')
        };
        let mut last = ' ';
        // A particle stands behind an address without a space: `https://shop.example에서`.
        let goes_over = |c: char| {
            let before = std::mem::replace(&mut last, c);
            is_unspaced(c) && (before.is_ascii_alphanumeric() || before == ')')
        };
        let length = rest.find(ends).unwrap_or(rest.len());
        let length = rest.get(..length).and_then(|address| address.find(goes_over)).unwrap_or(length);
        let target = rest.get(..length).unwrap_or_default().trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']']);
        let range = start..start.saturating_add(target.len());
        until = start.saturating_add(length);
        links.push(Link {
            span: flow.source(&range),
            target: None,
            url: Url::parse_after(target, links.last().map(|link| &link.url)),
            text: range,
            images: 0..0,
            is_hidden: false,
            is_bare: true,
            content: 0..0,
            is_labelled: false,
            standing: Standing::Own,
        });
    }
}
