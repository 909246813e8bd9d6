//! The DNS records of a sender domain (rulebook 7.1).

mod bulk;
mod dkim;
mod dmarc;
mod key;
mod lookup;
mod mx;
mod spf;
mod tags;
mod text;
mod zone;

pub use bulk::{BulkRequirement, Receiver, Requirement};

use crate::door::Question;
use crate::error::{Code, Error};
use crate::locale::Locale;
use crate::phrases::{Said, domain as phrase};
use crate::policy::Policy;
use crate::site;
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
    /// The public key that signatures are made for: base64, a PEM block, or a whole DKIM record. Without it any key is
    /// right.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dkim_public_key: Option<String>,
    /// Every record that was found at the domain and at the names below it, with CNAME records what they lead to; of use
    /// too are the DMARC record of the registered domain, the PTR records of the sending addresses, and the A and AAAA
    /// records of the names that these point to.
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

    /// As of a subdomain, for which receivers take the policy of the domain above where it has none of its own.
    fn under(self, (name, expected): &(String, String)) -> Self {
        if !self.found.is_empty() {
            return self;
        }
        let also = Said::with(phrase::DMARC_INHERITED, [("name", name.clone())]);
        Self { expected: expected.clone(), also: Some(also), ..self }
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
        let mx_host = zone::normalised("mx_host", self.mx_host.as_deref().unwrap_or(&service.mx_host))?;
        let include = spf_include(self.spf_include.as_deref().unwrap_or(&service.spf_include))?;
        let dkim_name = format!("{selector}._domainkey.{domain}");
        let dmarc_name = format!("_dmarc.{domain}");
        let key = self.dkim_public_key.as_deref().map(|given| {
            let refused = || Error::new(Code::InvalidValue, "dkim_public_key", "a public key in base64 is expected");
            key::Key::given(given).ok_or_else(refused)
        });
        let key = key.transpose()?;

        let inherited = self.inherited(&domain);
        let mx = judged(self.found(&domain, "MX"), |found| mx::judge(&found, &mx_host));
        let spf = judged(self.texts(&domain), |texts| spf::judge(&texts, &include));
        let dkim = judged(self.texts(&dkim_name), |texts| dkim::judge(&texts, key.as_ref()));
        let dmarc = judged(self.texts(&dmarc_name), |texts| dmarc::judge(&texts));
        let dmarc = inherited.iter().fold(dmarc, Judged::under);
        let outcome = |purpose, name: &str, judged| outcome(purpose, &domain, name, judged, self.locale);
        let records = vec![
            outcome(Purpose::Mx, &domain, mx),
            outcome(Purpose::Spf, &domain, spf),
            outcome(Purpose::Dkim, &dkim_name, dkim),
            outcome(Purpose::Dmarc, &dmarc_name, dmarc),
        ];
        let bulk = bulk::requirements(self, &records, inherited.is_some(), self.locale);
        Ok(DomainAnswer { verified: records.iter().all(|record| record.ok), records, bulk })
    }
}

impl CheckDomain {
    /// Where receivers look for the DMARC policy of a subdomain without one: the name above, and the record that would
    /// say the same of the subdomain itself.
    fn inherited(&self, domain: &str) -> Option<(String, String)> {
        let registered = site::registered(domain);
        let above = format!("_dmarc.{registered}");
        let texts = self.texts(&above).ok().filter(|_| registered != domain)?;
        Some((above, dmarc::inherited(&texts)?))
    }
}

/// The name that SPF's `include` of the service has: a name or macros.
fn spf_include(given: &str) -> Result<String, Error> {
    let name = zone::wire(given.trim_end_matches('.'));
    if spf::is_domain(&name) {
        return Ok(name.into_owned());
    }
    let message = format!("`{}` is nothing that SPF can include", given.escape_debug());
    Err(Error::new(Code::InvalidValue, "spf_include", message))
}

/// What is found is judged; where its CNAMEs lead nowhere, that is what is wrong.
fn judged<T: Default>(found: Result<T, Said>, judge: impl FnOnce(T) -> Judged) -> Judged {
    match found {
        Ok(found) => judge(found),
        Err(lost) => Judged { message: Some(lost), ok: false, ..judge(T::default()) },
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
