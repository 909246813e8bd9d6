//! Whether messages may go now, as far as quotas, rates and pauses tell (rulebook 4).

use crate::answer::{Decision, Reason};
use crate::day::{self, Clock};
use crate::door::Question;
use crate::error::Error;
use crate::policy::Policy;
use crate::policy::document::Codes;
use crate::reputation::{self, AssessReputation, Counts};
use crate::warmup;
use serde::{Deserialize, Serialize};

/// How many of `count` messages of a domain may go now?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecideQuota {
    /// Now, in Unix milliseconds.
    pub now_ms: u64,
    /// How the messages are handed in.
    pub mode: Mode,
    /// How many messages want to go.
    pub count: u64,
    /// The sender domain.
    pub domain: DomainState,
    /// Its account.
    pub account: AccountState,
}

/// How messages are handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// One call a message; what does not fit is refused.
    Single,
    /// One call for many recipients; what does not fit waits.
    Batch,
}

/// What a sender domain has done and is allowed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DomainState {
    /// Whether its DNS records have been found right.
    pub verified: bool,
    /// Its level, from 1.
    pub level: u32,
    /// Its daily quota, where set by hand; else that of the level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub daily_quota: Option<u64>,
    /// Messages sent on the policy's day.
    pub sent_today: u64,
    /// Messages sent in the policy's hour.
    pub sent_this_hour: u64,
    /// Frozen until then, in Unix milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub frozen_until_ms: Option<u64>,
    /// Stopped to protect the IP until then, in Unix milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stopped_until_ms: Option<u64>,
    /// The batch rests until then, in Unix milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paused_until_ms: Option<u64>,
    /// The day of its warm-up, from 1; not given once it is warm.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub warmup_day: Option<u64>,
    /// The day's counts: with them an upgrade that is due is taken before the quota is said to be met.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counts: Option<Counts>,
}

/// What an account has done and is allowed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccountState {
    /// Messages sent on the policy's day, over all domains.
    pub sent_today: u64,
    /// Its daily quota, where set by hand; else the policy's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub daily_quota: Option<u64>,
    /// Single sends handed in during this second.
    pub sent_this_second: u64,
    /// Frozen until then, in Unix milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub frozen_until_ms: Option<u64>,
}

/// How many may go, and what becomes of the rest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotaAnswer {
    /// `send` if any may go now.
    pub decision: Decision,
    /// How many may go now.
    pub granted: u64,
    /// When the rest may go, in Unix milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resume_ms: Option<u64>,
    /// The service's error code for the rest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The level that is due and was counted with, if it is not the one in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<u32>,
    /// What holds the rest back, in the order of the checks; empty if all may go.
    pub reasons: Vec<Reason>,
}

impl Question for DecideQuota {
    const NAME: &'static str = "decide_quota";
    type Answer<'p> = QuotaAnswer;

    /// The gates first, then the limits; the least of them decides (rulebook 4.5).
    fn answer(&self, policy: &Policy) -> Result<QuotaAnswer, Error> {
        let clock = Clock::of(policy);
        day::check("now_ms", self.now_ms)?;
        let level = self.level_due(policy)?;
        if let Some(gate) = self.gates(&policy.document().codes).into_iter().find(|gate| gate.shut) {
            return Ok(gate.answer());
        }
        let limits = self.limits(policy, clock, level)?;
        let granted = limits.iter().map(|limit| limit.left).min().unwrap_or(0).min(self.count);
        let binding: Vec<&Limit> = limits.iter().filter(|limit| limit.left < self.count).collect();
        Ok(QuotaAnswer {
            decision: match self.mode {
                _ if granted > 0 || self.count == 0 => Decision::Send,
                Mode::Batch => Decision::Hold,
                Mode::Single => Decision::Refuse,
            },
            granted,
            resume_ms: binding.iter().filter(|limit| limit.left == granted).map(|limit| limit.resume_ms).max(),
            code: binding.iter().find(|limit| limit.left == granted).map(|limit| limit.code.to_owned()),
            level: (level != self.domain.level).then_some(level),
            reasons: binding.into_iter().map(Limit::reason).collect(),
        })
    }
}

impl DecideQuota {
    /// The level after all upgrades that the counts call for; one by one, as often as the rules hold.
    fn level_due(&self, policy: &Policy) -> Result<u32, Error> {
        let mut level = self.domain.level;
        let mut daily_quota = self.domain.daily_quota;
        reputation::quota(policy.document(), level, daily_quota).map_err(|error| error.below("domain"))?;
        let Some(counts) = self.domain.counts else { return Ok(level) };
        loop {
            let assessed = AssessReputation { level, daily_quota, counts, account_counts: None }.assess(policy)?;
            match assessed.upgraded() {
                Some(next) => (level, daily_quota) = (next, None),
                None => return Ok(level),
            }
        }
    }

    fn gates<'a>(&self, codes: &'a Codes) -> [Gate<'a>; 5] {
        let Self { now_ms, domain, account, .. } = self;
        let until = |until: Option<u64>| until.filter(|until| now_ms < until);
        let batch = self.mode == Mode::Batch;
        let gate = |rule, message, until: Option<u64>, rest, code| Gate {
            rule,
            message,
            shut: until.is_some(),
            until,
            rest,
            code,
        };
        [
            Gate {
                rule: "domain-not-verified",
                message: "the sender domain is not verified: its DNS records have not been found right",
                shut: !domain.verified,
                until: None,
                rest: Decision::Refuse,
                code: &codes.domain_not_verified,
            },
            gate(
                "account-frozen",
                "the account is frozen for the rest of the day",
                until(account.frozen_until_ms),
                Decision::Refuse,
                &codes.frozen,
            ),
            gate(
                "domain-frozen",
                "the sender domain is frozen for the rest of the day",
                until(domain.frozen_until_ms),
                Decision::Refuse,
                &codes.frozen,
            ),
            gate(
                "ip-guard",
                "sending is stopped until the day ends, to protect the IP: receivers block too much",
                until(domain.stopped_until_ms),
                if batch { Decision::Hold } else { Decision::Refuse },
                &codes.stopped,
            ),
            gate(
                "batch-paused",
                "the batch rests after its quota was met",
                until(domain.paused_until_ms).filter(|_| batch),
                Decision::Hold,
                &codes.daily_limit,
            ),
        ]
    }

    fn limits<'a>(&self, policy: &'a Policy, clock: Clock, level: u32) -> Result<Vec<Limit<'a>>, Error> {
        let document = policy.document();
        let codes = &document.codes;
        let batch = self.mode == Mode::Batch;
        let day_ends = clock.day_ends(self.now_ms);
        let quota_met = if batch { self.now_ms.saturating_add(document.quota.batch_pause.as_ms()) } else { day_ends };
        let by_hand = self.domain.daily_quota.filter(|_| level == self.domain.level);
        let level_quota = reputation::quota(document, level, by_hand)?;
        let account_quota = self.account.daily_quota.unwrap_or(document.quota.account_daily);

        let mut limits = Vec::with_capacity(5);
        if !batch {
            let second_ends = clock.second_ends(self.now_ms);
            let rate = document.quota.account_per_second;
            limits.push(Limit::new(
                "account-rate",
                "single sends of the account this second",
                self.account.sent_this_second,
                rate,
                second_ends,
                &codes.rate_limit,
            ));
        }
        limits.push(Limit::new(
            "account-quota",
            "messages of the account today",
            self.account.sent_today,
            account_quota,
            quota_met,
            &codes.daily_limit,
        ));
        limits.push(Limit::new(
            "level-quota",
            "messages of the sender domain today",
            self.domain.sent_today,
            level_quota,
            quota_met,
            &codes.daily_limit,
        ));
        if let Some(day) = self.domain.warmup_day {
            let plan = warmup::day(&document.warmup, day.max(1));
            limits.push(Limit::new(
                "warmup-daily",
                "messages of this day of the warm-up",
                self.domain.sent_today,
                plan.daily,
                day_ends,
                &codes.daily_limit,
            ));
            // Single sends need only stay under the day's maximum (rulebook 6.3).
            if let Some(hourly) = plan.hourly.filter(|_| batch) {
                let hour_ends = clock.hour_ends(self.now_ms);
                limits.push(Limit::new(
                    "warmup-hourly",
                    "messages of this hour of the warm-up",
                    self.domain.sent_this_hour,
                    hourly,
                    hour_ends,
                    &codes.daily_limit,
                ));
            }
        }
        Ok(limits)
    }
}

/// Something that lets nothing through while it is shut.
struct Gate<'a> {
    rule: &'static str,
    message: &'static str,
    shut: bool,
    until: Option<u64>,
    rest: Decision,
    code: &'a str,
}

impl Gate<'_> {
    fn answer(self) -> QuotaAnswer {
        let reason = Reason { rule: self.rule.into(), message: self.message.into(), observed: None, limit: None };
        QuotaAnswer {
            decision: self.rest,
            granted: 0,
            resume_ms: self.until,
            code: Some(self.code.to_owned()),
            level: None,
            reasons: vec![reason],
        }
    }
}

/// A number of messages in a stretch of time.
struct Limit<'a> {
    rule: &'static str,
    what: &'static str,
    used: u64,
    most: u64,
    left: u64,
    resume_ms: u64,
    code: &'a str,
}

impl<'a> Limit<'a> {
    fn new(rule: &'static str, what: &'static str, used: u64, most: u64, resume_ms: u64, code: &'a str) -> Self {
        Self { rule, what, used, most, left: most.saturating_sub(used), resume_ms, code }
    }

    fn reason(&self) -> Reason {
        Reason {
            rule: self.rule.into(),
            message: format!("{}: {} of {} are used", self.what, self.used, self.most),
            observed: Some(self.used),
            limit: Some(self.most),
        }
    }
}
