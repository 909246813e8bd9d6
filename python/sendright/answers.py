"""What a policy answers: frozen objects with these attributes.

Written by `cargo xtask python-types` from the types in Rust.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._column import Columns
from ._display import ReviewDisplay, WarmupDisplay
from ._record import Answer
from .parts import (
    Action,
    BulkRequirement,
    Change,
    Finding,
    NearestMiss,
    Reason,
    RecordOutcome,
    RenderError,
    ReviewStats,
    RuleDescription,
    RuleOutcome,
    Step,
    SubjectStats,
    TestFailure,
    Uncovered,
    Unmet,
    WarmupDay,
)

if TYPE_CHECKING:
    from .words import Check, Decision, Outcome, Topic, Verdict

__all__ = [
    "DomainAnswer",
    "Explanation",
    "LevelAnswer",
    "PolicyComparison",
    "PolicyDay",
    "QuotaAnswer",
    "RecipientAnswer",
    "Rendering",
    "ReplyMeaning",
    "Reputation",
    "ReputationBatch",
    "RetryPlan",
    "Review",
    "RuleDescriptions",
    "SubjectAnswer",
    "TestReport",
    "WarmupPlan",
]


class Review(ReviewDisplay, Answer):
    """The verdict on a template."""

    __slots__ = {
        "verdict": "Whether it may be used.",
        "score": "0 to 100: 85 is 8.5 points of 10.",
        "findings": "What is wrong with it, the weightiest first.",
        "stats": "What was counted.",
        "policy": "The policy that answered, as `name@version#digest`.",
        "due_ms": "Until when a human has decided, in Unix milliseconds; given if `submitted_ms` was.",
        "topics": "Its lines of business, the plainest first; handed in with later templates, they are what the account is known for.",
    }
    verdict: Verdict
    score: int
    findings: tuple[Finding, ...]
    stats: ReviewStats
    policy: str
    if TYPE_CHECKING:
        due_ms: int | None = None
        topics: tuple[Topic, ...] = ()
    else:
        due_ms: int | None
        topics: tuple[Topic, ...]

    _nested = {"findings": Finding, "stats": ReviewStats}
    _absent = {"due_ms": None, "topics": ()}


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
    if TYPE_CHECKING:
        errors: tuple[RenderError, ...] = ()
        html: str | None = None
        subject: str | None = None
        text: str | None = None
    else:
        errors: tuple[RenderError, ...]
        html: str | None
        subject: str | None
        text: str | None

    _nested = {"errors": RenderError}
    _absent = {"errors": (), "html": None, "subject": None, "text": None}


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
    if TYPE_CHECKING:
        code: str | None = None
        resume_ms: int | None = None
        smtputf8: bool = False
    else:
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
        "code": "The service's error code of what `resume_ms` is the end of; of two that end at once, of the earlier check.",
        "level": "The level that is due and was counted with, if it is not the one in force.",
        "resume_ms": "From when more of the rest may go, in Unix milliseconds: what holds it back the longest is over then, as far as the question tells; a batch that met a daily quota rests for the policy's `quota.batch_pause`. None where no time ends it: a human lifts it, or the limit is zero.",
    }
    decision: Decision
    granted: int
    reasons: tuple[Reason, ...]
    policy: str
    if TYPE_CHECKING:
        code: str | None = None
        level: int | None = None
        resume_ms: int | None = None
    else:
        code: str | None
        level: int | None
        resume_ms: int | None

    _nested = {"reasons": Reason}
    _absent = {"code": None, "level": None, "resume_ms": None}


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
    if TYPE_CHECKING:
        nearest_miss: NearestMiss | None = None
    else:
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


class LevelAnswer(Answer):
    """Whether a level can be set by hand, and what it brings."""

    __slots__ = {
        "ok": "Whether it can be set.",
        "daily_quota": "The messages a day that it would have.",
        "reasons": "Why it cannot be set; empty if it can.",
        "policy": "The policy that answered, as `name@version#digest`.",
    }
    ok: bool
    daily_quota: int
    reasons: tuple[Reason, ...]
    policy: str

    _nested = {"reasons": Reason}


class WarmupPlan(WarmupDisplay, Answer):
    """A plan, day by day."""

    __slots__ = {
        "days": "The days in order.",
        "policy": "The policy that answered, as `name@version#digest`.",
        "reasons": "What shaped the plan, and what to mind.",
    }
    days: tuple[WarmupDay, ...]
    policy: str
    if TYPE_CHECKING:
        reasons: tuple[Reason, ...] = ()
    else:
        reasons: tuple[Reason, ...]

    _nested = {"days": WarmupDay, "reasons": Reason}
    _absent = {"reasons": ()}


class DomainAnswer(Answer):
    """Whether all is right, and each record."""

    __slots__ = {
        "verified": "Whether every record is right.",
        "records": "What each record should be and is: MX, SPF, DKIM, DMARC.",
        "bulk": "What Gmail, Yahoo and Microsoft ask of a domain that sends much.",
        "policy": "The policy that answered, as `name@version#digest`.",
    }
    verified: bool
    records: tuple[RecordOutcome, ...]
    bulk: tuple[BulkRequirement, ...]
    policy: str

    _nested = {"records": RecordOutcome, "bulk": BulkRequirement}


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
    if TYPE_CHECKING:
        suppress_for_ms: int | None = None
        suppress_until: int | None = None
    else:
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
    if TYPE_CHECKING:
        retry_ms: int | None = None
    else:
        retry_ms: int | None

    _absent = {"retry_ms": None}


class Explanation(Answer):
    """Every step, and the first that failed."""

    __slots__ = {
        "steps": "The steps in order.",
        "policy": "The policy that answered, as `name@version#digest`.",
        "first_failure": "The first check that failed.",
    }
    steps: tuple[Step, ...]
    policy: str
    if TYPE_CHECKING:
        first_failure: Check | None = None
    else:
        first_failure: Check | None

    _nested = {"steps": Step}
    _absent = {"first_failure": None}


class PolicyDay(Answer):
    """A day of the policy."""

    __slots__ = {
        "day": "The date, as `2026-11-21`.",
        "starts_ms": "Its first millisecond, 0 where that lies before 1970; 24 hours ago where the policy's day rolls.",
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


class TestReport(Answer):
    """What the tests showed."""

    __slots__ = {
        "passed": "Tests that hold.",
        "failed": "Tests that do not.",
        "uncovered": "Clauses of the reputation rules that were never true, or never false, in any test.",
        "unmet_inherited": "How many more such rules are a preset's: of what the document extends, or of the preset that is tested.",
        "policy": "The policy that answered, as `name@version#digest`.",
        "unmet": "Rules of the document's own that no test brought about: about replies, patterns and severities of the review.",
    }
    passed: int
    failed: tuple[TestFailure, ...]
    uncovered: tuple[Uncovered, ...]
    unmet_inherited: int
    policy: str
    if TYPE_CHECKING:
        unmet: tuple[Unmet, ...] = ()
    else:
        unmet: tuple[Unmet, ...]

    _nested = {"failed": TestFailure, "uncovered": Uncovered, "unmet": Unmet}
    _absent = {"unmet": ()}


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


class RuleDescriptions(Answer):
    """Every rule."""

    __slots__ = {
        "rules": "The rules, group by group; those of the policy's own stand last.",
        "policy": "The policy that answered, as `name@version#digest`.",
    }
    rules: tuple[RuleDescription, ...]
    policy: str

    _nested = {"rules": RuleDescription}
