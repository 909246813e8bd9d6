//! Values in the addresses that a mail client follows (rulebook 1.6).

use crate::template::tree::Variable;
use crate::template::view::html::{Attribute, Scan};
use crate::template::view::url;
use std::ops::Range;

/// Where a part stands that is put out piece by piece, and which values its open tag holds.
#[derive(Debug, Default)]
pub(super) struct Followed<'t> {
    place: Place,
    /// How far the output has been read.
    read: usize,
    values: Vec<Value<'t>>,
}

/// A value that was put into a tag, or brings one with it.
#[derive(Debug)]
struct Value<'t> {
    output: Range<usize>,
    variable: &'t Variable<'t>,
}

/// A value that gives an address a scheme.
#[derive(Debug)]
pub(super) struct Blamed<'t, 's> {
    pub(super) variable: &'t Variable<'t>,
    pub(super) scheme: &'s str,
}

/// What the output ends in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Place {
    #[default]
    Text,
    /// Behind a `<` that began here.
    Opened(usize),
    /// Behind `<!`, with so many dashes.
    Declaration(u8),
    /// Behind `<!--`. What is meant for Outlook alone is no comment to it.
    Begun,
    /// A comment, with so many dashes at its end.
    Comment(u8),
    /// A tag that began here.
    Tag { start: usize, within: Within },
}

/// Where in a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Within {
    /// Between values.
    Name,
    /// Behind `=`, where a quote opens a value.
    Equals,
    /// A value without quotes.
    Bare,
    /// A value in such quotes.
    Quoted(u8),
}

impl<'t> Followed<'t> {
    /// Notes that a value was put out; read before what follows it.
    pub(super) fn note(&mut self, output: Range<usize>, variable: &'t Variable<'t>) {
        self.values.push(Value { output, variable });
    }

    /// Reads what was put out since, and gives the values that give an address one of the schemes.
    pub(super) fn read<'s>(&mut self, output: &str, schemes: &'s [String]) -> Vec<Blamed<'t, 's>> {
        let mut blamed = Vec::new();
        let from = std::mem::replace(&mut self.read, output.len());
        for (at, byte) in (from..).zip(output.as_bytes().get(from..).unwrap_or_default()) {
            let before = self.place;
            self.place = before.after(*byte, at);
            if let (Place::Tag { start, .. }, Place::Text) = (before, self.place) {
                let tag = output.get(start..=at).unwrap_or_default();
                blamed.extend(self.blame(tag, start, schemes));
                self.values.retain(|value| value.output.end > at.saturating_add(1));
            }
        }
        if !matches!(self.place, Place::Opened(_) | Place::Tag { .. }) {
            self.values.clear();
        }
        blamed
    }

    /// Goes on behind lines that were read before they were indented: `lines` from a place on, each by so many bytes.
    pub(super) fn indented(&mut self, from: usize, lines: &str, indent: usize, output: &str) {
        let moved = |at: &mut usize| {
            let before = at.checked_sub(from).and_then(|within| lines.get(..within));
            let begun = before.map_or(0, |before| before.matches('\n').count().saturating_add(1));
            *at = at.saturating_add(begun.saturating_mul(indent));
        };
        if let Place::Opened(start) | Place::Tag { start, .. } = &mut self.place {
            moved(start);
        }
        for value in &mut self.values {
            moved(&mut value.output.start);
            moved(&mut value.output.end);
        }
        self.read = output.len();
    }

    /// The first value of each address that has one of the schemes by it, not by the template alone.
    fn blame<'s>(&self, tag: &str, start: usize, schemes: &'s [String]) -> Vec<Blamed<'t, 's>> {
        if self.values.is_empty() {
            return Vec::new();
        }
        let scan = Scan::read(tag, usize::MAX);
        let Some(read) = scan.tags.first() else { return Vec::new() };
        let attributes = scan.attributes(read);
        let refreshes = attributes.iter().any(|attribute| {
            let (name, value) = (scan.str(&attribute.name), scan.str(&attribute.value));
            name == "http-equiv" && value.trim().eq_ignore_ascii_case("refresh")
        });
        let blamed = |attribute: &Attribute| {
            let value = scan.str(&attribute.value);
            let skipped = address_from(scan.str(&read.name), scan.str(&attribute.name), value, refreshes)?;
            let address = value.get(skipped..)?;
            let scheme = url::scheme_of(address);
            let scheme = schemes.iter().find(|known| **known == scheme)?;
            let colon = attribute.value.start.saturating_add(skipped).saturating_add(address.find(':')?);
            let ends = start.saturating_add(scan.trace.source(&(colon..colon.saturating_add(1))).end);
            let begins = start.saturating_add(attribute.span.start);
            let first = self.values.iter().find(|value| value.output.start < ends && value.output.end > begins)?;
            Some(Blamed { variable: first.variable, scheme })
        };
        attributes.iter().filter_map(blamed).collect()
    }
}

impl Place {
    /// The place behind one more byte, as the HTML standard's tokenizer goes from state to state.
    fn after(self, byte: u8, at: usize) -> Self {
        match (self, byte) {
            (Self::Text | Self::Opened(_), b'<') => Self::Opened(at),
            (Self::Opened(_), b'!') => Self::Declaration(0),
            (Self::Opened(start), b) if b.is_ascii_alphabetic() => Self::Tag { start, within: Within::Name },
            (Self::Declaration(0), b'-') => Self::Declaration(1),
            (Self::Declaration(_), b'-') => Self::Begun,
            (Self::Begun, b'-') => Self::Comment(1),
            (Self::Comment(dashes), b'-') => Self::Comment(dashes.saturating_add(1)),
            (Self::Text | Self::Opened(_) | Self::Declaration(_), _)
            | (Self::Begun, b'[' | b'>')
            | (Self::Comment(2..), b'>') => Self::Text,
            (Self::Begun | Self::Comment(_), _) => Self::Comment(0),
            (Self::Tag { start, within }, byte) => match (within, byte) {
                (Within::Quoted(quote), byte) if quote == byte => Self::Tag { start, within: Within::Name },
                (Within::Quoted(_), _) => self,
                (_, b'>') => Self::Text,
                (Within::Equals, b'"' | b'\'') => Self::Tag { start, within: Within::Quoted(byte) },
                (Within::Equals, b) if b.is_ascii_whitespace() => self,
                (Within::Bare, b) if b.is_ascii_whitespace() => Self::Tag { start, within: Within::Name },
                (Within::Equals | Within::Bare, _) => Self::Tag { start, within: Within::Bare },
                (Within::Name, b'=') => Self::Tag { start, within: Within::Equals },
                (Within::Name, _) => self,
            },
        }
    }
}

/// Where in a value an address begins that is followed, or loaded into a frame; none if the attribute holds none.
fn address_from(tag: &str, attribute: &str, value: &str, refreshes: bool) -> Option<usize> {
    match attribute {
        "href" | "xlink:href" | "action" | "formaction" => Some(0),
        "src" => matches!(tag, "iframe" | "frame" | "embed").then_some(0),
        "data" => (tag == "object").then_some(0),
        "content" if tag == "meta" && refreshes => {
            let behind = value.to_ascii_lowercase().find("url=")?.saturating_add(4);
            let quote = value.get(behind..)?.starts_with(['"', '\'']);
            Some(behind.saturating_add(usize::from(quote)))
        }
        _ => None,
    }
}
