//! Addresses that a stranger's DNS must not send us to.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Whether the address is one of the public Internet: none of the special-purpose ranges of RFC 6890.
#[must_use]
pub fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let special = matches!((a, b, c), (0 | 240.., ..) | (100, 64..=127, _) | (192, 0, 0) | (198, 18 | 19, _));
    !(special
        || ip.is_private()
        || ip.is_loopback()
        || ip.is_link_local()
        || ip.is_documentation()
        || ip.is_multicast())
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    match ip.segments() {
        // An IPv4 address inside: mapped, NAT64 (RFC 6052) or 6to4 (RFC 3056).
        [0, 0, 0, 0, 0, 0xffff, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] | [0x2002, high, low, ..] => {
            let [[a, b], [c, d]] = [high.to_be_bytes(), low.to_be_bytes()];
            is_public_v4(Ipv4Addr::new(a, b, c, d))
        }
        // Protocol assignments with Teredo, and documentation (RFC 3849).
        [0x2001, second, ..] => second > 0x1ff && second != 0xdb8,
        // Only 2000::/3 is assigned to the Internet; documentation has 3fff::/20 (RFC 9637).
        [first, second, ..] => first >> 13 == 1 && !(first == 0x3fff && second < 0x1000),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_the_internet_are_told_from_internal_ones() {
        let public =
            "1.1.1.1 8.8.8.8 100.63.255.255 100.128.0.1 172.15.0.1 172.32.0.1 192.0.1.1 198.17.0.1 223.255.255.255
            2606:4700::1111 2a00:1450:4009::1 ::ffff:8.8.8.8 64:ff9b::808:808";
        let internal = "0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 127.255.255.255 169.254.169.254 172.16.0.1 172.31.255.255
            192.0.0.8 192.0.2.1 192.168.0.1 198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1 240.0.0.1 255.255.255.255
            :: ::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 64:ff9b::7f00:1 2002:7f00:1:: 2001:db8::1 2001::1 fc00::1 fd12::1
            fe80::1 fec0::1 ff02::1 3fff::1";
        let ip = |word: &str| word.parse::<IpAddr>().unwrap_or_else(|_| panic!("{word}"));
        for word in public.split_whitespace() {
            assert!(is_public(ip(word)), "{word}");
        }
        for word in internal.split_whitespace() {
            assert!(!is_public(ip(word)), "{word}");
        }
    }
}
