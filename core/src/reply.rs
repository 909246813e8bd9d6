//! What a receiver's SMTP reply means (rulebook 5.2).

use crate::door::Question;
use crate::error::{Code, Error, Errors};
use crate::policy::Policy;
use crate::policy::document::ReplyPolicy;
use serde::{Deserialize, Serialize};

/// What does this reply mean for the message and its recipient?
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClassifyReply {
    /// The reply's code (RFC 5321 section 4.2), 200 to 599.
    pub code: u16,
    /// The enhanced status code (RFC 3463), as `5.1.1`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enhanced: Option<String>,
    /// The reply's text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// What the reply answers.
    pub stage: Stage,
    /// Now, in Unix milliseconds; only needed for `suppress_until`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub now_ms: Option<u64>,
}

/// The step of an SMTP session that a reply answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// The greeting.
    Connect,
    /// EHLO or HELO.
    Ehlo,
    /// STARTTLS.
    Tls,
    /// MAIL FROM.
    Mail,
    /// RCPT TO.
    Rcpt,
    /// DATA, or BDAT, and the message itself.
    Data,
}

/// What became of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The receiving server took it.
    Delivered,
    /// Not now; try again.
    Deferred,
    /// The mailbox does not exist or takes no mail.
    Invalid,
    /// Refused for its content or its sender's name, as spam.
    Spam,
    /// Refused by a policy of the receiver.
    Blocked,
    /// Failed for another reason.
    Failed,
}

/// The meaning of a reply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplyMeaning {
    /// What became of the message.
    pub outcome: Outcome,
    /// Whether to try again.
    pub retry: bool,
    /// How long the recipient stays on the block list, in milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suppress_for_ms: Option<u64>,
    /// Until when, in Unix milliseconds, if the question told the time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suppress_until: Option<u64>,
    /// The rule that decided.
    pub rule: String,
}

/// One rule about replies: it fits when each of its given parts does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReplyRule {
    /// The rule's id.
    pub id: String,
    /// Codes, as `550`, or classes, as `5xx`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<String>,
    /// Enhanced codes, as `5.1.1`, or with a star for a part, as `5.7.*`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub enhanced: Vec<String>,
    /// Wordings: regular expressions without regard to case; one has to be found in the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub text: Vec<String>,
    /// Stages of the session.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stages: Vec<Stage>,
    /// What became of the message.
    pub outcome: Outcome,
    /// Whether the recipient goes on the block list.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub suppress: bool,
}

/// The rules with their wordings compiled.
#[derive(Debug)]
pub(crate) struct Replies(Vec<regex::RegexSet>);

impl Replies {
    pub(crate) fn compile(policy: &ReplyPolicy) -> Result<Self, Errors> {
        let mut sets = Vec::with_capacity(policy.rules.len());
        let mut errors = Vec::new();
        for (index, rule) in policy.rules.iter().enumerate() {
            let set = regex::RegexSetBuilder::new(&rule.text).case_insensitive(true).size_limit(1 << 20).build();
            let Ok(set) = set else {
                let message = format!("a wording of `{}` is no regular expression", rule.id);
                errors.push(Error::new(Code::InvalidValue, format!("reply.rules[{index}].text"), message));
                continue;
            };
            sets.push(set);
        }
        if errors.is_empty() { Ok(Self(sets)) } else { Err(Errors(errors)) }
    }
}

impl Question for ClassifyReply {
    const NAME: &'static str = "classify_reply";
    type Answer<'p> = ReplyMeaning;

    fn answer(&self, policy: &Policy) -> Result<ReplyMeaning, Error> {
        if !(200..=599).contains(&self.code) {
            return Err(Error::new(Code::InvalidValue, "code", format!("`{}` is no SMTP reply code", self.code))
                .help("reply codes are 200 to 599 (RFC 5321 section 4.2)"));
        }
        let document = policy.document();
        let rules = document.reply.rules.iter().zip(&policy.replies().0);
        let found = rules.into_iter().find(|(rule, wordings)| self.fits(rule, wordings)).map(|(rule, _)| rule);
        let (outcome, id) = found.map_or_else(|| self.by_class(), |rule| (rule.outcome, rule.id.as_str()));
        let suppress = found.is_some_and(|rule| rule.suppress).then(|| document.recipient.block_list.as_ms());
        Ok(ReplyMeaning {
            outcome,
            retry: outcome == Outcome::Deferred,
            suppress_for_ms: suppress,
            suppress_until: suppress.zip(self.now_ms).map(|(ms, now)| now.saturating_add(ms)),
            rule: id.to_owned(),
        })
    }
}

impl ClassifyReply {
    fn fits(&self, rule: &ReplyRule, wordings: &regex::RegexSet) -> bool {
        let given = |wanted: bool, fits: bool| !wanted || fits;
        given(!rule.stages.is_empty(), rule.stages.contains(&self.stage))
            && given(!rule.codes.is_empty(), rule.codes.iter().any(|code| self.has_code(code)))
            && given(!rule.enhanced.is_empty(), rule.enhanced.iter().any(|pattern| self.has_enhanced(pattern)))
            && given(!rule.text.is_empty(), wordings.is_match(self.text.as_deref().unwrap_or_default()))
    }

    fn has_code(&self, pattern: &str) -> bool {
        let code = self.code.to_string();
        code == pattern || pattern.strip_suffix("xx").is_some_and(|class| code.starts_with(class))
    }

    fn has_enhanced(&self, pattern: &str) -> bool {
        let Some(enhanced) = &self.enhanced else { return false };
        let mut parts = enhanced.trim().split('.');
        let fits = pattern.split('.').all(|wanted| parts.next().is_some_and(|part| wanted == "*" || wanted == part));
        fits && parts.next().is_none()
    }

    /// What the first digit alone says (RFC 5321 section 4.2.1).
    fn by_class(&self) -> (Outcome, &'static str) {
        match self.code {
            200..=299 => (Outcome::Delivered, "class-2"),
            300..=499 => (Outcome::Deferred, "class-4"),
            _ => (Outcome::Failed, "class-5"),
        }
    }
}
