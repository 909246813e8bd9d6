//! An address is checked as the RFCs have it, and a mailbox is left alone when it must be.

use proptest::prelude::*;
use sendright::recipient::{CheckRecipient, RecipientAnswer, Suppression};
use sendright::{Decision, Kind, Policy, Question};
use std::sync::LazyLock;

const HOUR: u64 = 3_600_000;
const NOW: u64 = 1_795_285_000_000;

static POLICY: LazyLock<Policy> = LazyLock::new(|| Policy::preset("tencent-ses").expect("a preset loads"));

fn ask(question: &CheckRecipient) -> RecipientAnswer {
    question.answer(&POLICY).expect("it is a question")
}

fn question(address: &str) -> CheckRecipient {
    CheckRecipient { address: address.into(), now_ms: NOW, ..CheckRecipient::default() }
}

fn rules(answer: &RecipientAnswer) -> Vec<&str> {
    answer.reasons.iter().map(|reason| reason.rule.as_str()).collect()
}

#[test]
fn what_the_rfcs_call_an_address_is_taken_and_normalised() {
    let local = "x".repeat(64);
    let label = "d".repeat(63);
    let table = [
        ("ada@example.com", "ada@example.com"),
        ("Ada.L@EXAMPLE.Com", "Ada.L@example.com"),
        ("!#$%&'*+-/=?^_`{|}~@example.com", "!#$%&'*+-/=?^_`{|}~@example.com"),
        ("1234567890@example.co.jp", "1234567890@example.co.jp"),
        ("a+tag@sub.sub-domain.example.com", "a+tag@sub.sub-domain.example.com"),
        ("a@1domain.com", "a@1domain.com"),
        ("a@r3---sn.example.com", "a@r3---sn.example.com"),
        (r#""john doe"@example.com"#, r#""john doe"@example.com"#),
        (r#""john"@example.com"#, "john@example.com"),
        (r#""jo\hn"@example.com"#, "john@example.com"),
        (r#""a@b"@example.com"#, r#""a@b"@example.com"#),
        (r#""a\"b\\c"@example.com"#, r#""a\"b\\c"@example.com"#),
        (r#""a..b"@example.com"#, r#""a..b"@example.com"#),
        (r#"""@example.com"#, r#"""@example.com"#),
        ("ada@[8.8.8.8]", "ada@[8.8.8.8]"),
        ("ada@[ipv6:2001:4860:0:0:0:0:0:8888]", "ada@[IPv6:2001:4860::8888]"),
        ("用户@例子.广告", "用户@xn--fsqu00a.xn--4rr70v"),
        ("ada@Bücher.example", "ada@xn--bcher-kva.example"),
        ("ada@faß.de", "ada@xn--fa-hia.de"),
        ("ada@例え。テスト", "ada@xn--r8jz45g.xn--zckzah"),
        ("ada@XN--BCHER-KVA.example", "ada@xn--bcher-kva.example"),
        (&format!("{local}@example.com"), &format!("{local}@example.com")),
        (&format!("a@{label}.com"), &format!("a@{label}.com")),
    ];
    for (given, expected) in table {
        let answer = ask(&question(given));
        assert_eq!((answer.decision, answer.address.as_str()), (Decision::Send, expected), "{given}: {answer:?}");
    }
}

#[test]
fn what_is_no_address_is_refused_by_name() {
    let long_local = format!("{}@example.com", "x".repeat(65));
    let long_label = format!("a@{}.com", "d".repeat(64));
    let long_domain = format!("a@{}com", "dd.".repeat(84));
    let long = format!("{}@{}.example.com", "x".repeat(60), "d.".repeat(92).trim_end_matches('.'));
    let endless = format!("a@{}.com", "d".repeat(5_000));
    let table = [
        ("", "empty"),
        ("   ", "empty"),
        ("<>", "empty"),
        ("ada", "no-at"),
        ("@example.com", "empty-local"),
        ("ada@", "empty-domain"),
        ("a@b@example.com", "several-at"),
        ("a@example.com,b@example.com", "several"),
        ("a@example.com; b@example.com", "several"),
        ("Ada <ada@example.com>", "display-name"),
        ("<ada@example.com>", "display-name"),
        ("mailto:ada@example.com", "scheme"),
        (" ada@example.com", "space"),
        ("ada@example.com ", "space"),
        ("a da@example.com", "space"),
        ("ada@exa mple.com", "space"),
        ("ada@example.com\r\nRCPT TO:<b@example.com>", "line-break"),
        ("ada\n@example.com", "line-break"),
        ("\"ada\r\"@example.com", "line-break"),
        ("ada\0@example.com", "nul"),
        ("ada\x07@example.com", "control"),
        ("ada\t@example.com", "control"),
        ("ada\u{200b}@example.com", "unseen"),
        ("ada@exam\u{202e}ple.com", "unseen"),
        (".ada@example.com", "local-dot"),
        ("ada.@example.com", "local-dot"),
        ("a..b@example.com", "local-dot"),
        ("a(b)@example.com", "local-character"),
        ("a\"b@example.com", "local-character"),
        ("a:b@example.com", "local-character"),
        ("\"ada@example.com", "quoted"),
        ("\"a\"b@example.com", "quoted"),
        ("\"a\\\u{e9}\"@example.com", "quoted"),
        ("ada@.example.com", "domain-dot"),
        ("ada@example..com", "domain-dot"),
        ("ada@example。。com", "domain-dot"),
        ("ada@example.com.", "trailing-dot"),
        ("ada@-example.com", "domain-hyphen"),
        ("ada@example-.com", "domain-hyphen"),
        ("ada@exam_ple.com", "domain-character"),
        ("ada@example.com/x", "domain-character"),
        ("ada@example.com>", "domain-character"),
        ("ada@localhost", "single-label"),
        ("ada@8.8.8.8", "numeric-domain"),
        ("ada@xn--a.example", "idn"),
        ("ada@\u{301}a.example", "idn"),
        ("ada@[8.8.8.8", "literal"),
        ("ada@[8.8.8.256]", "literal"),
        ("ada@[2001:db8::1]", "literal"),
        ("ada@[IPv6:::1%eth0]", "literal"),
        ("ada@[127.0.0.1]", "literal-not-public"),
        ("ada@[10.1.2.3]", "literal-not-public"),
        ("ada@[IPv6:::1]", "literal-not-public"),
        ("ada@[IPv6:::ffff:192.168.0.1]", "literal-not-public"),
        (&long_local, "local-too-long"),
        (&long_label, "label-too-long"),
        (&long_domain, "domain-too-long"),
        (&long, "too-long"),
        (&endless, "too-long"),
    ];
    for (given, rule) in table {
        let answer = ask(&question(given));
        assert_eq!(rules(&answer), [format!("address/{rule}")], "{given:?}: {answer:?}");
        assert_eq!(answer.decision, Decision::Refuse, "{given:?}");
        assert_eq!(answer.code.as_deref(), Some("FailedOperation.IncorrectEmail"), "{given:?}");
        assert!(!answer.reasons[0].message.contains(['\r', '\n', '\0']), "{given:?}");
    }
}

#[test]
fn the_limits_of_length_hold_on_both_sides() {
    let domain = format!("{}.com", ["d".repeat(62), "d".repeat(62), "d".repeat(62)].join("."));
    let fits = format!("{}@{domain}", "x".repeat(254 - domain.len() - 1));
    assert_eq!(fits.len(), 254);
    assert_eq!(ask(&question(&fits)).decision, Decision::Send);
    let over = ask(&question(&format!("x{fits}")));
    assert_eq!(
        (rules(&over), over.reasons[0].observed, over.reasons[0].limit),
        (vec!["address/too-long"], Some(255), Some(254))
    );
}

#[test]
fn a_local_part_beyond_ascii_needs_smtputf8_and_an_international_domain_does_not() {
    assert!(ask(&question("用户@example.com")).smtputf8);
    assert!(!ask(&question("user@例子.广告")).smtputf8);
}

#[test]
fn the_block_list_holds_until_its_time_and_for_good_without_one() {
    let blocked = |until_ms| {
        ask(&CheckRecipient {
            suppression: Some(Suppression { reason: "bounce".into(), until_ms }),
            ..question("a@b.com")
        })
    };
    for until in [None, Some(NOW + 1)] {
        let answer = blocked(until);
        assert_eq!((answer.decision, rules(&answer)), (Decision::Refuse, vec!["block-list"]));
        assert_eq!(answer.code.as_deref(), Some("FailedOperation.EmailAddrInBlacklist"));
    }
    for until in [NOW, NOW - 1] {
        let answer = blocked(Some(until));
        assert_eq!((answer.decision, answer.code, answer.reasons.len()), (Decision::Send, None, 0));
    }
}

#[test]
fn an_unsubscribed_recipient_is_refused_whatever_the_message_is_for() {
    for kind in [None, Some(Kind::Marketing), Some(Kind::Trigger)] {
        let answer = ask(&CheckRecipient { unsubscribed: true, kind, ..question("ada@example.com") });
        assert_eq!((answer.decision, rules(&answer)), (Decision::Refuse, vec!["unsubscribed"]));
        assert_eq!(answer.code.as_deref(), Some("FailedOperation.ReceiverHasUnsubscribed"));
    }
}

#[test]
fn a_roles_address_gets_no_marketing_and_is_remarked_on_else() {
    let role = |address: &str, kind| ask(&CheckRecipient { kind, ..question(address) });
    for address in ["postmaster@example.com", "PostMaster@example.com", "abuse+x@example.com", "\"admin\"@example.com"]
    {
        assert_eq!(role(address, Some(Kind::Marketing)).decision, Decision::Refuse, "{address}");
        for kind in [None, Some(Kind::Transactional), Some(Kind::Notification)] {
            let answer = role(address, kind);
            assert_eq!((answer.decision, rules(&answer)), (Decision::Send, vec!["role-address"]), "{address}");
        }
    }
    assert_eq!(rules(&role("postmasters@example.com", Some(Kind::Marketing))), [""; 0]);
}

#[test]
fn ten_messages_an_hour_then_an_hours_rest_from_the_tenth() {
    let minute = HOUR / 60;
    // The tenth went half an hour ago.
    let sent = |count: u64| (0..count).map(|i| NOW - 30 * minute - (count - 1 - i) * minute).collect::<Vec<_>>();
    let at =
        |sent: Vec<u64>, now_ms| ask(&CheckRecipient { sent_last_hour: sent, now_ms, ..question("ada@example.com") });
    assert_eq!(at(sent(9), NOW).decision, Decision::Send);
    let answer = at(sent(10), NOW);
    assert_eq!(
        (answer.decision, answer.resume_ms, rules(&answer)),
        (Decision::Hold, Some(NOW + 30 * minute), vec!["mailbox-rate"])
    );
    assert_eq!(answer.code.as_deref(), Some("FailedOperation.FrequencyLimit"));
    assert_eq!((answer.reasons[0].observed, answer.reasons[0].limit), (Some(10), Some(10)));
    // The first messages leave the window, yet the mailbox rests until its hour is over.
    assert_eq!(at(sent(10), NOW + 25 * minute).decision, Decision::Hold);
    assert_eq!(at(sent(10), NOW + 30 * minute - 1).decision, Decision::Hold);
    assert_eq!(at(sent(10), NOW + 30 * minute).decision, Decision::Send);
    // Ten in just an hour do not meet the limit; a millisecond closer they do.
    let spread = |last: u64| (0..9).map(|i| NOW - HOUR + i).chain([last]).collect::<Vec<_>>();
    assert_eq!(at(spread(NOW), NOW).decision, Decision::Send);
    assert_eq!(at(spread(NOW - 1), NOW).decision, Decision::Hold);
    let mut backwards = sent(10);
    backwards.reverse();
    assert_eq!(at(backwards, NOW).resume_ms, Some(NOW + 30 * minute));
}

#[test]
fn a_refusal_outweighs_a_rest_and_all_reasons_are_told() {
    let answer = ask(&CheckRecipient {
        unsubscribed: true,
        suppression: Some(Suppression { reason: "complaint".into(), until_ms: None }),
        sent_last_hour: vec![NOW; 12],
        ..question("postmaster@example.com")
    });
    assert_eq!(rules(&answer), ["block-list", "unsubscribed", "role-address", "mailbox-rate"]);
    assert_eq!((answer.decision, answer.resume_ms), (Decision::Refuse, None));
    assert_eq!(answer.code.as_deref(), Some("FailedOperation.EmailAddrInBlacklist"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_address_makes_it_panic_and_a_taken_one_is_safe_on_the_wire(
        address in prop_oneof![any::<String>(), r#"("|\\|\[|IPv6:|[a-zé.@<> ]){0,12}@?[a-z0-9.é-]{0,10}(\.com)?"#],
        now_ms in 0..=253_402_300_799_999_u64,
        sent_last_hour in prop::collection::vec(any::<u64>(), 0..20),
    ) {
        let answer = ask(&CheckRecipient { address, now_ms, sent_last_hour, ..CheckRecipient::default() });
        let refused = rules(&answer).iter().any(|rule| rule.starts_with("address/"));
        if !refused {
            prop_assert!(!answer.address.contains(|c: char| c.is_control()));
            prop_assert!(answer.address.len() <= 254);
            let again = ask(&question(&answer.address));
            prop_assert_eq!(again.address, answer.address);
        }
    }
}
