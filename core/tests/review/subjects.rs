//! Subjects.

use crate::asked::{ask, finding, finds, policy, rules};
use sendright::answer_json;
use serde_json::{Value, json};

#[test]
fn subjects_hold_on_both_sides_of_their_limits() {
    let check = |subject: &str| -> Value {
        let question = json!({ "subject": subject }).to_string();
        serde_json::from_str(&answer_json(policy(), "check_subject", &question)).unwrap()
    };
    let table: [(String, &[&str]); 16] = [
        ("é".repeat(78), &[]),
        ("é".repeat(79), &["subject/long"]),
        ("字".repeat(998), &["subject/long"]),
        ("字".repeat(999), &["subject/too-long"]),
        ("👨‍👩‍👧".into(), &[]),
        (String::new(), &["subject/missing"]),
        (" \u{3000}\u{200b}".into(), &["subject/missing"]),
        ("a\u{fffd}b".into(), &["subject/not-utf8"]),
        ("a\u{7}b".into(), &["subject/not-utf8"]),
        ("Hi\r\nBcc: x@y.test".into(), &["subject/newline"]),
        ("ABCDEFG".into(), &[]),
        ("ABCDEFGH".into(), &["subject/all-caps"]),
        ("ABCDEFGHab".into(), &[]),
        ("Hi!!".into(), &[]),
        ("Hi!?！".into(), &["subject/punctuation"]),
        ("🎉🎉🎉".into(), &["subject/punctuation"]),
    ];
    for (subject, expected) in table {
        let answer = check(&subject);
        assert_eq!(rules(&answer), expected, "{subject}");
    }
    assert_eq!(check(&"字".repeat(999))["verdict"], "reject");
    assert_eq!(check("Hi")["verdict"], "approve");
    assert_eq!(
        rules(&ask(&json!({ "kind": "trigger", "subject": "{{a}} 12", "html": "Hi" }))),
        ["variables/subject-all-variable"]
    );
}

#[test]
fn a_message_shows_signs_as_they_are_and_what_hides_in_words_written_out() {
    let message = |subject: &str| {
        let answer = ask(&json!({ "kind": "trigger", "subject": subject, "html": "Hi" }));
        finding(&answer, "subject/punctuation")["message"].as_str().unwrap().to_owned()
    };
    assert!(message("\u{1f56f}\u{fe0f} Candles!!!!").contains("`\u{1f56f}\u{fe0f} Candles!!!!`"));
    assert!(message("Can\u{fe0f}dles!!!!").contains("`Can\\u{fe0f}dles!!!!`"));
}

#[test]
fn subject_and_body_are_in_one_script() {
    let (english, chinese) = ("Your order has shipped today.", "您的订单已于今日发货，请注意查收。");
    let (japanese, korean) = ("ご注文の商品を発送いたしました。", "주문하신 상품이 발송되었습니다.");
    let table = [
        ("Your order", english, false),
        ("您的订单", english, true),
        ("Your order", chinese, true),
        ("Your order", korean, true),
        ("주문 안내", japanese, true),
        ("注文確認", japanese, false),
        ("ご注文の確認", chinese, true),
        ("您的订单", chinese, false),
        ("Docker Desktop 更新", chinese, false),
        ("GitHub", chinese, false),
        ("{{name}}", chinese, false),
        ("Заказ отправлен", english, true),
    ];
    for (subject, body, expected) in table {
        let answer = ask(&json!({ "kind": "trigger", "subject": subject, "text": body }));
        assert_eq!(finds(&answer, "content/language-mix"), expected, "{subject}: {body}");
    }
    let bilingual = format!("{english} {chinese}");
    for subject in ["Your order", "您的订单"] {
        let answer = ask(&json!({ "kind": "trigger", "subject": subject, "text": bilingual }));
        assert!(!finds(&answer, "content/language-mix"), "{subject}");
    }
}
