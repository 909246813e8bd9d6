//! A column of whole numbers, from whatever has one.

use crate::arrow::{self, Piece};
use crate::error::refuse_at;
use pyo3::exceptions::PyImportError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBool, PyBytes, PyDict, PyList, PySequence, PySlice, PyString, PyTuple};
use std::borrow::Cow;
use std::ops::Range;

/// What to do about a row without a number.
const FILL_IN: &str = "fill in what is missing, with 0 where nothing was counted, or leave the row out";

/// A column of whole numbers.
pub(crate) struct Column<'py> {
    name: &'static str,
    rows: usize,
    source: Source<'py>,
}

/// Where a column's numbers are.
enum Source<'py> {
    /// Behind a `memoryview`, which is all that the stable interface of Python 3.9 has of a buffer.
    View(Bound<'py, PyAny>, Kind),
    /// In memory, piece by piece.
    Arrow(Vec<Piece>),
    /// Read from a sequence.
    Read(Vec<u64>),
}

/// The kinds of whole numbers, in the machine's own order.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    U8,
    U16,
    U32,
    U64,
    I8,
    I16,
    I32,
    I64,
}

/// Why something is no column of whole numbers.
pub(crate) enum Flaw {
    /// It is one of something else.
    NoNumbers(String),
    /// The bytes of its numbers are in this order, which is not the machine's.
    OtherOrder(String),
    /// This row has no number.
    Missing(usize),
    /// Somebody has taken out what it had.
    Released,
    /// It breaks the rules of its interface.
    Broken,
}

/// Some rows of a column.
pub(crate) enum Part<'a, 'py> {
    Copied(Bound<'py, PyBytes>, Kind),
    Bytes(&'a [u8], Kind),
    Numbers(Cow<'a, [u64]>),
}

/// A number that its column may not have.
pub(crate) enum Wrong {
    /// In this row, from the part's first, is one below zero.
    Negative(usize),
    /// In this row is one that is too large.
    Large(usize),
}

impl<'py> Column<'py> {
    /// A column of anything with a buffer, of anything that speaks Arrow, or of a sequence of whole numbers.
    pub(crate) fn read(column: &Bound<'py, PyAny>, name: &'static str) -> PyResult<Self> {
        if column.is_instance_of::<PyList>() || column.is_instance_of::<PyTuple>() {
            return Self::of_sequence(column, name);
        }
        if let Some(native) = in_own_order(column)? {
            return Self::of_any(&native, name);
        }
        Self::of_any(column, name)
    }

    fn of_any(column: &Bound<'py, PyAny>, name: &'static str) -> PyResult<Self> {
        // An array of no rows is often of a type that nobody chose.
        if matches!(column.len(), Ok(0)) && column.hasattr("__array__")? {
            return Ok(Self { name, rows: 0, source: Source::Read(Vec::new()) });
        }
        if let Some(read) = Self::of_buffer(column, name)? {
            return Ok(read);
        }
        let py = column.py();
        let pieces = arrow::pieces(column).or_else(|error| {
            // Who speaks Arrow only with the help of a package that is not there may still be an array of NumPy.
            if error.is_instance_of::<PyImportError>(py) { Ok(None) } else { Err(error) }
        });
        if let Some(pieces) = pieces? {
            let pieces = pieces.map_err(|flaw| flaw.refusal(py, name))?;
            let rows = pieces.iter().map(|piece| piece.rows).sum();
            return Ok(Self { name, rows, source: Source::Arrow(pieces) });
        }
        if column.hasattr("__array__")?
            && let Some(read) = Self::of_buffer(&column.call_method0("__array__")?, name)?
        {
            return Ok(read);
        }
        if column.cast::<PySequence>().is_ok() && !column.is_instance_of::<PyString>() {
            return Self::of_sequence(column, name);
        }
        let whole = "a column of whole numbers from 0 is expected: an array of integers, or a list";
        Err(refuse_at(py, name, whole, "give a list, as `list(...)` makes one, or an array"))
    }

    /// A column of Python's own numbers.
    fn of_sequence(column: &Bound<'py, PyAny>, name: &'static str) -> PyResult<Self> {
        let mut numbers = Vec::with_capacity(column.len()?);
        for (row, value) in column.try_iter()?.enumerate() {
            let value = value?;
            match value.extract::<u64>() {
                Ok(number) if !value.is_instance_of::<PyBool>() => numbers.push(number),
                _ => return Err(no_number(&value, &format!("{name}[{row}]"))),
            }
        }
        Ok(Self { name, rows: numbers.len(), source: Source::Read(numbers) })
    }

    fn of_buffer(column: &Bound<'py, PyAny>, name: &'static str) -> PyResult<Option<Self>> {
        static MEMORYVIEW: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
        let py = column.py();
        let Ok(view) = MEMORYVIEW.import(py, "builtins", "memoryview")?.call1((column,)) else { return Ok(None) };
        if view.getattr("ndim")?.extract::<usize>()? != 1 {
            return Err(refuse_at(py, name, "a column has one dimension", ""));
        }
        let format: String = view.getattr("format")?.extract()?;
        let width: usize = view.getattr("itemsize")?.extract()?;
        let own = if cfg!(target_endian = "little") { '<' } else { '>' };
        let kind = match (format.trim_start_matches(['@', '=', own]), width) {
            ("B", 1) => Kind::U8,
            ("H", 2) => Kind::U16,
            ("I" | "L", 4) => Kind::U32,
            ("L" | "Q" | "N", 8) => Kind::U64,
            ("b", 1) => Kind::I8,
            ("h", 2) => Kind::I16,
            ("i" | "l", 4) => Kind::I32,
            ("l" | "q" | "n", 8) => Kind::I64,
            ("e" | "f" | "d", _) => return Err(Flaw::NoNumbers("decimals".into()).refusal(py, name)),
            ("?", _) => return Err(Flaw::NoNumbers("true and false".into()).refusal(py, name)),
            ("O", _) => return Err(Flaw::NoNumbers("objects of Python".into()).refusal(py, name)),
            (other, _) if other.starts_with(['<', '>', '!']) => {
                return Err(Flaw::OtherOrder(other.to_owned()).refusal(py, name));
            }
            (other, _) => return Err(Flaw::NoNumbers(format!("`{other}`")).refusal(py, name)),
        };
        if let Some(row) = masked(column)? {
            return Err(Flaw::Missing(row).refusal(py, name));
        }
        Ok(Some(Self { name, rows: view.len()?, source: Source::View(view, kind) }))
    }

    pub(crate) const fn rows(&self) -> usize {
        self.rows
    }

    /// Some rows: where they lie, if they lie in one piece.
    pub(crate) fn part(&self, py: Python<'py>, rows: &Range<usize>) -> PyResult<Part<'_, 'py>> {
        match &self.source {
            Source::Read(numbers) => Ok(Part::Numbers(numbers.get(rows.clone()).unwrap_or_default().into())),
            Source::View(view, kind) => {
                let slice = PySlice::new(py, rows.start.cast_signed(), rows.end.cast_signed(), 1);
                Ok(Part::Copied(view.get_item(slice)?.call_method0("tobytes")?.cast_into::<PyBytes>()?, *kind))
            }
            Source::Arrow(pieces) => self.gathered(py, pieces, rows),
        }
    }

    /// Some rows of pieces, copied where they lie in more than one.
    fn gathered<'a>(&self, py: Python<'py>, pieces: &'a [Piece], rows: &Range<usize>) -> PyResult<Part<'a, 'py>> {
        let mut copy: Vec<u64> = Vec::new();
        let mut first = 0;
        for piece in pieces {
            let (start, end) = (rows.start.max(first), rows.end.min(first + piece.rows));
            if start < end {
                let width = piece.kind.width();
                let bytes = &piece.bytes()[(start - first) * width..(end - first) * width];
                if start == rows.start && end == rows.end {
                    return Ok(Part::Bytes(bytes, piece.kind));
                }
                let part = Part::Bytes(bytes, piece.kind);
                let numbers = part.numbers().map_err(|wrong| self.refusal(py, &wrong, start))?;
                copy.extend_from_slice(&numbers);
            }
            first += piece.rows;
        }
        Ok(Part::Numbers(copy.into()))
    }

    /// The exception for a number in the rows from this one on.
    pub(crate) fn refusal(&self, py: Python<'_>, wrong: &Wrong, first: usize) -> PyErr {
        let (row, message) = match wrong {
            Wrong::Negative(row) => (row, "a count is not negative"),
            Wrong::Large(row) => (row, "a level is at most 4294967295"),
        };
        refuse_at(py, &format!("{}[{}]", self.name, first + row), message, "")
    }
}

impl Flaw {
    fn refusal(&self, py: Python<'_>, name: &str) -> PyErr {
        match self {
            Self::NoNumbers(what) => {
                let message = format!("a column of whole numbers is expected, not of {what}");
                let help = "convert it to integers of 64 bits, with 0 where nothing was counted";
                refuse_at(py, name, &message, help)
            }
            Self::OtherOrder(format) => {
                let message =
                    format!("the bytes of the column's numbers are not in the machine's order, but `{format}`");
                let help = "convert it, in NumPy by `column.astype(\"int64\")`";
                refuse_at(py, name, &message, help)
            }
            Self::Missing(row) => refuse_at(py, &format!("{name}[{row}]"), "there is no number in this row", FILL_IN),
            Self::Released => {
                let message = "the column's data in Arrow's C data interface has already been taken";
                refuse_at(py, name, message, "give a column that makes new capsules each time that it is asked")
            }
            Self::Broken => refuse_at(py, name, "the column cannot be read by Arrow's C data interface", ""),
        }
    }
}

impl Kind {
    pub(crate) const fn width(self) -> usize {
        match self {
            Self::U8 | Self::I8 => 1,
            Self::U16 | Self::I16 => 2,
            Self::U32 | Self::I32 => 4,
            Self::U64 | Self::I64 => 8,
        }
    }
}

impl Part<'_, '_> {
    /// The numbers, without a copy where they are of 64 bits.
    pub(crate) fn numbers(&self) -> Result<Cow<'_, [u64]>, Wrong> {
        let (bytes, kind) = match self {
            Self::Numbers(numbers) => return Ok(Cow::Borrowed(numbers)),
            Self::Copied(bytes, kind) => (bytes.as_bytes(), *kind),
            Self::Bytes(bytes, kind) => (*bytes, *kind),
        };
        match kind {
            Kind::U8 => Ok(bytes.iter().map(|byte| u64::from(*byte)).collect()),
            Kind::U16 => Ok(words(bytes, |word| u16::from_ne_bytes(word).into())),
            Kind::U32 => Ok(words(bytes, |word| u32::from_ne_bytes(word).into())),
            Kind::U64 => {
                Ok(bytemuck::try_cast_slice(bytes).map_or_else(|_| words(bytes, u64::from_ne_bytes), Cow::Borrowed))
            }
            Kind::I8 => signed(&words(bytes, |word| i8::from_ne_bytes(word).into())),
            Kind::I16 => signed(&words(bytes, |word| i16::from_ne_bytes(word).into())),
            Kind::I32 => signed(&words(bytes, |word| i32::from_ne_bytes(word).into())),
            Kind::I64 => match bytemuck::try_cast_slice::<u8, i64>(bytes) {
                // From zero up both kinds are written alike.
                Ok(numbers) => negative(numbers).map_or(Ok(Cow::Borrowed(bytemuck::cast_slice(numbers))), Err),
                Err(_) => signed(&words(bytes, i64::from_ne_bytes)),
            },
        }
    }

    /// The numbers as levels, without a copy where they are of 32 bits.
    pub(crate) fn levels(&self) -> Result<Cow<'_, [u32]>, Wrong> {
        if let Self::Copied(_, Kind::U32) | Self::Bytes(_, Kind::U32) = self
            && let Ok(levels) = bytemuck::try_cast_slice(self.bytes())
        {
            return Ok(Cow::Borrowed(levels));
        }
        let numbers = self.numbers()?;
        let level = |(row, number): (usize, &u64)| u32::try_from(*number).map_err(|_| Wrong::Large(row));
        numbers.iter().enumerate().map(level).collect()
    }

    fn bytes(&self) -> &[u8] {
        match self {
            Self::Copied(bytes, _) => bytes.as_bytes(),
            Self::Bytes(bytes, _) => bytes,
            Self::Numbers(_) => &[],
        }
    }
}

/// The exception for a value that is no count.
fn no_number(value: &Bound<'_, PyAny>, path: &str) -> PyErr {
    let py = value.py();
    if value.is_none() {
        return refuse_at(py, path, "there is no number in this row", FILL_IN);
    }
    let is_whole = value.hasattr("__index__").unwrap_or_default() && !value.is_instance_of::<PyBool>();
    if is_whole && value.lt(0).unwrap_or_default() {
        return refuse_at(py, path, "a count is not negative", "");
    }
    if is_whole && value.gt(u64::MAX).unwrap_or_default() {
        return refuse_at(py, path, &format!("a count is at most {}", u64::MAX), "");
    }
    let shown = value.repr().map(|text| text.to_string_lossy().into_owned()).unwrap_or_default();
    let shown: String = shown.chars().take(40).collect();
    let message = format!("a whole number is expected, not `{shown}`");
    refuse_at(py, path, &message, "convert it by `int(...)` where it is one")
}

/// The same column in the machine's order of bytes, if `NumPy` or pandas holds it in another.
fn in_own_order<'py>(column: &Bound<'py, PyAny>) -> PyResult<Option<Bound<'py, PyAny>>> {
    let said =
        |name| column.getattr("dtype").and_then(|kind| kind.getattr(name)).and_then(|word| word.extract::<String>());
    // The machine's own order is `=`, and `|` is that of single bytes.
    let (Ok(order), Ok(kind)) = (said("byteorder"), said("kind")) else { return Ok(None) };
    if !matches!(order.as_str(), "<" | ">") || !matches!(kind.as_str(), "i" | "u") {
        return Ok(None);
    }
    let native = column.getattr("dtype")?.call_method1("newbyteorder", ("=",))?;
    column.call_method1("astype", (native,)).map(Some)
}

/// The first row that is hidden by the array's mask.
fn masked(column: &Bound<'_, PyAny>) -> PyResult<Option<usize>> {
    // Who has such an array has this module; it is not loaded for those who have none.
    let modules = column.py().import("sys")?.getattr("modules")?.cast_into::<PyDict>()?;
    let Some(numpy) = modules.get_item("numpy.ma")?.filter(|module| !module.is_none()) else { return Ok(None) };
    if !numpy.call_method1("isMaskedArray", (column,))?.is_truthy()? {
        return Ok(None);
    }
    let hidden = numpy.call_method1("getmaskarray", (column,))?.call_method0("nonzero")?.get_item(0)?;
    hidden.try_iter()?.next().map(|row| row?.extract()).transpose()
}

/// The words of a buffer in the machine's own order.
fn words<'a, const WIDTH: usize, T: Clone>(bytes: &[u8], read: impl Fn([u8; WIDTH]) -> T) -> Cow<'a, [T]> {
    let (words, _) = bytes.as_chunks::<WIDTH>();
    words.iter().map(|word| read(*word)).collect()
}

fn signed<'a>(numbers: &[i64]) -> Result<Cow<'a, [u64]>, Wrong> {
    match negative(numbers) {
        Some(wrong) => Err(wrong),
        None => Ok(numbers.iter().map(|number| number.cast_unsigned()).collect()),
    }
}

/// The first number below zero.
fn negative(numbers: &[i64]) -> Option<Wrong> {
    numbers.iter().position(|number| *number < 0).map(Wrong::Negative)
}
