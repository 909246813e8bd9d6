//! Conditions: held against arbitrary-precision integers they never differ.
//!
//! An input is eight figures of eight bytes each, and the condition's text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use num_bigint::BigUint;
use sendright::Locale;
use sendright::policy::condition::{Condition, Figures, Metric};

fuzz_target!(|input: &[u8]| {
    let Some((figures, text)) = input.split_at_checked(Metric::ALL.len() * 8) else { return };
    let Ok(text) = std::str::from_utf8(text) else { return };
    let figures = read_figures(figures);
    let condition = match Condition::parse(text) {
        Ok(condition) => condition,
        Err(message) => return assert!(message.starts_with(&format!("`{text}` cannot be read: "))),
    };
    assert_eq!(condition.text(), text);
    for (_, locale) in Locale::ALL {
        assert!(!condition.in_words(&figures, locale).is_empty());
    }
    let clause = Clause::read(text);
    assert_eq!(condition.holds(&figures), clause.holds(&figures), "{text} {figures:?}");
    assert_shortfall(&condition, clause.metric, &figures);
});

fn read_figures(bytes: &[u8]) -> Figures {
    let values = bytes.chunks_exact(8).map(|bytes| u64::from_le_bytes(bytes.try_into().expect("there are eight")));
    Metric::ALL
        .iter()
        .zip(values)
        .fold(Figures::default(), |figures, ((_, metric), value)| figures.with(*metric, value))
}

/// What a count is short by is the least that makes the condition hold.
fn assert_shortfall(condition: &Condition, metric: Metric, figures: &Figures) {
    let short = condition.short_by(figures);
    let own_base = condition.observed(figures).1.is_some() && condition.text().trim_end().ends_with(name_of(metric));
    if condition.holds(figures) || short == 0 || own_base {
        return;
    }
    let mended_by = |by: u64| {
        let count = figures.get(metric);
        let count = if condition.wants_more() { count.checked_add(by)? } else { count.checked_sub(by)? };
        Some(condition.holds(&figures.with(metric, count)))
    };
    assert_ne!(mended_by(short), Some(false), "{condition:?} {figures:?}");
    assert_ne!(mended_by(short - 1), Some(true), "{condition:?} {figures:?}");
}

fn name_of(metric: Metric) -> &'static str {
    Metric::ALL.iter().find(|(_, known)| *known == metric).map_or("", |(name, _)| name)
}

/// A condition read anew, by words and without any limit on numbers.
struct Clause<'t> {
    metric: Metric,
    sign: &'t str,
    limit: Limit,
}

enum Limit {
    Count(BigUint),
    /// Ten-thousandths of a percent of a metric.
    Share(BigUint, Metric),
}

impl<'t> Clause<'t> {
    fn read(text: &'t str) -> Self {
        let start = text.find(['<', '>']).expect("a condition compares");
        let length = if text[start + 1..].starts_with('=') { 2 } else { 1 };
        let (metric, rest) = (metric(text[..start].trim()), text[start + length..].trim());
        let limit = match rest.split_once('%') {
            None => Limit::Count(whole(rest)),
            Some((share, "")) => Limit::Share(millionths(share.trim()), implied_base(metric)),
            Some((share, of)) => {
                let of = of.trim();
                let base = of.strip_prefix("of ").map_or_else(|| implied_base(metric), |of| self::metric(of.trim()));
                Limit::Share(millionths(share.trim()), base)
            }
        };
        Self { metric, sign: &text[start..start + length], limit }
    }

    fn holds(&self, figures: &Figures) -> bool {
        let value = BigUint::from(figures.get(self.metric));
        let (value, limit) = match &self.limit {
            Limit::Count(count) => (value, count.clone()),
            Limit::Share(millionths, of) => (value * 1_000_000_u32, millionths * figures.get(*of)),
        };
        match self.sign {
            "<" => value < limit,
            "<=" => value <= limit,
            ">" => value > limit,
            _ => value >= limit,
        }
    }
}

fn metric(name: &str) -> Metric {
    Metric::ALL.iter().find(|(known, _)| *known == name).expect("a condition names a metric").1
}

/// Rulebook 3.6.
fn implied_base(metric: Metric) -> Metric {
    match metric {
        Metric::Complained | Metric::Opened => Metric::Delivered,
        _ => Metric::Sent,
    }
}

fn whole(digits: &str) -> BigUint {
    digits.parse().expect("a condition has a number")
}

fn millionths(share: &str) -> BigUint {
    let (whole_part, decimals) = share.split_once('.').unwrap_or((share, ""));
    whole(&format!("{whole_part}{decimals:0<4}"))
}
