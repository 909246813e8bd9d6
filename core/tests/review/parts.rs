//! HTML and text part beside each other.

use crate::asked::{ask, finding_if_any, finds, words};
use serde_json::json;

#[test]
fn html_and_text_part_say_the_same() {
    let both = |html: &str, text: &str| {
        let answer = ask(&json!({ "kind": "trigger", "subject": "Hi", "html": html, "text": text }));
        finding_if_any(&answer, "content/text-part-mismatch")
            .map(|found| (words(text, found).to_owned(), found["observed"].clone()))
    };
    assert_eq!(both("<p>one two three four</p>", "ONE, two!"), None);
    assert_eq!(both("<p>one two three four</p>", "one or"), Some(("or".into(), json!(25))));
    assert_eq!(both("<p>one two</p>", "one two three four five"), Some(("three".into(), json!(40))));
    assert_eq!(both("<p>您的订单已经发货</p>", "您的订单已发货"), None);
    // The same characters in another order are other words.
    assert_eq!(both("<p>货发经已单订的您</p>", "您的订单已经发货"), Some(("您的".into(), json!(0))));
    assert_eq!(
        both(
            "<p>Your order <a href='{{url}}'>is here</a></p>",
            "Your order is here: https://a.test/some/long/way/{{id}}"
        ),
        None
    );
    assert_eq!(both("<p>Your order is here</p>", "{{plain_text}}"), None);
    assert_eq!(both("<img src=a alt=x width=9 height=9>", "Your order is here"), None);
}

#[test]
fn a_missing_text_part_is_a_notice_for_what_is_sent_to_many() {
    for (kind, expected) in [("marketing", true), ("notification", true), ("transactional", false), ("trigger", false)]
    {
        for text in [None, Some(" \n")] {
            let answer = ask(&json!({ "kind": kind, "subject": "Hi", "html": "<p>Hello</p>", "text": text }));
            let found = finding_if_any(&answer, "content/text-part-mismatch").map(|found| &found["severity"]);
            assert_eq!(found, expected.then_some(&json!("info")), "{kind}");
        }
        let answer = ask(&json!({ "kind": kind, "subject": "Hi", "text": "Hello" }));
        assert!(!finds(&answer, "content/text-part-mismatch"), "{kind}");
    }
}
