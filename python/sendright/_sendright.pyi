"""The extension module.

Written by `cargo xtask python-types` from the types in Rust.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from os import PathLike
from typing import Any, final

from .answers import *
from .questions import *
from .words import *

FUNCTIONS: tuple[str, ...]
SCHEMA: str

Column = Any

def presets() -> list[str]:
    """The names of the shipped policies, with their versions."""

def refusal(path: str, message: str, help: str) -> SendrightError: ...
def below(exception: SendrightError, place: str) -> SendrightError: ...
def checked(answer: str) -> str: ...

class SendrightError(ValueError):
    """What is wrong with a policy document or a question: the first mistake, and all of them in ``errors``."""

    code: str
    """What kind of mistake it is, as `unknown-field`."""
    path: str
    """Where it is, as `reputation.upgrade[0].all[1]`; empty for the whole input."""
    message: str
    """What is wrong."""
    help: str
    """What to do about it; may be empty."""
    line: int | None
    """Line in the source text from 1, where the text is known."""
    column: int | None
    """Column in the source text in characters from 1, where the text is known."""
    errors: list[dict[str, Any]]
    """Every mistake with these fields."""

class Answer:
    """What a policy answered, as it was written."""

    def __new__(cls, source: Any) -> Answer: ...
    def to_json(self) -> str:
        """The answer as JSON text, byte for byte that of every other language."""

    def _part(self, name: str) -> str | None: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Policy:
    """A loaded policy; it never changes."""

    @staticmethod
    def load(document: str | bytes | PathLike[str] | Mapping[str, Any]) -> Policy:
        """Loads a document: its text (TOML or JSON), a dict, or the ``os.PathLike`` of a file."""

    @staticmethod
    def preset(name: str) -> Policy:
        """A shipped policy, as `tencent-ses` or `tencent-ses@2026.1`."""

    @property
    def name(self) -> str:
        """The document's name."""

    @property
    def version(self) -> str:
        """The document's version."""

    @property
    def stamp(self) -> str:
        """`name@version#digest`: the digest is of the document in force, not of its spelling."""

    def answer_json(self, name: str, question: str) -> str:
        """Answers a question given as JSON text, with JSON text: the door as it is in every language."""

    def review_templates(self, templates: Iterable[ReviewTemplate], threads: int | None = None) -> Iterator[Review]:
        """Reviews many templates, each given as the keywords of `review_template`, and yields the reviews in order.

        Templates are read some hundred at a time and reviewed by as many threads as there are processors, or as told.

        Raises `SendrightError` where a template cannot be reviewed, when its turn comes.
        """

    def _answer(self, name: str, question: str) -> str: ...
    def _answer_all(self, name: str, questions: Sequence[str], threads: int) -> list[str]: ...
    def _assess_columns(self, question: Mapping[str, Any]) -> dict[str, Any] | None: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def review_template(
        self,
        *,
        kind: Kind,
        subject: str,
        html: str | None = ...,
        text: str | None = ...,
        dialect: Dialect | None = ...,
        variables: Mapping[str, DeclaredVariable] | None = ...,
        sender: Sender | None = ...,
        history: Sequence[EarlierTemplate] = ...,
        submitted_ms: Time | None = ...,
        locale: str = ...,
        position_encoding: PositionEncoding = ...,
    ) -> Review:
        """May this template be used?

        Parameters:

        * `kind` (Kind): What the template is for.

        * `subject` (str): The subject line.

        * `html` (str | None, may be left out): The HTML part; this or `text` is needed.

        * `text` (str | None, may be left out): The plain text part.

        * `dialect` (Dialect | None, may be left out): How the template writes its variables and blocks; the
        policy's way if not given.

        * `variables` (Mapping[str, DeclaredVariable] | None, may be left out): The variables that the data
        will have, by name; not given, nothing is known of them.

        * `sender` (Sender | None, may be left out): Who sends.

        * `history` (Sequence[EarlierTemplate], may be left out): The account's earlier templates.

        * `submitted_ms` (Time | None, may be left out): When the template was handed in, in Unix
        milliseconds.

        * `locale` (str, may be left out): The language of messages (BCP 47).

        * `position_encoding` (PositionEncoding, may be left out): The unit of positions in the answer.

        Returns `Review`: The verdict on a template.

        Raises `SendrightError` if it cannot be answered, with the place and what could be meant.
        """
    def check_subject(
        self, *, subject: str, locale: str = ..., position_encoding: PositionEncoding = ...
    ) -> SubjectAnswer:
        """May this subject line be sent?

        Parameters:

        * `subject` (str): The subject line, before any encoding for the wire.

        * `locale` (str, may be left out): The language of messages (BCP 47).

        * `position_encoding` (PositionEncoding, may be left out): The unit of positions in the answer.

        Returns `SubjectAnswer`: The verdict on a subject line.

        Raises `SendrightError` if it cannot be answered, with the place and what could be meant.
        """
    def render_template(
        self,
        *,
        subject: str,
        html: str | None = ...,
        text: str | None = ...,
        data: Any = ...,
        locale: str = ...,
        position_encoding: PositionEncoding = ...,
    ) -> Rendering:
        """What does this template say with this data?

        The syntax is the part of Handlebars that Amazon SES has: `{{name}}` with dotted paths, `{{{raw}}}`,
        `{{#if}}`, `{{#unless}}`, `{{#each}}`, `{{#with}}`, `{{else}}`, inline partials, comments and `~`. It
        differs from Handlebars in that a variable which the data has not, and a list or an object put out as
        text, are errors and not silence; a condition on what the data has not is false.

        Parameters:

        * `subject` (str): The subject line's template; its values bring no line break.

        * `html` (str | None, may be left out): The HTML part's template.

        * `text` (str | None, may be left out): The text part's template.

        * `data` (Any, may be left out): The data: an object, or its JSON text as it was handed in. `{}` is
        none.

        * `locale` (str, may be left out): The language of messages (BCP 47).

        * `position_encoding` (PositionEncoding, may be left out): The unit of positions in the answer.

        Returns `Rendering`: A filled template, or why it cannot be filled.

        Raises `SendrightError` if it cannot be answered, with the place and what could be meant.
        """
    def check_recipient(
        self,
        *,
        address: str,
        now_ms: Time,
        sender_domain: str | None = ...,
        suppression: Suppression | None = ...,
        unsubscribed: bool = ...,
        sent_last_hour: Sequence[Time] = ...,
        kind: Kind | None = ...,
        locale: str = ...,
    ) -> RecipientAnswer:
        """May a message go to this address now?

        In this order: the address can be one, it is not on the block list, its owner has not unsubscribed, it
        is not a role's where the message is marketing, it has not had too many messages lately. The first
        that fails decides; the reasons list all that do.

        Parameters:

        * `address` (str): The address alone (RFC 5321 section 4.1.2, RFC 6531), without a name and angle
        brackets.

        * `now_ms` (Time): Now, in Unix milliseconds.

        * `sender_domain` (str | None, may be left out): The sender domain that the message is from.

        * `suppression` (Suppression | None, may be left out): The address's entry on the block list, if it
        has one.

        * `unsubscribed` (bool, may be left out): Whether its owner has unsubscribed from the sender domain.

        * `sent_last_hour` (Sequence[Time], may be left out): When messages went to this mailbox, in Unix
        milliseconds and any order. The last hour decides whether the limit is met now; with the hour before
        it, a mailbox that met its limit rests for the whole hour from then.

        * `kind` (Kind | None, may be left out): What the message is for.

        * `locale` (str, may be left out): The language of the messages.

        Returns `RecipientAnswer`: Whether a message may go to an address.

        Raises `SendrightError` if it cannot be answered, with the place and what could be meant.
        """
    def decide_quota(
        self, *, now_ms: Time, mode: Mode, count: int, domain: DomainState, account: AccountState, locale: str = ...
    ) -> QuotaAnswer:
        """How many of `count` messages of a domain may go now?

        Parameters:

        * `now_ms` (Time): Now, in Unix milliseconds.

        * `mode` (Mode): How the messages are handed in.

        * `count` (int): How many messages want to go.

        * `domain` (DomainState): The sender domain.

        * `account` (AccountState): Its account.

        * `locale` (str, may be left out): The language of the messages.

        Returns `QuotaAnswer`: How many may go, and what becomes of the rest.

        Raises `SendrightError` if it cannot be answered, with the place and what could be meant.
        """
    def assess_reputation(
        self,
        *,
        level: int,
        counts: Counts,
        daily_quota: int | None = ...,
        account_counts: Counts | None = ...,
        locale: str = ...,
    ) -> Reputation:
        """What do today's counts do to the level of a sender domain?

        Parameters:

        * `level` (int): The domain's level, from 1.

        * `counts` (Counts): The domain's counts of the day.

        * `daily_quota` (int | None, may be left out): The daily quota, where it was set by hand; else that of
        the level.

        * `account_counts` (Counts | None, may be left out): The counts of the day over all of the account's
        domains, which freezing looks at (rulebook 3.4); if not given, the domain is the account's only one.

        * `locale` (str, may be left out): The language of the messages.

        Returns `Reputation`: What is to be done, and every rule with its figures.

        Raises `SendrightError` if it cannot be answered, with the place and what could be meant.
        """
    def assess_reputation_batch(
        self,
        *,
        level: Column,
        sent: Column,
        delivered: Column,
        invalid: Column,
        spam: Column,
        blocked: Column,
        complained: Column,
        opened: Column,
        daily_quota: Column | None = ...,
    ) -> ReputationBatch:
        """What do the counts of many domain-days do to their levels? One list per field, all of one length.

        Parameters:

        * `level` (Column): See `AssessReputation.level`.

        * `sent` (Column): See `Counts.sent`.

        * `delivered` (Column): See `Counts.delivered`.

        * `invalid` (Column): See `Counts.invalid`.

        * `spam` (Column): See `Counts.spam`.

        * `blocked` (Column): See `Counts.blocked`.

        * `complained` (Column): See `Counts.complained`.

        * `opened` (Column): See `Counts.opened`.

        * `daily_quota` (Column | None, may be left out): See `AssessReputation.daily_quota`; 0 where it is
        the level's.

        Returns `ReputationBatch`: One outcome a row, as numbers.

        Raises `SendrightError` if it cannot be answered, with the place and what could be meant.
        """
    def plan_warmup(
        self,
        *,
        days: int,
        ips: int | None = ...,
        start_day: int | None = ...,
        sent_on: Sequence[Day] = ...,
        today: Day | None = ...,
        skip: bool = ...,
        largest_receiver_percent: int | None = ...,
        locale: str = ...,
    ) -> WarmupPlan:
        """How much may be sent on each day of a warm-up?

        Parameters:

        * `days` (int): Days to plan, at most 366.

        * `ips` (int | None, may be left out): Sending IPs; one if not given.

        * `start_day` (int | None, may be left out): First day to plan, counted from 1; if not given, the day
        that `sent_on` leads to, else 1.

        * `sent_on` (Sequence[Day], may be left out): The policy's days on which something was sent, in any
        order; `today` then tells which day of the plan it is.

        * `today` (Day | None, may be left out): The policy's day, which is the first to plan.

        * `skip` (bool, may be left out): Whether the warm-up is skipped (rulebook 6.3).

        * `largest_receiver_percent` (int | None, may be left out): How many of a hundred addresses are at the
        receiving domain that has most of them.

        * `locale` (str, may be left out): The language of the messages.

        Returns `WarmupPlan`: A plan, day by day.

        Raises `SendrightError` if it cannot be answered, with the place and what could be meant.
        """
    def check_domain(
        self,
        *,
        domain: str,
        dkim_selector: str,
        records: Sequence[DnsRecord],
        dkim_public_key: str | None = ...,
        mx_host: str | None = ...,
        spf_include: str | None = ...,
        locale: str = ...,
    ) -> DomainAnswer:
        """Are the DNS records of this sender domain right?

        Parameters:

        * `domain` (str): The sender domain, in A-labels or U-labels (RFC 5890); the answer has A-labels.

        * `dkim_selector` (str): The selector that signatures name (RFC 6376 section 3.1).

        * `records` (Sequence[DnsRecord]): Every record that was found at the domain and at the names below
        it; of use too are the PTR records of the sending addresses, and the A and AAAA records of the names
        that these point to.

        * `dkim_public_key` (str | None, may be left out): The public key that signatures are made for:
        base64, or a whole DKIM record. Without it any key is right.

        * `mx_host` (str | None, may be left out): The service's host for MX; the policy's if not given.

        * `spf_include` (str | None, may be left out): The service's name for SPF's `include`; the policy's if
        not given.

        * `locale` (str, may be left out): The language of the messages.

        Returns `DomainAnswer`: Whether all is right, and each record.

        Raises `SendrightError` if it cannot be answered, with the place and what could be meant.
        """
    def classify_reply(
        self, *, code: int, stage: Stage, enhanced: str | None = ..., text: str | None = ..., now_ms: Time | None = ...
    ) -> ReplyMeaning:
        """What does this reply mean for the message and its recipient?

        Parameters:

        * `code` (int): The reply's code (RFC 5321 section 4.2), 200 to 599.

        * `stage` (Stage): What the reply answers.

        * `enhanced` (str | None, may be left out): The enhanced status code, as `5.1.1`: a class of 2, 4 or
        5, a subject and a detail of 1 to 3 digits without leading zeros (RFC 3463 section 2). If not given,
        the one that the text begins with.

        * `text` (str | None, may be left out): The reply's text.

        * `now_ms` (Time | None, may be left out): Now, in Unix milliseconds; only needed for
        `suppress_until`.

        Returns `ReplyMeaning`: The meaning of a reply.

        Raises `SendrightError` if it cannot be answered, with the place and what could be meant.
        """
    def plan_retry(self, *, first_attempt_ms: Time, attempts: int, now_ms: Time) -> RetryPlan:
        """When is the next attempt of a deferred message?

        Parameters:

        * `first_attempt_ms` (Time): When the message was first tried, in Unix milliseconds.

        * `attempts` (int): Attempts made so far, the first included.

        * `now_ms` (Time): Now, in Unix milliseconds.

        Returns `RetryPlan`: The next attempt, or the end of them.

        Raises `SendrightError` if it cannot be answered, with the place and what could be meant.
        """
    def explain_failure(
        self,
        *,
        credentials: bool | None = ...,
        domain: DomainFacts | None = ...,
        recipient: CheckRecipient | None = ...,
        template: TemplateFacts | None = ...,
        raw_content: bool | None = ...,
        reply: ClassifyReply | None = ...,
        authentication: Authentication | None = ...,
        attempts: PlanRetry | None = ...,
        service: bool | None = ...,
        locale: str = ...,
    ) -> Explanation:
        """Why was a message not sent? Each fact may be left out; its step then says that it is not known.

        Parameters:

        * `credentials` (bool | None, may be left out): Whether the credentials are right and allow sending.

        * `domain` (DomainFacts | None, may be left out): The sender domain.

        * `recipient` (CheckRecipient | None, may be left out): The recipient, as for `check_recipient`.

        * `template` (TemplateFacts | None, may be left out): The template.

        * `raw_content` (bool | None, may be left out): Whether raw content was handed in where a template is
        needed.

        * `reply` (ClassifyReply | None, may be left out): The receiver's reply, as for `classify_reply`.

        * `authentication` (Authentication | None, may be left out): What the receiver found of the sender.

        * `attempts` (PlanRetry | None, may be left out): The attempts so far, as for `plan_retry`.

        * `service` (bool | None, may be left out): Whether the service itself works.

        * `locale` (str, may be left out): The language of the messages.

        Returns `Explanation`: Every step, and the first that failed.

        Raises `SendrightError` if it cannot be answered, with the place and what could be meant.
        """
    def find_day(self, *, now_ms: Time) -> PolicyDay:
        """Which day, hour and second of the policy does an instant lie in?

        Parameters:

        * `now_ms` (Time): The instant, in Unix milliseconds.

        Returns `PolicyDay`: A day of the policy.

        Raises `SendrightError` if it cannot be answered, with the place and what could be meant.
        """
    def test_policy(self) -> TestReport:
        """Do the policy's own tests hold?

        Returns `TestReport`: What the tests showed.

        Raises `SendrightError` if it cannot be answered, with the place and what could be meant.
        """
    def compare_policy(self, *, other: str) -> PolicyComparison:
        """What does another policy say differently?

        Parameters:

        * `other` (str): The other policy: the name of a shipped one, or a document in TOML or JSON.

        Returns `PolicyComparison`: The differences between the policy that answers and the other.

        Raises `SendrightError` if it cannot be answered, with the place and what could be meant.
        """
    def describe_rules(self, *, locale: str = ...) -> RuleDescriptions:
        """What does the review look for?

        Parameters:

        * `locale` (str, may be left out): The language of the descriptions (BCP 47).

        Returns `RuleDescriptions`: Every rule.

        Raises `SendrightError` if it cannot be answered, with the place and what could be meant.
        """
