//! The questions: counts of days, drawn from a seed, so that every run asks the same.

use anyhow::{Context, Result};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use sendright::Policy;
use sendright::reputation::{AssessReputation, Counts};
use std::ops::RangeInclusive;

const SEED: u64 = 20_260_101;
const MILLION: u64 = 1_000_000;

/// Draws `number` days. Half are good ones; of all, many counts lie on a limit of the rules or a message beside it, where
/// an inexact comparison would show.
pub(crate) fn draw(policy: &Policy, number: usize) -> Result<Vec<AssessReputation>> {
    let mut random = StdRng::seed_from_u64(SEED);
    (0..number).map(|_| day(policy, &mut random)).collect()
}

fn day(policy: &Policy, random: &mut StdRng) -> Result<AssessReputation> {
    let level = random.random_range(1..=policy.document().top_level());
    let quota = quota(policy, level)?;
    let counts = if random.random() { good(quota, random) } else { any(quota, random) };
    Ok(AssessReputation { level, counts, ..Default::default() })
}

/// The daily quota of a level of the table.
pub(crate) fn quota(policy: &Policy, level: u32) -> Result<u64> {
    policy.document().level_quota(level).with_context(|| format!("the table has no level {level}"))
}

/// A day on which nearly all is delivered.
fn good(quota: u64, random: &mut StdRng) -> Counts {
    let sent = random.random_range(quota * 7 / 10..=quota);
    let delivered = share(sent, &[920_000], 930_000..=990_000, random);
    let mut rest = Rest(sent - delivered);
    Counts {
        sent,
        delivered,
        invalid: rest.take(share(sent, &[50_000], 0..=49_000, random)),
        spam: rest.take(share(sent, &[25_000], 0..=20_000, random)),
        blocked: rest.0,
        complained: share(delivered, &[1_000], 0..=900, random),
        opened: share(delivered, &[500_000], 100_000..=800_000, random),
    }
}

/// A day on which anything may go wrong.
fn any(quota: u64, random: &mut StdRng) -> Counts {
    let sent = match random.random_range(0..6) {
        0 => random.random_range(0..=305),
        1 => share(quota, &[700_000], 700_000..=700_000, random),
        _ => random.random_range(0..=quota * 5 / 4),
    };
    let delivered = share(sent, &[650_000, 900_000, 920_000], 500_000..=MILLION, random);
    let mut rest = Rest(sent - delivered);
    Counts {
        sent,
        delivered,
        invalid: rest.take(share(sent, &[50_000, 90_000, 110_000], 0..=200_000, random)),
        spam: rest.take(share(sent, &[25_000, 50_000, 150_000], 0..=200_000, random)),
        blocked: rest.take(share(sent, &[80_000], 0..=150_000, random)),
        complained: share(delivered, &[1_000, 5_000], 0..=8_000, random),
        opened: share(delivered, &[500_000], 0..=900_000, random),
    }
}

/// A part of `whole`: every other time one of the `limits` (in parts per million) give or take a message, else anything
/// in the range.
fn share(whole: u64, limits: &[u64], range: RangeInclusive<u64>, random: &mut StdRng) -> u64 {
    if random.random() {
        return whole * random.random_range(range) / MILLION;
    }
    let limit = limits[random.random_range(0..limits.len())];
    (whole * limit / MILLION + random.random_range(0..=2)).saturating_sub(1).min(whole)
}

/// Messages that were not delivered and whose reason is still open.
struct Rest(u64);

impl Rest {
    fn take(&mut self, wanted: u64) -> u64 {
        let taken = wanted.min(self.0);
        self.0 -= taken;
        taken
    }
}
