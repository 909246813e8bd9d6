//! Mails and their signatures.

use mail_parser::MessageParser;
use sendright_host::dkim::{DkimError, Keys};
use sendright_host::message::{Draft, Mailbox};
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;

const DRAFT: Draft<'static> = Draft {
    from: Mailbox { name: "Ann \"A\" O'Neill, Shop", address: "ann@shop.example" },
    to: Mailbox { name: "", address: "bob@a.example" },
    reply_to: None,
    subject: "Your order",
    html: Some("<p>Hello</p>"),
    text: Some("Hello"),
    message_id: "1a2b@shop.example",
    date_ms: 1_700_000_000_000,
    headers: &[
        ("List-Unsubscribe", "<https://shop.example/u/1>"),
        ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
    ],
};

fn text(draft: &Draft<'_>) -> String {
    String::from_utf8(draft.build().expect("it can be built").bytes).expect("ASCII")
}

#[test]
fn a_mail_has_its_fields_and_both_bodies() {
    let mail = text(&DRAFT);
    for line in [
        "From: \"Ann \\\"A\\\" O'Neill, Shop\" <ann@shop.example>\r\n",
        "To: <bob@a.example>\r\n",
        "Subject: Your order\r\n",
        "Date: Tue, 14 Nov 2023 22:13:20 +0000\r\n",
        "Message-ID: <1a2b@shop.example>\r\n",
        "MIME-Version: 1.0\r\n",
        "List-Unsubscribe: <https://shop.example/u/1>\r\n",
        "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n",
        "Content-Type: multipart/alternative;",
    ] {
        assert!(mail.contains(line), "{line}\n{mail}");
    }
    let plain = mail.find("text/plain").expect("text");
    assert!(plain < mail.find("text/html").expect("html"), "the richest part comes last (RFC 2046 section 5.1.4)");
}

#[test]
fn every_line_is_short_ascii_and_ended_with_crlf_whatever_the_text() {
    let long = "wörd ".repeat(5000);
    let unbroken = "x".repeat(5000);
    let bare = "a\nb\rc\r\nd\n.\n";
    for body in [long.as_str(), &unbroken, bare, "", ".", "日本語\n"] {
        for (html, plain) in [(Some(body), None), (None, Some(body)), (Some(body), Some(body))] {
            let subject = "Ünïcode 日本語 ".repeat(40);
            let built = Draft { html, text: plain, subject: &subject, ..DRAFT }.build().expect("it can be built");
            assert!(!built.smtputf8 && !built.eight_bit && built.bytes.is_ascii());
            assert!(built.bytes.ends_with(b"\r\n"));
            for line in built.bytes.split_inclusive(|&byte| byte == b'\n') {
                assert!(line.ends_with(b"\r\n") && line.len() <= 1000, "{}", line.escape_ascii());
                assert!(!line[..line.len() - 2].contains(&b'\r'), "{}", line.escape_ascii());
            }
        }
    }
}

#[test]
fn what_looks_encoded_reads_as_it_was_written() {
    let hidden = "=?utf-8?B?V2luIG5vdw==?=";
    let long = format!("Ünïcode {hidden} 日本語 ").repeat(30);
    for text in [hidden, "Order =?utf-8?Q?=57in?= 5", "a=?b", long.trim_end()] {
        let names = Mailbox { name: text, address: "ann@shop.example" };
        let draft = Draft { from: names, to: names, reply_to: Some(names), subject: text, ..DRAFT };
        let bytes = draft.build().expect("it can be built").bytes;
        let mail = MessageParser::default().parse(&bytes).expect("it is a mail");
        assert_eq!(mail.subject(), Some(text));
        for field in [mail.from(), mail.to(), mail.reply_to()] {
            let read = field.and_then(|field| field.first()).expect("an address");
            assert_eq!((read.name(), read.address()), (Some(text), Some("ann@shop.example")));
        }
        let head = String::from_utf8_lossy(&bytes);
        assert!(!head.contains("V2luIG5vdw"), "{head}");
        assert!(head.lines().filter(|line| line.contains("=?")).all(|line| line.len() <= 76), "{head}");
    }
}

#[test]
fn no_control_character_of_a_body_stands_in_the_mail() {
    let body = "a\0b\u{7}\u{b}c\u{1b}[2J\u{7f} é\r\nnext";
    for (html, plain) in [(Some(body), None), (None, Some(body)), (Some(body), Some(body))] {
        let bytes = Draft { html, text: plain, ..DRAFT }.build().expect("it can be built").bytes;
        let raw = bytes.iter().find(|byte| byte.is_ascii_control() && !b"\t\r\n".contains(byte));
        assert_eq!(raw, None, "{}", bytes.escape_ascii());
        let mail = MessageParser::default().parse(&bytes).expect("it is a mail");
        assert!(html.is_none() || mail.body_html(0).is_some_and(|read| read.contains("a\0b")));
        assert!(plain.is_none() || mail.body_text(0).as_deref() == Some(body));
    }
}

#[test]
fn every_address_that_a_server_takes_can_stand_in_the_fields() {
    for address in ["\"a\\\"b\"@x.example", "\"a b\"@x.example", "a+b=c@x.example", "a@[192.0.2.1]"] {
        let to = Mailbox { name: "", address };
        assert!(text(&Draft { to, ..DRAFT }).contains(&format!("To: <{address}>\r\n")), "{address}");
    }
}

#[test]
fn header_fields_cannot_be_smuggled_in() {
    let evil = "x\r\nBcc: eve@evil.example";
    for evil in [evil, "x\ny", "x\ry", "x\0y", "x\u{2028}y", "x\u{85}y"] {
        let headers = [("X-Note", evil)];
        let names = [(evil, "x")];
        let address = format!("{evil}@a.example");
        let drafts = [
            Draft { subject: evil, ..DRAFT },
            Draft { from: Mailbox { name: evil, ..DRAFT.from }, ..DRAFT },
            Draft { to: Mailbox { address: &address, ..DRAFT.to }, ..DRAFT },
            Draft { reply_to: Some(Mailbox { name: evil, address: "a@b.example" }), ..DRAFT },
            Draft { message_id: evil, ..DRAFT },
            Draft { headers: &headers, ..DRAFT },
            Draft { headers: &names, ..DRAFT },
        ];
        for draft in drafts {
            assert!(draft.build().is_err(), "{draft:?}");
        }
    }
}

#[test]
fn what_cannot_be_a_mail_is_refused_in_words() {
    let long = "x".repeat(1000);
    let unbreakable = [("X-Long", long.as_str())];
    let own = [("subject", "another")];
    let table = [
        (Draft { html: None, text: None, ..DRAFT }, "neither HTML nor text"),
        (Draft { to: Mailbox { name: "", address: "bob> , <eve@a.example" }, ..DRAFT }, "no mail address"),
        (Draft { to: Mailbox { name: "", address: "bob" }, ..DRAFT }, "no mail address"),
        (Draft { message_id: "none", ..DRAFT }, "message id"),
        (Draft { headers: &unbreakable, ..DRAFT }, "`X-Long` is longer"),
        (Draft { headers: &own, ..DRAFT }, "\"subject\" cannot be given"),
        (Draft { date_ms: u64::MAX, ..DRAFT }, "year 9999"),
    ];
    for (draft, words) in table {
        let error = draft.build().expect_err(words).to_string();
        assert!(error.contains(words), "{error}");
    }
}

#[test]
fn an_address_in_another_script_needs_smtputf8_and_a_domain_alone_does_not() {
    let to = |address| Draft { to: Mailbox { name: "", address }, ..DRAFT }.build().expect("it can be built");
    assert!(to("用户@a.example").smtputf8);
    let domain = to("bob@bücher.example");
    assert!(!domain.smtputf8 && String::from_utf8_lossy(&domain.bytes).contains("<bob@xn--bcher-kva.example>"));
}

#[test]
fn keys_are_made_once_kept_from_others_and_never_shown() {
    let folder = tempfile::tempdir().expect("a folder");
    let dir = folder.path().join("keys");
    let keys = Keys::generate(&dir, "Shop.example", "s1").expect("they are made");
    let records = keys.records();
    assert_eq!(
        records.iter().map(|record| record.name.as_str()).collect::<Vec<_>>(),
        ["s1-rsa._domainkey.shop.example", "s1-ed25519._domainkey.shop.example"]
    );
    assert!(
        records[0].value.starts_with("v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A"),
        "2048 bits in a SubjectPublicKeyInfo"
    );
    assert_eq!(records[1].public_key.len(), 44, "32 bytes in base64 (RFC 8463 section 4)");
    assert!(records[0].zone_line().split('"').all(|part| part.len() <= 255));
    let mut secrets = Vec::new();
    for file in ["s1-rsa.pem", "s1-ed25519.pem"] {
        let path = dir.join(file);
        assert_eq!(fs::metadata(&path).expect("it is there").permissions().mode() & 0o777, 0o600);
        secrets.extend(fs::read_to_string(path).expect("it can be read").lines().skip(1).map(str::to_owned));
    }
    let shown = format!("{keys:?}");
    assert!(shown.contains("s1-rsa") && !secrets.iter().any(|line| shown.contains(line.as_str())), "{shown}");
    assert!(matches!(Keys::generate(&dir, "shop.example", "s1"), Err(DkimError::File { .. })));
    assert_eq!(Keys::load(&dir, "shop.example").expect("they load").records(), records);
    fs::set_permissions(dir.join("s1-rsa.pem"), Permissions::from_mode(0o640)).expect("set");
    assert!(matches!(Keys::load(&dir, "shop.example"), Err(DkimError::Readable(_))));
}

#[test]
fn a_signature_and_what_ends_it_stand_on_one_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let keys = Keys::generate(&folder.path().join("keys"), "shop.example", "s1").expect("they are made");
    let reply_to = Some(Mailbox { name: "", address: "desk@shop.example" });
    for draft in [DRAFT, Draft { headers: &[], ..DRAFT }, Draft { reply_to, ..DRAFT }] {
        let mail = keys.sign(&draft.build().expect("it can be built").bytes).expect("signed");
        let mail = String::from_utf8(mail).expect("ASCII");
        let unfolded = mail.replace("\r\n\t", "\n");
        let signatures: Vec<_> = unfolded.split("\r\n").filter(|field| field.starts_with("DKIM-Signature:")).collect();
        assert_eq!(signatures.len(), 2);
        for signature in signatures {
            let last = signature.lines().last().expect("a line");
            let value = last.strip_suffix(';').and_then(|line| line.rsplit(' ').next()).unwrap_or_default();
            assert!(
                value.len() > 1 && value.starts_with(|c: char| c.is_ascii_alphanumeric() || "+/=".contains(c)),
                "{signature}"
            );
        }
    }
}

#[test]
fn keys_that_are_none_are_named_without_their_contents() {
    let folder = tempfile::tempdir().expect("a folder");
    assert!(matches!(Keys::load(folder.path(), "shop.example"), Err(DkimError::NoKey(_))));
    for content in ["secret words", "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n"] {
        let path = folder.path().join("s1.pem");
        fs::write(&path, content).expect("written");
        fs::set_permissions(&path, Permissions::from_mode(0o600)).expect("set");
        let error = Keys::load(folder.path(), "shop.example").expect_err("refused").to_string();
        assert!(error.contains("s1.pem") && !error.contains("secret words") && !error.contains("c2VjcmV0"), "{error}");
    }
}
