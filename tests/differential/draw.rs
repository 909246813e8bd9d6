//! Drawing by a seed.

use rand::rngs::Xoshiro256PlusPlus;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};

/// A source of randomness that gives the same whenever it starts from the same numbers, on every machine.
#[derive(Debug)]
pub(super) struct Draw(Xoshiro256PlusPlus);

impl Draw {
    /// The source of the `number`th thing of a run.
    pub(super) fn new(seed: u64, number: u64) -> Self {
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&seed.to_le_bytes());
        bytes[8..16].copy_from_slice(&number.to_le_bytes());
        // A state of almost nothing but zeros takes a while to become random.
        let mut seeded = Xoshiro256PlusPlus::from_seed(bytes);
        Self(Xoshiro256PlusPlus::seed_from_u64((0..20).fold(number, |_, _| seeded.random())))
    }

    /// True once in so many times.
    pub(super) fn once_in(&mut self, times: u32) -> bool {
        self.0.random_ratio(1, times)
    }

    /// A number below a bound; 0 where nothing is below it.
    pub(super) fn below(&mut self, bound: usize) -> usize {
        if bound == 0 { 0 } else { self.0.random_range(0..bound) }
    }

    /// A small count, at least 1, the larger the rarer.
    pub(super) fn few(&mut self) -> usize {
        1 + (self.0.random::<u16>() | 0x100).trailing_zeros() as usize
    }

    /// One of several; none of none.
    pub(super) fn one<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        of.choose(&mut self.0)
    }

    /// Any number, small ones as often as large ones.
    pub(super) fn number(&mut self) -> u64 {
        let bits = self.0.random_range(0..64_u32);
        self.0.random::<u64>() >> bits
    }

    /// A place between two characters.
    pub(super) fn place(&mut self, text: &str) -> usize {
        text.floor_char_boundary(self.below(text.len() + 1))
    }

    /// Two places between characters, the first not behind the second.
    pub(super) fn stretch(&mut self, text: &str) -> std::ops::Range<usize> {
        let (one, other) = (self.place(text), self.place(text));
        one.min(other)..one.max(other)
    }
}
