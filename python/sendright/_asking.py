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
from ._record import Answer

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


def reviewing(about: Question) -> Any:
    """The method of ``Policy`` that reviews many templates."""

    def review_templates(
        self: _sendright.Policy, templates: Iterable[Mapping[str, Any]], threads: int | None = None
    ) -> Iterator[Any]:
        """Reviews many templates, each given as the keywords of ``review_template``, and yields the reviews in order.

        Templates are read some hundred at a time and reviewed by as many threads as there are processors, or as told.
        """
        working = _processors() if threads is None else threads
        if working < 1:
            raise _sendright.refusal("threads", f"`{threads}` threads review nothing", "leave `threads` out for all")
        return reviews(self, about, templates, working)

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
    if "position_encoding" in about.fields:
        # Positions in strings of Python are Unicode scalar values, unless the caller wants others.
        question = {"position_encoding": "utf-32", **question}
    for path in about.times:
        question = _timed(question, path, "")
    try:
        return _encode(question)
    except (TypeError, ValueError, RecursionError) as error:
        if isinstance(error, _sendright.SendrightError):
            raise
        raise _sendright.refusal("", f"this cannot be written as JSON: {error}", "") from None


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
        return time
    if time.utcoffset() is None:
        raise _sendright.refusal(
            path,
            f"the time `{time.isoformat()}` has no time zone, so that it is no instant",
            "give it one, as `datetime.now(timezone.utc)` does, or use Unix milliseconds",
        )
    return (time - EPOCH) // MILLISECOND


def _timed(value: Any, path: Sequence[str], at: str) -> Any:
    """The value with the times that a path leads to as milliseconds."""
    if not path:
        return milliseconds(value, at)
    first, rest = path[0], path[1:]
    if first == "*":
        if not isinstance(value, (list, tuple)):
            return value
        return [_timed(each, rest, f"{at}[{index}]") for index, each in enumerate(value)]
    if not isinstance(value, Mapping) or first not in value:
        return value
    return {**value, first: _timed(value[first], rest, f"{at}.{first}" if at else first)}


def _plain(value: Any) -> Any:
    """What JSON has no word for, in words that it has."""
    if isinstance(value, Answer):
        return value.to_dict()
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, datetime):
        raise TypeError(f"the time `{value.isoformat()}` stands where no time is asked for")
    if isinstance(value, date):
        return value.isoformat()
    if hasattr(type(value), "__index__"):
        return value.__index__()
    raise TypeError(f"{type(value).__name__} is no text, number, list or dict")


_encode = json.JSONEncoder(allow_nan=False, default=_plain).encode


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
