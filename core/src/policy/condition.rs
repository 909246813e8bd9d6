//! Conditions in words, compiled to exact integers: `invalid < 5%`, `sent >= 70% of quota`, `sent > 300`.

use crate::suggest;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::cmp::Ordering;

/// What a condition can speak of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Metric {
    /// Messages with a first SMTP attempt (rulebook 3.6).
    Sent,
    /// Messages that a receiving server took.
    Delivered,
    /// Messages to mailboxes that do not exist.
    Invalid,
    /// Messages that receivers refused as spam.
    Spam,
    /// Messages that receivers refused by policy.
    Blocked,
    /// Messages whose readers complained.
    Complained,
    /// Messages that were opened.
    Opened,
    /// The daily quota.
    Quota,
}

impl Metric {
    /// Every metric with its name in a condition.
    pub const ALL: [(&'static str, Self); 8] = [
        ("sent", Self::Sent),
        ("delivered", Self::Delivered),
        ("invalid", Self::Invalid),
        ("spam", Self::Spam),
        ("blocked", Self::Blocked),
        ("complained", Self::Complained),
        ("opened", Self::Opened),
        ("quota", Self::Quota),
    ];

    fn named(name: &str) -> Result<Self, String> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, metric)| *metric).ok_or_else(|| {
            let known: Vec<&str> = Self::ALL.iter().map(|(known, _)| *known).collect();
            format!("`{name}` is no metric; {}", suggest::did_you_mean(name, &known))
        })
    }

    /// What a bare share of this metric is a share of (rulebook 3.6).
    const fn base(self) -> Option<Self> {
        match self {
            Self::Sent | Self::Quota => None,
            Self::Delivered | Self::Invalid | Self::Spam | Self::Blocked => Some(Self::Sent),
            Self::Complained | Self::Opened => Some(Self::Delivered),
        }
    }
}

/// The figures that conditions are held against, by metric.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures([u64; Metric::ALL.len()]);

impl Figures {
    /// The figure of a metric; 0 where none was set.
    #[must_use]
    pub fn get(&self, metric: Metric) -> u64 {
        self.0.get(metric as usize).copied().unwrap_or_default()
    }

    /// The same figures with another value for one metric.
    #[must_use]
    pub fn with(mut self, metric: Metric, value: u64) -> Self {
        if let Some(figure) = self.0.get_mut(metric as usize) {
            *figure = value;
        }
        self
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Comparison {
    Less,
    AtMost,
    More,
    AtLeast,
}

impl Comparison {
    // The two-character signs stand first, or their first character would be taken for a whole one.
    const ALL: [(&'static str, Self); 4] =
        [("<=", Self::AtMost), (">=", Self::AtLeast), ("<", Self::Less), (">", Self::More)];

    const fn holds(self, ordering: Ordering) -> bool {
        match self {
            Self::Less => ordering.is_lt(),
            Self::AtMost => ordering.is_le(),
            Self::More => ordering.is_gt(),
            Self::AtLeast => ordering.is_ge(),
        }
    }
}

/// What a metric is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Limit {
    Count(u64),
    /// Parts per million of a base.
    Share {
        ppm: u64,
        of: Metric,
    },
}

const MILLION: u64 = 1_000_000;

/// One clause of a rule. Its text is kept for explanations and for writing the document out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    text: String,
    metric: Metric,
    comparison: Comparison,
    limit: Limit,
}

impl Condition {
    /// Reads `METRIC COMPARISON COUNT` or `METRIC COMPARISON SHARE% [of METRIC]`.
    ///
    /// # Errors
    /// A sentence that says what cannot be read, and what could be meant.
    pub fn parse(text: &str) -> Result<Self, String> {
        let refuse = |why: String| format!("`{text}` cannot be read: {why}");
        let (at, sign, comparison) = Comparison::ALL
            .iter()
            .find_map(|(sign, comparison)| text.find(sign).map(|at| (at, *sign, *comparison)))
            .ok_or_else(|| refuse("a comparison is missing: one of `<`, `<=`, `>`, `>=`".into()))?;
        let (left, right) = text.split_at_checked(at).unwrap_or((text, ""));
        let metric = Metric::named(left.trim()).map_err(refuse)?;
        let limit = Limit::parse(right.trim_start_matches(sign).trim(), metric).map_err(refuse)?;
        Ok(Self { text: text.to_owned(), metric, comparison, limit })
    }

    /// The condition as it was written.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it holds: exact, by cross-multiplication in 128 bits, which no 64-bit count overflows.
    #[must_use]
    pub fn holds(&self, figures: &Figures) -> bool {
        let value = figures.get(self.metric);
        let ordering = match self.limit {
            Limit::Count(count) => value.cmp(&count),
            Limit::Share { ppm, of } => product(value, MILLION).cmp(&product(ppm, figures.get(of))),
        };
        self.comparison.holds(ordering)
    }

    /// The count that was compared, and the base that its share is of (the count's own limit for a plain count).
    #[must_use]
    pub fn observed(&self, figures: &Figures) -> (u64, Option<u64>) {
        let base = match self.limit {
            Limit::Count(_) => None,
            Limit::Share { of, .. } => Some(figures.get(of)),
        };
        (figures.get(self.metric), base)
    }
}

impl Condition {
    /// By how many messages the count misses while the condition does not hold; 0 where no count could
    /// mend it or it holds.
    #[must_use]
    pub fn short_by(&self, figures: &Figures) -> u64 {
        let count = figures.get(self.metric);
        // The limit as a count: rounded down for what must stay below, up for what must rise.
        let (whole, exact) = match self.limit {
            Limit::Count(limit) => (u128::from(limit), true),
            Limit::Share { ppm, of } => {
                let product = product(ppm, figures.get(of));
                let million = u128::from(MILLION);
                (product.checked_div(million).unwrap_or_default(), product.checked_rem(million) == Some(0))
            }
        };
        let whole = u64::try_from(whole).unwrap_or(u64::MAX);
        match self.comparison {
            Comparison::More => whole.saturating_add(1).saturating_sub(count),
            Comparison::AtLeast => whole.saturating_add(u64::from(!exact)).saturating_sub(count),
            Comparison::AtMost => count.saturating_sub(whole),
            Comparison::Less => count.saturating_sub(if exact { whole.saturating_sub(1) } else { whole }),
        }
    }

    /// Whether a higher count is what makes it hold.
    #[must_use]
    pub fn wants_more(&self) -> bool {
        matches!(self.comparison, Comparison::More | Comparison::AtLeast)
    }

    /// The count beside its limit: "delivered 459 of 500 (91.8 %), needs > 92%".
    #[must_use]
    pub fn in_words(&self, figures: &Figures) -> String {
        let (name, rest) = self.text.split_once(char::is_whitespace).unwrap_or((&self.text, ""));
        let (count, of) = self.observed(figures);
        match of {
            Some(of) => format!("{name} {count} of {of} ({}), needs {rest}", percent(count, of)),
            None => format!("{name} {count}, needs {rest}"),
        }
    }
}

/// The product of two 64-bit numbers, which always fits.
const fn product(a: u64, b: u64) -> u128 {
    (a as u128).wrapping_mul(b as u128)
}

/// A share in percent with one decimal, rounded down.
fn percent(count: u64, of: u64) -> String {
    let tenths = u128::from(count).saturating_mul(1_000).checked_div(u128::from(of)).unwrap_or_default();
    format!("{}.{} %", tenths.checked_div(10).unwrap_or_default(), tenths.checked_rem(10).unwrap_or_default())
}

impl Limit {
    fn parse(text: &str, metric: Metric) -> Result<Self, String> {
        let Some((number, rest)) = text.split_once('%') else {
            return text.parse().map(Self::Count).map_err(|_| count_mistake(text));
        };
        let ppm = parts_per_million(number.trim())?;
        let of = match rest.trim() {
            "" => metric.base().ok_or("a share needs its base: write `% of quota`, or a count without `%`")?,
            rest => match rest.strip_prefix("of ") {
                Some(base) => Metric::named(base.trim())?,
                None => return Err(format!("after the share comes nothing or `of` and a metric, not `{rest}`")),
            },
        };
        Ok(Self::Share { ppm, of })
    }
}

fn count_mistake(text: &str) -> String {
    let number = text.split(|c: char| !c.is_ascii_digit() && c != '.').next().unwrap_or_default();
    if text.is_empty() {
        "a number is missing after the comparison".into()
    } else if number.is_empty() {
        format!("`{text}` is no number")
    } else if text.bytes().all(|byte| byte.is_ascii_digit()) {
        format!("`{text}` is too large")
    } else {
        format!("`{text}` is neither a count nor a share; did you mean `{number}%`?")
    }
}

/// A decimal share with at most four decimals, exactly.
fn parts_per_million(number: &str) -> Result<u64, String> {
    let (whole, decimals) = number.split_once('.').unwrap_or((number, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(decimals) {
        return Err(format!("`{number}%` is no share; write it as `5%` or `2.5%`"));
    }
    if decimals.len() > 4 {
        return Err(format!("`{number}%` has more than four decimals"));
    }
    let too_large = || format!("`{number}%` is too large");
    let hundredths: u64 = format!("{decimals:0<4}").parse().map_err(|_| too_large())?;
    let whole: u64 = whole.parse().map_err(|_| too_large())?;
    whole
        .checked_mul(10_000)
        .and_then(|ppm| ppm.checked_add(hundredths))
        .filter(|ppm| *ppm <= 1_000 * MILLION)
        .ok_or_else(too_large)
}

impl Serialize for Condition {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de> Deserialize<'de> for Condition {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(D::Error::custom)
    }
}
