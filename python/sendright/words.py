"""Choices of words in questions and answers.

Written by `cargo xtask python-types` from the types in Rust.
"""

from typing import Literal

__all__ = [
    "ActionKind",
    "AuthenticationResult",
    "Check",
    "Decision",
    "Dialect",
    "Effective",
    "Fault",
    "Kind",
    "Level",
    "Mode",
    "Outcome",
    "Part",
    "PositionEncoding",
    "Purpose",
    "Receiver",
    "Requirement",
    "Severity",
    "Stage",
    "Topic",
    "Verdict",
]

Dialect = Literal["handlebars", "jinja", "go", "erb", "mailchimp", "literal"]
"""How a template writes its variables and blocks.

* `handlebars`: `{{name}}` and `{{#if name}}`, as Amazon SES has them.
* `jinja`: `{{ name|upper }}` and `{% if name %}`: Jinja, Twig, Django, Liquid.
* `go`: `{{.Name}}` and `{{if .Name}}`: the templates of Go.
* `erb`: `<%= name %>` and `<% if name %>`: ERB, EJS.
* `mailchimp`: `*|NAME|*` and `*|IF:NAME|*`.
* `literal`: None: a mail as its reader gets it, in which all that looks like a variable is text.
"""

Kind = Literal["marketing", "notification", "transactional", "trigger", "test"]
"""What a template is for (rulebook 1.2).

* `marketing`: Advertising and newsletters, to those who agreed.
* `notification`: News about something the reader has: an account, a service.
* `transactional`: Part of a deal: an order, a receipt.
* `trigger`: Sent at once on the reader's own act: identity checks, passwords.
* `test`: A trial of the service itself.
"""

Topic = Literal[
    "retail",
    "orders",
    "travel",
    "finance",
    "investment",
    "health",
    "education",
    "software",
    "games",
    "food",
    "property",
    "jobs",
    "events",
    "delivery",
    "public_services",
    "media",
    "beauty",
    "vehicles",
]
"""A line of business.

* `retail`: Goods that a shop sells.
* `orders`: What is ordered, billed and paid, as with any business.
* `travel`: Journeys and stays.
* `finance`: Banks, loans and insurance.
* `investment`: Shares, funds and currencies that are bought to gain by.
* `health`: Medicine and care.
* `education`: Schools and courses.
* `software`: Programs and services for those who use or write them.
* `games`: Games that are played.
* `food`: Meals and what they are made of.
* `property`: Homes to rent or to buy.
* `jobs`: Work that is offered or sought.
* `events`: Meetings, shows and tickets for them.
* `delivery`: Parcels on their way.
* `public_services`: Offices of a town or a state.
* `media`: News, films and music.
* `beauty`: Care of looks.
* `vehicles`: Cars and what belongs to them.
"""

PositionEncoding = Literal["utf-8", "utf-16", "utf-32"]
"""The unit of positions, named as in the Language Server Protocol 3.17.

* `utf-8`: Bytes of UTF-8.
* `utf-16`: Code units of UTF-16, as strings in JavaScript and Java count.
* `utf-32`: Unicode scalar values, as strings in Python count.
"""

AuthenticationResult = Literal["none", "pass", "fail", "softfail", "neutral", "policy", "temperror", "permerror"]
"""The result of one method (RFC 8601, 2.7).

* `none`: There is nothing to check by.
* `pass`: It passes.
* `fail`: It fails.
* `softfail`: It probably fails.
* `neutral`: The domain says nothing of it.
* `policy`: It passes, but not by the receiver's own policy.
* `temperror`: It could not be checked at that time.
* `permerror`: It cannot be checked.
"""

Part = Literal["subject", "html", "text"]
"""Which text of a mail a `Span` lies in.

* `subject`: The subject line.
* `html`: The HTML part.
* `text`: The plain text part.
"""

Severity = Literal["info", "warn", "review", "reject"]
"""How much a finding weighs (rulebook 1.8).

* `info`: Good to know.
* `warn`: Should be mended.
* `review`: A human has to look.
* `reject`: Cannot be sent as it is.
"""

Verdict = Literal["approve", "review", "reject"]
"""The outcome of a review (rulebook 1.8).

* `approve`: May be used.
* `review`: A human decides.
* `reject`: May not be used.
"""

Fault = Literal[
    "missing-variable",
    "wrong-type",
    "invalid-json",
    "syntax",
    "unknown-partial",
    "newline-in-subject",
    "control-in-subject",
    "dangerous-scheme",
    "too-large",
    "too-many-steps",
    "too-deep",
]
"""The kinds of mistakes in rendering.

* `missing-variable`: A variable that the data has not.
* `wrong-type`: A value of a kind that cannot stand here.
* `invalid-json`: Data that is no JSON.
* `syntax`: A template that cannot be read.
* `unknown-partial`: A partial that is not defined.
* `newline-in-subject`: A line break on its way into the subject: it would start a new header (RFC 5322 section 2.2).
* `control-in-subject`: A control character on its way into the subject.
* `dangerous-scheme`: A value that gives a link a scheme which runs code or reads files (rulebook 1.6), alone or with others, as a mail
client reads the address.
* `too-large`: More output than the policy allows.
* `too-many-steps`: More work than the policy allows.
* `too-deep`: Partials that call each other without end.
"""

Decision = Literal["send", "hold", "refuse"]
"""Whether something may go now.

* `send`: It may go now.
* `hold`: Not now; it may go later without anybody's doing.
* `refuse`: Not at all, unless the caller asks anew.
"""

Mode = Literal["single", "batch"]
"""How messages are handed in.

* `single`: One call a message; what does not fit is refused.
* `batch`: One call for many recipients; what does not fit waits.
"""

ActionKind = Literal["upgrade", "downgrade", "freeze", "stop", "review", "pause"]
"""The kinds of `Action`.

* `upgrade`: One level up.
* `downgrade`: One level down.
* `freeze`: The whole account stops.
* `stop`: The domain stops.
* `review`: A human looks at the account; sending goes on (rulebook 3.7).
* `pause`: The account stops until a human lets it go on (rulebook 3.7).
"""

Effective = Literal["now", "next_day", "until_day_end", "until_lifted"]
"""When an `Action` takes effect.

* `now`: At once.
* `next_day`: When the policy's next day begins.
* `until_day_end`: At once, until the policy's day ends.
* `until_lifted`: At once, until a human lifts it.
"""

Receiver = Literal["gmail", "yahoo", "microsoft"]
"""A large receiver.

* `gmail`: Google.
* `yahoo`: Yahoo and AOL.
* `microsoft`: Outlook.com, Hotmail and Live.
"""

Requirement = Literal["spf", "dkim", "dmarc", "alignment", "reverse_dns"]
"""What large receivers ask of a domain.

* `spf`: An SPF record that includes the service.
* `dkim`: A DKIM key of 1024 bits at least.
* `dmarc`: A DMARC record, be it `p=none`.
* `alignment`: SPF or DKIM passes for the very domain of the From header.
* `reverse_dns`: Each sending address has a name, and the name has that address.
"""

Purpose = Literal["mx", "spf", "dkim", "dmarc"]
"""What a record is for.

* `mx`: Where mail to the domain goes (RFC 5321 section 5).
* `spf`: Who may send for the domain (RFC 7208).
* `dkim`: The key of its signatures (RFC 6376).
* `dmarc`: What receivers do with mail that fails both (RFC 7489).
"""

Stage = Literal["connect", "ehlo", "tls", "mail", "rcpt", "data"]
"""The step of an SMTP session that a reply answers.

* `connect`: The greeting.
* `ehlo`: EHLO or HELO.
* `tls`: STARTTLS.
* `mail`: MAIL FROM.
* `rcpt`: RCPT TO.
* `data`: DATA, or BDAT, and the message itself.
"""

Outcome = Literal["delivered", "deferred", "invalid", "spam", "blocked", "failed"]
"""What became of a message.

* `delivered`: The receiving server took it.
* `deferred`: Not now; try again.
* `invalid`: The mailbox does not exist or takes no mail.
* `spam`: The message itself was judged as spam.
* `blocked`: Refused by a policy of the receiver, or for its sender: address, host, reputation, authentication.
* `failed`: Failed for another reason.
"""

Check = Literal[
    "credentials",
    "domain",
    "recipient",
    "template",
    "raw_content",
    "rendering",
    "suppression",
    "reply",
    "authentication",
    "delay",
    "service",
]
"""The checks in their order.

* `credentials`: Credentials and permission.
* `domain`: The sender domain.
* `recipient`: The recipient's address.
* `template`: The template's approval, and whether the data fits it.
* `raw_content`: Raw content in place of a template.
* `rendering`: Filling the template in.
* `suppression`: The block list, unsubscribes and the mailbox's limit.
* `reply`: The receiver's reply.
* `authentication`: SPF, DKIM and DMARC.
* `delay`: Delays and the end of retries.
* `service`: The service.
"""

Level = Literal["off", "info", "warn", "review", "reject"]
"""What a policy makes of a rule.

* `off`: The rule is not applied.
* `info`: Good to know.
* `warn`: Should be mended.
* `review`: A human has to look.
* `reject`: Cannot be sent as it is.
"""
