//! MX: mail to the domain goes to the service, or to a mailbox of its owner's.

use super::Judged;
use crate::phrases::domain as phrase;

/// A domain may have an MX of its own (rulebook 7.1): then replies go there, which is no fault.
pub(super) fn judge(found: &[&str], service: &str) -> Judged {
    let service = service.trim_end_matches('.').to_ascii_lowercase();
    let hosts: Vec<String> = found.iter().map(|data| host(data)).collect();
    let message = if hosts.is_empty() {
        Some(phrase::NO_MX.into())
    } else if hosts.iter().any(String::is_empty) {
        // RFC 7505: such a domain takes no mail, and RFC 7505 section 4.2 forbids it as a sender.
        Some(phrase::NULL_MX.into())
    } else if !hosts.contains(&service) {
        Some(phrase::OWN_MX.into())
    } else {
        None
    };
    let ok = !hosts.is_empty() && !hosts.iter().any(String::is_empty);
    Judged::new(format!("{service}."), found.iter().map(|data| (*data).to_owned()).collect(), ok, message)
}

/// The host of `10 mail.example.`, in lower case without the closing dot; empty for the null MX.
fn host(data: &str) -> String {
    let host = data.split_whitespace().next_back().unwrap_or_default();
    host.trim_end_matches('.').to_ascii_lowercase()
}
