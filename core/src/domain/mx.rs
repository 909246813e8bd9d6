//! MX: mail to the domain goes to the service, or to a mailbox of its owner's.

use super::Judged;

/// A domain may have an MX of its own (rulebook 7.1): then replies go there, which is no fault.
pub(super) fn judge(found: &[&str], service: &str) -> Judged {
    let service = service.trim_end_matches('.').to_ascii_lowercase();
    let hosts: Vec<String> = found.iter().map(|data| host(data)).collect();
    let message = if hosts.is_empty() {
        Some("no MX record is found: without one, many receivers take the domain for a false one".to_owned())
    } else if hosts.iter().any(String::is_empty) {
        // RFC 7505: such a domain takes no mail, and RFC 7505 section 4.2 forbids it as a sender.
        Some("the MX record says that the domain takes no mail, so receivers may refuse mail from it".to_owned())
    } else if !hosts.contains(&service) {
        let message = "the domain has an MX of its own, which may stay: bounces and replies then go there; \
                       to keep the two apart, send from a subdomain";
        Some(message.to_owned())
    } else {
        None
    };
    Judged {
        expected: format!("{service}."),
        found: found.iter().map(|data| (*data).to_owned()).collect(),
        ok: !hosts.is_empty() && !hosts.iter().any(String::is_empty),
        message,
    }
}

/// The host of `10 mail.example.`, in lower case without the closing dot; empty for the null MX.
fn host(data: &str) -> String {
    let host = data.split_whitespace().next_back().unwrap_or_default();
    host.trim_end_matches('.').to_ascii_lowercase()
}
