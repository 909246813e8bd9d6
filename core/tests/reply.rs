//! What receivers say is understood: by words that cannot be misread, then by enhanced codes, then by codes.

use proptest::prelude::*;
use sendright::reply::{ClassifyReply, Outcome, Stage};
use sendright::{Policy, Question, answer_json};
use serde_json::{Value, json};
use std::sync::LazyLock;

static POLICY: LazyLock<Policy> = LazyLock::new(|| Policy::preset("tencent-ses").expect("a preset loads"));

#[test]
fn real_replies_mean_what_their_senders_publish() {
    let vectors = include_str!("../../tests/vectors/classify_reply.jsonl");
    let mut different = Vec::new();
    let mut count = 0;
    // Some vectors of the file are of a policy of its own.
    for line in vectors.lines().filter(|line| line.contains("\"policy\": \"tencent-ses\"")) {
        let vector: Value = serde_json::from_str(line).unwrap();
        let answer = answer_json(&POLICY, "classify_reply", vector["question"].to_string());
        let mut answer: Value = serde_json::from_str(&answer).unwrap();
        answer.as_object_mut().unwrap().remove("policy");
        if answer != vector["answer"] {
            different.push(format!("{}\n  is {answer}\n  not {}", vector["name"], vector["answer"]));
        }
        assert!(vector["source"].as_str().is_some_and(|source| source.len() > 5), "{line}");
        count += 1;
    }
    assert!(count >= 150, "{count}");
    assert!(different.is_empty(), "{} of {count} differ:\n{}", different.len(), different.join("\n"));
}

#[test]
fn a_suppressed_recipient_comes_back_after_the_policys_time() {
    let question = r#"{"code":550,"enhanced":"5.1.1","stage":"rcpt","now_ms":1000}"#;
    let answer: Value = serde_json::from_str(&answer_json(&POLICY, "classify_reply", question)).unwrap();
    assert_eq!(answer["suppress_for_ms"], 14 * 86_400_000);
    assert_eq!(answer["suppress_until"], 1000 + 14 * 86_400_000);
}

/// The end of the year 9999.
const LAST_MS: u64 = 253_402_300_799_999;

#[test]
fn a_recipient_is_suppressed_no_longer_than_the_block_list_can_say() {
    let answer = |now_ms: u64| -> Value {
        let question = json!({"code": 550, "enhanced": "5.1.1", "stage": "rcpt", "now_ms": now_ms}).to_string();
        serde_json::from_str(&answer_json(&POLICY, "classify_reply", &question)).unwrap()
    };
    assert_eq!(answer(LAST_MS - 14 * 86_400_000)["suppress_until"], LAST_MS);
    assert_eq!(answer(LAST_MS)["suppress_until"], LAST_MS);
    assert_eq!(answer(LAST_MS + 1)["error"]["path"], "now_ms");
}

#[test]
fn rules_that_suppress_whoever_is_refused_for_good_load() {
    for outcome in ["invalid", "spam", "blocked", "failed"] {
        let mut document: Value = serde_json::to_value(POLICY.document()).unwrap();
        document["reply"]["rules"] = json!([{"id": "x", "codes": ["5xx"], "outcome": outcome, "suppress": true}]);
        assert!(Policy::load(&document.to_string()).is_ok(), "{outcome}");
    }
}

#[test]
fn an_enhanced_code_is_read_where_the_text_marks_it() {
    let table = [
        ("5.1.1 gone", true),
        ("550 5.1.1 gone", true),
        ("550-5.1.1 gone", true),
        ("gone (#5.1.1)", true),
        ("gone (#5.1.1 - chkuser)", true),
        ("gone [5.1.1]", true),
        ("#5.1.1 gone", true),
        ("host said: 550 5.1.1 gone", true),
        ("250-ok\r\n550 5.1.1 gone", true),
        ("5.0.0 gone (#5.1.1)", false),
        ("gone (#4.1.1)", false),
        ("gone (5.1.1.2)", false),
        ("gone (5.01.1)", false),
        ("gone in 5.1.1", false),
        ("gone 1550 5.1.1", false),
        ("gone since version 15.1.1", false),
        ("gone (#5.1.11)", false),
    ];
    for (text, read) in table {
        let question = json!({"code": 550, "text": text, "stage": "rcpt"}).to_string();
        let answer: Value = serde_json::from_str(&answer_json(&POLICY, "classify_reply", &question)).unwrap();
        assert_eq!(answer["rule"] == "bad-address", read, "{text}: {answer}");
    }
}

#[test]
fn a_code_that_is_none_is_refused() {
    for code in [0, 199, 600, 65_535] {
        let question = format!(r#"{{"code":{code},"stage":"rcpt"}}"#);
        assert!(answer_json(&POLICY, "classify_reply", &question).contains(r#""code":"invalid-value","path":"code""#));
    }
}

#[test]
fn a_rule_that_could_never_fit_is_refused_with_its_place() {
    let table = [
        (
            json!({"codes": ["5**"]}),
            "reply.rules[0].codes[0]: `5**` is neither a reply code nor a class of them; write `550`, `55x` or `5xx`",
        ),
        (
            json!({"codes": ["250"]}),
            "reply.rules[0].codes[0]: `250` is neither a reply code nor a class of them; write `550`, `55x` or `5xx`",
        ),
        (
            json!({"enhanced": ["5.1"]}),
            "reply.rules[0].enhanced[0]: `5.1` is no enhanced status code; write `5.1.1`, or `5.7.*` for all of a kind",
        ),
        (
            json!({"text": ["(a|b"]}),
            "reply.rules[0].text[0]: the wording `(a|b` cannot be read: a `(` is not closed, or a `*` stands in the brackets; write `user * unknown` or `(bad|invalid) mailbox`",
        ),
        (
            json!({}),
            "reply.rules[0].codes: the rule `x` would fit every reply; give `codes`, `enhanced`, `text` or `stages`",
        ),
        (
            json!({"codes": ["5xx"], "certain_with": ["5.1"]}),
            "reply.rules[0].certain_with[0]: `5.1` is no enhanced status code; write `5.1.1`, or `5.7.*` for all of a kind",
        ),
        (
            json!({"codes": ["5xx"], "outcome": "deferred", "suppress": true}),
            "reply.rules[0].suppress: the rule `x` would block a recipient whose message is not refused for good; leave `suppress` out, or give the `outcome` of a message that is not tried again",
        ),
        (
            json!({"codes": ["5xx"], "outcome": "delivered", "suppress": true}),
            "reply.rules[0].suppress: the rule `x` would block a recipient whose message is not refused for good; leave `suppress` out, or give the `outcome` of a message that is not tried again",
        ),
        (
            json!({"text": ["gone"], "without_text": true}),
            "reply.rules[0].without_text: the rule `x` could never fit: it has both `text` and `without_text`; leave out one of them",
        ),
    ];
    for (rule, expected) in table {
        // A document with rules of its own alone: lists of things with an `id` are merged otherwise.
        let mut document: Value = serde_json::to_value(POLICY.document()).unwrap();
        let mut own = json!({"id": "x", "outcome": "blocked"});
        own.as_object_mut().unwrap().extend(rule.as_object().unwrap().clone());
        document["reply"]["rules"] = Value::Array(vec![own]);
        let mut errors = Policy::load(&document.to_string()).expect_err("it is wrong");
        // Nobody has written this text, whose line and column say nothing.
        assert!(errors.0.iter().all(|error| error.line == Some(1) && error.column.is_some()), "{errors}");
        errors.0.iter_mut().for_each(|error| (error.line, error.column) = (None, None));
        assert_eq!(errors.to_string(), expected);
    }
}

fn stage() -> impl Strategy<Value = Stage> {
    prop::sample::select(vec![Stage::Connect, Stage::Ehlo, Stage::Tls, Stage::Mail, Stage::Rcpt, Stage::Data])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_said_only_a_5xx_fails_and_only_an_invalid_recipient_is_suppressed(
        code in 200u16..600,
        enhanced in prop::option::of("[245]\\.(0|[1-9][0-9]{0,2})\\.(0|[1-9][0-9]{0,2})"),
        text in prop::option::of(
            "((user|unknown|mailbox|full|spam|block|list|policy|grey|try again|é|你| |\r\n|5\\.1\\.1|\\*|\\()[ ]?){0,20}|.{0,100}",
        ),
        stage in stage(),
    ) {
        let question = ClassifyReply { code, enhanced, text, stage, now_ms: None };
        let answer = question.answer(&POLICY).unwrap();
        match code {
            200..=299 => prop_assert_eq!(answer.outcome, Outcome::Delivered),
            300..=499 => prop_assert_eq!(answer.outcome, Outcome::Deferred),
            _ => prop_assert_ne!(answer.outcome, Outcome::Delivered),
        }
        prop_assert_eq!(answer.retry, answer.outcome == Outcome::Deferred);
        prop_assert!(answer.suppress_for_ms.is_none() || answer.outcome == Outcome::Invalid);
    }
}
