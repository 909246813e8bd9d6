//! A policy document loads strictly: every mistake is named with its place.

use sendright::policy::check::TestPolicy;
use sendright::{Policy, Question, answer_json};
use sha2::Digest;

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
fn all_that_the_entries_of_lists_lack_is_told_at_once() {
    let told = errors(concat!(
        "[[reputation.pause]]\nid = \"x\"\n[[reputation.pause]]\n",
        "[[template.pattern]]\nid = \"own/x\"\n[[template.words]]\n",
        "[template.content.gravity.loan]\nweight = 1\n",
        "[[tests]]\nname = \"a\"\n[[tests]]\nfunction = \"find_day\"\n",
        "[day]\nrolling = 5\nutc_offset_minutes = \"x\"\n",
    ));
    let lacking = told.iter().filter_map(|line| {
        let (place, message) = line.split_once(": the field ")?;
        Some((place.rsplit(": ").next()?, message.ends_with("is missing")))
    });
    let expected = [
        "template.pattern[0].regex",
        "template.pattern[0].where",
        "template.pattern[0].severity",
        "template.pattern[0].message",
        "template.words[0].id",
        "template.words[0].category",
        "template.words[0].role",
        "template.words[0].words",
        "reputation.pause[0].all",
        "reputation.pause[1].id",
        "reputation.pause[1].all",
        "tests[0].function",
        "tests[0].question",
        "tests[0].answer",
        "tests[1].name",
        "tests[1].question",
        "tests[1].answer",
    ];
    let lacking: std::collections::BTreeSet<(&str, bool)> = lacking.collect();
    assert_eq!(lacking, expected.map(|place| (place, true)).into(), "{told:#?}");
    let wrong =
        ["day.rolling: expected `true` or `false`", "day.utc_offset_minutes: expected a whole number", "`weight`"];
    assert!(wrong.iter().all(|words| told.iter().any(|line| line.contains(words))), "{told:#?}");
    assert_eq!(told.len(), expected.len() + wrong.len(), "{told:#?}");
}

#[test]
fn what_stands_in_for_a_missing_value_is_held_against_nobody() {
    // What lacks its id must not be told to have that of another.
    let own = "[[reputation.pause]]\nid = \"sound-pause\"\nall = [\"sent > 1\"]\n[[reputation.pause]]\nall = [\"sent > 1\"]\n";
    assert_eq!(errors(own), ["line 7, column 1: reputation.pause[1].id: the field `id` is missing"]);
}

#[test]
fn the_sections_that_a_document_of_its_own_lacks_are_told_together() {
    let errors = Policy::load("name = \"mine\"\n[quota]\naccount_daily = 5\n").unwrap_err();
    let told: Vec<String> = errors.0.iter().map(ToString::to_string).collect();
    let sections = told.iter().filter(|error| error.contains("sections are missing")).collect::<Vec<_>>();
    let [all] = sections.as_slice() else { panic!("{told:#?}") };
    let named = ["`day`", "`subject`", "`template`", "`reputation`", "`retry`", "`reply`", "extends"];
    assert!(named.iter().all(|name| all.contains(name)) && !all.contains("`quota`"), "{all}");
    for missing in ["schema", "version", "quota.account_per_second"] {
        assert!(told.iter().any(|error| error.contains(&format!("{missing}: the field"))), "{missing}: {told:#?}");
    }
    assert_eq!(told.iter().filter(|error| error.contains("missing")).count(), 5, "{told:#?}");
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

#[test]
fn a_preset_holds_its_own_tests_and_they_touch_every_clause() {
    for name in Policy::presets() {
        let policy = Policy::preset(name).unwrap();
        let report = TestPolicy {}.answer(&policy).unwrap();
        assert_eq!(report.failed, []);
        assert_eq!(report.uncovered, []);
        assert!(report.passed > 0, "{name} has no tests");
    }
}

#[test]
fn a_test_that_does_not_hold_names_the_place_and_what_was_found() {
    let text = r#"
        extends = "tencent-ses@2026.1"
        name = "mine"
        version = "1"
        [[tests]]
        name = "a pause lasts an hour"
        function = "plan_retry"
        question = { first_attempt_ms = 0, attempts = 1, now_ms = 0 }
        answer = { retry_ms = 3600000 }
    "#;
    let policy = Policy::load(text).unwrap();
    let report = TestPolicy {}.answer(&policy).unwrap();
    assert_eq!(report.passed, 0);
    let failure = &report.failed[0];
    assert_eq!(
        (failure.path.as_str(), failure.expected.as_str(), failure.found.as_str()),
        ("retry_ms", "3600000", "60000")
    );
    let never_true = report.uncovered.iter().filter(|gap| gap.rule == "ip-guard" && gap.never).count();
    assert_eq!(never_true, 2, "{:?}", report.uncovered);
}

#[test]
fn the_digest_is_not_of_the_document_alone() {
    // Of the document alone it would be the SHA-256 of its JSON.
    let policy = Policy::preset("tencent-ses").unwrap();
    let json = serde_json::to_string(policy.document()).unwrap();
    let of_json =
        sha2::Sha256::digest(json.as_bytes())[..8].iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    assert!(!policy.stamp().ends_with(&of_json), "{}", policy.stamp());
}

#[test]
fn the_tests_of_a_document_do_not_change_its_digest() {
    let with = "extends = \"tencent-ses@2026.1\"\nname = \"tencent-ses\"\nversion = \"2026.1\"";
    assert_eq!(Policy::load(with).unwrap().stamp(), Policy::preset("tencent-ses").unwrap().stamp());
}
