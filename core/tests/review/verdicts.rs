//! Score and verdict, the order of the findings, the severities of a policy and the time that a human has.

use crate::asked::{ask, ask_with, rules, trigger};
use sendright::Policy;
use serde_json::json;

#[test]
fn the_score_follows_the_severities() {
    // One warning: 10 - 0.5.
    assert_eq!(ask(&trigger("<a href='http://a.test/'>x</a>"))["score"], 95);
    // A warning counts three times at most: 10 - 1.5; three are listed, with the count on the first.
    let answer = ask(&trigger(&"<a href='http://a.test/'>x</a>".repeat(9)));
    assert_eq!((answer["score"].as_u64(), answer["verdict"].as_str()), (Some(85), Some("approve")));
    let counts: Vec<Option<u64>> = answer["findings"].as_array().unwrap().iter().map(|f| f["count"].as_u64()).collect();
    assert_eq!(counts, [Some(9), None, None]);
    // A review caps at 7, a reject at 4.
    assert_eq!(ask(&trigger("<input>"))["score"], 70);
    let answer = ask(&trigger("<script></script>"));
    assert_eq!((answer["score"].as_u64(), answer["verdict"].as_str()), (Some(40), Some("reject")));
    assert_eq!(ask(&trigger(&"<script></script>".repeat(9)))["score"], 0);
}

#[test]
fn findings_stand_in_order_of_weight_and_then_of_place() {
    let answer = ask(&trigger("<a href='http://a.test/'>x</a><input><a href='http://10.0.0.1'>y</a><script></script>"));
    assert_eq!(rules(&answer), ["links/ip-host", "html/script", "html/form", "links/no-https", "links/no-https"]);
}

#[test]
fn a_policy_sets_severities_by_the_rules_id() {
    let mine = |severity: &str| {
        Policy::load(&format!(
            "extends = \"tencent-ses@2026.1\"\nname = \"mine\"\nversion = \"1\"\n[template.severity]\n{severity}\n"
        ))
    };
    let off = mine("\"html/script\" = \"off\"").unwrap();
    assert_eq!(ask_with(&off, &trigger("<script></script>"))["verdict"], "approve");
    let info = mine("\"html/script\" = \"info\"").unwrap();
    assert_eq!(ask_with(&info, &trigger("<script></script>"))["findings"][0]["severity"], "info");
    let error = mine("\"html/skript\" = \"off\"").unwrap_err().to_string();
    assert_eq!(
        error,
        "line 5, column 17: template.severity.html/skript: there is no rule `html/skript`; did you mean `html/script`?"
    );
}

#[test]
fn due_by_business_days_of_the_policys_clock() {
    let policy = Policy::load("extends = \"tencent-ses@2026.1\"\nname = \"mine\"\nversion = \"1\"\n[template]\nholidays = [\"2026-10-01\", \"2026-10-02\"]\n").unwrap();
    let due = |submitted: i64| {
        ask_with(&policy, &json!({ "kind": "trigger", "subject": "Hi", "html": "Hello", "submitted_ms": submitted }))["due_ms"].as_i64().unwrap()
    };
    let hour = 3_600_000;
    // 2026-09-28 00:00 +08:00, a Monday.
    let monday = 1_790_524_800_000;
    let day = 24 * hour;
    assert_eq!(due(monday + 15 * hour), monday + day + 15 * hour);
    // Wednesday at 15:00; Thursday and Friday are holidays, then comes a weekend.
    assert_eq!(due(monday + 2 * day + 15 * hour), monday + 7 * day + 15 * hour);
    // On the holiday and on Sunday: when Monday ends.
    assert_eq!(due(monday + 3 * day), monday + 8 * day);
    assert_eq!(due(monday + 6 * day + 23 * hour), monday + 8 * day);
    let error = Policy::load(
        "extends = \"tencent-ses@2026.1\"\nname = \"mine\"\nversion = \"1\"\n[template]\nholidays = [\"2026-02-29\"]\n",
    )
    .unwrap_err();
    assert!(error.to_string().contains("template.holidays[0]: `2026-02-29` is no day"), "{error}");
}
