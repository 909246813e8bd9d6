//! The terms of a record: which are well-formed, and what they do (RFC 7208 sections 5, 6, 7 and 12).

use std::net::{Ipv4Addr, Ipv6Addr};
use std::str::FromStr;

/// Whether a term is one that receivers understand.
pub(super) fn is_term(term: &str) -> bool {
    let mechanism = bare(term);
    let name = name(mechanism);
    let value = mechanism.get(name.len()..).unwrap_or_default();
    let domain = || value.strip_prefix(':');
    match name.to_ascii_lowercase().as_str() {
        "all" => value.is_empty(),
        "include" | "exists" => domain().is_some_and(is_domain),
        "a" | "mx" => without_lengths(value)
            .is_some_and(|value| value.is_empty() || value.strip_prefix(':').is_some_and(is_domain)),
        "ptr" => value.is_empty() || domain().is_some_and(is_domain),
        "ip4" => network::<Ipv4Addr>(value, 32),
        "ip6" => network::<Ipv6Addr>(value, 128),
        // A modifier has no qualifier; one that nobody knows is passed over.
        known => {
            let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic())
                && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'));
            let is_value = if matches!(known, "redirect" | "exp") { is_domain } else { is_text };
            is_name && mechanism == term && value.strip_prefix('=').is_some_and(is_value)
        }
    }
}

/// A term without its qualifier.
pub(super) fn bare(term: &str) -> &str {
    term.strip_prefix(['+', '-', '~', '?']).unwrap_or(term)
}

/// The name of a mechanism or modifier.
fn name(bare: &str) -> &str {
    bare.split([':', '=', '/']).next().unwrap_or_default()
}

pub(super) fn is_all(term: &str) -> bool {
    bare(term).eq_ignore_ascii_case("all")
}

/// Whether a term lets anyone send: `+all`, or every address there is.
pub(super) fn is_everyone(term: &str) -> bool {
    let is_network = matches!(name(bare(term)).to_ascii_lowercase().as_str(), "a" | "mx" | "ip4" | "ip6");
    let passes = !term.starts_with(['-', '~', '?']);
    passes && (is_all(term) || is_network && term.split('/').skip(1).any(|length| length == "0"))
}

/// The value of a modifier: `redirect` or `exp`.
pub(super) fn modifier<'t>(term: &'t str, name: &str) -> Option<&'t str> {
    term.split_once('=').filter(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}

/// Whether a term costs a DNS look-up (RFC 7208 section 4.6.4).
pub(super) fn looks_up(term: &str) -> bool {
    let name = name(bare(term)).to_ascii_lowercase();
    matches!(name.as_str(), "include" | "a" | "mx" | "ptr" | "exists" | "redirect")
}

/// Whether a term is `ptr`, which nobody should publish (RFC 7208 section 5.5).
pub(super) fn is_pointer(term: &str) -> bool {
    name(bare(term)).eq_ignore_ascii_case("ptr")
}

/// Whether `:192.0.2.0/24` is an address with or without a length.
fn network<A: FromStr>(value: &str, most: u8) -> bool {
    let Some(value) = value.strip_prefix(':') else { return false };
    let (address, length) = value.split_once('/').map_or((value, None), |(address, length)| (address, Some(length)));
    address.parse::<A>().is_ok() && length.is_none_or(|length| is_length(length, most))
}

/// What stands before `/24//64`; none where the lengths are wrong. A slash before anything else is one of a macro string.
fn without_lengths(value: &str) -> Option<&str> {
    let cut = |value, slash: &str, most| match str::rsplit_once(value, slash) {
        Some((before, length)) if !length.is_empty() && length.bytes().all(|byte| byte.is_ascii_digit()) => {
            is_length(length, most).then_some(before)
        }
        _ => Some(value),
    };
    cut(cut(value, "//", 128)?, "/", 32)
}

fn is_length(text: &str, most: u8) -> bool {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    is_number && text.parse::<u8>().is_ok_and(|length| length <= most)
}

/// Whether a text is a `domain-spec`: macros, or a name whose last label is no number.
pub(in crate::domain) fn is_domain(text: &str) -> bool {
    let Some(ends_with_macro) = macros(text, b"slodiphv") else { return false };
    let name = text.strip_suffix('.').unwrap_or(text);
    let is_top = |label: &str| {
        let mut bytes = label.bytes();
        bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !label.bytes().all(|byte| byte.is_ascii_digit())
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let fits = text.contains('%') || name.len() <= 253 && name.split('.').all(|label| (1..=63).contains(&label.len()));
    // A URL is one by the grammar, and leads nowhere.
    fits && !text.contains("://") && (ends_with_macro || name.rsplit_once('.').is_some_and(|(_, label)| is_top(label)))
}

/// Whether a text is a `macro-string`.
fn is_text(text: &str) -> bool {
    macros(text, b"slodiphvcrt").is_some()
}

/// Whether a text of visible letters ends with a macro; none where it has other letters, or a macro is not well-formed.
fn macros(text: &str, letters: &[u8]) -> Option<bool> {
    let mut rest = text;
    let mut ends_with_macro = false;
    while let Some(first) = rest.chars().next() {
        if !first.is_ascii_graphic() {
            return None;
        }
        ends_with_macro = first == '%';
        let length = if ends_with_macro { expansion(rest, letters)? } else { 1 };
        rest = rest.get(length..)?;
    }
    Some(ends_with_macro)
}

/// The length of the macro that a text begins with: `%{d2}`, `%%`.
fn expansion(text: &str, letters: &[u8]) -> Option<usize> {
    if ["%%", "%_", "%-"].iter().any(|known| text.starts_with(known)) {
        return Some(2);
    }
    let inside = text.strip_prefix("%{")?.split_once('}')?.0;
    let (letter, transformers) = inside.split_at_checked(1)?;
    let after = transformers.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = transformers.strip_suffix(after).unwrap_or_default();
    let delimiters = after.strip_prefix(['r', 'R']).unwrap_or(after);
    let is_macro = letter.bytes().all(|letter| letters.contains(&letter.to_ascii_lowercase()))
        && (digits.is_empty() || digits.bytes().any(|digit| digit != b'0'))
        && delimiters.chars().all(|c| ".-+,/_=".contains(c));
    is_macro.then(|| inside.len().saturating_add(3))
}

#[cfg(test)]
mod tests {
    use super::is_term;

    #[test]
    fn terms_are_those_of_the_grammar() {
        let good = "all -all ~ALL ?all include:_spf.google.com +include:a.b exists:%{i}._spf.%{d2} a a/24 a//64 a/24//64 \
            a:mail.example.com a:mail.example.com/28 mx mx:example.com//120 mx/0 ptr ptr:example.com ip4:192.0.2.1 \
            ip4:192.0.2.0/24 ip4:0.0.0.0/0 ip6:2001:db8::1 ip6:2001:db8::/32 ip6:::ffff:192.0.2.1 IP4:192.0.2.1 \
            redirect=_spf.example.com exp=explain._spf.%{d} default=pass foo= x-y_z.1=a%%b%_%- include:%{d} \
            include:%{ir}.%{v}.%{d}.spf.has.pphosted.com exists:%{l1r+-}._spf.%{d} include:a.example. include:a.xn--p1ai \
            rp=abuse foo=%{c}%{r}%{t} exists:%{H}.example.com a:foo_bar.example.com a:foo:bar/baz.example.com a:-x.example.com ip4:1.2.3.4/32";
        for term in good.split_ascii_whitespace() {
            assert!(is_term(term), "{term}");
        }
        let bad = "all: all=x all/8 -all. include include: include:com include:/24 include:a.b/24 include:192.0.2.1 exists \
            exists: exists:x/24 a: a/33 a//129 a/24/64 a/ a/024 a:example.com/ a:com mx: mx/x ptr: ptr/24 ip4 ip4: \
            ip4:192.0.2 ip4:192.0.2.400 ip4:192.0.2.1/33 ip4:192.0.2.1/ ip4:192.0.2.1/08 ip4:192.0.2.01 ip4:2001:db8::1 ip6: \
            ip6:192.0.2.1 ip6:2001:db8::/129 ip6:fe80::1%eth0 ip6:2001:db8 redirect= redirect=com redirect: -redirect=a.b \
            exp= exp=x moo moo: 1=x =x include:a..b include:.a.b include:%{z}.a.b include:%{d0}.a.b include:%{d include:%a.b \
            exists:%{c}.a.b exists:%{d2-r}.a.b include:ä.example foo=ä foo=% 192.0.2.1 v=spf1% -foo=x ipv4:192.0.2.1 \
            include:a.b- include:a.-b include:http://a.example a=x ip4=192.0.2.1";
        for term in bad.split_ascii_whitespace() {
            assert!(!is_term(term), "{term}");
        }
        assert!(!is_term("") && !is_term("a\t") && !is_term(&format!("include:{}.example", "x".repeat(64))));
    }
}
