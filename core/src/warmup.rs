//! The warm-up plan of a domain or IP (rulebook 6).

use crate::answer::Reason;
use crate::door::Question;
use crate::error::{Code, Error};
use crate::locale::Locale;
use crate::order;
use crate::phrases::{Phrase, warmup as phrase};
use crate::policy::Policy;
use crate::policy::document::{WarmupPolicy, WarmupStage};
use crate::template::calendar::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The longest plan that is given at once, in days.
const MOST_DAYS: u64 = 366;

/// How much may be sent on each day of a warm-up (rulebook 6)?
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PlanWarmup {
    /// Days to plan, at most 366.
    pub days: u64,
    /// Sending IPs; one if not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ips: Option<u64>,
    /// First day to plan, counted from 1; if not given, the day that `sent_on` leads to, else 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start_day: Option<u64>,
    /// The policy's days on which something was sent, in any order; `today` then tells which day of the plan it is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sent_on: Vec<Date>,
    /// The policy's day, which is the first to plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub today: Option<Date>,
    /// Whether the warm-up is skipped (rulebook 6.3).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub skip: bool,
    /// How many of a hundred addresses are at the receiving domain that has most of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub largest_receiver_percent: Option<u64>,
    /// The language of the messages.
    #[serde(default, skip_serializing_if = "Locale::is_usual")]
    pub locale: Locale,
}

/// A plan, day by day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WarmupPlan {
    /// The days in order.
    pub days: Vec<WarmupDay>,
    /// What shaped the plan, and what to mind.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<Reason>,
}

/// One day of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WarmupDay {
    /// The day, counted from 1.
    pub day: u64,
    /// Most messages on that day.
    pub daily: u64,
    /// Most messages in an hour of that day; none after the last stage.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hourly: Option<u64>,
    /// Most messages on that day to the receiving domain that has most of the addresses, where its share was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub largest_receiver: Option<u64>,
}

impl Question for PlanWarmup {
    const NAME: &'static str = "plan_warmup";
    type Answer<'p> = WarmupPlan;

    fn answer(&self, policy: &Policy) -> Result<WarmupPlan, Error> {
        self.check()?;
        let warmup = &policy.document().warmup;
        let progress = self.progress(warmup)?;
        let start = self.start_day.unwrap_or_else(|| progress.sent_days.saturating_add(1));
        let times = times(warmup, "ips", self.ips)?;
        let to_one = self.largest_receiver_percent.map(|percent| percent.min(warmup.most_to_one_receiver_percent));
        let plan = |number: u64| {
            let planned = if self.skip { WarmupDay::skipped(warmup, number) } else { day(warmup, number).times(times) };
            WarmupDay { largest_receiver: to_one.map(|percent| share(planned.daily, percent)), ..planned }
        };
        let days = (0..self.days).map(|offset| plan(start.saturating_add(offset))).collect();
        Ok(WarmupPlan { days, reasons: self.reasons(warmup, progress) })
    }
}

/// How far a warm-up has come.
#[derive(Clone, Copy, Default)]
struct Progress {
    /// Days of the plan on which something was sent, today aside.
    sent_days: u64,
    /// The days without sending that made the plan start anew.
    idle_days: Option<u64>,
    /// On how many of the seven days before today something was sent, once the plan is older than that.
    last_week: Option<u64>,
}

impl PlanWarmup {
    fn check(&self) -> Result<(), Error> {
        if self.start_day == Some(0) {
            return Err(Error::new(Code::InvalidValue, "start_day", "days are counted from 1"));
        }
        if self.start_day.is_some() && !self.sent_on.is_empty() {
            let message = "`sent_on` tells the first day to plan; give it or `start_day`, not both";
            return Err(Error::new(Code::InvalidValue, "start_day", message));
        }
        if self.days > MOST_DAYS {
            return Err(Error::new(
                Code::InvalidValue,
                "days",
                format!("a plan has at most {MOST_DAYS} days, not `{}`", self.days),
            )
            .help("ask for the later days with `start_day`"));
        }
        if let Some(percent) = self.largest_receiver_percent.filter(|percent| *percent > 100) {
            let message = format!("`{percent}` is no share of a hundred");
            return Err(Error::new(Code::InvalidValue, "largest_receiver_percent", message));
        }
        Ok(())
    }

    /// A day counts when something was sent on it; enough idle days start the plan anew (rulebook 6.4).
    fn progress(&self, warmup: &WarmupPolicy) -> Result<Progress, Error> {
        if self.sent_on.is_empty() {
            return Ok(Progress::default());
        }
        let Some(today) = self.today.as_ref().map(Date::number) else {
            let message = "`sent_on` needs `today`, to count the days since";
            return Err(Error::new(Code::MissingField, "today", message));
        };
        let days: BTreeSet<i64> = order::gathered(self.sent_on.iter().map(Date::number).filter(|day| *day < today));
        let mut progress = Progress::default();
        let mut before = None;
        let mut started = today;
        for day in days.iter().copied().chain([today]) {
            let idle = before.map_or(0, |before: i64| day.abs_diff(before).saturating_sub(1));
            if before.is_none() || idle >= warmup.restart_after_days {
                started = day;
                progress =
                    Progress { idle_days: (before.is_some() && day == today).then_some(idle), ..Progress::default() };
            }
            if day != today {
                progress.sent_days = progress.sent_days.saturating_add(1);
            }
            before = Some(day);
        }
        let a_week_ago = today.saturating_sub(7);
        if started <= a_week_ago {
            progress.last_week = u64::try_from(days.range(a_week_ago..).count()).ok();
        }
        Ok(progress)
    }

    fn reasons(&self, warmup: &WarmupPolicy, progress: Progress) -> Vec<Reason> {
        let say = |rule: &str, phrase: Phrase, observed: Option<u64>, limit: u64| Reason {
            rule: rule.to_owned(),
            message: phrase.say(self.locale, &[("observed", &observed.unwrap_or_default()), ("limit", &limit)]),
            observed,
            limit: Some(limit),
        };
        let anew = progress
            .idle_days
            .map(|idle| say("warmup-restarted", phrase::STARTS_ANEW, Some(idle), warmup.restart_after_days));
        let skipped = self.skip.then(|| say("warmup-skipped", phrase::SKIPPED, None, warmup.skipped_daily));
        let ips = self.ips.filter(|ips| *ips > warmup.most_ips && !self.skip);
        let ips = ips.map(|ips| say("warmup-ips", phrase::FEWER_IPS, Some(ips), warmup.most_ips));
        let most = warmup.most_to_one_receiver_percent;
        let one = self.largest_receiver_percent.filter(|percent| *percent > most);
        let one = one.map(|percent| say("warmup-one-receiver", phrase::ONE_RECEIVER, Some(percent), most));
        let steady = progress.last_week.filter(|days| *days < warmup.days_a_week);
        let steady = steady.map(|days| say("warmup-steady", phrase::STEADY, Some(days), warmup.days_a_week));
        [anew, skipped, ips, one, steady].into_iter().flatten().collect()
    }
}

impl WarmupDay {
    /// A day without a warm-up: one limit, whatever the day and the number of IPs.
    pub(crate) const fn skipped(warmup: &WarmupPolicy, day: u64) -> Self {
        Self { day, daily: warmup.skipped_daily, hourly: None, largest_receiver: None }
    }

    pub(crate) fn times(self, factor: u64) -> Self {
        Self {
            daily: self.daily.saturating_mul(factor),
            hourly: self.hourly.map(|hourly| hourly.saturating_mul(factor)),
            ..self
        }
    }
}

/// What one IP may send on a day of its warm-up, counted from 1.
pub(crate) fn day(warmup: &WarmupPolicy, day: u64) -> WarmupDay {
    let within = warmup.stages.iter().find(|stage| (stage.days[0]..=stage.days[1]).contains(&day));
    match (within, warmup.stages.last()) {
        (Some(stage), _) => {
            let (daily, hourly) = (rise(stage, stage.daily, day), rise(stage, stage.hourly, day));
            WarmupDay { day, daily, hourly: Some(hourly), largest_receiver: None }
        }
        (None, Some(last)) => {
            let daily = doubled(last.daily[1], day.saturating_sub(last.days[1]));
            WarmupDay { day, daily, hourly: None, largest_receiver: None }
        }
        (None, None) => WarmupDay { day, daily: 0, hourly: None, largest_receiver: None },
    }
}

/// How many times the plan of one IP so many IPs send (rulebook 6.2).
pub(crate) fn times(warmup: &WarmupPolicy, path: &str, ips: Option<u64>) -> Result<u64, Error> {
    match ips.unwrap_or(1) {
        0 => Err(Error::new(Code::InvalidValue, path, "at least one IP sends")),
        ips => Ok(ips.min(warmup.most_ips.max(1))),
    }
}

/// So many of a hundred, rounded down.
pub(crate) fn share(of: u64, percent: u64) -> u64 {
    let product = u128::from(of).saturating_mul(u128::from(percent));
    u64::try_from(product.checked_div(100).unwrap_or_default()).unwrap_or(u64::MAX)
}

/// A value that rises evenly over the stage's days, rounded down (rulebook 6.1).
fn rise(stage: &WarmupStage, [from, to]: [u64; 2], day: u64) -> u64 {
    let passed = u128::from(day.saturating_sub(stage.days[0]));
    let steps = u128::from(stage.days[1].saturating_sub(stage.days[0]));
    let gain = u128::from(to.saturating_sub(from)).saturating_mul(passed).checked_div(steps).unwrap_or_default();
    from.saturating_add(u64::try_from(gain).unwrap_or(u64::MAX))
}

/// A value doubled once a day.
fn doubled(value: u64, days: u64) -> u64 {
    let factor = u32::try_from(days).ok().and_then(|days| 1_u64.checked_shl(days)).unwrap_or(u64::MAX);
    value.saturating_mul(factor)
}
