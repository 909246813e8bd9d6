//! What a review says in the languages besides English.

use sendright::{Policy, answer_json};
use serde_json::{Value, json};

const LANGUAGES: [&str; 3] = ["ja", "ko", "zh"];

fn ask(function: &str, question: &Value, locale: &str) -> Value {
    static POLICY: std::sync::LazyLock<Policy> = std::sync::LazyLock::new(|| Policy::preset("tencent-ses").unwrap());
    let mut question = question.clone();
    question["locale"] = locale.into();
    serde_json::from_str(&answer_json(&POLICY, function, question.to_string())).unwrap()
}

/// What stands outside of backticks, where words of a mail and code are.
fn prose(text: &str) -> String {
    text.split('`').step_by(2).collect()
}

/// A rule's example as a question.
fn example(shown: &Value) -> Value {
    let text = |key: &str, times: &str| {
        shown[key].as_str().unwrap().repeat(usize::try_from(shown[times].as_u64().unwrap_or(1)).unwrap())
    };
    let subject = text("subject", "subject_times");
    let mut question =
        json!({ "kind": shown["kind"], "subject": subject, "html": text("html", "html_times"), "history": [] });
    for (key, value) in shown["with"].as_object().into_iter().flatten() {
        question[key] = value.clone();
    }
    question
}

/// An answer without what it says, which is all that may differ from language to language.
fn without_words(mut answer: Value) -> Value {
    for list in ["findings", "errors"] {
        for found in answer[list].as_array_mut().into_iter().flatten() {
            for key in ["message", "help"] {
                found.as_object_mut().unwrap().remove(key);
            }
            // A link to unsubscribe is put in with words in the language of the answer.
            if let Some(edit) = found["edit"].as_object_mut() {
                edit.remove("new_text");
            }
        }
    }
    answer
}

#[track_caller]
fn is_said(text: &Value, what: &str, locale: &str) {
    let text = text.as_str().unwrap();
    assert!(!prose(text).is_ascii(), "{what} in {locale}: {text}");
    assert!(!prose(text).contains(['{', '}']), "{what} in {locale}: {text}");
}

#[test]
fn every_finding_of_every_rule_is_said_in_every_language_and_decides_alike() {
    let described = ask("describe_rules", &json!({}), "en");
    for rule in described["rules"].as_array().unwrap() {
        let id = rule["id"].as_str().unwrap();
        let question = example(&rule["bad"]);
        let english = without_words(ask("review_template", &question, "en"));
        for locale in LANGUAGES {
            let answer = ask("review_template", &question, locale);
            for finding in answer["findings"].as_array().unwrap() {
                is_said(&finding["message"], id, locale);
                is_said(&finding["help"], id, locale);
            }
            assert_eq!(without_words(answer), english, "{id} in {locale}");
        }
    }
}

#[test]
fn rules_are_described_in_every_language_with_the_same_examples() {
    let english = ask("describe_rules", &json!({}), "en");
    for locale in LANGUAGES {
        let described = ask("describe_rules", &json!({}), locale);
        for (rule, english) in described["rules"].as_array().unwrap().iter().zip(english["rules"].as_array().unwrap()) {
            let id = rule["id"].as_str().unwrap();
            for key in ["what", "why", "fix"] {
                is_said(&rule[key], id, locale);
            }
            for key in ["id", "group", "severity", "bad", "good", "source"] {
                assert_eq!(rule[key], english[key], "{id} in {locale}");
            }
        }
    }
}

#[test]
fn what_keeps_a_template_from_being_filled_is_said_in_every_language() {
    let cases = [
        json!({ "subject": "{{nmae}}", "html": "{{list}}{{#each name}}{{/each}}{{> card}}", "data": { "name": "a", "list": [] } }),
        json!({ "subject": "{{name}}", "data": { "name": "a\nb" } }),
        json!({ "subject": "{{name}}", "data": { "name": "a\u{7}b" } }),
        json!({ "subject": "a\nb", "data": {} }),
        json!({ "subject": "s", "data": "{" }),
        json!({ "subject": "s", "data": null }),
        json!({ "subject": "s", "data": "7" }),
        json!({ "subject": "s", "html": "{{#* inline \"a\"}}{{> a}}{{/inline}}{{> a}}", "data": {} }),
        json!({ "subject": "s", "html": "{{#fi a}}{{/fi}}{{#zzzzzz a}}{{/zzzzzz}}{{#if}}{{/if}}", "data": {} }),
        json!({ "subject": "s", "html": "{{else}}{{#if a}}{{else}}{{else}}{{/each}}{{/with}}", "data": {} }),
        json!({ "subject": "s", "html": "{{a b c}}{{@x}}{{a.[b}}{{a.[b]c}}{{a..b}}{{a;b}}{{ }}{{^a}}", "data": {} }),
        json!({ "subject": "s", "html": "{{{#if a}}}{{{{a}}}}{{{a}}{{> \"a b\"}}{{#inline}}{{/inline}}", "data": {} }),
        json!({ "subject": "s", "html": "{{!-- a", "text": "{{a {{b}} {{", "data": {} }),
        json!({ "subject": "s", "html": "{{#if a}}".repeat(101), "data": { "a": 1 } }),
    ];
    for question in &cases {
        let english = without_words(ask("render_template", question, "en"));
        assert!(!english["errors"].as_array().unwrap().is_empty(), "{question}");
        for locale in LANGUAGES {
            let answer = ask("render_template", question, locale);
            for error in answer["errors"].as_array().unwrap() {
                is_said(&error["message"], &question.to_string(), locale);
                if error["help"].is_string() {
                    is_said(&error["help"], &question.to_string(), locale);
                }
            }
            assert_eq!(without_words(answer), english, "{question} in {locale}");
        }
    }
}

#[test]
fn a_region_or_script_does_not_change_the_language_and_what_is_not_known_is_english() {
    let message = |locale| ask("check_subject", &json!({ "subject": "" }), locale)["findings"][0]["message"].clone();
    for (locale, expected) in [
        ("ja-JP", "件名が空です"),
        ("KO", "제목이 비어 있습니다"),
        ("zh-Hans-CN", "主题为空"),
        ("zh-TW", "主题为空"),
        ("en-GB", "the subject is empty"),
        ("fr", "the subject is empty"),
    ] {
        assert_eq!(message(locale), expected, "{locale}");
    }
    for function in ["check_subject", "render_template", "review_template", "describe_rules"] {
        let mut question = json!({ "kind": "trigger", "subject": "", "html": "" });
        let known = sendright::fields(function).unwrap();
        question.as_object_mut().unwrap().retain(|key, _| known.contains(&key.as_str()));
        assert_eq!(ask(function, &question, "日本語")["error"]["code"], "invalid-value", "{function}");
    }
}

/// Every text below a message, an advice or a list of what is lacking.
fn texts(answer: &Value, found: &mut Vec<String>) {
    for (key, value) in answer.as_object().into_iter().flatten() {
        match (key.as_str(), value) {
            ("message" | "advice", Value::String(text)) => found.push(text.clone()),
            ("lacks", Value::Array(all)) => found.extend(all.iter().filter_map(Value::as_str).map(str::to_owned)),
            _ => texts(value, found),
        }
    }
    answer.as_array().into_iter().flatten().for_each(|item| texts(item, found));
}

#[test]
fn what_is_explained_has_no_english_words() {
    let counts =
        json!({ "sent": 0, "delivered": 0, "invalid": 0, "spam": 0, "blocked": 0, "complained": 0, "opened": 0 });
    let times = vec![1_795_285_000_000_u64; 10];
    let recipient = json!({
        "address": "postmaster@example.com", "now_ms": times[0], "unsubscribed": true, "sent_last_hour": times,
        "suppression": { "reason": "bounce", "until_ms": times[0] + 1 },
    });
    let spf = format!("v=spf1 {} -all", "mx ".repeat(10));
    let table = [
        ("assess_reputation", json!({ "level": 1, "counts": counts })),
        ("check_recipient", recipient.clone()),
        ("plan_warmup", json!({ "days": 1, "ips": 9, "largest_receiver_percent": 90 })),
        (
            "check_domain",
            json!({ "domain": "example.com", "dkim_selector": "s", "records": [
            { "name": "example.com", "type": "TXT", "value": spf },
            { "name": "_dmarc.example.com", "type": "TXT", "value": "v=DMARC1; p=none; p=none" },
        ] }),
        ),
        (
            "decide_quota",
            json!({
                "now_ms": times[0], "mode": "batch", "count": 9_000, "account": { "sent_today": 300_000, "sent_this_second": 0 },
                "domain": { "verified": true, "level": 1, "sent_today": 0, "sent_this_hour": 0, "warmup_day": 1,
                    "receiver_sent_today": 0 },
            }),
        ),
        (
            "explain_failure",
            json!({
                "recipient": recipient, "template": { "approved": true, "data_fits": false },
                "authentication": { "spf": false, "dkim": false, "dmarc": false },
                "attempts": { "first_attempt_ms": 0, "attempts": 9, "now_ms": times[0] },
            }),
        ),
    ];
    for (function, question) in table {
        for language in LANGUAGES {
            let mut said = Vec::new();
            texts(&ask(function, &question, language), &mut said);
            assert!(!said.is_empty(), "{function}");
            for text in said {
                let prose = prose(&text);
                // The header has no other name.
                let mut words = prose.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| *word != "From");
                let english = words.find(|word| word.bytes().any(|byte| byte.is_ascii_lowercase()));
                assert_eq!(english, None, "{function} in {language}: {text}");
            }
        }
    }
}
