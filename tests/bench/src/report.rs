//! The results, as a table and as JSON.

use crate::machine::Machine;
use crate::rounds::Timing;
use anyhow::Result;
use comfy_table::{CellAlignment, Table, presets};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct Report {
    pub(crate) machine: Machine,
    pub(crate) rounds: u32,
    pub(crate) questions: usize,
    pub(crate) rows: Vec<Row>,
}

/// What became of one subject.
#[derive(Serialize)]
pub(crate) struct Row {
    group: &'static str,
    name: String,
    /// Nanoseconds an answer, a row of a batch or a policy: the median of the rounds.
    median: f64,
    /// The nanoseconds that a quarter of the rounds stayed below, and that a quarter went beyond.
    quartiles: [f64; 2],
    /// The time as a multiple of the first row's.
    #[serde(skip_serializing_if = "Option::is_none")]
    times: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    goal: Option<Goal>,
    #[serde(skip_serializing_if = "Option::is_none")]
    met: Option<bool>,
}

/// What a row should reach.
#[derive(Clone, Copy, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Goal {
    /// At most so many nanoseconds.
    AtMost(f64),
    /// At least so many times the first row's time: how much faster Sendright is to be than this peer.
    Slower(f64),
}

impl Row {
    pub(crate) fn new(
        group: &'static str,
        name: &str,
        timing: &Timing,
        times: Option<f64>,
        goal: Option<Goal>,
    ) -> Self {
        let median = timing.median();
        let met = goal.map(|goal| match goal {
            Goal::AtMost(nanoseconds) => median <= nanoseconds,
            Goal::Slower(least) => times.is_some_and(|times| times >= least),
        });
        Self { group, name: name.to_owned(), median, quartiles: timing.quartiles(), times, goal, met }
    }

    fn goal(&self) -> String {
        let goal = match self.goal {
            None => return String::new(),
            Some(Goal::AtMost(nanoseconds)) => format!("≤ {}", duration(nanoseconds)),
            Some(Goal::Slower(times)) => format!("≥ {}", multiple(times)),
        };
        format!("{goal}: {}", if self.met == Some(true) { "met" } else { "NOT MET" })
    }
}

impl Report {
    /// One line.
    pub(crate) fn json(&self) -> Result<String> {
        Ok(serde_json::to_string(self)?)
    }

    pub(crate) fn text(&self) -> String {
        let Machine { cpu, cores, load, rustc, command, versions } = &self.machine;
        let versions: Vec<_> = versions.iter().map(|found| format!("{} {}", found.name, found.version)).collect();
        let (rounds, questions) = (self.rounds, self.questions);
        format!(
            "$ {command}\n{cpu}, {cores} cores, load {load} before the start; {rustc}\n{}\n\n{}\n\n\
             Processor time: medians of {rounds} rounds, in each of which all were measured in turn. The ratio is the\n\
             time as a multiple of the first row's, likewise a median. Before, each peer had given Sendright's answer\n\
             to all {questions} questions.",
            versions.join(", "),
            self.table()
        )
    }

    fn table(&self) -> Table {
        let mut table = Table::new();
        table.load_style(presets::UTF8_FULL_CONDENSED);
        table.set_header(["", "", "median", "quartiles", "ratio", "goal"]);
        let mut group = "";
        for row in &self.rows {
            let [low, high] = row.quartiles;
            table.add_row([
                if row.group == group { "" } else { row.group }.to_owned(),
                row.name.clone(),
                duration(row.median),
                format!("{} to {}", duration(low), duration(high)),
                row.times.map(multiple).unwrap_or_default(),
                row.goal(),
            ]);
            group = row.group;
        }
        for column in table.column_iter_mut().skip(2).take(3) {
            column.set_cell_alignment(CellAlignment::Right);
        }
        table
    }
}

/// `87.4 ns`, `1.21 µs`, `3.05 ms`
fn duration(nanoseconds: f64) -> String {
    let (number, unit) = match nanoseconds {
        n if n < 1e3 => (n, "ns"),
        n if n < 1e6 => (n / 1e3, "µs"),
        n => (n / 1e6, "ms"),
    };
    format!("{} {unit}", three_digits(number))
}

/// `12.3 ×`
fn multiple(times: f64) -> String {
    format!("{} ×", three_digits(times))
}

/// With as many decimals as make three digits, and none where they would be zeros of a whole number.
fn three_digits(number: f64) -> String {
    let decimals = match number {
        _ if number.fract() == 0.0 => 0,
        n if n < 10.0 => 2,
        n if n < 100.0 => 1,
        _ => 0,
    };
    format!("{number:.decimals$}")
}
