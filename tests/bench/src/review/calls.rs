//! Single calls, of which the slowest matter.

use super::Set;
use super::node::Review;
use crate::component::Component;
use crate::report::{Goal, Row};
use anyhow::Result;
use cpu_time::ProcessTime;
use sendright::template::review::ReviewTemplate;
use sendright::{Policy, Question};
use std::hint::black_box;
use std::time::Duration;

/// How often each template is reviewed in a round.
const TIMES: usize = 4;

pub(super) struct Calls<'a> {
    pub(super) policy: &'a Policy,
    pub(super) set: &'a Set,
    pub(super) component: &'a Component,
    pub(super) node: &'a Review,
    /// How many other questions Node has before the set's.
    pub(super) before: usize,
}

/// Reviews the template of a number and tells its time.
type Call<'c> = &'c dyn Fn(usize) -> Result<Duration>;

impl Calls<'_> {
    /// Reviews every template in every way in turn, and shows what all but a hundredth of the calls stayed below.
    pub(super) fn rows(&self, group: &'static str, most: f64, rounds: u32) -> Result<Vec<Row>> {
        let ways: [(&str, Call<'_>); 3] = [
            ("Rust", &|at| self.native(at)),
            ("component: JSON door", &|at| self.in_component(at)),
            ("Node: JSON door", &|at| self.node.call(self.before + at)),
        ];
        let mut values = ways.map(|_| Vec::new());
        // The first round is to warm up.
        for round in 0..=usize::try_from(rounds)? * TIMES {
            for at in 0..self.set.templates.len() {
                for ((_, call), values) in ways.iter().zip(&mut values) {
                    let taken = call(at)?.as_secs_f64() * 1e9;
                    if round > 0 {
                        values.push(taken);
                    }
                }
            }
        }
        let rows = ways.iter().zip(&values);
        Ok(rows.map(|((name, _), values)| Row::slowest(group, name, values, Goal::AtMost(most))).collect())
    }

    fn native(&self, at: usize) -> Result<Duration> {
        let start = ProcessTime::now();
        if let Some(template) = self.set.templates.get(at) {
            black_box(black_box(template).answer(self.policy)?);
        }
        Ok(start.elapsed())
    }

    fn in_component(&self, at: usize) -> Result<Duration> {
        let start = ProcessTime::now();
        if let Some(question) = self.set.questions.get(at) {
            self.component.pass(ReviewTemplate::NAME, question)?;
        }
        Ok(start.elapsed())
    }
}
