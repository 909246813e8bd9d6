//! Columns of numbers, taken through the buffer protocol, which arrays of Python and `NumPy` share.

use crate::error::raise;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBytes, PyDict, PyList, PyTuple};
use sendright::reputation::{AssessReputationBatch, Columns, ReputationBatch};
use sendright::{Policy, Question};

/// The names of the columns of counts, in the order of the core's.
const COUNTS: [&str; 7] = ["sent", "delivered", "invalid", "spam", "blocked", "complained", "opened"];

/// A column of whole numbers.
enum Column<'py> {
    /// As they are computed with, in the machine's own order.
    Words(Bound<'py, PyBytes>),
    /// Read from another shape.
    Read(Vec<u64>),
}

impl Column<'_> {
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
    let known = sendright::fields(AssessReputationBatch::NAME).unwrap_or_default();
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
    let level = required(question, "level")?;
    let level = level.numbers().iter().map(|level| u32::try_from(*level)).collect::<Result<Vec<u32>, _>>();
    let level = level.map_err(|_| refuse_at(py, "level", "a level is at most 4294967295"))?;
    let daily_quota = optional(question, "daily_quota")?;
    let counts = COUNTS.map(|name| required(question, name));
    let mut columns = Vec::with_capacity(COUNTS.len());
    for column in counts {
        columns.push(column?);
    }
    let mut slices = [[].as_slice(); COUNTS.len()];
    for (slice, column) in slices.iter_mut().zip(&columns) {
        *slice = column.numbers();
    }
    let columns = Columns { level: &level, daily_quota: daily_quota.as_ref().map(Column::numbers), counts: slices };
    let batch = py.detach(|| columns.assess(policy)).map_err(|error| raise(py, &error.into()))?;
    answer(py, policy, &batch)
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

fn required<'py>(question: &Bound<'py, PyDict>, name: &str) -> PyResult<Column<'py>> {
    optional(question, name)?.ok_or_else(|| refuse_at(question.py(), name, "the column is missing"))
}

fn optional<'py>(question: &Bound<'py, PyDict>, name: &str) -> PyResult<Option<Column<'py>>> {
    match question.get_item(name)?.filter(|column| !column.is_none()) {
        Some(column) => numbers(&column, name).map(Some),
        None => Ok(None),
    }
}

/// The whole numbers of a column: of anything with a buffer of integers, or of a sequence.
fn numbers<'py>(column: &Bound<'py, PyAny>, name: &str) -> PyResult<Column<'py>> {
    static MEMORYVIEW: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let py = column.py();
    let Ok(view) = MEMORYVIEW.import(py, "builtins", "memoryview")?.call1((column,)) else {
        let whole = "a column of whole numbers from 0 is expected: an array of integers, or a list";
        return column.extract().map(Column::Read).map_err(|_| refuse_at(py, name, whole));
    };
    if view.getattr("ndim")?.extract::<usize>()? != 1 {
        return Err(refuse_at(py, name, "a column has one dimension"));
    }
    let format: String = view.getattr("format")?.extract()?;
    let copy = view.call_method0("tobytes")?.cast_into::<PyBytes>()?;
    let bytes = copy.as_bytes();
    let width: usize = view.getattr("itemsize")?.extract()?;
    let unsigned = match (format.trim_start_matches(['@', '=', '<']), width) {
        ("L" | "Q" | "N", 8) if bytemuck::try_cast_slice::<u8, u64>(bytes).is_ok() => return Ok(Column::Words(copy)),
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
    unsigned.map(Column::Read).map_err(|row| refuse_at(py, &format!("{name}[{row}]"), "a count is not negative"))
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
