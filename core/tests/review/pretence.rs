//! What pretends to be something else.

use crate::asked::{ask, rules, trigger};
use serde_json::{Value, json};

#[test]
fn a_known_name_speaks_for_itself_only_beside_words_of_its_own() {
    let table = [
        ("Your PayPal account needs care", true),
        ("Your PayPal accounts need care", true),
        ("Your PayPal accounting needs care", false),
        ("PayPal security: look here", true),
        ("a letter from PayPal support", true),
        ("Your PayPal idea is good", false),
        ("See our PayPal account", false),
        ("您的 PayPal 账户需要注意", true),
        ("お客様のPayPalアカウントについて", true),
        ("PayPal 고객센터", true),
        ("Pay with PayPal", false),
    ];
    for (text, found) in table {
        let answer = ask(&trigger(&format!("<p>{text}</p><a href='https://login.test/'>Go on</a>")));
        assert_eq!(rules(&answer).contains(&"deception/brand-sender-mismatch"), found, "{text}: {answer}");
    }
}

#[test]
fn a_subject_that_bears_a_known_name_is_written_as_from_it() {
    for (subject, found) in [
        ("[PayPal] A message for you", true),
        ("【PayPal】お知らせ", true),
        ("News of [PayPal]", false),
        ("Pay with PayPal", false),
    ] {
        let html = "<p>A message of PayPal waits for you.</p><a href='https://login.test/'>Go on</a>";
        let answer = ask(&json!({ "kind": "trigger", "subject": subject, "html": html }));
        assert_eq!(rules(&answer).contains(&"deception/brand-sender-mismatch"), found, "{subject}: {answer}");
    }
}

#[test]
fn what_turns_the_direction_of_text_needs_letters_that_run_so_in_its_own_block() {
    let rule = "deception/bidi-control";
    let hebrew = "\u{5e9}\u{5dc}\u{5d5}\u{5dd}";
    let table = [
        ("<p>photo\u{202e}gpj.exe</p>".to_owned(), 1),
        (format!("<p>{hebrew}</p><p>photo\u{202e}gpj.exe</p>"), 1),
        (format!("<p>{hebrew} photo\u{202e}gpj.exe\u{202c}</p>"), 1),
        (format!("<p>{hebrew} photo&#x202D;gpj.exe</p>"), 1),
        (format!("<p>{hebrew} \u{202b}(12)\u{202c} and \u{2067}x\u{2069}\u{200f}!</p>"), 0),
        (format!("<p>{hebrew}</p><p>a\u{202b}(12)\u{202c}</p>"), 2),
        (format!("<table><tr><td>{hebrew}<td>a\u{2067}b.1</table>"), 1),
        (format!("<p>a\u{2067}b.1<br>{hebrew}</p>"), 1),
        (format!("<p>a\u{2067}b.1 <b>{hebrew}</b></p>"), 0),
        (format!("<p title='{hebrew}'>a\u{2067}b.1</p>"), 1),
        ("<p>\u{1e900}dlam\u{202b}(12)</p>".to_owned(), 0),
        ("<p>\u{feff}a\u{2067}b</p>".to_owned(), 1),
        ("<p>Price\u{200f}: 12 / 45</p>".to_owned(), 1),
        ("<p>Hello &rlm;12 / 45</p>".to_owned(), 1),
        ("<p>Hello</p>&lrm;&nbsp;&zwnj;&nbsp;&lrm;&nbsp;<p>you</p>".to_owned(), 0),
        ("<p>Hello \u{2068}{{name}}\u{2069}, good day to you</p>".to_owned(), 0),
        ("<p>Our number is &lrm;+44 113 200 0000</p>".to_owned(), 0),
        ("<p>Hello {{name}}\u{200e}, good day to you</p>".to_owned(), 0),
        ("<p>Hello {{name}}, \u{2067}good day\u{2069} to you</p>".to_owned(), 2),
        ("<p>Hello \u{202e}{{name}}, good day to you</p>".to_owned(), 1),
    ];
    let count = |answer: &Value| rules(answer).iter().filter(|id| **id == rule).count();
    for (html, expected) in table {
        let answer = ask(&trigger(&html));
        assert_eq!(count(&answer), expected, "{html}: {answer}");
    }
    for (text, expected) in [(format!("{hebrew}\na\u{2067}b.1"), 1), (format!("{hebrew} a\u{2067}b.1\nc"), 0)] {
        let answer = ask(&json!({ "kind": "trigger", "subject": "Hi", "text": text }));
        assert_eq!(count(&answer), expected, "{text}: {answer}");
    }
    let buried = format!("<p>{}photo\u{202e}gpj.exe</p>", "a\u{ad}".repeat(3_000));
    assert_eq!(count(&ask(&trigger(&buried))), 1, "behind a heap of others");
    for (subject, found) in [(format!("{hebrew} a\u{2067}b.1"), false), (format!("{hebrew} a\u{202e}b.1"), true)] {
        let answer = ask(&json!({ "kind": "trigger", "subject": subject, "html": "<p>Hello</p>" }));
        assert_eq!(rules(&answer).contains(&"subject/obfuscated"), found, "{subject}: {answer}");
    }
}

#[test]
fn a_code_is_known_by_what_the_text_beside_it_asks_for() {
    for (text, found) in [("Scan it", true), ("We rescanned it", false), ("扫码加入", true), ("QRコードから", true)]
    {
        let answer = ask(&trigger(&format!("<p>{text}</p><img src=a.png alt='' width=90 height=90>")));
        assert_eq!(rules(&answer).contains(&"images/qr-code"), found, "{text}: {answer}");
    }
}

#[test]
fn a_code_that_its_holder_shows_leads_nowhere() {
    for (kind, alt, found) in [
        ("transactional", "登机牌二维码", false),
        ("trigger", "탑승권 QR코드", false),
        ("notification", "搭乗用QRコード", false),
        ("transactional", "QR code for pick-up", false),
        ("transactional", "QR code of our group", true),
        ("marketing", "QR code of your ticket", true),
    ] {
        let html = format!("<p>Your flight leaves at nine.</p><img src=a.png alt='{alt}' width=90 height=90>");
        let answer = ask(&json!({ "kind": kind, "subject": "Your flight", "html": html }));
        assert_eq!(rules(&answer).contains(&"images/qr-code"), found, "{kind} {alt}: {answer}");
    }
}
