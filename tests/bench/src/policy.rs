//! What is measured of the policy, in which order it is shown, and what each should reach.

use crate::batch::{Python, Table};
use crate::component::Component;
use crate::machine::Machine;
use crate::peers::Peers;
use crate::report::{Goal, Report, Row};
use crate::rounds::{self, Subject};
use crate::{loading, native, questions};
use anyhow::{Context, Result};
use sendright::Policy;

/// Different questions, enough that no branch predictor learns them by heart.
const QUESTIONS: usize = 512;

const ANSWER: &str = "assess_reputation";
const PEER: &str = "the same rules";
const COMPONENT: &str = "in wasmtime";
const BATCH: &str = "1,000,000 rows";
const LOADING: &str = "a policy";

/// Nanoseconds.
const MICROSECOND: f64 = 1e3;
const MILLISECOND: f64 = 1e6;

/// Checks that all ways to an answer agree, then measures them in turns.
pub(crate) fn measure(rounds: u32) -> Result<Report> {
    let policy = Policy::preset("tencent-ses")?;
    let questions = questions::draw(&policy, QUESTIONS)?;
    let texts: Vec<_> = questions.iter().map(serde_json::to_string).collect::<Result<_, _>>()?;
    let component = Component::open()?;
    let table = Table::of(&questions);
    native::check(&policy, &questions)?;
    component.check(&policy, &texts)?;
    table.check(&policy, &questions)?;
    let peers = Peers::start(&policy, &questions)?;
    let mut python = Python::start(&table, &policy)?;

    // The first is what all ratios are of.
    let mut plan = Plan::default();
    plan.add(ANSWER, Goal::AtMost(100.0), native::borrowed(&policy, &questions)?);
    plan.add(ANSWER, None, native::written_out(&policy, &questions)?);
    plan.add(ANSWER, None, native::json(&policy, &texts)?);
    for peer in peers.subjects() {
        plan.add(PEER, Goal::Slower(10.0), peer?);
    }
    plan.add(COMPONENT, Goal::AtMost(MICROSECOND), component.typed(&questions)?);
    plan.add(COMPONENT, None, component.json(&texts)?);
    plan.add(COMPONENT, None, component.asked(&questions)?);
    plan.add(BATCH, None, table.native(&policy)?);
    plan.add(BATCH, Goal::AtMost(50.0), python.subject()?);
    plan.add(LOADING, Goal::AtMost(MILLISECOND), loading::preset()?);
    plan.add(LOADING, Goal::AtMost(MILLISECOND), loading::extending()?);
    plan.carry_out(Machine::look(&[peers.names(), &["wasmtime".to_owned()]].concat())?, rounds)
}

/// What is to be measured.
#[derive(Default)]
struct Plan<'a> {
    subjects: Vec<Subject<'a>>,
    /// The group and the goal of each subject.
    about: Vec<(&'static str, Option<Goal>)>,
}

impl<'a> Plan<'a> {
    fn add(&mut self, group: &'static str, goal: impl Into<Option<Goal>>, subject: Subject<'a>) {
        self.subjects.push(subject);
        self.about.push((group, goal.into()));
    }

    fn carry_out(mut self, machine: Machine, rounds: u32) -> Result<Report> {
        let timings = rounds::measure(&mut self.subjects, rounds)?;
        let first = timings.first().context("nothing was measured")?;
        let rows = self.subjects.iter().zip(&self.about).zip(&timings).map(|((subject, (group, goal)), timing)| {
            let times = (*group != LOADING).then(|| timing.times(first));
            Row::new(group, &subject.name, timing, times, *goal)
        });
        let rows = rows.collect();
        Ok(Report { machine, rounds, questions: QUESTIONS, rows })
    }
}
