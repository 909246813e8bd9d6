//! Where the review draws a line, the line is the policy's.
#![expect(clippy::unwrap_used, reason = "a test ends where it goes wrong")]

use sendright::{Policy, answer_json};
use serde_json::{Value, json};

fn mine(change: &str) -> String {
    format!("extends = \"tencent-ses@2026.1\"\nname = \"mine\"\nversion = \"1\"\n{change}\n")
}

/// The severity with which a rule finds something, if it does.
fn severity(policy: &Policy, question: &Value, rule: &str) -> Option<String> {
    let answer: Value = serde_json::from_str(&answer_json(policy, "review_template", question.to_string())).unwrap();
    let findings = answer["findings"].as_array().unwrap_or_else(|| panic!("{answer}"));
    Some(findings.iter().find(|finding| finding["rule"] == rule)?["severity"].as_str().unwrap().to_owned())
}

/// A body under a policy with one change, a rule, and what it finds in the shipped policy and in the changed one.
type Row = (&'static str, String, &'static str, Option<&'static str>, Option<&'static str>);

#[track_caller]
fn hold(rows: &[Row]) {
    let shipped = Policy::preset("tencent-ses").unwrap();
    for (change, html, rule, before, after) in rows {
        let question = json!({ "kind": "trigger", "subject": "Your account", "html": html });
        assert_eq!(severity(&shipped, &question, rule).as_deref(), *before, "{rule} as shipped: {html}");
        let changed = Policy::load(&mine(change)).unwrap();
        assert_eq!(severity(&changed, &question, rule).as_deref(), *after, "{rule} with {change}: {html}");
    }
}

#[test]
fn how_grave_promotion_is_under_another_kind() {
    let promotion = "<p>Save up to 40 % this week.</p><p>Shop now</p>".to_owned();
    hold(&[(
        "[template.content.gravity]\npromotion = { pair = \"info\" }",
        promotion,
        "content/kind-mismatch",
        Some("review"),
        Some("info"),
    )]);
}

#[test]
fn how_much_text_may_be_out_of_sight() {
    let opening = |letters: usize| format!("<div style='display:none'>{}</div><p>Hello</p>", "a".repeat(letters));
    let faint = |letters: usize| format!("<p>Hello</p><p style='color:#fff'>{}</p>", "a".repeat(letters));
    hold(&[
        ("", opening(250), "deception/css-hidden-text", None, None),
        ("", opening(251), "deception/css-hidden-text", Some("review"), Some("review")),
        (PREHEADER, opening(100), "deception/css-hidden-text", None, None),
        (PREHEADER, opening(101), "deception/css-hidden-text", None, Some("review")),
        ("", faint(19), "deception/same-colour-text", None, None),
        ("", faint(20), "deception/same-colour-text", Some("review"), Some("review")),
        (FAINT, faint(4), "deception/same-colour-text", None, None),
        (FAINT, faint(5), "deception/same-colour-text", None, Some("review")),
    ]);
}

const PREHEADER: &str = "[template.hidden_text]\npreheader_letters = 100";
const FAINT: &str = "[template.hidden_text]\nleast_letters = 5";

#[test]
fn how_loud_advertising_may_be() {
    let phrases = |words: usize| format!("<p>Act now, hurry up, last chance. {}</p>", "word ".repeat(words));
    let shouts = |runs: usize| format!("<p>{}</p>", "Hello!!! ".repeat(runs));
    let rule = "content/over-commercial";
    hold(&[
        ("", phrases(94), rule, Some("warn"), Some("warn")),
        ("", phrases(100), rule, None, None),
        ("[template.loud]\nphrases = 4", phrases(1), rule, Some("warn"), None),
        ("[template.loud]\nwords = 200", phrases(190), rule, None, Some("warn")),
        ("", shouts(2), rule, None, None),
        ("", shouts(3), rule, Some("warn"), Some("warn")),
        ("[template.loud]\nshouts = 4", shouts(3), rule, Some("warn"), None),
    ]);
}

#[test]
fn what_images_are_measured_by() {
    let alt = |letters: usize| format!("<p>Hello</p><img src=a alt='{}'>", "a".repeat(letters));
    let code = |side: u32, gap: usize| {
        format!("<p>Scan it {}</p><img src=a.png alt='' width={side} height={side}>", "a".repeat(gap))
    };
    let wide = "<p>Your parcel is at the post office and waits there for seven days.</p>\
        <img src=a alt='' width=1200 height=40>"
        .to_owned();
    hold(&[
        ("", alt(80), "images/text-in-alt", None, None),
        ("", alt(81), "images/text-in-alt", Some("review"), Some("review")),
        ("[template]\nalt_characters = 100", alt(100), "images/text-in-alt", Some("review"), None),
        ("", code(40, 0), "images/qr-code", Some("review"), Some("review")),
        ("", code(39, 0), "images/qr-code", None, None),
        ("[template.qr_code]\nsides = [50, 90]", code(40, 0), "images/qr-code", Some("review"), None),
        ("[template.qr_code]\nsides = [50, 90]", code(91, 0), "images/qr-code", Some("review"), None),
        ("[template.qr_code]\nnear_letters = 90", code(90, 70), "images/qr-code", None, Some("review")),
        // 600 × 20 px beside 66 characters of 200 square pixels: 47 %.
        ("", wide.clone(), "images/share-high", Some("info"), Some("info")),
        ("[template]\nmail_width = 1200", wide.clone(), "images/share-high", Some("info"), Some("info")),
        ("[template]\nmail_width = 100", wide.clone(), "images/share-high", Some("info"), None),
        ("[template]\ncharacter_area = 20", wide, "images/share-high", Some("info"), Some("warn")),
    ]);
}

#[test]
fn where_a_slip_a_login_an_attachment_and_a_loud_subject_begin() {
    let shipped = Policy::preset("tencent-ses").unwrap();
    let slips = |count: usize| "<p a<b>Hello</p>".repeat(count);
    let attached = |ending: &str| format!("<a href='https://a.test/'>plan.{ending}</a>");
    let login = |letters: usize| {
        format!("<p>Log in to {} <a href='https://a.test/unsubscribe'>unsubscribe</a></p>", "a".repeat(letters))
    };
    hold(&[
        ("", slips(20), "html/malformed", Some("warn"), Some("warn")),
        ("", slips(21), "html/malformed", Some("review"), Some("review")),
        ("[template]\nmost_slips = 4", slips(5), "html/malformed", Some("warn"), Some("review")),
        ("", login(30), "unsubscribe/needs-login", Some("review"), Some("review")),
        ("[template]\nattached_endings = [\".odt\"]", attached("odt"), "deception/fake-ui", None, Some("review")),
        ("[template]\nattached_endings = [\".odt\"]", attached("pdf"), "deception/fake-ui", Some("review"), None),
        ("[template]\nlogin_letters = 30", login(30), "unsubscribe/needs-login", Some("review"), None),
    ]);
    let table = [
        ("loud_signs = 2", "Hello!!", "subject/punctuation", None, Some("warn")),
        ("loud_signs = 4", "Hello!!!", "subject/punctuation", Some("warn"), None),
        ("capitals_from_letters = 20", "YOUR ORDER", "subject/all-caps", Some("warn"), None),
        ("most_capital_percent = 40", "YOUR order", "subject/all-caps", None, Some("warn")),
        ("most_capital_percent = 45", "YOUR order", "subject/all-caps", None, None),
    ];
    for (change, subject, rule, before, after) in table {
        let question = json!({ "kind": "trigger", "subject": subject, "html": "<p>Hello</p>" });
        let changed = Policy::load(&mine(&format!("[subject]\n{change}"))).unwrap();
        assert_eq!(severity(&shipped, &question, rule).as_deref(), before, "{subject} as shipped");
        assert_eq!(severity(&changed, &question, rule).as_deref(), after, "{subject} with {change}");
    }
}

#[test]
fn what_says_what_a_text_is_for() {
    let shipped = Policy::preset("tencent-ses").unwrap();
    let table = [
        (
            "sentences = 3",
            "Congratulations on everything unbelievable. Wonderful developments expected everywhere.",
            false,
            true,
        ),
        (
            "sentence_units = 5",
            "Congratulations on everything unbelievable. Wonderful developments expected everywhere.",
            false,
            true,
        ),
        (
            "full_sentence_units = 4",
            "Congratulations, extraordinarily unbelievable developments everywhere",
            true,
            false,
        ),
    ];
    for (change, text, before, after) in table {
        let question = json!({ "kind": "notification", "subject": "Hello", "html": format!("<p>{text}</p>") });
        let changed = Policy::load(&mine(&format!("[template.purpose]\n{change}"))).unwrap();
        let finds = |policy| severity(policy, &question, "content/unclear-purpose").is_some();
        assert_eq!((finds(&shipped), finds(&changed)), (before, after), "{change}: {text}");
    }
}

#[test]
fn limits_that_could_not_be_meant_are_refused() {
    let table = [
        (
            "[template.loud]\nwords = 0",
            "line 5, column 9: template.loud.words: at least one word is needed to count phrases in",
        ),
        (
            "[template.qr_code]\nsides = [9, 3]",
            "line 5, column 1: template.qr_code.sides: the shortest side comes first, then the longest",
        ),
        (
            "[template]\nmax_bytes = 1073741825",
            "line 5, column 13: template.max_bytes: a template of more than 1073741824 bytes cannot be read",
        ),
        (
            "[subject]\nmost_capital_percent = 101",
            "line 5, column 24: subject.most_capital_percent: a share of a hundred is at most 100",
        ),
    ];
    for (change, expected) in table {
        assert_eq!(Policy::load(&mine(change)).unwrap_err().to_string(), expected, "{change}");
    }
}

#[test]
fn a_category_that_there_is_not_and_one_that_is_left_out_are_told() {
    let errors = |text: &str| Policy::load(text).unwrap_err().0.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(
        errors(&mine("[template.content.gravity]\ngambing = { strong = \"review\", pair = \"off\" }")),
        [
            "line 5, column 1: template.content.gravity.gambing: there is no category `gambing`; did you mean `gambling`?"
        ]
    );
    let without = mine("").replace("name =", "without = [\"template.content.gravity.loan\"]\nname =");
    assert_eq!(
        errors(&without),
        [
            "template.content.gravity.loan: how grave the words of `loan` are is missing; write `{ strong = \"off\", pair = \"off\" }` to leave the category out"
        ]
    );
}

#[test]
fn a_rule_of_a_category_is_described_as_grave_as_the_policy_has_it() {
    let described = |change: &str| -> Value {
        let policy = Policy::load(&mine(change)).unwrap();
        let answer: Value = serde_json::from_str(&answer_json(&policy, "describe_rules", "{}")).unwrap();
        answer["rules"].as_array().unwrap().iter().find(|rule| rule["id"] == "content/loan").unwrap()["severity"]
            .clone()
    };
    assert_eq!(described(""), "reject");
    assert_eq!(described("[template.content.gravity]\nloan = { strong = \"review\", pair = \"warn\" }"), "review");
    assert_eq!(described("[template.severity]\n\"content/loan\" = \"info\""), "info");
}
