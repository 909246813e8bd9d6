//! Paths of variables: `order.items.[0].name`, `../name`, `this`, `@index`.

use crate::phrases::{Phrase, Said, syntax as phrase};

/// Where a variable's value is to be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Path {
    /// What the path starts from.
    pub(crate) start: Start,
    /// How many `../` lead out of the present block.
    pub(crate) ups: usize,
    /// The names from there.
    pub(crate) segments: Vec<String>,
}

/// What a path starts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Start {
    /// The data of the present block.
    Context,
    /// What a loop tells about itself: `@index`, `@key`, `@first`, `@last`.
    Loop,
    /// The whole data: `@root`.
    Root,
}

/// What a loop tells about itself.
pub(crate) const LOOP_VARIABLES: [&str; 4] = ["index", "key", "first", "last"];

impl Path {
    /// Reads a path as Handlebars does.
    ///
    /// # Errors
    /// A sentence that says what is wrong with it.
    pub(crate) fn parse(text: &str) -> Result<Self, Said> {
        let (mut rest, at) = text.strip_prefix('@').map_or((text, false), |rest| (rest, true));
        let mut ups: usize = 0;
        while let Some(above) = rest.strip_prefix("../") {
            ups = ups.saturating_add(1);
            rest = above;
        }
        if rest == ".." && !at {
            return Ok(Self { start: Start::Context, ups: ups.saturating_add(1), segments: Vec::new() });
        }
        let here = ["this.", "this/", "./"].iter().find_map(|prefix| rest.strip_prefix(prefix));
        let segments = match here {
            _ if at => segments(rest, text)?,
            None if rest == "this" || rest == "." => Vec::new(),
            Some(rest) => segments(rest, text)?,
            None => segments(rest, text)?,
        };
        let start = if at { start_of_at(&segments, ups, text)? } else { Start::Context };
        let segments = if start == Start::Root { segments.into_iter().skip(1).collect() } else { segments };
        Ok(Self { start, ups, segments })
    }
}

fn start_of_at(segments: &[String], ups: usize, text: &str) -> Result<Start, Said> {
    match segments {
        [name, ..] if name == "root" && ups == 0 => Ok(Start::Root),
        [name] if LOOP_VARIABLES.contains(&name.as_str()) => Ok(Start::Loop),
        _ => Err(about(phrase::AT_NAME, text)),
    }
}

fn about(phrase: Phrase, path: &str) -> Said {
    Said::with(phrase, [("path", path.to_owned())])
}

fn segments(mut rest: &str, whole: &str) -> Result<Vec<String>, Said> {
    let mut found = Vec::new();
    loop {
        let (segment, after) = match rest.strip_prefix('[') {
            Some(literal) => literal.split_once(']').ok_or_else(|| about(phrase::OPEN_BRACKET, whole))?,
            None => rest.split_at_checked(rest.find(['.', '/']).unwrap_or(rest.len())).unwrap_or((rest, "")),
        };
        if !rest.starts_with('[') {
            check_name(segment, whole)?;
        }
        found.push(segment.to_owned());
        if after.is_empty() {
            return Ok(found);
        }
        rest = after.strip_prefix(['.', '/']).ok_or_else(|| about(phrase::AFTER_BRACKET, whole))?;
    }
}

fn check_name(name: &str, whole: &str) -> Result<(), Said> {
    if name.is_empty() {
        return Err(about(phrase::LONE_DOT, whole));
    }
    match name.chars().find(|c| c.is_whitespace() || r##"!"#%&'()*+,;<=>@[\]^`{|}~"##.contains(*c)) {
        Some(c) if c.is_whitespace() => Err(about(phrase::SPACE_IN_NAME, whole)),
        Some(c) => Err(Said::with(phrase::SIGN_IN_NAME, [("path", whole.to_owned()), ("sign", c.to_string())])),
        None => Ok(()),
    }
}
