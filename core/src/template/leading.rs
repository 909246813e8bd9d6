//! Values that would become the address of a link (rulebook 1.6).

use crate::template::view::url;

/// The attributes that a reader's click follows.
const FOLLOWED: [&str; 4] = ["href", "xlink:href", "action", "formaction"];

/// Bytes before a value in which the beginning of its attribute stands.
const REACH: usize = 256;

/// The scheme that a value gives the link that it begins, if it is one of those; an attribute that text of the template
/// begins has its own.
pub(super) fn scheme_among<'s>(schemes: &'s [String], value: &str, output: &str) -> Option<&'s str> {
    let scheme = url::scheme_of(value);
    let dangerous = schemes.iter().find(|known| **known == scheme)?;
    begins_address(output).then_some(dangerous.as_str())
}

/// Whether what is put out next begins the value of such an attribute.
fn begins_address(output: &str) -> bool {
    let from = output.floor_char_boundary(output.len().saturating_sub(REACH));
    let before = output.get(from..).unwrap_or_default().trim_end();
    let before = before.strip_suffix(['"', '\'']).unwrap_or(before).trim_end();
    let Some(before) = before.strip_suffix('=').map(str::trim_end) else { return false };
    let name = before.rsplit(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '/' | '<' | '>' | '=')).next();
    name.is_some_and(|name| FOLLOWED.iter().any(|followed| followed.eq_ignore_ascii_case(name)))
}
