//! What the review of a template finds, with the very words.
#![expect(clippy::unwrap_used, reason = "a test ends where it goes wrong")]

use sendright::answer_json;
use sendright::policy::Policy;
use serde_json::{Value, json};

/// The answer to a template with further fields.
fn ask_with(policy: &Policy, question: &Value) -> Value {
    serde_json::from_str(&answer_json(policy, "review_template", &question.to_string())).unwrap()
}

fn policy() -> Policy {
    Policy::preset("tencent-ses").unwrap()
}

fn ask(question: &Value) -> Value {
    ask_with(&policy(), question)
}

fn trigger(html: &str) -> Value {
    json!({ "kind": "trigger", "subject": "Your account", "html": html })
}

fn rules(answer: &Value) -> Vec<&str> {
    answer["findings"].as_array().expect("findings").iter().map(|f| f["rule"].as_str().unwrap()).collect()
}

fn finding<'a>(answer: &'a Value, rule: &str) -> &'a Value {
    answer["findings"]
        .as_array()
        .and_then(|findings| findings.iter().find(|finding| finding["rule"] == rule))
        .unwrap_or_else(|| panic!("no {rule} in {answer}"))
}

fn words<'a>(text: &'a str, span: &Value) -> &'a str {
    let at = |key: &str| usize::try_from(span[key].as_u64().unwrap()).unwrap();
    &text[at("start")..at("end")]
}

#[test]
fn each_rule_finds_the_very_words() {
    let table = [
        ("<p>Hi</p><script>x()</script>", "html/script", "<script>"),
        ("<IFRAME src=a>", "html/iframe", "<IFRAME src=a>"),
        ("<form action='/x'><input></form>", "html/form", "<form action='/x'>"),
        ("<p>Hi</p><input name=q>", "html/form", "<input name=q>"),
        ("<embed src=a.swf>", "html/object-embed", "<embed src=a.swf>"),
        ("<p OnClick = 'go()'>Hi</p>", "html/event-handler", "OnClick = 'go()'"),
        ("<img src=x onerror=alert(1)>", "html/event-handler", "onerror=alert(1)"),
        ("<meta HTTP-EQUIV=' Refresh '>", "html/meta-refresh", "<meta HTTP-EQUIV=' Refresh '>"),
        ("<base href='//x.test'>", "html/base-href", "<base href='//x.test'>"),
        ("<a href='https://bit.ly/a'>x</a>", "links/shortener", "https://bit.ly/a"),
        ("<a href='HTTPS://WWW.BIT.LY/a'>x</a>", "links/shortener", "HTTPS://WWW.BIT.LY/a"),
        ("<p>Look: https://tinyurl.com/abc, now</p>", "links/shortener", "https://tinyurl.com/abc"),
        ("<a href=http://10.0.0.1/>x</a>", "links/ip-host", "http://10.0.0.1/"),
        ("<a href='http://3232235777/'>x</a>", "links/ip-host", "http://3232235777/"),
        ("<a href='http://0x7f.1/'>x</a>", "links/ip-host", "http://0x7f.1/"),
        ("<a href='https://[::1]:443/'>x</a>", "links/ip-host", "https://[::1]:443/"),
        ("<a href='http://１２７.0.0.1/'>x</a>", "links/ip-host", "http://１２７.0.0.1/"),
        ("<a href=' java\tscript:alert(1)'>x</a>", "links/dangerous-scheme", " java\tscript:alert(1)"),
        ("<a href='&#106;avascript:x'>x</a>", "links/dangerous-scheme", "&#106;avascript:x"),
        ("<a href='data:text/html,x'>x</a>", "links/dangerous-scheme", "data:text/html,x"),
        ("<a href='https://bank.test@evil.test/'>x</a>", "links/userinfo", "https://bank.test@evil.test/"),
        ("<a href='https://a.test:8080/'>x</a>", "links/odd-port", "https://a.test:8080/"),
        ("<a href='https://a.test/x.EXE?y'>x</a>", "links/file-download", "https://a.test/x.EXE?y"),
        (
            "<a href='https://a.test/go?u=https%3A%2F%2Fb.test'>x</a>",
            "links/redirect",
            "https://a.test/go?u=https%3A%2F%2Fb.test",
        ),
        (
            "<a href='https://evil.test/'> https://bank.test/x </a>",
            "deception/link-text-mismatch",
            "https://bank.test/x",
        ),
        (
            "<a href='https://evil.test/'><b>www.bank</b>.co.uk</a>",
            "deception/link-text-mismatch",
            "www.bank</b>.co.uk",
        ),
        ("<p>Dear {{{name}}}, hello to you</p>", "variables/raw-html", "{{{name}}}"),
        ("<style>p{color:{{c}}}</style>", "variables/in-script-or-style", "{{c}"),
        ("<p style='background:URL( {{u}} )'>Hi</p>", "variables/in-script-or-style", "{{u}}"),
        ("<p title='{{t}}' onclick='{{x}}'>Hi</p>", "variables/in-script-or-style", "{{x}}"),
        ("<{{t}}>Hi</{{t}}>", "variables/in-tag-name", "{{t}}"),
        ("<p {{attributes}}>Hi</p>", "variables/in-tag-name", "{{attributes}}"),
        ("<a href='https://{{host}}/x'>Go on</a>", "variables/link-host", "https://{{host}}/x"),
        (
            "<a href='{{#if a}}https://a.test{{else}}https://bit.ly/b{{/if}}'>x</a>",
            "links/shortener",
            "{{#if a}}https://a.test{{else}}https://bit.ly/b{{/if}}",
        ),
        ("<p>Hello {{name}, good day</p>", "variables/syntax", "{{"),
        ("<p>Hello {name}}, good day</p>", "variables/syntax", "{name}}"),
        ("<p>Hello *|FNAME|*, good day</p>", "variables/syntax", "*|FNAME|*"),
        ("<p>Hello %%first_name%%, good day</p>", "variables/syntax", "%%first_name%%"),
        ("<a href='{{base}}/orders'>Your order</a>", "variables/link-host", "{{base}}/orders"),
        ("<a href='https://a.test/x.%65xe'>Your order</a>", "links/file-download", "https://a.test/x.%65xe"),
        (
            "<a href='https://a.test/go?url=https%253A%252F%252Fb.test'>Go on</a>",
            "links/redirect",
            "https://a.test/go?url=https%253A%252F%252Fb.test",
        ),
        ("<p>Hello {{}}, good day to you</p>", "variables/syntax", "{{}}"),
        ("<p>{{#if a}}Hello to you</p>", "variables/syntax", "{{#if a}}"),
    ];
    for (html, rule, expected) in table {
        let answer = ask(&trigger(html));
        let found = finding(&answer, rule);
        if html.contains("{{c}}}") {
            // Three closing braces: where the tag ends is the matter of the syntax, not of this rule.
            assert!(words(html, &found["span"]).starts_with(expected), "{html}: {found}");
        } else {
            assert_eq!(words(html, &found["span"]), expected, "{html}: {found}");
        }
    }
}

#[test]
fn what_only_looks_like_an_offence_is_none() {
    let table = [
        ("<!-- <script>x</script> --><p>Hi</p>", "html/script"),
        ("<p>The onion is on the table: onerror=1</p>", "html/event-handler"),
        ("<p title='<script>'>Hi</p>", "html/script"),
        ("<a href='https://orbit.lyon.test/'>x</a>", "links/shortener"),
        ("<a href='https://a.test/?x=bit.ly'>x</a>", "links/shortener"),
        ("<a href='https://4.example4.test/'>x</a>", "links/ip-host"),
        ("<a href='https://a.test/user@b.test'>x</a>", "links/userinfo"),
        ("<a href='https://shop.bank.test/'>www.bank.test</a>", "deception/link-text-mismatch"),
        ("<a href='{{url}}'>https://bank.test</a>", "deception/link-text-mismatch"),
        ("<a href='https://a.test/'>Node.js</a>", "deception/link-text-mismatch"),
        ("<a href='https://a.test/'>Version 2.0</a>", "deception/link-text-mismatch"),
        ("<a href='https://www.facebook.com/sharer.php?u=https://b.test/'>x</a>", "links/redirect"),
        ("<p {{#if a}}class='b'{{/if}}>Hi</p>", "variables/in-tag-name"),
        ("<p style='width:{{w}}px'>Hi</p>", "variables/in-script-or-style"),
        ("<p>{{! a note }}Hi</p>", "variables/syntax"),
    ];
    for (html, rule) in table {
        let answer = ask(&trigger(html));
        assert!(!rules(&answer).contains(&rule), "{html}: {answer}");
    }
}

/// Characters and text units that a body has.
fn amount(html: &str) -> (u64, u64) {
    let answer = ask(&trigger(html));
    (answer["stats"]["characters"].as_u64().unwrap(), answer["stats"]["text_units"].as_u64().unwrap())
}

#[test]
fn only_visible_text_counts_in_the_same_unit_in_every_language() {
    let table = [
        ("abc", 3, 1),
        ("<p>a  b\n\tc</p>", 5, 3),
        ("<p>ab</p><p>cd</p>", 5, 2),
        ("ab<br>cd", 5, 2),
        ("a<b>b</b>c", 3, 1),
        ("<table><td>a</td><td>b</td></table>", 3, 2),
        ("&amp;&lt;&eacute;&nbsp;&nbsp;x", 5, 2),
        ("こんにちは世界", 7, 7),
        ("한국어 글", 5, 4),
        ("ｶﾞｷﾞ", 2, 2),
        ("👨‍👩‍👧‍👦👍🏽🇯🇵", 3, 0),
        ("e\u{301}a\u{308}\u{304}", 2, 1),
        ("a\u{200b}b\u{ad}c\u{2060}d", 4, 1),
        ("x&zwnj;&nbsp;&zwnj;&nbsp;&#847;&zwnj; y", 3, 2),
        ("don't stop 3.14", 15, 3),
        ("Hello {{name}}, good day", 16, 3),
        ("{{#if a}}yes{{else}}no{{/if}}", 5, 1),
        ("<title>t</title><style>s</style><script>s</script><!-- c -->ok", 2, 1),
        ("<head><title>no</title></head>ok", 2, 1),
        ("<head><div>ok</div></head>", 2, 1),
        ("<p hidden>no</p>ok", 2, 1),
        ("<div style='display:none'><p>no</p></div>ok", 2, 1),
        ("<div style='DISPLAY : None !important'>no</div>ok", 2, 1),
        ("<div style='visibility:hidden'>no<i style='visibility:visible'>yes</i></div>", 3, 1),
        ("<div style='opacity:0'>no</div>ok", 2, 1),
        ("<div style='opacity:0.5'>yes</div>", 3, 1),
        ("<div style='font-size:1px'>no</div>ok", 2, 1),
        ("<div style='font-size:1.5px'>yes</div>", 3, 1),
        ("<div style='font-size:0'>no<i style='font-size:12px'>yes</i></div>", 3, 1),
        ("<div style='font:0/0 a'>no</div>ok", 2, 1),
        ("<div style='max-height:0;overflow:hidden'>no</div>ok", 2, 1),
        ("<div style='text-indent:-9999px'>no</div>ok", 2, 1),
        ("<div style='position:absolute;left:-5000px'>no</div>ok", 2, 1),
        ("<p style='color:#fff'>no</p>ok", 2, 1),
        ("<p style='color:#fefefe;background:white'>no</p>ok", 2, 1),
        ("<p style='color:#fff;background:#000'>yes</p>", 3, 1),
        ("<div style='background:{{c}}'><p style='color:#fff'>yes</p></div>", 3, 1),
        ("<div style='background:hsl(210,60%,20%)'><p style='color:#fff'>yes</p></div>", 3, 1),
        ("<div style='background:#000c'><p style='color:#fff'>yes</p></div>", 3, 1),
        ("<div style='background:no-repeat'><p style='color:#fff'>no</p>ok</div>", 2, 1),
        ("<p style='text-indent:-999em'>no</p>ok", 2, 1),
        ("<p style='margin:0 0 0 -9999px'>no</p>ok", 2, 1),
        ("<table bgcolor=navy><tr><td style='color:#fff'>yes</table>", 3, 1),
        (
            "<style>.h{display:none} #i{display:none} b.x{display:none}</style><p class='a h'>no</p><p id=i>no</p><b class=x>no</b>ok",
            2,
            1,
        ),
        ("<style>@media print{.h{display:none}}</style><p class=h>yes</p>", 3, 1),
        ("<style>.h{display:none}</style><p class=h style='display:block'>yes</p>", 3, 1),
        ("<p style='display:none'>no<p>ok", 2, 1),
        ("<ul><li hidden>no<li>ok</ul>", 2, 1),
        ("<noscript>ok</noscript>", 2, 1),
        ("<p>a\u{0}b</p>", 2, 1),
        ("a\r\nb", 3, 2),
    ];
    for (html, characters, units) in table {
        assert_eq!(amount(html), (characters, units), "{html}");
    }
}

#[test]
fn the_text_part_counts_only_where_there_is_no_html() {
    let answer = ask(&json!({ "kind": "trigger", "subject": "Hi", "html": "<p>ab</p>", "text": "many more words" }));
    assert_eq!(answer["stats"]["characters"], 2);
    let answer = ask(&json!({ "kind": "trigger", "subject": "Hi", "text": "ab  <b>\n{{x}}" }));
    assert_eq!(answer["stats"]["characters"], 6);
    let answer = ask(&json!({ "kind": "trigger", "subject": "Hi", "html": "<p>ab</p>", "text": "https://bit.ly/x" }));
    assert_eq!(
        finding(&answer, "links/shortener")["span"],
        json!({"part":"text","start":0,"end":16,"line":1,"column":1})
    );
}

#[test]
fn least_lengths_hold_on_both_sides() {
    let unsubscribe = "<a href='{{unsubscribe_url}}'><img alt='unsubscribe' width=2 height=2></a>";
    for (kind, least) in [("marketing", 150), ("notification", 50), ("transactional", 50), ("test", 50)] {
        for unit in ["a", "字", "👨‍👩‍👧", "e\u{301}", "&eacute;"] {
            for (length, refused) in [(least - 1, true), (least, false)] {
                let html = format!("<div hidden>{}</div>{}{unsubscribe}", "x".repeat(200), unit.repeat(length));
                let answer = ask(&json!({ "kind": kind, "subject": "Hi", "html": html }));
                assert_eq!(rules(&answer).contains(&"content/min-length"), refused, "{kind} {unit} {length}: {answer}");
            }
        }
    }
    assert_eq!(rules(&ask(&trigger("a"))), Vec::<&str>::new());
}

#[test]
fn variables_to_text_is_at_most_one_to_five() {
    let body = |variables: usize, words: usize| {
        format!("<p title='{{{{t}}}}'>{}{}</p>", "word ".repeat(words), "{{v}} ".repeat(variables))
    };
    for (variables, words, refused) in [(2, 10, false), (2, 9, true), (3, 15, false), (3, 14, true), (0, 0, false)] {
        let answer = ask(&trigger(&body(variables, words)));
        assert_eq!(rules(&answer).contains(&"variables/ratio"), refused, "{variables}:{words} {answer}");
    }
    let hidden = format!("<p>five words of plain text</p><p hidden>{}</p>", "{{v}}".repeat(9));
    assert!(!rules(&ask(&trigger(&hidden))).contains(&"variables/ratio"));
}

#[test]
fn a_template_with_next_to_no_fixed_words_is_all_variables() {
    for (kind, units, refused) in
        [("notification", 9, true), ("notification", 10, false), ("trigger", 2, true), ("trigger", 3, false)]
    {
        let html = format!("{}{{{{v}}}}", "字".repeat(units));
        let answer = ask(&json!({ "kind": kind, "subject": "Hi", "html": html }));
        assert_eq!(rules(&answer).contains(&"variables/all-variable-template"), refused, "{kind} {units}");
    }
}

#[test]
fn fifty_images_are_allowed_and_an_all_image_template_is_not() {
    for (count, refused) in [(50, false), (51, true)] {
        let answer = ask(&trigger(&"<img src=a width=1 height=1 alt=''>".repeat(count)));
        assert_eq!(rules(&answer).contains(&"images/too-many"), refused);
        assert_eq!(answer["stats"]["content_images"], 0);
    }
    for (length, refused) in [(49, true), (50, false)] {
        let answer = ask(&trigger(&format!("<img src=a alt=''>{}", "a".repeat(length))));
        assert_eq!(rules(&answer).contains(&"images/full-image-template"), refused, "{length}");
    }
    let pixel = ask(&trigger("<img src=a width=2 height=2>Hi"));
    assert_eq!(rules(&pixel), Vec::<&str>::new());
}

#[test]
fn subjects_hold_on_both_sides_of_their_limits() {
    let check = |subject: &str| -> Value {
        let question = json!({ "subject": subject }).to_string();
        serde_json::from_str(&answer_json(&policy(), "check_subject", &question)).unwrap()
    };
    let table: [(String, &[&str]); 16] = [
        ("é".repeat(78), &[]),
        ("é".repeat(79), &["subject/long"]),
        ("字".repeat(998), &["subject/long"]),
        ("字".repeat(999), &["subject/too-long"]),
        ("👨‍👩‍👧".into(), &[]),
        (String::new(), &["subject/missing"]),
        (" \u{3000}\u{200b}".into(), &["subject/missing"]),
        ("a\u{fffd}b".into(), &["subject/not-utf8"]),
        ("a\u{7}b".into(), &["subject/not-utf8"]),
        ("Hi\r\nBcc: x@y.test".into(), &["subject/newline"]),
        ("ABCDEFG".into(), &[]),
        ("ABCDEFGH".into(), &["subject/all-caps"]),
        ("ABCDEFGHab".into(), &[]),
        ("Hi!!".into(), &[]),
        ("Hi!?！".into(), &["subject/punctuation"]),
        ("🎉🎉🎉".into(), &["subject/punctuation"]),
    ];
    for (subject, expected) in table {
        let answer = check(&subject);
        assert_eq!(rules(&answer), expected, "{subject}");
    }
    assert_eq!(check(&"字".repeat(999))["verdict"], "reject");
    assert_eq!(check("Hi")["verdict"], "approve");
    assert_eq!(
        rules(&ask(&json!({ "kind": "trigger", "subject": "{{a}} 12", "html": "Hi" }))),
        ["variables/subject-all-variable"]
    );
}

#[test]
fn a_message_shows_signs_as_they_are_and_what_hides_in_words_written_out() {
    let message = |subject: &str| {
        let answer = ask(&json!({ "kind": "trigger", "subject": subject, "html": "Hi" }));
        finding(&answer, "subject/punctuation")["message"].as_str().unwrap().to_owned()
    };
    assert!(message("\u{1f56f}\u{fe0f} Candles!!!!").contains("`\u{1f56f}\u{fe0f} Candles!!!!`"));
    assert!(message("Can\u{fe0f}dles!!!!").contains("`Can\\u{fe0f}dles!!!!`"));
}

#[test]
fn a_marketing_template_needs_a_way_out() {
    let offer = "Our November catalogue is here: new lamps, chairs and tables, made to last. Come and see them in our \
        shop, 7 Mill Lane, or order from home; we bring them to your door in a week. ";
    let verdict = |tail: &str, sender: Value| {
        let question = json!({ "kind": "marketing", "subject": "Catalogue", "html": format!("<p>{offer}</p>{tail}"), "sender": sender });
        let answer = ask(&question);
        let of_leaving = rules(&answer).into_iter().filter(|id| id.starts_with("unsubscribe/"));
        (answer["verdict"].as_str().unwrap().to_owned(), of_leaving.map(str::to_owned).collect::<Vec<_>>())
    };
    let none = json!({});
    assert_eq!(verdict("", none.clone()), ("reject".into(), vec!["unsubscribe/missing".into()]));
    assert_eq!(
        verdict("", json!({ "platform_appends_unsubscribe": true })),
        ("approve".into(), vec!["unsubscribe/missing".into()])
    );
    for tail in [
        "<a href='https://a.test/unsubscribe?x=1'>here</a>",
        "<a href='{{unsubscribe_url}}'>here</a>",
        "<a href='https://a.test/x'>退订</a>",
        "<a href='https://a.test/x'>配信停止</a>",
        "<a href='https://a.test/x'>수신거부</a>",
        "<a href='https://a.test/x'><img src=u alt='Unsubscribe' width=60 height=10></a>",
        "<p>To unsubscribe, <a href='https://a.test/x'>click here</a></p>",
        "<p>{{unsubscribe_link}}</p>",
    ] {
        assert!(!verdict(tail, none.clone()).1.iter().any(|id| id.starts_with("unsubscribe/")), "{tail}");
    }
    for unseen in [
        "<p style='display:none'><a href='https://a.test/unsubscribe'>x</a></p>",
        "<a href='https://a.test/unsubscribe' style='font-size:8px'>Unsubscribe</a>",
        "<p style='background:#fff'><a href='https://a.test/unsubscribe' style='color:#ccc'>Unsubscribe</a></p>",
        "<a href='https://a.test/unsubscribe'><img src=u width=60 height=10></a>",
    ] {
        let (verdict, rules) = verdict(unseen, none.clone());
        assert!(verdict == "review" && rules.contains(&"unsubscribe/not-visible".to_owned()), "{unseen}: {rules:?}");
    }
}

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
fn a_strict_policy_allows_no_web_link() {
    let strict =
        "extends = \"tencent-ses@2026.1\"\nname = \"mine\"\nversion = \"1\"\n[template]\nstrict_links = true\n";
    let answer = ask_with(&Policy::load(strict).unwrap(), &trigger("<a href='https://a.test/'>x</a>"));
    assert_eq!(finding(&answer, "links/external-domain")["severity"], "reject");
}

#[test]
fn declared_domains_and_tracking_are_known() {
    let sender =
        json!({ "domain": "mail.shop.test", "tracking_domains": ["t.count.test"], "link_domains": ["help.test"] });
    let html = "<a href='https://t.count.test/?u=https://shop.test'>www.shop.test</a> <a href='https://www.shop.test/'>a</a> \
        <a href='https://help.test/'>b</a> <a href='{{url}}'>c</a> <a href='https://other.test/'>d</a>";
    let answer = ask(&json!({ "kind": "trigger", "subject": "Hi", "html": html, "sender": sender }));
    assert_eq!(rules(&answer), ["links/external-domain"]);
    let many = ["a", "b", "c", "d", "e", "f"].map(|site| format!("<a href='https://{site}.test/'>x</a>")).concat();
    let answer = ask(&json!({ "kind": "trigger", "subject": "Hi", "html": many, "sender": sender }));
    assert_eq!(answer["verdict"], "review");
}

#[test]
fn a_known_name_speaks_for_itself_only_beside_words_of_its_own() {
    let table = [
        ("Your PayPal account needs care", true),
        ("Your PayPal accounts need care", true),
        ("Your PayPal accounting needs care", false),
        ("PayPal security: look here", true),
        ("a letter from PayPal support", true),
        ("Your PayPal idea is good", false),
        ("See our PayPal account", false),
        ("您的 PayPal 账户需要注意", true),
        ("お客様のPayPalアカウントについて", true),
        ("PayPal 고객센터", true),
        ("Pay with PayPal", false),
    ];
    for (text, found) in table {
        let answer = ask(&trigger(&format!("<p>{text}</p><a href='https://login.test/'>Go on</a>")));
        assert_eq!(rules(&answer).contains(&"deception/brand-sender-mismatch"), found, "{text}: {answer}");
    }
}

#[test]
fn what_turns_the_direction_of_text_needs_letters_that_run_so_in_its_own_block() {
    let rule = "deception/bidi-control";
    let hebrew = "\u{5e9}\u{5dc}\u{5d5}\u{5dd}";
    let table = [
        ("<p>photo\u{202e}gpj.exe</p>".to_owned(), 1),
        (format!("<p>{hebrew}</p><p>photo\u{202e}gpj.exe</p>"), 1),
        (format!("<p>{hebrew} photo\u{202e}gpj.exe\u{202c}</p>"), 1),
        (format!("<p>{hebrew} photo&#x202D;gpj.exe</p>"), 1),
        (format!("<p>{hebrew} \u{202b}(12)\u{202c} and \u{2067}x\u{2069}\u{200f}!</p>"), 0),
        (format!("<p>{hebrew}</p><p>a\u{202b}(12)\u{202c}</p>"), 2),
        (format!("<table><tr><td>{hebrew}<td>a\u{2067}b.1</table>"), 1),
        (format!("<p>a\u{2067}b.1<br>{hebrew}</p>"), 1),
        (format!("<p>a\u{2067}b.1 <b>{hebrew}</b></p>"), 0),
        (format!("<p title='{hebrew}'>a\u{2067}b.1</p>"), 1),
        ("<p>\u{1e900}dlam\u{202b}(12)</p>".to_owned(), 0),
        ("<p>\u{feff}a\u{2067}b</p>".to_owned(), 1),
        ("<p>Price\u{200f}: 12 / 45</p>".to_owned(), 1),
        ("<p>Hello &rlm;12 / 45</p>".to_owned(), 1),
        ("<p>Hello</p>&lrm;&nbsp;&zwnj;&nbsp;&lrm;&nbsp;<p>you</p>".to_owned(), 0),
        ("<p>Hello \u{2068}{{name}}\u{2069}, good day to you</p>".to_owned(), 0),
        ("<p>Our number is &lrm;+44 113 200 0000</p>".to_owned(), 0),
        ("<p>Hello {{name}}\u{200e}, good day to you</p>".to_owned(), 0),
        ("<p>Hello {{name}}, \u{2067}good day\u{2069} to you</p>".to_owned(), 2),
        ("<p>Hello \u{202e}{{name}}, good day to you</p>".to_owned(), 1),
    ];
    let count = |answer: &Value| rules(answer).iter().filter(|id| **id == rule).count();
    for (html, expected) in table {
        let answer = ask(&trigger(&html));
        assert_eq!(count(&answer), expected, "{html}: {answer}");
    }
    for (text, expected) in [(format!("{hebrew}\na\u{2067}b.1"), 1), (format!("{hebrew} a\u{2067}b.1\nc"), 0)] {
        let answer = ask(&json!({ "kind": "trigger", "subject": "Hi", "text": text }));
        assert_eq!(count(&answer), expected, "{text}: {answer}");
    }
    let buried = format!("<p>{}photo\u{202e}gpj.exe</p>", "a\u{ad}".repeat(3_000));
    assert_eq!(count(&ask(&trigger(&buried))), 1, "behind a heap of others");
    for (subject, found) in [(format!("{hebrew} a\u{2067}b.1"), false), (format!("{hebrew} a\u{202e}b.1"), true)] {
        let answer = ask(&json!({ "kind": "trigger", "subject": subject, "html": "<p>Hello</p>" }));
        assert_eq!(rules(&answer).contains(&"subject/obfuscated"), found, "{subject}: {answer}");
    }
}

#[test]
fn a_host_is_the_same_in_letters_and_in_its_encoding() {
    let with =
        |html: &str, sender: Value| ask(&json!({ "kind": "trigger", "subject": "Hi", "html": html, "sender": sender }));
    let link = |host: &str, text: &str| format!("<a href='https://{host}/'>{text}</a>");
    let forms =
        ["bücher.example", "xn--bcher-kva.example", "BÜCHER.Example", "ｂüｃｈｅｒ.example", "b%C3%BCcher.example"];
    for declared in ["bücher.example", "xn--bcher-kva.example", "Bücher.EXAMPLE"] {
        for host in forms {
            let own = with(&link(&format!("www.{host}"), "Your order"), json!({ "domain": declared }));
            assert_eq!(rules(&own), Vec::<&str>::new(), "{host}, of the sender {declared}: {own}");
            let sender = json!({ "domain": "shop.test", "link_domains": [declared] });
            let linked = with(&link(host, "Your order"), sender);
            assert_eq!(rules(&linked), ["auth/link-domain-unaligned"], "{host}, declared as {declared}: {linked}");
            let sender = json!({ "tracking_domains": [declared] });
            let counted = with(&link(host, "www.bank.test"), sender);
            assert_eq!(rules(&counted), Vec::<&str>::new(), "{host}, counting as {declared}: {counted}");
            let answer = with(
                "<p>Hello</p>",
                json!({ "domain": host.replace("%C3%BC", "ü"), "reply_to": format!("help@{declared}") }),
            );
            assert_eq!(rules(&answer), Vec::<&str>::new(), "{host}, answering at {declared}: {answer}");
        }
    }
    for host in forms {
        for text in ["www.bücher.example", "https://xn--bcher-kva.example/x", "WWW.BÜCHER.EXAMPLE", "bücher.example"]
        {
            let answer = with(&link(host, text), json!({ "domain": "bücher.example" }));
            assert!(!rules(&answer).contains(&"deception/link-text-mismatch"), "{text} to {host}: {answer}");
        }
    }
    let answer = with(&link("xn--bcher-kva.example", "www.bucher.example"), json!({}));
    assert!(rules(&answer).contains(&"deception/link-text-mismatch"), "{answer}");
    let other = with(&link("xn--bcher-kva.example", "Your order"), json!({ "domain": "bucher.example" }));
    assert_eq!(rules(&other)[0], "deception/punycode-host", "{other}");
    // A name that is known only by its look, in letters, below another's site.
    let below = with(&link("p\u{430}ypal.login.test", "Your order"), json!({}));
    assert!(rules(&below).contains(&"deception/brand-in-subdomain"), "{below}");
}

#[test]
fn hosts_of_a_policys_lists_are_known_in_either_form() {
    let change = "[template]\nshorteners = [\"kürz.example\"]\nfree_mail_domains = [\"xn--pst-sna.example\"]";
    let text = format!("extends = \"tencent-ses@2026.1\"\nname = \"mine\"\nversion = \"1\"\n{change}\n");
    let policy = Policy::load(&text).unwrap();
    for host in ["kürz.example", "xn--krz-hoa.example", "KÜRZ.example"] {
        let answer = ask_with(&policy, &trigger(&format!("<a href='https://{host}/x'>Your order</a>")));
        assert!(rules(&answer).contains(&"links/shortener"), "{host}: {answer}");
    }
    let question =
        json!({ "kind": "trigger", "subject": "Hi", "html": "Hello", "sender": { "domain": "Pöst.example" } });
    assert_eq!(rules(&ask_with(&policy, &question)), ["auth/from-free-domain"]);
}

#[test]
fn a_code_is_known_by_what_the_text_beside_it_asks_for() {
    for (text, found) in [("Scan it", true), ("We rescanned it", false), ("扫码加入", true), ("QRコードから", true)]
    {
        let answer = ask(&trigger(&format!("<p>{text}</p><img src=a.png alt='' width=90 height=90>")));
        assert_eq!(rules(&answer).contains(&"images/qr-code"), found, "{text}: {answer}");
    }
}

#[test]
fn a_kind_that_is_new_to_the_account_asks_for_a_human() {
    for (earlier, found) in [(2, false), (3, true)] {
        let history = vec![json!({ "kind": "marketing" }); earlier];
        let answer = ask(&json!({ "kind": "trigger", "subject": "Hi", "html": "Hello", "history": history }));
        assert_eq!(rules(&answer).contains(&"history/new-kind"), found);
    }
}

#[test]
fn declared_variables_are_compared_with_the_used_ones() {
    let html = "<p>Hello {{nmae}}, {{#each items}}{{title}}{{/each}} {{user.city}} has quite a lot of news for you in these first days of autumn</p>";
    let variables = json!({ "name": {}, "items": {}, "user": {} });
    let answer = ask(&json!({ "kind": "trigger", "subject": "Hi", "html": html, "variables": variables }));
    let messages: Vec<&str> = answer["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|f| Some(f["message"].as_str()?).filter(|_| f["rule"] == "variables/undeclared"))
        .collect();
    assert_eq!(
        messages,
        ["`name` is declared but the template never uses it", "`nmae` is not among the declared variables"]
    );
    assert_eq!(
        answer["findings"].as_array().unwrap().iter().find(|f| f["span"].is_object()).unwrap()["help"],
        "did you mean `name`?"
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

#[test]
fn spans_are_given_in_the_callers_unit() {
    let html = "<p>é👍\r\n字 <script></p>";
    for (encoding, start, column) in [("utf-8", 15, 5), ("utf-16", 10, 3), ("utf-32", 9, 3)] {
        let mut question = trigger(html);
        question["position_encoding"] = json!(encoding);
        let answer = ask(&question);
        let span = &finding(&answer, "html/script")["span"];
        assert_eq!(
            *span,
            json!({ "part": "html", "start": start, "end": start + 8, "line": 2, "column": column }),
            "{encoding}"
        );
    }
}

#[test]
fn every_rule_is_described_and_its_examples_hold() {
    let policy = policy();
    let described: Value = serde_json::from_str(&answer_json(&policy, "describe_rules", "{}")).unwrap();
    for rule in described["rules"].as_array().unwrap() {
        let id = rule["id"].as_str().unwrap();
        for (side, expected) in [("bad", true), ("good", false)] {
            let example = &rule[side];
            let text = |key: &str, times: &str| {
                let times = usize::try_from(example[times].as_u64().unwrap_or(1)).unwrap();
                example[key].as_str().unwrap().repeat(times)
            };
            let mut question = json!({ "kind": example["kind"], "subject": text("subject", "subject_times"), "html": text("html", "html_times") });
            for (key, value) in example["with"].as_object().into_iter().flatten() {
                question[key] = value.clone();
            }
            let answer = ask_with(&policy, &question);
            assert_eq!(
                rules(&answer).contains(&id),
                expected,
                "{id}, {side}: {}",
                &answer.to_string()[..400.min(answer.to_string().len())]
            );
        }
        for field in ["what", "why", "fix", "source"] {
            assert!(rule[field].as_str().unwrap().len() > 2, "{id} has no {field}");
        }
    }
}

#[test]
fn a_question_that_cannot_be_answered_says_why() {
    let table = [
        (json!({ "kind": "trigger", "subject": "Hi" }), "missing-field"),
        (json!({ "kind": "spam", "subject": "Hi", "html": "" }), "invalid-value"),
        (json!({ "kind": "trigger", "subject": "Hi", "html": "", "locale": "en_US" }), "invalid-value"),
        (
            json!({ "kind": "trigger", "subject": "Hi", "html": "", "submitted_ms": 999_999_999_999_999_u64 }),
            "invalid-value",
        ),
        (json!({ "kind": "trigger", "subject": "Hi", "html": "", "sender": { "domian": "x" } }), "unknown-field"),
    ];
    for (question, code) in table {
        assert_eq!(ask(&question)["error"]["code"], code, "{question}");
    }
}
