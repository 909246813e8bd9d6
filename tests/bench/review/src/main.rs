//! The review of a template in Rust, for a program in another language that measures itself beside it.
//!
//! The argument is a file with the template's HTML. The program writes the answer, and then for each line of its input, a
//! number, the processor's nanoseconds for so many reviews.

use anyhow::{Context, Result};
use cpu_time::ProcessTime;
use sendright::template::review::ReviewTemplate;
use sendright::{Kind, Policy, Question};
use std::hint::black_box;
use std::io::{self, BufRead, Write};

fn main() -> Result<()> {
    let file = std::env::args_os().nth(1).context("name the file with the template")?;
    let html = std::fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let question = ReviewTemplate {
        kind: Kind::Notification,
        subject: "Your parcel".into(),
        html: Some(html),
        text: None,
        variables: None,
        sender: None,
        history: Vec::new(),
        submitted_ms: None,
        locale: sendright::Locale::default(),
        position_encoding: sendright::PositionEncoding::default(),
    };
    let policy = Policy::preset("tencent-ses")?;
    let text = serde_json::to_string(&question)?;
    say(&sendright::answer_json(&policy, ReviewTemplate::NAME, &text))?;
    for line in io::stdin().lock().lines() {
        let times: u32 = line?.trim().parse().context("a line is a number")?;
        let start = ProcessTime::now();
        for _ in 0..times {
            black_box(black_box(&question).answer(&policy)?);
        }
        say(&start.elapsed().as_nanos().to_string())?;
    }
    Ok(())
}

fn say(line: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{line}")?;
    out.flush()
}
