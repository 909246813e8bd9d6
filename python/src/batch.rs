//! Columns of numbers, taken through the buffer protocol, which arrays of Python and `NumPy` share.

use crate::error::raise;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBytes, PyDict, PyList, PySlice, PyTuple};
use sendright::Policy;
use sendright::reputation::{AssessReputationBatch, Columns, ReputationBatch};
use std::borrow::Cow;
use std::ops::Range;

/// The names of the columns of counts, in the order of the core's.
const COUNTS: [&str; 7] = ["sent", "delivered", "invalid", "spam", "blocked", "complained", "opened"];

/// Rows that are copied and assessed at once: so few that one stretch of memory serves all in turn.
const CHUNK: usize = 16_384;

/// The columns of a question.
struct Question<'py> {
    level: Column<'py>,
    daily_quota: Option<Column<'py>>,
    counts: Vec<Column<'py>>,
}

/// A column of whole numbers.
struct Column<'py> {
    name: &'static str,
    rows: usize,
    source: Source<'py>,
}

/// Where a column's numbers are.
enum Source<'py> {
    /// Behind a `memoryview`.
    View(Bound<'py, PyAny>),
    /// Read from a sequence.
    Read(Vec<u64>),
}

/// Some rows of a column.
enum Numbers<'a, 'py> {
    /// As they are computed with, in the machine's own order.
    Words(Bound<'py, PyBytes>),
    /// Read from another shape.
    Read(Cow<'a, [u64]>),
}

impl Numbers<'_, '_> {
    fn numbers(&self) -> &[u64] {
        match self {
            Self::Words(bytes) => bytemuck::try_cast_slice(bytes.as_bytes()).unwrap_or_default(),
            Self::Read(numbers) => numbers,
        }
    }
}

/// Whether a question of columns has one that is no list, so that it goes through buffers.
pub(crate) fn has_buffers(question: &Bound<'_, PyDict>) -> bool {
    question
        .values()
        .iter()
        .any(|column| !column.is_none() && !column.is_instance_of::<PyList>() && !column.is_instance_of::<PyTuple>())
}

/// The question with empty columns, if one of them has a name that the door will refuse.
pub(crate) fn misnamed<'py>(question: &Bound<'py, PyDict>) -> PyResult<Option<Bound<'py, PyDict>>> {
    let known = sendright::fields(<AssessReputationBatch as sendright::Question>::NAME).unwrap_or_default();
    let (empty, mut is_known) = (PyDict::new(question.py()), true);
    for name in question.keys() {
        is_known &= known.contains(&name.extract::<String>()?.as_str());
        empty.set_item(name, PyList::empty(question.py()))?;
    }
    Ok((!is_known).then_some(empty))
}

/// Assesses every row; the answer's columns are `array`s.
pub(crate) fn assess<'py>(policy: &Policy, question: &Bound<'py, PyDict>) -> PyResult<Bound<'py, PyDict>> {
    let py = question.py();
    let question = Question::read(question)?;
    if question.is_even()
        && let Ok(batch) = question.assess_in_chunks(py, policy)
    {
        return answer(py, policy, &batch);
    }
    // What is wrong, and in which row, is told of the columns as a whole.
    let batch = question.assess(py, policy, None)?;
    answer(py, policy, &batch)
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
        self.counts.iter().chain(&self.daily_quota).all(|column| column.rows == self.level.rows)
    }

    fn assess_in_chunks<'p>(&self, py: Python<'py>, policy: &'p Policy) -> PyResult<ReputationBatch<'p>> {
        let mut all = self.assess(py, policy, Some(&(0..CHUNK.min(self.level.rows))))?;
        for first in (CHUNK..self.level.rows).step_by(CHUNK) {
            let rows = first..first.saturating_add(CHUNK).min(self.level.rows);
            let ReputationBatch { action, level, rule, .. } = self.assess(py, policy, Some(&rows))?;
            all.action.extend(action);
            all.level.extend(level);
            all.rule.extend(rule);
        }
        Ok(all)
    }

    /// Assesses some rows; all of each column if not given.
    fn assess<'p>(
        &self,
        py: Python<'py>,
        policy: &'p Policy,
        rows: Option<&Range<usize>>,
    ) -> PyResult<ReputationBatch<'p>> {
        let part = |column: &'_ Column<'py>| rows.cloned().unwrap_or(0..column.rows);
        let level = self.level.numbers(py, part(&self.level))?;
        let level = level.numbers().iter().map(|level| u32::try_from(*level)).collect::<Result<Vec<u32>, _>>();
        let level = level.map_err(|_| refuse_at(py, "level", "a level is at most 4294967295"))?;
        let daily_quota = self.daily_quota.as_ref().map(|column| column.numbers(py, part(column))).transpose()?;
        let counts = self.counts.iter().map(|column| column.numbers(py, part(column))).collect::<PyResult<Vec<_>>>()?;
        let mut slices = [[].as_slice(); COUNTS.len()];
        for (slice, column) in slices.iter_mut().zip(&counts) {
            *slice = column.numbers();
        }
        let daily_quota = daily_quota.as_ref().map(Numbers::numbers);
        let columns = Columns { level: &level, daily_quota, counts: slices };
        py.detach(|| columns.assess(policy)).map_err(|error| raise(py, &error.into()))
    }
}

fn answer<'py>(py: Python<'py>, policy: &Policy, batch: &ReputationBatch<'_>) -> PyResult<Bound<'py, PyDict>> {
    let ReputationBatch { action, level, rule, actions, rules } = batch;
    let answer = PyDict::new(py);
    answer.set_item("action", array(py, "B", action)?)?;
    answer.set_item("level", array(py, "I", bytemuck::cast_slice(level))?)?;
    answer.set_item("rule", array(py, "i", bytemuck::cast_slice(rule))?)?;
    answer.set_item("actions", actions.iter().map(AsRef::as_ref).collect::<Vec<&str>>())?;
    answer.set_item("rules", rules.iter().map(AsRef::as_ref).collect::<Vec<&str>>())?;
    answer.set_item("policy", policy.stamp())?;
    Ok(answer)
}

/// An `array.array` of these bytes.
fn array<'py>(py: Python<'py>, kind: &str, bytes: &[u8]) -> PyResult<Bound<'py, PyAny>> {
    static ARRAY: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    ARRAY.import(py, "array", "array")?.call1((kind, PyBytes::new(py, bytes)))
}

fn required<'py>(question: &Bound<'py, PyDict>, name: &'static str) -> PyResult<Column<'py>> {
    optional(question, name)?.ok_or_else(|| refuse_at(question.py(), name, "the column is missing"))
}

fn optional<'py>(question: &Bound<'py, PyDict>, name: &'static str) -> PyResult<Option<Column<'py>>> {
    match question.get_item(name)?.filter(|column| !column.is_none()) {
        Some(column) => Column::read(&column, name).map(Some),
        None => Ok(None),
    }
}

impl<'py> Column<'py> {
    /// A column of anything with a buffer, or of a sequence of whole numbers.
    fn read(column: &Bound<'py, PyAny>, name: &'static str) -> PyResult<Self> {
        static MEMORYVIEW: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
        let py = column.py();
        let Ok(view) = MEMORYVIEW.import(py, "builtins", "memoryview")?.call1((column,)) else {
            let whole = "a column of whole numbers from 0 is expected: an array of integers, or a list";
            let numbers: Vec<u64> = column.extract().map_err(|_| refuse_at(py, name, whole))?;
            return Ok(Self { name, rows: numbers.len(), source: Source::Read(numbers) });
        };
        if view.getattr("ndim")?.extract::<usize>()? != 1 {
            return Err(refuse_at(py, name, "a column has one dimension"));
        }
        Ok(Self { name, rows: view.len()?, source: Source::View(view) })
    }

    fn numbers(&self, py: Python<'py>, rows: Range<usize>) -> PyResult<Numbers<'_, 'py>> {
        let view = match &self.source {
            Source::Read(numbers) => return Ok(Numbers::Read(numbers.get(rows).unwrap_or_default().into())),
            Source::View(view) => view,
        };
        let name = self.name;
        let format: String = view.getattr("format")?.extract()?;
        let width: usize = view.getattr("itemsize")?.extract()?;
        let slice = PySlice::new(py, rows.start.cast_signed(), rows.end.cast_signed(), 1);
        let copy = view.get_item(slice)?.call_method0("tobytes")?.cast_into::<PyBytes>()?;
        let bytes = copy.as_bytes();
        let unsigned = match (format.trim_start_matches(['@', '=', '<']), width) {
            ("L" | "Q" | "N", 8) if bytemuck::try_cast_slice::<u8, u64>(bytes).is_ok() => {
                return Ok(Numbers::Words(copy));
            }
            ("B", 1) => Ok(bytes.iter().map(|byte| u64::from(*byte)).collect()),
            ("H", 2) => Ok(words(bytes, |word| u16::from_ne_bytes(word).into())),
            ("I" | "L", 4) => Ok(words(bytes, |word| u32::from_ne_bytes(word).into())),
            ("L" | "Q" | "N", 8) => Ok(words(bytes, u64::from_ne_bytes)),
            ("b", 1) => signed(words(bytes, |word| i8::from_ne_bytes(word).into())),
            ("h", 2) => signed(words(bytes, |word| i16::from_ne_bytes(word).into())),
            ("i" | "l", 4) => signed(words(bytes, |word| i32::from_ne_bytes(word).into())),
            ("l" | "q" | "n", 8) => signed(words(bytes, i64::from_ne_bytes)),
            (other, _) => {
                return Err(refuse_at(py, name, &format!("a column of whole numbers is expected, not of `{other}`")));
            }
        };
        let unsigned = unsigned.map_err(|row| refuse_at(py, &format!("{name}[{row}]"), "a count is not negative"))?;
        Ok(Numbers::Read(unsigned.into()))
    }
}

/// The words of a buffer in the machine's own order.
fn words<const WIDTH: usize, T>(bytes: &[u8], read: impl Fn([u8; WIDTH]) -> T) -> Vec<T> {
    let (words, _) = bytes.as_chunks::<WIDTH>();
    words.iter().map(|word| read(*word)).collect()
}

/// The numbers, or the place of the first negative one.
fn signed(numbers: Vec<i64>) -> Result<Vec<u64>, usize> {
    let read = |(row, number): (usize, i64)| u64::try_from(number).map_err(|_| row);
    numbers.into_iter().enumerate().map(read).collect()
}

fn refuse_at(py: Python<'_>, path: &str, message: &str) -> PyErr {
    raise(py, &sendright::Error::new(sendright::Code::InvalidValue, path, message).into())
}
