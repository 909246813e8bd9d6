//! Mail handed to other people's servers, and its signatures checked by other people's code.

use sendright::reply::Stage;
use sendright_host::dkim::Keys;
use sendright_host::dns::{self, Resolver, Routes};
use sendright_host::message::{Draft, Mailbox};
use sendright_host::smtp::{Attempt, AttemptResult, Client, Envelope, Options};
use sendright_tests::peers::{Peer, dkim_results};
use std::fs;
use std::path::Path;

const DOTS: &str = ".\n..\n...dots\n.\n\nThe end, with ünïcode and a line that is long: ";

fn signed(keys: &Keys, subject: &str, text: &str, html: &str) -> Vec<u8> {
    let draft = Draft {
        from: Mailbox { name: "Ann O'Neill, Shop ü", address: "ann@shop.example" },
        to: Mailbox { name: "Bob", address: "bob@a.example" },
        reply_to: Some(Mailbox { name: "", address: "help@shop.example" }),
        subject,
        html: Some(html),
        text: Some(text),
        message_id: "1a2b@shop.example",
        date_ms: 1_700_000_000_000,
        headers: &[
            ("List-Unsubscribe", "<https://shop.example/u/1>"),
            ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
        ],
    };
    keys.sign(&draft.build().expect("a mail").bytes).expect("signed")
}

fn client(peer: &Peer) -> Client {
    let routes = Routes::new([("*", peer.address.to_string())]).expect("a route");
    let dns = Resolver::new(dns::Options { routes, ..dns::Options::default() });
    Client::new(Options::new("client.example"), dns).expect("options")
}

fn to(recipient: &str) -> Envelope {
    Envelope {
        mail_from: "bounce@shop.example".to_owned(),
        rcpt_to: recipient.to_owned(),
        smtputf8: false,
        eight_bit: false,
    }
}

fn decided(attempt: &Attempt) -> (Stage, u16, Option<&str>) {
    match &attempt.result {
        AttemptResult::Replied { stage, code, enhanced, .. } => (*stage, *code, enhanced.as_deref()),
        other => panic!("no reply decided: {other:?}"),
    }
}

fn mails(keys: &Keys) -> Vec<Vec<u8>> {
    let long = format!("{DOTS}{}", "x".repeat(3000));
    let html = format!("<p>{}</p>", "Grüße ".repeat(400));
    vec![
        signed(keys, "Hello", "Hello\n", "<p>Hello</p>"),
        signed(keys, "日本語の件名 ".repeat(20).trim_end(), &long, &html),
        signed(keys, &"a long subject of plain words ".repeat(8), DOTS, "  <p> spaces  and\ttabs </p>  \n\n\n"),
    ]
}

fn assert_signatures_hold(keys: &Keys, file: &Path) {
    let records: Vec<_> = keys.records().into_iter().map(|record| (record.name, record.value)).collect();
    let mut results = dkim_results(file, &records);
    results.sort();
    assert_eq!(results, ["ed25519-sha256 s1-ed25519 True", "rsa-sha256 s1-rsa True"], "{}", file.display());
}

#[tokio::test]
async fn aiosmtpd_receives_every_byte_and_the_signatures_hold() {
    let folder = tempfile::tempdir().expect("a folder");
    let keys = Keys::generate(folder.path(), "shop.example", "s1").expect("keys");
    let peer = Peer::aiosmtpd();
    let client = client(&peer);
    let mails = mails(&keys);
    for mail in &mails {
        assert_eq!(decided(&client.deliver(&to("bob@a.example"), mail).await), (Stage::Data, 250, Some("2.0.0")));
    }
    for (file, mail) in peer.received(mails.len()).iter().zip(&mails) {
        assert!(fs::read(file).expect("it can be read") == *mail, "{} differs", file.display());
        assert_signatures_hold(&keys, file);
    }
    let refused = client.deliver(&to("nobody@a.example"), b"x\r\n").await;
    assert_eq!(decided(&refused), (Stage::Rcpt, 550, Some("5.1.1")));
    let utf8 = client.deliver(&to("用户@a.example"), b"x\r\n").await;
    assert_eq!(decided(&utf8), (Stage::Data, 250, Some("2.0.0")));
}

#[tokio::test]
async fn postfix_takes_mail_over_tls_and_the_signatures_hold_in_the_mailbox() {
    let folder = tempfile::tempdir().expect("a folder");
    let keys = Keys::generate(folder.path(), "shop.example", "s1").expect("keys");
    let peer = Peer::postfix();
    let client = client(&peer);
    let mails = mails(&keys);
    for (number, mail) in mails.iter().enumerate() {
        let attempt = client.deliver(&to("bob@a.example"), mail).await;
        assert_eq!(decided(&attempt), (Stage::Data, 250, Some("2.0.0")));
        assert_eq!((attempt.reused, attempt.tls.is_some()), (number > 0, true));
    }
    let refused = client.deliver(&to("eve@a.example"), &mails[0]).await;
    assert_eq!(decided(&refused), (Stage::Rcpt, 550, Some("5.1.1")));
    assert!(refused.reused);
    for file in peer.received(mails.len()) {
        assert_signatures_hold(&keys, &file);
        let kept = fs::read(&file).expect("it can be read");
        let body = |mail: &[u8]| {
            String::from_utf8_lossy(mail).replace("\r\n", "\n").split_once("\n\n").map(|(_, body)| body.to_owned())
        };
        assert!(mails.iter().any(|mail| body(mail) == body(&kept)), "{} differs", file.display());
    }
}

#[test]
fn a_changed_mail_has_no_valid_signature() {
    let folder = tempfile::tempdir().expect("a folder");
    let keys = Keys::generate(&folder.path().join("keys"), "shop.example", "s1").expect("keys");
    let records: Vec<_> = keys.records().into_iter().map(|record| (record.name, record.value)).collect();
    let mail = String::from_utf8(signed(&keys, "Hello", "Hello\n", "<p>Hello</p>")).expect("ASCII");
    for (from, into) in
        [("Subject: Hello", "Subject: Hullo"), ("<p>Hello</p>", "<p>Hullo</p>"), ("One-Click", "Two-Clicks")]
    {
        let file = folder.path().join("changed.eml");
        fs::write(&file, mail.replacen(from, into, 1)).expect("written");
        let results = dkim_results(&file, &records);
        assert!(results.len() == 2 && results.iter().all(|result| !result.ends_with("True")), "{from}: {results:?}");
    }
}
