//! Addresses: what is accepted is safe on the wire, and is accepted again as it was normalised.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sendright::Decision;
use sendright::recipient::{CheckRecipient, RecipientAnswer};
use sendright_fuzz::{POLICY, ask};

fuzz_target!(|address: &str| {
    let first = check(address);
    if first.decision == Decision::Refuse {
        assert!(first.code.is_some() && first.reasons.len() == 1, "{first:?}");
        assert!(first.reasons.iter().all(|reason| !reason.message.chars().any(char::is_control)), "{first:?}");
        return;
    }
    assert_on_the_wire(&first);
    assert_eq!(check(&first.address), first, "{address:?}");
});

fn check(address: &str) -> RecipientAnswer {
    let question =
        CheckRecipient { address: address.to_owned(), now_ms: 1_795_285_000_000, ..CheckRecipient::default() };
    ask(&POLICY, &question).expect("every address has an answer")
}

/// RFC 5321 section 4.5.3.1, and no character that ends a line or an angle bracket's address.
fn assert_on_the_wire(answer: &RecipientAnswer) {
    let address = &answer.address;
    let (local, host) = address.rsplit_once('@').expect("an address has an `@`");
    assert!(address.len() <= 254 && local.len() <= 64 + 2 && host.len() <= 255, "{address:?}");
    assert!(!address.chars().any(char::is_control), "{address:?}");
    assert!(host.is_ascii() && !host.contains(['<', '>', ' ', '"', '\\', ',']), "{address:?}");
    assert!(local.starts_with('"') || !local.contains([' ', '<', '>', '"', ',', '(', ')', ';']), "{address:?}");
    assert_eq!(answer.smtputf8, !local.is_ascii(), "{address:?}");
}
