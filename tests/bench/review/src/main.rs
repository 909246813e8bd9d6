//! The review of a template in Rust, in a process of its own.
//!
//! With one argument, a file with a template's HTML, it measures for a program in another language: it writes the answer,
//! and then for each line of its input, a number, the processor's nanoseconds for so many reviews.
//!
//! With two, a usual template and a large one, it measures what only a fresh process can tell, and writes one line of JSON:
//! what loading a policy takes, the first review and the same again, and the most memory that the large one adds.

mod memory;

use anyhow::{Context, Result, bail};
use cpu_time::ProcessTime;
use memory::Peak;
use sendright::template::review::{Review, ReviewTemplate};
use sendright::{Kind, Policy, Question};
use serde::Serialize;
use std::ffi::OsString;
use std::hint::black_box;
use std::io::{self, BufRead, Write};

fn main() -> Result<()> {
    let files: Vec<_> = std::env::args_os().skip(1).collect();
    match &files[..] {
        [file] => serve(&question(file)?),
        [usual, large] => {
            let fresh = Fresh::measure(&question(usual)?, &question(large)?)?;
            Ok(say(&serde_json::to_string(&fresh)?)?)
        }
        _ => bail!("name the file with the template, or two files"),
    }
}

fn question(file: &OsString) -> Result<ReviewTemplate> {
    let html = std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    Ok(ReviewTemplate::of(Kind::Notification, "Your parcel", &html))
}

fn serve(question: &ReviewTemplate) -> Result<()> {
    let policy = Policy::preset("tencent-ses")?;
    let text = serde_json::to_string(question)?;
    say(&sendright::answer_json(&policy, ReviewTemplate::NAME, &text))?;
    for line in io::stdin().lock().lines() {
        let times: u32 = line?.trim().parse().context("a line is a number")?;
        let start = ProcessTime::now();
        for _ in 0..times {
            black_box(black_box(question).answer(&policy)?);
        }
        say(&start.elapsed().as_nanos().to_string())?;
    }
    Ok(())
}

/// What a process that has not reviewed anything yet takes, in nanoseconds of the processor and in bytes.
#[derive(Serialize)]
struct Fresh {
    loading: u128,
    first: u128,
    second: u128,
    memory: u64,
}

impl Fresh {
    fn measure(usual: &ReviewTemplate, large: &ReviewTemplate) -> Result<Self> {
        let start = ProcessTime::now();
        let policy = Policy::preset("tencent-ses")?;
        let loading = start.elapsed().as_nanos();
        let review = || -> Result<u128> {
            let start = ProcessTime::now();
            black_box(black_box(usual).answer(&policy)?);
            Ok(start.elapsed().as_nanos())
        };
        let (first, second) = (review()?, review()?);
        let peak = Peak::start()?;
        let answer: Review = large.answer(&policy)?;
        let memory = peak.end()?;
        black_box(answer);
        Ok(Self { loading, first, second, memory })
    }
}

fn say(line: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{line}")?;
    out.flush()
}
