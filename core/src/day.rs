//! The policy's day: where it begins and ends (rulebook 3.6).

use crate::door::Question;
use crate::error::{Code, Error};
use crate::policy::Policy;
use serde::{Deserialize, Serialize};

const SECOND_MS: u64 = 1_000;
const HOUR_MS: u64 = 3_600_000;
const DAY_MS: u64 = 86_400_000;
/// The end of the year 9999, the last with four digits.
pub(crate) const LAST_MS: u64 = 253_402_300_799_999;

/// Which day, hour and second of the policy does an instant lie in (rulebook 3.6)?
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FindDay {
    /// The instant, in Unix milliseconds.
    pub now_ms: u64,
}

/// A day of the policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PolicyDay {
    /// The date, as `2026-11-21`.
    pub day: String,
    /// Its first millisecond, 0 where that lies before 1970; 24 hours ago where the policy's day rolls.
    pub starts_ms: u64,
    /// The first millisecond of the next day; in 24 hours where the policy's day rolls, for by then all that counts
    /// now is past.
    pub ends_ms: u64,
    /// The first millisecond of the hour that the instant lies in.
    pub hour_starts_ms: u64,
    /// The first millisecond of the next hour.
    pub hour_ends_ms: u64,
}

impl Question for FindDay {
    const NAME: &'static str = "find_day";
    type Answer<'p> = PolicyDay;

    fn answer(&self, policy: &Policy) -> Result<PolicyDay, Error> {
        let clock = Clock::of(policy);
        check("now_ms", self.now_ms)?;
        let rolls = policy.document().day.rolling;
        let starts_ms = if rolls { self.now_ms.saturating_sub(DAY_MS) } else { clock.starts(self.now_ms, DAY_MS) };
        let hour_starts_ms = clock.starts(self.now_ms, HOUR_MS);
        Ok(PolicyDay {
            day: clock.date(self.now_ms),
            starts_ms,
            ends_ms: clock.day_ends(self.now_ms),
            hour_starts_ms,
            hour_ends_ms: clock.hour_ends(self.now_ms),
        })
    }
}

/// Refuses an instant after the year 9999: most likely seconds were meant.
pub(crate) fn check(path: &str, ms: u64) -> Result<(), Error> {
    if ms <= LAST_MS {
        return Ok(());
    }
    Err(Error::new(Code::InvalidValue, path, format!("`{ms}` lies after the year 9999"))
        .help("times are Unix milliseconds"))
}

/// The policy's clock: an offset from UTC.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clock {
    offset_ms: i64,
    rolls: bool,
}

impl Clock {
    pub(crate) fn of(policy: &Policy) -> Self {
        let day = policy.document().day;
        let minutes = i64::from(day.utc_offset_minutes);
        Self { offset_ms: minutes.saturating_mul(60_000), rolls: day.rolling }
    }

    /// When what counts today counts no more: as the next day begins, or in 24 hours where the day rolls.
    pub(crate) fn day_ends(self, now_ms: u64) -> u64 {
        if self.rolls { now_ms.saturating_add(DAY_MS) } else { self.ends(now_ms, DAY_MS) }
    }

    /// When the first of a day's messages counts no more: where the day rolls, 24 hours after it was sent.
    pub(crate) fn frees(self, now_ms: u64, oldest_ms: Option<u64>) -> u64 {
        match oldest_ms.filter(|_| self.rolls) {
            Some(oldest) => oldest.saturating_add(DAY_MS).clamp(now_ms, self.day_ends(now_ms)),
            None => self.day_ends(now_ms),
        }
    }

    /// The first millisecond of the policy's next hour.
    pub(crate) fn hour_ends(self, now_ms: u64) -> u64 {
        self.ends(now_ms, HOUR_MS)
    }

    /// The first millisecond of the next second.
    pub(crate) fn second_ends(self, now_ms: u64) -> u64 {
        self.ends(now_ms, SECOND_MS)
    }

    /// The policy's time of day and date, counted from 1969-12-31: behind UTC the first hours of 1970 are still that day.
    fn local(self, ms: u64) -> u64 {
        ms.saturating_add(DAY_MS).saturating_add_signed(self.offset_ms)
    }

    fn passed(self, now_ms: u64, unit: u64) -> u64 {
        self.local(now_ms).checked_rem(unit).unwrap_or_default()
    }

    fn starts(self, now_ms: u64, unit: u64) -> u64 {
        now_ms.saturating_sub(self.passed(now_ms, unit))
    }

    /// Counted from now: what began before 1970 has a start that cannot be told.
    fn ends(self, now_ms: u64, unit: u64) -> u64 {
        now_ms.saturating_add(unit.saturating_sub(self.passed(now_ms, unit)))
    }

    fn date(self, ms: u64) -> String {
        // Ahead of UTC the year 10000 begins before the last instant does, and RFC 3339 has no such year.
        let (year, month, day) = civil(divide(self.local(ms).min(LAST_MS.saturating_add(DAY_MS)), DAY_MS).0);
        format!("{year:04}-{month:02}-{day:02}")
    }

    /// An instant for people: date, time of day in whole seconds, and the offset from UTC (RFC 3339), as
    /// `2026-11-21 08:00:00 +08:00`. What lies after the year 9999 has no such form and is that year's end.
    pub(crate) fn written(self, ms: u64) -> String {
        let ms = ms.min(LAST_MS);
        let seconds = divide(divide(self.local(ms), DAY_MS).1, SECOND_MS).0;
        let ((hours, rest), sign) = (divide(seconds, 3_600), if self.offset_ms < 0 { '-' } else { '+' });
        let (minutes, seconds) = divide(rest, 60);
        let (ahead_hours, ahead_minutes) = divide(divide(self.offset_ms.unsigned_abs(), 60_000).0, 60);
        let date = self.date(ms);
        format!("{date} {hours:02}:{minutes:02}:{seconds:02} {sign}{ahead_hours:02}:{ahead_minutes:02}")
    }
}

/// Year, month and day of a day counted from 1969-12-31, in the proleptic Gregorian calendar.
///
/// Years are taken to begin in March, so that the leap day is the last one and 400 years repeat.
fn civil(days: u64) -> (u64, u64, u64) {
    const ERA_DAYS: u64 = 146_097;
    // Days from 0000-03-01 to 1969-12-31.
    let shifted = days.saturating_add(719_467);
    let (era, day_of_era) = divide(shifted, ERA_DAYS);
    let leaps = divide(day_of_era, 1_460).0.saturating_add(divide(day_of_era, 146_096).0);
    let year_of_era = divide(day_of_era.saturating_add(divide(day_of_era, 36_524).0).saturating_sub(leaps), 365).0;
    let days_before = year_of_era
        .saturating_mul(365)
        .saturating_add(divide(year_of_era, 4).0)
        .saturating_sub(divide(year_of_era, 100).0);
    let day_of_year = day_of_era.saturating_sub(days_before);
    let month_from_march = divide(day_of_year.saturating_mul(5).saturating_add(2), 153).0;
    let days_before_month = divide(month_from_march.saturating_mul(153).saturating_add(2), 5).0;
    let day = day_of_year.saturating_sub(days_before_month).saturating_add(1);
    let next_year = month_from_march >= 10;
    let month = if next_year { month_from_march.saturating_sub(9) } else { month_from_march.saturating_add(3) };
    let year = era.saturating_mul(400).saturating_add(year_of_era).saturating_add(u64::from(next_year));
    (year, month, day)
}

fn divide(value: u64, by: u64) -> (u64, u64) {
    (value.checked_div(by).unwrap_or_default(), value.checked_rem(by).unwrap_or_default())
}
