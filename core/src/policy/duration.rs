//! Lengths of time as people write them: `24h`, `14d`, `5m`, `30s`.

use crate::locale::Locale;
use crate::phrases::{Phrase, time as phrase};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A length of time in whole milliseconds, written as a number and a unit of `s`, `m`, `h` or `d`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Duration(u64);

const UNITS: [(&str, u64, Phrase); 4] = [
    ("d", 86_400_000, phrase::DAYS),
    ("h", 3_600_000, phrase::HOURS),
    ("m", 60_000, phrase::MINUTES),
    ("s", 1_000, phrase::SECONDS),
];

impl Duration {
    /// The length in milliseconds.
    #[must_use]
    pub const fn as_ms(self) -> u64 {
        self.0
    }

    fn parse(text: &str) -> Option<Self> {
        UNITS.into_iter().find_map(|(unit, ms, _)| {
            let number = text.strip_suffix(unit)?;
            if !number.bytes().all(|byte| byte.is_ascii_digit()) {
                return None;
            }
            number.parse::<u64>().ok()?.checked_mul(ms).map(Self)
        })
    }

    /// In the largest unit that divides it.
    pub(crate) fn in_words(self, locale: Locale) -> String {
        let divides = |(_, ms, phrase)| match (self.0.checked_div(ms), self.0.checked_rem(ms)) {
            (Some(count), Some(0)) => Some((count, phrase)),
            _ => None,
        };
        // A length is read in whole seconds.
        let (count, phrase): (u64, Phrase) = UNITS.into_iter().find_map(divides).unwrap_or((0, phrase::SECONDS));
        phrase.say(locale, &[("count", &count)])
    }
}

impl std::fmt::Display for Duration {
    /// As a policy spells it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.in_words(Locale::English))
    }
}

impl Serialize for Duration {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Duration {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| {
            D::Error::custom(format!("`{text}` is not a length of time; write it as `30s`, `5m`, `24h` or `14d`"))
        })
    }
}
