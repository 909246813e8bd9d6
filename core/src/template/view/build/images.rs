//! The images of a mail, backgrounds among them.

use super::Builder;
use crate::template::view::html::Tag;
use crate::template::view::style::{self, Length, Look, Paint, Position};
use crate::template::view::{Image, Standing};
use std::ops::Range;

impl Builder<'_, '_> {
    /// Takes the image that a tag is, and its background.
    pub(super) fn note_images(&mut self, index: usize, name: &str, look: &Look, seen: bool) {
        let Some(tag) = self.document.scan.tags.get(index) else { return };
        let value = |name: &str| self.document.value_of(tag, name);
        // A drawing names its images otherwise.
        let mut names = ["src", "href", "xlink:href"].into_iter().take(if name == "image" { 3 } else { 1 });
        let file = names.find(|name| self.document.attribute(tag, name).is_some()).unwrap_or("src");
        let is_image = match name {
            "img" | "image" => true,
            "v:image" => self.is_for_outlook,
            "input" => value("type").eq_ignore_ascii_case("image"),
            _ => false,
        };
        if is_image {
            let width = value("width");
            self.images.push(Image {
                span: tag.span.clone(),
                source: beginning(&value(file)),
                address: self.value_span(tag, file).unwrap_or_else(|| tag.span.clone()),
                after: self.flow.text().len(),
                alt: self.document.attribute(tag, "alt").map(|attribute| self.document.value(attribute).into_owned()),
                width: pixels(look.width).or_else(|| pixels(style::length(&width))),
                height: pixels(look.height).or_else(|| pixels(style::length(&value("height")))),
                has_width: look.width.is_some() || !width.trim().is_empty(),
                // An image has no text, so its colours do not matter.
                is_hidden: !seen && (self.top().is_hidden() || self.top().invisible || look.hides_an_image()),
                is_background: false,
                standing: Standing::Own,
            });
            self.lay_picture(look);
            self.note_alternative(tag);
        }
        let background = match name {
            "v:fill" => Some(value("src").into_owned()),
            "v:image" if !self.is_for_outlook => Some(value("src").into_owned()),
            _ => look.image.clone(),
        };
        if let Some(url) = background
            && !url.is_empty()
            && self.backgrounds.insert(url.clone())
        {
            let style = Some("style").filter(|style| value(style).to_ascii_lowercase().contains("url("));
            let mut names = ["src", "background"].into_iter().chain(style);
            let address = names.find_map(|name| self.value_span(tag, name));
            self.images.push(Image {
                span: tag.span.clone(),
                source: beginning(&url),
                address: address.unwrap_or_else(|| tag.span.clone()),
                after: self.flow.text().len(),
                alt: None,
                width: None,
                height: None,
                has_width: false,
                is_hidden: !seen,
                is_background: true,
                standing: Standing::Own,
            });
        }
    }

    /// Notes that text may lie on the last image: text that is put over it, or, where it is out of the flow itself,
    /// any text beside it.
    fn lay_picture(&mut self, look: &Look) {
        if !self.images.last().is_some_and(Image::is_content) {
            return;
        }
        self.pictures_until = self.images.len();
        if let Some(open) = self.stack.last_mut().filter(|_| look.position == Some(Position::Free)) {
            open.background = Paint::Unknown;
        }
    }

    /// Where in the source the value of an attribute stands.
    fn value_span(&self, tag: &Tag, name: &str) -> Option<Range<usize>> {
        let attribute = self.document.attribute(tag, name).filter(|attribute| !attribute.value.is_empty())?;
        Some(self.document.scan.trace.source(&attribute.value))
    }
}

impl Look {
    fn hides_an_image(&self) -> bool {
        self.display_none == Some(true)
            || self.invisible == Some(true)
            || self.transparent == Some(true)
            || self.is_off_screen()
            || self.is_cut_off()
    }
}

const MOST_OF_AN_ADDRESS: usize = 512;

/// An address without the bulk of an image that is written out in it.
fn beginning(address: &str) -> String {
    let end = address.char_indices().nth(MOST_OF_AN_ADDRESS).map_or(address.len(), |(at, _)| at);
    address.get(..end).unwrap_or_default().to_owned()
}

fn pixels(length: Option<Length>) -> Option<u64> {
    match length? {
        Length::Px(px) => u64::try_from(px.checked_div(1000)?).ok(),
        Length::Em(_) => None,
    }
}
