//! Replies: a delay never becomes a failure, and only a mailbox that is gone is suppressed.
//!
//! An input is code, stage, enhanced code and text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sendright::reply::{ClassifyReply, Outcome, ReplyMeaning};
use sendright_fuzz::{POLICY, ask, given, texts};

const NOW: u64 = 1_795_285_000_000;

fuzz_target!(|input: &[u8]| {
    let Some([code, stage, enhanced, text]) = texts(input) else { return };
    let Ok(stage) = serde_json::from_value(stage.into()) else { return };
    let Ok(code) = code.parse() else { return };
    let question = ClassifyReply { code, enhanced: given(enhanced), text: given(text), stage, now_ms: Some(NOW) };
    let meaning = match ask(&POLICY, &question) {
        Ok(meaning) => meaning,
        Err(error) if error.path == "enhanced" => return assert!(!is_status(enhanced), "{question:?}"),
        Err(_) => return assert!(!(200..=599).contains(&code), "{question:?}"),
    };
    assert_class(code, &meaning);
    assert_eq!(meaning.retry, meaning.outcome == Outcome::Deferred);
    assert_eq!(meaning.suppress_until, meaning.suppress_for_ms.map(|ms| NOW + ms));
    if meaning.suppress_for_ms.is_some() {
        assert_eq!(meaning.outcome, Outcome::Invalid, "{question:?}");
    }
    let other_case = ClassifyReply { text: given(&text.to_ascii_uppercase()), ..question };
    assert_eq!(ask(&POLICY, &other_case), Ok(meaning), "the case of letters changes the meaning: {other_case:?}");
});

/// RFC 3463 section 2.
fn is_status(text: &str) -> bool {
    let is_number = |part: &&str| {
        matches!(part.len(), 1..=3)
            && part.bytes().all(|byte| byte.is_ascii_digit())
            && (part.len() == 1 || !part.starts_with('0'))
    };
    let parts: Vec<&str> = text.split('.').collect();
    parts.len() == 3 && parts.iter().all(is_number) && matches!(parts[0], "2" | "4" | "5")
}

/// RFC 5321 section 4.2.1.
fn assert_class(code: u16, meaning: &ReplyMeaning) {
    match code {
        200..=299 => assert_eq!(meaning.outcome, Outcome::Delivered),
        300..=499 => assert_eq!(meaning.outcome, Outcome::Deferred),
        _ => assert_ne!(meaning.outcome, Outcome::Delivered),
    }
}
