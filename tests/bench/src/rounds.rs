//! Measuring in turns: in every round each subject runs once, so that what else the machine does meets all alike.
//!
//! The clock is the processor's time of the process. Nothing measured here waits, so on an idle machine this is the time
//! that passes; on a busy one it leaves out the turns of other programs.

use anyhow::{Context, Result};
use cpu_time::ProcessTime;
use std::time::Duration;

/// The least that one turn takes: so long that the clock's own steps do not show, nor the filling of caches behind another
/// program's turn, nor what a compiler does while its program runs.
const TURN: Duration = Duration::from_millis(100);

/// How long another process runs before it is measured: V8 compiles what a review calls anew during its first thousand
/// runs. What runs in this process is compiled.
const WARM: Duration = Duration::from_secs(2);

/// Something to measure.
pub(crate) struct Subject<'a> {
    /// What it is, for the table.
    pub(crate) name: String,
    /// How many answers a pass gives.
    answers: u32,
    /// How many passes fill a turn.
    passes: u32,
    /// How long it runs before it is measured.
    warm: Duration,
    run: Passes<'a>,
}

/// Runs that many passes and tells their time.
type Passes<'a> = Box<dyn FnMut(u32) -> Result<Duration> + 'a>;

/// What the rounds showed of one subject: nanoseconds an answer, by round.
pub(crate) struct Timing(Vec<f64>);

impl<'a> Subject<'a> {
    /// Something that gives `answers` answers in a pass.
    pub(crate) fn new(
        name: impl Into<String>,
        answers: usize,
        mut pass: impl FnMut() -> Result<()> + 'a,
    ) -> Result<Self> {
        let run = move |passes| {
            let start = ProcessTime::now();
            for _ in 0..passes {
                pass()?;
            }
            Ok(start.elapsed())
        };
        Ok(Self { warm: TURN, ..Self::with_own_clock(name, answers, run)? })
    }

    /// Something that takes its own time, as another process does.
    pub(crate) fn with_own_clock(
        name: impl Into<String>,
        answers: usize,
        run: impl FnMut(u32) -> Result<Duration> + 'a,
    ) -> Result<Self> {
        Ok(Self { name: name.into(), answers: u32::try_from(answers)?, passes: 1, warm: WARM, run: Box::new(run) })
    }

    /// Warms up, and finds how many passes fill a turn.
    fn warm_up(&mut self) -> Result<()> {
        let mut run = Duration::ZERO;
        let mut is_filled = false;
        while run < self.warm || !is_filled {
            let turn = self.passes()?;
            run += turn;
            is_filled = turn >= TURN;
            if !is_filled {
                self.passes *= 2;
            }
        }
        Ok(())
    }

    /// Nanoseconds an answer, over one turn.
    fn turn(&mut self) -> Result<f64> {
        let seconds = self.passes()?.as_secs_f64();
        Ok(seconds * 1e9 / (f64::from(self.answers) * f64::from(self.passes)))
    }

    fn passes(&mut self) -> Result<Duration> {
        (self.run)(self.passes).with_context(|| self.name.clone())
    }
}

/// Runs all subjects in turns. Who begins changes from round to round.
pub(crate) fn measure(subjects: &mut [Subject<'_>], rounds: u32) -> Result<Vec<Timing>> {
    subjects.iter_mut().try_for_each(Subject::warm_up)?;
    let mut timings: Vec<_> = subjects.iter().map(|_| Timing(Vec::new())).collect();
    let mut order: Vec<usize> = (0..subjects.len()).collect();
    for _ in 0..rounds {
        for &at in &order {
            timings[at].0.push(subjects[at].turn()?);
        }
        order.rotate_left(1);
    }
    Ok(timings)
}

impl Timing {
    /// Nanoseconds an answer.
    pub(crate) fn median(&self) -> f64 {
        quantile(&self.0, 2, 4)
    }

    /// The nanoseconds that a quarter of the rounds stayed below, and that a quarter went beyond.
    pub(crate) fn quartiles(&self) -> [f64; 2] {
        [quantile(&self.0, 1, 4), quantile(&self.0, 3, 4)]
    }

    /// How many times the other's time it takes: the median of the ratios within each round.
    pub(crate) fn times(&self, other: &Self) -> f64 {
        let ratios: Vec<_> = self.0.iter().zip(&other.0).map(|(own, other)| own / other).collect();
        quantile(&ratios, 2, 4)
    }
}

/// The value that `part` of `of` equal parts of the values lie below; the lower one between two.
pub(crate) fn quantile(values: &[f64], part: usize, of: usize) -> f64 {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    values.get(values.len().saturating_sub(1) * part / of).copied().unwrap_or(f64::NAN)
}
