//! The markup section of a policy document: what the HTML of a template may be like, and what mail clients make of it.

use crate::error::{Code, Error};
use crate::input::Step;
use crate::order;
use crate::suggest;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Markup and the mail clients that it is for.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MarkupPolicy {
    /// Mail clients that templates should look right in, each one that `unsupported_css` names.
    pub clients: Vec<String>,
    /// The mail clients that ignore a CSS property, one value of it (`property:value`) or a function (`name()`); in
    /// lower case.
    pub unsupported_css: BTreeMap<String, Vec<String>>,
    /// Endings of images that not every mail client shows.
    pub unsupported_image_endings: Vec<String>,
    /// Hosts that serve fonts and nothing else.
    pub font_hosts: Vec<String>,
    /// Fonts that readers have without loading them, and the generic ones; lower case.
    pub common_fonts: Vec<String>,
    /// Fonts that are no sober ones; lower case.
    pub decorative_fonts: Vec<String>,
    /// Most fonts that visible text is set in.
    pub max_fonts: u64,
    /// Most colours of visible text, all greys taken as one.
    pub max_text_colours: u64,
    /// Largest share of elements that HTML does not have, in percent.
    pub max_unknown_element_percent: u64,
    /// Most characters of all `<style>` together; Gmail drops the rest.
    pub max_style_characters: u64,
    /// Most bytes of a line (RFC 5322, 2.1.1).
    pub max_line_bytes: u64,
    /// Most bytes of comments, those for Outlook left out.
    pub max_comment_bytes: u64,
    /// Most images of 2 × 2 pixels or less.
    pub max_pixels: u64,
}

impl MarkupPolicy {
    /// The chosen clients that ignore what a row of `unsupported_css` is about.
    pub(crate) fn chosen_of<'p>(&'p self, row: &'p [String]) -> impl Iterator<Item = &'p str> {
        row.iter().filter(|client| self.clients.contains(client)).map(String::as_str)
    }

    /// What is wrong with it, each with the way to it.
    pub(crate) fn mistakes(&self) -> Vec<(Vec<Step>, Error)> {
        let known: BTreeSet<&str> = order::gathered(self.unsupported_css.values().flatten().map(String::as_str));
        let known: Vec<&str> = known.into_iter().collect();
        let unknown = self.clients.iter().enumerate().filter(|(_, client)| !known.contains(&client.as_str()));
        unknown
            .map(|(index, client)| {
                let key = |name: &str| Step::Key(name.to_owned());
                let path = vec![key("template"), key("markup"), key("clients"), Step::Index(index)];
                let message = format!("`unsupported_css` says nothing of a mail client `{client}`");
                let help = suggest::did_you_mean(client, &known);
                (path, Error::new(Code::InvalidValue, "", message).help(help))
            })
            .collect()
    }
}
