//! Text records: split strings, and `tag=value` lists (RFC 6376 section 3.2).

/// The text of a record's data: quoted strings are joined without a space, anything else stands as it is.
pub(super) fn joined(data: &str) -> String {
    let data = data.trim();
    if !data.starts_with('"') {
        return data.to_owned();
    }
    let mut text = String::with_capacity(data.len());
    let mut inside = false;
    let mut characters = data.chars();
    while let Some(c) = characters.next() {
        match c {
            '"' => inside = !inside,
            '\\' if inside => text.extend(characters.next()),
            c if inside => text.push(c),
            _ => {}
        }
    }
    text
}

/// The tags of a list in their order, names in lower case, white space around values dropped.
pub(super) fn list(text: &str) -> impl Iterator<Item = (String, &str)> {
    let pairs = text.split(';').filter(|part| !part.trim().is_empty());
    pairs.map(|part| {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        (name.trim().to_ascii_lowercase(), value.trim())
    })
}

/// The value of a tag.
pub(super) fn value<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    list(text).find(|(tag, _)| tag == name).map(|(_, value)| value)
}

/// A tag that stands more than once, which makes the whole list invalid (RFC 6376 section 3.2).
pub(super) fn twice(text: &str) -> Option<String> {
    let names: Vec<String> = list(text).map(|(name, _)| name).collect();
    names
        .iter()
        .enumerate()
        .find(|(at, name)| names.iter().take(*at).any(|before| before == *name))
        .map(|(_, name)| name.clone())
}
