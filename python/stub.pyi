"""The extension module.

$ORIGIN
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

    def review_templates(
        self, templates: Iterable[ReviewTemplate], threads: int | None = None
    ) -> Iterator[Review]:
        """Reviews many templates, each given as the keywords of `review_template`, and yields the reviews in order.

        Templates are read some hundred at a time and reviewed by as many threads as there are processors, or as told.

        Raises `SendrightError` where a template cannot be reviewed, when its turn comes.
        """

    def _answer(self, name: str, question: str) -> str: ...
    def _answer_all(self, name: str, questions: Sequence[str], threads: int) -> list[str]: ...
    def _assess_columns(self, question: Mapping[str, Any]) -> dict[str, Any] | None: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    $METHODS
