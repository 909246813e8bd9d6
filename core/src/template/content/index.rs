//! Words by how they begin.

use super::canon::Beginning;

/// What a word is found by: its first three bytes and the three behind them, a number in the order of both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key(pub(super) u64);

/// Bits below the first three bytes: those of the next three, and one above them where there are any.
const NEXT: u32 = 25;

impl Key {
    /// That of a word shorter than six bytes.
    #[inline]
    pub(super) fn short(first: u32) -> Self {
        Self(u64::from(first) << NEXT)
    }

    #[inline]
    pub(super) fn long(first: u32, next: u32) -> Self {
        Self(Self::short(first).0 | 1 << (NEXT - 1) | u64::from(next))
    }

    pub(super) fn of(beginning: Beginning) -> Self {
        let Beginning { first, next } = beginning;
        next.map_or(Self::short(first), |next| Self::long(first, next))
    }

    /// The last one whose first three bytes are these.
    pub(super) fn last(first: u32) -> Self {
        Self(Self::short(first).0 | ((1 << NEXT) - 1))
    }

    /// Its slot, of a power of two.
    #[inline]
    fn slot(self, slots: usize) -> usize {
        let hash = self.0.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40;
        usize::try_from(hash).unwrap_or_default() & slots.wrapping_sub(1)
    }
}

/// The keys of words in order, and where they stand.
#[derive(Debug)]
pub(super) struct Index {
    keys: Vec<Key>,
    /// One more than the place of the first of equal keys, at its slot or at the next free one.
    slots: Vec<u32>,
}

/// Slots for each key, so that most places of a text lead to a free one.
const SLOTS: usize = 3;

impl Index {
    /// That of keys in order.
    pub(super) fn of(keys: Vec<Key>) -> Self {
        Self { slots: slots(&keys), keys }
    }

    /// The key at a place.
    pub(super) fn key(&self, place: usize) -> Option<Key> {
        self.keys.get(place).copied()
    }

    /// The place of the first key that is not less than one.
    pub(super) fn place_from(&self, key: Key) -> usize {
        self.keys.partition_point(|other| *other < key)
    }

    /// The place of the first of equal keys, if it is there.
    #[inline]
    pub(super) fn place_of(&self, key: Key) -> Option<usize> {
        let mut slot = key.slot(self.slots.len());
        loop {
            let place = usize::try_from(*self.slots.get(slot)?).ok()?.checked_sub(1)?;
            if self.keys.get(place) == Some(&key) {
                return Some(place);
            }
            slot = next_slot(slot, self.slots.len());
        }
    }
}

/// The places of the first of equal keys, in their slots.
fn slots(keys: &[Key]) -> Vec<u32> {
    let mut slots = vec![0_u32; keys.len().saturating_add(1).saturating_mul(SLOTS).next_power_of_two()];
    let mut before = None;
    for (place, key) in (1..).zip(keys) {
        if before.replace(key) == Some(key) {
            continue;
        }
        let mut slot = key.slot(slots.len());
        while slots.get(slot).is_some_and(|place| *place != 0) {
            slot = next_slot(slot, slots.len());
        }
        slots.get_mut(slot).into_iter().for_each(|free| *free = place);
    }
    slots
}

/// The slot behind one; behind the last comes the first.
fn next_slot(slot: usize, slots: usize) -> usize {
    slot.wrapping_add(1) & slots.wrapping_sub(1)
}
