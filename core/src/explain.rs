//! Why was a message not sent, step by step in the order of the checks (rulebook 5.3).

use crate::answer::Decision;
use crate::door::Question;
use crate::error::Error;
use crate::policy::Policy;
use crate::recipient::CheckRecipient;
use crate::reply::{ClassifyReply, Outcome};
use crate::retry::PlanRetry;
use serde::{Deserialize, Serialize};

/// Why was a message not sent? Each fact may be left out; its step then says that it is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
}

/// What is known of the sender domain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
pub struct Explanation {
    /// The steps in order.
    pub steps: Vec<Step>,
    /// The first check that failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_failure: Option<Check>,
}

/// One check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
#[serde(rename_all = "snake_case")]
pub enum Check {
    /// Credentials and permission.
    Credentials,
    /// The sender domain.
    Domain,
    /// The recipient's address.
    Recipient,
    /// The template's approval.
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
        let advice = "check that the key is right, is not disabled and may send";
        Step::new(Check::Credentials, self.credentials, "credentials", advice)
            .code(&policy.document().codes.credentials)
    }

    fn domain(&self, policy: &Policy) -> Step {
        let ok = self.domain.map(|domain| domain.verified && !domain.records_changed);
        let advice = match self.domain {
            Some(DomainFacts { verified: true, records_changed: true }) => {
                "the DNS records have changed since the domain was verified: set them as they were"
            }
            _ => {
                "publish the MX, SPF, DKIM and DMARC records and have the domain verified; DNS may take 5 minutes to 2 hours"
            }
        };
        Step::new(Check::Domain, ok, "domain", advice).code(&policy.document().codes.domain_not_verified)
    }

    fn recipient(&self, policy: &Policy) -> Result<Step, Error> {
        let invalid = &policy.document().codes.recipient_invalid;
        let answer = self.recipient_answer(policy)?;
        let ok = answer.as_ref().map(|answer| answer.code.as_ref() != Some(invalid));
        let why = answer.filter(|_| ok == Some(false)).and_then(|answer| answer.reasons.into_iter().next());
        let advice = why.map_or_else(|| "check the recipient's address".to_owned(), |reason| reason.message);
        Ok(Step::new(Check::Recipient, ok, "recipient", &advice).code(invalid))
    }

    fn template(&self, policy: &Policy) -> Step {
        let ok = self.template.map(|template| template.approved);
        let advice = "wait for the template's approval, or mend it as the review says and hand it in again";
        Step::new(Check::Template, ok, "template", advice).code(&policy.document().codes.template_not_approved)
    }

    fn raw_content(&self, policy: &Policy) -> Step {
        let advice = "send with an approved template: content of its own is not taken";
        let ok = self.raw_content.map(|raw| !raw);
        Step::new(Check::RawContent, ok, "raw_content", advice).code(&policy.document().codes.raw_content)
    }

    fn rendering(&self, policy: &Policy) -> Step {
        let advice = "hand the data in as a JSON object with every variable of the template";
        let ok = self.template.and_then(|template| template.data_fits);
        Step::new(Check::Rendering, ok, "template.data_fits", advice).code(&policy.document().codes.data_does_not_fit)
    }

    fn suppression(&self, policy: &Policy) -> Result<Step, Error> {
        let invalid = &policy.document().codes.recipient_invalid;
        let answer = self.recipient_answer(policy)?.filter(|answer| answer.code.as_ref() != Some(invalid));
        let ok = answer.as_ref().map(|answer| answer.decision == Decision::Send);
        let why = answer.filter(|_| ok == Some(false));
        let code = why.as_ref().and_then(|answer| answer.code.clone());
        let advice = why.and_then(|answer| answer.reasons.into_iter().next()).map(|reason| reason.message);
        let advice = advice
            .unwrap_or_else(|| "look the address up on the block list and among those who unsubscribed".to_owned());
        Ok(Step { code, ..Step::new(Check::Suppression, ok, "recipient", &advice) })
    }

    fn reply(&self, policy: &Policy) -> Result<Step, Error> {
        let meaning =
            self.reply.as_ref().map(|reply| reply.answer(policy)).transpose().map_err(|error| error.below("reply"))?;
        let ok = meaning.as_ref().map(|meaning| meaning.outcome == Outcome::Delivered);
        let advice = match meaning.map(|meaning| meaning.outcome) {
            Some(Outcome::Delivered) => {
                "the receiving server took the message; whether the reader has it, it does not say"
            }
            Some(Outcome::Deferred) => "the receiver asked to try later; the message is tried again by itself",
            Some(Outcome::Invalid) => "the mailbox does not exist or takes no mail: take the address off the list",
            Some(Outcome::Spam) => "the receiver took the message for spam: look at its content and at who gets it",
            Some(Outcome::Blocked) => {
                "the receiver refuses this sender by policy: look at authentication and at block lists"
            }
            Some(Outcome::Failed) => "read the receiver's reply and write to its postmaster if it is not clear",
            None => "",
        };
        let step = Step::new(Check::Reply, ok, "reply", advice);
        // A 250 is no proof that the reader has it, so that step has something to say even when it is in order.
        Ok(if ok == Some(true) { Step { advice: advice.to_owned(), ..step } } else { step })
    }

    fn authentication(&self) -> Step {
        let ok = self.authentication.map(|found| found.spf && found.dkim && found.dmarc);
        let failed = self.authentication.map(|found| {
            let results = [("SPF", found.spf), ("DKIM", found.dkim), ("DMARC", found.dmarc)];
            results.into_iter().filter(|(_, passed)| !passed).map(|(name, _)| name).collect::<Vec<_>>().join(", ")
        });
        let advice = format!("{} failed at the receiver: check the domain's records", failed.unwrap_or_default());
        Step::new(Check::Authentication, ok, "authentication", &advice)
    }

    fn delay(&self, policy: &Policy) -> Result<Step, Error> {
        let plan = self
            .attempts
            .map(|attempts| attempts.answer(policy))
            .transpose()
            .map_err(|error| error.below("attempts"))?;
        let hours = policy.document().retry.give_up_after;
        let advice = format!(
            "the message was tried for {hours} without success; send it again once the receiver can be reached"
        );
        Ok(Step::new(Check::Delay, plan.map(|plan| !plan.give_up), "attempts", &advice))
    }

    fn service(&self) -> Step {
        Step::new(Check::Service, self.service, "service", "the service does not work as it should: tell its operator")
    }

    fn recipient_answer(&self, policy: &Policy) -> Result<Option<crate::recipient::RecipientAnswer>, Error> {
        self.recipient
            .as_ref()
            .map(|recipient| recipient.answer(policy))
            .transpose()
            .map_err(|error| error.below("recipient"))
    }
}

impl Step {
    /// A step with its advice: for a failure the given one, else that there is nothing to do or what is not told.
    fn new(check: Check, ok: Option<bool>, fact: &str, advice: &str) -> Self {
        let advice = match ok {
            Some(true) => "nothing to do".to_owned(),
            Some(false) => advice.to_owned(),
            None => format!("not known: give `{fact}`"),
        };
        Self { check, ok, code: None, advice }
    }

    /// The code, where the check failed.
    fn code(self, code: &str) -> Self {
        Self { code: (self.ok == Some(false)).then(|| code.to_owned()), ..self }
    }
}
