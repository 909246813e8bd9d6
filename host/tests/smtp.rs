//! Delivery over SMTP, seen from a server that answers as told.

use sendright::reply::Stage;
use sendright_host::dns::{self, Resolver, Routes};
use sendright_host::sink::{Extension, Script, Sink};
use sendright_host::smtp::{Attempt, AttemptResult, Client, Envelope, Options, Roots, Timeouts, TlsMode};
use sendright_host::{sink, smtp};
use std::fs;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;

const MESSAGE: &[u8] = b"From: a@sender.example\r\nSubject: Hello\r\n\r\nHello\r\n";

async fn start(change: impl FnOnce(&mut sink::Options)) -> Sink {
    let mut options = sink::Options::default();
    change(&mut options);
    Sink::start(options).await.expect("the sink starts")
}

fn client_to(address: SocketAddr, change: impl FnOnce(&mut Options)) -> Client {
    let mut options = Options::new("client.example");
    options.timeouts = Timeouts::default().at_most(Duration::from_secs(20));
    change(&mut options);
    let routes = Routes::new([("*", address.to_string())]).expect("the route is one");
    Client::new(options, Resolver::new(dns::Options { routes, ..dns::Options::default() })).expect("the options work")
}

fn to(recipient: &str) -> Envelope {
    Envelope {
        mail_from: "bounce@sender.example".to_owned(),
        rcpt_to: recipient.to_owned(),
        smtputf8: false,
        eight_bit: false,
    }
}

fn replies(script: &[&str]) -> Script {
    Script::from_replies(script).expect("the script is one")
}

/// Stage and code of the deciding reply.
fn decided(attempt: &Attempt) -> (Stage, u16) {
    match &attempt.result {
        AttemptResult::Replied { stage, code, .. } => (*stage, *code),
        other => panic!("no reply decided: {other:?}"),
    }
}

/// What happened, and the enhanced code where the same would happen again.
fn no_reply(attempt: &Attempt) -> (&str, Option<&str>) {
    match &attempt.result {
        AttemptResult::NoReply { detail, refusal, .. } => (detail, refusal.map(|refusal| refusal.enhanced)),
        other => panic!("a reply decided: {other:?}"),
    }
}

fn attempt_is(attempt: &Attempt, words: &str, code: Option<&str>) -> bool {
    let (detail, found) = no_reply(attempt);
    detail.contains(words) && found == code
}

/// The messages in a Maildir without the two lines of their envelope.
fn received(dir: &Path) -> Vec<Vec<u8>> {
    let files = fs::read_dir(dir.join("new")).expect("there is a maildir");
    let mut paths: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
    paths.sort();
    let strip = |bytes: Vec<u8>| bytes.split_inclusive(|&byte| byte == b'\n').skip(2).flatten().copied().collect();
    paths.into_iter().map(|path| strip(fs::read(path).expect("it can be read"))).collect()
}

/// A server that says `script` line by line: `>` waits for a line of the client, anything else is sent.
async fn puppet(script: &[&str]) -> SocketAddr {
    let script: Vec<String> = script.iter().map(|line| (*line).to_owned()).collect();
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let mut stream = BufReader::new(stream);
            for line in &script {
                let mut heard = String::new();
                let done = match line.as_str() {
                    ">" => stream.read_line(&mut heard).await.map(|_| ()),
                    words => stream.write_all(words.as_bytes()).await,
                };
                if done.is_err() {
                    break;
                }
            }
        }
    });
    address
}

#[tokio::test]
async fn every_scripted_reply_reaches_the_caller_with_its_stage() {
    type Case<'a> = (&'a [&'a str], &'a str, Stage, u16, Option<&'a str>, &'a str);
    let table: &[Case<'_>] = &[
        (&[], "bob@a.example", Stage::Data, 250, Some("2.0.0"), "taken"),
        (&["* => connect 554 5.3.2 not here"], "bob@a.example", Stage::Connect, 554, Some("5.3.2"), "not here"),
        (&["* => ehlo 421 4.3.2 later"], "bob@a.example", Stage::Ehlo, 421, Some("4.3.2"), "later"),
        (&["* => mail 452 4.3.1 full"], "bob@a.example", Stage::Mail, 452, Some("4.3.1"), "full"),
        (&["*@a.example => rcpt 550 5.7.509 denied"], "bob@a.example", Stage::Rcpt, 550, Some("5.7.509"), "denied"),
        (&[r"* => rcpt 550 5.1.1 no\nsuch\nuser"], "bob@a.example", Stage::Rcpt, 550, Some("5.1.1"), "no\nsuch\nuser"),
        (&["* => data 451 busy"], "bob@a.example", Stage::Data, 451, None, "busy"),
        (&["* => message 554 5.7.1 spam"], "bob@a.example", Stage::Data, 554, Some("5.7.1"), "spam"),
        (&[], "bob+550-5.1.1@a.example", Stage::Rcpt, 550, Some("5.1.1"), "the address asks for this reply"),
        (&[], "bob+data-554-5.7.1@a.example", Stage::Data, 554, Some("5.7.1"), "the address asks for this reply"),
    ];
    for without in [vec![], vec![Extension::Pipelining]] {
        for (script, recipient, stage, code, enhanced, text) in table {
            let sink = start(|options| {
                options.script = replies(script);
                options.without = without.clone();
            })
            .await;
            let client = client_to(sink.address(), |_| {});
            let attempt = client.deliver(&to(recipient), MESSAGE).await;
            let expected = AttemptResult::Replied {
                stage: *stage,
                code: *code,
                enhanced: enhanced.map(str::to_owned),
                text: (*text).to_owned(),
            };
            assert_eq!(attempt.result, expected, "{script:?} {recipient} without {without:?}");
            assert_eq!(sink.counts().messages, u64::from(*code == 250), "{script:?} {recipient}");
        }
    }
}

#[tokio::test]
async fn a_server_without_ehlo_is_greeted_with_helo() {
    let sink = start(|options| options.script = replies(&["* => ehlo 502 5.5.1 unknown"])).await;
    let attempt = client_to(sink.address(), |_| {}).deliver(&to("bob@a.example"), MESSAGE).await;
    assert_eq!(decided(&attempt), (Stage::Data, 250));
}

#[tokio::test]
async fn one_connection_carries_many_messages_and_survives_refusals() {
    let sink = start(|_| {}).await;
    let client = client_to(sink.address(), |_| {});
    let codes = [
        ("bob", 250),
        ("bob+550-5.1.1", 550),
        ("eve", 250),
        ("bob+data-554", 554),
        ("bob+message-554", 554),
        ("ann", 250),
    ];
    for (local, code) in codes {
        let attempt = client.deliver(&to(&format!("{local}@a.example")), MESSAGE).await;
        assert_eq!(decided(&attempt).1, code, "{local}");
    }
    assert_eq!((sink.counts().sessions, sink.counts().messages), (1, 3));
}

#[tokio::test]
async fn connections_at_the_same_time_stay_below_their_number() {
    let sink = start(|options| options.delay = Duration::from_millis(2)).await;
    let client = client_to(sink.address(), |options| options.connections = 2);
    let tasks: Vec<_> = (0..20)
        .map(|number| {
            let client = client.clone();
            tokio::spawn(async move { decided(&client.deliver(&to(&format!("u{number}@a.example")), MESSAGE).await) })
        })
        .collect();
    for task in tasks {
        assert_eq!(task.await.expect("it ends"), (Stage::Data, 250));
    }
    assert_eq!((sink.counts().sessions, sink.counts().messages), (2, 20));
}

#[tokio::test]
async fn a_connection_ends_after_its_number_of_messages_and_after_its_idle_time() {
    let sink = start(|_| {}).await;
    let client = client_to(sink.address(), |options| {
        options.messages_per_connection = 2;
        options.idle = Duration::from_secs(2);
    });
    for _ in 0..4 {
        client.deliver(&to("bob@a.example"), MESSAGE).await;
    }
    assert_eq!(sink.counts().sessions, 2);
    client.deliver(&to("bob@a.example"), MESSAGE).await;
    tokio::time::sleep(Duration::from_secs(3)).await;
    client.deliver(&to("bob@a.example"), MESSAGE).await;
    assert_eq!(sink.counts().sessions, 4);
}

#[tokio::test]
async fn a_connection_the_server_closed_meanwhile_is_replaced_without_a_word() {
    let sink = start(|options| options.idle = Duration::from_secs(1)).await;
    let client = client_to(sink.address(), |_| {});
    for _ in 0..2 {
        let attempt = client.deliver(&to("bob@a.example"), MESSAGE).await;
        assert_eq!((decided(&attempt), attempt.reused), ((Stage::Data, 250), false));
        tokio::time::sleep(Duration::from_secs(2)).await;
    }
    assert_eq!(sink.counts().messages, 2);
}

#[tokio::test]
async fn starttls_is_used_when_it_is_offered_and_plain_text_otherwise() {
    for (tls, mode, encrypted) in
        [(true, TlsMode::Opportunistic, true), (false, TlsMode::Opportunistic, false), (true, TlsMode::Off, false)]
    {
        let sink = start(|options| options.tls = tls).await;
        let attempt =
            client_to(sink.address(), |options| options.tls = mode).deliver(&to("bob@a.example"), MESSAGE).await;
        assert_eq!(decided(&attempt), (Stage::Data, 250));
        assert_eq!(
            attempt.tls.as_ref().map(|tls| (tls.version.as_str(), tls.verified)),
            encrypted.then_some(("TLSv1.3", false))
        );
        assert_eq!(sink.counts().encrypted, u64::from(encrypted));
    }
}

#[tokio::test]
async fn required_encryption_takes_only_a_trusted_certificate() {
    let folder = tempfile::tempdir().expect("a folder");
    let [trusted, foreign] = ["trusted.pem", "foreign.pem"].map(|name| folder.path().join(name));
    let sink = start(|options| options.tls = true).await;
    let other = start(|options| options.tls = true).await;
    fs::write(&trusted, sink.certificate().expect("it has one")).expect("written");
    fs::write(&foreign, other.certificate().expect("it has one")).expect("written");
    let require = |roots: &Path| {
        let roots = Roots::Pem(roots.to_owned());
        client_to(sink.address(), |options| (options.tls, options.roots) = (TlsMode::Require, roots))
    };
    let attempt = require(&trusted).deliver(&to("bob@a.example"), MESSAGE).await;
    assert_eq!(decided(&attempt), (Stage::Data, 250));
    assert!(attempt.tls.is_some_and(|tls| tls.verified));
    let attempt = require(&foreign).deliver(&to("bob@a.example"), MESSAGE).await;
    assert!(no_reply(&attempt).0.contains("handshake"), "{attempt:?}");
    let plain = start(|_| {}).await;
    let roots = Roots::Pem(trusted);
    let client = client_to(plain.address(), |options| (options.tls, options.roots) = (TlsMode::Require, roots));
    let attempt = client.deliver(&to("bob@a.example"), MESSAGE).await;
    assert!(no_reply(&attempt).0.contains("STARTTLS"), "{attempt:?}");
    assert_eq!((sink.counts().messages, plain.counts().messages), (1, 0));
}

/// A server that offers STARTTLS, agrees to it with `agreement`, and hangs up; in plain text it refuses the recipient.
async fn half_hearted(agreement: &'static str) -> SocketAddr {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let mut stream = BufReader::new(stream);
            stream.write_all(b"220 hi\r\n").await.ok();
            let mut line = String::new();
            while stream.read_line(&mut line).await.is_ok_and(|read| read > 0) {
                let (reply, ends) = match line.split_whitespace().next() {
                    Some("EHLO") => ("250-hi\r\n250 STARTTLS\r\n", false),
                    Some("STARTTLS") => (agreement, true),
                    Some("MAIL") => ("250 ok\r\n", false),
                    _ => ("550 5.1.1 no\r\n", false),
                };
                stream.write_all(reply.as_bytes()).await.ok();
                line.clear();
                if ends {
                    break;
                }
            }
        }
    });
    address
}

#[tokio::test]
async fn a_handshake_that_fails_is_followed_by_plain_text_unless_encryption_is_required() {
    let address = half_hearted("220 go\r\n").await;
    let attempt = client_to(address, |_| {}).deliver(&to("bob@a.example"), MESSAGE).await;
    assert_eq!((decided(&attempt), attempt.tls), ((Stage::Rcpt, 550), None));
    let folder = tempfile::tempdir().expect("a folder");
    let roots = folder.path().join("roots.pem");
    let sink = start(|options| options.tls = true).await;
    fs::write(&roots, sink.certificate().expect("it has one")).expect("written");
    let client = client_to(address, |options| (options.tls, options.roots) = (TlsMode::Require, Roots::Pem(roots)));
    let attempt = client.deliver(&to("bob@a.example"), MESSAGE).await;
    assert!(no_reply(&attempt).0.contains("handshake failed"), "{attempt:?}");
}

#[tokio::test]
async fn what_comes_in_plain_text_after_starttls_does_not_pass_for_encrypted() {
    let address = half_hearted("220 go\r\n250 injected\r\n").await;
    let attempt = client_to(address, |_| {}).deliver(&to("bob@a.example"), MESSAGE).await;
    assert!(attempt_is(&attempt, "more than its reply", None), "{attempt:?}");
}

#[tokio::test]
async fn a_busy_server_and_a_deferral_are_told_with_their_replies() {
    let busy = start(|options| options.script = replies(&["* => connect 421 4.3.2 busy"])).await;
    let attempt = client_to(busy.address(), |_| {}).deliver(&to("bob@a.example"), MESSAGE).await;
    assert_eq!(decided(&attempt), (Stage::Connect, 421));
    let sink = start(|_| {}).await;
    for (times, code) in [(0, 451), (1, 451), (2, 250)] {
        let attempt = client_to(sink.address(), |_| {}).deliver(&to("bob+451x2@a.example"), MESSAGE).await;
        assert_eq!(decided(&attempt).1, code, "attempt {times}");
    }
}

#[tokio::test]
async fn what_does_not_answer_or_answers_nonsense_ends_without_a_reply_and_in_time() {
    let closed = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a port").local_addr().expect("an address");
    let silent = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a port");
    let endless = "x".repeat(1 << 20);
    let lines = "250-x
"
    .repeat(10_000);
    let table = [
        ("closed", closed, "refused"),
        ("silent", silent.local_addr().expect("an address"), "longer than"),
        ("no SMTP", puppet(&["SSH-2.0-x\r\n"]).await, "reply code"),
        ("endless line", puppet(&["220 ", &endless]).await, "longer than 4096 bytes"),
        ("endless reply", puppet(&["220 hi\r\n", ">", &lines]).await, "more than 128 lines"),
        ("hangs up", puppet(&["220 hi\r\n", ">"]).await, "closed"),
        (
            "250 to DATA",
            puppet(&["220 hi\r\n", ">", "250 hi\r\n", ">", "250 ok\r\n", ">", "250 ok\r\n", ">", "250 ok\r\n", ">"])
                .await,
            "instead of 354",
        ),
    ];
    for (name, address, words) in table {
        let client = client_to(address, |options| options.timeouts = options.timeouts.at_most(Duration::from_secs(2)));
        let attempt =
            tokio::time::timeout(Duration::from_secs(20), client.deliver(&to("bob@a.example"), MESSAGE)).await;
        let attempt = attempt.unwrap_or_else(|_| panic!("{name} hangs"));
        assert!(attempt_is(&attempt, words, None), "{name}: {attempt:?}");
    }
}

#[tokio::test]
async fn a_connection_lost_after_the_final_dot_is_told_apart() {
    for (stage, known) in [("message", false), ("data", true), ("rcpt", true), ("mail", true)] {
        let sink = start(|options| options.script = replies(&[&format!("* => {stage} close")])).await;
        let attempt = client_to(sink.address(), |_| {}).deliver(&to("bob@a.example"), MESSAGE).await;
        assert_eq!(matches!(attempt.result, AttemptResult::NoReply { .. }), known, "{stage}: {attempt:?}");
        assert_eq!(matches!(attempt.result, AttemptResult::Unknown { .. }), !known, "{stage}: {attempt:?}");
    }
}

#[tokio::test]
async fn an_address_that_could_end_its_command_never_reaches_the_wire() {
    let sink = start(|_| {}).await;
    let client = client_to(sink.address(), |_| {});
    let hostile = [
        "bob@a.example>\r\nRCPT TO:<eve@a.example",
        "bob@a.example\r\n",
        "bob@a.example\n",
        "bo\rb@a.example",
        "bob\0@a.example",
        "bob@a.example> NOTIFY=NEVER",
        "<bob@a.example>",
        "bob eve@a.example",
        "\"bob\"eve\"@a.example",
        "\"bob\\\"@a.example",
        "\"\r\n\"@a.example",
        "bob\u{85}@a.example",
        "bob",
        "@a.example",
        "bob@",
        "bob@a..example",
        "bob@[127.0.0.1]>",
    ];
    for address in hostile {
        let as_recipient = client.deliver(&to(address), MESSAGE).await;
        let as_sender = Envelope { mail_from: address.to_owned(), ..to("bob@a.example") };
        let as_sender = client.deliver(&as_sender, MESSAGE).await;
        assert_eq!((no_reply(&as_recipient).1, no_reply(&as_sender).1), (Some("5.1.3"), Some("5.5.4")), "{address:?}");
    }
    assert_eq!(sink.counts().sessions, 0);
}

#[tokio::test]
async fn odd_but_lawful_addresses_arrive() {
    let folder = tempfile::tempdir().expect("a folder");
    let sink = start(|options| options.out = Some(folder.path().to_owned())).await;
    let client = client_to(sink.address(), |_| {});
    for address in ["\"bob eve\"@a.example", "o'brien+x=y@a.example", "用户@例子.example", "bob@bücher.example"] {
        let attempt = client.deliver(&to(address), MESSAGE).await;
        assert_eq!(decided(&attempt), (Stage::Data, 250), "{address}");
    }
    let null_sender = Envelope { mail_from: String::new(), ..to("bob@a.example") };
    assert_eq!(decided(&client.deliver(&null_sender, MESSAGE).await), (Stage::Data, 250));
}

#[tokio::test]
async fn what_the_server_cannot_take_is_not_sent() {
    let sink = start(|options| {
        options.size = 100;
        options.without = vec![Extension::EightBitMime, Extension::Smtputf8];
    })
    .await;
    let client = client_to(sink.address(), |_| {});
    let utf8 = Envelope { smtputf8: true, ..to("bob@a.example") };
    let eight_bit = Envelope { eight_bit: true, ..to("bob@a.example") };
    let large = [b'x'; 101];
    let table: [(Envelope, &[u8], &str, &str); 4] = [
        (to("bob@a.example"), &large, "100 at most", "5.3.4"),
        (utf8, MESSAGE, "SMTPUTF8", "5.6.9"),
        (to("用户@a.example"), MESSAGE, "SMTPUTF8", "5.6.7"),
        (eight_bit, MESSAGE, "8BITMIME", "5.6.3"),
    ];
    for (envelope, message, words, code) in table {
        let attempt = client.deliver(&envelope, message).await;
        assert!(attempt_is(&attempt, words, Some(code)), "{attempt:?}");
    }
    assert_eq!(sink.counts().refusals, 0);
    assert_eq!(decided(&client.deliver(&to("bob@a.example"), b"small\r\n").await), (Stage::Data, 250));
}

#[tokio::test]
async fn a_message_that_the_server_stops_reading_has_the_servers_reply() {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move {
        let Ok((stream, _)) = listener.accept().await else { return };
        let mut stream = BufReader::new(stream);
        let mut line = String::new();
        for reply in ["220 hi\r\n", "250 hi\r\n", "250 ok\r\n", "250 ok\r\n", "354 go\r\n"] {
            stream.write_all(reply.as_bytes()).await.ok();
            stream.read_line(&mut line).await.ok();
        }
        stream.write_all(b"552 5.3.4 too large\r\n").await.ok();
        // The rest is read so that the reply is not lost to a reset.
        let mut rest = Vec::new();
        stream.read_to_end(&mut rest).await.ok();
    });
    let attempt = client_to(address, |_| {}).deliver(&to("bob@a.example"), &vec![b'x'; 4 << 20]).await;
    assert_eq!(decided(&attempt), (Stage::Data, 552));
}

#[test]
fn any_message_survives_dots_and_line_ends_byte_for_byte() {
    use proptest::collection::vec;
    use proptest::prelude::*;

    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let folder = tempfile::tempdir().expect("a folder");
    let sink = runtime.block_on(start(|options| options.out = Some(folder.path().to_owned())));
    let client = client_to(sink.address(), |_| {});
    let piece = prop_oneof![
        4 => prop::sample::select(vec![&b"."[..], b"\r\n", b"\r", b"\n", b"..", b"\r\n.\r\n", b"\n.\n", b"\r.\r", b"a", b"\0"]).prop_map(<[u8]>::to_vec),
        1 => vec(any::<u8>(), 0..40),
    ];
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: 300,
        failure_persistence: None,
        ..Default::default()
    });
    let ended = runner.run(&vec(piece, 0..30).prop_map(|pieces| pieces.concat()), |message| {
        let envelope = Envelope { eight_bit: true, ..to("bob@a.example") };
        let attempt = runtime.block_on(client.deliver(&envelope, &message));
        prop_assert_eq!(decided(&attempt), (Stage::Data, 250));
        let found = received(folder.path());
        for file in fs::read_dir(folder.path().join("new")).expect("a folder") {
            fs::remove_file(file.expect("a file").path()).expect("removed");
        }
        prop_assert_eq!(found, vec![by_the_book(&message)]);
        Ok(())
    });
    ended.unwrap_or_else(|error| panic!("{error}"));
}

/// Line by line: CRLF, a bare CR and a bare LF each end a line, and every line ends with CRLF.
fn by_the_book(message: &[u8]) -> Vec<u8> {
    let mut lines = vec![Vec::new()];
    let mut at = 0;
    while at < message.len() {
        let (ends, step) = match &message[at..] {
            [b'\r', b'\n', ..] => (true, 2),
            [b'\r' | b'\n', ..] => (true, 1),
            _ => (false, 1),
        };
        if ends {
            lines.push(Vec::new());
        } else {
            lines.last_mut().expect("there is one").push(message[at]);
        }
        at += step;
    }
    if lines.last().is_some_and(Vec::is_empty) {
        lines.pop();
    }
    lines.into_iter().flat_map(|line| [line, b"\r\n".to_vec()]).flatten().collect()
}

#[test]
fn options_that_cannot_work_are_refused() {
    type Change = fn(&mut Options);
    let table: [(&str, Change); 4] = [
        ("EHLO", |options| options.hello = "a\r\nQUIT".to_owned()),
        ("EHLO", |options| options.hello = String::new()),
        ("connections", |options| options.connections = 0),
        ("missing.pem", |options| (options.tls, options.roots) = (TlsMode::Require, Roots::Pem("missing.pem".into()))),
    ];
    for (words, change) in table {
        let mut options = Options::new("client.example");
        change(&mut options);
        let error =
            smtp::Client::new(options, Resolver::new(dns::Options::default())).err().expect("refused").to_string();
        assert!(error.contains(words), "{error}");
    }
}
