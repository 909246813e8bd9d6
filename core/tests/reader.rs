//! What the review says of a template as its readers meet it, with the very words.
#![expect(clippy::unwrap_used, reason = "a test ends where it goes wrong")]

use sendright::answer_json;
use sendright::policy::Policy;
use serde_json::{Value, json};
use std::sync::LazyLock;

static POLICY: LazyLock<Policy> = LazyLock::new(|| Policy::preset("tencent-ses").unwrap());

fn ask(question: &Value) -> Value {
    serde_json::from_str(&answer_json(&POLICY, "review_template", &question.to_string())).unwrap()
}

fn of_html(html: &str) -> Value {
    ask(&json!({ "kind": "trigger", "subject": "Your account", "html": html }))
}

/// The finding of a rule, if there is one; more than one there never is.
#[track_caller]
fn finding<'a>(answer: &'a Value, rule: &str) -> Option<&'a Value> {
    let mut found = answer["findings"].as_array().expect("findings").iter().filter(|finding| finding["rule"] == rule);
    let first = found.next();
    assert_eq!(found.next(), None, "{rule} twice");
    first
}

fn finds(answer: &Value, rule: &str) -> bool {
    finding(answer, rule).is_some()
}

fn words<'a>(text: &'a str, finding: &Value) -> &'a str {
    let at = |key: &str| usize::try_from(finding["span"][key].as_u64().unwrap()).unwrap();
    &text[at("start")..at("end")]
}

#[test]
fn each_rule_finds_the_very_words() {
    let table = [
        ("<html xml:lang=en><p>Hi</p></html>", "accessibility/lang", "<html xml:lang=en>"),
        ("<!DOCTYPE html><HTML lang=' '><p>Hi</p>", "accessibility/lang", "<HTML lang=' '>"),
        ("<body><p>Hi</p></body>", "accessibility/lang", "<body>"),
        ("<html lang=en><body>Hi</body></html>", "accessibility/title", "<html lang=en>"),
        ("<head><title> &nbsp;</title></head>Hi", "accessibility/title", "<title>"),
        ("<p style='color:#777'> Hello &amp; <b>you</b></p>", "accessibility/contrast", "Hello &amp;"),
        ("<p style='color:#aaa'>Hi</p><p style='color:#ccc'>Bye</p>", "accessibility/contrast", "Bye"),
        ("<p style='color:#aaa'>{{name}}</p>", "accessibility/contrast", "{{name}}"),
        ("<p style='font-size:11px'>Hello, reader, <i>to you</i></p>A", "accessibility/small-text", "Hello, reader,"),
        ("<table role=none><td><table><td>x</table></table>", "accessibility/layout-table-role", "<table>"),
        ("<table id=a><td><table><td>x</table></table>", "accessibility/layout-table-role", "<table id=a>"),
        ("<a href='https://a.test/'> <img src=x></a>Hi", "accessibility/empty-link", "https://a.test/"),
        ("<h1>A</h1><h2>B</h2><h4 class=x>C</h4><h6>D</h6>", "accessibility/heading-order", "<h4 class=x>"),
        ("<a href='https://a.test/'>\n<b>Click</b> here » </a>", "links/generic-text", "Click</b> here »"),
        ("<a href=' shop.test/x'>Your order</a>", "links/bad-url", " shop.test/x"),
        (
            "<p>Hi, {{a}}, {{b}} <i>({{{c}}})</i> {{d}} are here</p>",
            "variables/adjacent",
            "{{a}}, {{b}} <i>({{{c}}})</i> {{d}}",
        ),
        ("<h1>Shop</h1><p>Dear {{customer.first}} {{last}},</p>", "variables/no-fallback", "{{customer.first}}"),
    ];
    for (html, rule, expected) in table {
        let answer = of_html(html);
        let found = finding(&answer, rule).unwrap_or_else(|| panic!("no {rule} in {html}: {answer}"));
        assert_eq!(words(html, found), expected, "{html}: {found}");
    }
}

#[test]
fn what_only_looks_like_an_offence_is_none() {
    let table = [
        ("<p>Hi</p>", "accessibility/lang"),
        ("<table><td>Hi</table>", "accessibility/title"),
        ("<html><body lang=ko>Hi</body></html>", "accessibility/lang"),
        ("<html lang='{{locale}}'>Hi</html>", "accessibility/lang"),
        ("<head><title>{{title}}</title></head>Hi", "accessibility/title"),
        ("<table role=presentation><td>Hi</table>", "accessibility/layout-table-role"),
        ("<table><tr><th>Price</th></tr><tr><td>7</td></tr></table>", "accessibility/layout-table-role"),
        ("<table><caption>Prices</caption><td>7</table>", "accessibility/layout-table-role"),
        ("<!--[if mso]><table><td><![endif]-->Hi", "accessibility/layout-table-role"),
        ("<h3>A</h3><h4>B</h4><h1>C</h1><h2>D</h2>", "accessibility/heading-order"),
        ("<h1>A</h1><h2 hidden>B</h2><h2>C</h2>", "accessibility/heading-order"),
        ("<h1>A</h1><h4 style='display:none'>B</h4>", "accessibility/heading-order"),
        ("{{#if a}}<h1>A</h1>{{else}}<h4>B</h4>{{/if}}", "accessibility/heading-order"),
        ("<a href='https://a.test/'>{{name}}</a>", "accessibility/empty-link"),
        ("<a href='https://a.test/'>{{> icon}}</a>", "accessibility/empty-link"),
        ("<a href='https://a.test/'><img src=x alt='{{name}}'></a>", "accessibility/empty-link"),
        ("<a href='https://a.test/' aria-label='Our shop'></a>", "accessibility/empty-link"),
        ("<a href='https://a.test/' style='display:none'></a>", "accessibility/empty-link"),
        ("<a name=top></a>", "accessibility/empty-link"),
        ("<a href='https://a.test/'>Our shop", "accessibility/empty-link"),
        ("<map><area href='https://a.test/' alt='Our shop'></map>", "accessibility/empty-link"),
        ("<a href='https://a.test/'>Click here to see your order</a>", "links/generic-text"),
        ("<a href='https://a.test/'>View {{order}}</a>", "links/generic-text"),
        ("<a href='https://a.test/' aria-label='Read more of lamps'>Read more</a>", "links/generic-text"),
        ("<p style='font-size:12px'>Hi</p>", "accessibility/small-text"),
        ("<p style='font-size:9pt'>Hi</p>", "accessibility/small-text"),
        ("<p>Your order is here</p><p style='font-size:9px'>Lamp Shop</p>", "accessibility/small-text"),
        ("<body style='font-size:62.5%'><p style='font-size:1.4em'>Hi</p></body>", "accessibility/small-text"),
        ("<p>Hi, {{a}} and {{b}} {{c}}</p>", "variables/adjacent"),
        ("<p>Hi, {{a}}<br>{{b}}<br>{{c}}</p>", "variables/adjacent"),
        ("<table><td>{{a}}<td>{{b}}<td>{{c}}</table>", "variables/adjacent"),
        ("<p>Hi, {{#if a}}{{a}} {{b}}{{else}}{{c}} {{d}}{{/if}}</p>", "variables/adjacent"),
        ("<p hidden>{{a}}{{b}}{{c}}</p>", "variables/adjacent"),
        ("<p>Hi, {{a}} {{b}} {{> c}} {{d}}</p>", "variables/adjacent"),
        ("<p>Hi {{#if name}}{{name}}{{else}}there{{/if}},</p>", "variables/no-fallback"),
        ("<p>Hi{{#if name}} {{name}}{{/if}},</p>", "variables/no-fallback"),
        ("<p>Hello from {{name}}, your shop</p>", "variables/no-fallback"),
        ("<p>Dear {{company}} customer</p>", "variables/no-fallback"),
        ("<p>Your order, {{number}}, is here</p>", "variables/no-fallback"),
        ("<p>Delhi {{name}} is a town</p>", "variables/no-fallback"),
    ];
    for (html, rule) in table {
        let answer = of_html(html);
        assert!(!finds(&answer, rule), "{html}: {answer}");
    }
}

#[test]
fn contrast_holds_on_both_sides_of_its_limits() {
    let table = [
        ("<p style='color:#767676'>Hi</p>", None),
        ("<p style='color:#777777'>Hi</p>", Some((447, 450))),
        ("<p style='color:#949494;font-size:24px'>Hi</p>", None),
        ("<p style='color:#949494;font-size:23.9px'>Hi</p>", Some((303, 450))),
        ("<p style='color:#959595;font-size:18pt'>Hi</p>", Some((299, 300))),
        ("<p style='color:#949494;font:bold 14pt/1.5 Arial'>Hi</p>", None),
        ("<p style='color:#949494;font-size:14pt;font-weight:600'>Hi</p>", Some((303, 450))),
        ("<b style='color:#949494;font-size:14pt'>Hi</b>", None),
        ("<b style='color:#949494;font-size:13pt'>Hi</b>", Some((303, 450))),
        ("<h1 style='color:#949494'>Hi</h1>", None),
        ("<h3 style='color:#949494'>Hi</h3>", None),
        ("<h4 style='color:#949494'>Hi</h4>", Some((303, 450))),
        ("<font size=6 color=#949494>Hi</font>", None),
        ("<p style='color:#949494;font-size:x-large'>Hi</p>", None),
        ("<p style='color:#fff;background:#767676'>Hi</p>", None),
        ("<p style='color:rgba(0,0,0,.5)'>Hi</p>", Some((400, 450))),
        ("<table bgcolor=#777777><td style='color:white'>Hi</table>", Some((447, 450))),
        ("<div style='color:#777'><p>Hi</p></div>", Some((447, 450))),
        ("<style>p{color:#777}</style><p>Hi</p>", Some((447, 450))),
        ("<style>a{color:#777}</style><a href='https://a.test/'>Our shop</a>", Some((447, 450))),
    ];
    for (html, expected) in table {
        let answer = of_html(html);
        let found = finding(&answer, "accessibility/contrast");
        let found = found.map(|found| (found["observed"].as_u64().unwrap(), found["limit"].as_u64().unwrap()));
        assert_eq!(found, expected, "{html}: {answer}");
    }
}

#[test]
fn contrast_is_not_told_where_a_colour_is_not_known_or_the_text_not_seen() {
    let unknown = [
        "<a href='https://a.test/'>Our shop</a>",
        "<p style='color:#777;background:url(a.png)'>Hi</p>",
        "<p style='color:#777;background:linear-gradient(red,blue)'>Hi</p>",
        "<p style='color:{{colour}}'>Hi</p>",
        "<p style='color:rgba(0,0,0,0.3);background:url(a.png)'>Hi</p>",
        "<table background=a.png><td style='color:#777'>Hi</table>",
        "<p style='color:#777;display:none'>Hi</p>",
        "<p style='color:#fefefe'>Hi</p>",
        "<p style='color:#777'> — </p>",
        "<style>.a p{color:#000} p{color:#777}</style><div class=a><p>Hi</p></div>",
    ];
    for html in unknown {
        assert!(!finds(&of_html(html), "accessibility/contrast"), "{html}");
    }
    let certain = "<style>.a > b{color:#000}</style><p style='color:#777;background:#fff'>Hi</p>";
    assert!(finds(&of_html(certain), "accessibility/contrast"));
}

#[test]
fn what_many_elements_have_in_common_is_told_once_with_their_number() {
    let element = "<table><td><a href='https://a.test/'></a><a href='https://a.test/'>here</a><i style='color:#aaa'>Hi</i></table>\n";
    let answer = of_html(&element.repeat(9));
    for rule in ["accessibility/layout-table-role", "accessibility/empty-link", "links/generic-text"] {
        assert_eq!(finding(&answer, rule).unwrap()["observed"], 9, "{rule}");
    }
    // Two warnings and two notices, however many elements: 10 - 2 * 0.5 - 2 * 0.1.
    assert!(finds(&answer, "accessibility/contrast"));
    assert_eq!(answer["score"], 88, "{answer}");
}

#[test]
fn an_address_is_one_that_the_url_standard_takes_without_a_base() {
    let (space, scheme, host, unreadable) =
        ("has a space in it", "does not begin with `https:`", "names no host", "cannot be read as an address");
    let table = [
        ("https://a.test/my orders", Some(space)),
        ("https://a.test/?q=a b", Some(space)),
        ("https://a b.test/", Some(space)),
        ("mailto:help@a.test?subject=My order", Some(space)),
        ("www.a.test", Some(scheme)),
        ("orders.html", Some(scheme)),
        ("/orders", Some(scheme)),
        ("?order=7", Some(scheme)),
        ("//a.test/orders", Some(scheme)),
        ("https//a.test", Some(scheme)),
        ("help@a.test", Some(scheme)),
        ("https:///", Some(host)),
        ("https://?q=1", Some(host)),
        ("https://:443/", Some(host)),
        ("https://user@/", Some(host)),
        ("https://a.test:99999/", Some(unreadable)),
        ("https://a.test:8o/", Some(unreadable)),
        ("https://[::1/", Some(unreadable)),
        ("https://[1::2::3]/", Some(unreadable)),
        ("https://256.1.1.1/", Some(unreadable)),
        ("https://1.2.3.4.5/", Some(unreadable)),
        ("https://0x100000000/", Some(unreadable)),
        ("https://09.1/", Some(unreadable)),
        ("https://a.test.1/", Some(unreadable)),
        ("https://a^b.test/", Some(unreadable)),
        ("https://a|b.test/", Some(unreadable)),
        ("https://a%20b.test/", Some(unreadable)),
        ("https://a%00.test/", Some(unreadable)),
        ("https://xn--a/", Some(unreadable)),
        ("https://\u{ad}/", Some(unreadable)),
        ("https://a^b.test/{{order}}", Some(unreadable)),
        (" https://a.test/ ", None),
        ("https://a.te\nst/", None),
        ("HTTPS://A.TEST", None),
        ("https:a.test", None),
        ("https:\\\\a.test\\orders", None),
        ("https://a.test:/", None),
        ("https://a.test:65535", None),
        ("https://user:word@a.test/", None),
        ("https://例え.テスト/", None),
        ("https://ａ.test/", None),
        ("https://a_b.test/", None),
        ("https://a%2etest/", None),
        ("https://a.test./", None),
        ("https://0x7f.1/", None),
        ("https://192.0.2.7/", None),
        ("https://[::1]:8443/", None),
        ("https://a.test/ä/字?q=%zz#é", None),
        ("mailto:help@a.test", None),
        ("tel:+49 30 123", None),
        ("myapp://orders/7", None),
        ("#top", None),
        ("{{url}}", None),
        ("{{base}}/my orders", None),
        ("https://{{host}}:x/", None),
        ("https://a.test/{{a}} {{b}}", None),
        ("{{#if a}} https://a.test/ {{else}} https://b.test/ {{/if}}", None),
        ("<%= url %>", None),
        ("${url}", None),
        ("*|UNSUB|*", None),
        ("%unsubscribe_url%", None),
        ("[unsubscribe]", None),
    ];
    for (target, expected) in table {
        let answer = of_html(&format!("<a href=\"{target}\">Your order</a>"));
        let found = finding(&answer, "links/bad-url").map(|found| found["message"].as_str().unwrap());
        match expected {
            Some(fault) => assert!(found.is_some_and(|message| message.ends_with(fault)), "{target}: {found:?}"),
            None => assert_eq!(found, None, "{target}"),
        }
    }
}

#[test]
fn links_are_counted_by_host_and_path() {
    let links = |count: usize, target: &dyn Fn(usize) -> String| -> Value {
        let links = (0..count).map(|at| format!("<p>Here is some text for you</p><a href='{}'>x</a>", target(at)));
        of_html(&links.collect::<String>())
    };
    for (count, found) in [(25, None), (26, Some(26))] {
        let answer = links(count, &|at| format!("https://a.test/{at}"));
        let finding = finding(&answer, "links/too-many");
        assert_eq!(finding.map(|finding| finding["observed"].as_u64().unwrap()), found, "{answer}");
    }
    assert!(finds(&links(26, &|at| format!("{{{{base}}}}/{at}")), "links/too-many"));
    assert!(finds(&links(26, &|at| format!("https://{at}.test")), "links/too-many"));
    assert!(!finds(&links(99, &|at| format!("https://a.test/?page={at}")), "links/too-many"));
    assert!(!finds(&links(99, &|at| format!("mailto:{at}@a.test")), "links/too-many"));
}

#[test]
fn most_of_the_text_is_no_links() {
    let body = |links: usize, text: usize| {
        let link = |at: usize| format!("<a href='https://a.test/{at}'>abcde</a> ");
        format!("{}<p>{}</p>", (0..links).map(link).collect::<String>(), "abcde ".repeat(text))
    };
    for (links, text, found) in [(6, 6, None), (6, 5, Some(54)), (5, 0, None)] {
        let answer = of_html(&body(links, text));
        let finding = finding(&answer, "links/too-many");
        assert_eq!(finding.map(|finding| finding["observed"].as_u64().unwrap()), found, "{links} {text}: {answer}");
    }
}

#[test]
fn link_texts_that_say_nothing_are_known_in_each_language() {
    for text in [
        "HERE",
        "Click here!",
        "→ read more…",
        "こちら",
        "「詳細はこちら」",
        "点击这里",
        "點擊這裡",
        "여기",
        "자세히 보기 &gt;",
    ] {
        let answer = of_html(&format!("<p>Your order</p><a href='https://a.test/'>{text}</a>"));
        assert!(finds(&answer, "links/generic-text"), "{text}: {answer}");
    }
}

#[test]
fn a_name_without_a_fallback_is_known_in_each_language() {
    let greetings = [
        ("Hi {{name}},", true),
        ("Good morning, {{name}}!", true),
        ("{{first_name}}, your order is here", true),
        ("尊敬的{{name}}：", true),
        ("{{user}}，您好", true),
        ("{{name}} 様", true),
        ("{{last}} {{first}} さん、こんにちは", true),
        ("안녕하세요, {{name}}님", true),
        ("{{order}} has shipped", false),
        ("件名：{{title}}", false),
    ];
    for (greeting, expected) in greetings {
        assert_eq!(finds(&of_html(&format!("<p>{greeting}</p>")), "variables/no-fallback"), expected, "{greeting}");
        let question = json!({ "kind": "trigger", "subject": format!("{greeting} X"), "text": "Hello" });
        assert_eq!(finds(&ask(&question), "variables/no-fallback"), expected, "{greeting}, in the subject");
    }
    let late = format!("<p>{}</p><p>Hi {{{{name}}}},</p>", "Your order has shipped. ".repeat(20));
    assert!(!finds(&of_html(&late), "variables/no-fallback"));
}

#[test]
fn in_plain_text_lines_keep_variables_apart() {
    for (text, expected) in [("To {{a}} {{b}} {{c}}", true), ("To {{a}}\n{{b}}\r\n{{c}}", false)] {
        let answer = ask(&json!({ "kind": "trigger", "subject": "Hi", "text": text }));
        assert_eq!(finds(&answer, "variables/adjacent"), expected, "{text}");
    }
    let answer = ask(&json!({ "kind": "trigger", "subject": "News of {{a}}/{{b}}/{{c}}", "text": "Hello" }));
    assert_eq!(finding(&answer, "variables/adjacent").unwrap()["span"]["part"], "subject");
}

#[test]
fn html_and_text_part_say_the_same() {
    let both = |html: &str, text: &str| {
        let answer = ask(&json!({ "kind": "trigger", "subject": "Hi", "html": html, "text": text }));
        finding(&answer, "content/text-part-mismatch")
            .map(|found| (words(text, found).to_owned(), found["observed"].clone()))
    };
    assert_eq!(both("<p>one two three four</p>", "ONE, two!"), None);
    assert_eq!(both("<p>one two three four</p>", "one or"), Some(("or".into(), json!(25))));
    assert_eq!(both("<p>one two</p>", "one two three four five"), Some(("three".into(), json!(40))));
    assert_eq!(both("<p>您的订单已经发货</p>", "您的订单已发货"), None);
    // The same characters in another order are other words.
    assert_eq!(both("<p>货发经已单订的您</p>", "您的订单已经发货"), Some(("您的".into(), json!(0))));
    assert_eq!(
        both(
            "<p>Your order <a href='{{url}}'>is here</a></p>",
            "Your order is here: https://a.test/some/long/way/{{id}}"
        ),
        None
    );
    assert_eq!(both("<p>Your order is here</p>", "{{plain_text}}"), None);
    assert_eq!(both("<img src=a alt=x width=9 height=9>", "Your order is here"), None);
}

#[test]
fn a_missing_text_part_is_a_notice_for_what_is_sent_to_many() {
    for (kind, expected) in [("marketing", true), ("notification", true), ("transactional", false), ("trigger", false)]
    {
        for text in [None, Some(" \n")] {
            let answer = ask(&json!({ "kind": kind, "subject": "Hi", "html": "<p>Hello</p>", "text": text }));
            let found = finding(&answer, "content/text-part-mismatch").map(|found| &found["severity"]);
            assert_eq!(found, expected.then_some(&json!("info")), "{kind}");
        }
        let answer = ask(&json!({ "kind": kind, "subject": "Hi", "text": "Hello" }));
        assert!(!finds(&answer, "content/text-part-mismatch"), "{kind}");
    }
}

#[test]
fn subject_and_body_are_in_one_script() {
    let (english, chinese) = ("Your order has shipped today.", "您的订单已于今日发货，请注意查收。");
    let (japanese, korean) = ("ご注文の商品を発送いたしました。", "주문하신 상품이 발송되었습니다.");
    let table = [
        ("Your order", english, false),
        ("您的订单", english, true),
        ("Your order", chinese, true),
        ("Your order", korean, true),
        ("주문 안내", japanese, true),
        ("注文確認", japanese, false),
        ("ご注文の確認", chinese, true),
        ("您的订单", chinese, false),
        ("Docker Desktop 更新", chinese, false),
        ("GitHub", chinese, false),
        ("{{name}}", chinese, false),
        ("Заказ отправлен", english, true),
    ];
    for (subject, body, expected) in table {
        let answer = ask(&json!({ "kind": "trigger", "subject": subject, "text": body }));
        assert_eq!(finds(&answer, "content/language-mix"), expected, "{subject}: {body}");
    }
    let bilingual = format!("{english} {chinese}");
    for subject in ["Your order", "您的订单"] {
        let answer = ask(&json!({ "kind": "trigger", "subject": subject, "text": bilingual }));
        assert!(!finds(&answer, "content/language-mix"), "{subject}");
    }
}

#[test]
fn an_advertisement_is_labelled_where_the_law_asks_for_it() {
    let table = [
        ("할인 안내", "unsubscribe/ko-ad-label", true),
        ("할인 안내 (광고)", "unsubscribe/ko-ad-label", true),
        ("(광 고) 할인 안내", "unsubscribe/ko-ad-label", true),
        ("{{name}}님 (광고) 할인", "unsubscribe/ko-ad-label", true),
        ("(광고) 할인 안내", "unsubscribe/ko-ad-label", false),
        ("(광고)[Lamp Shop] 할인 안내", "unsubscribe/ko-ad-label", false),
        ("Lamps on sale", "unsubscribe/ko-ad-label", false),
        ("特卖", "unsubscribe/zh-ad-label", true),
        ("特賣 (AD)", "unsubscribe/zh-ad-label", true),
        ("广告牌特卖", "unsubscribe/zh-ad-label", true),
        ("ADA 灯具特卖", "unsubscribe/zh-ad-label", true),
        ("AD 特卖", "unsubscribe/zh-ad-label", false),
        ("AD特卖", "unsubscribe/zh-ad-label", false),
        ("(AD) 特卖", "unsubscribe/zh-ad-label", false),
        ("[广告] 特卖", "unsubscribe/zh-ad-label", false),
        ("【廣告】特賣", "unsubscribe/zh-ad-label", false),
        ("广告：特卖", "unsubscribe/zh-ad-label", false),
        ("秋のセール", "unsubscribe/zh-ad-label", false),
        ("Lamps on sale", "unsubscribe/zh-ad-label", false),
    ];
    for (subject, rule, expected) in table {
        let question = |kind: &str| json!({ "kind": kind, "subject": subject, "text": "Hello" });
        let answer = ask(&question("marketing"));
        assert_eq!(finds(&answer, rule), expected, "{subject}: {answer}");
        assert!(!finds(&ask(&question("notification")), rule), "{subject}");
    }
    let japanese = json!({ "kind": "marketing", "subject": "秋季特売", "text": "秋の特売を始めました。" });
    assert!(!finds(&ask(&japanese), "unsubscribe/zh-ad-label"));
    let answer = ask(&json!({ "kind": "marketing", "subject": "할인", "text": "Hello", "locale": "ja" }));
    assert_eq!(
        finding(&answer, "unsubscribe/ko-ad-label").unwrap()["message"],
        "この広告の件名は `(광고)` で始める必要があります"
    );
}

#[test]
fn a_company_or_an_address_is_known_in_each_language() {
    let named = [
        "Lamp Shop Ltd",
        "Lamp Shop, Inc.",
        "Lampen GmbH",
        "12 Mill Lane, Oxford",
        "PO Box 7",
        "San Francisco, CA 94103",
        "Oxford OX1 2JD",
        "Toronto M5V 3L9",
        "Lampenstraße 7",
        "株式会社ランプ",
        "〒100-0001",
        "東京都千代田区",
        "주식회사 램프",
        "사업자등록번호 123-45-67890",
        "서울특별시 강남구 테헤란로 1",
        "深圳市灯具有限公司",
        "深圳市南山区科技路1号",
        "台北市信義區松仁路7號",
        "{{company_name}}",
        "{{sender.address}}",
        "{{address}}",
    ];
    for (signature, expected) in named.map(|words| (words, false)).into_iter().chain([
        ("Increase your light, incl. VAT, on the ADVENTURES road", true),
        ("Your friends of the Lamp Shop", true),
        ("{{email_address}}", true),
        ("灯具商店", true),
        ("램프 가게", true),
        ("ランプの店", true),
    ]) {
        let html = format!("<p>Our catalogue is here.</p><p>{signature}</p>");
        let question = |kind: &str| json!({ "kind": kind, "subject": "Catalogue", "html": html });
        assert_eq!(finds(&ask(&question("marketing")), "unsubscribe/physical-address"), expected, "{signature}");
        assert!(!finds(&ask(&question("notification")), "unsubscribe/physical-address"), "{signature}");
    }
}

#[test]
fn authentication_is_told_as_far_as_it_is_known() {
    let review = |kind: &str, sender: Value| {
        let answer = ask(&json!({ "kind": kind, "subject": "Hi", "text": "Hello", "sender": sender }));
        finding(&answer, "auth/dkim-spf-dmarc").map(|found| {
            (found["severity"].as_str().unwrap().to_owned(), found["message"].as_str().unwrap().to_owned())
        })
    };
    let told = |severity: &str, results: &str| {
        Some((severity.to_owned(), format!("the sender is not fully authenticated: {results}")))
    };
    let passes = json!({ "spf": "pass", "dkim": "pass", "dmarc": "pass", "aligned": true });
    assert_eq!(review("marketing", json!({ "daily_volume": 9_000_000 })), None);
    assert_eq!(review("marketing", json!({ "authentication": {}, "daily_volume": 9_000 })), None);
    assert_eq!(review("marketing", json!({ "authentication": passes, "daily_volume": 9_000 })), None);
    assert_eq!(review("trigger", json!({ "authentication": { "dkim": "temperror" } })), None);
    for result in ["none", "fail", "softfail", "neutral", "policy", "permerror"] {
        let found = review("trigger", json!({ "authentication": { "spf": result, "dkim": "pass" } }));
        assert_eq!(found, told("warn", &format!("`spf={result}`")));
    }
    let failing = json!({ "spf": "fail", "dkim": "none", "dmarc": "fail", "aligned": false });
    let all = "`spf=fail`, `dkim=none`, `dmarc=fail`, `aligned=false`";
    for (kind, volume, severity) in [
        ("marketing", json!(null), "warn"),
        ("marketing", json!(5_000), "warn"),
        ("marketing", json!(5_001), "reject"),
        ("notification", json!(5_001), "warn"),
    ] {
        let found = review(kind, json!({ "authentication": failing, "daily_volume": volume }));
        assert_eq!(found, told(severity, all), "{kind} {volume}");
    }
    let unknown =
        json!({ "kind": "trigger", "subject": "Hi", "text": "Hello", "sender": { "authentication": { "spf": "ok" } } });
    assert_eq!(ask(&unknown)["error"]["path"], "sender.authentication.spf");
}

#[test]
fn the_spam_rate_is_told_from_a_tenth_of_a_percent_on() {
    let review = |rate: u64| {
        ask(&json!({ "kind": "trigger", "subject": "Hi", "text": "Hello", "sender": { "spam_rate_ppm": rate } }))
    };
    for (rate, expected, percent) in [
        (0, None, ""),
        (999, None, ""),
        (1_000, Some("info"), "0.1 % of"),
        (1_234, Some("info"), "0.1234 % of"),
        (2_999, Some("info"), "0.2999 % of"),
        (3_000, Some("warn"), "0.3 % of"),
        (1_000_000, Some("warn"), "100 % of"),
    ] {
        let answer = review(rate);
        let found = finding(&answer, "auth/spam-rate");
        assert_eq!(found.map(|found| found["severity"].as_str().unwrap()), expected, "{rate}");
        assert!(found.is_none_or(|found| found["message"].as_str().unwrap().starts_with(percent)), "{answer}");
    }
    assert_eq!(review(1_000_001)["error"]["path"], "sender.spam_rate_ppm");
}

#[test]
fn rules_about_what_is_missing_keep_still_where_the_body_was_not_read() {
    let html = format!("<html>{}</html>", "<b></b>".repeat(60_000));
    let answer = ask(&json!({ "kind": "marketing", "subject": "Hi", "html": html }));
    for rule in
        ["accessibility/lang", "accessibility/title", "content/text-part-mismatch", "unsubscribe/physical-address"]
    {
        assert!(!finds(&answer, rule), "{rule}");
    }
}

#[test]
fn the_limits_are_those_of_the_policy() {
    let policy = Policy::load(
        r#"
        extends = "tencent-ses@2026.1"
        name = "mine"
        version = "1"
        [template.reader]
        min_contrast_tenths = 70
        max_adjacent_variables = 4
        [template.reader.generic_link_texts]
        de = ["hier"]
        [template.advertising]
        korean_labels = ["[광고]"]
        [template.bulk]
        daily_volume = 10
        "#,
    )
    .unwrap();
    let ask = |question: Value| -> Value {
        serde_json::from_str(&answer_json(&policy, "review_template", &question.to_string())).unwrap()
    };
    let html = "<p style='color:#666'>Hi {{a}} {{b}} {{c}} {{d}}</p><a href='https://a.test/'>Hier</a>";
    let sender = json!({ "authentication": { "spf": "fail" }, "daily_volume": 11 });
    let answer = ask(json!({ "kind": "marketing", "subject": "[광고] 할인", "html": html, "sender": sender }));
    assert_eq!(finding(&answer, "accessibility/contrast").unwrap()["limit"], 700);
    assert!(finds(&answer, "links/generic-text"));
    assert!(!finds(&answer, "variables/adjacent"));
    assert!(!finds(&answer, "unsubscribe/ko-ad-label"));
    assert_eq!(finding(&answer, "auth/dkim-spf-dmarc").unwrap()["severity"], "reject");
}
