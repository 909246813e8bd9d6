//! Random questions of random policies, and whether every embedding answers them as native Rust does.
//!
//! The questions are changed copies of those of the vectors, so that their shapes are written nowhere again. A
//! question is known by the seed of its run and its number, and comes out the same whenever it is drawn.

mod block;
mod component;
mod draw;
mod elsewhere;
mod finds;
mod json;
mod policy;
mod question;
mod run;
mod samples;
mod text;
mod value;

pub use block::{Asked, Block, Difference};
pub use component::ComponentEmbedding;
pub use elsewhere::write;
pub use run::{Summary, run};

use samples::Samples;

/// Questions that share a policy, because loading one costs as much as many questions.
pub const BLOCK: u64 = 500;

/// The questions of `cargo xtask test`, the same in every run.
pub const SHORT_RUN: Short = Short { seed: 7, questions: 5_000 };

/// A run that is always the same.
#[derive(Clone, Copy, Debug)]
pub struct Short {
    /// What its questions are drawn from.
    pub seed: u64,
    /// How many they are.
    pub questions: u64,
}

/// Draws blocks of questions.
#[derive(Debug)]
pub struct Generator {
    seed: u64,
    samples: Samples,
}

impl Generator {
    /// Learns from the vectors what questions look like.
    ///
    /// # Errors
    /// The vectors cannot be read.
    pub fn new(seed: u64) -> Result<Self, String> {
        Ok(Self { seed, samples: Samples::learn()? })
    }

    /// All blocks of a run of so many questions; the last one may be shorter.
    pub fn blocks(&self, questions: u64) -> impl Iterator<Item = Block> + '_ {
        (0..questions.div_ceil(BLOCK)).map(move |number| {
            let first = number * BLOCK;
            self.block(first, BLOCK.min(questions - first))
        })
    }
}
