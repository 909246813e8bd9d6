//! The way out of a marketing list.

use crate::asked::{ask, rules};
use serde_json::{Value, json};

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
        "<p style='background:#fff'><a href='https://a.test/x' style='color:#eee'>Unsubscribe</a></p>",
        "<p style='display:none'>No more of this? <a href='https://a.test/x'>Unsubscribe</a></p>",
    ] {
        let (verdict, rules) = verdict(unseen, none.clone());
        assert!(verdict == "review" && rules.contains(&"unsubscribe/not-visible".to_owned()), "{unseen}: {rules:?}");
    }
}

#[test]
fn words_around_a_link_speak_of_it_only_where_none_says_by_itself_that_it_leads_out() {
    let offer = "<p>Our shop is here: <a href='https://bit.ly/x'>come in</a></p>";
    let table = [
        ("<p>To unsubscribe, <a href='https://bit.ly/y'>click here</a></p>", true),
        ("<p>Unsubscribe: <a href='{{unsubscribe_url}}'>here</a></p>", false),
        ("<p>Unsubscribe: {{unsubscribe_url}}</p>", false),
        ("<p>Unsubscribe: <a href='https://a.test/y'>Unsubscribe</a></p>", false),
    ];
    for (tail, expected) in table {
        let html = format!("{offer}{tail}");
        let answer = ask(&json!({ "kind": "marketing", "subject": "Our shop", "html": html }));
        assert_eq!(rules(&answer).contains(&"unsubscribe/bad-target"), expected, "{tail}");
    }
}

#[test]
fn a_login_before_or_behind_the_way_out_is_told_and_the_links_of_a_footer_are_not() {
    let table = [
        ("Log in to unsubscribe.", true),
        ("To unsubscribe, please log in to your account.", true),
        ("To unsubscribe you must sign in to the site.", true),
        ("如需退订，请登录会员中心。", true),
        ("退訂請先登入。", true),
        ("配信停止はログイン後にお手続きください。", true),
        ("수신거부는 로그인 후 가능합니다.", true),
        ("Unsubscribe | Log in to your account", false),
        ("Unsubscribe Log in to your account", false),
        ("You can unsubscribe at any time. To see your orders, log in to your account.", false),
        ("退订 | 请登录", false),
        ("配信停止 マイページにログインして確認", false),
    ];
    for (text, found) in table {
        let question = json!({ "kind": "marketing", "subject": "Catalogue", "html": format!("<p>{text}</p>") });
        let answer = ask(&question);
        assert_eq!(rules(&answer).contains(&"unsubscribe/needs-login"), found, "{text}: {answer}");
    }
}
