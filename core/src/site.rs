//! Which part of a host name somebody registered, by the public suffix list.

/// The registered domain that a host in lower case lies in; the host itself where it is a suffix, a single label
/// or an IP address.
pub(crate) fn registered(host: &str) -> &str {
    let is_address = host.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') || host.starts_with('[');
    if is_address { host } else { psl::domain_str(host).unwrap_or(host) }
}
