//! What is proposed in place of DNS records is right (rulebook 7.1).

use proptest::prelude::*;
use sendright::domain::{CheckDomain, DnsRecord, DomainAnswer, Purpose};
use sendright::{Policy, Question};
use std::sync::LazyLock;

static POLICY: LazyLock<Policy> = LazyLock::new(|| Policy::preset("tencent-ses").unwrap());

/// The key of RFC 6376 appendix C, with 1024 bits.
const KEY: &str = "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDwIRP/UC3SBsEmGqZ9ZJW3/DkMoGeLnQg1fWn7/zYtIxN2SnFCjxOCKG9v3b4jYfcTNh5ijSsq631uBItLa7od+v/RtdC2UzJ1lWT947qR+Rcac2gbto/NMqJ0fzfVjH4OuKhitdY9tf6mcwGjaNBcWToIMmPSPDdQPNUYckcQ2QIDAQAB";

fn record(name: &str, kind: &str, value: &str) -> DnsRecord {
    DnsRecord { name: name.into(), r#type: kind.into(), value: value.into() }
}

fn ask(domain: &str, key: Option<&str>, records: Vec<DnsRecord>) -> DomainAnswer {
    let question = CheckDomain {
        domain: domain.into(),
        dkim_selector: "s1".into(),
        dkim_public_key: key.map(str::to_owned),
        records,
        ..CheckDomain::default()
    };
    question.answer(&POLICY).unwrap()
}

/// Texts of a few pieces, some of which are right.
fn pieces(pieces: &'static [&'static str], between: &'static [&'static str]) -> impl Strategy<Value = String> {
    let piece = (prop::sample::select(pieces), prop::sample::select(between));
    prop::collection::vec(piece, 0..9).prop_map(|all| all.into_iter().flat_map(|(piece, end)| [piece, end]).collect())
}

const SPF: &[&str] = &[
    "include:qcloudmail.com",
    "-include:qcloudmail.com",
    "INCLUDE:QCloudMail.com.",
    "include:_spf.google.com",
    "include:a.example",
    "include:b.example",
    "include:c.example",
    "include:d.example",
    "include:e.example",
    "include:f.example",
    "include: g.example",
    "redirect=x.example",
    "redirect=y.example",
    "redirect=qcloudmail.com",
    "exp=e.example",
    "exp=f.example",
    "a",
    "mx",
    "ptr",
    "a:h.example/24//64",
    "exists:%{i}.x.example",
    "exists:%{x}.example",
    "ip4:192.0.2.1",
    "ip4:192.0.2.400",
    "192.0.2.9",
    "ip4:0.0.0.0/0",
    "ip6:2001:db8::/32",
    "ip6:::/0",
    "+all",
    "all",
    "-all",
    "~all",
    "?all",
    "foo=bar",
    "moo",
    "v=spf1",
    "include:com",
];
const DMARC: &[&str] = &[
    "p=none",
    "p=quarantine",
    "p=REJECT",
    "p=block",
    "P=reject",
    "sp=none",
    "sp=reject",
    "sp=x",
    "np=quarantine",
    "np=",
    "pct=50",
    "pct=101",
    "rua=mailto:a@example.com",
    "rua=a@example.com",
    "rua=mailto:a@example.com,mailto:b@example.com!1m",
    "ruf=",
    "adkim=s",
    "aspf=strict",
    "fo=1:d",
    "fo=2",
    "t=y",
    "psd=n",
    "ri=1",
    "rf=afrf",
    "foo=bar",
    "junk",
    "v=DMARC1",
];
const DKIM: &[&str] =
    &["v=DKIM1", "k=rsa", "k=dsa", "h=sha1", "h=sha256", "s=email", "s=x", "t=y", "p=", "p=AAAA", "n=x", "junk"];
const MX: &[&str] =
    &["10 mxbiz1.qq.com.", "0 .", "65536 a.example.", "10 192.0.2.1", "mail.example.com", "5 mail.example.com", ""];

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_proposed_is_right_whatever_was_found(
        spf in prop::collection::vec((prop::sample::select(&["v=spf1 ", "V=SPF1  ", "v=spf1", " v=spf1 ", ""][..]), pieces(SPF, &[" ", "  ", "\t", ","])), 0..3),
        dmarc in prop::collection::vec((prop::sample::select(&["v=DMARC1; ", "v=dmarc1;", "v=DMARC1 ", "", " v = DMARC1;"][..]), pieces(DMARC, &["; ", ";", " ; "])), 0..3),
        dkim in prop::collection::vec(pieces(DKIM, &["; ", ";"]), 0..3),
        mx in prop::collection::vec(prop::sample::select(MX), 0..3),
        domain in prop::sample::select(&["example.com", "mail.example.com"][..]),
    ) {
        let selector = format!("s1._domainkey.{domain}");
        let mut records: Vec<DnsRecord> = mx.into_iter().map(|value| record(domain, "MX", value)).collect();
        let quoted = |name: &str, text: String| record(name, "TXT", &format!("\"{text}\""));
        records.extend(spf.into_iter().map(|(version, terms)| quoted(domain, version.to_owned() + &terms)));
        records.extend(dmarc.into_iter().map(|(version, tags)| quoted("_dmarc.example.com", version.to_owned() + &tags)));
        records.extend(dkim.into_iter().map(|text| quoted(&selector, text)));
        let proposed = ask(domain, Some(KEY), records.clone()).records;
        let published = proposed.iter().map(|outcome| record(&outcome.name, &outcome.r#type, &outcome.expected));
        let again = ask(domain, Some(KEY), published.collect());
        prop_assert!(again.verified, "{records:?}\n{again:?}");
        for (before, after) in proposed.iter().zip(&again.records) {
            prop_assert_eq!(before.expected.trim_end(), after.expected.trim_end(), "{:?}", &records);
        }
    }

    #[test]
    fn no_record_is_too_odd_to_be_judged(
        kind in prop::sample::select(&["TXT", "MX", "CNAME", "PTR", "A"][..]),
        name in prop_oneof![Just("example.com".to_owned()), Just("s1._domainkey.example.com".to_owned()), Just("_dmarc.example.com".to_owned()), any::<String>()],
        values in prop::collection::vec(prop_oneof![any::<String>(), r#"(v=(spf1|DKIM1|DMARC1)[ ;])?["\\ a-z:=;%{}/0-9]{0,30}"#], 0..4),
    ) {
        let records = values.iter().map(|value| record(&name, kind, value)).collect();
        let answer = ask("example.com", None, records);
        prop_assert_eq!(answer.records.len(), 4);
    }
}

#[test]
fn a_record_is_proposed_with_the_key_it_has_where_none_is_told() {
    let published = format!("k=rsa; p={KEY}; v=DKIM1");
    let answer = ask("example.com", None, vec![record("s1._domainkey.example.com", "TXT", &published)]);
    let dkim = answer.records.iter().find(|record| record.purpose == Purpose::Dkim).unwrap();
    assert!(!dkim.ok);
    assert_eq!(dkim.expected, format!("v=DKIM1; k=rsa; p={KEY}"));
}
