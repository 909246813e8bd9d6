"""The email backend."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timezone
from email.utils import parseaddr
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends import smtp

from sendright import Finding, Reason, ReviewTemplate, SendrightError

from . import options


class MailRefused(Exception):
    """A message that the policy does not let go now: why, and when it may."""

    reasons: tuple[str, ...]
    """What stands against it, in words."""
    findings: tuple[Finding, ...]
    """What the review of its subject and text found."""
    resume_ms: int | None
    """When it may go, in Unix milliseconds; none where it never may as it is."""

    def __init__(self, reasons: Iterable[str], findings: Iterable[Finding] = (), resume_ms: int | None = None) -> None:
        self.reasons = tuple(reasons)
        self.findings = tuple(findings)
        self.resume_ms = resume_ms
        super().__init__("; ".join(self.reasons))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.reasons, self.findings, self.resume_ms), self.__dict__


class EmailBackend(smtp.EmailBackend):
    """Sends by SMTP what the policy lets go.

    A message that it does not let go raises ``MailRefused`` before any is sent, and one that it cannot read a
    ``SendrightError``; with ``fail_silently`` it is left out.
    """

    def __init__(self, *arguments: Any, **fields: Any) -> None:
        super().__init__(*arguments, **fields)
        self.asked = options.read()

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Sends the messages that may go, and returns how many went."""
        allowed = [message for message in email_messages if self.allows(message)]
        return super().send_messages(allowed) or 0 if allowed else 0

    def allows(self, message: EmailMessage) -> bool:
        """Whether a message may go."""
        try:
            self.look_at(message)
        except (MailRefused, SendrightError):
            if not self.fail_silently:
                raise
            return False
        return True

    def look_at(self, message: EmailMessage) -> None:
        """Raises what stands against a message."""
        kind = getattr(message, "kind", self.asked.kind)
        self.review(message, kind)
        for recipient in message.recipients():
            self.check(recipient, kind, message.from_email)

    def review(self, message: EmailMessage, kind: Any) -> None:
        subject = self.asked.policy.check_subject(subject=str(message.subject))
        template: ReviewTemplate = {"kind": kind, "subject": str(message.subject), **bodies(message)}
        review = self.asked.policy.review_template(**template)
        refused = ("reject", "review") if self.asked.hold_reviews else ("reject",)
        if subject.verdict in refused or review.verdict in refused:
            findings = [each for each in (*subject.findings, *review.findings) if each.severity in refused]
            findings = list(dict.fromkeys(findings))
            reasons = [f"{each.rule}: {each.message}" for each in findings]
            raise MailRefused(reasons or ["the text as a whole asks for a human's eye"], findings)

    def check(self, recipient: str, kind: Any, sender: str) -> None:
        address = bare(recipient)
        answer = self.asked.policy.check_recipient(
            address=address,
            now_ms=datetime.now(timezone.utc),
            kind=kind,
            sender_domain=bare(sender).rpartition("@")[2] or None,
            **self.asked.facts(address),
        )
        if answer.decision != "send":
            raise MailRefused([told(address, reason) for reason in answer.reasons], resume_ms=answer.resume_ms)


def bodies(message: EmailMessage) -> Any:
    """The HTML and the text of a message, by the names of a template's parts."""
    parts = {"html" if message.content_subtype == "html" else "text": str(message.body)}
    for content, kind in getattr(message, "alternatives", ()):
        if kind == "text/html":
            parts["html"] = str(content)
    return parts


def bare(recipient: str) -> str:
    """The address without a name; as given where it breaks a line, which no address may."""
    return recipient if {"\r", "\n"} & set(recipient) else parseaddr(recipient)[1] or recipient


def told(address: str, reason: Reason) -> str:
    """A reason with the address that it is about."""
    return f"{address}: {reason.message}"
