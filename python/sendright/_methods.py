"""The questions as methods of ``Policy``.

Written by `cargo xtask python-types` from the types in Rust.
"""

from __future__ import annotations

from typing import Any

from . import _asking, answers
from ._asking import Question

QUESTIONS: dict[str, Question] = {
    "review_template": Question(
        answers.Review,
        {
            "kind": "Kind",
            "subject": "str",
            "html": "str | None = ...",
            "text": "str | None = ...",
            "dialect": "Dialect | None = ...",
            "variables": "Mapping[str, DeclaredVariable] | None = ...",
            "sender": "Sender | None = ...",
            "history": "Sequence[EarlierTemplate] = ...",
            "submitted_ms": "Time | None = ...",
            "locale": "str = ...",
            "position_encoding": "PositionEncoding = ...",
        },
        (("submitted_ms",),),
        """May this template be used?

Parameters:

* `kind` (Kind): What the template is for.

* `subject` (str): The subject line.

* `html` (str | None, may be left out): The HTML part; this or `text` is needed.

* `text` (str | None, may be left out): The plain text part.

* `dialect` (Dialect | None, may be left out): How the template writes its variables and blocks; the policy's
way if not given.

* `variables` (Mapping[str, DeclaredVariable] | None, may be left out): The variables that the data will have,
by name; not given, nothing is known of them.

* `sender` (Sender | None, may be left out): Who sends.

* `history` (Sequence[EarlierTemplate], may be left out): The account's earlier templates.

* `submitted_ms` (Time | None, may be left out): When the template was handed in, in Unix milliseconds.

* `locale` (str, may be left out): The language of messages (BCP 47).

* `position_encoding` (PositionEncoding, may be left out): The unit of positions in the answer.

Returns `Review`: The verdict on a template.

Raises `SendrightError` if it cannot be answered, with the place and what could be meant.
""",
    ),
    "check_subject": Question(
        answers.SubjectAnswer,
        {"subject": "str", "locale": "str = ...", "position_encoding": "PositionEncoding = ..."},
        (),
        """May this subject line be sent?

Parameters:

* `subject` (str): The subject line, before any encoding for the wire.

* `locale` (str, may be left out): The language of messages (BCP 47).

* `position_encoding` (PositionEncoding, may be left out): The unit of positions in the answer.

Returns `SubjectAnswer`: The verdict on a subject line.

Raises `SendrightError` if it cannot be answered, with the place and what could be meant.
""",
    ),
    "render_template": Question(
        answers.Rendering,
        {
            "subject": "str",
            "html": "str | None = ...",
            "text": "str | None = ...",
            "data": "Any = ...",
            "locale": "str = ...",
            "position_encoding": "PositionEncoding = ...",
        },
        (),
        """What does this template say with this data?

The syntax is the part of Handlebars that Amazon SES has: `{{name}}` with dotted paths, `{{{raw}}}`,
`{{#if}}`, `{{#unless}}`, `{{#each}}`, `{{#with}}`, `{{else}}`, inline partials, comments and `~`. It differs
from Handlebars in that a variable which the data has not, and a list or an object put out as text, are errors
and not silence; a condition on what the data has not is false.

Parameters:

* `subject` (str): The subject line's template; its values bring no line break.

* `html` (str | None, may be left out): The HTML part's template.

* `text` (str | None, may be left out): The text part's template.

* `data` (Any, may be left out): The data: an object, or its JSON text as it was handed in. `{}` is none.

* `locale` (str, may be left out): The language of messages (BCP 47).

* `position_encoding` (PositionEncoding, may be left out): The unit of positions in the answer.

Returns `Rendering`: A filled template, or why it cannot be filled.

Raises `SendrightError` if it cannot be answered, with the place and what could be meant.
""",
    ),
    "check_recipient": Question(
        answers.RecipientAnswer,
        {
            "address": "str",
            "now_ms": "Time",
            "sender_domain": "str | None = ...",
            "suppression": "Suppression | None = ...",
            "unsubscribed": "bool = ...",
            "sent_last_hour": "Sequence[Time] = ...",
            "kind": "Kind | None = ...",
            "locale": "str = ...",
        },
        (
            ("now_ms",),
            (
                "suppression",
                "until_ms",
            ),
            (
                "sent_last_hour",
                "*",
            ),
        ),
        """May a message go to this address now?

In this order: the address can be one, it is not on the block list, its owner has not unsubscribed, it is not
a role's where the message is marketing, it has not had too many messages lately. The first that fails
decides; the reasons list all that do.

Parameters:

* `address` (str): The address alone (RFC 5321 section 4.1.2, RFC 6531), without a name and angle brackets.

* `now_ms` (Time): Now, in Unix milliseconds.

* `sender_domain` (str | None, may be left out): The sender domain that the message is from.

* `suppression` (Suppression | None, may be left out): The address's entry on the block list, if it has one.

* `unsubscribed` (bool, may be left out): Whether its owner has unsubscribed from the sender domain.

* `sent_last_hour` (Sequence[Time], may be left out): When messages went to this mailbox, in Unix milliseconds
and any order. The last hour decides whether the limit is met now; with the hour before it, a mailbox that met
its limit rests for the whole hour from then.

* `kind` (Kind | None, may be left out): What the message is for.

* `locale` (str, may be left out): The language of the messages.

Returns `RecipientAnswer`: Whether a message may go to an address.

Raises `SendrightError` if it cannot be answered, with the place and what could be meant.
""",
    ),
    "decide_quota": Question(
        answers.QuotaAnswer,
        {
            "now_ms": "Time",
            "mode": "Mode",
            "count": "int",
            "domain": "DomainState",
            "account": "AccountState",
            "locale": "str = ...",
        },
        (
            ("now_ms",),
            (
                "domain",
                "frozen_until_ms",
            ),
            (
                "domain",
                "oldest_sent_ms",
            ),
            (
                "domain",
                "paused_until_ms",
            ),
            (
                "domain",
                "stopped_until_ms",
            ),
            (
                "account",
                "frozen_until_ms",
            ),
            (
                "account",
                "oldest_sent_ms",
            ),
        ),
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
""",
    ),
    "assess_reputation": Question(
        answers.Reputation,
        {
            "level": "int",
            "counts": "Counts",
            "daily_quota": "int | None = ...",
            "account_counts": "Counts | None = ...",
            "locale": "str = ...",
        },
        (),
        """What do today's counts do to the level of a sender domain?

Parameters:

* `level` (int): The domain's level, from 1.

* `counts` (Counts): The domain's counts of the day.

* `daily_quota` (int | None, may be left out): The daily quota, where it was set by hand; else that of the
level.

* `account_counts` (Counts | None, may be left out): The counts of the day over all of the account's domains,
which freezing looks at (rulebook 3.4); if not given, the domain is the account's only one.

* `locale` (str, may be left out): The language of the messages.

Returns `Reputation`: What is to be done, and every rule with its figures.

Raises `SendrightError` if it cannot be answered, with the place and what could be meant.
""",
    ),
    "assess_reputation_batch": Question(
        answers.ReputationBatch,
        {
            "level": "Column",
            "sent": "Column",
            "delivered": "Column",
            "invalid": "Column",
            "spam": "Column",
            "blocked": "Column",
            "complained": "Column",
            "opened": "Column",
            "daily_quota": "Column | None = ...",
        },
        (),
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

* `daily_quota` (Column | None, may be left out): See `AssessReputation.daily_quota`; 0 where it is the
level's.

Returns `ReputationBatch`: One outcome a row, as numbers.

Raises `SendrightError` if it cannot be answered, with the place and what could be meant.
""",
    ),
    "plan_warmup": Question(
        answers.WarmupPlan,
        {
            "days": "int",
            "ips": "int | None = ...",
            "start_day": "int | None = ...",
            "sent_on": "Sequence[Day] = ...",
            "today": "Day | None = ...",
            "skip": "bool = ...",
            "largest_receiver_percent": "int | None = ...",
            "locale": "str = ...",
        },
        (),
        """How much may be sent on each day of a warm-up?

Parameters:

* `days` (int): Days to plan, at most 366.

* `ips` (int | None, may be left out): Sending IPs; one if not given.

* `start_day` (int | None, may be left out): First day to plan, counted from 1; if not given, the day that
`sent_on` leads to, else 1.

* `sent_on` (Sequence[Day], may be left out): The policy's days on which something was sent, in any order;
`today` then tells which day of the plan it is.

* `today` (Day | None, may be left out): The policy's day, which is the first to plan.

* `skip` (bool, may be left out): Whether the warm-up is skipped (rulebook 6.3).

* `largest_receiver_percent` (int | None, may be left out): How many of a hundred addresses are at the
receiving domain that has most of them.

* `locale` (str, may be left out): The language of the messages.

Returns `WarmupPlan`: A plan, day by day.

Raises `SendrightError` if it cannot be answered, with the place and what could be meant.
""",
    ),
    "check_domain": Question(
        answers.DomainAnswer,
        {
            "domain": "str",
            "dkim_selector": "str",
            "records": "Sequence[DnsRecord]",
            "dkim_public_key": "str | None = ...",
            "mx_host": "str | None = ...",
            "spf_include": "str | None = ...",
            "locale": "str = ...",
        },
        (),
        """Are the DNS records of this sender domain right?

Parameters:

* `domain` (str): The sender domain, in A-labels or U-labels (RFC 5890); the answer has A-labels.

* `dkim_selector` (str): The selector that signatures name (RFC 6376 section 3.1).

* `records` (Sequence[DnsRecord]): Every record that was found at the domain and at the names below it; of use
too are the PTR records of the sending addresses, and the A and AAAA records of the names that these point to.

* `dkim_public_key` (str | None, may be left out): The public key that signatures are made for: base64, or a
whole DKIM record. Without it any key is right.

* `mx_host` (str | None, may be left out): The service's host for MX; the policy's if not given.

* `spf_include` (str | None, may be left out): The service's name for SPF's `include`; the policy's if not
given.

* `locale` (str, may be left out): The language of the messages.

Returns `DomainAnswer`: Whether all is right, and each record.

Raises `SendrightError` if it cannot be answered, with the place and what could be meant.
""",
    ),
    "classify_reply": Question(
        answers.ReplyMeaning,
        {
            "code": "int",
            "stage": "Stage",
            "enhanced": "str | None = ...",
            "text": "str | None = ...",
            "now_ms": "Time | None = ...",
        },
        (("now_ms",),),
        """What does this reply mean for the message and its recipient?

Parameters:

* `code` (int): The reply's code (RFC 5321 section 4.2), 200 to 599.

* `stage` (Stage): What the reply answers.

* `enhanced` (str | None, may be left out): The enhanced status code, as `5.1.1`: a class of 2, 4 or 5, a
subject and a detail of 1 to 3 digits without leading zeros (RFC 3463 section 2). If not given, the one that
the text begins with.

* `text` (str | None, may be left out): The reply's text.

* `now_ms` (Time | None, may be left out): Now, in Unix milliseconds; only needed for `suppress_until`.

Returns `ReplyMeaning`: The meaning of a reply.

Raises `SendrightError` if it cannot be answered, with the place and what could be meant.
""",
    ),
    "plan_retry": Question(
        answers.RetryPlan,
        {"first_attempt_ms": "Time", "attempts": "int", "now_ms": "Time"},
        (
            ("first_attempt_ms",),
            ("now_ms",),
        ),
        """When is the next attempt of a deferred message?

Parameters:

* `first_attempt_ms` (Time): When the message was first tried, in Unix milliseconds.

* `attempts` (int): Attempts made so far, the first included.

* `now_ms` (Time): Now, in Unix milliseconds.

Returns `RetryPlan`: The next attempt, or the end of them.

Raises `SendrightError` if it cannot be answered, with the place and what could be meant.
""",
    ),
    "explain_failure": Question(
        answers.Explanation,
        {
            "credentials": "bool | None = ...",
            "domain": "DomainFacts | None = ...",
            "recipient": "CheckRecipient | None = ...",
            "template": "TemplateFacts | None = ...",
            "raw_content": "bool | None = ...",
            "reply": "ClassifyReply | None = ...",
            "authentication": "Authentication | None = ...",
            "attempts": "PlanRetry | None = ...",
            "service": "bool | None = ...",
            "locale": "str = ...",
        },
        (
            (
                "recipient",
                "now_ms",
            ),
            (
                "recipient",
                "suppression",
                "until_ms",
            ),
            (
                "recipient",
                "sent_last_hour",
                "*",
            ),
            (
                "reply",
                "now_ms",
            ),
            (
                "attempts",
                "first_attempt_ms",
            ),
            (
                "attempts",
                "now_ms",
            ),
        ),
        """Why was a message not sent? Each fact may be left out; its step then says that it is not known.

Parameters:

* `credentials` (bool | None, may be left out): Whether the credentials are right and allow sending.

* `domain` (DomainFacts | None, may be left out): The sender domain.

* `recipient` (CheckRecipient | None, may be left out): The recipient, as for `check_recipient`.

* `template` (TemplateFacts | None, may be left out): The template.

* `raw_content` (bool | None, may be left out): Whether raw content was handed in where a template is needed.

* `reply` (ClassifyReply | None, may be left out): The receiver's reply, as for `classify_reply`.

* `authentication` (Authentication | None, may be left out): What the receiver found of the sender.

* `attempts` (PlanRetry | None, may be left out): The attempts so far, as for `plan_retry`.

* `service` (bool | None, may be left out): Whether the service itself works.

* `locale` (str, may be left out): The language of the messages.

Returns `Explanation`: Every step, and the first that failed.

Raises `SendrightError` if it cannot be answered, with the place and what could be meant.
""",
    ),
    "find_day": Question(
        answers.PolicyDay,
        {"now_ms": "Time"},
        (("now_ms",),),
        """Which day, hour and second of the policy does an instant lie in?

Parameters:

* `now_ms` (Time): The instant, in Unix milliseconds.

Returns `PolicyDay`: A day of the policy.

Raises `SendrightError` if it cannot be answered, with the place and what could be meant.
""",
    ),
    "test_policy": Question(
        answers.TestReport,
        {},
        (),
        """Do the policy's own tests hold?

Returns `TestReport`: What the tests showed.

Raises `SendrightError` if it cannot be answered, with the place and what could be meant.
""",
    ),
    "compare_policy": Question(
        answers.PolicyComparison,
        {"other": "str"},
        (),
        """What does another policy say differently?

Parameters:

* `other` (str): The other policy: the name of a shipped one, or a document in TOML or JSON.

Returns `PolicyComparison`: The differences between the policy that answers and the other.

Raises `SendrightError` if it cannot be answered, with the place and what could be meant.
""",
    ),
    "describe_rules": Question(
        answers.RuleDescriptions,
        {"locale": "str = ..."},
        (),
        """What does the review look for?

Parameters:

* `locale` (str, may be left out): The language of the descriptions (BCP 47).

Returns `RuleDescriptions`: Every rule.

Raises `SendrightError` if it cannot be answered, with the place and what could be meant.
""",
    ),
}


def give(policy: Any) -> None:
    """Gives the class a method for each question."""
    for name, about in QUESTIONS.items():
        if name != "assess_reputation":
            answer = _asking.assess_batch if name == "assess_reputation_batch" else _asking.ask
            setattr(policy, name, _asking.method(name, about, answer))
    policy.review_templates = _asking.reviewing(QUESTIONS["review_template"])


def assess_reputation(policy: Any, question: dict[str, Any]) -> Any:
    """The way of a question that is not only whole numbers."""
    return _asking.ask(policy, QUESTIONS["assess_reputation"], "assess_reputation", question)
