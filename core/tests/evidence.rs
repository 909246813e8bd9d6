//! When words that stand together are evidence of a content (rulebook 1.5), shown with words of a policy's own.

use sendright::{Policy, answer_json};
use serde_json::{Value, json};

/// A policy with words that no shipped list has.
fn policy() -> Policy {
    policy_with(&json!({}))
}

/// The same with changes in `template.content`.
fn policy_with(content: &Value) -> Policy {
    let words = [
        ("strong", None, vec!["zorbulate everything"]),
        ("topic", None, vec!["quonk"]),
        ("topic", Some(1), vec!["fribb*", "snarp", "welk"]),
        ("offer", Some(1), vec!["plonder", "gristle up"]),
        ("payment", None, vec!["moonbeads"]),
        ("context", None, vec!["museum of quonkery"]),
        ("context", Some(6), vec!["grumbletons"]),
    ];
    let words: Vec<Value> = words
        .into_iter()
        .enumerate()
        .map(|(number, (role, weight, words))| {
            let category = if words == ["grumbletons"] { "shared" } else { "gambling" };
            let mut entry = json!({ "id": format!("w{number}"), "category": category, "role": role, "words": words });
            if let Some(weight) = weight {
                entry["weight"] = json!(weight);
            }
            entry
        })
        .collect();
    load(&json!({ "words": words, "content": content })).unwrap()
}

fn load(template: &Value) -> Result<Policy, String> {
    let document = json!({ "extends": "tencent-ses@2026.1", "name": "own", "version": "1", "template": template });
    Policy::load(&document.to_string()).map_err(|errors| format!("{errors:?}"))
}

/// What the rule of the category says of a text.
fn severity(policy: &Policy, text: &str) -> Option<String> {
    severity_of(policy, "News", text)
}

fn severity_of(policy: &Policy, subject: &str, text: &str) -> Option<String> {
    severity_in(policy, "content/gambling", subject, text)
}

fn severity_in(policy: &Policy, rule: &str, subject: &str, text: &str) -> Option<String> {
    let question = json!({ "kind": "trigger", "subject": subject, "html": format!("<p>{text}</p>") });
    let answer = answer_json(policy, "review_template", question.to_string());
    let answer: Value = serde_json::from_str(&answer).unwrap();
    let findings = answer["findings"].as_array().unwrap();
    let finding = findings.iter().find(|finding| finding["rule"] == rule)?;
    Some(finding["severity"].as_str().unwrap().to_owned())
}

#[test]
fn weights_of_different_words_near_each_other_add_up() {
    let policy = policy();
    let far = "The weather report for the coast says that it will be dry. ".repeat(6);
    let table = [
        ("a strong word is enough", "Come and zorbulate everything.".to_owned(), Some("reject")),
        ("a topic alone is nothing", "A quonk is round.".to_owned(), None),
        ("a topic and too little else", "Get a snarp and plonder it.".to_owned(), None),
        ("enough for a human", "Get a quonk and plonder it.".to_owned(), Some("review")),
        ("slight signs are none", "Get a snarp and a welk, plonder it and gristle up.".to_owned(), None),
        (
            "until one that is more stands among them",
            "Get a snarp and a welk, plonder it for moonbeads.".to_owned(),
            Some("review"),
        ),
        ("enough to refuse", "Get a quonk and plonder it, a snarp for moonbeads.".to_owned(), Some("reject")),
        ("the same word twice counts once", "Snarp, snarp, snarp and snarp, and plonder it.".to_owned(), None),
        ("topics alone ask for a human", "A quonk, a welk, a snarp and a fribb.".to_owned(), Some("review")),
        ("a word may go on", "Fribbling with a quonk, and plonder it.".to_owned(), Some("review")),
        ("others may not", "Snarpling with a welk, plonder it and gristle up.".to_owned(), None),
        ("what stands far apart does not add up", format!("Get a quonk. {far} Plonder it."), None),
        (
            "a context takes away",
            "The museum of quonkery: get a quonk and plonder it, a snarp for moonbeads.".to_owned(),
            None,
        ),
        ("and from a strong word", "In the museum of quonkery one may not zorbulate everything.".to_owned(), None),
        (
            "but not from all that can be said",
            "Museum of quonkery: zorbulate everything, get a quonk, plonder it for moonbeads.".to_owned(),
            Some("reject"),
        ),
    ];
    for (name, text, expected) in table {
        assert_eq!(severity(&policy, &text).as_deref(), expected, "{name}: {text}");
    }
}

#[test]
fn a_loss_beside_slight_signs_is_no_phishing_unless_something_is_asked_for() {
    let word = |role: &str, weight: u32, word: &str| json!({ "id": word, "category": "phishing", "role": role, "weight": weight, "words": [word] });
    let words = [
        word("topic", 1, "snarp"),
        word("topic", 2, "quonk"),
        word("threat", 6, "or else"),
        word("offer", 1, "plonder"),
    ];
    let policy = load(&json!({ "words": words })).unwrap();
    for (text, expected) in [
        ("A snarp, or else.", None),
        ("A snarp to plonder, or else.", Some("reject")),
        ("A quonk, or else.", Some("reject")),
    ] {
        assert_eq!(severity_in(&policy, "content/phishing", "News", text).as_deref(), expected, "{text}");
    }
}

#[test]
fn a_draw_that_has_to_be_paid_for_is_as_grave_as_a_word_that_says_so() {
    let word = |role: &str, weight: u32, word: &str| json!({ "id": word, "category": "prize-draw", "role": role, "weight": weight, "words": [word] });
    let words = [
        word("topic", 1, "snarp"),
        word("topic", 3, "quonk"),
        word("offer", 3, "plonder"),
        word("payment", 4, "moonbeads"),
    ];
    let policy = load(&json!({ "words": words })).unwrap();
    for (text, expected) in [
        ("Get a quonk and plonder it.", Some("review")),
        ("Get a quonk for moonbeads.", Some("reject")),
        ("Thank you for the moonbeads, snarp.", None),
        ("Get a snarp and plonder it for moonbeads.", Some("review")),
    ] {
        assert_eq!(severity_in(&policy, "content/prize-draw", "News", text).as_deref(), expected, "{text}");
    }
}

#[test]
fn a_possessive_is_no_plural_that_somebody_hides() {
    let policy = load(&json!({ "words": [
        { "id": "w", "category": "gambling", "role": "strong", "words": ["quonkers", "snarp"] }
    ] }));
    let table = [
        ("quonkers all around", Some("reject")),
        ("a quonker's hat", None),
        ("a quonker’s hat", None),
        ("q'uonkers all around", Some("reject")),
        ("q'u'o'n'k'e'r's all around", Some("reject")),
        ("a snarp's hat", Some("reject")),
    ];
    for (text, expected) in table {
        assert_eq!(severity(policy.as_ref().unwrap(), text).as_deref(), expected, "{text}");
    }
}

#[test]
fn chinese_words_are_found_in_traditional_and_simplified_letters_alike() {
    let policy = |words: &str| {
        let words = json!([{ "id": "w", "category": "gambling", "role": "strong", "words": [words] }]);
        load(&json!({ "words": words })).unwrap()
    };
    for written in ["邮购银铃", "郵購銀鈴"] {
        for text in ["我们今天邮购银铃给您。", "我們今天郵購銀鈴給您。", "我們今天邮購银鈴給您。"]
        {
            assert_eq!(severity(&policy(written), text).as_deref(), Some("reject"), "{written} in {text}");
        }
    }
}

#[test]
fn words_that_go_with_any_content_are_nothing_by_themselves() {
    let word = |category: &str, role: &str, weight: u32, word: &str| json!({ "id": word, "category": category, "role": role, "weight": weight, "words": [word] });
    let policy =
        load(&json!({ "words": [word("shared", "contact", 2, "ringlebox"), word("gambling", "topic", 2, "quonk")] }))
            .unwrap();
    assert_eq!(severity(&policy, "Write to my ringlebox."), None);
    assert_eq!(severity(&policy, "A quonk is round."), None);
    assert_eq!(severity(&policy, "For a quonk write to my ringlebox.").as_deref(), Some("review"));
}

#[test]
fn a_weight_out_of_range_is_refused_with_its_place() {
    for weight in [0, 13] {
        let word = json!({ "id": "w", "category": "gambling", "role": "topic", "weight": weight, "words": ["quonk"] });
        let error = load(&json!({ "words": [word] })).unwrap_err();
        assert!(error.contains("template.words[0].weight") && error.contains("from 1 to 12"), "{error}");
    }
}

#[test]
fn evidence_without_end_is_weighed_in_linear_time() {
    let policy = policy();
    let text = "A quonk, a welk, museum of quonkery and plonder it. ".repeat(60_000);
    assert_eq!(severity(&policy, &text).as_deref(), None);
}

#[test]
fn how_far_how_much_and_how_grave_is_the_policys() {
    let apart = |words: usize| format!("Get a quonk and a snarp. {} Plonder it for moonbeads.", "word ".repeat(words));
    let meant = |words: usize| format!("Museum of quonkery. {} Zorbulate everything.", "word ".repeat(words));
    let warned = |words: usize| format!("Zorbulate everything. {} They are grumbletons.", "word ".repeat(words));
    let topics = "A quonk, a welk, a snarp and a fribb.".to_owned();
    let table = [
        (json!({ "near_letters": 100 }), apart(10), Some("reject"), Some("reject")),
        (json!({ "near_letters": 100 }), apart(40), Some("reject"), None),
        (json!({ "near_letters": 400 }), apart(80), None, Some("reject")),
        (json!({ "context_letters": 400 }), meant(60), Some("reject"), None),
        (json!({ "context_letters_behind": 120 }), warned(10), Some("reject"), None),
        (json!({ "max_context_weight": 0 }), meant(2), None, Some("reject")),
        (json!({ "max_context_weight": 2 }), meant(2), None, Some("review")),
        (json!({ "reject_weight": 8 }), apart(10), Some("reject"), Some("review")),
        (json!({ "review_weight": 9, "reject_weight": 9 }), apart(10), Some("reject"), None),
        (json!({ "gravity": { "gambling": { "pair": "warn" } } }), apart(10), Some("reject"), Some("warn")),
        (json!({ "gravity": { "gambling": { "strong": "off" } } }), meant(60), Some("reject"), None),
        (json!({ "gravity": { "gambling": { "alone": "off" } } }), topics, Some("review"), None),
    ];
    for (change, text, before, after) in table {
        assert_eq!(severity(&policy(), &text).as_deref(), before, "as shipped: {text}");
        assert_eq!(severity(&policy_with(&change), &text).as_deref(), after, "with {change}: {text}");
    }
}

#[test]
fn a_body_goes_on_where_its_subject_ends() {
    let policy = policy();
    let far = "The weather report for the coast says that it will be dry. ".repeat(6);
    let table = [
        (
            "they name and offer one thing",
            "Your quonk is here",
            "Plonder it, a snarp for moonbeads.".to_owned(),
            Some("reject"),
        ),
        (
            "the subject alone names it",
            "Your quonk is here",
            "It is yours for moonbeads, gristle up.".to_owned(),
            Some("reject"),
        ),
        ("what is little evidence in one text is none in two", "Your quonk is here", "Plonder it.".to_owned(), None),
        (
            "what comes late in the body is apart",
            "Your quonk is here",
            format!("{far} Gristle up, for moonbeads."),
            None,
        ),
        (
            "a context of the subject takes from both",
            "A quonk of the museum of quonkery",
            "Gristle up, for moonbeads.".to_owned(),
            None,
        ),
        (
            "but not from what the body says alone",
            "The museum of quonkery",
            "Get a quonk and plonder it, a snarp for moonbeads.".to_owned(),
            Some("reject"),
        ),
    ];
    for (name, subject, text, expected) in table {
        assert_eq!(severity_of(&policy, subject, &text).as_deref(), expected, "{name}");
    }
}

#[test]
fn words_are_found_and_weighed_wherever_they_stand_in_a_long_text() {
    let policy = policy();
    let (bad, meant_otherwise) = ("get a quonk and plonder it, a snarp for moonbeads", "says the museum of quonkery");
    for length in (65_300..65_700).step_by(7).chain([131_000, 200_000]) {
        let filler = format!("{}.", "dry ".repeat(length / 4));
        let text = format!("{filler} {bad} {filler}");
        assert_eq!(severity(&policy, &text).as_deref(), Some("reject"), "{length}");
        let text = format!("{filler} {bad}, {meant_otherwise} {filler}");
        assert_eq!(severity(&policy, &text).as_deref(), None, "{length}");
    }
}
