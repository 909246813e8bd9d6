//! MX: mail to the domain goes to the service, or to a mailbox of its owner's.

use super::{Judged, Said, zone};
use crate::phrases::domain as phrase;

/// A domain may have an MX of its own (rulebook 7.1): then replies go there, which is no fault.
pub(super) fn judge(found: &[&str], service: &str) -> Judged {
    let hosts: Vec<Option<String>> = found.iter().map(|data| host(data)).collect();
    let broken = found.iter().zip(&hosts).find(|(_, host)| host.is_none());
    let message = if let Some((data, _)) = broken {
        Some(Said::with(phrase::MX_BROKEN, [("value", data.escape_debug().to_string())]))
    } else if hosts.is_empty() {
        Some(phrase::NO_MX.into())
    } else if hosts.iter().flatten().any(String::is_empty) {
        // RFC 7505: such a domain takes no mail, and section 4.2 forbids it as a sender.
        Some(phrase::NULL_MX.into())
    } else if !hosts.iter().flatten().any(|host| host == service) {
        Some(phrase::OWN_MX.into())
    } else {
        None
    };
    let ok = !hosts.is_empty() && hosts.iter().all(|host| host.as_ref().is_some_and(|host| !host.is_empty()));
    Judged::new(format!("{service}."), found.iter().map(|data| (*data).to_owned()).collect(), ok, message)
}

/// The host of `10 mail.example.`, as it is compared; empty for the null MX. None for what is no MX: a preference has 16
/// bits (RFC 1035 section 3.3.9), and a host is a name, not an address (RFC 2181 section 10.3). The preference may be
/// left out, as it is in what is proposed.
fn host(data: &str) -> Option<String> {
    let mut fields = data.split_ascii_whitespace();
    let host = fields.next_back()?;
    let preference = fields.next_back();
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()) && text.parse::<u16>().is_ok();
    if fields.next().is_some() || !preference.is_none_or(is_number) {
        return None;
    }
    if host == "." { Some(String::new()) } else { zone::name(host).ok() }
}
