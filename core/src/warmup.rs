//! The warm-up plan of a domain or IP (rulebook 6).

use crate::door::Question;
use crate::error::{Code, Error};
use crate::policy::Policy;
use crate::policy::document::{WarmupPolicy, WarmupStage};
use serde::{Deserialize, Serialize};

/// The longest plan that is given at once, in days.
const MOST_DAYS: u64 = 366;

/// How much may be sent on each day of a warm-up?
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanWarmup {
    /// Days to plan, at most 366.
    pub days: u64,
    /// Sending IPs; one if not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ips: Option<u64>,
    /// First day to plan, counted from 1; 1 if not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start_day: Option<u64>,
}

/// A plan, day by day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WarmupPlan {
    /// The days in order.
    pub days: Vec<WarmupDay>,
}

/// One day of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WarmupDay {
    /// The day, counted from 1.
    pub day: u64,
    /// Most messages on that day.
    pub daily: u64,
    /// Most messages in an hour of that day; none after the last stage.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hourly: Option<u64>,
}

impl Question for PlanWarmup {
    const NAME: &'static str = "plan_warmup";
    type Answer<'p> = WarmupPlan;

    fn answer(&self, policy: &Policy) -> Result<WarmupPlan, Error> {
        let start = self.start_day.unwrap_or(1);
        if start == 0 {
            return Err(Error::new(Code::InvalidValue, "start_day", "days are counted from 1"));
        }
        if self.days > MOST_DAYS {
            return Err(Error::new(
                Code::InvalidValue,
                "days",
                format!("a plan has at most {MOST_DAYS} days, not `{}`", self.days),
            )
            .help("ask for the later days with `start_day`"));
        }
        if self.ips == Some(0) {
            return Err(Error::new(Code::InvalidValue, "ips", "at least one IP sends"));
        }
        let warmup = &policy.document().warmup;
        let times = self.ips.unwrap_or(1).min(warmup.most_ips.max(1));
        let days = (0..self.days).map(|offset| day(warmup, start.saturating_add(offset)).times(times)).collect();
        Ok(WarmupPlan { days })
    }
}

impl WarmupDay {
    fn times(self, factor: u64) -> Self {
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
            WarmupDay { day, daily: rise(stage, stage.daily, day), hourly: Some(rise(stage, stage.hourly, day)) }
        }
        (None, Some(last)) => {
            WarmupDay { day, daily: doubled(last.daily[1], day.saturating_sub(last.days[1])), hourly: None }
        }
        (None, None) => WarmupDay { day, daily: 0, hourly: None },
    }
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
