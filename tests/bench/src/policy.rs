//! What is measured of the policy, in which order it is shown, and what each should reach.

use crate::batch::{Python, Table};
use crate::component::Component;
use crate::machine::Machine;
use crate::peers::Peers;
use crate::plan::Plan;
use crate::report::{Goal, Report};
use crate::{loading, native, questions};
use anyhow::Result;
use sendright::reputation::AssessReputation;
use sendright::{Policy, Question};

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
    component.check(&policy, AssessReputation::NAME, &texts)?;
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
    plan.add(COMPONENT, None, component.json(AssessReputation::NAME, &texts)?);
    plan.add(COMPONENT, None, component.asked(&questions)?);
    plan.add(BATCH, None, table.native(&policy)?);
    plan.add(BATCH, Goal::AtMost(50.0), python.subject()?);
    plan.add_other(LOADING, Goal::AtMost(MILLISECOND), loading::preset()?);
    plan.add_other(LOADING, Goal::AtMost(MILLISECOND), loading::extending()?);
    let machine = Machine::look(&[peers.names(), &["wasmtime".to_owned()]].concat())?;
    let rows = plan.carry_out(rounds)?;
    let notes = format!(
        "Processor time: medians of {rounds} rounds, in each of which all were measured in turn. The ratio is the\n\
         time as a multiple of the first row's, likewise a median. Before, each peer had given Sendright's answer\n\
         to all {QUESTIONS} questions."
    );
    Ok(Report { machine, rounds, notes, rows, growth: None })
}
