"""The questions as methods of ``Policy``.

Written by `cargo xtask python-types` from the types in Rust.
"""

from __future__ import annotations

from typing import Any

from . import _asking, answers
from ._asking import Question

REVIEW_TEMPLATES = """Reviews many templates, each given as the keywords of `review_template`, and yields the reviews in order.

Parameters:

* `templates` (Iterable[ReviewTemplate]): The templates, of which some hundred are read at a time.

* `threads` (int | None, from 1, may be left out): How many threads review; as many as there are processors
  if not given.

Returns an iterator of `Review`, each as from `review_template`.

Raises `SendrightError` where a template cannot be reviewed, when its turn comes, with the template in the
`path`, as in `templates[7].subject`, and the codes of `review_template`.
"""

QUESTIONS: dict[str, Question] = {
    "review_template": Question(
        answers.Review,
        {
            "kind": "Kind",
            "subject": "str",
            "html": "str | None = ...",
            "text": "str | None = ...",
            "dialect": "Dialect | None = ...",
            "fragment": "bool = ...",
            "variables": "Mapping[str, DeclaredVariable] | None = ...",
            "sender": "Sender | None = ...",
            "history": "Sequence[EarlierTemplate] = ...",
            "submitted_ms": "Time | None = ...",
            "locale": "str = ...",
            "position_encoding": "PositionEncoding = ...",
        },
        (("submitted_ms",),),
        """May this template be used (rulebook 1)?

Parameters, all by name:

* `kind` (Kind: "marketing", "notification", "transactional", "trigger", "test"): What the template is for.

* `subject` (str): The subject line.

* `html` (str | None, may be left out): The HTML part; this or `text` is needed.

* `text` (str | None, may be left out): The plain text part.

* `dialect` (Dialect | None: "handlebars", "jinja", "go", "erb", "mailchimp", "literal", may be left out):
  How the template writes its variables and blocks; the policy's way if not given.

* `fragment` (bool, may be left out): Whether this is a part of a template, as a partial or a layout: only
  what stands in it is told and weighed, not its subject, nor what the whole may have elsewhere.

* `variables` (Mapping[str, DeclaredVariable] | None, dicts with these keys, may be left out): The variables
  that the data will have, by name; not given, nothing is known of them.

* `variables[name].max_length` (int | None, from 0, may be left out): Most characters.

* `sender` (Sender | None, dict with these keys, may be left out): Who sends.

* `sender.authentication` (ReportedAuthentication | None, dict with these keys, may be left out): How
  receivers find the mails authenticated; what is not given is not known.

* `sender.authentication.aligned` (bool | None, may be left out): Whether the domain in From is that of SPF
  or DKIM.

* `sender.authentication.dkim` (AuthenticationResult | None: "none", "pass", "fail", "softfail", "neutral",
  "policy", "temperror", "permerror", may be left out): DKIM (RFC 6376).

* `sender.authentication.dmarc` (AuthenticationResult | None: "none", "pass", "fail", "softfail", "neutral",
  "policy", "temperror", "permerror", may be left out): DMARC (RFC 7489).

* `sender.authentication.spf` (AuthenticationResult | None: "none", "pass", "fail", "softfail", "neutral",
  "policy", "temperror", "permerror", may be left out): SPF (RFC 7208).

* `sender.brands` (Sequence[str], may be left out): Names that the sender goes by: those that are often
  pretended to are then no pretence.

* `sender.daily_volume` (int | None, from 0, may be left out): Messages a day.

* `sender.domain` (str | None, may be left out): The sender domain.

* `sender.link_domains` (Sequence[str], may be left out): Further domains that links may lead to.

* `sender.one_click_unsubscribe` (bool, may be left out): The mails go out with `List-Unsubscribe` and
  `List-Unsubscribe-Post` (RFC 2369, RFC 8058).

* `sender.platform_appends_unsubscribe` (bool, may be left out): The sending platform adds a link to
  unsubscribe by itself.

* `sender.reply_to` (str | None, may be left out): Where replies go: the address or its domain.

* `sender.spam_rate_ppm` (int | None, from 0, may be left out): Mails in a million that readers call spam: 1
  000 is 0.1 %.

* `sender.tracking_domains` (Sequence[str], may be left out): Domains that count clicks and send readers on.

* `history` (Sequence[EarlierTemplate], dicts with these keys, may be left out): The account's earlier
  templates.

* `history[...].kind` (Kind: "marketing", "notification", "transactional", "trigger", "test"): What it was
  for.

* `history[...].topics` (Sequence[Topic]: "retail", "orders", "travel", "finance", "investment", "health",
  "education", "software", "games", "food", "property", "jobs", "events", "delivery", "public_services",
  "media", "beauty", "vehicles", may be left out): Its lines of business, as the answer to its review told
  them.

* `submitted_ms` (Time | None, may be left out): When the template was handed in, in Unix milliseconds.

* `locale` (str, may be left out): The language of messages (BCP 47).

* `position_encoding` (PositionEncoding: "utf-8", "utf-16", "utf-32", may be left out): The unit of
  positions in the answer.

A time is a `datetime` with a time zone, or Unix milliseconds as an `int`, from 1970 to the end of the year
9999.

Positions count as Python's strings do (`utf-32`) where `position_encoding` is left out.

Returns `Review`: The verdict on a template. Its attributes are `verdict`, `score`, `findings`, `stats`,
`policy`, `due_ms`, `topics`.

Raises `SendrightError` where it cannot be answered, with the `path` of the mistake and the `help` against it.
Its `code` is `syntax` (the text is not JSON or not TOML) or `unknown-field` (a field that does not exist) or
`missing-field` (a required field is absent) or `invalid-value` (a value of the wrong type or out of its
range).
""",
    ),
    "check_subject": Question(
        answers.SubjectAnswer,
        {"subject": "str", "locale": "str = ...", "position_encoding": "PositionEncoding = ..."},
        (),
        """May this subject line be sent (rulebook 2.1)?

Parameters, all by name:

* `subject` (str): The subject line, before any encoding for the wire.

* `locale` (str, may be left out): The language of messages (BCP 47).

* `position_encoding` (PositionEncoding: "utf-8", "utf-16", "utf-32", may be left out): The unit of
  positions in the answer.

Positions count as Python's strings do (`utf-32`) where `position_encoding` is left out.

Returns `SubjectAnswer`: The verdict on a subject line. Its attributes are `verdict`, `findings`, `stats`,
`policy`.

Raises `SendrightError` where it cannot be answered, with the `path` of the mistake and the `help` against it.
Its `code` is `syntax` (the text is not JSON or not TOML) or `unknown-field` (a field that does not exist) or
`missing-field` (a required field is absent) or `invalid-value` (a value of the wrong type or out of its
range).
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
        """What does this template say with this data (rulebook 1.10)?

The syntax is the part of Handlebars that Amazon SES has: `{{name}}` with dotted paths, `{{{raw}}}`,
`{{#if}}`, `{{#unless}}`, `{{#each}}`, `{{#with}}`, `{{else}}`, inline partials, comments and `~`. It differs
from Handlebars in that a variable which the data has not, and a list or an object put out as text, are errors
and not silence; a condition on what the data has not is false.

Parameters, all by name:

* `subject` (str): The subject line's template; its values bring no line break.

* `html` (str | None, may be left out): The HTML part's template.

* `text` (str | None, may be left out): The text part's template.

* `data` (Any, may be left out): The data: an object, or its JSON text as it was handed in. `{}` is none.

* `locale` (str, may be left out): The language of messages (BCP 47).

* `position_encoding` (PositionEncoding: "utf-8", "utf-16", "utf-32", may be left out): The unit of
  positions in the answer.

Positions count as Python's strings do (`utf-32`) where `position_encoding` is left out.

Returns `Rendering`: A filled template, or why it cannot be filled. Its attributes are `unused`, `policy`,
`errors`, `html`, `subject`, `text`.

Raises `SendrightError` where it cannot be answered, with the `path` of the mistake and the `help` against it.
Its `code` is `syntax` (the text is not JSON or not TOML) or `unknown-field` (a field that does not exist) or
`missing-field` (a required field is absent) or `invalid-value` (a value of the wrong type or out of its
range).
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
        """May a message go to this address now (rulebook 4.1 and 5.1)?

In this order: the address can be one, it is not on the block list, its owner has not unsubscribed, it is not
a role's where the message is marketing, it has not had too many messages lately. The first that fails
decides; the reasons list all that do.

Parameters, all by name:

* `address` (str): The address alone (RFC 5321 section 4.1.2, RFC 6531), without a name and angle brackets.

* `now_ms` (Time): Now, in Unix milliseconds.

* `sender_domain` (str | None, may be left out): The sender domain that the message is from.

* `suppression` (Suppression | None, dict with these keys, may be left out): The address's entry on the
  block list, if it has one.

* `suppression.reason` (str): Why the address is on it, as `bounce` or `complaint`.

* `suppression.until_ms` (Time | None, may be left out): Until when, in Unix milliseconds; for good if not
  given.

* `unsubscribed` (bool, may be left out): Whether its owner has unsubscribed from the sender domain.

* `sent_last_hour` (Sequence[Time], may be left out): When messages went to this mailbox, in Unix
  milliseconds and any order. The last hour decides whether the limit is met now; with the hour before it, a
  mailbox that met its limit rests for the whole hour from then.

* `kind` (Kind | None: "marketing", "notification", "transactional", "trigger", "test", may be left out):
  What the message is for.

* `locale` (str, may be left out): The language of the messages.

A time is a `datetime` with a time zone, or Unix milliseconds as an `int`, from 1970 to the end of the year
9999.

Returns `RecipientAnswer`: Whether a message may go to an address. Its attributes are `decision`, `address`,
`reasons`, `policy`, `code`, `resume_ms`, `smtputf8`.

Raises `SendrightError` where it cannot be answered, with the `path` of the mistake and the `help` against it.
Its `code` is `syntax` (the text is not JSON or not TOML) or `unknown-field` (a field that does not exist) or
`missing-field` (a required field is absent) or `invalid-value` (a value of the wrong type or out of its
range).
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
        """How many of `count` messages of a domain may go now (rulebook 4)?

Parameters, all by name:

* `now_ms` (Time): Now, in Unix milliseconds.

* `mode` (Mode: "single", "batch"): How the messages are handed in.

* `count` (int, from 0): How many messages want to go.

* `domain` (DomainState, dict with these keys): The sender domain.

* `domain.verified` (bool): Whether its DNS records have been found right.

* `domain.level` (int, 1 to 4294967295): Its level, from 1.

* `domain.sent_today` (int, from 0): Messages sent on the policy's day.

* `domain.sent_this_hour` (int, from 0): Messages sent in the policy's hour.

* `domain.counts` (Counts | None, dict with these keys, may be left out): The day's counts: with them an
  upgrade that is due is taken before the quota is said to be met.

* `domain.counts.sent` (int, from 0): Messages with a first SMTP attempt.

* `domain.counts.delivered` (int, from 0): Messages that a receiving server took.

* `domain.counts.invalid` (int, from 0): Messages to mailboxes that do not exist.

* `domain.counts.spam` (int, from 0): Messages that receivers refused as spam.

* `domain.counts.blocked` (int, from 0): Messages that receivers refused by policy.

* `domain.counts.complained` (int, from 0): Delivered messages whose readers complained.

* `domain.counts.opened` (int, from 0): Delivered messages that were opened.

* `domain.daily_quota` (int | None, from 0, may be left out): Its daily quota, where set by hand; else that
  of the level.

* `domain.frozen_until_ms` (Time | None, may be left out): Frozen until then, in Unix milliseconds.

* `domain.oldest_sent_ms` (Time | None, may be left out): When the first of the messages in `sent_today` was
  sent, in Unix milliseconds: of use where the policy's day rolls, because then its place is free again 24
  hours later.

* `domain.paused_until_ms` (Time | None, may be left out): The batch rests until then, in Unix milliseconds.

* `domain.receiver_sent_today` (int | None, from 0, may be left out): Messages sent on the policy's day to
  the one receiving domain that all of `count` go to: while the domain warms up, it gets no more of a day than
  the policy's `warmup.most_to_one_receiver_percent` (rulebook 6.2).

* `domain.stopped_until_ms` (Time | None, may be left out): Stopped to protect the IP until then, in Unix
  milliseconds.

* `domain.warmup_day` (int | None, from 1, may be left out): The day of its warm-up, from 1; not given once
  it is warm.

* `domain.warmup_ips` (int | None, from 0, may be left out): The IPs that its warm-up goes over, at least 1:
  so many times the plan, up to the policy's `warmup.most_ips` (rulebook 6.2); one if not given.

* `domain.warmup_skipped` (bool, may be left out): Whether its warm-up is skipped; then `warmup_day` does
  not count (rulebook 6.3).

* `account` (AccountState, dict with these keys): Its account.

* `account.sent_today` (int, from 0): Messages sent on the policy's day, over all domains.

* `account.sent_this_second` (int, from 0): Single sends handed in during this second.

* `account.counts` (Counts | None, dict with the keys of `domain.counts`, may be left out): The day's counts
  over all domains, which levels look at where all domains share one.

* `account.daily_quota` (int | None, from 0, may be left out): Its daily quota, where set by hand; else the
  policy's.

* `account.frozen_until_ms` (Time | None, may be left out): Frozen until then, in Unix milliseconds.

* `account.oldest_sent_ms` (Time | None, may be left out): As that of the domain, over all domains.

* `account.paused` (bool, may be left out): Whether it is paused until a human lifts it (rulebook 3.7).

* `locale` (str, may be left out): The language of the messages.

A time is a `datetime` with a time zone, or Unix milliseconds as an `int`, from 1970 to the end of the year
9999.

Returns `QuotaAnswer`: How many may go, and what becomes of the rest. Its attributes are `decision`,
`granted`, `reasons`, `policy`, `code`, `level`, `resume_ms`.

Raises `SendrightError` where it cannot be answered, with the `path` of the mistake and the `help` against it.
Its `code` is `syntax` (the text is not JSON or not TOML) or `unknown-field` (a field that does not exist) or
`missing-field` (a required field is absent) or `invalid-value` (a value of the wrong type or out of its
range).
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
        """What do today's counts do to the level of a sender domain (rulebook 3)?

Parameters, all by name:

* `level` (int, 1 to 4294967295): The domain's level, from 1.

* `counts` (Counts, dict with these keys): The domain's counts of the day.

* `counts.sent` (int, from 0): Messages with a first SMTP attempt.

* `counts.delivered` (int, from 0): Messages that a receiving server took.

* `counts.invalid` (int, from 0): Messages to mailboxes that do not exist.

* `counts.spam` (int, from 0): Messages that receivers refused as spam.

* `counts.blocked` (int, from 0): Messages that receivers refused by policy.

* `counts.complained` (int, from 0): Delivered messages whose readers complained.

* `counts.opened` (int, from 0): Delivered messages that were opened.

* `daily_quota` (int | None, from 0, may be left out): The daily quota, where it was set by hand; else that
  of the level.

* `account_counts` (Counts | None, dict with the keys of `counts`, may be left out): The counts of the day
  over all of the account's domains, which freezing looks at (rulebook 3.4); if not given, the domain is the
  account's only one.

* `locale` (str, may be left out): The language of the messages.

Returns `Reputation`: What is to be done, and every rule with its figures. Its attributes are `actions`,
`rules`, `policy`, `nearest_miss`.

Raises `SendrightError` where it cannot be answered, with the `path` of the mistake and the `help` against it.
Its `code` is `syntax` (the text is not JSON or not TOML) or `unknown-field` (a field that does not exist) or
`missing-field` (a required field is absent) or `invalid-value` (a value of the wrong type or out of its
range).
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
        """What do the counts of many domain-days do to their levels (rulebook 3)? One list per field, all of one length.

Parameters, all by name:

* `level` (Column, 1 to 4294967295): The domain's level, from 1.

* `sent` (Column, from 0): Messages with a first SMTP attempt.

* `delivered` (Column, from 0): Messages that a receiving server took.

* `invalid` (Column, from 0): Messages to mailboxes that do not exist.

* `spam` (Column, from 0): Messages that receivers refused as spam.

* `blocked` (Column, from 0): Messages that receivers refused by policy.

* `complained` (Column, from 0): Delivered messages whose readers complained.

* `opened` (Column, from 0): Delivered messages that were opened.

* `daily_quota` (Column | None, from 0, may be left out): The daily quota, where it was set by hand; else
  that of the level; 0 where it is the level's.

A column is a one-dimensional array of integers with a buffer (NumPy, `array`) or with Arrow's C data
interface (Polars, pyarrow, pandas), or a list. No value may be missing.

Returns `ReputationBatch`: One outcome a row, as numbers. Its attributes are `action`, `level`, `rule`,
`actions`, `rules`, `policy`.

Raises `SendrightError` where it cannot be answered, with the `path` of the mistake and the `help` against it.
Its `code` is `syntax` (the text is not JSON or not TOML) or `unknown-field` (a field that does not exist) or
`missing-field` (a required field is absent) or `invalid-value` (a value of the wrong type or out of its
range).
""",
    ),
    "check_level": Question(
        answers.LevelAnswer,
        {"level_now": "int", "level": "int", "daily_quota": "int | None = ...", "locale": "str = ..."},
        (),
        """May somebody put a sender domain at a level, or give it a daily quota by hand (rulebook 3.1)?

Parameters, all by name:

* `level_now` (int, 1 to 4294967295): The level that it stands at now, from 1.

* `level` (int, 1 to 4294967295): The level that it is to stand at, from 1.

* `daily_quota` (int | None, from 0, may be left out): The messages a day that it is to have; those of the
  level if not given. A level above the table needs them.

* `locale` (str, may be left out): The language of the messages.

Returns `LevelAnswer`: Whether a level can be set by hand, and what it brings. Its attributes are `ok`,
`daily_quota`, `reasons`, `policy`.

Raises `SendrightError` where it cannot be answered, with the `path` of the mistake and the `help` against it.
Its `code` is `syntax` (the text is not JSON or not TOML) or `unknown-field` (a field that does not exist) or
`missing-field` (a required field is absent) or `invalid-value` (a value of the wrong type or out of its
range).
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
        """How much may be sent on each day of a warm-up (rulebook 6)?

Parameters, all by name:

* `days` (int, from 0): Days to plan, at most 366.

* `ips` (int | None, from 0, may be left out): Sending IPs; one if not given.

* `start_day` (int | None, from 1, may be left out): First day to plan, counted from 1; if not given, the
  day that `sent_on` leads to, else 1.

* `sent_on` (Sequence[Day], may be left out): The policy's days on which something was sent, in any order;
  `today` then tells which day of the plan it is.

* `today` (Day | None, may be left out): The policy's day, which is the first to plan.

* `skip` (bool, may be left out): Whether the warm-up is skipped (rulebook 6.3).

* `largest_receiver_percent` (int | None, from 0, may be left out): How many of a hundred addresses are at
  the receiving domain that has most of them.

* `locale` (str, may be left out): The language of the messages.

A day is a `date`, or a text as `2026-10-01`.

Returns `WarmupPlan`: A plan, day by day. Its attributes are `days`, `policy`, `reasons`.

Raises `SendrightError` where it cannot be answered, with the `path` of the mistake and the `help` against it.
Its `code` is `syntax` (the text is not JSON or not TOML) or `unknown-field` (a field that does not exist) or
`missing-field` (a required field is absent) or `invalid-value` (a value of the wrong type or out of its
range).
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
        """Are the DNS records of this sender domain right (rulebook 7.1)?

Parameters, all by name:

* `domain` (str): The sender domain, in A-labels or U-labels (RFC 5890); the answer has A-labels.

* `dkim_selector` (str): The selector that signatures name (RFC 6376 section 3.1).

* `records` (Sequence[DnsRecord], dicts with these keys): Every record that was found at the domain and at
  the names below it, with CNAME records what they lead to; of use too are the DMARC record of the registered
  domain, the PTR records of the sending addresses, and the A and AAAA records of the names that these point
  to.

* `records[...].name` (str): The owner's name.

* `records[...].type` (str): The type: `MX`, `TXT`, `CNAME`.

* `records[...].value` (str): The data as zone files write it: `10 mail.example.`, `"v=spf1 …"`; a long text
  may be split in strings.

* `dkim_public_key` (str | None, may be left out): The public key that signatures are made for: base64, a
  PEM block, or a whole DKIM record. Without it any key is right.

* `mx_host` (str | None, may be left out): The service's host for MX; the policy's if not given.

* `spf_include` (str | None, may be left out): The service's name for SPF's `include`; the policy's if not
  given.

* `locale` (str, may be left out): The language of the messages.

Returns `DomainAnswer`: Whether all is right, and each record. Its attributes are `verified`, `records`,
`bulk`, `policy`.

Raises `SendrightError` where it cannot be answered, with the `path` of the mistake and the `help` against it.
Its `code` is `syntax` (the text is not JSON or not TOML) or `unknown-field` (a field that does not exist) or
`missing-field` (a required field is absent) or `invalid-value` (a value of the wrong type or out of its
range).
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
        """What does this reply mean for the message and its recipient (rulebook 5.2, RFC 3463 and RFC 5321)?

Parameters, all by name:

* `code` (int, 0 to 65535): The reply's code (RFC 5321 section 4.2), 200 to 599.

* `stage` (Stage: "connect", "ehlo", "tls", "mail", "rcpt", "data"): What the reply answers.

* `enhanced` (str | None, may be left out): The enhanced status code, as `5.1.1`: a class of 2, 4 or 5, a
  subject and a detail of 1 to 3 digits without leading zeros (RFC 3463 section 2). If not given, the one that
  the text begins with, or else the first in it that is marked as one: in brackets, behind a `#`, or behind a
  reply code.

* `text` (str | None, may be left out): The reply's text.

* `now_ms` (Time | None, may be left out): Now, in Unix milliseconds; only needed for `suppress_until`.

A time is a `datetime` with a time zone, or Unix milliseconds as an `int`, from 1970 to the end of the year
9999.

Returns `ReplyMeaning`: The meaning of a reply. Its attributes are `outcome`, `retry`, `rule`, `policy`,
`suppress_for_ms`, `suppress_until`.

Raises `SendrightError` where it cannot be answered, with the `path` of the mistake and the `help` against it.
Its `code` is `syntax` (the text is not JSON or not TOML) or `unknown-field` (a field that does not exist) or
`missing-field` (a required field is absent) or `invalid-value` (a value of the wrong type or out of its
range).
""",
    ),
    "plan_retry": Question(
        answers.RetryPlan,
        {"first_attempt_ms": "Time", "attempts": "int", "now_ms": "Time"},
        (
            ("first_attempt_ms",),
            ("now_ms",),
        ),
        """When is the next attempt of a deferred message (rulebook 5.2)?

Parameters, all by name:

* `first_attempt_ms` (Time): When the message was first tried, in Unix milliseconds.

* `attempts` (int, from 0): Attempts made so far, the first included.

* `now_ms` (Time): Now, in Unix milliseconds.

A time is a `datetime` with a time zone, or Unix milliseconds as an `int`, from 1970 to the end of the year
9999.

Returns `RetryPlan`: The next attempt, or the end of them. Its attributes are `give_up`, `policy`, `retry_ms`.

Raises `SendrightError` where it cannot be answered, with the `path` of the mistake and the `help` against it.
Its `code` is `syntax` (the text is not JSON or not TOML) or `unknown-field` (a field that does not exist) or
`missing-field` (a required field is absent) or `invalid-value` (a value of the wrong type or out of its
range).
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
        """Why was a message not sent (rulebook 5.3)? Each fact may be left out; its step then says that it is not known.

Parameters, all by name:

* `credentials` (bool | None, may be left out): Whether the credentials are right and allow sending.

* `domain` (DomainFacts | None, dict with these keys, may be left out): The sender domain.

* `domain.verified` (bool): Whether its records were found right.

* `domain.records_changed` (bool, may be left out): Whether its DNS has changed since.

* `recipient` (CheckRecipient | None, dict as of `check_recipient`, may be left out): The recipient, as for
  `check_recipient`.

* `template` (TemplateFacts | None, dict with these keys, may be left out): The template.

* `template.approved` (bool): Whether it is approved.

* `template.data_fits` (bool | None, may be left out): Whether the data was valid JSON with every variable,
  so that it could be filled in.

* `raw_content` (bool | None, may be left out): Whether raw content was handed in where a template is
  needed.

* `reply` (ClassifyReply | None, dict as of `classify_reply`, may be left out): The receiver's reply, as for
  `classify_reply`.

* `authentication` (Authentication | None, dict with these keys, may be left out): What the receiver found
  of the sender.

* `authentication.spf` (bool): Whether SPF passed.

* `authentication.dkim` (bool): Whether DKIM passed.

* `authentication.dmarc` (bool): Whether DMARC passed.

* `attempts` (PlanRetry | None, dict as of `plan_retry`, may be left out): The attempts so far, as for
  `plan_retry`.

* `service` (bool | None, may be left out): Whether the service itself works.

* `locale` (str, may be left out): The language of the messages.

A time is a `datetime` with a time zone, or Unix milliseconds as an `int`, from 1970 to the end of the year
9999.

Returns `Explanation`: Every step, and the first that failed. Its attributes are `steps`, `policy`,
`first_failure`.

Raises `SendrightError` where it cannot be answered, with the `path` of the mistake and the `help` against it.
Its `code` is `syntax` (the text is not JSON or not TOML) or `unknown-field` (a field that does not exist) or
`missing-field` (a required field is absent) or `invalid-value` (a value of the wrong type or out of its
range).
""",
    ),
    "find_day": Question(
        answers.PolicyDay,
        {"now_ms": "Time"},
        (("now_ms",),),
        """Which day, hour and second of the policy does an instant lie in (rulebook 3.6)?

Parameters, all by name:

* `now_ms` (Time): The instant, in Unix milliseconds.

A time is a `datetime` with a time zone, or Unix milliseconds as an `int`, from 1970 to the end of the year
9999.

Returns `PolicyDay`: A day of the policy. Its attributes are `day`, `starts_ms`, `ends_ms`, `hour_starts_ms`,
`hour_ends_ms`, `policy`.

Raises `SendrightError` where it cannot be answered, with the `path` of the mistake and the `help` against it.
Its `code` is `syntax` (the text is not JSON or not TOML) or `unknown-field` (a field that does not exist) or
`missing-field` (a required field is absent) or `invalid-value` (a value of the wrong type or out of its
range).
""",
    ),
    "test_policy": Question(
        answers.TestReport,
        {},
        (),
        """Do the policy's own tests hold?

Returns `TestReport`: What the tests showed. Its attributes are `passed`, `failed`, `uncovered`,
`unmet_inherited`, `policy`, `unmet`.

Raises `SendrightError` where it cannot be answered, with the `path` of the mistake and the `help` against it.
Its `code` is `unknown-field` (a field that does not exist).
""",
    ),
    "compare_policy": Question(
        answers.PolicyComparison,
        {"other": "str"},
        (),
        """What does another policy say differently?

Parameters, all by name:

* `other` (str): The other policy: the name of a shipped one, or a document in TOML or JSON.

Returns `PolicyComparison`: The differences between the policy that answers and the other. Its attributes are
`other`, `changes`, `policy`.

Raises `SendrightError` where it cannot be answered, with the `path` of the mistake and the `help` against it.
Its `code` is `syntax` (the text is not JSON or not TOML) or `unknown-field` (a field that does not exist) or
`missing-field` (a required field is absent) or `invalid-value` (a value of the wrong type or out of its
range) or `unknown-preset` (no preset has this name).
""",
    ),
    "describe_rules": Question(
        answers.RuleDescriptions,
        {"locale": "str = ..."},
        (),
        """What does the review look for (rulebook 1)?

Parameters, all by name:

* `locale` (str, may be left out): The language of the descriptions (BCP 47).

Returns `RuleDescriptions`: Every rule. Its attributes are `rules`, `policy`.

Raises `SendrightError` where it cannot be answered, with the `path` of the mistake and the `help` against it.
Its `code` is `syntax` (the text is not JSON or not TOML) or `unknown-field` (a field that does not exist) or
`invalid-value` (a value of the wrong type or out of its range).
""",
    ),
}


def give(policy: Any) -> None:
    """Gives the class a method for each question."""
    for name, about in QUESTIONS.items():
        if name != "assess_reputation":
            answer = _asking.assess_batch if name == "assess_reputation_batch" else _asking.ask
            setattr(policy, name, _asking.method(name, about, answer))
    policy.review_templates = _asking.reviewing(QUESTIONS["review_template"], REVIEW_TEMPLATES)


def assess_reputation(policy: Any, question: dict[str, Any]) -> Any:
    """The way of a question that is not only whole numbers."""
    return _asking.ask(policy, QUESTIONS["assess_reputation"], "assess_reputation", question)
