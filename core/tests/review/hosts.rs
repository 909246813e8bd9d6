//! Where links lead: declared domains, lists of hosts, and hosts in letters and in their encoding.

use crate::asked::{ask, ask_with, finding, rules, trigger};
use sendright::Policy;
use serde_json::{Value, json};

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
fn a_variable_may_give_a_link_its_host_where_the_sender_says_where_links_lead() {
    for (html, rule) in [
        ("<a href='https://{{host}}/orders'>Your order</a>", "variables/link-host"),
        ("<a href='{{url}}'>Your order</a>", "variables/whole-url"),
    ] {
        for (sender, is_told) in [
            (json!({}), true),
            (json!({ "domain": "shop.test" }), true),
            (json!({ "tracking_domains": ["count.test"] }), true),
            (json!({ "link_domains": ["help.test"] }), false),
        ] {
            let answer = ask(&json!({ "kind": "trigger", "subject": "Hi", "html": html, "sender": sender }));
            assert_eq!(rules(&answer).contains(&rule), is_told, "{html} of {sender}: {answer}");
        }
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
