//! Texts as zone files write them (RFC 1035 section 5.1).

/// The text of a TXT record's data: its strings joined without a space (RFC 7208 section 3.3), escapes resolved.
///
/// Data that begins with neither a quote nor a parenthesis is one string, spaces and all.
pub(super) fn joined(data: &str) -> String {
    let data = data.trim();
    let in_strings = data.starts_with(['"', '(']);
    let mut text = Vec::with_capacity(data.len());
    let mut inside = !in_strings;
    let mut rest = data.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        match byte {
            b'\\' => {
                let (escaped, after) = escaped(rest);
                text.extend(escaped);
                rest = after;
            }
            b'"' if in_strings => inside = !inside,
            // Parentheses let the strings go on in the next line, a semicolon begins a comment.
            b';' if !inside => {
                rest = rest.iter().position(|byte| *byte == b'\n').and_then(|end| rest.get(end..)).unwrap_or_default();
            }
            b'(' | b')' if !inside => {}
            byte if !inside && byte.is_ascii_whitespace() => {}
            byte => text.push(*byte),
        }
    }
    String::from_utf8_lossy(&text).into_owned()
}

/// The byte that `\DDD` or `\X` stands for, and what comes after it.
fn escaped(rest: &[u8]) -> (Option<u8>, &[u8]) {
    if let Some((digits, after)) = rest.split_first_chunk::<3>() {
        let number = str::from_utf8(digits).ok().filter(|_| digits.iter().all(u8::is_ascii_digit));
        if let Some(byte) = number.and_then(|number| number.parse().ok()) {
            return (Some(byte), after);
        }
    }
    rest.split_first().map_or((None, rest), |(byte, after)| (Some(*byte), after))
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn data_is_read_as_zone_files_write_it() {
        let table = [
            ("v=spf1 a ~all", "v=spf1 a ~all"),
            (r#""v=spf1 a ~all""#, "v=spf1 a ~all"),
            (r#""v=spf1 " "a ~all""#, "v=spf1 a ~all"),
            (r#""v=spf1" "a ~all""#, "v=spf1a ~all"),
            (r#""v=spf1 "a"#, "v=spf1 a"),
            (r#""v=DMARC1\; p=none""#, "v=DMARC1; p=none"),
            (r"v=DMARC1\; p=none", "v=DMARC1; p=none"),
            (r#""v=spf1\032a\032~all""#, "v=spf1 a ~all"),
            (r#""say \"hi\" \\ \065\0659""#, r#"say "hi" \ AA9"#),
            (r#""\195\188""#, "ü"),
            (r#""\256""#, "256"),
            (r#""\25""#, "25"),
            (r#""a\"#, "a"),
            ("( \"v=DKIM1; \"\n \"p=AA\" ) ; key (s1) \"x\"", "v=DKIM1; p=AA"),
            (r#""open"#, "open"),
            (r#""""#, ""),
            ("", ""),
        ];
        for (data, text) in table {
            assert_eq!(joined(data), text, "{data}");
        }
    }
}
