//! Finding mail servers, seen from a name server of our own.

mod stage;

use sendright_host::dns::{Options, Reason, Resolver, Routes};
use sendright_host::sink::{self, Script, Sink};
use sendright_host::smtp::{self, AttemptResult, Client, Envelope};
use stage::name_server::name_server;
use std::collections::BTreeSet;
use std::net::{Ipv4Addr, SocketAddr};

async fn resolver(change: impl FnOnce(&mut Options)) -> Resolver {
    let mut options = Options { name_servers: vec![name_server().await], ..Options::default() };
    change(&mut options);
    Resolver::new(options)
}

async fn hosts(resolver: &Resolver, domain: &str) -> Vec<String> {
    let found = resolver.destinations(domain).await.unwrap_or_else(|failure| panic!("{domain}: {failure}"));
    let text = |at: &SocketAddr| at.to_string();
    found.iter().map(|d| format!("{} {}", d.host, d.addresses.iter().map(text).collect::<Vec<_>>().join(" "))).collect()
}

#[tokio::test]
async fn mail_servers_come_in_order_with_their_addresses() {
    let resolver = resolver(|options| options.allow_private = true).await;
    let table: [(&str, &[&str]); 5] = [
        ("two.example", &["first.example 127.0.0.1:25", "second.example 127.0.0.2:25"]),
        ("TWO.Example", &["first.example 127.0.0.1:25", "second.example 127.0.0.2:25"]),
        ("implicit.example", &["implicit.example 127.0.0.1:25"]),
        ("half.example", &["first.example 127.0.0.1:25"]),
        ("[127.0.0.1]", &["[127.0.0.1] 127.0.0.1:25"]),
    ];
    for (domain, expected) in table {
        assert_eq!(hosts(&resolver, domain).await, expected, "{domain}");
    }
}

#[tokio::test]
async fn servers_of_equal_preference_take_turns() {
    let resolver = resolver(|options| options.allow_private = true).await;
    let mut orders = BTreeSet::new();
    for _ in 0..64 {
        orders.insert(hosts(&resolver, "equal.example").await);
    }
    assert_eq!(orders.len(), 2);
}

#[tokio::test]
async fn failures_say_whether_asking_again_can_help() {
    use Reason::{NoSuchDomain, TakesNoMail, Unanswered};
    let resolver = resolver(|_| {}).await;
    let table = [
        ("null.example", TakesNoMail, "takes no mail"),
        ("nowhere.example", NoSuchDomain, "does not exist"),
        ("text.example", NoSuchDomain, "no mail server with an address"),
        ("dangling.example", NoSuchDomain, "no mail server with an address"),
        ("inside.example", NoSuchDomain, "internal addresses"),
        ("two.example", NoSuchDomain, "internal addresses"),
        ("[127.0.0.1]", NoSuchDomain, "internal"),
        ("[::ffff:10.0.0.1]", NoSuchDomain, "internal"),
        ("[nonsense]", NoSuchDomain, "no address literal"),
        ("not a domain", NoSuchDomain, "no domain name"),
        ("fails.example", Unanswered, "DNS did not tell"),
        ("mute.example", Unanswered, "DNS did not tell"),
    ];
    for (domain, reason, words) in table {
        let failure = resolver.destinations(domain).await.expect_err(domain);
        assert!(failure.reason == reason && failure.detail.contains(words), "{domain}: {failure:?}");
    }
}

#[tokio::test]
async fn an_internal_address_beside_a_public_one_is_left_out() {
    assert_eq!(hosts(&resolver(|_| {}).await, "public.example").await, ["mail.public.example 8.8.8.8:25"]);
}

#[tokio::test]
async fn routes_come_before_dns_and_the_star_after_them() {
    let routes =
        Routes::new([("Two.example", "127.0.0.1:2525"), ("bücher.example", "[::1]:26"), ("*", "127.0.0.9:27")]);
    let resolver = resolver(|options| options.routes = routes.expect("routes")).await;
    let table = [
        ("two.example", "127.0.0.1 127.0.0.1:2525"),
        ("xn--bcher-kva.example", "::1 [::1]:26"),
        ("null.example", "127.0.0.9 127.0.0.9:27"),
    ];
    for (domain, expected) in table {
        assert_eq!(hosts(&resolver, domain).await, [expected], "{domain}");
    }
}

#[test]
fn routes_that_cannot_be_read_are_named() {
    let table = [
        (("a b.example", "127.0.0.1:25"), "no domain to route"),
        (("a.example", "127.0.0.1"), "write `host:port`"),
        (("a.example", "127.0.0.1:0"), "write `host:port`"),
        (("a.example", ":25"), "write `host:port`"),
    ];
    for (pair, words) in table {
        let error = Routes::new([pair]).expect_err(words).to_string();
        assert!(error.contains(words), "{error}");
    }
    let twice = Routes::new([("a.example", "127.0.0.1:25"), ("A.example", "127.0.0.1:26")]);
    assert!(twice.expect_err("twice").to_string().contains("two routes"));
}

#[tokio::test]
async fn the_next_mail_server_is_tried_when_the_first_is_busy_or_gone() {
    let second = sink::Options { listen: (Ipv4Addr::new(127, 0, 0, 2), 0).into(), ..sink::Options::default() };
    let second = Sink::start(second).await.expect("it starts");
    let port = second.address().port();
    let envelope = Envelope {
        mail_from: "a@sender.example".to_owned(),
        rcpt_to: "bob@two.example".to_owned(),
        smtputf8: false,
        eight_bit: false,
    };
    let scripts = [
        "* => connect 421 busy",
        "* => connect 450 busy",
        "* => ehlo 421 busy",
        "* => mail 421 busy",
        "* => connect close",
    ];
    for script in scripts.map(Some).into_iter().chain([None]) {
        let first = match script {
            Some(script) => {
                let script = Script::from_replies(&[script]).expect("a script");
                let options =
                    sink::Options { listen: (Ipv4Addr::LOCALHOST, port).into(), script, ..sink::Options::default() };
                Some(Sink::start(options).await.expect("it starts"))
            }
            None => None,
        };
        let dns = resolver(|options| (options.allow_private, options.port) = (true, port)).await;
        let client = Client::new(smtp::Options::new("client.example"), dns).expect("options");
        let attempt = client.deliver(&envelope, b"x\r\n").await;
        assert!(matches!(attempt.result, AttemptResult::Replied { code: 250, .. }), "{script:?}: {attempt:?}");
        assert_eq!(attempt.host.as_deref(), Some("second.example"), "{script:?}: {attempt:?}");
        assert_eq!(attempt.tried.iter().map(|tried| tried.host.as_str()).collect::<Vec<_>>(), ["first.example"]);
        if let Some(first) = first {
            assert_eq!(first.counts().sessions, 1, "{script:?}");
            first.stop().await;
        }
    }
    assert_eq!(second.counts().messages, 6);
}
