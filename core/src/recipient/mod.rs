//! Recipients: addresses, suppression, unsubscribes, how often a mailbox is written to (rulebook 4.1 and 5.1).

mod address;
mod host;
mod rate;

use crate::answer::{Decision, Kind, Reason};
use crate::day::{self, Clock};
use crate::door::Question;
use crate::error::Error;
use crate::locale::Locale;
use crate::phrases::recipient as phrase;
use crate::policy::Policy;
use crate::policy::document::{Codes, RecipientPolicy};
use address::Address;
use serde::{Deserialize, Serialize};
use std::fmt::Display;

/// May a message go to this address now (rulebook 4.1 and 5.1)?
///
/// In this order: the address can be one, it is not on the block list, its owner has not unsubscribed, it is not a
/// role's where the message is marketing, it has not had too many messages lately. The first that fails decides; the
/// reasons list all that do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CheckRecipient {
    /// The address alone (RFC 5321 section 4.1.2, RFC 6531), without a name and angle brackets.
    pub address: String,
    /// Now, in Unix milliseconds.
    pub now_ms: u64,
    /// The sender domain that the message is from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sender_domain: Option<String>,
    /// The address's entry on the block list, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suppression: Option<Suppression>,
    /// Whether its owner has unsubscribed from the sender domain.
    #[serde(default)]
    pub unsubscribed: bool,
    /// When messages went to this mailbox, in Unix milliseconds and any order. The last hour decides whether the
    /// limit is met now; with the hour before it, a mailbox that met its limit rests for the whole hour from then.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sent_last_hour: Vec<u64>,
    /// What the message is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// The language of the messages.
    #[serde(default, skip_serializing_if = "Locale::is_usual")]
    pub locale: Locale,
}

/// An entry on the block list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Suppression {
    /// Why the address is on it, as `bounce` or `complaint`.
    pub reason: String,
    /// Until when, in Unix milliseconds; for good if not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until_ms: Option<u64>,
}

/// Whether a message may go to an address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RecipientAnswer {
    /// Whether it may go.
    pub decision: Decision,
    /// The address as it is written on the wire: its domain in lower case and A-labels (RFC 5890), its local part as
    /// given but for needless quotes. As given where it cannot be an address.
    pub address: String,
    /// Whether only a server with SMTPUTF8 takes it (RFC 6531).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub smtputf8: bool,
    /// The service's code of the refusal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// When it may go, in Unix milliseconds, if it has only to wait.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resume_ms: Option<u64>,
    /// The rules that shaped the decision.
    pub reasons: Vec<Reason>,
}

/// A rule that stands against sending.
struct Objection {
    decision: Decision,
    code: Option<String>,
    resume_ms: Option<u64>,
    reason: Reason,
}

impl Question for CheckRecipient {
    const NAME: &'static str = "check_recipient";
    type Answer<'p> = RecipientAnswer;

    fn answer(&self, policy: &Policy) -> Result<RecipientAnswer, Error> {
        day::check("now_ms", self.now_ms)?;
        let document = policy.document();
        let (limits, codes) = (&document.recipient, &document.codes);
        let address = match Address::parse(&self.address) {
            Ok(address) => address,
            Err(mistake) => {
                let reason = mistake.into_reason(self.locale);
                return Ok(refused(self.address.clone(), &codes.recipient_invalid, reason));
            }
        };
        let objections: Vec<Objection> = [
            self.suppressed(codes, Clock::of(policy)),
            self.has_unsubscribed(codes),
            self.role(&address, limits, codes),
            self.too_often(limits, codes),
        ]
        .into_iter()
        .flatten()
        .collect();
        let first = objections.iter().min_by_key(|objection| rank(objection.decision));
        Ok(RecipientAnswer {
            decision: first.map_or(Decision::Send, |objection| objection.decision),
            address: address.to_string(),
            smtputf8: address.needs_smtputf8(),
            code: first.and_then(|objection| objection.code.clone()),
            resume_ms: first.and_then(|objection| objection.resume_ms),
            reasons: objections.into_iter().map(|objection| objection.reason).collect(),
        })
    }
}

impl CheckRecipient {
    fn suppressed(&self, codes: &Codes, clock: Clock) -> Option<Objection> {
        let entry = self.suppression.as_ref()?;
        if entry.until_ms.is_some_and(|until| self.now_ms >= until) {
            return None;
        }
        let why = shown(&entry.reason);
        let message = match entry.until_ms {
            Some(until) => {
                phrase::SUPPRESSED_UNTIL.say(self.locale, &[("until", &clock.written(until)), ("reason", &why)])
            }
            None => phrase::SUPPRESSED.say(self.locale, &[("reason", &why)]),
        };
        Some(refusal(&codes.recipient_blocked, reason("block-list", message)))
    }

    fn has_unsubscribed(&self, codes: &Codes) -> Option<Objection> {
        if !self.unsubscribed {
            return None;
        }
        let message = match self.sender_domain.as_deref().map(shown) {
            Some(domain) => phrase::UNSUBSCRIBED_FROM.say(self.locale, &[("domain", &domain)]),
            None => phrase::UNSUBSCRIBED.say(self.locale, &[]),
        };
        Some(refusal(&codes.recipient_unsubscribed, reason("unsubscribed", message)))
    }

    /// An address of a role stands for nobody who could have agreed to marketing (rulebook 1.5): that is refused;
    /// any other message goes, and the reason says whom it reaches.
    fn role(&self, address: &Address, limits: &RecipientPolicy, codes: &Codes) -> Option<Objection> {
        let role = limits.role_addresses.iter().find(|role| address.is_role(role))?;
        let reason = reason("role-address", phrase::ROLE.say(self.locale, &[("role", role)]));
        if self.kind == Some(Kind::Marketing) {
            return Some(refusal(&codes.recipient_invalid, reason));
        }
        Some(Objection { decision: Decision::Send, code: None, resume_ms: None, reason })
    }

    fn too_often(&self, limits: &RecipientPolicy, codes: &Codes) -> Option<Objection> {
        let window = limits.window.as_ms();
        let rest = rate::rest(&self.sent_last_hour, limits.max_per_window, window, self.now_ms)?;
        let values: [(&str, &dyn Display); 2] =
            [("most", &limits.max_per_window), ("window", &limits.window.in_words(self.locale))];
        let message = phrase::TOO_OFTEN.say(self.locale, &values);
        let reason = Reason {
            observed: Some(rest.count),
            limit: Some(limits.max_per_window),
            ..reason("mailbox-rate", message)
        };
        let code = Some(codes.recipient_rate.clone());
        Some(Objection { decision: Decision::Hold, code, resume_ms: Some(rest.until_ms), reason })
    }
}

/// A refusal outweighs a wait, and a wait a remark; among equals the earlier rule decides.
const fn rank(decision: Decision) -> u8 {
    match decision {
        Decision::Refuse => 0,
        Decision::Hold => 1,
        Decision::Send => 2,
    }
}

fn reason(rule: &str, message: String) -> Reason {
    Reason { rule: rule.to_owned(), message, observed: None, limit: None }
}

fn refusal(code: &str, reason: Reason) -> Objection {
    Objection { decision: Decision::Refuse, code: Some(code.to_owned()), resume_ms: None, reason }
}

fn refused(address: String, code: &str, reason: Reason) -> RecipientAnswer {
    RecipientAnswer {
        decision: Decision::Refuse,
        address,
        smtputf8: false,
        code: Some(code.to_owned()),
        resume_ms: None,
        reasons: vec![reason],
    }
}

/// What a user gave, fit for one line of a message.
fn shown(given: &str) -> String {
    given.chars().filter(|c| !c.is_control()).take(100).collect()
}
