//! Which part of a host name somebody registered, by the public suffix list.

/// The registered domain that a host in lower case lies in; the host itself where it is a suffix or a single label.
pub(crate) fn registered(host: &str) -> &str {
    psl::domain_str(host).unwrap_or(host)
}
