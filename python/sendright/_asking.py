"""From keyword arguments to an answer."""

from __future__ import annotations

import inspect
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta, timezone
from functools import partial
from itertools import islice
from typing import Any, Callable, NamedTuple, TypeVar

from . import _sendright
from ._record import Record

T = TypeVar("T")

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
MILLISECOND = timedelta(milliseconds=1)

REVIEWED_AT_ONCE = 256
"""Templates that are read before the first of them is answered: enough for every thread, and soon in memory."""


class Question(NamedTuple):
    """What there is to know of a question, written from the types in Rust."""

    answer: type[Any]
    fields: dict[str, str]
    """Each field with its type; one that ends with ``= ...`` may be left out."""
    times: tuple[tuple[str, ...], ...]
    """The ways to the fields that are times; ``*`` is every item of a list."""
    doc: str


def ask(policy: _sendright.Policy, about: Question, name: str, question: Mapping[str, Any]) -> Any:
    """The typed answer to a question in keyword arguments."""
    return about.answer(policy._answer(name, written(about, question)))


def assess_batch(policy: _sendright.Policy, about: Question, name: str, question: Mapping[str, Any]) -> Any:
    """The answer to a question in columns, of which only lists go through JSON."""
    columns = policy._assess_columns(question)
    return about.answer(json.loads(policy._answer(name, written(about, question))) if columns is None else columns)


def reviewing(about: Question, doc: str) -> Any:
    """The method of ``Policy`` that reviews many templates."""

    def review_templates(
        self: _sendright.Policy, templates: Iterable[Mapping[str, Any]], threads: int | None = None
    ) -> Iterator[Any]:
        working = _processors() if threads is None else threads
        if not isinstance(working, int) or working < 1:
            raise _sendright.refusal("threads", f"`{threads}` threads review nothing", "leave `threads` out for all")
        return reviews(self, about, templates, working)

    review_templates.__doc__ = doc
    review_templates.__qualname__ = "Policy.review_templates"
    return review_templates


def reviews(
    policy: _sendright.Policy, about: Question, templates: Iterable[Mapping[str, Any]], threads: int
) -> Iterator[Any]:
    """The reviews of templates, in their order; what is raised comes after the reviews of those before."""
    questions = _questions(about, templates)
    first, failure = 0, None
    while failure is None:
        some, failure = _some(questions)
        if not some and failure is None:
            return
        for index, answer in enumerate(policy._answer_all("review_template", some, threads), first):
            yield about.answer(_placed(_sendright.checked, answer, index))
        first += len(some)
    raise failure


def _questions(about: Question, templates: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    for index, template in enumerate(templates):
        yield _placed(partial(written, about), template, index)


def _some(questions: Iterator[str]) -> tuple[list[str], Exception | None]:
    """The next questions, and what ended them early."""
    some: list[str] = []
    try:
        for question in islice(questions, REVIEWED_AT_ONCE):
            some.append(question)
    except Exception as error:
        return some, error
    return some, None


def _placed(read: Callable[[T], str], value: T, index: int) -> str:
    """What is read from a value, or its mistake as that of the template at this index."""
    try:
        return read(value)
    except _sendright.SendrightError as error:
        raise _sendright.below(error, f"templates[{index}]") from None


def written(about: Question, question: Mapping[str, Any]) -> str:
    """A question as JSON text."""
    if not isinstance(question, Mapping):
        kind = type(question).__name__
        raise _sendright.refusal("", f"a dict of the question's fields is expected, not `{kind}`", "give a dict")
    if "position_encoding" in about.fields:
        # Positions in strings of Python are Unicode scalar values, unless the caller wants others.
        question = {"position_encoding": "utf-32", **question}
    for path in about.times:
        question = _timed(question, path, "")
    return encoded(question)


def encoded(value: Any) -> str:
    """A value as JSON text."""
    try:
        return _encode(value)
    except (TypeError, ValueError, RecursionError) as error:
        if isinstance(error, _sendright.SendrightError):
            raise
        refusal = _misplaced(value, "", 0)
        if refusal is None:
            refusal = _sendright.refusal("", f"this cannot be written as JSON: {error}", "")
        raise refusal from None


def method(name: str, about: Question, answer: Any = ask) -> Any:
    """The method of ``Policy`` that asks a question."""

    def asking(self: _sendright.Policy, /, **question: Any) -> Any:
        return answer(self, about, name, question)

    asking.__name__ = name
    asking.__qualname__ = f"Policy.{name}"
    asking.__doc__ = about.doc
    asking.__signature__ = signature(about)  # type: ignore[attr-defined]  # As `inspect` finds it.
    return asking


def signature(about: Question) -> inspect.Signature:
    """The signature of a method, with the types as they are written."""
    parameters = [inspect.Parameter("self", inspect.Parameter.POSITIONAL_ONLY)]
    for field, kind in about.fields.items():
        kind, _, default = kind.partition(" = ")
        given = ... if default else inspect.Parameter.empty
        parameters.append(inspect.Parameter(field, inspect.Parameter.KEYWORD_ONLY, annotation=kind, default=given))
    return inspect.Signature(parameters, return_annotation=about.answer.__name__)


def milliseconds(time: Any, path: str) -> Any:
    """A ``datetime`` as Unix milliseconds; anything else is left to the policy."""
    if not isinstance(time, datetime):
        if isinstance(time, date):
            raise _sendright.refusal(path, f"the day `{time}` is no instant", "give a `datetime` with a time zone")
        return time
    if time != time:
        raise _missing(path, time)
    if time.utcoffset() is None:
        raise _sendright.refusal(
            path,
            f"the time `{time.isoformat()}` has no time zone, so that it is no instant",
            "give it one, as `datetime.now(timezone.utc)` does, or use Unix milliseconds",
        )
    since = (time - EPOCH) // MILLISECOND
    if since < 0:
        raise _sendright.refusal(
            path, f"the time `{time.isoformat()}` lies before 1970", "times are counted from 1970 on"
        )
    return since


def _timed(value: Any, path: Sequence[str], at: str) -> Any:
    """The value with the times that a path leads to as milliseconds."""
    if not path:
        return milliseconds(value, at)
    first, rest = path[0], path[1:]
    if first == "*":
        if not isinstance(value, (list, tuple)):
            value = _listed(value)
            if value is None:
                return value
        return [_timed(each, rest, f"{at}[{index}]") for index, each in enumerate(value)]
    if not isinstance(value, Mapping) or first not in value:
        return value
    return {**value, first: _timed(value[first], rest, f"{at}.{first}" if at else first)}


def _listed(value: Any) -> Any:
    """The list of a sequence or a column; anything else as it is."""
    if isinstance(value, Sequence) and not isinstance(value, (str, bytes, bytearray, memoryview)):
        return list(value)
    return value.tolist() if _is_of_numpy(value) and getattr(value, "ndim", False) else value


def _is_of_numpy(value: Any) -> bool:
    return type(value).__module__ == "numpy"


def _plain(value: Any) -> Any:
    """What JSON has no word for, in words that it has."""
    if isinstance(value, Record):
        return value.to_dict()
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, datetime):
        raise TypeError(f"the time `{value.isoformat()}` stands where no time is asked for")
    if isinstance(value, date):
        return value.isoformat()
    listed = _listed(value)
    if listed is not value:
        return listed
    if _is_of_numpy(value):
        # NumPy's own numbers and truths are none of Python's; what is no number there is none here either.
        plain = value.item()
        if isinstance(plain, (bool, int, float)) and value.dtype.kind in "biuf":
            return plain
    elif hasattr(type(value), "__index__"):
        return value.__index__()
    raise TypeError(f"{type(value).__name__} is no text, number, list or dict")


_encode = json.JSONEncoder(allow_nan=False, default=_plain).encode

DEEP = 200
"""No question has values in each other as deep as this."""

WAYS = {
    "bytes": "decode it, as by `value.decode()`",
    "bytearray": "decode it, as by `value.decode()`",
    "memoryview": "decode it, as by `bytes(value).decode()`",
    "Decimal": "give a whole number as `int(value)`, anything else as text",
    "Fraction": "give a whole number as `int(value)`, anything else as text",
    "datetime64": 'give a time as `pandas.Timestamp(value, tz="UTC")` or in Unix milliseconds',
    "set": "give a list, as `sorted(value)` is one",
    "frozenset": "give a list, as `sorted(value)` is one",
    "generator": "give a list, as `list(value)` is one",
}
"""What to do about values by the names of their types."""


def _misplaced(value: Any, path: str, depth: int) -> _sendright.SendrightError | None:
    """The refusal of the first value that JSON has no word for, which is somewhere in this one."""
    if depth > DEEP:
        return None
    if isinstance(value, Record):
        return None
    listed = _listed(value)
    if isinstance(value, Mapping):
        for key, each in value.items():
            if not isinstance(key, (str, int, float, type(None))):
                return _sendright.refusal(path, f"a key is a text, not `{key!r:.40}`", "give texts as keys")
            found = _misplaced(each, f"{path}.{key}" if path else str(key), depth + 1)
            if found is not None:
                return found
        return None
    if isinstance(listed, (list, tuple)):
        for index, each in enumerate(listed):
            found = _misplaced(each, f"{path}[{index}]", depth + 1)
            if found is not None:
                return found
        return None
    try:
        _encode(value)
    except (TypeError, ValueError, RecursionError) as error:
        name = type(value).__name__
        if name in ("NaTType", "NAType") or (isinstance(value, float) and value != value):
            return _missing(path, value)
        if isinstance(value, float):
            return _sendright.refusal(
                path, f"`{value!r}` is no number that can be counted with", "give a finite number"
            )
        if isinstance(value, datetime):
            return _sendright.refusal(path, str(error), "give a day as `value.date()`, and a time in a field for times")
        return _sendright.refusal(path, f"`{value!r:.40}` cannot be written as JSON: {error}", WAYS.get(name, ""))
    return None


def _missing(path: str, value: object) -> _sendright.SendrightError:
    """The refusal of what stands for nothing known."""
    return _sendright.refusal(
        path,
        f"`{value}` stands for a value that is missing",
        "leave the field out, or give None where it may be left out",
    )


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
