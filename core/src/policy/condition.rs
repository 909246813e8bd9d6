//! Conditions in words, compiled to exact integers: `invalid < 5%`, `sent >= 70% of quota`, `sent > 300`.

use crate::locale::Locale;
use crate::phrases::{Phrase, reputation as phrase};
use crate::suggest;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt::Display;

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
    /// The level in force.
    Level,
}

impl Metric {
    /// Every metric with its name in a condition.
    pub const ALL: [(&'static str, Self); 9] = [
        ("sent", Self::Sent),
        ("delivered", Self::Delivered),
        ("invalid", Self::Invalid),
        ("spam", Self::Spam),
        ("blocked", Self::Blocked),
        ("complained", Self::Complained),
        ("opened", Self::Opened),
        ("quota", Self::Quota),
        ("level", Self::Level),
    ];

    fn named(name: &str) -> Result<Self, String> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, metric)| *metric).ok_or_else(|| {
            let known: Vec<&str> = Self::ALL.iter().map(|(known, _)| *known).collect();
            format!("`{name}` is no metric; {}", suggest::did_you_mean(name, &known))
        })
    }

    const fn phrase(self) -> Phrase {
        match self {
            Self::Sent => phrase::SENT,
            Self::Delivered => phrase::DELIVERED,
            Self::Invalid => phrase::INVALID,
            Self::Spam => phrase::SPAM,
            Self::Blocked => phrase::BLOCKED,
            Self::Complained => phrase::COMPLAINED,
            Self::Opened => phrase::OPENED,
            Self::Quota => phrase::QUOTA,
            Self::Level => phrase::LEVEL,
        }
    }

    /// What a bare share of this metric is a share of (rulebook 3.6).
    const fn base(self) -> Option<Self> {
        match self {
            Self::Sent | Self::Quota | Self::Level => None,
            Self::Delivered | Self::Invalid | Self::Spam | Self::Blocked => Some(Self::Sent),
            Self::Complained | Self::Opened => Some(Self::Delivered),
        }
    }
}

const MILLION: u64 = 1_000_000;

/// What a product is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Figure(Metric),
    /// The base that a plain count is a share of.
    Million,
}

impl Place {
    /// Where [`Figures`] has it.
    const fn index(self) -> usize {
        match self {
            Self::Figure(metric) => metric as usize,
            Self::Million => Metric::ALL.len(),
        }
    }
}

/// The figures that conditions are held against, by metric, and one million behind them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figures {
    places: [u64; PLACES],
    /// The bits of all of them: a number that none exceeds.
    bound: u64,
}

const PLACES: usize = Metric::ALL.len() + 1;

impl Default for Figures {
    #[inline]
    fn default() -> Self {
        let mut places = [0; PLACES];
        if let Some(unit) = places.get_mut(Place::Million.index()) {
            *unit = MILLION;
        }
        Self { places, bound: MILLION }
    }
}

impl Figures {
    /// The figure of a metric; 0 where none was set.
    #[must_use]
    #[inline]
    pub fn get(&self, metric: Metric) -> u64 {
        self.at(Place::Figure(metric))
    }

    #[inline]
    fn at(&self, place: Place) -> u64 {
        self.places.get(place.index()).copied().unwrap_or_default()
    }

    /// Two 64-bit numbers, whose product always fits 128 bits.
    #[inline]
    fn product(&self, (factor, place): Product) -> u128 {
        u128::from(factor).wrapping_mul(u128::from(self.at(place)))
    }

    /// A number that no figure exceeds, less than twice the largest that was set.
    #[inline]
    pub(crate) fn bound(&self) -> u64 {
        self.bound
    }

    /// The same figures with another value for one metric.
    #[must_use]
    #[inline]
    pub fn with(mut self, metric: Metric, value: u64) -> Self {
        if let Some(figure) = self.places.get_mut(metric as usize) {
            *figure = value;
        }
        self.bound |= value;
        self
    }
}

/// The figures of many rows, metric by metric.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FigureRows<'a> {
    columns: [&'a [u64]; Metric::ALL.len()],
    /// The bits of all figures of each column: a number that none of them exceeds.
    bounds: [u64; Metric::ALL.len()],
}

impl<'a> FigureRows<'a> {
    /// The columns in the order of [`Metric::ALL`], all of one length.
    pub(crate) fn new(columns: [&'a [u64]; Metric::ALL.len()]) -> Self {
        Self { columns, bounds: columns.map(|column| column.iter().fold(0, |bits, figure| bits | figure)) }
    }

    /// A figure row by row; none where it is the same million in all rows.
    fn at(&self, place: Place) -> Option<&'a [u64]> {
        self.columns.get(place.index()).copied()
    }

    /// Whether factor and figure fit 32 bits in every row, and their product 63.
    fn is_half(&self, (factor, place): Product) -> bool {
        let bound = self.bounds.get(place.index()).copied().unwrap_or(MILLION);
        factor.max(bound) <= HALF && factor.leading_zeros().saturating_add(bound.leading_zeros()) > u64::BITS
    }
}

/// The lower half of 64 bits.
const HALF: u64 = u32::MAX as u64;

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

    fn sign(self) -> &'static str {
        Self::ALL.iter().find(|(_, comparison)| *comparison == self).map_or("", |(sign, _)| sign)
    }
}

/// A factor and the place of the figure that it multiplies.
type Product = (u64, Place);

/// A condition in integers: whether one product is less than another, or is not.
///
/// A metric stands as its millions; a share of p parts per million as p times its base; a plain count as itself times
/// the figure that is always a million. One shape for all comparisons takes no branch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Compiled {
    less: Product,
    more: Product,
    negated: bool,
}

impl Compiled {
    fn new(value: Product, comparison: Comparison, limit: Product) -> Self {
        let (less, more, negated) = match comparison {
            Comparison::Less => (value, limit, false),
            Comparison::AtLeast => (value, limit, true),
            Comparison::More => (limit, value, false),
            Comparison::AtMost => (limit, value, true),
        };
        Self { less, more, negated }
    }

    /// Exact, by cross-multiplication in 128 bits, which no 64-bit count overflows.
    #[inline]
    fn holds(self, figures: &Figures) -> bool {
        self.is_less(figures) ^ self.negated
    }

    /// Whether the one product is less than the other: what holds, before [`Compiled::negated`].
    #[inline]
    pub(crate) fn is_less(self, figures: &Figures) -> bool {
        figures.product(self.less) < figures.product(self.more)
    }

    /// The same in 64 bits, where no figure is above [`Compiled::most_narrow`].
    #[inline]
    pub(crate) fn is_less_narrow(self, figures: &Figures) -> bool {
        let product = |(factor, place): Product| factor.wrapping_mul(figures.at(place));
        product(self.less) < product(self.more)
    }

    /// The largest figure whose products both fit 64 bits.
    pub(crate) fn most_narrow(self) -> u64 {
        let (less, more) = (self.less.0, self.more.0);
        u64::MAX.checked_div(less.max(more)).unwrap_or(u64::MAX)
    }

    /// Whether it holds where the one product is not less than the other.
    pub(crate) fn negated(self) -> bool {
        self.negated
    }

    /// Sets a bit in each row where the one product is less than the other.
    pub(crate) fn mark(self, rows: &FigureRows<'_>, bit: u32, bits: &mut [u64]) {
        let ((less, _), (more, _)) = (self.less, self.more);
        if rows.is_half(self.less) && rows.is_half(self.more) {
            // Spelt so that a compiler takes several rows at once: even old processors have this product for vectors.
            let product = |factor: u64, figure: u64| (factor & HALF).wrapping_mul(figure & HALF);
            self.mark_by(rows, bit, bits, |a, b| product(less, a).wrapping_sub(product(more, b)) >> 63);
        } else {
            let product = |factor, figure| u128::from(factor).wrapping_mul(u128::from(figure));
            self.mark_by(rows, bit, bits, |a: u64, b: u64| u64::from(product(less, a) < product(more, b)));
        }
    }

    #[inline]
    fn mark_by(self, rows: &FigureRows<'_>, bit: u32, bits: &mut [u64], is_less: impl Fn(u64, u64) -> u64) {
        let mark = |bits: &mut u64, a: u64, b: u64| *bits |= is_less(a, b).wrapping_shl(bit);
        match (rows.at(self.less.1), rows.at(self.more.1)) {
            (Some(a), Some(b)) => bits.iter_mut().zip(a).zip(b).for_each(|((bits, a), b)| mark(bits, *a, *b)),
            (Some(a), None) => bits.iter_mut().zip(a).for_each(|(bits, a)| mark(bits, *a, MILLION)),
            (None, Some(b)) => bits.iter_mut().zip(b).for_each(|(bits, b)| mark(bits, MILLION, *b)),
            (None, None) => {}
        }
    }
}

/// One clause of a rule. Its text is kept for explanations and for writing the document out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    text: String,
    /// Where in the text the comparison stands.
    sign: usize,
    metric: Metric,
    comparison: Comparison,
    limit: Product,
    compiled: Compiled,
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
        let limit = limit(right.strip_prefix(sign).unwrap_or(right).trim(), metric).map_err(refuse)?;
        let compiled = Compiled::new((MILLION, Place::Figure(metric)), comparison, limit);
        Ok(Self { text: text.to_owned(), sign: at, metric, comparison, limit, compiled })
    }

    /// The condition as it was written.
    #[must_use]
    #[inline]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it holds: exact, whatever the counts.
    #[must_use]
    pub fn holds(&self, figures: &Figures) -> bool {
        self.compiled.holds(figures)
    }

    /// The integers alone.
    pub(crate) fn compiled(&self) -> Compiled {
        self.compiled
    }

    /// The count that is compared, and the base that its share is of; none where a plain count is compared.
    #[must_use]
    #[inline]
    pub fn observed(&self, figures: &Figures) -> (u64, Option<u64>) {
        let (_, base) = self.limit;
        (figures.get(self.metric), (base != Place::Million).then_some(figures.at(base)))
    }

    /// By how many messages the count misses while the condition does not hold; 0 where no count could
    /// mend it or it holds.
    #[must_use]
    pub fn short_by(&self, figures: &Figures) -> u64 {
        if matches!(self.metric, Metric::Quota | Metric::Level) {
            return 0;
        }
        let count = figures.get(self.metric);
        // The limit as a count: rounded down for what must stay below, up for what must rise.
        let limit = figures.product(self.limit);
        let (whole, exact) = millions(limit);
        // The nearest count with which it would hold; none below zero, none above what can be counted.
        let nearest = match self.comparison {
            Comparison::More => whole.checked_add(1),
            Comparison::AtLeast => whole.checked_add(u128::from(!exact)),
            Comparison::AtMost => Some(whole),
            Comparison::Less => whole.checked_sub(u128::from(exact)),
        };
        let Some(nearest) = nearest.and_then(|nearest| u64::try_from(nearest).ok()) else { return 0 };
        if self.wants_more() { nearest.saturating_sub(count) } else { count.saturating_sub(nearest) }
    }

    /// Whether a higher count is what makes it hold.
    #[must_use]
    pub fn wants_more(&self) -> bool {
        matches!(self.comparison, Comparison::More | Comparison::AtLeast)
    }

    /// The count beside its limit: "delivered 459 of 500 (91.8 %), needs > 92%".
    #[must_use]
    pub fn in_words(&self, figures: &Figures, locale: Locale) -> String {
        let needs = self.needs(locale);
        let metric = self.metric.phrase().text(locale);
        match self.observed(figures) {
            (count, Some(of)) => {
                let percent = percent(count, of);
                let values: [(&str, &dyn Display); 5] =
                    [("metric", &metric), ("count", &count), ("of", &of), ("percent", &percent), ("needs", &needs)];
                phrase::SHARE.say(locale, &values)
            }
            (count, None) => phrase::COUNT.say(locale, &[("metric", &metric), ("count", &count), ("needs", &needs)]),
        }
    }

    /// The comparison and its limit: `> 92%`, or ">= 70% of quota", of which only the signs and numbers are code.
    fn needs(&self, locale: Locale) -> String {
        let needs = self.text.get(self.sign..).unwrap_or_default().trim();
        let (_, of) = self.limit;
        let named = needs.split_once('%').filter(|(_, of)| !of.trim().is_empty());
        match (named, of) {
            (Some((limit, _)), Place::Figure(base)) if locale != Locale::English => {
                let (sign, share) = limit.split_at_checked(self.comparison.sign().len()).unwrap_or(("", limit));
                let values: [(&str, &dyn Display); 3] =
                    [("sign", &sign), ("share", &share.trim()), ("base", &base.phrase().text(locale))];
                phrase::SHARE_OF.say(locale, &values)
            }
            _ => needs.to_owned(),
        }
    }
}

/// How many whole millions, and whether there is no rest.
fn millions(number: u128) -> (u128, bool) {
    const WIDE: u128 = MILLION as u128;
    // Most fit 64 bits, which are divided ten times faster.
    match u64::try_from(number) {
        Ok(number) => (u128::from(number / MILLION), number.is_multiple_of(MILLION)),
        Err(_) => (number / WIDE, number.is_multiple_of(WIDE)),
    }
}

/// A share in percent with one decimal, rounded down.
fn percent(count: u64, of: u64) -> String {
    let tenths = u128::from(count).saturating_mul(1_000).checked_div(u128::from(of)).unwrap_or_default();
    format!("{}.{} %", tenths.checked_div(10).unwrap_or_default(), tenths.checked_rem(10).unwrap_or_default())
}

/// What a metric is compared with.
fn limit(text: &str, metric: Metric) -> Result<Product, String> {
    let Some((number, rest)) = text.split_once('%') else {
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        let count = if digits { text.parse().ok() } else { None };
        return count.map(|count| (count, Place::Million)).ok_or_else(|| count_mistake(text));
    };
    let ppm = parts_per_million(number.trim())?;
    let of = match rest.trim() {
        "" => metric.base().ok_or("a share needs its base: write `% of quota`, or a count without `%`")?,
        rest => match rest.strip_prefix("of ") {
            Some(base) => Metric::named(base.trim())?,
            None => return Err(format!("after the share comes nothing or `of` and a metric, not `{rest}`")),
        },
    };
    Ok((ppm, Place::Figure(of)))
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
