//! A policy document loads strictly: every mistake is named with its place.

use sendright::{Policy, answer_json};

fn errors(change: &str) -> Vec<String> {
    let text = format!("extends = \"tencent-ses@2026.1\"\nname = \"mine\"\nversion = \"1\"\n{change}");
    Policy::load(&text).expect_err("it is wrong").0.iter().map(ToString::to_string).collect()
}

#[test]
fn a_preset_loads_and_carries_its_name_version_and_digest() {
    let policy = Policy::preset("tencent-ses").unwrap();
    assert!(policy.stamp().starts_with("tencent-ses@2026.1#"), "{}", policy.stamp());
}

#[test]
fn a_document_may_extend_a_preset_and_change_single_values() {
    let policy = Policy::load(
        "extends = \"tencent-ses@2026.1\"\nname = \"mine\"\nversion = \"1\"\n[quota]\naccount_daily = 7\n",
    )
    .unwrap();
    assert_eq!(policy.document().quota.account_daily, 7);
    assert_eq!(policy.document().quota.account_per_second, 20);
}

#[test]
fn each_mistake_is_named_with_its_line_its_path_and_what_could_be_meant() {
    let table = [
        (
            "[quota]\nacount_daily = 7",
            "line 5, column 16: quota.acount_daily: there is no field `acount_daily` here; did you mean `account_daily`?",
        ),
        (
            "[quota]\naccount_daily = -7",
            "line 5, column 17: quota.account_daily: expected a whole number from 0 to 18446744073709551615, found `-7`",
        ),
        (
            "[quota]\nbatch_pause = \"24 hours\"",
            "line 5, column 15: quota.batch_pause: `24 hours` is not a length of time; write it as `30s`, `5m`, `24h` or `14d`",
        ),
        (
            "[[reputation.upgrade]]\nid = \"x\"\nall = [\"sent > 1\", \"snet > 300\"]",
            "line 6, column 20: reputation.upgrade[0].all[1]: `snet > 300` cannot be read: `snet` is no metric; did you mean `sent`?",
        ),
    ];
    for (change, expected) in table {
        assert_eq!(errors(change), [expected], "{change}");
    }
}

#[test]
fn a_question_with_a_misspelled_field_is_refused_with_a_suggestion() {
    let policy = Policy::preset("tencent-ses").unwrap();
    let answer = answer_json(&policy, "plan_retry", r#"{"first_attempt_ms":0,"atempts":1,"now_ms":5}"#);
    assert_eq!(
        answer,
        r#"{"error":{"code":"unknown-field","path":"atempts","message":"there is no field `atempts` here","help":"did you mean `attempts`?"}}"#
    );
}
