//! The results, as tables and as JSON.

use crate::machine::Machine;
use crate::rounds::{self, Timing};
use anyhow::Result;
use comfy_table::{CellAlignment, Table, TableStyle, presets};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct Report {
    pub(crate) machine: Machine,
    pub(crate) rounds: u32,
    /// What was measured how, for whoever reads the table.
    #[serde(skip)]
    pub(crate) notes: String,
    pub(crate) rows: Vec<Row>,
    /// Where what is measured grows with its input.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) growth: Option<Growth>,
}

/// What became of one subject.
#[derive(Serialize)]
pub(crate) struct Row {
    pub(crate) group: &'static str,
    pub(crate) name: String,
    /// What the number counts: nanoseconds, unless it says otherwise.
    #[serde(skip_serializing_if = "Unit::is_time")]
    pub(crate) unit: Unit,
    /// For an answer, a row of a batch or a policy: the median of the rounds; of single calls, what is told of them.
    pub(crate) median: f64,
    /// What a quarter of the rounds stayed below, and what a quarter went beyond.
    pub(crate) quartiles: [f64; 2],
    /// The time as a multiple of the first row's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) times: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) goal: Option<Goal>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) met: Option<bool>,
}

/// What a row counts.
#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Unit {
    Nanoseconds,
    Bytes,
}

/// What a row should reach.
#[derive(Clone, Copy, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Goal {
    /// At most so many of the unit.
    AtMost(f64),
    /// At least so many times the first row's time: how much faster Sendright is to be than this peer.
    Slower(f64),
}

/// What inputs of growing size take.
#[derive(Serialize)]
pub(crate) struct Growth {
    /// The sizes in words, the smallest first.
    pub(crate) sizes: Vec<String>,
    /// How many times the smallest's time a byte of the largest may take.
    pub(crate) most_times: f64,
    /// The most memory that the largest may take.
    pub(crate) most_memory: f64,
    pub(crate) inputs: Vec<Input>,
}

/// One kind of input in all sizes.
#[derive(Serialize)]
pub(crate) struct Input {
    pub(crate) name: String,
    /// Nanoseconds a byte, by size.
    pub(crate) a_byte: Vec<f64>,
    /// What a byte of the largest takes, as a multiple of the smallest's.
    pub(crate) times: f64,
    /// Nanoseconds for the whole of the largest.
    pub(crate) whole: f64,
    /// Bytes of memory that the largest takes.
    pub(crate) memory: f64,
}

impl Row {
    pub(crate) fn new(
        group: &'static str,
        name: &str,
        timing: &Timing,
        times: Option<f64>,
        goal: Option<Goal>,
    ) -> Self {
        Self {
            group,
            name: name.to_owned(),
            unit: Unit::Nanoseconds,
            median: timing.median(),
            quartiles: timing.quartiles(),
            times,
            goal,
            met: None,
        }
        .judged()
    }

    /// What was not measured in turns: the values of each run, in some unit.
    pub(crate) fn of(group: &'static str, name: &str, unit: Unit, values: &[f64], goal: Option<Goal>) -> Self {
        let quarter = |quarters| rounds::quantile(values, quarters, 4);
        let (median, quartiles) = (quarter(2), [quarter(1), quarter(3)]);
        Self { group, name: name.to_owned(), unit, median, quartiles, times: None, goal, met: None }.judged()
    }

    /// Single calls, in nanoseconds: what all but a hundredth of them stayed below.
    pub(crate) fn slowest(group: &'static str, name: &str, values: &[f64], goal: Goal) -> Self {
        let quarter = |quarters| rounds::quantile(values, quarters, 4);
        Self {
            group,
            name: name.to_owned(),
            unit: Unit::Nanoseconds,
            median: rounds::quantile(values, 99, 100),
            quartiles: [quarter(1), quarter(3)],
            times: None,
            goal: Some(goal),
            met: None,
        }
        .judged()
    }

    fn judged(mut self) -> Self {
        self.met = self.goal.map(|goal| match goal {
            Goal::AtMost(most) => self.median <= most,
            Goal::Slower(least) => self.times.is_some_and(|times| times >= least),
        });
        self
    }

    fn amount(&self, number: f64) -> String {
        match self.unit {
            Unit::Nanoseconds => duration(number),
            Unit::Bytes => memory(number),
        }
    }

    fn goal(&self) -> String {
        let goal = match self.goal {
            None => return String::new(),
            Some(Goal::AtMost(most)) => format!("≤ {}", self.amount(most)),
            Some(Goal::Slower(times)) => format!("≥ {}", multiple(times)),
        };
        verdict(&goal, self.met == Some(true))
    }
}

impl Unit {
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
    fn is_time(&self) -> bool {
        *self == Self::Nanoseconds
    }
}

impl Report {
    /// One line.
    pub(crate) fn json(&self) -> Result<String> {
        Ok(serde_json::to_string(self)?)
    }

    pub(crate) fn text(&self) -> String {
        let Machine { command, .. } = &self.machine;
        let tables = self.tables(presets::UTF8_FULL_CONDENSED).join("\n\n");
        format!("$ {command}\n{}\n\n{tables}\n\n{}", self.machine.text(), self.notes)
    }

    /// The tables in a style, one behind the other.
    pub(crate) fn tables(&self, style: TableStyle) -> Vec<String> {
        let growth = self.growth.as_ref().map(|growth| growth.table(style).to_string());
        std::iter::once(self.table(style).to_string()).chain(growth).collect()
    }

    fn table(&self, style: TableStyle) -> Table {
        let mut table = Table::new();
        table.load_style(style);
        table.set_header(["", "", "median", "quartiles", "ratio", "goal"]);
        let mut group = "";
        for row in &self.rows {
            let [low, high] = row.quartiles;
            table.add_row([
                if row.group == group { "" } else { row.group }.to_owned(),
                row.name.clone(),
                row.amount(row.median),
                format!("{} to {}", row.amount(low), row.amount(high)),
                row.times.map(multiple).unwrap_or_default(),
                row.goal(),
            ]);
            group = row.group;
        }
        align(&mut table, 2..5);
        table
    }
}

impl Growth {
    fn table(&self, style: TableStyle) -> Table {
        let mut table = Table::new();
        table.load_style(style);
        let largest = self.sizes.last().map(String::as_str).unwrap_or_default();
        let sizes = self.sizes.iter().cloned();
        let last = [
            "growth".to_owned(),
            format!("≤ {}", multiple(self.most_times)),
            format!("all of {largest}"),
            "memory".to_owned(),
            format!("≤ {}", memory(self.most_memory)),
        ];
        table.set_header(std::iter::once("a byte of".to_owned()).chain(sizes).chain(last));
        for Input { name, a_byte, times, whole, memory: taken } in &self.inputs {
            let last = [
                multiple(*times),
                mark(*times <= self.most_times),
                duration(*whole),
                memory(*taken),
                mark(*taken <= self.most_memory),
            ];
            table.add_row(std::iter::once(name.clone()).chain(a_byte.iter().copied().map(duration)).chain(last));
        }
        let columns = self.sizes.len() + 5;
        align(&mut table, 1..columns);
        table
    }
}

fn align(table: &mut Table, columns: std::ops::Range<usize>) {
    for column in table.column_iter_mut().skip(columns.start).take(columns.len()) {
        column.set_cell_alignment(CellAlignment::Right);
    }
}

fn verdict(goal: &str, met: bool) -> String {
    format!("{goal}: {}", mark(met))
}

fn mark(met: bool) -> String {
    if met { "met" } else { "NOT MET" }.to_owned()
}

/// `87.4 ns`, `1.21 µs`, `3.05 ms`
pub(crate) fn duration(nanoseconds: f64) -> String {
    let (number, unit) = match nanoseconds {
        n if n < 1e3 => (n, "ns"),
        n if n < 1e6 => (n / 1e3, "µs"),
        n if n < 1e10 => (n / 1e6, "ms"),
        n => (n / 1e9, "s"),
    };
    format!("{} {unit}", three_digits(number))
}

/// `12.3 MB`
fn memory(bytes: f64) -> String {
    format!("{} MB", three_digits(bytes / 1e6))
}

/// `12.3 ×`
pub(crate) fn multiple(times: f64) -> String {
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
