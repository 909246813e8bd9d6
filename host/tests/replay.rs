//! Decision records, replayed against another policy, and two policies held against each other.

mod stage;

use serde_json::Value;
use stage::{Stage, text};
use std::io::Write;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

/// Runs with text on standard input.
fn with_input(mut command: Command, input: &str) -> Output {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdin.take().unwrap().write_all(input.as_bytes()));
    child.wait_with_output().unwrap()
}

fn counts(sent: u64, invalid: u64) -> String {
    format!(
        r#"{{"level":1,"counts":{{"sent":{sent},"delivered":{},"invalid":{invalid},"spam":0,"blocked":0,"complained":0,"opened":0}}}}"#,
        sent - invalid
    )
}

/// Three days: one that goes up, one that does nothing, one that falls and freezes.
fn recorded(stage: &Stage) {
    let questions = format!("{}\n{}\n{}\n", counts(350, 0), counts(10, 0), counts(400, 60));
    let command = stage.command(&["answer", "assess_reputation", "--policy", "tencent-ses", "--record", "days.jsonl"]);
    let output = with_input(command, &questions);
    assert!(output.status.success(), "{}", text(&output.stderr));
}

#[test]
fn the_same_policy_decides_alike_and_another_is_told_apart_by_rule() {
    let stage = Stage::new(&[]);
    recorded(&stage);
    let same = stage.json(&["replay", "days.jsonl", "--policy", "tencent-ses"]);
    assert_eq!((&same["records"], &same["changed"], &same["groups"]), (&3.into(), &0.into(), &Value::Array(vec![])));

    stage.write(
        "strict.toml",
        "extends = \"tencent-ses@2026.1\"\nname = \"strict\"\nversion = \"1\"\n[[reputation.upgrade]]\n\
         id = \"clean-delivery\"\nall = [\"sent >= 80% of quota\"]\n[[reputation.freeze]]\n\
         id = \"too-many-invalid\"\nall = [\"invalid > 50%\"]\n",
    );
    let other = stage.json(&["replay", "days.jsonl", "--policy", "strict.toml"]);
    assert_eq!((&other["changed"], &other["other_values"]), (&2.into(), &1.into()));
    let found: Vec<_> = other["groups"]
        .as_array()
        .unwrap()
        .iter()
        .map(|group| {
            let word = |name: &str| group[name].as_str().unwrap().to_owned();
            (word("rule"), word("before"), word("after"), group["records"].as_u64(), group["first_line"].as_u64())
        })
        .collect();
    let group = |rule: &str, before: &str, after: &str, line| {
        (rule.to_owned(), before.to_owned(), after.to_owned(), Some(1), Some(line))
    };
    assert!(found.contains(&group("clean-delivery", "upgrade", "nothing", 1)), "{found:?}");
    assert!(found.contains(&group("too-many-invalid", "freeze", "nothing", 3)), "{found:?}");
    assert!(found.contains(&group("(other values)", "as before", "as before", 2)), "{found:?}");
    assert_eq!(found.len(), 3);
    assert!(other["policy"].as_str().unwrap().starts_with("strict@1#"));
    assert!(other["policies"][0].as_str().unwrap().starts_with("tencent-ses@2026.1#"));
}

#[test]
fn lines_that_are_no_records_are_named_and_the_others_are_replayed() {
    let stage = Stage::new(&[]);
    recorded(&stage);
    let good = std::fs::read_to_string(stage.path("days.jsonl")).unwrap();
    let strange = r#"{"function":"no_such","policy":"x","question":{},"answer":{}}"#;
    stage.write("mixed.jsonl", format!("{{broken\n\n{good}{strange}\n{{\"function\":\"plan_retry\"}}\n"));
    let report = stage.json(&["replay", "mixed.jsonl", "--policy", "tencent-ses"]);
    assert_eq!((&report["records"], &report["changed"], &report["unreadable"]), (&3.into(), &0.into(), &3.into()));
    let lines: Vec<_> =
        report["unreadable_lines"].as_array().unwrap().iter().map(|line| line["line"].clone()).collect();
    assert_eq!(lines, [1, 6, 7]);

    stage.write("none.jsonl", "not a record\n");
    let output = stage.run(&["replay", "none.jsonl", "--policy", "tencent-ses"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("line 1"), "{}", text(&output.stderr));
    assert_eq!(stage.run(&["replay", "nowhere.jsonl", "--policy", "tencent-ses"]).status.code(), Some(2));
}

#[test]
fn a_record_written_otherwise_but_of_the_same_meaning_does_not_change() {
    let stage = Stage::new(&[]);
    recorded(&stage);
    let good = std::fs::read_to_string(stage.path("days.jsonl")).unwrap();
    let sorted: String =
        good.lines().map(|line| format!("{}\n", serde_json::from_str::<Value>(line).unwrap())).collect();
    stage.write("sorted.jsonl", sorted);
    assert_eq!(stage.json(&["replay", "sorted.jsonl", "--policy", "tencent-ses"])["changed"], 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_daemon_decided_can_be_replayed() {
    let sink = stage::sink(&["late@* => rcpt 451 4.2.1 mailbox busy"], None, Duration::ZERO).await;
    let stage = Stage::new(&[("*", &sink.address().to_string())]);
    stage.prepare();
    let batch = stage.start_batch(["ann@example.com", "late@example.com"]);
    let daemon = stage.daemon();
    stage.wait(batch, "tried", |batch| batch.totals.delivered == 1 && batch.totals.deferred == 1).await;
    drop(daemon);
    let records = stage.run(&["records"]);
    assert!(!records.stdout.is_empty());
    stage.write("records.jsonl", &records.stdout);
    let report = stage.json(&["replay", "records.jsonl"]);
    assert_eq!((report["changed"].as_u64(), report["unreadable"].as_u64()), (Some(0), Some(0)));
    assert!(report["records"].as_u64() > Some(0));
    let retries = stage.run(&["records", "--function", "plan_retry"]);
    let retries = text(&retries.stdout);
    assert!(!retries.is_empty() && retries.lines().all(|line| line.contains(r#""function":"plan_retry""#)));
}

#[test]
fn two_policies_are_compared_value_by_value() {
    let stage = Stage::new(&[]);
    stage.write(
        "mine.toml",
        "extends = \"tencent-ses@2026.1\"\nname = \"mine\"\nversion = \"1\"\n[quota]\naccount_daily = 7\n",
    );
    let report = stage.json(&["policy", "show", "--diff", "tencent-ses@2026.1", "mine.toml"]);
    let change = report["changes"].as_array().unwrap().iter().find(|change| change["path"] == "quota.account_daily");
    assert_eq!(change.unwrap()["before"], 300_000);
    assert_eq!(change.unwrap()["after"], 7);
    let output = stage.run(&["policy", "show", "--diff", "tencent-ses", "mine.toml"]);
    assert!(text(&output.stdout).contains("- 300000") && text(&output.stdout).contains("+ 7"));

    stage.write(
        "broken.toml",
        "extends = \"tencent-ses@2026.1\"\nname = \"mine\"\nversion = \"1\"\n[quota]\nacount = 7\n",
    );
    let output = stage.run(&["policy", "show", "--diff", "tencent-ses", "broken.toml"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("line 5"), "{}", text(&output.stderr));
}

#[test]
fn the_schema_of_policies_is_printed() {
    let stage = Stage::new(&[]);
    let schema: Value = serde_json::from_slice(&stage.run(&["policy", "schema"]).stdout).unwrap();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert!(schema["properties"]["reputation"].is_object());
}
