//! Messages that are on their way: taken up, their outcome not yet recorded.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::Notify;

/// Who is on the way. A [`Ticket`] stands for each of them.
#[derive(Debug)]
pub(crate) struct InFlight {
    limit: usize,
    per_destination: usize,
    now: Mutex<Now>,
    left: Arc<Notify>,
}

#[derive(Debug, Default)]
struct Now {
    /// Most messages on the way, where there are to be fewer than usual.
    narrowed: Option<usize>,
    recipients: HashSet<i64>,
    /// First attempts by sender domain: they count as sent already.
    first_by_domain: HashMap<String, u64>,
    by_batch: HashMap<i64, u64>,
    by_destination: HashMap<String, usize>,
    /// When each address was taken up.
    addresses: HashMap<String, Vec<u64>>,
}

/// What a ticket is for.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) recipient: i64,
    pub(crate) batch: i64,
    pub(crate) domain: String,
    pub(crate) address: String,
    pub(crate) first: bool,
    pub(crate) taken_ms: u64,
}

/// A place on the way; given back when dropped.
#[derive(Debug)]
pub(crate) struct Ticket {
    entry: Entry,
    all: Arc<InFlight>,
}

impl InFlight {
    /// `left` is notified whenever a place becomes free.
    pub(crate) fn new(limit: usize, per_destination: usize, left: Arc<Notify>) -> Arc<Self> {
        Arc::new(Self { limit, per_destination, now: Mutex::default(), left })
    }

    /// Most messages on the way.
    pub(crate) fn limit(&self) -> usize {
        self.limit
    }

    /// Allows no more than `most` on the way, until told otherwise.
    pub(crate) fn narrow(&self, most: usize) {
        self.now().narrowed = Some(most);
    }

    /// Free places.
    pub(crate) fn room(&self) -> usize {
        self.free(&self.now())
    }

    fn free(&self, now: &Now) -> usize {
        now.narrowed.map_or(self.limit, |most| most.min(self.limit)).saturating_sub(now.recipients.len())
    }

    /// Whether a destination with so many on the way has enough: no more than are left for all others, so that however
    /// many are slow, a place is free for one that is not.
    fn is_full(&self, busy: usize, free: usize) -> bool {
        busy >= self.per_destination.min(free)
    }

    /// Destinations that have enough.
    pub(crate) fn full(&self) -> HashSet<String> {
        let now = self.now();
        let free = self.free(&now);
        let full = now.by_destination.iter().filter(|(_, busy)| self.is_full(**busy, free));
        full.map(|(destination, _)| destination.clone()).collect()
    }

    /// Most messages on the way to one destination.
    pub(crate) fn per_destination(&self) -> usize {
        self.per_destination
    }

    /// Who is on the way. To be asked before the store is read: whoever leaves in between is then still left out.
    pub(crate) fn recipients(&self) -> HashSet<i64> {
        self.now().recipients.clone()
    }

    /// First attempts of a sender domain on the way, and of all domains.
    pub(crate) fn first_attempts(&self, domain: &str) -> (u64, u64) {
        let now = self.now();
        (now.first_by_domain.get(domain).copied().unwrap_or(0), now.first_by_domain.values().sum())
    }

    pub(crate) fn of_batch(&self, batch: i64) -> u64 {
        self.now().by_batch.get(&batch).copied().unwrap_or(0)
    }

    /// When messages that are on the way were taken up, by address.
    pub(crate) fn times(&self) -> HashMap<String, Vec<u64>> {
        self.now().addresses.clone()
    }

    /// A place for one more, unless it is on the way already or its destination has enough.
    pub(crate) fn take(self: &Arc<Self>, entry: Entry) -> Option<Ticket> {
        let mut now = self.now();
        let destination = destination(&entry.address);
        let busy = now.by_destination.get(destination).copied().unwrap_or(0);
        if self.is_full(busy, self.free(&now)) || !now.recipients.insert(entry.recipient) {
            return None;
        }
        now.by_destination.insert(destination.to_owned(), busy + 1);
        *now.by_batch.entry(entry.batch).or_default() += 1;
        if entry.first {
            *now.first_by_domain.entry(entry.domain.clone()).or_default() += 1;
        }
        now.addresses.entry(entry.address.clone()).or_default().push(entry.taken_ms);
        drop(now);
        Some(Ticket { entry, all: Arc::clone(self) })
    }

    fn now(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Ticket {
    fn drop(&mut self) {
        let Entry { recipient, batch, domain, address, first, taken_ms } = &self.entry;
        let mut now = self.all.now();
        now.recipients.remove(recipient);
        lower(&mut now.by_batch, batch);
        if *first {
            lower(&mut now.first_by_domain, domain);
        }
        let destination = destination(address);
        if let Some(count) = now.by_destination.get_mut(destination) {
            *count = count.saturating_sub(1);
            if *count == 0 {
                now.by_destination.remove(destination);
            }
        }
        if let Some(times) = now.addresses.get_mut(address) {
            if let Some(index) = times.iter().position(|time| time == taken_ms) {
                times.swap_remove(index);
            }
            if times.is_empty() {
                now.addresses.remove(address);
            }
        }
        drop(now);
        self.all.left.notify_one();
    }
}

fn lower<K: std::hash::Hash + Eq>(counts: &mut HashMap<K, u64>, key: &K) {
    if let Some(count) = counts.get_mut(key) {
        *count = count.saturating_sub(1);
        if *count == 0 {
            counts.remove(key);
        }
    }
}

/// The receiving domain.
pub(crate) fn destination(address: &str) -> &str {
    address.rsplit_once('@').map_or(address, |(_, domain)| domain)
}
