//! The DNS records of a sender domain (rulebook 7.1).

mod bulk;
mod dkim;
mod dmarc;
mod mx;
mod spf;
mod tags;
mod zone;

pub use bulk::{BulkRequirement, Receiver, Requirement};

use crate::door::Question;
use crate::error::{Code, Error};
use crate::locale::Locale;
use crate::phrases::{Said, domain as phrase};
use crate::policy::Policy;
use serde::{Deserialize, Serialize};

/// Are the DNS records of this sender domain right (rulebook 7.1)?
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CheckDomain {
    /// The sender domain, in A-labels or U-labels (RFC 5890); the answer has A-labels.
    pub domain: String,
    /// The selector that signatures name (RFC 6376 section 3.1).
    pub dkim_selector: String,
    /// The public key that signatures are made for: base64, or a whole DKIM record. Without it any key is right.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dkim_public_key: Option<String>,
    /// Every record that was found at the domain and at the names below it; of use too are the PTR records of the
    /// sending addresses, and the A and AAAA records of the names that these point to.
    pub records: Vec<DnsRecord>,
    /// The service's host for MX; the policy's if not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mx_host: Option<String>,
    /// The service's name for SPF's `include`; the policy's if not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spf_include: Option<String>,
    /// The language of the messages.
    #[serde(default, skip_serializing_if = "Locale::is_usual")]
    pub locale: Locale,
}

/// A record as a resolver gives it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DnsRecord {
    /// The owner's name.
    pub name: String,
    /// The type: `MX`, `TXT`, `CNAME`.
    pub r#type: String,
    /// The data as zone files write it: `10 mail.example.`, `"v=spf1 …"`; a long text may be split in strings.
    pub value: String,
}

/// Whether all is right, and each record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DomainAnswer {
    /// Whether every record is right.
    pub verified: bool,
    /// What each record should be and is: MX, SPF, DKIM, DMARC.
    pub records: Vec<RecordOutcome>,
    /// What Gmail, Yahoo and Microsoft ask of a domain that sends much.
    #[serde(default)]
    pub bulk: Vec<BulkRequirement>,
}

/// One record: what it should be, what it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RecordOutcome {
    /// What it is for.
    pub purpose: Purpose,
    /// Its full name.
    pub name: String,
    /// The part before the registered domain, as registrars ask for it; `@` for the domain itself.
    pub host: String,
    /// Its type.
    pub r#type: String,
    /// The value to publish.
    pub expected: String,
    /// The values that were found.
    pub found: Vec<String>,
    /// Whether it is right.
    pub ok: bool,
    /// What is wrong, or worth knowing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// What a record is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// Where mail to the domain goes (RFC 5321 section 5).
    Mx,
    /// Who may send for the domain (RFC 7208).
    Spf,
    /// The key of its signatures (RFC 6376).
    Dkim,
    /// What receivers do with mail that fails both (RFC 7489).
    Dmarc,
}

/// What a check of one record says: the value to publish, whether what was found will do, and why not.
struct Judged {
    expected: String,
    found: Vec<String>,
    ok: bool,
    message: Option<Said>,
    /// What is to be known of the value to publish.
    also: Option<Said>,
}

impl Judged {
    fn new(expected: String, found: Vec<String>, ok: bool, message: Option<Said>) -> Self {
        Self { expected, found, ok, message, also: None }
    }

    fn in_words(message: Option<Said>, also: Option<Said>, locale: Locale) -> Option<String> {
        let said = |said: Option<Said>| said.map(|said| said.say(locale));
        match (said(message), said(also)) {
            (Some(first), Some(second)) => Some(phrase::BOTH.say(locale, &[("first", &first), ("second", &second)])),
            (first, second) => first.or(second),
        }
    }
}

impl Question for CheckDomain {
    const NAME: &'static str = "check_domain";
    type Answer<'p> = DomainAnswer;

    fn answer(&self, policy: &Policy) -> Result<DomainAnswer, Error> {
        let domain = zone::normalised("domain", &self.domain)?;
        let selector = zone::normalised_label("dkim_selector", &self.dkim_selector)?;
        let service = &policy.document().domain;
        let mx_host = zone::wire(self.mx_host.as_deref().unwrap_or(&service.mx_host));
        let include = zone::wire(self.spf_include.as_deref().unwrap_or(&service.spf_include));
        let dkim_name = format!("{selector}._domainkey.{domain}");
        let dmarc_name = format!("_dmarc.{domain}");

        let key = self.dkim_public_key.as_deref().map(dkim::Key::read).transpose();
        let key = key.map_err(|why| Error::new(Code::InvalidValue, "dkim_public_key", why))?;
        let outcome = |purpose, name: &str, judged| outcome(purpose, &domain, name, judged, self.locale);
        let records = vec![
            outcome(Purpose::Mx, &domain, mx::judge(&self.found(&domain, "MX"), &mx_host)),
            outcome(Purpose::Spf, &domain, spf::judge(&self.texts(&domain), &include)),
            outcome(Purpose::Dkim, &dkim_name, dkim::judge(&self.texts(&dkim_name), key.as_ref())),
            outcome(Purpose::Dmarc, &dmarc_name, dmarc::judge(&self.texts(&dmarc_name))),
        ];
        let bulk = bulk::requirements(self, &records, self.locale);
        Ok(DomainAnswer { verified: records.iter().all(|record| record.ok), records, bulk })
    }
}

impl CheckDomain {
    /// The data of the records of a name and type.
    fn found(&self, name: &str, kind: &str) -> Vec<&str> {
        let is = |record: &&DnsRecord| {
            record.r#type.eq_ignore_ascii_case(kind)
                && zone::wire(&record.name).trim_end_matches('.').eq_ignore_ascii_case(name)
        };
        self.records.iter().filter(is).map(|record| record.value.as_str()).collect()
    }

    /// The texts of a name, each with its strings joined (RFC 7208 section 3.3).
    fn texts(&self, name: &str) -> Vec<String> {
        self.found(name, "TXT").into_iter().map(tags::joined).collect()
    }
}

fn outcome(purpose: Purpose, domain: &str, name: &str, judged: Judged, locale: Locale) -> RecordOutcome {
    let kind = if purpose == Purpose::Mx { "MX" } else { "TXT" };
    let Judged { expected, found, ok, message, also } = judged;
    RecordOutcome {
        purpose,
        name: name.to_owned(),
        host: zone::host(domain, name),
        r#type: kind.to_owned(),
        expected,
        found,
        ok,
        message: Judged::in_words(message, also, locale),
    }
}
