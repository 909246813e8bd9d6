//! Business days: until when a human has decided (rulebook 1.9).

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

const DAY_MS: i64 = 86_400_000;
/// Business days are looked for this far ahead; a longer run of holidays is a mistake in the document.
const FAR: i64 = 366;

/// A day of the Gregorian calendar, written as `2026-10-01`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Date {
    text: String,
    /// Days since 1970-01-01.
    day: i64,
}

impl Date {
    /// Reads `YYYY-MM-DD`.
    ///
    /// # Errors
    /// A sentence that says how a day is written.
    pub fn parse(text: &str) -> Result<Self, String> {
        let refuse = || format!("`{text}` is no day; write it as `2026-10-01`");
        let mut parts = text
            .split('-')
            .map(|part| if part.bytes().all(|byte| byte.is_ascii_digit()) { part.parse::<i64>().ok() } else { None });
        let (Some(Some(year)), Some(Some(month)), Some(Some(day)), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(refuse());
        };
        let written = text.len() == 10 && (1..=12).contains(&month) && (1..=days_of_month(year, month)).contains(&day);
        let number = days_before(year, month, day).filter(|_| written).ok_or_else(refuse)?;
        Ok(Self { text: text.to_owned(), day: number })
    }

    /// Days since 1970-01-01.
    #[must_use]
    pub const fn number(&self) -> i64 {
        self.day
    }
}

fn days_of_month(year: i64, month: i64) -> i64 {
    let divides = |by: i64| year.checked_rem(by) == Some(0);
    match month {
        2 if divides(4) && (!divides(100) || divides(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days from 1970-01-01 to a date, counting years from March so that a leap day comes last.
fn days_before(year: i64, month: i64, day: i64) -> Option<i64> {
    let year = if month > 2 { year } else { year.checked_sub(1)? };
    let month = month.checked_add(9)?.checked_rem(12)?;
    let leap_days = year.div_euclid(4).checked_sub(year.div_euclid(100))?.checked_add(year.div_euclid(400))?;
    let of_months = month.checked_mul(153)?.checked_add(2)?.checked_div(5)?;
    year.checked_mul(365)?.checked_add(leap_days)?.checked_add(of_months)?.checked_add(day)?.checked_sub(719_469)
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

/// When a template handed in at `submitted_ms` is decided at the latest: on a business day 24 hours of business days
/// later, else when the next business day ends. None where the calendar has no business day within a year.
pub(crate) fn due_ms(submitted_ms: u64, utc_offset_minutes: i32, holidays: &[Date]) -> Option<u64> {
    let offset = i64::from(utc_offset_minutes).checked_mul(60_000)?;
    let local = i64::try_from(submitted_ms).ok()?.checked_add(offset)?;
    let (day, time) = (local.div_euclid(DAY_MS), local.rem_euclid(DAY_MS));
    // 1970-01-01 was a Thursday.
    let is_weekend = |day: i64| day.saturating_add(3).rem_euclid(7) >= 5;
    let is_business = |day: i64| !is_weekend(day) && !holidays.iter().any(|holiday| holiday.day == day);
    let next = (1..=FAR).filter_map(|ahead| day.checked_add(ahead)).find(|day| is_business(*day))?;
    let into = if is_business(day) { time } else { DAY_MS };
    u64::try_from(next.checked_mul(DAY_MS)?.checked_add(into)?.checked_sub(offset)?).ok()
}
