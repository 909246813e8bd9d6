//! The handle.

use crate::error::{checked, raise, refuse};
use crate::reputation::{Argument, Assessed, Given};
use crate::{batch, json};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBytes, PyDict, PyMapping, PyString};
use sendright::{Error, Errors};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Shorter questions are answered sooner than the interpreter's lock is given up and taken again.
const LONG_BYTES: usize = 1024;

/// A loaded policy; it never changes.
#[pyclass(frozen, module = "sendright")]
pub(crate) struct Policy {
    policy: sendright::Policy,
    source: Source,
}

/// What a policy was loaded from, and is again where it is unpickled.
enum Source {
    Preset,
    Document(String),
}

#[pymethods]
impl Policy {
    /// Loads a document: its text (TOML or JSON), the text's bytes in UTF-8, a mapping of the document's fields, or the
    /// `os.PathLike` of a file.
    ///
    /// Raises `SendrightError` with every mistake in `errors`, of each its `code`, its `path` in the document and, in a
    /// text, its `line` and `column`; and what Python raises where a file cannot be read.
    #[staticmethod]
    fn load(py: Python<'_>, document: &Bound<'_, PyAny>) -> PyResult<Self> {
        let text = text_of(document)?;
        match py.detach(|| sendright::Policy::load(&text)) {
            Ok(policy) => Ok(Self { policy, source: Source::Document(text) }),
            Err(errors) if document.cast::<PyMapping>().is_ok() => Err(raise(py, &placeless(errors))),
            Err(errors) => Err(raise(py, &errors)),
        }
    }

    /// A shipped policy, as `tencent-ses` or `tencent-ses@2026.1`; `presets` lists all.
    ///
    /// Raises `SendrightError` with the code `unknown-preset` where there is none of this name.
    #[staticmethod]
    fn preset(py: Python<'_>, name: &Bound<'_, PyString>) -> PyResult<Self> {
        let name = json::well_formed(name)?;
        match py.detach(|| sendright::Policy::preset(&name)) {
            Ok(policy) => Ok(Self { policy, source: Source::Preset }),
            Err(error) => Err(raise(py, &error.into())),
        }
    }

    /// The document's name.
    #[getter]
    fn name(&self) -> &str {
        &self.policy.document().name
    }

    /// The document's version.
    #[getter]
    fn version(&self) -> &str {
        &self.policy.document().version
    }

    /// `name@version#digest`: the digest is of the document in force, not of its spelling.
    #[getter]
    fn stamp(&self) -> &str {
        self.policy.stamp()
    }

    /// Answers a question given as JSON text, with JSON text: the door as it is in every language.
    ///
    /// `name` is one of `FUNCTIONS`, times are Unix milliseconds, and positions count as the question says, else in
    /// bytes of UTF-8. Mistakes are told in the answer, as `{"error": ...}`; only a text that is not Unicode raises
    /// `SendrightError`.
    fn answer_json(
        &self,
        py: Python<'_>,
        name: &Bound<'_, PyString>,
        question: &Bound<'_, PyString>,
    ) -> PyResult<String> {
        Ok(self.answer(py, &json::well_formed(name)?, &json::well_formed(question)?))
    }

    /// The same, with the mistake that the answer may tell as an exception.
    fn _answer(&self, py: Python<'_>, name: &str, question: &str) -> PyResult<String> {
        checked(py, self.answer(py, name, question))
    }

    /// The answers to questions of one name, in their order, by several threads.
    #[expect(clippy::needless_pass_by_value, reason = "Python's strings are copied either way")]
    fn _answer_all(&self, py: Python<'_>, name: &str, questions: Vec<String>, threads: usize) -> Vec<String> {
        py.detach(|| self.answers(name, &questions, threads))
    }

    /// A batch in columns; none if it is for the JSON door.
    fn _assess_columns<'py>(
        &self,
        py: Python<'py>,
        question: &Bound<'py, PyDict>,
    ) -> PyResult<Option<Bound<'py, PyDict>>> {
        if !batch::has_columns(question) {
            return Ok(None);
        }
        batch::assess(py, &self.policy, question).map(Some)
    }

    #[doc = include_str!("assess_reputation.txt")]
    #[pyo3(
        signature = (
            *,
            level=Argument::default(),
            counts=Argument::default(),
            daily_quota=Argument::default(),
            account_counts=Argument::default(),
            **others
        ),
        text_signature = "($self, /, *, level, counts, daily_quota=..., account_counts=..., locale=...)"
    )]
    fn assess_reputation<'py>(
        slf: &Bound<'py, Self>,
        level: Argument<'py>,
        counts: Argument<'py>,
        daily_quota: Argument<'py>,
        account_counts: Argument<'py>,
        others: Option<Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        static REPUTATION: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
        static ASK: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
        let py = slf.py();
        let given = Given { level, counts, daily_quota, account_counts, others };
        if let Some(question) = given.read() {
            let assessed = Bound::new(py, Assessed::new(slf, question)?)?;
            return REPUTATION.import(py, "sendright.answers", "Reputation")?.call1((assessed,));
        }
        ASK.import(py, "sendright._methods", "assess_reputation")?.call1((slf, given.into_dict(py)?))
    }

    fn __repr__(&self) -> String {
        format!("<sendright.Policy {}>", self.policy.stamp())
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Self>().is_ok_and(|other| other.get().policy == self.policy)
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.policy.stamp().hash(&mut hasher);
        hasher.finish()
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        let policy = slf.get();
        let (load, from) = match &policy.source {
            Source::Preset => ("preset", format!("{}@{}", policy.name(), policy.version())),
            Source::Document(text) => ("load", text.clone()),
        };
        Ok((slf.get_type().getattr(load)?, (from,)))
    }
}

impl Policy {
    pub(crate) const fn inner(&self) -> &sendright::Policy {
        &self.policy
    }

    fn answer(&self, py: Python<'_>, name: &str, question: &str) -> String {
        if question.len() < LONG_BYTES {
            return sendright::answer_json(&self.policy, name, question);
        }
        py.detach(|| sendright::answer_json(&self.policy, name, question))
    }

    fn answers(&self, name: &str, questions: &[String], threads: usize) -> Vec<String> {
        let next = AtomicUsize::new(0);
        let work = || {
            let mut answers = Vec::new();
            loop {
                let index = next.fetch_add(1, Ordering::Relaxed);
                let Some(question) = questions.get(index) else { return answers };
                answers.push((index, sendright::answer_json(&self.policy, name, question)));
            }
        };
        let mut answers = thread::scope(|scope| {
            let others: Vec<_> = (1..threads.min(questions.len())).map(|_| scope.spawn(work)).collect();
            let mut answers = work();
            answers.extend(others.into_iter().flat_map(|thread| thread.join().unwrap_or_default()));
            answers
        });
        answers.sort_unstable_by_key(|(index, _)| *index);
        answers.into_iter().map(|(_, answer)| answer).collect()
    }
}

/// A dict has no lines: those of the text made of it here nobody has seen.
fn placeless(Errors(errors): Errors) -> Errors {
    Errors(errors.into_iter().map(|error| Error { line: None, column: None, ..error }).collect())
}

/// The text of a document, whichever way it is given.
fn text_of(document: &Bound<'_, PyAny>) -> PyResult<String> {
    let py = document.py();
    if let Ok(text) = document.cast::<PyString>() {
        let text = json::well_formed(text)?;
        // Any other text is the document, whatever it looks like: what is wrong with it is said as everywhere.
        if !text.contains('\n') && py.detach(|| Path::new(&*text).is_file()) {
            let message = format!("`{text}` is the name of a file, not a document");
            return Err(refuse(py, &message, "give the file as `pathlib.Path`"));
        }
        return Ok(text.into_owned());
    }
    let bytes = if let Ok(bytes) = document.cast::<PyBytes>() {
        bytes.as_bytes().to_vec()
    } else if document.hasattr("__fspath__")? {
        // Python's own reading tells of a file that cannot be read as Python's programs expect it.
        let file = py.import("pathlib")?.getattr("Path")?.call1((document,))?;
        file.call_method0("read_bytes")?.extract()?
    } else if document.cast::<PyMapping>().is_ok() {
        return py.import("sendright._asking")?.getattr("encoded")?.call1((document,))?.extract();
    } else if let Some(bytes) = bytes_of(document)? {
        bytes
    } else {
        let message = format!("a policy document cannot be read from `{}`", document.get_type().name()?);
        return Err(refuse(py, &message, "give its text, the text's bytes, a dict or a `pathlib.Path`"));
    };
    String::from_utf8(bytes).map_err(|error| {
        let place = error.utf8_error().valid_up_to();
        refuse(py, &format!("the document is not UTF-8 from byte {place} on"), "save it as UTF-8")
    })
}

/// The bytes of a buffer of single bytes, copied before anybody can change them.
fn bytes_of(document: &Bound<'_, PyAny>) -> PyResult<Option<Vec<u8>>> {
    let Ok(view) = document.py().import("builtins")?.getattr("memoryview")?.call1((document,)) else { return Ok(None) };
    if view.getattr("itemsize")?.extract::<usize>()? != 1 {
        return Ok(None);
    }
    view.call_method0("tobytes")?.extract().map(Some)
}
