//! Whether messages may go now, as far as quotas, rates and pauses tell (rulebook 4).

use crate::answer::{Decision, Reason};
use crate::day::{self, Clock};
use crate::door::Question;
use crate::error::Error;
use crate::locale::Locale;
use crate::phrases::{Phrase, quota as phrase};
use crate::policy::Policy;
use crate::policy::document::{Codes, Scope};
use crate::reputation::{self, AssessReputation, Counts};
use crate::warmup::{self, WarmupDay};
use serde::{Deserialize, Serialize};

/// How many of `count` messages of a domain may go now (rulebook 4)?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    /// The language of the messages.
    #[serde(default, skip_serializing_if = "Locale::is_usual")]
    pub locale: Locale,
}

/// How messages are handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// One call a message; what does not fit is refused.
    Single,
    /// One call for many recipients; what does not fit waits.
    Batch,
}

/// What a sender domain has done and is allowed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    /// When the first of the messages in `sent_today` was sent, in Unix milliseconds: of use where the policy's day
    /// rolls, because then its place is free again 24 hours later.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub oldest_sent_ms: Option<u64>,
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
    /// The IPs that its warm-up goes over, at least 1: so many times the plan, up to the policy's `warmup.most_ips`
    /// (rulebook 6.2); one if not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub warmup_ips: Option<u64>,
    /// Messages sent on the policy's day to the one receiving domain that all of `count` go to: while the domain warms
    /// up, it gets no more of a day than the policy's `warmup.most_to_one_receiver_percent` (rulebook 6.2).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receiver_sent_today: Option<u64>,
    /// Whether its warm-up is skipped; then `warmup_day` does not count (rulebook 6.3).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub warmup_skipped: bool,
    /// The day's counts: with them an upgrade that is due is taken before the quota is said to be met.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counts: Option<Counts>,
}

/// What an account has done and is allowed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AccountState {
    /// Messages sent on the policy's day, over all domains.
    pub sent_today: u64,
    /// As that of the domain, over all domains.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub oldest_sent_ms: Option<u64>,
    /// Its daily quota, where set by hand; else the policy's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub daily_quota: Option<u64>,
    /// Single sends handed in during this second.
    pub sent_this_second: u64,
    /// Frozen until then, in Unix milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub frozen_until_ms: Option<u64>,
    /// Whether it is paused until a human lifts it (rulebook 3.7).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub paused: bool,
    /// The day's counts over all domains, which levels look at where all domains share one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counts: Option<Counts>,
}

/// How many may go, and what becomes of the rest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct QuotaAnswer {
    /// `send` if any may go now.
    pub decision: Decision,
    /// How many may go now.
    pub granted: u64,
    /// From when more of the rest may go, in Unix milliseconds: what holds it back the longest is over then, as far as
    /// the question tells; a batch that met a daily quota rests for the policy's `quota.batch_pause`. None where no time
    /// ends it: a human lifts it, or the limit is zero.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resume_ms: Option<u64>,
    /// The service's error code of what `resume_ms` is the end of; of two that end at once, of the earlier check.
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
        let gates = self.gates(&policy.document().codes);
        if let Some(gate) = first_of_most(gates.into_iter().filter(|gate| gate.shut), Gate::weight) {
            return Ok(gate.answer(self.locale));
        }
        let limits = self.limits(policy, clock, level)?;
        let granted = limits.iter().map(|limit| limit.left).min().unwrap_or(0).min(self.count);
        let binding: Vec<&Limit> = limits.iter().filter(|limit| limit.left < self.count).collect();
        // What has places left when these have gone lets more through at once.
        let used_up = binding.iter().filter(|limit| limit.left == granted);
        let longest = first_of_most(used_up, |limit| limit.resume_ms.unwrap_or(u64::MAX));
        Ok(QuotaAnswer {
            decision: match self.mode {
                _ if granted > 0 || self.count == 0 => Decision::Send,
                Mode::Batch => Decision::Hold,
                Mode::Single => Decision::Refuse,
            },
            granted,
            resume_ms: longest.and_then(|limit| limit.resume_ms),
            code: longest.map(|limit| limit.code.to_owned()),
            level: (level != self.domain.level).then_some(level),
            reasons: binding.into_iter().map(|limit| limit.reason(self.locale)).collect(),
        })
    }
}

impl DecideQuota {
    /// The level after all upgrades that the counts call for; one by one, as often as the rules hold.
    fn level_due(&self, policy: &Policy) -> Result<u32, Error> {
        let mut level = self.domain.level;
        let mut daily_quota = self.domain.daily_quota;
        reputation::quota(policy.document(), level, daily_quota).map_err(|error| error.below("domain"))?;
        let Some(mut asked) = self.judged(policy) else { return Ok(level) };
        loop {
            asked = AssessReputation { level, daily_quota, ..asked };
            let assessed = asked.assess(policy)?;
            match assessed.upgraded() {
                Some(next) => (level, daily_quota) = (next, None),
                None => return Ok(level),
            }
        }
    }

    /// What is asked of the reputation rules, where the question has counts.
    pub(crate) fn judged(&self, policy: &Policy) -> Option<AssessReputation> {
        let (domain, account) = (&self.domain, &self.account);
        let counts = match policy.document().reputation.of {
            Scope::Domain => domain.counts,
            Scope::Account => account.counts.or(domain.counts),
        };
        let (level, daily_quota) = (domain.level, domain.daily_quota);
        let account_counts = account.counts;
        counts.map(|counts| AssessReputation {
            level,
            daily_quota,
            counts,
            account_counts,
            ..AssessReputation::default()
        })
    }

    fn gates<'a>(&self, codes: &'a Codes) -> [Gate<'a>; 6] {
        let Self { now_ms, domain, account, .. } = self;
        let until = |until: Option<u64>| until.filter(|until| now_ms < until);
        let batch = self.mode == Mode::Batch;
        let waits = if batch { Decision::Hold } else { Decision::Refuse };
        let shut = |rule, phrase, shut, code| Gate { rule, phrase, shut, until: None, rest: Decision::Refuse, code };
        let until_then = |rule, phrase, until: Option<u64>, rest, code| Gate {
            until,
            rest,
            ..shut(rule, phrase, until.is_some(), code)
        };
        let frozen = |rule, phrase, then| until_then(rule, phrase, until(then), Decision::Refuse, &codes.frozen);
        let batch_paused = until(domain.paused_until_ms).filter(|_| batch);
        [
            shut("domain-not-verified", phrase::NOT_VERIFIED, !domain.verified, &codes.domain_not_verified),
            shut("account-paused", phrase::ACCOUNT_PAUSED, account.paused, &codes.paused),
            frozen("account-frozen", phrase::ACCOUNT_FROZEN, account.frozen_until_ms),
            frozen("domain-frozen", phrase::DOMAIN_FROZEN, domain.frozen_until_ms),
            until_then("ip-guard", phrase::IP_GUARD, until(domain.stopped_until_ms), waits, &codes.stopped),
            until_then("batch-paused", phrase::BATCH_PAUSED, batch_paused, Decision::Hold, &codes.daily_limit),
        ]
    }

    /// Every number of messages that binds, in the order of the checks (rulebook 4.5).
    fn limits<'a>(&self, policy: &'a Policy, clock: Clock, level: u32) -> Result<Vec<Limit<'a>>, Error> {
        let document = policy.document();
        let (codes, reputation) = (&document.codes, &document.reputation);
        let batch = self.mode == Mode::Batch;
        let (domain, account) = (&self.domain, &self.account);
        let by_hand = domain.daily_quota.filter(|_| level == domain.level);
        let level_quota = reputation::quota(document, level, by_hand)?;
        let account_quota = account.daily_quota.unwrap_or(document.quota.account_daily);
        let quota_met = |oldest: Option<u64>| {
            if batch {
                self.now_ms.saturating_add(document.quota.batch_pause.as_ms())
            } else {
                clock.frees(self.now_ms, oldest)
            }
        };
        let (level_phrase, level_used, level_oldest) = match reputation.of {
            Scope::Domain => (phrase::LEVEL_QUOTA, domain.sent_today, domain.oldest_sent_ms),
            Scope::Account => (phrase::ACCOUNT_QUOTA, account.sent_today, account.oldest_sent_ms),
        };

        let mut limits = Vec::with_capacity(6);
        let mut limit = |rule, phrase, used: u64, most: u64, resume_ms, code| {
            // Where nothing may ever go, no time brings a place.
            let resume_ms = (most > 0).then_some(resume_ms);
            limits.push(Limit { rule, phrase, used, most, left: most.saturating_sub(used), resume_ms, code });
        };
        if !batch {
            let rate = document.per_second(level);
            let second_ends = clock.second_ends(self.now_ms);
            limit("account-rate", phrase::ACCOUNT_RATE, account.sent_this_second, rate, second_ends, &codes.rate_limit);
        }
        let frees = quota_met(account.oldest_sent_ms);
        limit("account-quota", phrase::ACCOUNT_QUOTA, account.sent_today, account_quota, frees, &codes.daily_limit);
        let frees = quota_met(level_oldest);
        limit("level-quota", level_phrase, level_used, level_quota, frees, &codes.daily_limit);
        let warmup = &document.warmup;
        let day = if domain.warmup_skipped {
            Some(WarmupDay::skipped(warmup, 1))
        } else {
            let times = warmup::times(warmup, "domain.warmup_ips", domain.warmup_ips)?;
            domain.warmup_day.map(|day| warmup::day(warmup, day.max(1)).times(times))
        };
        let Some(day) = day else { return Ok(limits) };
        let (rule, phrase) = if domain.warmup_skipped {
            ("warmup-skipped", phrase::WARMUP_SKIPPED)
        } else {
            ("warmup-daily", phrase::WARMUP_DAILY)
        };
        let day_ends = clock.frees(self.now_ms, domain.oldest_sent_ms);
        limit(rule, phrase, domain.sent_today, day.daily, day_ends, &codes.daily_limit);
        if let Some(used) = domain.receiver_sent_today {
            let most = warmup::share(day.daily, warmup.most_to_one_receiver_percent);
            limit("warmup-one-receiver", phrase::WARMUP_ONE_RECEIVER, used, most, day_ends, &codes.daily_limit);
        }
        // Single sends need only stay under the day's maximum (rulebook 6.3).
        if let Some(hourly) = day.hourly.filter(|_| batch) {
            let (used, hour_ends) = (domain.sent_this_hour, clock.hour_ends(self.now_ms));
            limit("warmup-hourly", phrase::WARMUP_HOURLY, used, hourly, hour_ends, &codes.daily_limit);
        }
        Ok(limits)
    }
}

/// The one that weighs the most, of equals the first.
fn first_of_most<T, W: Ord>(items: impl DoubleEndedIterator<Item = T>, weight: impl Fn(&T) -> W) -> Option<T> {
    items.rev().max_by_key(weight)
}

/// Something that lets nothing through while it is shut.
struct Gate<'a> {
    rule: &'static str,
    phrase: Phrase,
    shut: bool,
    until: Option<u64>,
    rest: Decision,
    code: &'a str,
}

impl Gate<'_> {
    /// What one may wait for gives way to what refuses, and a shorter wait to a longer one.
    fn weight(&self) -> (bool, u64) {
        (self.rest == Decision::Refuse, self.until.unwrap_or(u64::MAX))
    }

    fn answer(self, locale: Locale) -> QuotaAnswer {
        let message = self.phrase.say(locale, &[]);
        let reason = Reason { rule: self.rule.into(), message, observed: None, limit: None };
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
    phrase: Phrase,
    used: u64,
    most: u64,
    left: u64,
    resume_ms: Option<u64>,
    code: &'a str,
}

impl Limit<'_> {
    fn reason(&self, locale: Locale) -> Reason {
        Reason {
            rule: self.rule.into(),
            message: self.phrase.say(locale, &[("used", &self.used), ("most", &self.most)]),
            observed: Some(self.used),
            limit: Some(self.most),
        }
    }
}
