//! What texts of growing size take, honest and hostile ones.

use super::{fresh, hostile, native, templates};
use crate::report::{Growth, Input};
use crate::rounds::{self, Subject};
use anyhow::{Context, Result, ensure};
use sendright::template::review::ReviewTemplate;
use sendright::{Policy, Question};
use std::fs;
use std::hint::black_box;
use std::path::Path;

/// The most bytes that a template may have, subject included; a word of subject is left room for.
pub(super) const LARGEST: usize = (4 << 20) - SUBJECT.len();

const SUBJECT: &str = "Your parcel";
const SIZES: [(&str, usize); 4] =
    [("64 KiB", 64 << 10), ("256 KiB", 256 << 10), ("1 MiB", 1 << 20), ("4 MiB", LARGEST)];

/// How much dearer a byte of the largest may be than one of the smallest: room for what a cache of the processor holds.
const MOST_TIMES: f64 = 2.0;

/// The most bytes of memory for the largest.
pub(super) const MOST_MEMORY: f64 = 30e6;

/// Rounds enough for what takes seconds.
const MOST_ROUNDS: u32 = 5;

/// One kind of text in every size.
struct Kind {
    name: String,
    templates: Vec<ReviewTemplate>,
}

pub(super) fn measure(policy: &Policy, rounds: u32) -> Result<Growth> {
    let kinds = kinds(policy)?;
    let folder = tempfile::tempdir().context("no temporary folder")?;
    let usual = folder.path().join("usual.html");
    fs::write(&usual, templates::usual(15_000)).context("a template cannot be written")?;
    let inputs = kinds
        .iter()
        .map(|kind| kind.measure(policy, rounds.min(MOST_ROUNDS), &usual, &folder.path().join("large.html")));
    let inputs = inputs.collect::<Result<_>>()?;
    let sizes = SIZES.map(|(name, _)| name.to_owned()).into();
    Ok(Growth { sizes, most_times: MOST_TIMES, most_memory: MOST_MEMORY, inputs })
}

fn kinds(policy: &Policy) -> Result<Vec<Kind>> {
    let honest = SIZES.map(|(_, bytes)| templates::question(SUBJECT, templates::wordy(bytes)));
    for template in &honest {
        ensure!(native::is_read(&template.answer(policy)?), "an honest text is too large to be read in full");
    }
    let mut kinds = vec![Kind { name: "honest text".into(), templates: honest.into() }];
    for (_, bytes) in SIZES {
        for (at, (name, text)) in hostile::of_each_kind(bytes).enumerate() {
            if kinds.len() <= at + 1 {
                kinds.push(Kind { name: name.to_owned(), templates: Vec::new() });
            }
            if let Some(kind) = kinds.get_mut(at + 1) {
                kind.templates.push(templates::question(SUBJECT, text));
            }
        }
    }
    Ok(kinds)
}

impl Kind {
    fn measure(&self, policy: &Policy, rounds: u32, usual: &Path, large: &Path) -> Result<Input> {
        let mut subjects = self.templates.iter().map(|template| {
            Subject::new(self.name.clone(), 1, move || {
                black_box(black_box(template).answer(policy)?);
                Ok(())
            })
        });
        let mut subjects = subjects.by_ref().collect::<Result<Vec<_>>>()?;
        let timings = rounds::measure(&mut subjects, rounds)?;
        let (first, last) = (timings.first().context("no size")?, timings.last().context("no size")?);
        let [(_, smallest), .., (_, largest)] = SIZES;
        let a_byte = timings.iter().zip(SIZES).map(|(timing, (_, bytes))| timing.median() / real(bytes)).collect();
        let html = self.templates.last().and_then(|template| template.html.as_deref()).unwrap_or_default();
        fs::write(large, html).context("a template cannot be written")?;
        Ok(Input {
            name: self.name.clone(),
            a_byte,
            times: last.times(first) * real(smallest) / real(largest),
            whole: last.median(),
            memory: fresh::memory(usual, large)?,
        })
    }
}

fn real(bytes: usize) -> f64 {
    u32::try_from(bytes).map_or(f64::NAN, f64::from)
}
