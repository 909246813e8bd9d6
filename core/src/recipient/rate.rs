//! How often a mailbox is written to (rulebook 4.1).

/// How long a mailbox rests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rest {
    /// When it takes messages again, in Unix milliseconds.
    pub(super) until_ms: u64,
    /// How many messages it had when the limit was met.
    pub(super) count: u64,
}

/// The rest of a mailbox that has had `most` messages within a window: a window long from the message that met the
/// limit, not only until the oldest has left the window. A time after `now` is another clock's and counts as now.
pub(super) fn rest(sent: &[u64], most: u64, window: u64, now: u64) -> Option<Rest> {
    if most == 0 {
        return Some(Rest { until_ms: now.saturating_add(window), count: 0 });
    }
    let before = usize::try_from(most.saturating_sub(1)).unwrap_or(usize::MAX);
    let mut times: Vec<u64> = sent.iter().map(|time| *time.min(&now)).collect();
    times.sort_unstable();
    let met = |(index, last): (usize, &u64)| {
        let first = times.get(index.checked_sub(before)?)?;
        let until_ms = last.saturating_add(window);
        (last.saturating_sub(*first) < window && now < until_ms).then_some((index, *last, until_ms))
    };
    let (index, last, until_ms) = times.iter().enumerate().rev().find_map(met)?;
    let within = times.iter().take(index.saturating_add(1)).filter(|time| last.saturating_sub(**time) < window);
    Some(Rest { until_ms, count: u64::try_from(within.count()).unwrap_or(u64::MAX) })
}
