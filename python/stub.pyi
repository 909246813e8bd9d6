"""The extension module.

$ORIGIN
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from os import PathLike
from typing import Any, final

from .answers import *
from .questions import *
from .words import *

__version__: str
FUNCTIONS: tuple[str, ...]
SCHEMA: str

Column = Any

def presets() -> list[str]:
    $DOC lib.rs fn presets

def refusal(path: str, message: str, help: str) -> SendrightError: ...
def below(exception: SendrightError, place: str) -> SendrightError: ...
def checked(answer: str) -> str: ...

class SendrightError(ValueError):
    $MISTAKE

class Answer:
    $DOC answer.rs struct Answer

    def __new__(cls, source: Any) -> Answer: ...
    def to_json(self) -> str:
        $DOC answer.rs fn to_json

    def _part(self, name: str) -> str | None: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Policy:
    $DOC policy.rs struct Policy

    @staticmethod
    def load(document: str | bytes | bytearray | memoryview | PathLike[str] | Mapping[str, Any]) -> Policy:
        $DOC policy.rs fn load

    @staticmethod
    def preset(name: str) -> Policy:
        $DOC policy.rs fn preset

    @property
    def name(self) -> str:
        $DOC policy.rs fn name

    @property
    def version(self) -> str:
        $DOC policy.rs fn version

    @property
    def stamp(self) -> str:
        $DOC policy.rs fn stamp

    def answer_json(self, name: str, question: str) -> str:
        $DOC policy.rs fn answer_json

    def review_templates(
        self, templates: Iterable[ReviewTemplate], threads: int | None = None
    ) -> Iterator[Review]:
        $REVIEWING

    def _answer(self, name: str, question: str) -> str: ...
    def _answer_all(self, name: str, questions: Sequence[str], threads: int) -> list[str]: ...
    def _assess_columns(self, question: Mapping[str, Any]) -> dict[str, Any] | None: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    $METHODS
