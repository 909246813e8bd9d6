//! Addresses of links, their number and their texts.

use crate::asked::{finding_if_any, finds, of_html};
use serde_json::Value;

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
        let found = finding_if_any(&answer, "links/bad-url").map(|found| found["message"].as_str().unwrap());
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
        let finding = finding_if_any(&answer, "links/too-many");
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
        let finding = finding_if_any(&answer, "links/too-many");
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
