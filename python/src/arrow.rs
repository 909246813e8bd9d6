//! Columns by Arrow's C data interface, read where they lie: <https://arrow.apache.org/docs/format/CDataInterface.html>.
#![expect(unsafe_code, reason = "the interface is one of C: structures behind pointers, and who frees them")]

use crate::column::{Flaw, Kind};
use pyo3::prelude::*;
use pyo3::types::PyCapsule;
use std::ffi::{CStr, c_char, c_int, c_void};
use std::ptr;

/// A piece of a column, which stays where it is for as long as this lives.
pub(crate) struct Piece {
    pub(crate) kind: Kind,
    pub(crate) rows: usize,
    bytes: *const u8,
    /// What keeps the bytes: read by nobody, freed at the end.
    _array: Array,
}

/// `struct ArrowSchema`
#[repr(C)]
struct Schema {
    format: *const c_char,
    name: *const c_char,
    metadata: *const c_char,
    flags: i64,
    n_children: i64,
    children: *mut *mut Schema,
    dictionary: *mut Schema,
    release: Option<unsafe extern "C" fn(*mut Schema)>,
    private_data: *mut c_void,
}

/// `struct ArrowArray`
#[repr(C)]
struct Array {
    length: i64,
    null_count: i64,
    offset: i64,
    n_buffers: i64,
    n_children: i64,
    buffers: *const *const c_void,
    children: *mut *mut Array,
    dictionary: *mut Array,
    release: Option<unsafe extern "C" fn(*mut Array)>,
    private_data: *mut c_void,
}

/// `struct ArrowArrayStream`
#[repr(C)]
struct Stream {
    get_schema: Option<unsafe extern "C" fn(*mut Stream, *mut Schema) -> c_int>,
    get_next: Option<unsafe extern "C" fn(*mut Stream, *mut Array) -> c_int>,
    get_last_error: Option<unsafe extern "C" fn(*mut Stream) -> *const c_char>,
    release: Option<unsafe extern "C" fn(*mut Stream)>,
    private_data: *mut c_void,
}

/// The pieces of a column that speaks Arrow; none if it does not.
pub(crate) fn pieces(column: &Bound<'_, PyAny>) -> PyResult<Option<Result<Vec<Piece>, Flaw>>> {
    if column.hasattr("__arrow_c_array__")? {
        let (schema, array) = column.call_method0("__arrow_c_array__")?.extract()?;
        return one(&schema, &array).map(Some);
    }
    if column.hasattr("__arrow_c_stream__")? {
        return stream(&column.call_method0("__arrow_c_stream__")?).map(Some);
    }
    Ok(None)
}

fn one(schema: &Bound<'_, PyAny>, array: &Bound<'_, PyAny>) -> PyResult<Result<Vec<Piece>, Flaw>> {
    let schema = schema.cast::<PyCapsule>()?.pointer_checked(Some(c"arrow_schema"))?.cast::<Schema>();
    let array = array.cast::<PyCapsule>()?.pointer_checked(Some(c"arrow_array"))?.cast::<Array>();
    // SAFETY: a capsule of this name points to this structure, and is held while it is read; of the array that is taken
    // out, an empty one remains.
    let (schema, array) = unsafe { (schema.as_ref(), array.replace(Array::empty())) };
    if schema.release.is_none() || array.release.is_none() {
        return Ok(Err(Flaw::Released));
    }
    let piece = kind(schema).and_then(|kind| Piece::new(kind, array, 0));
    Ok(piece.map(|piece| vec![piece]))
}

fn stream(capsule: &Bound<'_, PyAny>) -> PyResult<Result<Vec<Piece>, Flaw>> {
    let stream = capsule.cast::<PyCapsule>()?.pointer_checked(Some(c"arrow_array_stream"))?.cast::<Stream>();
    // SAFETY: a capsule of this name points to a stream; of the one that is taken out, an empty one remains.
    let mut stream = unsafe { stream.replace(Stream::empty()) };
    if stream.release.is_none() {
        return Ok(Err(Flaw::Released));
    }
    let (Some(get_schema), Some(get_next)) = (stream.get_schema, stream.get_next) else { return Ok(Err(Flaw::Broken)) };
    let mut schema = Schema::empty();
    // SAFETY: the stream's own function, given the stream and room for a schema.
    if unsafe { get_schema(&raw mut stream, &raw mut schema) } != 0 || schema.release.is_none() {
        return Ok(Err(Flaw::Broken));
    }
    let kind = match kind(&schema) {
        Ok(kind) => kind,
        Err(flaw) => return Ok(Err(flaw)),
    };
    let (mut pieces, mut before) = (Vec::new(), 0);
    loop {
        let mut array = Array::empty();
        // SAFETY: the stream's own function, given the stream and room for an array.
        if unsafe { get_next(&raw mut stream, &raw mut array) } != 0 {
            return Ok(Err(Flaw::Broken));
        }
        if array.release.is_none() {
            return Ok(Ok(pieces));
        }
        match Piece::new(kind, array, before) {
            Ok(piece) => {
                before += piece.rows;
                pieces.push(piece);
            }
            Err(flaw) => return Ok(Err(flaw)),
        }
    }
}

/// The kind of number in an array.
fn kind(schema: &Schema) -> Result<Kind, Flaw> {
    if schema.format.is_null() || !schema.dictionary.is_null() {
        return Err(Flaw::NoNumbers("a dictionary".into()));
    }
    // SAFETY: the interface wants a text that ends with a zero.
    let format = unsafe { CStr::from_ptr(schema.format) }.to_string_lossy();
    let kind = match &*format {
        "C" => Kind::U8,
        "S" => Kind::U16,
        "I" => Kind::U32,
        "L" => Kind::U64,
        "c" => Kind::I8,
        "s" => Kind::I16,
        "i" => Kind::I32,
        "l" => Kind::I64,
        "e" | "f" | "g" => return Err(Flaw::NoNumbers("decimals".into())),
        "u" | "U" | "vu" => return Err(Flaw::NoNumbers("texts".into())),
        "b" => return Err(Flaw::NoNumbers("true and false".into())),
        "+s" => return Err(Flaw::NoNumbers("tables".into())),
        "n" => return Err(Flaw::NoNumbers("nothing but missing values".into())),
        other if other.starts_with('d') => return Err(Flaw::NoNumbers("decimals".into())),
        other if other.starts_with('t') => return Err(Flaw::NoNumbers("times".into())),
        other => return Err(Flaw::NoNumbers(format!("Arrow's `{other}`"))),
    };
    Ok(kind)
}

/// Where the numbers are and how many rows, of which none may be missing; so many rows are before them.
fn locate(kind: Kind, array: &Array, before: usize) -> Result<(*const u8, usize), Flaw> {
    let (Ok(rows), Ok(offset)) = (usize::try_from(array.length), usize::try_from(array.offset)) else {
        return Err(Flaw::Broken);
    };
    if array.n_buffers != 2 || array.buffers.is_null() {
        return Err(Flaw::Broken);
    }
    // SAFETY: an array of numbers has two buffers: which rows there are, and the numbers.
    let (there, numbers) = unsafe { (*array.buffers, *array.buffers.add(1)) };
    if array.null_count != 0 && !there.is_null() {
        for row in 0..rows {
            let bit = offset + row;
            // SAFETY: the first buffer has a bit for each row from the array's start.
            if unsafe { *there.cast::<u8>().add(bit / 8) } >> (bit % 8) & 1 == 0 {
                return Err(Flaw::Missing(before + row));
            }
        }
    }
    if numbers.is_null() && rows > 0 {
        return Err(Flaw::Broken);
    }
    let bytes = if numbers.is_null() {
        ptr::NonNull::<u64>::dangling().as_ptr().cast_const().cast()
    } else {
        // SAFETY: the second buffer has the rows before the offset too.
        unsafe { numbers.cast::<u8>().add(offset * kind.width()) }
    };
    Ok((bytes, rows))
}

impl Piece {
    /// An array of this kind, with so many rows before it.
    fn new(kind: Kind, array: Array, before: usize) -> Result<Self, Flaw> {
        let (bytes, rows) = locate(kind, &array, before)?;
        Ok(Self { kind, rows, bytes, _array: array })
    }

    /// The numbers as they are in memory.
    pub(crate) fn bytes(&self) -> &[u8] {
        // SAFETY: the buffer has all rows, and is kept and left alone for as long as the piece lives.
        unsafe { std::slice::from_raw_parts(self.bytes, self.rows * self.kind.width()) }
    }
}

impl Schema {
    const fn empty() -> Self {
        Self {
            format: ptr::null(),
            name: ptr::null(),
            metadata: ptr::null(),
            flags: 0,
            n_children: 0,
            children: ptr::null_mut(),
            dictionary: ptr::null_mut(),
            release: None,
            private_data: ptr::null_mut(),
        }
    }
}

impl Array {
    const fn empty() -> Self {
        Self {
            length: 0,
            null_count: 0,
            offset: 0,
            n_buffers: 0,
            n_children: 0,
            buffers: ptr::null(),
            children: ptr::null_mut(),
            dictionary: ptr::null_mut(),
            release: None,
            private_data: ptr::null_mut(),
        }
    }
}

impl Stream {
    const fn empty() -> Self {
        Self { get_schema: None, get_next: None, get_last_error: None, release: None, private_data: ptr::null_mut() }
    }
}

impl Drop for Schema {
    fn drop(&mut self) {
        if let Some(release) = self.release {
            // SAFETY: whoever filled it in gave it this function for the end.
            unsafe { release(self) };
        }
    }
}

impl Drop for Array {
    fn drop(&mut self) {
        if let Some(release) = self.release {
            // SAFETY: whoever filled it in gave it this function for the end.
            unsafe { release(self) };
        }
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        if let Some(release) = self.release {
            // SAFETY: whoever filled it in gave it this function for the end.
            unsafe { release(self) };
        }
    }
}
