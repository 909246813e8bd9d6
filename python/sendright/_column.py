"""Answers in columns."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ._record import Record

KINDS = {"action": ("B", "uint8"), "level": ("I", "uint32"), "rule": ("i", "int32")}
"""The columns with their kinds of number, in the words of ``array`` and of NumPy."""


class Columns(Record):
    """An answer with a number for each row: NumPy arrays where NumPy is installed, else of the module ``array``."""

    __slots__ = ()

    if TYPE_CHECKING:
        action: Any
        policy: str

        def __init__(self, fields: Mapping[str, Any]) -> None: ...

    else:

        def __new__(cls, fields: Mapping[str, Any]) -> Columns:
            return cls._read(fields)

        def __replace__(self, /, **changes: Any) -> Columns:
            return self.from_dict({**self.to_dict(), **changes})

    @classmethod
    def _shaped(cls, name: str, value: Any) -> Any:
        return _column(value, *KINDS[name]) if name in KINDS else super()._shaped(name, value)

    def to_dict(self) -> dict[str, Any]:
        """The answer as dicts, lists and plain values, with the names of the JSON door."""
        return {name: value.tolist() if name in KINDS else value for name, value in super().to_dict().items()}

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self) or not isinstance(other, Columns):
            return NotImplemented
        return self.to_dict() == other.to_dict()

    __hash__ = Record.__hash__

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {len(self.action)} rows by {self.policy}>"


def _column(values: Any, code: str, kind: str) -> Any:
    """A column of a list of numbers or of the bytes that they are in memory."""
    try:
        import numpy
    except ImportError:
        column = array(code)
        column.frombytes(values) if isinstance(values, bytes) else column.fromlist(values)
        return column
    if isinstance(values, bytes):
        return numpy.frombuffer(values, dtype=kind)
    numbers = numpy.array(values, dtype=kind)
    numbers.flags.writeable = False
    return numbers
