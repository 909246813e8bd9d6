"""What questions are made of: dicts with these keys.

Written by `cargo xtask python-types` from the types in Rust.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypedDict, Union

if TYPE_CHECKING:
    from typing_extensions import NotRequired

    from .words import AuthenticationResult, Dialect, Kind, Mode, PositionEncoding, Stage, Topic

__all__ = [
    "AccountState",
    "AssessReputation",
    "AssessReputationBatch",
    "Authentication",
    "CheckDomain",
    "CheckLevel",
    "CheckRecipient",
    "CheckSubject",
    "ClassifyReply",
    "ComparePolicy",
    "Counts",
    "Day",
    "DecideQuota",
    "DeclaredVariable",
    "DescribeRules",
    "DnsRecord",
    "DomainFacts",
    "DomainState",
    "EarlierTemplate",
    "ExplainFailure",
    "FindDay",
    "PlanRetry",
    "PlanWarmup",
    "RenderTemplate",
    "ReportedAuthentication",
    "ReviewTemplate",
    "Sender",
    "Suppression",
    "TemplateFacts",
    "Time",
]

Time = Union[int, datetime]
"""An instant: Unix milliseconds, or a ``datetime`` with a time zone."""

Day = Union[str, date]
"""A day of the Gregorian calendar: a ``date``, or a text as `2026-10-01`."""


class EarlierTemplate(TypedDict):
    """An earlier template of the same account."""

    kind: Kind
    """What it was for."""
    topics: NotRequired[Sequence[Topic]]
    """Its lines of business, as the answer to its review told them."""


class ReportedAuthentication(TypedDict):
    """The results of a sender's mails, as far as they are known."""

    aligned: NotRequired[bool | None]
    """Whether the domain in From is that of SPF or DKIM."""
    dkim: NotRequired[AuthenticationResult | None]
    """DKIM (RFC 6376)."""
    dmarc: NotRequired[AuthenticationResult | None]
    """DMARC (RFC 7489)."""
    spf: NotRequired[AuthenticationResult | None]
    """SPF (RFC 7208)."""


class Sender(TypedDict):
    """The sender of a template's mails."""

    authentication: NotRequired[ReportedAuthentication | None]
    """How receivers find the mails authenticated; what is not given is not known."""
    brands: NotRequired[Sequence[str]]
    """Names that the sender goes by: those that are often pretended to are then no pretence."""
    daily_volume: NotRequired[int | None]
    """Messages a day."""
    domain: NotRequired[str | None]
    """The sender domain."""
    link_domains: NotRequired[Sequence[str]]
    """Further domains that links may lead to."""
    one_click_unsubscribe: NotRequired[bool]
    """The mails go out with `List-Unsubscribe` and `List-Unsubscribe-Post` (RFC 2369, RFC 8058)."""
    platform_appends_unsubscribe: NotRequired[bool]
    """The sending platform adds a link to unsubscribe by itself."""
    reply_to: NotRequired[str | None]
    """Where replies go: the address or its domain."""
    spam_rate_ppm: NotRequired[int | None]
    """Mails in a million that readers call spam: 1 000 is 0.1 %."""
    tracking_domains: NotRequired[Sequence[str]]
    """Domains that count clicks and send readers on."""


class DeclaredVariable(TypedDict):
    """What is known of a variable's values."""

    max_length: NotRequired[int | None]
    """Most characters."""


class ReviewTemplate(TypedDict):
    """May this template be used (rulebook 1)?"""

    kind: Kind
    """What the template is for."""
    subject: str
    """The subject line."""
    html: NotRequired[str | None]
    """The HTML part; this or `text` is needed."""
    text: NotRequired[str | None]
    """The plain text part."""
    dialect: NotRequired[Dialect | None]
    """How the template writes its variables and blocks; the policy's way if not given."""
    fragment: NotRequired[bool]
    """Whether this is a part of a template, as a partial or a layout: only what stands in it is told and
    weighed, not its subject, nor what the whole may have elsewhere.
    """
    variables: NotRequired[Mapping[str, DeclaredVariable] | None]
    """The variables that the data will have, by name; not given, nothing is known of them."""
    sender: NotRequired[Sender | None]
    """Who sends."""
    history: NotRequired[Sequence[EarlierTemplate]]
    """The account's earlier templates."""
    submitted_ms: NotRequired[Time | None]
    """When the template was handed in, in Unix milliseconds."""
    locale: NotRequired[str]
    """The language of messages (BCP 47)."""
    position_encoding: NotRequired[PositionEncoding]
    """The unit of positions in the answer."""


class CheckSubject(TypedDict):
    """May this subject line be sent (rulebook 2.1)?"""

    subject: str
    """The subject line, before any encoding for the wire."""
    locale: NotRequired[str]
    """The language of messages (BCP 47)."""
    position_encoding: NotRequired[PositionEncoding]
    """The unit of positions in the answer."""


class RenderTemplate(TypedDict):
    """What does this template say with this data (rulebook 1.10)?

    The syntax is the part of Handlebars that Amazon SES has: `{{name}}` with dotted paths, `{{{raw}}}`,
    `{{#if}}`, `{{#unless}}`, `{{#each}}`, `{{#with}}`, `{{else}}`, inline partials, comments and `~`. It
    differs from Handlebars in that a variable which the data has not, and a list or an object put out as
    text, are errors and not silence; a condition on what the data has not is false.
    """

    subject: str
    """The subject line's template; its values bring no line break."""
    html: NotRequired[str | None]
    """The HTML part's template."""
    text: NotRequired[str | None]
    """The text part's template."""
    data: NotRequired[Any]
    """The data: an object, or its JSON text as it was handed in. `{}` is none."""
    locale: NotRequired[str]
    """The language of messages (BCP 47)."""
    position_encoding: NotRequired[PositionEncoding]
    """The unit of positions in the answer."""


class Suppression(TypedDict):
    """An entry on the block list."""

    reason: str
    """Why the address is on it, as `bounce` or `complaint`."""
    until_ms: NotRequired[Time | None]
    """Until when, in Unix milliseconds; for good if not given."""


class CheckRecipient(TypedDict):
    """May a message go to this address now (rulebook 4.1 and 5.1)?

    In this order: the address can be one, it is not on the block list, its owner has not unsubscribed, it is
    not a role's where the message is marketing, it has not had too many messages lately. The first that fails
    decides; the reasons list all that do.
    """

    address: str
    """The address alone (RFC 5321 section 4.1.2, RFC 6531), without a name and angle brackets."""
    now_ms: Time
    """Now, in Unix milliseconds."""
    sender_domain: NotRequired[str | None]
    """The sender domain that the message is from."""
    suppression: NotRequired[Suppression | None]
    """The address's entry on the block list, if it has one."""
    unsubscribed: NotRequired[bool]
    """Whether its owner has unsubscribed from the sender domain."""
    sent_last_hour: NotRequired[Sequence[Time]]
    """When messages went to this mailbox, in Unix milliseconds and any order. The last hour decides whether the
    limit is met now; with the hour before it, a mailbox that met its limit rests for the whole hour from
    then.
    """
    kind: NotRequired[Kind | None]
    """What the message is for."""
    locale: NotRequired[str]
    """The language of the messages."""


class Counts(TypedDict):
    """Messages of a day by what became of them (rulebook 3.6)."""

    sent: int
    """Messages with a first SMTP attempt."""
    delivered: int
    """Messages that a receiving server took."""
    invalid: int
    """Messages to mailboxes that do not exist."""
    spam: int
    """Messages that receivers refused as spam."""
    blocked: int
    """Messages that receivers refused by policy."""
    complained: int
    """Delivered messages whose readers complained."""
    opened: int
    """Delivered messages that were opened."""


class AccountState(TypedDict):
    """What an account has done and is allowed."""

    sent_today: int
    """Messages sent on the policy's day, over all domains."""
    sent_this_second: int
    """Single sends handed in during this second."""
    counts: NotRequired[Counts | None]
    """The day's counts over all domains, which levels look at where all domains share one."""
    daily_quota: NotRequired[int | None]
    """Its daily quota, where set by hand; else the policy's."""
    frozen_until_ms: NotRequired[Time | None]
    """Frozen until then, in Unix milliseconds."""
    oldest_sent_ms: NotRequired[Time | None]
    """As that of the domain, over all domains."""
    paused: NotRequired[bool]
    """Whether it is paused until a human lifts it (rulebook 3.7)."""


class DomainState(TypedDict):
    """What a sender domain has done and is allowed."""

    verified: bool
    """Whether its DNS records have been found right."""
    level: int
    """Its level, from 1."""
    sent_today: int
    """Messages sent on the policy's day."""
    sent_this_hour: int
    """Messages sent in the policy's hour."""
    counts: NotRequired[Counts | None]
    """The day's counts: with them an upgrade that is due is taken before the quota is said to be met."""
    daily_quota: NotRequired[int | None]
    """Its daily quota, where set by hand; else that of the level."""
    frozen_until_ms: NotRequired[Time | None]
    """Frozen until then, in Unix milliseconds."""
    oldest_sent_ms: NotRequired[Time | None]
    """When the first of the messages in `sent_today` was sent, in Unix milliseconds: of use where the policy's
    day rolls, because then its place is free again 24 hours later.
    """
    paused_until_ms: NotRequired[Time | None]
    """The batch rests until then, in Unix milliseconds."""
    receiver_sent_today: NotRequired[int | None]
    """Messages sent on the policy's day to the one receiving domain that all of `count` go to: while the domain
    warms up, it gets no more of a day than the policy's `warmup.most_to_one_receiver_percent` (rulebook 6.2).
    """
    stopped_until_ms: NotRequired[Time | None]
    """Stopped to protect the IP until then, in Unix milliseconds."""
    warmup_day: NotRequired[int | None]
    """The day of its warm-up, from 1; not given once it is warm."""
    warmup_ips: NotRequired[int | None]
    """The IPs that its warm-up goes over, at least 1: so many times the plan, up to the policy's
    `warmup.most_ips` (rulebook 6.2); one if not given.
    """
    warmup_skipped: NotRequired[bool]
    """Whether its warm-up is skipped; then `warmup_day` does not count (rulebook 6.3)."""


class DecideQuota(TypedDict):
    """How many of `count` messages of a domain may go now (rulebook 4)?"""

    now_ms: Time
    """Now, in Unix milliseconds."""
    mode: Mode
    """How the messages are handed in."""
    count: int
    """How many messages want to go."""
    domain: DomainState
    """The sender domain."""
    account: AccountState
    """Its account."""
    locale: NotRequired[str]
    """The language of the messages."""


class AssessReputation(TypedDict):
    """What do today's counts do to the level of a sender domain (rulebook 3)?"""

    level: int
    """The domain's level, from 1."""
    daily_quota: NotRequired[int | None]
    """The daily quota, where it was set by hand; else that of the level."""
    counts: Counts
    """The domain's counts of the day."""
    account_counts: NotRequired[Counts | None]
    """The counts of the day over all of the account's domains, which freezing looks at (rulebook 3.4); if not
    given, the domain is the account's only one.
    """
    locale: NotRequired[str]
    """The language of the messages."""


class AssessReputationBatch(TypedDict):
    """What do the counts of many domain-days do to their levels (rulebook 3)? One list per field, all of one
    length.
    """

    level: Sequence[int]
    """The domain's level, from 1."""
    daily_quota: NotRequired[Sequence[int] | None]
    """The daily quota, where it was set by hand; else that of the level; 0 where it is the level's."""
    sent: Sequence[int]
    """Messages with a first SMTP attempt."""
    delivered: Sequence[int]
    """Messages that a receiving server took."""
    invalid: Sequence[int]
    """Messages to mailboxes that do not exist."""
    spam: Sequence[int]
    """Messages that receivers refused as spam."""
    blocked: Sequence[int]
    """Messages that receivers refused by policy."""
    complained: Sequence[int]
    """Delivered messages whose readers complained."""
    opened: Sequence[int]
    """Delivered messages that were opened."""


class CheckLevel(TypedDict):
    """May somebody put a sender domain at a level, or give it a daily quota by hand (rulebook 3.1)?"""

    level_now: int
    """The level that it stands at now, from 1."""
    level: int
    """The level that it is to stand at, from 1."""
    daily_quota: NotRequired[int | None]
    """The messages a day that it is to have; those of the level if not given. A level above the table needs
    them.
    """
    locale: NotRequired[str]
    """The language of the messages."""


class PlanWarmup(TypedDict):
    """How much may be sent on each day of a warm-up (rulebook 6)?"""

    days: int
    """Days to plan, at most 366."""
    ips: NotRequired[int | None]
    """Sending IPs; one if not given."""
    start_day: NotRequired[int | None]
    """First day to plan, counted from 1; if not given, the day that `sent_on` leads to, else 1."""
    sent_on: NotRequired[Sequence[Day]]
    """The policy's days on which something was sent, in any order; `today` then tells which day of the plan it
    is.
    """
    today: NotRequired[Day | None]
    """The policy's day, which is the first to plan."""
    skip: NotRequired[bool]
    """Whether the warm-up is skipped (rulebook 6.3)."""
    largest_receiver_percent: NotRequired[int | None]
    """How many of a hundred addresses are at the receiving domain that has most of them."""
    locale: NotRequired[str]
    """The language of the messages."""


class DnsRecord(TypedDict):
    """A record as a resolver gives it."""

    name: str
    """The owner's name."""
    type: str
    """The type: `MX`, `TXT`, `CNAME`."""
    value: str
    """The data as zone files write it: `10 mail.example.`, `"v=spf1 …"`; a long text may be split in strings."""


class CheckDomain(TypedDict):
    """Are the DNS records of this sender domain right (rulebook 7.1)?"""

    domain: str
    """The sender domain, in A-labels or U-labels (RFC 5890); the answer has A-labels."""
    dkim_selector: str
    """The selector that signatures name (RFC 6376 section 3.1)."""
    dkim_public_key: NotRequired[str | None]
    """The public key that signatures are made for: base64, a PEM block, or a whole DKIM record. Without it any
    key is right.
    """
    records: Sequence[DnsRecord]
    """Every record that was found at the domain and at the names below it, with CNAME records what they lead to;
    of use too are the DMARC record of the registered domain, the PTR records of the sending addresses, and
    the A and AAAA records of the names that these point to.
    """
    mx_host: NotRequired[str | None]
    """The service's host for MX; the policy's if not given."""
    spf_include: NotRequired[str | None]
    """The service's name for SPF's `include`; the policy's if not given."""
    locale: NotRequired[str]
    """The language of the messages."""


class ClassifyReply(TypedDict):
    """What does this reply mean for the message and its recipient (rulebook 5.2, RFC 3463 and RFC 5321)?"""

    code: int
    """The reply's code (RFC 5321 section 4.2), 200 to 599."""
    enhanced: NotRequired[str | None]
    """The enhanced status code, as `5.1.1`: a class of 2, 4 or 5, a subject and a detail of 1 to 3 digits
    without leading zeros (RFC 3463 section 2). If not given, the one that the text begins with, or else the
    first in it that is marked as one: in brackets, behind a `#`, or behind a reply code.
    """
    text: NotRequired[str | None]
    """The reply's text."""
    stage: Stage
    """What the reply answers."""
    now_ms: NotRequired[Time | None]
    """Now, in Unix milliseconds; only needed for `suppress_until`."""


class PlanRetry(TypedDict):
    """When is the next attempt of a deferred message (rulebook 5.2)?"""

    first_attempt_ms: Time
    """When the message was first tried, in Unix milliseconds."""
    attempts: int
    """Attempts made so far, the first included."""
    now_ms: Time
    """Now, in Unix milliseconds."""


class Authentication(TypedDict):
    """The results of authentication at the receiver (RFC 8601)."""

    spf: bool
    """Whether SPF passed."""
    dkim: bool
    """Whether DKIM passed."""
    dmarc: bool
    """Whether DMARC passed."""


class DomainFacts(TypedDict):
    """What is known of the sender domain."""

    verified: bool
    """Whether its records were found right."""
    records_changed: NotRequired[bool]
    """Whether its DNS has changed since."""


class TemplateFacts(TypedDict):
    """What is known of the template."""

    approved: bool
    """Whether it is approved."""
    data_fits: NotRequired[bool | None]
    """Whether the data was valid JSON with every variable, so that it could be filled in."""


class ExplainFailure(TypedDict):
    """Why was a message not sent (rulebook 5.3)? Each fact may be left out; its step then says that it is not
    known.
    """

    credentials: NotRequired[bool | None]
    """Whether the credentials are right and allow sending."""
    domain: NotRequired[DomainFacts | None]
    """The sender domain."""
    recipient: NotRequired[CheckRecipient | None]
    """The recipient, as for `check_recipient`."""
    template: NotRequired[TemplateFacts | None]
    """The template."""
    raw_content: NotRequired[bool | None]
    """Whether raw content was handed in where a template is needed."""
    reply: NotRequired[ClassifyReply | None]
    """The receiver's reply, as for `classify_reply`."""
    authentication: NotRequired[Authentication | None]
    """What the receiver found of the sender."""
    attempts: NotRequired[PlanRetry | None]
    """The attempts so far, as for `plan_retry`."""
    service: NotRequired[bool | None]
    """Whether the service itself works."""
    locale: NotRequired[str]
    """The language of the messages."""


class FindDay(TypedDict):
    """Which day, hour and second of the policy does an instant lie in (rulebook 3.6)?"""

    now_ms: Time
    """The instant, in Unix milliseconds."""


class ComparePolicy(TypedDict):
    """What does another policy say differently?"""

    other: str
    """The other policy: the name of a shipped one, or a document in TOML or JSON."""


class DescribeRules(TypedDict):
    """What does the review look for (rulebook 1)?"""

    locale: NotRequired[str]
    """The language of the descriptions (BCP 47)."""
