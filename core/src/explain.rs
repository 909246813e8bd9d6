//! Why was a message not sent, step by step in the order of the checks (rulebook 5.3).

use crate::answer::Decision;
use crate::door::Question;
use crate::error::Error;
use crate::locale::Locale;
use crate::phrases::{Phrase, explain as phrase};
use crate::policy::Policy;
use crate::recipient::{CheckRecipient, RecipientAnswer};
use crate::reply::{ClassifyReply, Outcome};
use crate::retry::PlanRetry;
use serde::{Deserialize, Serialize};

/// Why was a message not sent (rulebook 5.3)? Each fact may be left out; its step then says that it is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ExplainFailure {
    /// Whether the credentials are right and allow sending.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credentials: Option<bool>,
    /// The sender domain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domain: Option<DomainFacts>,
    /// The recipient, as for `check_recipient`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recipient: Option<CheckRecipient>,
    /// The template.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub template: Option<TemplateFacts>,
    /// Whether raw content was handed in where a template is needed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub raw_content: Option<bool>,
    /// The receiver's reply, as for `classify_reply`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply: Option<ClassifyReply>,
    /// What the receiver found of the sender.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authentication: Option<Authentication>,
    /// The attempts so far, as for `plan_retry`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attempts: Option<PlanRetry>,
    /// Whether the service itself works.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service: Option<bool>,
    /// The language of the messages.
    #[serde(default, skip_serializing_if = "Locale::is_usual")]
    pub locale: Locale,
}

/// What is known of the sender domain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DomainFacts {
    /// Whether its records were found right.
    pub verified: bool,
    /// Whether its DNS has changed since.
    #[serde(default)]
    pub records_changed: bool,
}

/// What is known of the template.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TemplateFacts {
    /// Whether it is approved.
    pub approved: bool,
    /// Whether the data was valid JSON with every variable, so that it could be filled in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data_fits: Option<bool>,
}

/// The results of authentication at the receiver (RFC 8601).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Authentication {
    /// Whether SPF passed.
    pub spf: bool,
    /// Whether DKIM passed.
    pub dkim: bool,
    /// Whether DMARC passed.
    pub dmarc: bool,
}

/// Every step, and the first that failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Explanation {
    /// The steps in order.
    pub steps: Vec<Step>,
    /// The first check that failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_failure: Option<Check>,
}

/// One check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Step {
    /// What was looked at.
    pub check: Check,
    /// Whether it is in order; none where the question does not tell.
    pub ok: Option<bool>,
    /// The service's error code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// What to do.
    pub advice: String,
}

/// The checks in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Check {
    /// Credentials and permission.
    Credentials,
    /// The sender domain.
    Domain,
    /// The recipient's address.
    Recipient,
    /// The template's approval, and whether the data fits it.
    Template,
    /// Raw content in place of a template.
    RawContent,
    /// Filling the template in.
    Rendering,
    /// The block list, unsubscribes and the mailbox's limit.
    Suppression,
    /// The receiver's reply.
    Reply,
    /// SPF, DKIM and DMARC.
    Authentication,
    /// Delays and the end of retries.
    Delay,
    /// The service.
    Service,
}

impl Question for ExplainFailure {
    const NAME: &'static str = "explain_failure";
    type Answer<'p> = Explanation;

    fn answer(&self, policy: &Policy) -> Result<Explanation, Error> {
        let steps = vec![
            self.credentials(policy),
            self.domain(policy),
            self.recipient(policy)?,
            self.template(policy),
            self.raw_content(policy),
            self.rendering(policy),
            self.suppression(policy)?,
            self.reply(policy)?,
            self.authentication(),
            self.delay(policy)?,
            self.service(),
        ];
        let first_failure = steps.iter().find(|step| step.ok == Some(false)).map(|step| step.check);
        Ok(Explanation { steps, first_failure })
    }
}

impl ExplainFailure {
    fn credentials(&self, policy: &Policy) -> Step {
        let advice = self.say(phrase::CREDENTIALS);
        self.step(Check::Credentials, self.credentials, "credentials", advice)
            .code(&policy.document().codes.credentials)
    }

    fn domain(&self, policy: &Policy) -> Step {
        let ok = self.domain.map(|domain| domain.verified && !domain.records_changed);
        let was_right = self.domain.is_some_and(|domain| domain.verified);
        let advice = self.say(if was_right { phrase::RECORDS_CHANGED } else { phrase::PUBLISH_RECORDS });
        self.step(Check::Domain, ok, "domain", advice).code(&policy.document().codes.domain_not_verified)
    }

    fn recipient(&self, policy: &Policy) -> Result<Step, Error> {
        let invalid = &policy.document().codes.recipient_invalid;
        let answer = self.recipient_answer(policy)?;
        let ok = answer.as_ref().map(|answer| answer.code.as_ref() != Some(invalid));
        let why = answer.filter(|_| ok == Some(false)).and_then(|answer| answer.reasons.into_iter().next());
        let advice = why.map_or_else(|| self.say(phrase::CHECK_ADDRESS), |reason| reason.message);
        Ok(self.step(Check::Recipient, ok, "recipient", advice).code(invalid))
    }

    /// The template is approved and the data fits, which is one step (rulebook 5.3).
    fn template(&self, policy: &Policy) -> Step {
        let codes = &policy.document().codes;
        let ok = self.template.map(|template| template.approved && template.data_fits != Some(false));
        let (advice, code) = match self.template {
            Some(TemplateFacts { approved: true, .. }) => (phrase::DATA, &codes.data_does_not_fit),
            _ => (phrase::TEMPLATE, &codes.template_not_approved),
        };
        self.step(Check::Template, ok, "template", self.say(advice)).code(code)
    }

    fn raw_content(&self, policy: &Policy) -> Step {
        let ok = self.raw_content.map(|raw| !raw);
        let advice = self.say(phrase::RAW_CONTENT);
        self.step(Check::RawContent, ok, "raw_content", advice).code(&policy.document().codes.raw_content)
    }

    fn rendering(&self, policy: &Policy) -> Step {
        let ok = self.template.and_then(|template| template.data_fits);
        let advice = self.say(phrase::DATA);
        self.step(Check::Rendering, ok, "template.data_fits", advice).code(&policy.document().codes.data_does_not_fit)
    }

    fn suppression(&self, policy: &Policy) -> Result<Step, Error> {
        let invalid = &policy.document().codes.recipient_invalid;
        let answer = self.recipient_answer(policy)?.filter(|answer| answer.code.as_ref() != Some(invalid));
        let ok = answer.as_ref().map(|answer| answer.decision == Decision::Send);
        let why = answer.filter(|_| ok == Some(false));
        let code = why.as_ref().and_then(|answer| answer.code.clone());
        let advice = why.and_then(|answer| answer.reasons.into_iter().next()).map(|reason| reason.message);
        let advice = advice.unwrap_or_else(|| self.say(phrase::LOOK_UP_ADDRESS));
        Ok(Step { code, ..self.step(Check::Suppression, ok, "recipient", advice) })
    }

    fn reply(&self, policy: &Policy) -> Result<Step, Error> {
        let meaning =
            self.reply.as_ref().map(|reply| reply.answer(policy)).transpose().map_err(|error| error.below("reply"))?;
        let ok = meaning.as_ref().map(|meaning| meaning.outcome == Outcome::Delivered);
        let advice = self.say(match meaning.map(|meaning| meaning.outcome) {
            Some(Outcome::Delivered) | None => phrase::TAKEN,
            Some(Outcome::Deferred) => phrase::DEFERRED,
            Some(Outcome::Invalid) => phrase::INVALID,
            Some(Outcome::Spam) => phrase::SPAM,
            Some(Outcome::Blocked) => phrase::BLOCKED,
            Some(Outcome::Failed) => phrase::FAILED,
        });
        let step = self.step(Check::Reply, ok, "reply", advice.clone());
        // A 250 is no proof that the reader has it, so that step has something to say even when it is in order.
        Ok(if ok == Some(true) { Step { advice, ..step } } else { step })
    }

    fn authentication(&self) -> Step {
        let ok = self.authentication.map(|found| found.spf && found.dkim && found.dmarc);
        let failed = self.authentication.map(|found| {
            let results = [("SPF", found.spf), ("DKIM", found.dkim), ("DMARC", found.dmarc)];
            results.into_iter().filter(|(_, passed)| !passed).map(|(name, _)| name).collect::<Vec<_>>().join(", ")
        });
        let advice = phrase::AUTHENTICATION.say(self.locale, &[("failed", &failed.unwrap_or_default())]);
        self.step(Check::Authentication, ok, "authentication", advice)
    }

    fn delay(&self, policy: &Policy) -> Result<Step, Error> {
        let plan = self
            .attempts
            .map(|attempts| attempts.answer(policy))
            .transpose()
            .map_err(|error| error.below("attempts"))?;
        let time = policy.document().retry.give_up_after.in_words(self.locale);
        let advice = phrase::GIVEN_UP.say(self.locale, &[("time", &time)]);
        Ok(self.step(Check::Delay, plan.map(|plan| !plan.give_up), "attempts", advice))
    }

    fn service(&self) -> Step {
        self.step(Check::Service, self.service, "service", self.say(phrase::SERVICE))
    }

    fn recipient_answer(&self, policy: &Policy) -> Result<Option<RecipientAnswer>, Error> {
        let asked = self.recipient.clone().map(|recipient| CheckRecipient { locale: self.locale, ..recipient });
        asked.map(|recipient| recipient.answer(policy)).transpose().map_err(|error| error.below("recipient"))
    }

    /// A step with its advice: for a failure the given one, else that there is nothing to do or what is not told.
    fn step(&self, check: Check, ok: Option<bool>, fact: &str, advice: String) -> Step {
        let advice = match ok {
            Some(true) => self.say(phrase::NOTHING_TO_DO),
            Some(false) => advice,
            None => phrase::NOT_KNOWN.say(self.locale, &[("fact", &fact)]),
        };
        Step { check, ok, code: None, advice }
    }

    fn say(&self, phrase: Phrase) -> String {
        phrase.say(self.locale, &[])
    }
}

impl Step {
    /// The code, where the check failed.
    fn code(self, code: &str) -> Self {
        Self { code: (self.ok == Some(false)).then(|| code.to_owned()), ..self }
    }
}
