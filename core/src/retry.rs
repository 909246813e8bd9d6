//! When to try a deferred message again (rulebook 5.2).

use crate::day;
use crate::door::Question;
use crate::error::Error;
use crate::policy::Policy;
use serde::{Deserialize, Serialize};

/// When is the next attempt of a deferred message (rulebook 5.2)?
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PlanRetry {
    /// When the message was first tried, in Unix milliseconds.
    pub first_attempt_ms: u64,
    /// Attempts made so far, the first included.
    pub attempts: u64,
    /// Now, in Unix milliseconds.
    pub now_ms: u64,
}

/// The next attempt, or the end of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RetryPlan {
    /// When to try again, in Unix milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_ms: Option<u64>,
    /// The message has been tried long enough and has failed.
    pub give_up: bool,
}

impl Question for PlanRetry {
    const NAME: &'static str = "plan_retry";
    type Answer<'p> = RetryPlan;

    /// The wait after the attempts made; the last attempt falls on the end of the policy's period.
    fn answer(&self, policy: &Policy) -> Result<RetryPlan, Error> {
        day::check("first_attempt_ms", self.first_attempt_ms)?;
        day::check("now_ms", self.now_ms)?;
        let retry = &policy.document().retry;
        let last = self.first_attempt_ms.saturating_add(retry.give_up_after.as_ms());
        if self.now_ms >= last {
            return Ok(RetryPlan { retry_ms: None, give_up: true });
        }
        let index = usize::try_from(self.attempts.saturating_sub(1)).unwrap_or(usize::MAX);
        let wait = retry.waits.get(index).or(retry.waits.last()).map_or(0, |wait| wait.as_ms());
        Ok(RetryPlan { retry_ms: Some(self.now_ms.saturating_add(wait).min(last)), give_up: false })
    }
}
