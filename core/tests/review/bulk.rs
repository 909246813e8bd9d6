//! What the law and mailbox providers ask of advertising and of those who send much.

use crate::asked::{ask, finding_if_any, finds};
use serde_json::{Value, json};

#[test]
fn an_advertisement_is_labelled_where_the_law_asks_for_it() {
    let table = [
        ("할인 안내", "unsubscribe/ko-ad-label", true),
        ("할인 안내 (광고)", "unsubscribe/ko-ad-label", true),
        ("(광 고) 할인 안내", "unsubscribe/ko-ad-label", true),
        ("{{name}}님 (광고) 할인", "unsubscribe/ko-ad-label", true),
        ("(광고) 할인 안내", "unsubscribe/ko-ad-label", false),
        ("(광고)[Lamp Shop] 할인 안내", "unsubscribe/ko-ad-label", false),
        ("Lamps on sale", "unsubscribe/ko-ad-label", false),
        ("特卖", "unsubscribe/zh-ad-label", true),
        ("特賣 (AD)", "unsubscribe/zh-ad-label", true),
        ("广告牌特卖", "unsubscribe/zh-ad-label", true),
        ("ADA 灯具特卖", "unsubscribe/zh-ad-label", true),
        ("AD 特卖", "unsubscribe/zh-ad-label", false),
        ("AD特卖", "unsubscribe/zh-ad-label", false),
        ("(AD) 特卖", "unsubscribe/zh-ad-label", false),
        ("[广告] 特卖", "unsubscribe/zh-ad-label", false),
        ("【廣告】特賣", "unsubscribe/zh-ad-label", false),
        ("广告：特卖", "unsubscribe/zh-ad-label", false),
        ("秋のセール", "unsubscribe/zh-ad-label", false),
        ("Lamps on sale", "unsubscribe/zh-ad-label", false),
    ];
    for (subject, rule, expected) in table {
        let question = |kind: &str| json!({ "kind": kind, "subject": subject, "text": "Hello" });
        let answer = ask(&question("marketing"));
        assert_eq!(finds(&answer, rule), expected, "{subject}: {answer}");
        assert!(!finds(&ask(&question("notification")), rule), "{subject}");
    }
    let japanese = json!({ "kind": "marketing", "subject": "秋季特売", "text": "秋の特売を始めました。" });
    assert!(!finds(&ask(&japanese), "unsubscribe/zh-ad-label"));
    let answer = ask(&json!({ "kind": "marketing", "subject": "할인", "text": "Hello", "locale": "ja" }));
    assert_eq!(
        finding_if_any(&answer, "unsubscribe/ko-ad-label").unwrap()["message"],
        "この広告の件名は `(광고)` で始める必要があります"
    );
}

#[test]
fn a_company_or_an_address_is_known_in_each_language() {
    let named = [
        "Lamp Shop Ltd",
        "Lamp Shop, Inc.",
        "Lampen GmbH",
        "12 Mill Lane, Oxford",
        "PO Box 7",
        "San Francisco, CA 94103",
        "Oxford OX1 2JD",
        "Toronto M5V 3L9",
        "Lampenstraße 7",
        "株式会社ランプ",
        "〒100-0001",
        "東京都千代田区",
        "주식회사 램프",
        "사업자등록번호 123-45-67890",
        "서울특별시 강남구 테헤란로 1",
        "深圳市灯具有限公司",
        "深圳市南山区科技路1号",
        "台北市信義區松仁路7號",
        "{{company_name}}",
        "{{sender.address}}",
        "{{address}}",
    ];
    for (signature, expected) in named.map(|words| (words, false)).into_iter().chain([
        ("Increase your light, incl. VAT, on the ADVENTURES road", true),
        ("Your friends of the Lamp Shop", true),
        ("{{email_address}}", true),
        ("灯具商店", true),
        ("램프 가게", true),
        ("ランプの店", true),
    ]) {
        let html = format!("<p>Our catalogue is here.</p><p>{signature}</p>");
        let question = |kind: &str| json!({ "kind": kind, "subject": "Catalogue", "html": html });
        assert_eq!(finds(&ask(&question("marketing")), "unsubscribe/physical-address"), expected, "{signature}");
        assert!(!finds(&ask(&question("notification")), "unsubscribe/physical-address"), "{signature}");
    }
}

#[test]
fn authentication_is_told_as_far_as_it_is_known() {
    let review = |kind: &str, sender: Value| {
        let answer = ask(&json!({ "kind": kind, "subject": "Hi", "text": "Hello", "sender": sender }));
        finding_if_any(&answer, "auth/dkim-spf-dmarc").map(|found| {
            (found["severity"].as_str().unwrap().to_owned(), found["message"].as_str().unwrap().to_owned())
        })
    };
    let told = |severity: &str, results: &str| {
        Some((severity.to_owned(), format!("the sender is not fully authenticated: {results}")))
    };
    let passes = json!({ "spf": "pass", "dkim": "pass", "dmarc": "pass", "aligned": true });
    assert_eq!(review("marketing", json!({ "daily_volume": 9_000_000 })), None);
    assert_eq!(review("marketing", json!({ "authentication": {}, "daily_volume": 9_000 })), None);
    assert_eq!(review("marketing", json!({ "authentication": passes, "daily_volume": 9_000 })), None);
    assert_eq!(review("trigger", json!({ "authentication": { "dkim": "temperror" } })), None);
    for result in ["none", "fail", "softfail", "neutral", "policy", "permerror"] {
        let found = review("trigger", json!({ "authentication": { "spf": result, "dkim": "pass" } }));
        assert_eq!(found, told("warn", &format!("`spf={result}`")));
    }
    let failing = json!({ "spf": "fail", "dkim": "none", "dmarc": "fail", "aligned": false });
    let all = "`spf=fail`, `dkim=none`, `dmarc=fail`, `aligned=false`";
    for (kind, volume, severity) in [
        ("marketing", json!(null), "warn"),
        ("marketing", json!(5_000), "warn"),
        ("marketing", json!(5_001), "reject"),
        ("notification", json!(5_001), "warn"),
    ] {
        let found = review(kind, json!({ "authentication": failing, "daily_volume": volume }));
        assert_eq!(found, told(severity, all), "{kind} {volume}");
    }
    let unknown =
        json!({ "kind": "trigger", "subject": "Hi", "text": "Hello", "sender": { "authentication": { "spf": "ok" } } });
    assert_eq!(ask(&unknown)["error"]["path"], "sender.authentication.spf");
}

#[test]
fn the_spam_rate_is_told_from_a_tenth_of_a_percent_on() {
    let review = |rate: u64| {
        ask(&json!({ "kind": "trigger", "subject": "Hi", "text": "Hello", "sender": { "spam_rate_ppm": rate } }))
    };
    for (rate, expected, percent) in [
        (0, None, ""),
        (999, None, ""),
        (1_000, Some("info"), "0.1 % of"),
        (1_234, Some("info"), "0.1234 % of"),
        (2_999, Some("info"), "0.2999 % of"),
        (3_000, Some("warn"), "0.3 % of"),
        (1_000_000, Some("warn"), "100 % of"),
    ] {
        let answer = review(rate);
        let found = finding_if_any(&answer, "auth/spam-rate");
        assert_eq!(found.map(|found| found["severity"].as_str().unwrap()), expected, "{rate}");
        assert!(found.is_none_or(|found| found["message"].as_str().unwrap().starts_with(percent)), "{answer}");
    }
    assert_eq!(review(1_000_001)["error"]["path"], "sender.spam_rate_ppm");
}
