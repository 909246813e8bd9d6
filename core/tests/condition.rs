//! Conditions are exact: held against arbitrary-precision rationals they never differ.

use num_bigint::BigUint;
use num_rational::Ratio;
use proptest::prelude::*;
use sendright::policy::condition::{Condition, Figures, Metric};

/// The metrics with what a bare share of them is a share of (rulebook 3.6).
const METRICS: [(&str, Metric, Option<&str>); 8] = [
    ("sent", Metric::Sent, None),
    ("delivered", Metric::Delivered, Some("sent")),
    ("invalid", Metric::Invalid, Some("sent")),
    ("spam", Metric::Spam, Some("sent")),
    ("blocked", Metric::Blocked, Some("sent")),
    ("complained", Metric::Complained, Some("delivered")),
    ("opened", Metric::Opened, Some("delivered")),
    ("quota", Metric::Quota, None),
];

fn figure(figures: &Figures, name: &str) -> BigUint {
    let (_, metric, _) = METRICS.iter().find(|(known, ..)| *known == name).unwrap();
    BigUint::from(figures.get(*metric))
}

fn counts() -> impl Strategy<Value = u64> {
    prop_oneof![0_u64..2_000, any::<u64>(), (u64::MAX - 3)..=u64::MAX]
}

fn figures() -> impl Strategy<Value = Figures> {
    prop::array::uniform8(counts()).prop_map(|values| {
        METRICS
            .iter()
            .zip(values)
            .fold(Figures::default(), |figures, ((_, metric, _), value)| figures.with(*metric, value))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]

    #[test]
    fn a_share_is_compared_as_rationals_compare_it(
        figures in figures(),
        metric in 0..METRICS.len(),
        base in prop::option::of(0..METRICS.len()),
        sign in 0..4_usize,
        hundredths in 0_u64..2_000_000,
    ) {
        let (name, _, implied) = METRICS[metric];
        let Some(of) = base.map(|base| METRICS[base].0).or(implied) else { return Ok(()) };
        let sign = ["<", "<=", ">", ">="][sign];
        let share = format!("{}.{:04}", hundredths / 10_000, hundredths % 10_000);
        let text = match base {
            Some(_) => format!("{name} {sign} {share}% of {of}"),
            None => format!("{name} {sign} {share}%"),
        };
        let condition = Condition::parse(&text).unwrap();
        let limit = Ratio::new(BigUint::from(hundredths), BigUint::from(1_000_000_u64)) * figure(&figures, of);
        let value = Ratio::from(figure(&figures, name));
        let expected = match sign {
            "<" => value < limit,
            "<=" => value <= limit,
            ">" => value > limit,
            _ => value >= limit,
        };
        prop_assert_eq!(condition.holds(&figures), expected, "{} {:?}", text, figures);
    }

    #[test]
    fn a_count_is_compared_as_it_stands(figures in figures(), limit in counts()) {
        let condition = Condition::parse(&format!("sent > {limit}")).unwrap();
        prop_assert_eq!(condition.holds(&figures), figures.get(Metric::Sent) > limit);
    }

    #[test]
    fn no_text_is_too_odd_to_be_answered(text in ".{0,60}") {
        if let Err(message) = Condition::parse(&text) {
            prop_assert!(!message.is_empty());
        }
    }
}

proptest! {
    #[test]
    fn what_a_count_is_short_by_is_just_what_makes_the_condition_hold(
        figures in figures(),
        sign in prop::sample::select(vec!["<", "<=", ">", ">="]),
        hundredths in 1_u64..1_000_000,
    ) {
        let share = format!("{}.{:04}", hundredths / 10_000, hundredths % 10_000);
        let condition = Condition::parse(&format!("invalid {sign} {share}%")).unwrap();
        let short = condition.short_by(&figures);
        prop_assume!(!condition.holds(&figures) && short > 0);
        let mend = |by: u64| {
            let count = figures.get(Metric::Invalid);
            let count = if condition.wants_more() { count.checked_add(by)? } else { count.checked_sub(by)? };
            Some(condition.holds(&figures.with(Metric::Invalid, count)))
        };
        prop_assert_ne!(mend(short), Some(false), "{:?}", condition);
        prop_assert_ne!(mend(short - 1), Some(true), "{:?}", condition);
    }
}

#[test]
fn what_cannot_be_read_is_refused_with_what_could_be_meant() {
    let table = [
        ("sent", "a comparison is missing: one of `<`, `<=`, `>`, `>=`"),
        ("sent > ", "a number is missing after the comparison"),
        ("sent > 3.5", "`3.5` is neither a count nor a share; did you mean `3.5%`?"),
        ("invalid < 5 percent", "`5 percent` is neither a count nor a share; did you mean `5%`?"),
        ("invalid < 5‰", "`5‰` is neither a count nor a share; did you mean `5%`?"),
        ("invalid < many", "`many` is no number"),
        ("sent >= 70%", "a share needs its base: write `% of quota`, or a count without `%`"),
        ("sent >= 70% of qouta", "`qouta` is no metric; did you mean `quota`?"),
        ("sent >= 70% off quota", "after the share comes nothing or `of` and a metric, not `off quota`"),
        ("spam < 0.00001%", "`0.00001%` has more than four decimals"),
        ("spam < -1%", "`-1%` is no share; write it as `5%` or `2.5%`"),
        ("sent > 99999999999999999999", "`99999999999999999999` is too large"),
        ("delivred > 92%", "`delivred` is no metric; did you mean `delivered`?"),
        (
            "bounce rate > 5%",
            "`bounce rate` is no metric; known: `sent`, `delivered`, `invalid`, `spam`, `blocked`, `complained`, `opened`, `quota`, `level`",
        ),
    ];
    for (text, why) in table {
        assert_eq!(Condition::parse(text), Err(format!("`{text}` cannot be read: {why}")));
    }
}
