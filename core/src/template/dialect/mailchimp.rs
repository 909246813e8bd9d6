//! Mailchimp's merge tags, which Mandrill has as well: `*|FNAME|*`, `*|IF:FNAME|*…*|END:IF|*`.

use super::tags::Tags;
use crate::phrases::{Said, syntax as phrase};
use crate::template::syntax::Syntax;
use std::collections::BTreeSet;
use std::ops::Range;

const OPEN: &str = "*|";
const CLOSE: &str = "|*";
/// Bytes between a tag's ends.
const MOST: usize = 200;

/// Tags that always have an end; `IFNOT` has that of `IF`.
const BLOCKS: [&str; 5] = ["if", "ifnot", "interested", "rssitems", "feeditems"];
/// Tags that Mailchimp fills itself.
const KNOWN: [&str; 12] = [
    "unsub",
    "archive",
    "forward",
    "update_profile",
    "current_year",
    "rewards",
    "rewards_text",
    "mc_preview_text",
    "mc_language",
    "email",
    "uniqid",
    "campaign_uid",
];

/// What Mailchimp writes as HTML where `HTML:` asks for it.
const OWN_MARKUP: [&str; 3] = ["list_address_html", "rewards", "rewards_text"];

pub(super) fn parse(source: &str) -> Syntax {
    let ended: BTreeSet<String> = tags_of(source).filter_map(|(_, body)| end_of(&body.to_lowercase())).collect();
    Tags::read(source, |tags, from| {
        let start = from.saturating_add(tags.rest(from).find(OPEN)?);
        let Some(body) = body(tags.rest(start)) else {
            if looks_meant(tags.rest(start)) {
                let values = [("open", OPEN.to_owned()), ("close", CLOSE.to_owned())];
                tags.mistake(&(start..start.saturating_add(2)), Said::with(phrase::UNCLOSED, values));
            }
            return Some(start.saturating_add(2));
        };
        let end = start.saturating_add(body.len()).saturating_add(4);
        take(tags, start..end, body, &ended);
        Some(end)
    })
}

fn tags_of(source: &str) -> impl Iterator<Item = (usize, &str)> {
    source.match_indices(OPEN).filter_map(|(at, _)| Some((at, body(source.get(at..)?)?)))
}

/// The name of the block that a tag ends.
fn end_of(body: &str) -> Option<String> {
    body.strip_prefix("end:").map(str::to_owned)
}

/// The content of the tag that a text begins with.
fn body(tag: &str) -> Option<&str> {
    let inside = tag.strip_prefix(OPEN)?;
    let most = inside.char_indices().nth(MOST).map_or(inside.len(), |(at, _)| at);
    let body = inside.get(..inside.get(..most)?.find(CLOSE)?)?;
    (body.starts_with(|c: char| c.is_ascii_alphabetic()) && !body.contains(OPEN) && !body.contains('\n'))
        .then_some(body)
}

/// Whether what opens here was meant to be a tag: a name in capitals follows.
fn looks_meant(tag: &str) -> bool {
    let name = tag.strip_prefix(OPEN).unwrap_or_default();
    name.bytes().take_while(|byte| byte.is_ascii_uppercase() || matches!(byte, b'_' | b':')).count() > 1
}

fn take(tags: &mut Tags<'_>, span: Range<usize>, body: &str, ended: &BTreeSet<String>) {
    let (name, argument) = body.split_once(':').unwrap_or((body, ""));
    let name = name.to_lowercase();
    let name = name.as_str();
    match name {
        "else" => tags.turn(span, None),
        "elseif" => tags.turn(span, Some(("if", variable(argument)))),
        "end" => tags.close(span, Some(&argument.to_lowercase())),
        _ if BLOCKS.contains(&name) || (body.contains(':') && ended.contains(name)) => {
            let name = if name == "ifnot" { "if" } else { name };
            let closing = format!("{OPEN}END:{}{CLOSE}", name.to_uppercase());
            tags.open(span, name, variable(argument), closing);
        }
        // The sender's postal address and the like, which Mailchimp writes itself.
        "html" if OWN_MARKUP.iter().any(|own| argument.eq_ignore_ascii_case(own)) => {
            tags.output(span, None, format!("this.{}", argument.to_lowercase().trim_end_matches("_html")), false);
        }
        _ => {
            let path =
                if body.contains(':') || KNOWN.contains(&name) { format!("this.{body}") } else { body.to_owned() };
            tags.output(span, None, path, name == "html");
        }
    }
}

/// The variable that a condition asks about: `AGE >= 18`.
fn variable(condition: &str) -> String {
    condition.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default().to_owned()
}
