//! Which part of a host name somebody registered.

mod suffix;

pub(crate) use suffix::LIST as SUFFIXES;

use std::borrow::Cow;

/// The registered domain that a host in lower case lies in; the host itself where it is a suffix, a single label
/// or an IP address.
pub(crate) fn registered(host: &str) -> &str {
    let is_address = host.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') || host.starts_with('[');
    if is_address {
        return host;
    }
    let before = host.rmatch_indices('.').nth(suffix::labels(host)).map(|(dot, _)| dot.saturating_add(1));
    before.and_then(|start| host.get(start..)).unwrap_or(host)
}

/// A label of a host in letters, whether or not it is encoded (RFC 3492).
pub(crate) fn letters(label: &str) -> Cow<'_, str> {
    suffix::listed(label)
}

#[cfg(test)]
mod tests {
    use super::registered;
    use super::suffix::LIST;
    use proptest::prelude::*;
    use std::sync::LazyLock;

    /// The rules of the list as publicsuffix.org writes them.
    static RULES: LazyLock<Vec<String>> = LazyLock::new(|| {
        let line = |line: &'static str| {
            let (suffix, children) = line.split_once(' ').unwrap();
            let above: String = suffix.rsplit('.').filter(|label| !label.is_empty()).map(|l| format!(".{l}")).collect();
            children.split(' ').filter(|child| !child.starts_with('?')).map(move |child| format!("{child}{above}"))
        };
        LIST.lines().flat_map(line).collect()
    });

    /// The algorithm of publicsuffix.org/list in its own words: of the rules that match the longest prevails, an
    /// exception before all others; if none matches, the last label is the suffix.
    fn registered_by_all_rules(host: &str) -> String {
        let labels: Vec<&str> = host.split('.').collect();
        let matches = |rule: &str| {
            let rule: Vec<&str> = rule.split('.').collect();
            rule.len() <= labels.len()
                && rule.iter().rev().zip(labels.iter().rev()).all(|(part, label)| *part == "*" || part == label)
        };
        let length = |rule: &str| rule.split('.').count();
        let exception = RULES.iter().filter_map(|rule| rule.strip_prefix('!')).find(|rule| matches(rule));
        let suffix = match exception {
            Some(rule) => length(rule).saturating_sub(1),
            None => RULES.iter().filter(|rule| matches(rule)).map(|rule| length(rule)).max().unwrap_or(1),
        };
        labels[labels.len().saturating_sub(suffix.saturating_add(1))..].join(".")
    }

    #[test]
    fn each_rule_cuts_its_own_suffix() {
        assert!(RULES.len() > 9_000, "{}", RULES.len());
        for rule in RULES.iter().filter(|rule| !rule.starts_with(['!', '*'])) {
            assert_eq!(registered(rule), rule);
            assert_eq!(registered(&format!("b.a-1.{rule}")).len(), rule.len() + 4, "{rule}");
        }
    }

    proptest! {
        #[test]
        fn a_host_of_any_labels_is_cut_by_the_rule_that_prevails(
            before in prop::collection::vec("[a-z0-9]{1,3}|www|city|s3|github|com|co", 0..4),
            rule in prop::sample::select(RULES.as_slice()),
            left_out in 0..3_usize,
        ) {
            let rule = rule.trim_start_matches('!').replace('*', "any");
            let mut labels: Vec<&str> = before.iter().map(String::as_str).chain(rule.split('.')).collect();
            labels.drain(..left_out.min(labels.len().saturating_sub(1)));
            let host = labels.join(".");
            prop_assert_eq!(registered(&host), registered_by_all_rules(&host), "{}", host);
        }
    }

    #[test]
    fn the_registered_domain_is_one_label_more_than_the_public_suffix() {
        let table = [
            ("example.com", "example.com"),
            ("mail.example.com", "example.com"),
            ("a.b.example.co.uk", "example.co.uk"),
            ("co.uk", "co.uk"),
            ("localhost", "localhost"),
            ("mail.intern.unlisted", "intern.unlisted"),
            ("a.b.ck", "a.b.ck"),
            ("x.a.b.ck", "a.b.ck"),
            ("x.www.ck", "www.ck"),
            ("mtls.run.app", "mtls.run.app"),
            ("b.a.service.mtls.run.app", "a.service.mtls.run.app"),
            ("a.city.kawasaki.jp", "city.kawasaki.jp"),
            ("b.a.other.kawasaki.jp", "a.other.kawasaki.jp"),
            ("me.github.io", "me.github.io"),
            ("x.bucket.s3.eu-west-1.amazonaws.com", "bucket.s3.eu-west-1.amazonaws.com"),
            ("a.eu-west-9.amazonaws.com", "amazonaws.com"),
            ("a.example.公司.cn", "example.公司.cn"),
            ("a.example.xn--55qx5d.cn", "example.xn--55qx5d.cn"),
            ("192.0.2.1", "192.0.2.1"),
            ("[2001:db8::1]", "[2001:db8::1]"),
            ("", ""),
        ];
        for (host, site) in table {
            assert_eq!(registered(host), site, "{host}");
        }
    }
}
