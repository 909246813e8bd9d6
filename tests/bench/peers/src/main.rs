//! Other rule engines with the reputation rules of `tencent-ses`, each used the way its documentation has it fastest:
//! read once, asked often, with one evaluator for all questions.
//!
//! The argument is a file with a question a line: the figures and the rules that hold. The program checks that each engine
//! agrees, writes a line of JSON with their names, and then for each line `NAME PASSES` of its input one with the
//! processor's nanoseconds for that many passes over all questions.

mod cedar;
mod cel;
mod facts;
mod regorus;
mod zen;

use anyhow::{Context, Result, ensure};
use cpu_time::ProcessTime;
use facts::{Day, Facts};
use std::fs;
use std::hint::black_box;
use std::io::{self, BufRead, Write};
use std::time::Duration;

/// A rule engine that holds the rules.
trait Peer {
    /// What it answers, in its own shape: the time to make it is measured, the time to read it is not.
    type Answer;

    /// Evaluates every rule.
    fn evaluate(&mut self, facts: &Facts) -> Result<Self::Answer>;

    /// The ids of the rules that hold.
    fn holding(&self, answer: &Self::Answer) -> Result<Vec<String>>;
}

/// Runs that many passes over all questions and tells their time.
type Passes<'a> = Box<dyn FnMut(u32) -> Result<Duration> + 'a>;

fn main() -> Result<()> {
    let file = std::env::args_os().nth(1).context("name the file with the questions")?;
    let days = facts::read(&fs::read_to_string(file)?)?;
    let mut peers = [
        agreeing("cedar-policy", cedar::Cedar::load()?, &days)?,
        agreeing("cel", cel::Cel::load()?, &days)?,
        agreeing("regorus", regorus::Regorus::load()?, &days)?,
        agreeing("zen-expression", zen::Zen::load()?, &days)?,
    ];
    let names: Vec<_> = peers.iter().map(|(name, _)| *name).collect();
    say(&serde_json::to_string(&names)?)?;
    for line in io::stdin().lock().lines() {
        let line = line?;
        let (name, passes) = line.split_once(' ').context("a line is `NAME PASSES`")?;
        let (_, run) = peers.iter_mut().find(|(peer, _)| *peer == name).context("no such peer")?;
        say(&run(passes.parse()?)?.as_nanos().to_string())?;
    }
    Ok(())
}

/// The peer, once it gave Sendright's answer to every question.
fn agreeing<'a>(name: &'static str, mut peer: impl Peer + 'a, days: &'a [Day]) -> Result<(&'static str, Passes<'a>)> {
    for Day { facts, holding } in days {
        let answer = peer.evaluate(facts).with_context(|| format!("{name} at {facts:?}"))?;
        let mut found = peer.holding(&answer)?;
        found.sort_unstable();
        ensure!(found == *holding, "{name} finds {found:?}, Sendright {holding:?}: {facts:?}");
    }
    let passes = move |passes| {
        let start = ProcessTime::now();
        for _ in 0..passes {
            for day in days {
                black_box(peer.evaluate(black_box(&day.facts))?);
            }
        }
        Ok(start.elapsed())
    };
    Ok((name, Box::new(passes)))
}

fn say(line: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{line}")?;
    out.flush()
}

/// The rules of a file that has one a line, `id: expression`.
fn rules(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    text.lines().filter_map(|line| line.split_once(": "))
}
