//! What is measured of the review of templates, in which order it is shown, and what each should reach.

mod calls;
mod fresh;
mod growth;
mod hostile;
mod native;
mod node;
mod templates;
mod texts;

use crate::component::Component;
use crate::filters::{self, Filters};
use crate::machine::Machine;
use crate::plan::Plan;
use crate::report::{Goal, Report};
use anyhow::{Context, Result};
use calls::Calls;
use node::{Emailens, Review};
use sendright::template::review::ReviewTemplate;
use sendright::{Policy, Question};
use std::fs;
use tempfile::TempDir;

const REVIEW: &str = "15 KB";
const PEER: &str = "the same mails";
const SLOWEST: &str = "100 KB, p99";
const FRESH: &str = "a fresh process";
const NODE: &str = "a fresh Node";

/// Nanoseconds.
const MILLISECOND: f64 = 1e6;

/// Templates of the usual size, and of a large one: so many of each language.
const USUAL: (usize, u64) = (15_000, 3);
const LARGE: (usize, u64) = (100_000, 4);

/// Templates and their questions in JSON.
struct Set {
    templates: Vec<ReviewTemplate>,
    questions: Vec<String>,
}

impl Set {
    fn of((bytes, variants): (usize, u64)) -> Result<Self> {
        let templates: Vec<_> = (0..variants).flat_map(|variant| templates::of_each_language(bytes, variant)).collect();
        let questions = templates.iter().map(serde_json::to_string).collect::<Result<_, _>>()?;
        Ok(Self { templates, questions })
    }
}

/// Checks that all ways to a review agree, then measures them in turns beside other programs.
pub(crate) fn measure(rounds: u32, filters: &Filters) -> Result<Report> {
    let policy = Policy::preset("tencent-ses")?;
    let (usual, large) = (Set::of(USUAL)?, Set::of(LARGE)?);
    native::check(&policy, &usual)?;
    native::check(&policy, &large)?;
    let component = Component::open()?;
    component.check(&policy, ReviewTemplate::NAME, &usual.questions)?;
    component.check(&policy, ReviewTemplate::NAME, &large.questions)?;

    let folder = tempfile::tempdir().context("no temporary folder")?;
    let file = folder.path().join("questions.jsonl");
    fs::write(&file, node::lines(&policy, &[&usual, &large])).context("the questions cannot be written")?;
    let node = Review::start(&file)?;
    let audit = Emailens::start("auditEmail", &file)?;
    let spam = Emailens::start("analyzeSpam", &file)?;
    let mails: Vec<_> = usual.templates.iter().map(filters::mail_of).collect::<Result<_>>()?;

    let mut machine = Machine::look(&["wasmtime".to_owned()])?;
    machine.versions.push(node.version());
    machine.versions.extend(Filters::versions());
    machine.versions.push(audit.version());

    // The first is what all ratios are of.
    let mut plan = Plan::default();
    let number = usual.questions.len();
    plan.add(REVIEW, Goal::AtMost(0.5 * MILLISECOND), native::reviewed(&policy, &usual.templates)?);
    plan.add(REVIEW, None, native::json(&policy, &usual.questions)?);
    plan.add(REVIEW, Goal::AtMost(MILLISECOND), component.json(ReviewTemplate::NAME, &usual.questions)?);
    plan.add(REVIEW, Goal::AtMost(MILLISECOND), node.subject("Node: JSON door", 0..number)?);
    for filter in filters.all() {
        plan.add(PEER, None, filters::subject(filter, &mails)?);
    }
    plan.add(PEER, None, audit.subject("@emailens/engine: auditEmail", 0..number)?);
    plan.add(PEER, None, spam.subject("@emailens/engine: analyzeSpam", 0..number)?);
    let mut rows = plan.carry_out(rounds)?;

    let calls = Calls { policy: &policy, set: &large, component: &component, node: &node, before: number };
    rows.extend(calls.rows(SLOWEST, 10.0 * MILLISECOND, rounds)?);
    rows.extend(of_fresh_processes(&folder, rounds)?);
    let growth = Some(growth::measure(&policy, rounds)?);
    let notes = notes(rounds, number);
    Ok(Report { machine, rounds, notes, rows, growth })
}

/// What loading and a first review take.
fn of_fresh_processes(folder: &TempDir, rounds: u32) -> Result<Vec<crate::report::Row>> {
    let (usual, large) = (folder.path().join("usual.html"), folder.path().join("large.html"));
    fs::write(&usual, templates::usual(USUAL.0)).context("a template cannot be written")?;
    fs::write(&large, templates::wordy(growth::LARGEST)).context("a template cannot be written")?;
    let mut rows = fresh::native(FRESH, &usual, &large, rounds)?;
    rows.extend(fresh::node(NODE, &usual, &large, rounds)?);
    Ok(rows)
}

fn notes(rounds: u32, number: usize) -> String {
    format!(
        "Processor time, of servers and of other programs too: medians of {rounds} rounds, in each of which all were measured\n\
         in turn, of growing texts at most 5; of p99 the hundredth part of the calls took longer. The ratio is the time as\n\
         a multiple of the first row's. The {number} templates of 15 KB, in five languages, are made here, as are the hostile\n\
         texts, which repeat one thing. Memory is what a review of the largest adds at most to a process that has reviewed\n\
         before. A module is made ready by several threads: its time is that on the clock. Node and the component gave\n\
         native Rust's answers to all templates. The others do other work on the same mails: SpamAssassin and rspamd judge\n\
         a whole message by local rules, without network and without learnt statistics; @emailens/engine also tells which\n\
         programs show a mail rightly, and its analyzeSpam alone is the part nearest to a review."
    )
}
