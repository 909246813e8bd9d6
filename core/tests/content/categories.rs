//! What each category is caught by.

use super::{found, review};
use crate::sentences::SENTENCES;

#[test]
fn each_category_is_caught_in_each_language() {
    for (rule, sentences) in SENTENCES {
        for sentence in sentences {
            assert!(found(&format!("<p>{sentence}</p>")).contains(&rule.to_owned()), "{rule}: {sentence}");
        }
    }
}

#[test]
fn an_account_that_is_was_or_will_be_shut_threatens() {
    let phishing = |said: &str| {
        let html = format!("<p>Your {said}. To restore access, enter your password and card number here.</p>");
        found(&html).contains(&"content/phishing".to_owned())
    };
    for state in ["limited", "suspended", "locked", "restricted", "deactivated", "disabled", "closed"] {
        for verb in ["is", "was", "has been", "will be", "is temporarily"] {
            assert!(phishing(&format!("account {verb} {state}")), "account {verb} {state}");
            assert!(phishing(&format!("mailbox {verb} {state}")), "mailbox {verb} {state}");
        }
    }
    for said in ["Seats are limited. Verify your ticket at the door.", "Our office is closed. Enter by the side door."]
    {
        assert!(!found(&format!("<p>{said}</p>")).contains(&"content/phishing".to_owned()), "{said}");
    }
}

#[test]
fn a_finding_points_at_the_words_in_the_source() {
    let html = "<p>Hello &amp; welcome to our online&nbsp;<b>cas</b>ino: a bonus for you.</p>";
    let told = review("News", html);
    let finding = told.findings.iter().find(|finding| finding.rule == "content/gambling").unwrap();
    let span = finding.span.unwrap();
    assert_eq!(&html[span.start..span.end], "online&nbsp;<b>cas</b>ino");
}

#[test]
fn a_rite_that_is_paid_for_and_a_draw_for_buyers_ask_for_a_human() {
    for (rule, sentence) in [
        ("content/religion", "大师开光手串请购365元一串，转账后寄出。"),
        ("content/religion", "消灾祈福法会：牌位一位300元，扫码付款。"),
        ("content/prize-draw", "3,000円お買い上げごとにガラポン抽選1回。"),
        ("content/prize-draw", "円ごとの課金でガラポンが回せます。"),
    ] {
        assert!(found(&format!("<p>{sentence}</p>")).contains(&rule.to_owned()), "{rule}: {sentence}");
    }
    for honest in [
        "慈雲寺臘八祈福法會，上午九時開始，不收取任何費用。",
        "请打开光盘，离开光线较暗的房间。付款已完成。",
        "駅前の抽選会の結果は掲示板で公開しています。",
    ] {
        assert_eq!(found(&format!("<p>{honest}</p>")), [""; 0], "{honest}");
    }
}

#[test]
fn a_sale_against_the_clock_in_a_subject_asks_for_a_human() {
    for (subject, expected) in [
        ("限时抢购开始啦", true),
        ("오늘의 타임세일", true),
        ("【タイムセール】本日限り", true),
        ("Flash sale tonight", true),
        ("週末限定タイムセールのご案内", false),
        ("Our autumn sale", false),
    ] {
        let told = review(subject, "<p>The new coats have come in.</p>");
        assert_eq!(told.findings.iter().any(|finding| finding.rule == "content/flash-sale"), expected, "{subject}");
    }
}

#[test]
fn words_without_end_are_read_in_linear_time() {
    for words in ["casino ", "c*a*s*i*n*o ", "赌场下注", "ㅋㅏㅈㅣㄴㅗ ", "we never ask verify your account "]
    {
        let html = format!("<p>{}</p>", words.repeat((1 << 20) / words.len()));
        let told = review("News", &html);
        assert!(!told.findings.is_empty() || words.starts_with("we"), "{words}");
    }
}
