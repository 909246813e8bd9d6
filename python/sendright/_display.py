"""How notebooks show an answer. Every word comes from outside and is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .answers import Review, WarmupPlan
    from .parts import Span


class ReviewDisplay:
    """Shows a review as a table of its findings."""

    __slots__ = ()

    def _repr_html_(self: Review) -> str:  # type: ignore[misc]  # Only reviews have it.
        rows = [(each.severity, each.rule, _place(each.span), each.message, each.help) for each in self.findings]
        heading = f"{self.verdict}, {self.score / 10:g} of 10 points"
        return _table(heading, ("severity", "rule", "where", "what is wrong", "what to do"), rows, self.policy)


class WarmupDisplay:
    """Shows a plan as a table of its days."""

    __slots__ = ()

    def _repr_html_(self: WarmupPlan) -> str:  # type: ignore[misc]  # Only plans have it.
        columns = ["day", "daily", "hourly"]
        if any(each.largest_receiver is not None for each in self.days):
            columns.append("largest_receiver")
        rows = [[_number(getattr(each, column)) for column in columns] for each in self.days]
        heading = "; ".join(["most messages", *(reason.message for reason in self.reasons)])
        return _table(heading, [column.replace("_", " ") for column in columns], rows, self.policy)


def _place(span: Span | None) -> str:
    return "" if span is None else f"{span.part} {span.line}:{span.column}"


def _number(value: int | None) -> str:
    return "" if value is None else f"{value:,}"


def _table(heading: str, columns: Sequence[str], rows: Iterable[Sequence[Any]], policy: str) -> str:
    head = "".join(f"<th>{escape(column)}</th>" for column in columns)
    body = "".join(f"<tr>{''.join(f'<td>{escape(str(cell))}</td>' for cell in row)}</tr>" for row in rows)
    return (
        f"<table><caption>{escape(heading)} <small>({escape(policy)})</small></caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )
