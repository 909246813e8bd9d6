//! What a policy adds of its own to the review.
#![expect(clippy::unwrap_used, reason = "a test ends where it goes wrong")]

use sendright::{Policy, answer_json};
use serde_json::{Value, json};

fn mine(change: &str) -> String {
    format!("extends = \"tencent-ses@2026.1\"\nname = \"mine\"\nversion = \"7\"\n{change}")
}

fn ask(policy: &Policy, function: &str, question: &Value) -> Value {
    serde_json::from_str(&answer_json(policy, function, question.to_string())).unwrap()
}

/// A pattern with further fields.
fn pattern(place: &str, regex: &str, more: &str) -> String {
    format!(
        "[[template.pattern]]\nid = \"own/name\"\nregex = '{regex}'\nwhere = \"{place}\"\nseverity = \"review\"\n\
        message = \"an old name\"\n{more}\n"
    )
}

fn described(policy: &Policy, locale: &str) -> Value {
    let answer = ask(policy, "describe_rules", &json!({ "locale": locale }));
    answer["rules"].as_array().unwrap().iter().find(|rule| rule["id"] == "own/name").unwrap().clone()
}

#[test]
fn patterns_are_described_among_the_rules() {
    let more = "help = \"write Acme Ltd\"\nbad = \"Acme & Sons\"\ngood = \"Acme Ltd\"";
    let policy = Policy::load(&mine(&pattern("text", "Acme (Corp|& Sons)", more))).unwrap();
    let rule = described(&policy, "en");
    assert_eq!(
        rule,
        json!({
            "id": "own/name", "group": "own", "severity": "review", "what": "an old name",
            "why": "The policy in force does not want it.", "fix": "write Acme Ltd",
            "bad": { "kind": "trigger", "subject": "Your account", "html": "<p>Acme &amp; Sons</p>" },
            "good": { "kind": "trigger", "subject": "Your account", "html": "<p>Acme Ltd</p>" },
            "source": "mine@7",
        })
    );
    for locale in ["ja", "ko", "zh"] {
        let foreign = described(&policy, locale);
        assert!(!foreign["why"].as_str().unwrap().is_ascii());
        for key in ["id", "severity", "what", "fix", "bad", "good", "source"] {
            assert_eq!(foreign[key], rule[key], "{key} in {locale}");
        }
    }
}

#[test]
fn a_pattern_without_advice_is_given_some_in_findings_and_descriptions_alike() {
    let policy = Policy::load(&mine(&pattern("subject", "Acme", ""))).unwrap();
    for locale in ["en", "ja", "ko", "zh"] {
        let answer = ask(&policy, "check_subject", &json!({ "subject": "Acme news", "locale": locale }));
        let (finding, rule) = (&answer["findings"][0], described(&policy, locale));
        assert_eq!(finding["rule"], "own/name");
        assert_eq!(finding["help"], rule["fix"]);
        assert_eq!(finding["help"].as_str().unwrap().is_ascii(), locale == "en");
    }
}

#[test]
fn an_example_that_does_not_hold_fails_the_policys_tests() {
    let table = [
        ("subject", "old", "bad = 'the old name'\ngood = 'the new name'", 2, 0),
        ("text", "a < b & c", "bad = 'say a < b & c'\ngood = 'say a < b'", 2, 0),
        ("html", "<center", "bad = '<center>Hi</center>'\ngood = '<p>Hi</p>'", 2, 0),
        ("link", "^http:.*\"x\"", "bad = 'http://a.test/?a=\"x\"&b'\ngood = 'https://a.test/\"x\"'", 2, 0),
        ("text", "old", "bad = 'the new name'\ngood = 'the old name'", 0, 2),
        ("text", "old", "bad = 'the new name'", 0, 1),
        ("text", "old", "", 0, 0),
    ];
    for (place, regex, more, passed, failed) in table {
        let policy = Policy::load(&mine(&pattern(place, regex, more))).unwrap();
        let report = ask(&policy, "test_policy", &json!({}));
        assert_eq!(report["passed"], passed, "{place} {more}: {report}");
        assert_eq!(report["failed"].as_array().unwrap().len(), failed, "{place} {more}: {report}");
    }
    let off = pattern("text", "old", "bad = 'the new name'").replace("\"review\"", "\"off\"");
    let report = ask(&Policy::load(&mine(&off)).unwrap(), "test_policy", &json!({}));
    assert_eq!((&report["passed"], &report["failed"]), (&json!(0), &json!([])));
    let policy = Policy::load(&mine(&pattern("text", "old", "bad = 'the new name'"))).unwrap();
    assert_eq!(
        ask(&policy, "test_policy", &json!({}))["failed"][0],
        json!({ "name": "own/name: its bad example", "path": "findings", "expected": "\"own/name\"", "found": "nothing" })
    );
}

#[test]
fn what_stands_twice_is_told_with_its_place_and_what_to_do() {
    let words = |id: &str, category: &str, words: &str| {
        format!("[[template.words]]\nid = \"{id}\"\ncategory = \"{category}\"\nrole = \"topic\"\nwords = [{words}]\n")
    };
    let gambling = words("a", "gambling", "\"wheel house\", \"lucky\"");
    let other = pattern("subject", "b", "");
    let taken = "one before it has this id: give it another, or make one of both";
    let same = "`a` has it already, in this or another spelling: take one of them out";
    let table = [
        (
            format!("{}{other}{other}", pattern("text", "a", "")),
            vec![
                format!("line 12, column 6: template.pattern[1].id: the id `own/name` is taken; {taken}"),
                format!("line 19, column 6: template.pattern[2].id: the id `own/name` is taken; {taken}"),
            ],
        ),
        (
            pattern("text", "a", "").replace("own/name", "html/form"),
            vec![
                "line 5, column 6: template.pattern[0].id: the id `html/form` is taken; a rule of the review has it: \
                give the pattern another, or set the rule's severity in `template.severity`"
                    .to_owned(),
            ],
        ),
        (
            format!("{gambling}{}", words("a", "loan", "\"a b\"")),
            vec![format!("line 10, column 6: template.words[1].id: the id `a` is taken; {taken}")],
        ),
        (
            format!("{gambling}{}", words("b", "gambling", "\"new\", \"Ｗheel  House\"")),
            vec![format!(
                "line 13, column 17: template.words[1].words[1]: `Ｗheel  House` stands twice among the words for \
                `gambling`; {same}"
            )],
        ),
        (
            words("a", "loan", "\"one two\", \"ONE-two\""),
            vec![format!(
                "line 8, column 21: template.words[0].words[1]: `ONE-two` stands twice among the words for `loan`; {same}"
            )],
        ),
        (
            "[[reputation.upgrade]]\nid = \"a\"\nall = [\"sent > 1\"]\n".repeat(2),
            vec![format!("line 8, column 6: reputation.upgrade[1].id: the id `a` is taken; {taken}")],
        ),
    ];
    for (change, expected) in table {
        let errors: Vec<String> = Policy::load(&mine(&change)).unwrap_err().0.iter().map(ToString::to_string).collect();
        assert_eq!(errors, expected, "{change}");
    }
    let apart = format!("{gambling}{}", words("b", "lottery", "\"wheel house\""));
    assert!(Policy::load(&mine(&apart)).is_ok(), "one word may belong to two categories");
}
