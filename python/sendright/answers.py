"""What answers are made of: frozen objects with these attributes.

Written by `cargo xtask python-types` from the types in Rust.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ._column import Columns
from ._display import ReviewDisplay, WarmupDisplay
from ._record import Answer, Record

if TYPE_CHECKING:
    from .questions import (
        ActionKind,
        Check,
        Decision,
        Effective,
        Fault,
        Kind,
        Level,
        Outcome,
        Part,
        Purpose,
        Receiver,
        Requirement,
        Severity,
        Verdict,
    )

__all__ = [
    "Action",
    "BulkRequirement",
    "Change",
    "ClauseOutcome",
    "DomainAnswer",
    "Explanation",
    "Finding",
    "NearestMiss",
    "Observed",
    "PolicyComparison",
    "PolicyDay",
    "QuotaAnswer",
    "Reason",
    "RecipientAnswer",
    "RecordOutcome",
    "RenderError",
    "Rendering",
    "ReplyMeaning",
    "Reputation",
    "ReputationBatch",
    "RetryPlan",
    "Review",
    "ReviewStats",
    "RuleDescription",
    "RuleDescriptions",
    "RuleOutcome",
    "Shown",
    "Span",
    "Step",
    "SubjectAnswer",
    "SubjectStats",
    "TestFailure",
    "TestReport",
    "Uncovered",
    "WarmupDay",
    "WarmupPlan",
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


class Finding(Record):
    """One thing a rule has to say about a template or a subject."""

    __slots__ = {
        "rule": "The rule's id, as `links/shortener`.",
        "severity": "How much it weighs.",
        "message": "What is wrong, with the very words.",
        "help": "What to do about it.",
        "count": "How many places the rule found, where more than the listed ones.",
        "limit": "The rule's limit.",
        "observed": "What was counted, in the unit of `limit`.",
        "span": "Where, if it has one place.",
    }
    rule: str
    severity: Severity
    message: str
    help: str
    count: int | None
    limit: int | None
    observed: int | None
    span: Span | None

    _nested = {"span": Span}
    _absent = {"count": None, "limit": None, "observed": None, "span": None}


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


class Review(ReviewDisplay, Answer):
    """The verdict on a template."""

    __slots__ = {
        "verdict": "Whether it may be used.",
        "score": "0 to 100: 85 is 8.5 points of 10.",
        "findings": "What is wrong with it, the weightiest first.",
        "stats": "What was counted.",
        "policy": "The policy that answered, as `name@version#digest`.",
        "due_ms": "Until when a human has decided, in Unix milliseconds; given if `submitted_ms` was.",
    }
    verdict: Verdict
    score: int
    findings: tuple[Finding, ...]
    stats: ReviewStats
    policy: str
    due_ms: int | None

    _nested = {"findings": Finding, "stats": ReviewStats}
    _absent = {"due_ms": None}


class SubjectStats(Record):
    """What was counted in a subject line."""

    __slots__ = {"characters": "Unicode scalar values.", "bytes": "Bytes of UTF-8."}
    characters: int
    bytes: int


class SubjectAnswer(Answer):
    """The verdict on a subject line."""

    __slots__ = {
        "verdict": "Whether it may be sent.",
        "findings": "What is wrong with it.",
        "stats": "What was counted.",
        "policy": "The policy that answered, as `name@version#digest`.",
    }
    verdict: Verdict
    findings: tuple[Finding, ...]
    stats: SubjectStats
    policy: str

    _nested = {"findings": Finding, "stats": SubjectStats}


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
    help: str
    span: Span | None

    _nested = {"span": Span}
    _absent = {"help": "", "span": None}


class Rendering(Answer):
    """A filled template, or why it cannot be filled."""

    __slots__ = {
        "unused": "Names at the top of the data that the template does not speak of.",
        "policy": "The policy that answered, as `name@version#digest`.",
        "errors": "What is wrong; absent where nothing is.",
        "html": "The filled HTML part; absent where there are errors or no such template.",
        "subject": "The filled subject; absent where there are errors.",
        "text": "The filled text part; absent where there are errors or no such template.",
    }
    unused: tuple[str, ...]
    policy: str
    errors: tuple[RenderError, ...]
    html: str | None
    subject: str | None
    text: str | None

    _nested = {"errors": RenderError}
    _absent = {"errors": (), "html": None, "subject": None, "text": None}


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
    limit: int | None
    observed: int | None

    _absent = {"limit": None, "observed": None}


class RecipientAnswer(Answer):
    """Whether a message may go to an address."""

    __slots__ = {
        "decision": "Whether it may go.",
        "address": "The address as it is written on the wire: its domain in lower case and A-labels (RFC 5890), its local part as given but for needless quotes. As given where it cannot be an address.",
        "reasons": "The rules that shaped the decision.",
        "policy": "The policy that answered, as `name@version#digest`.",
        "code": "The service's code of the refusal.",
        "resume_ms": "When it may go, in Unix milliseconds, if it has only to wait.",
        "smtputf8": "Whether only a server with SMTPUTF8 takes it (RFC 6531).",
    }
    decision: Decision
    address: str
    reasons: tuple[Reason, ...]
    policy: str
    code: str | None
    resume_ms: int | None
    smtputf8: bool

    _nested = {"reasons": Reason}
    _absent = {"code": None, "resume_ms": None, "smtputf8": False}


class QuotaAnswer(Answer):
    """How many may go, and what becomes of the rest."""

    __slots__ = {
        "decision": "`send` if any may go now.",
        "granted": "How many may go now.",
        "reasons": "What holds the rest back, in the order of the checks; empty if all may go.",
        "policy": "The policy that answered, as `name@version#digest`.",
        "code": "The service's error code for the rest.",
        "level": "The level that is due and was counted with, if it is not the one in force.",
        "resume_ms": "When the rest may go, in Unix milliseconds.",
    }
    decision: Decision
    granted: int
    reasons: tuple[Reason, ...]
    policy: str
    code: str | None
    level: int | None
    resume_ms: int | None

    _nested = {"reasons": Reason}
    _absent = {"code": None, "level": None, "resume_ms": None}


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


class Reputation(Answer):
    """What is to be done, and every rule with its figures."""

    __slots__ = {
        "actions": "What is to be done; empty if nothing.",
        "rules": "Every rule, in the order of the document.",
        "policy": "The policy that answered, as `name@version#digest`.",
        "nearest_miss": "The upgrade rule that lacks least, while none holds and there is a level above.",
    }
    actions: tuple[Action, ...]
    rules: tuple[RuleOutcome, ...]
    policy: str
    nearest_miss: NearestMiss | None

    _nested = {"actions": Action, "rules": RuleOutcome, "nearest_miss": NearestMiss}
    _absent = {"nearest_miss": None}


class ReputationBatch(Columns):
    """One outcome a row, as numbers."""

    __slots__ = {
        "action": "The gravest action, as an index into `actions`.",
        "level": "The level afterwards: that of the upgrade or downgrade, else the row's own.",
        "rule": "The rule behind the action, as an index into `rules`; -1 for none.",
        "actions": "The words that `action` counts.",
        "rules": "The ids that `rule` counts, in the order of the document.",
        "policy": "The policy that answered, as `name@version#digest`.",
    }
    action: Any
    level: Any
    rule: Any
    actions: tuple[str, ...]
    rules: tuple[str, ...]
    policy: str


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
    hourly: int | None
    largest_receiver: int | None

    _absent = {"hourly": None, "largest_receiver": None}


class WarmupPlan(WarmupDisplay, Answer):
    """A plan, day by day."""

    __slots__ = {
        "days": "The days in order.",
        "policy": "The policy that answered, as `name@version#digest`.",
        "reasons": "What shaped the plan, and what to mind.",
    }
    days: tuple[WarmupDay, ...]
    policy: str
    reasons: tuple[Reason, ...]

    _nested = {"days": WarmupDay, "reasons": Reason}
    _absent = {"reasons": ()}


class BulkRequirement(Record):
    """One thing that large receivers ask."""

    __slots__ = {
        "requirement": "What is asked.",
        "asked_by": "Who asks.",
        "message": "What is wrong, or what is not known.",
        "ok": "Whether it is met; none where the question does not tell.",
    }
    requirement: Requirement
    asked_by: tuple[Receiver, ...]
    message: str | None
    ok: bool | None

    _absent = {"message": None, "ok": None}


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
    message: str | None

    _absent = {"message": None}


class DomainAnswer(Answer):
    """Whether all is right, and each record."""

    __slots__ = {
        "verified": "Whether every record is right.",
        "records": "What each record should be and is: MX, SPF, DKIM, DMARC.",
        "policy": "The policy that answered, as `name@version#digest`.",
        "bulk": "What Gmail, Yahoo and Microsoft ask of a domain that sends much.",
    }
    verified: bool
    records: tuple[RecordOutcome, ...]
    policy: str
    bulk: tuple[BulkRequirement, ...]

    _nested = {"records": RecordOutcome, "bulk": BulkRequirement}
    _absent = {"bulk": ()}


class ReplyMeaning(Answer):
    """The meaning of a reply."""

    __slots__ = {
        "outcome": "What became of the message.",
        "retry": "Whether to try again.",
        "rule": "The rule that decided.",
        "policy": "The policy that answered, as `name@version#digest`.",
        "suppress_for_ms": "How long the recipient stays on the block list, in milliseconds.",
        "suppress_until": "Until when, in Unix milliseconds, if the question told the time.",
    }
    outcome: Outcome
    retry: bool
    rule: str
    policy: str
    suppress_for_ms: int | None
    suppress_until: int | None

    _absent = {"suppress_for_ms": None, "suppress_until": None}


class RetryPlan(Answer):
    """The next attempt, or the end of them."""

    __slots__ = {
        "give_up": "The message has been tried long enough and has failed.",
        "policy": "The policy that answered, as `name@version#digest`.",
        "retry_ms": "When to try again, in Unix milliseconds.",
    }
    give_up: bool
    policy: str
    retry_ms: int | None

    _absent = {"retry_ms": None}


class Step(Record):
    """One check."""

    __slots__ = {
        "check": "What was looked at.",
        "advice": "What to do.",
        "code": "The service's error code.",
        "ok": "Whether it is in order; none where the question does not tell.",
    }
    check: Check
    advice: str
    code: str | None
    ok: bool | None

    _absent = {"code": None, "ok": None}


class Explanation(Answer):
    """Every step, and the first that failed."""

    __slots__ = {
        "steps": "The steps in order.",
        "policy": "The policy that answered, as `name@version#digest`.",
        "first_failure": "The first check that failed.",
    }
    steps: tuple[Step, ...]
    policy: str
    first_failure: Check | None

    _nested = {"steps": Step}
    _absent = {"first_failure": None}


class PolicyDay(Answer):
    """A day of the policy."""

    __slots__ = {
        "day": "The date, as `2026-11-21`.",
        "starts_ms": "Its first millisecond; 24 hours ago where the policy's day rolls.",
        "ends_ms": "The first millisecond of the next day; in 24 hours where the policy's day rolls, for by then all that counts now is past.",
        "hour_starts_ms": "The first millisecond of the hour that the instant lies in.",
        "hour_ends_ms": "The first millisecond of the next hour.",
        "policy": "The policy that answered, as `name@version#digest`.",
    }
    day: str
    starts_ms: int
    ends_ms: int
    hour_starts_ms: int
    hour_ends_ms: int
    policy: str


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

    __slots__ = {"rule": "The rule's id.", "clause": "The clause.", "never": "What it never was: `true` or `false`."}
    rule: str
    clause: str
    never: bool


class TestReport(Answer):
    """What the tests showed."""

    __slots__ = {
        "passed": "Tests that hold.",
        "failed": "Tests that do not.",
        "uncovered": "Clauses of the reputation rules that were never true, or never false, in any test.",
        "policy": "The policy that answered, as `name@version#digest`.",
    }
    passed: int
    failed: tuple[TestFailure, ...]
    uncovered: tuple[Uncovered, ...]
    policy: str

    _nested = {"failed": TestFailure, "uncovered": Uncovered}


class Change(Record):
    """One value that differs."""

    __slots__ = {
        "path": "Where it stands, as `quota.account_daily`; a thing of a list by its id, as `reputation.upgrade.clean-delivery`.",
        "after": "What the other policy has there; none if nothing.",
        "before": "What the policy that answers has there; none if nothing.",
    }
    path: str
    after: Any
    before: Any

    _absent = {"after": None, "before": None}


class PolicyComparison(Answer):
    """The differences between the policy that answers and the other."""

    __slots__ = {
        "other": "The other policy as `name@version#digest`.",
        "changes": "Every value that differs, in the order of the paths.",
        "policy": "The policy that answered, as `name@version#digest`.",
    }
    other: str
    changes: tuple[Change, ...]
    policy: str

    _nested = {"changes": Change}


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
    html_times: int | None
    subject_times: int | None
    with_: Mapping[str, Any]

    _absent = {"html_times": None, "subject_times": None, "with_": None}
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
        "bad": "A template that it finds something in.",
        "good": "A template that it finds nothing in.",
        "source": "Where the rule comes from.",
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


class RuleDescriptions(Answer):
    """Every rule."""

    __slots__ = {"rules": "The rules, group by group.", "policy": "The policy that answered, as `name@version#digest`."}
    rules: tuple[RuleDescription, ...]
    policy: str

    _nested = {"rules": RuleDescription}
