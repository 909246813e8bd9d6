"""What answers have parts of: frozen objects with these attributes.

Written by `cargo xtask python-types` from the types in Rust.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ._record import Record

if TYPE_CHECKING:
    from .words import (
        ActionKind,
        Check,
        Dialect,
        Effective,
        Fault,
        Kind,
        Level,
        Part,
        Purpose,
        Receiver,
        Requirement,
        Severity,
    )

__all__ = [
    "Action",
    "BulkRequirement",
    "Change",
    "ClauseOutcome",
    "Edit",
    "Finding",
    "NearestMiss",
    "Observed",
    "Reason",
    "RecordOutcome",
    "RenderError",
    "ReviewStats",
    "RuleDescription",
    "RuleOutcome",
    "Shown",
    "Span",
    "Step",
    "SubjectStats",
    "TestFailure",
    "Uncovered",
    "Unmet",
    "WarmupDay",
]


class Span(Record):
    """A range of a source text; `end` is exclusive. Offsets count from 0, lines and columns from 1."""

    __slots__ = {
        "part": "The text it lies in.",
        "start": "First unit of the range.",
        "end": "First unit after the range.",
        "line": "Line of `start`.",
        "column": "Column of `start`, in units of the position encoding.",
    }
    part: Part
    start: int
    end: int
    line: int
    column: int


class Edit(Record):
    """A change of a source text, as a `TextEdit` of the Language Server Protocol 3.17."""

    __slots__ = {
        "span": "What is replaced; where `start` is `end`, something is put in.",
        "new_text": "What stands there afterwards.",
    }
    span: Span
    new_text: str

    _nested = {"span": Span}


class Finding(Record):
    """One thing a rule has to say about a template or a subject."""

    __slots__ = {
        "rule": "The rule's id, as `links/shortener`.",
        "severity": "How much it weighs.",
        "message": "What is wrong, with the very words.",
        "help": "What to do about it.",
        "count": "How many places the rule found, where more than the listed ones.",
        "dialect": "The dialect that the template is written in, as far as its tags tell, where it was read in another one.",
        "edit": "What mends it, where that leaves nothing to choose. Spans are those of the text that was reviewed: after one change the others are to be asked for anew.",
        "limit": "The rule's limit.",
        "observed": "What was counted, in the unit of `limit`.",
        "part": "The text that it is about as a whole, where that is one and there is no `span`: the subject.",
        "span": "Where, if it has one place.",
    }
    rule: str
    severity: Severity
    message: str
    help: str
    if TYPE_CHECKING:
        count: int | None = None
        dialect: Dialect | None = None
        edit: Edit | None = None
        limit: int | None = None
        observed: int | None = None
        part: Part | None = None
        span: Span | None = None
    else:
        count: int | None
        dialect: Dialect | None
        edit: Edit | None
        limit: int | None
        observed: int | None
        part: Part | None
        span: Span | None

    _nested = {"edit": Edit, "span": Span}
    _absent = {
        "count": None,
        "dialect": None,
        "edit": None,
        "limit": None,
        "observed": None,
        "part": None,
        "span": None,
    }


class ReviewStats(Record):
    """What was counted in a template."""

    __slots__ = {
        "characters": "Characters of visible text (rulebook 1.2).",
        "text_units": "Units of visible text (rulebook 1.3).",
        "variables": "Output variables in visible text.",
        "images": "Images of all kinds.",
        "content_images": "Images that show something.",
        "links": "Links, in all parts.",
        "bytes": "Bytes of subject, HTML and text together.",
    }
    characters: int
    text_units: int
    variables: int
    images: int
    content_images: int
    links: int
    bytes: int


class SubjectStats(Record):
    """What was counted in a subject line."""

    __slots__ = {"characters": "Unicode scalar values.", "bytes": "Bytes of UTF-8."}
    characters: int
    bytes: int


class RenderError(Record):
    """One thing that keeps a template from being filled."""

    __slots__ = {
        "code": "What kind of mistake it is.",
        "name": "The variable, partial or field it is about, as written; may be empty.",
        "message": "What is wrong, in words.",
        "help": "What to do about it.",
        "span": "Where in the template.",
    }
    code: Fault
    name: str
    message: str
    if TYPE_CHECKING:
        help: str = ""
        span: Span | None = None
    else:
        help: str
        span: Span | None

    _nested = {"span": Span}
    _absent = {"help": "", "span": None}


class Reason(Record):
    """One rule that shaped a decision."""

    __slots__ = {
        "rule": "The rule's id, stable across versions.",
        "message": "The rule in words, with the figures.",
        "limit": "The rule's limit.",
        "observed": "What was seen, in the unit of `limit`.",
    }
    rule: str
    message: str
    if TYPE_CHECKING:
        limit: int | None = None
        observed: int | None = None
    else:
        limit: int | None
        observed: int | None

    _absent = {"limit": None, "observed": None}


class Action(Record):
    """Something to be done to a domain or its account."""

    __slots__ = {
        "action": "What is to be done.",
        "rule": "The first rule that asks for it.",
        "effective": "From when, or until when.",
        "daily_quota": "The new level's daily quota.",
        "level": "The new level.",
    }
    action: ActionKind
    rule: str
    effective: Effective
    if TYPE_CHECKING:
        daily_quota: int | None = None
        level: int | None = None
    else:
        daily_quota: int | None
        level: int | None

    _absent = {"daily_quota": None, "level": None}


class NearestMiss(Record):
    """The upgrade rule that lacks least."""

    __slots__ = {
        "rule": "The rule's id.",
        "lacks": 'The clauses that do not hold, in words: "delivered 459 of 500 (91.8 %), needs > 92%: 2 messages short".',
    }
    rule: str
    lacks: tuple[str, ...]


class Observed(Record):
    """A count and what it is a share of."""

    __slots__ = {"count": "The count.", "of": "The base of the share; none where a plain count is compared."}
    count: int
    if TYPE_CHECKING:
        of: int | None = None
    else:
        of: int | None

    _absent = {"of": None}


class ClauseOutcome(Record):
    """A clause and the figures it was held against."""

    __slots__ = {
        "clause": "The clause in the document's words.",
        "holds": "Whether it holds.",
        "observed": "What was seen.",
        "short_by": "By how many messages the count misses, where the clause does not hold.",
    }
    clause: str
    holds: bool
    observed: Observed
    if TYPE_CHECKING:
        short_by: int | None = None
    else:
        short_by: int | None

    _nested = {"observed": Observed}
    _absent = {"short_by": None}


class RuleOutcome(Record):
    """A rule and whether it holds."""

    __slots__ = {"id": "The rule's id.", "holds": "Whether all its clauses hold.", "clauses": "Its clauses."}
    id: str
    holds: bool
    clauses: tuple[ClauseOutcome, ...]

    _nested = {"clauses": ClauseOutcome}


class WarmupDay(Record):
    """One day of a plan."""

    __slots__ = {
        "day": "The day, counted from 1.",
        "daily": "Most messages on that day.",
        "hourly": "Most messages in an hour of that day; none after the last stage.",
        "largest_receiver": "Most messages on that day to the receiving domain that has most of the addresses, where its share was given.",
    }
    day: int
    daily: int
    if TYPE_CHECKING:
        hourly: int | None = None
        largest_receiver: int | None = None
    else:
        hourly: int | None
        largest_receiver: int | None

    _absent = {"hourly": None, "largest_receiver": None}


class BulkRequirement(Record):
    """One thing that large receivers ask."""

    __slots__ = {
        "requirement": "What is asked.",
        "asked_by": "Who asks.",
        "ok": "Whether it is met; none where the question does not tell.",
        "message": "What is wrong, or what is not known.",
    }
    requirement: Requirement
    asked_by: tuple[Receiver, ...]
    ok: bool | None
    if TYPE_CHECKING:
        message: str | None = None
    else:
        message: str | None

    _absent = {"message": None}


class RecordOutcome(Record):
    """One record: what it should be, what it is."""

    __slots__ = {
        "purpose": "What it is for.",
        "name": "Its full name.",
        "host": "The part before the registered domain, as registrars ask for it; `@` for the domain itself.",
        "type": "Its type.",
        "expected": "The value to publish.",
        "found": "The values that were found.",
        "ok": "Whether it is right.",
        "message": "What is wrong, or worth knowing.",
    }
    purpose: Purpose
    name: str
    host: str
    type: str
    expected: str
    found: tuple[str, ...]
    ok: bool
    if TYPE_CHECKING:
        message: str | None = None
    else:
        message: str | None

    _absent = {"message": None}


class Step(Record):
    """One check."""

    __slots__ = {
        "check": "What was looked at.",
        "ok": "Whether it is in order; none where the question does not tell.",
        "advice": "What to do.",
        "code": "The service's error code.",
    }
    check: Check
    ok: bool | None
    advice: str
    if TYPE_CHECKING:
        code: str | None = None
    else:
        code: str | None

    _absent = {"code": None}


class TestFailure(Record):
    """A test that does not hold."""

    __slots__ = {
        "name": "The test's name.",
        "path": "Where in the answer the difference is, as `actions[0].action`.",
        "expected": "What was expected there, as JSON.",
        "found": "What was found there, as JSON.",
    }
    name: str
    path: str
    expected: str
    found: str


class Uncovered(Record):
    """A clause that the tests say nothing about."""

    __slots__ = {
        "rule": "The rule's id.",
        "clause": "The clause.",
        "never": "What it never was: `true` or `false`.",
        "inherited": "Whether the rule is a preset's, not the document's own.",
    }
    rule: str
    clause: str
    never: bool
    if TYPE_CHECKING:
        inherited: bool = False
    else:
        inherited: bool

    _absent = {"inherited": False}


class Unmet(Record):
    """A rule that no test brought about."""

    __slots__ = {
        "list": "Where in the document it stands: `reply.rules`, `template.pattern` or `template.severity`.",
        "rule": "Its id.",
    }
    list: str
    rule: str


class Change(Record):
    """One value that differs."""

    __slots__ = {
        "path": "Where it stands, as `quota.account_daily`; a thing of a list by its id, as `reputation.upgrade.clean-delivery`.",
        "after": "What the other policy has there; none if nothing.",
        "before": "What the policy that answers has there; none if nothing.",
    }
    path: str
    if TYPE_CHECKING:
        after: Any = None
        before: Any = None
    else:
        after: Any
        before: Any

    _absent = {"after": None, "before": None}


class Shown(Record):
    """An example as it is handed in for review; large ones say how often a text stands in them."""

    __slots__ = {
        "kind": "What the template is for.",
        "subject": "Its subject.",
        "html": "Its HTML.",
        "html_times": "How many times the HTML's text stands in it, one after the other; once if not given.",
        "subject_times": "How many times the subject's text stands in it, one after the other; once if not given.",
        "with_": "Further fields of the question.",
    }
    kind: Kind
    subject: str
    html: str
    if TYPE_CHECKING:
        html_times: int | None = None
        subject_times: int | None = None
        with_: Mapping[str, Any] = {}
    else:
        html_times: int | None
        subject_times: int | None
        with_: Mapping[str, Any]

    _absent = {"html_times": None, "subject_times": None, "with_": {}}
    _keys = {"with_": "with"}


class RuleDescription(Record):
    """A rule in words."""

    __slots__ = {
        "id": "`group/name`, stable across versions.",
        "group": "The part of the id before the `/`.",
        "severity": "What the policy makes of it.",
        "what": "What it looks for.",
        "why": "Why that matters.",
        "fix": "What to do about it.",
        "bad": "A template that it finds something in; a rule of the policy's own without an example shows its expression.",
        "good": "A template that it finds nothing in.",
        "source": "Where the rule comes from; of one of the policy's own, the policy.",
    }
    id: str
    group: str
    severity: Level
    what: str
    why: str
    fix: str
    bad: Shown
    good: Shown
    source: str

    _nested = {"bad": Shown, "good": Shown}
