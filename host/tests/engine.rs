//! The policy engine, also with components that mean no good.

use proptest::option;
use proptest::prelude::*;
use sendright::Question;
use sendright::reputation::{AssessReputation, Counts};
use sendright::retry::PlanRetry;
use sendright_host::engine::{Engine, EngineError, Limits, PolicySource, locate};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use wit_component::{ComponentEncoder, StringEncoding, embed_component_metadata};
use wit_parser::Resolve;

const LIMITS: Limits =
    Limits { deadline: Duration::from_millis(100), text_deadline: Duration::from_secs(5), memory: 32 << 20 };

/// A component of the right shape whose answers come from `body`, and whose policies all load.
fn component(body: &str) -> Vec<u8> {
    let name = "sendright:policy/questions#";
    let text = format!(
        r#"(module
            (import "[export]sendright:policy/questions" "[resource-new]policy" (func $new (param i32) (result i32)))
            (memory (export "memory") 2)
            (data (i32.const 16) "test@1#0")
            (data (i32.const 32) "{{\22ok\22:true,\22policy\22:\22test@1#0\22}}")
            (global $top (mut i32) (i32.const 1024))
            (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32)
                (global.get $top)
                (global.set $top (i32.add (global.get $top) (i32.and (i32.add (local.get 3) (i32.const 15)) (i32.const -16)))))
            (func $loaded (result i32)
                (i32.store (i32.const 256) (i32.const 0))
                (i32.store (i32.const 260) (call $new (i32.const 7)))
                (i32.const 256))
            (func (export "{name}[static]policy.load") (param i32 i32) (result i32) (call $loaded))
            (func (export "{name}[static]policy.preset") (param i32 i32) (result i32) (call $loaded))
            (func (export "{name}[method]policy.stamp") (param i32) (result i32)
                (i32.store (i32.const 264) (i32.const 16))
                (i32.store (i32.const 268) (i32.const 8))
                (i32.const 264))
            (func $string (param $at i32) (param $length i32) (result i32)
                (i32.store (i32.const 272) (local.get $at))
                (i32.store (i32.const 276) (local.get $length))
                (global.set $top (i32.const 1024))
                (i32.const 272))
            (func (export "{name}[method]policy.reputation-rules") (param i32) (result i32) (unreachable))
            (func (export "{name}[method]policy.assess-reputation") (param i32) (result i32) (unreachable))
            (func (export "{name}[method]policy.answer-json") (param i32 i32 i32 i32 i32) (result i32) {body}))"#
    );
    let mut module = wat::parse_str(text).unwrap();
    let mut resolve = Resolve::default();
    let (package, _) = resolve.push_path(Path::new(env!("CARGO_MANIFEST_DIR")).join("../wasm/wit")).unwrap();
    let world = resolve.select_world(&[package], Some("policy-component")).unwrap();
    embed_component_metadata(&mut module, &resolve, world, StringEncoding::UTF8).unwrap();
    ComponentEncoder::default().module(&module).unwrap().validate(true).encode().unwrap()
}

fn open(component: &[u8], folder: &Path) -> Engine {
    Engine::from_bytes(component, PolicySource::Preset("any".to_owned()), &folder.join("compiled"), LIMITS).unwrap()
}

fn cause(engine: &Engine) -> String {
    match engine.raw_answer("plan_retry", "{}") {
        Err(EngineError::Failed { question, cause }) => {
            assert_eq!(question, "plan_retry");
            cause
        }
        other => panic!("it should have failed: {other:?}"),
    }
}

#[test]
fn whatever_a_component_does_the_call_fails_in_time_and_the_next_gets_a_fresh_instance() {
    let folder = tempfile::tempdir().unwrap();
    let forever = "(loop $again (br $again)) unreachable";
    let deep = "(call $string (i32.const 0) (i32.const 0)) drop unreachable";
    let greedy = "(loop $again (br_if $again (i32.ne (memory.grow (i32.const 16)) (i32.const -1)))) unreachable";
    let table = [
        (forever, "it took too long"),
        (deep, "unreachable"),
        (greedy, "unreachable"),
        ("(call $string (i32.const -16) (i32.const 64))", "out of bounds"),
        ("(i32.const 3)", "align"),
        ("(i32.store8 (i32.const 512) (i32.const 255)) (call $string (i32.const 512) (i32.const 1))", "utf-8"),
    ];
    for (body, expected) in table {
        let engine = open(&component(body), folder.path());
        let started = Instant::now();
        for _ in 0..2 {
            let cause = cause(&engine);
            assert!(cause.to_lowercase().contains(expected), "{body}: {cause}");
        }
        assert!(started.elapsed() < Duration::from_secs(10), "{body}: {:?}", started.elapsed());
    }
}

#[test]
fn a_component_that_wants_more_memory_than_allowed_does_not_get_it() {
    let folder = tempfile::tempdir().unwrap();
    // Answers only if 48 MiB more can be had; the limit is 32.
    let body = "(if (i32.eq (memory.grow (i32.const 768)) (i32.const -1)) (then unreachable))
        (call $string (i32.const 32) (i32.const 31))";
    let component = component(body);
    assert!(cause(&open(&component, folder.path())).contains("unreachable"));
    let roomy = Limits { memory: 64 << 20, ..LIMITS };
    let policy = PolicySource::Preset("any".to_owned());
    let engine = Engine::from_bytes(&component, policy, &folder.path().join("compiled"), roomy).unwrap();
    assert_eq!(engine.raw_answer("plan_retry", "{}").unwrap(), r#"{"ok":true,"policy":"test@1#0"}"#);
}

#[test]
fn an_instance_that_failed_is_not_used_again() {
    let folder = tempfile::tempdir().unwrap();
    // Its second call fails: as long as instances are fresh after a failure, every other call works.
    let body = "(if (i32.load (i32.const 640)) (then unreachable))
        (i32.store (i32.const 640) (i32.const 1))
        (call $string (i32.const 32) (i32.const 31))";
    let engine = open(&component(body), folder.path());
    let worked: Vec<_> = (0..6).map(|_| engine.raw_answer("plan_retry", "{}").is_ok()).collect();
    assert_eq!(worked, [true, false, true, false, true, false]);
}

#[test]
fn an_answer_of_another_shape_is_a_failure_not_a_guess() {
    let folder = tempfile::tempdir().unwrap();
    let engine = open(&component("(call $string (i32.const 32) (i32.const 31))"), folder.path());
    let error = engine.ask(&PlanRetry { first_attempt_ms: 0, attempts: 1, now_ms: 1 }).unwrap_err();
    assert!(matches!(error, EngineError::Failed { .. }), "{error}");
}

#[test]
fn what_is_no_component_of_ours_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let importing = wat::parse_str(r#"(component (import "clock" (func)))"#).unwrap();
    let empty = wat::parse_str("(component)").unwrap();
    for bytes in [b"not wasm at all".to_vec(), importing, empty] {
        let policy = PolicySource::Preset("any".to_owned());
        let opened = Engine::from_bytes(&bytes, policy, &folder.path().join("compiled"), LIMITS);
        assert!(matches!(opened.err(), Some(EngineError::Component(_))));
    }
}

fn compiled_files(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder.join("compiled")).unwrap().map(|entry| entry.unwrap().path()).collect()
}

#[test]
fn the_compiled_component_is_kept_for_its_owner_alone_and_a_damaged_one_is_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let component = component("(call $string (i32.const 32) (i32.const 31))");
    open(&component, folder.path());
    let [file] = &compiled_files(folder.path())[..] else { panic!("one file") };
    let whole = fs::read(file).unwrap();
    assert_eq!(fs::metadata(file).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(fs::metadata(folder.path().join("compiled")).unwrap().permissions().mode() & 0o777, 0o700);

    let mut flipped = whole.clone();
    *flipped.last_mut().unwrap() ^= 1;
    for damaged in [flipped, whole[..whole.len() / 2].to_vec(), Vec::new(), b"#!/bin/sh".to_vec()] {
        fs::write(file, damaged).unwrap();
        assert!(open(&component, folder.path()).raw_answer("plan_retry", "{}").is_ok());
        assert_eq!(fs::read(file).unwrap(), whole, "the damaged file was replaced");
    }
}

#[test]
fn a_compiled_component_that_others_could_have_written_is_not_run() {
    let folder = tempfile::tempdir().unwrap();
    let component = component("(call $string (i32.const 32) (i32.const 31))");
    open(&component, folder.path());
    let [file] = &compiled_files(folder.path())[..] else { panic!("one file") };
    fs::set_permissions(file, fs::Permissions::from_mode(0o666)).unwrap();
    assert!(open(&component, folder.path()).raw_answer("plan_retry", "{}").is_ok());
    assert_eq!(fs::metadata(file).unwrap().permissions().mode() & 0o777, 0o600, "it was written anew");
}

fn real(folder: &Path) -> Engine {
    let component = locate(None).unwrap();
    let policy = PolicySource::Preset("tencent-ses".to_owned());
    Engine::open(&component, policy, &folder.join("compiled"), Limits::default()).unwrap()
}

#[test]
fn the_component_answers_as_the_library_does() {
    let folder = tempfile::tempdir().unwrap();
    let engine = real(folder.path());
    let policy = sendright::Policy::preset("tencent-ses").unwrap();
    let table = [
        ("plan_retry", r#"{"first_attempt_ms":0,"attempts":1,"now_ms":5}"#),
        ("plan_retry", r#"{"first_attempt_ms":0,"atempts":1,"now_ms":5}"#),
        ("plan_rety", "{}"),
        ("check_subject", "not json"),
        ("check_subject", "{\"subject\":\"\u{0}\"}"),
        ("plan_warmup", r#"{"days":18446744073709551615}"#),
    ];
    for (name, question) in table {
        let expected = sendright::answer_json(&policy, name, question);
        assert_eq!(engine.raw_answer(name, question).unwrap(), expected, "{name} {question}");
    }
}

fn count() -> impl Strategy<Value = u64> {
    prop_oneof![4 => 0..2_000_u64, 1 => 0..1_u64 << 40, 1 => any::<u64>()]
}

fn counts() -> impl Strategy<Value = Counts> {
    (count(), count(), count(), count(), count(), count(), count()).prop_map(
        |(sent, delivered, invalid, spam, blocked, complained, opened)| Counts {
            sent,
            delivered,
            invalid,
            spam,
            blocked,
            complained,
            opened,
        },
    )
}

fn reputation_question() -> impl Strategy<Value = AssessReputation> {
    let level = prop_oneof![8 => 1..=20_u32, 1 => any::<u32>()];
    (level, option::of(count()), counts(), option::of(counts())).prop_map(
        |(level, daily_quota, counts, account_counts)| AssessReputation {
            level,
            daily_quota,
            counts,
            account_counts,
            ..AssessReputation::default()
        },
    )
}

#[test]
fn reputation_in_numbers_says_what_the_library_says_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let component = locate(None).unwrap();
    for name in sendright::Policy::presets() {
        let policy = sendright::Policy::preset(name).unwrap();
        let source = PolicySource::Preset(name.to_owned());
        let engine = Engine::open(&component, source, &folder.path().join("compiled"), Limits::default()).unwrap();
        let rules = engine.reputation_rules().unwrap();
        let id = |place: u32| rules[place as usize].id.as_str();
        proptest!(ProptestConfig::with_cases(1_000), |(question in reputation_question())| {
            match (question.answer(&policy), engine.assess_reputation(&question)) {
                (Ok(words), Ok(numbers)) => {
                    let actions = words.actions.iter().map(|action| &*action.rule);
                    prop_assert!(actions.eq(numbers.due(&rules).map(|rule| &*rule.id)));
                    let becomes = words.actions.iter().find_map(|action| Some((action.level?, action.daily_quota)));
                    prop_assert_eq!(becomes, numbers.becomes.map(|at| (at.level, at.daily_quota)));
                    let clauses = words.rules.iter().flat_map(|rule| &rule.clauses).map(|seen| (&*seen.clause, seen.holds));
                    let typed = rules.iter().flat_map(|rule| &rule.clauses);
                    prop_assert!(clauses.eq(typed.map(|clause| (&*clause.text, numbers.holds(clause)))));
                    let nearest = words.nearest_miss.as_ref().map(|miss| &*miss.rule);
                    prop_assert_eq!(nearest, numbers.nearest_miss.map(id));
                }
                (Err(error), Err(EngineError::Refused(refusal))) => prop_assert_eq!(error, refusal),
                (words, numbers) => prop_assert!(false, "{:?} and {:?}", words, numbers),
            }
        });
    }
}

#[test]
fn a_policy_that_does_not_load_leaves_the_old_one_in_force() {
    let folder = tempfile::tempdir().unwrap();
    let engine = real(folder.path());
    let before = engine.stamp();
    let wrong = "extends = \"tencent-ses@2026.1\"\nname = \"mine\"\nversion = \"1\"\n[quota]\nacount_daily = 7\n";
    let error = engine.reload(PolicySource::Document(wrong.to_owned())).unwrap_err();
    assert!(error.to_string().contains("line 5, column"), "{error}");
    assert!(error.to_string().contains("did you mean `account_daily`?"), "{error}");
    assert_eq!(engine.stamp(), before);
    let right = wrong.replace("acount", "account");
    engine.reload(PolicySource::Document(right)).unwrap();
    assert!(engine.stamp().starts_with("mine@1#"), "{}", engine.stamp());
    let answer = engine.raw_answer("plan_retry", r#"{"first_attempt_ms":0,"attempts":1,"now_ms":5}"#).unwrap();
    assert!(answer.contains("mine@1#"), "{answer}");
}

#[test]
fn a_template_of_ten_megabytes_gets_an_answer_not_a_failure() {
    let folder = tempfile::tempdir().unwrap();
    let question = serde_json::json!({ "kind": "marketing", "subject": "big", "html": "<p>word ".repeat(10 << 17) });
    let answer = real(folder.path()).raw_answer("review_template", &question.to_string()).unwrap();
    assert!(answer.contains("\"verdict\":\"reject\"") || answer.starts_with("{\"error\":"), "{answer:.300}");
}
