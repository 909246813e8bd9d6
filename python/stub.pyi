from collections.abc import Mapping
from os import PathLike
from typing import Any, Dict, List, Optional, Tuple, Union, final

__all__ = ["FUNCTIONS", "SCHEMA", "Policy", "SendrightError", "presets"]

FUNCTIONS: Tuple[str, ...]
SCHEMA: str

def presets() -> List[str]: ...

class SendrightError(ValueError):
    code: str
    path: str
    message: str
    help: str
    line: Optional[int]
    column: Optional[int]
    errors: List[Dict[str, Any]]

@final
class Policy:
    @staticmethod
    def load(document: Union[str, bytes, PathLike[str], Mapping[str, Any]]) -> Policy: ...
    @staticmethod
    def preset(name: str) -> Policy: ...
    @property
    def name(self) -> str: ...
    @property
    def version(self) -> str: ...
    @property
    def stamp(self) -> str: ...
    def answer_json(self, name: str, question: str) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
$METHODS
