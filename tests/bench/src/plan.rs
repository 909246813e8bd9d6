//! What is to be measured in turns, where it is shown, and what it should reach.

use crate::report::{Goal, Row};
use crate::rounds::{self, Subject};
use anyhow::{Context, Result};

#[derive(Default)]
pub(crate) struct Plan<'a> {
    subjects: Vec<Subject<'a>>,
    about: Vec<About>,
}

struct About {
    group: &'static str,
    goal: Option<Goal>,
    /// Whether its time can be told as a multiple of the first subject's.
    is_alike: bool,
}

impl<'a> Plan<'a> {
    /// Adds a subject that does what the first one does.
    pub(crate) fn add(&mut self, group: &'static str, goal: impl Into<Option<Goal>>, subject: Subject<'a>) {
        self.subjects.push(subject);
        self.about.push(About { group, goal: goal.into(), is_alike: true });
    }

    /// Adds a subject that does something else.
    pub(crate) fn add_other(&mut self, group: &'static str, goal: impl Into<Option<Goal>>, subject: Subject<'a>) {
        self.subjects.push(subject);
        self.about.push(About { group, goal: goal.into(), is_alike: false });
    }

    /// Measures all, and makes a row of each.
    pub(crate) fn carry_out(mut self, rounds: u32) -> Result<Vec<Row>> {
        let timings = rounds::measure(&mut self.subjects, rounds)?;
        let first = timings.first().context("nothing was measured")?;
        let rows = self.subjects.iter().zip(&self.about).zip(&timings).map(|((subject, about), timing)| {
            let times = about.is_alike.then(|| timing.times(first));
            Row::new(about.group, &subject.name, timing, times, about.goal)
        });
        Ok(rows.collect())
    }
}
