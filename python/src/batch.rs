//! Many domain-days at once, in columns.

use crate::column::Column;
use crate::error::{checked, raise};
use crate::json;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyList, PyTuple};
use sendright::reputation::{AssessReputationBatch, Columns, ReputationBatch};
use sendright::{Code, Policy, Question as _};
use std::ops::Range;

/// The names of the columns of counts, in the order of the core's.
const COUNTS: [&str; 7] = ["sent", "delivered", "invalid", "spam", "blocked", "complained", "opened"];

/// Rows that are assessed at once: so few that what is copied of them stays in the processor's memory.
const CHUNK: usize = 16_384;

/// The columns of a question.
struct Question<'py> {
    level: Column<'py>,
    daily_quota: Option<Column<'py>>,
    counts: Vec<Column<'py>>,
}

/// Whether a question of columns has one that is no list, so that it is none for the JSON door.
pub(crate) fn has_columns(question: &Bound<'_, PyDict>) -> bool {
    question
        .values()
        .iter()
        .any(|column| !column.is_none() && !column.is_instance_of::<PyList>() && !column.is_instance_of::<PyTuple>())
}

/// Assesses every row; the answer's columns are the bytes that their numbers are in memory.
pub(crate) fn assess<'py>(
    py: Python<'py>,
    policy: &Policy,
    question: &Bound<'py, PyDict>,
) -> PyResult<Bound<'py, PyDict>> {
    refuse_unknown(py, policy, question)?;
    let question = Question::read(question)?;
    let rows = question.level.rows();
    // A column of another length is told of the columns as a whole.
    let step = if question.is_even() { CHUNK } else { usize::MAX };
    let mut all: Option<ReputationBatch<'_>> = None;
    for first in (0..rows.max(1)).step_by(step) {
        let end = if step == CHUNK { Some(first.saturating_add(CHUNK).min(rows)) } else { None };
        let ReputationBatch { action, level, rule, actions, rules } = question.assess(py, policy, first, end)?;
        match &mut all {
            None => all = Some(ReputationBatch { action, level, rule, actions, rules }),
            Some(all) => {
                all.action.extend(action);
                all.level.extend(level);
                all.rule.extend(rule);
            }
        }
    }
    match all {
        Some(batch) => answer(py, policy, &batch),
        None => Err(missing(py, "level")),
    }
}

/// Refuses a column of a name that there is none of, as the JSON door does.
fn refuse_unknown(py: Python<'_>, policy: &Policy, question: &Bound<'_, PyDict>) -> PyResult<()> {
    let name = AssessReputationBatch::NAME;
    let known = sendright::fields(name).unwrap_or_default();
    let (empty, mut is_known) = (PyDict::new(py), true);
    for name in question.keys() {
        is_known &= known.contains(&name.extract::<String>()?.as_str());
        empty.set_item(name, PyList::empty(py))?;
    }
    if is_known {
        return Ok(());
    }
    checked(py, sendright::answer_json(policy, name, &json::from_python(&empty)?)).map(drop)
}

impl<'py> Question<'py> {
    fn read(question: &Bound<'py, PyDict>) -> PyResult<Self> {
        let level = required(question, "level")?;
        let daily_quota = optional(question, "daily_quota")?;
        let counts = COUNTS.iter().map(|name| required(question, name)).collect::<PyResult<_>>()?;
        Ok(Self { level, daily_quota, counts })
    }

    /// Whether all columns have one length.
    fn is_even(&self) -> bool {
        self.counts.iter().chain(&self.daily_quota).all(|column| column.rows() == self.level.rows())
    }

    /// Assesses the rows from the first to before the end; to the end of each column if there is none.
    fn assess<'p>(
        &self,
        py: Python<'py>,
        policy: &'p Policy,
        first: usize,
        end: Option<usize>,
    ) -> PyResult<ReputationBatch<'p>> {
        let rows = |column: &Column<'py>| -> Range<usize> { first..end.unwrap_or(column.rows()) };
        let refused = |column: &Column<'py>, wrong| column.refusal(py, &wrong, first);
        let level = self.level.part(py, &rows(&self.level))?;
        let levels = level.levels().map_err(|wrong| refused(&self.level, wrong))?;
        let quota_part = self.daily_quota.as_ref().map(|column| column.part(py, &rows(column))).transpose()?;
        let quota = match (&self.daily_quota, &quota_part) {
            (Some(column), Some(part)) => Some(part.numbers().map_err(|wrong| refused(column, wrong))?),
            _ => None,
        };
        let parts = self.counts.iter().map(|column| column.part(py, &rows(column))).collect::<PyResult<Vec<_>>>()?;
        let numbers = self.counts.iter().zip(&parts);
        let numbers = numbers.map(|(column, part)| part.numbers().map_err(|wrong| refused(column, wrong)));
        let numbers = numbers.collect::<PyResult<Vec<_>>>()?;
        let mut counts = [[].as_slice(); COUNTS.len()];
        for (slice, numbers) in counts.iter_mut().zip(&numbers) {
            *slice = numbers;
        }
        let columns = Columns { level: &levels, daily_quota: quota.as_deref(), counts };
        py.detach(|| columns.assess(policy)).map_err(|error| raise(py, &in_row(error, first).into()))
    }
}

/// The error of a row that is counted from the chunk's first, with its place among all rows.
fn in_row(error: sendright::Error, first: usize) -> sendright::Error {
    let place = error.path.split_once('[').and_then(|(name, row)| Some((name, row.strip_suffix(']')?.parse().ok()?)));
    match place {
        Some((name, row)) => {
            let row: usize = row;
            sendright::Error { path: format!("{name}[{}]", first.saturating_add(row)), ..error }
        }
        None => error,
    }
}

fn answer<'py>(py: Python<'py>, policy: &Policy, batch: &ReputationBatch<'_>) -> PyResult<Bound<'py, PyDict>> {
    let ReputationBatch { action, level, rule, actions, rules } = batch;
    let answer = PyDict::new(py);
    answer.set_item("action", PyBytes::new(py, action))?;
    answer.set_item("level", PyBytes::new(py, bytemuck::cast_slice(level)))?;
    answer.set_item("rule", PyBytes::new(py, bytemuck::cast_slice(rule)))?;
    answer.set_item("actions", actions.iter().map(AsRef::as_ref).collect::<Vec<&str>>())?;
    answer.set_item("rules", rules.iter().map(AsRef::as_ref).collect::<Vec<&str>>())?;
    answer.set_item("policy", policy.stamp())?;
    Ok(answer)
}

fn required<'py>(question: &Bound<'py, PyDict>, name: &'static str) -> PyResult<Column<'py>> {
    optional(question, name)?.ok_or_else(|| missing(question.py(), name))
}

fn missing(py: Python<'_>, name: &str) -> PyErr {
    let message = format!("the field `{name}` is missing");
    raise(py, &sendright::Error::new(Code::MissingField, name, message).into())
}

fn optional<'py>(question: &Bound<'py, PyDict>, name: &'static str) -> PyResult<Option<Column<'py>>> {
    match question.get_item(name)?.filter(|column| !column.is_none()) {
        Some(column) => Column::read(&column, name).map(Some),
        None => Ok(None),
    }
}
