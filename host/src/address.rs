//! Mail addresses as they go on the wire (RFC 5321 section 4.1.2), and as people write them beside a name.

use crate::dns::ascii_domain;

/// The longest path between the angle brackets (RFC 5321 section 4.5.3.1.3).
const LONGEST: usize = 254;

/// An address that is safe to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Path {
    /// What stands between the angle brackets.
    pub(crate) text: String,
    /// The domain in its ASCII form, or an address literal; empty for the null sender.
    pub(crate) domain: String,
}

/// The address as it goes on the wire, or what is wrong with it, as words after the address.
pub(crate) fn path(address: &str) -> Result<Path, &'static str> {
    if address.chars().any(breaks_lines) {
        return Err("has a control character, which could end the command");
    }
    let (local, domain) = address.rsplit_once('@').ok_or("has no `@`")?;
    if !(is_quoted(local) || is_dot_string(local)) {
        return Err("has a part before the `@` that needs quotation marks or is empty");
    }
    let domain = if is_literal(domain) {
        domain.to_owned()
    } else {
        ascii_domain(domain).ok_or("has a domain that is no domain name")?
    };
    let text = format!("{local}@{domain}");
    if text.len() > LONGEST {
        return Err("is longer than 254 bytes");
    }
    Ok(Path { text, domain })
}

/// Display name and address of `Name <address>`, or of an address alone (RFC 5322 section 3.4).
pub(crate) fn mailbox(text: &str) -> Result<(String, &str), &'static str> {
    let text = text.trim();
    let Some(inside) = text.strip_suffix('>') else { return Ok((String::new(), text)) };
    let (name, address) = phrase(inside)?;
    Ok((name, address.trim()))
}

/// The words before `<`, and what follows it.
fn phrase(mut rest: &str) -> Result<(String, &str), &'static str> {
    let mut name = String::new();
    loop {
        let word = rest.trim_start();
        if let Some(address) = word.strip_prefix('<') {
            return Ok((name, address));
        }
        if word.len() < rest.len() && !name.is_empty() {
            name.push(' ');
        }
        rest = match word.strip_prefix('"') {
            Some(quoted) => quoted_words(quoted, &mut name)?,
            None => plain_word(word, &mut name)?,
        };
    }
}

/// What follows the quotation mark that ends the words.
fn quoted_words<'a>(text: &'a str, name: &mut String) -> Result<&'a str, &'static str> {
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return Ok(&text[at + 1..]),
            '\\' => name.extend(chars.next().map(|(_, c)| c)),
            other => name.push(other),
        }
    }
    Err("has a quotation mark without its partner")
}

fn plain_word<'a>(text: &'a str, name: &mut String) -> Result<&'a str, &'static str> {
    let end = text.find(|c: char| c.is_whitespace() || c == '"' || c == '<').ok_or("has a `>` without its `<`")?;
    let (word, rest) = text.split_at(end);
    if word.contains(|c| "()>[]:;@\\,".contains(c)) {
        return Err("has a name that needs quotation marks");
    }
    name.push_str(word);
    Ok(rest)
}

/// Characters that end a line for somebody, or steer what shows it.
pub(crate) fn breaks_lines(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

/// Characters that need no quotation (RFC 5321 section 4.1.2, RFC 6531 section 3.3).
fn is_dot_string(local: &str) -> bool {
    let atom = |c: char| {
        if c.is_ascii() { c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c) } else { !c.is_whitespace() }
    };
    !local.is_empty() && local.split('.').all(|part| !part.is_empty() && part.chars().all(atom))
}

fn is_quoted(local: &str) -> bool {
    let Some(inner) = local.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) else { return false };
    let mut escaped = false;
    for c in inner.chars() {
        if c == '"' && !escaped {
            return false;
        }
        escaped = c == '\\' && !escaped;
    }
    !escaped && local.len() >= 2
}

fn is_literal(domain: &str) -> bool {
    domain.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).is_some_and(|inner| {
        !inner.is_empty() && inner.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b':'))
    })
}

#[cfg(test)]
mod tests {
    use super::mailbox;

    #[test]
    fn a_mailbox_is_read_as_mail_programs_read_it() {
        for (text, expected) in [
            ("a@x.example", Ok(("", "a@x.example"))),
            (" <a@x.example> ", Ok(("", "a@x.example"))),
            ("Ann O'Neill <a@x.example>", Ok(("Ann O'Neill", "a@x.example"))),
            ("Büro \"x\" <a@x.example>", Ok(("Büro x", "a@x.example"))),
            ("\"Doe, \\\"J\\\"\" < a@x.example >", Ok(("Doe, \"J\"", "a@x.example"))),
            ("\"a\\\\b\"  c. <a@x.example>", Ok(("a\\b c.", "a@x.example"))),
            ("\"<x@y.example>\" <a@x.example>", Ok(("<x@y.example>", "a@x.example"))),
            ("Ann <\"a\\\"<b>\"@x.example>", Ok(("Ann", "\"a\\\"<b>\"@x.example"))),
            ("Doe, J <a@x.example>", Err("has a name that needs quotation marks")),
            ("a@x.example <b@x.example>", Err("has a name that needs quotation marks")),
            ("\"Doe <a@x.example>", Err("has a quotation mark without its partner")),
            ("a@x.example>", Err("has a `>` without its `<`")),
        ] {
            let found = mailbox(text);
            assert_eq!(
                found.as_ref().map(|(name, address)| (name.as_str(), *address)),
                expected.as_ref().copied(),
                "{text}"
            );
        }
    }
}
