"""What answers are made of: frozen objects with attributes, which can be written as they came."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn, TypeVar

from . import _sendright

R = TypeVar("R", bound="Record")
A = TypeVar("A", bound="Answer")

if TYPE_CHECKING:
    from typing_extensions import dataclass_transform
else:

    def dataclass_transform(**_: Any) -> Any:
        """What type checkers alone have to know."""
        return lambda decorated: decorated


@dataclass_transform(frozen_default=True)
class Record:
    """An object whose attributes do not change; what a class has, its ``__slots__`` tell."""

    __slots__: Iterable[str] = ()

    _nested: ClassVar[Mapping[str, Any]] = {}
    """Attributes that are records, or tuples of them, with their class."""
    _absent: ClassVar[Mapping[str, Any]] = {}
    """Attributes that an answer may leave out, with what then stands for them."""
    _keys: ClassVar[Mapping[str, str]] = {}
    """Attributes that an answer calls otherwise."""

    if not TYPE_CHECKING:  # Type checkers know from the attributes what a class takes.
        __match_args__: ClassVar[tuple[str, ...]] = ()

        def __init_subclass__(cls, **given: Any) -> None:
            super().__init_subclass__(**given)
            cls.__match_args__ = tuple(cls.__slots__)

        def __new__(cls, *values: Any, **fields: Any) -> Any:
            names = tuple(cls.__slots__)
            if len(values) > len(names):
                raise TypeError(f"{cls.__name__} has {len(names)} attributes, not {len(values)}")
            for name, value in zip(names, values):
                if name in fields:
                    raise TypeError(f"{cls.__name__} got two values for `{name}`")
                fields[name] = value
            return cls._of(fields, {})

        def __replace__(self, /, **changes: Any) -> Any:
            return type(self)(**{**dict(self._given()), **changes})

    @classmethod
    def from_dict(cls: type[R], fields: Mapping[str, Any]) -> R:
        """The object of the names and values that ``to_dict`` gives."""
        return cls._of(fields, cls._keys)

    @classmethod
    def _of(cls: type[R], fields: Mapping[str, Any], keys: Mapping[str, str]) -> R:
        """The object of fields with these names, whose names are looked at."""
        _same_names(cls, fields, keys)
        names = {keys.get(name, name): cls._keys.get(name, name) for name in cls.__slots__}
        return cls._read({names[name]: value for name, value in fields.items()})

    @classmethod
    def _read(cls: type[R], fields: Mapping[str, Any]) -> R:
        record = object.__new__(cls)
        record._fill(fields)
        return record

    def _fill(self, fields: Mapping[str, Any]) -> None:
        for name in self.__slots__:
            key = self._keys.get(name, name)
            value = fields[key] if key in fields else self._absent[name]
            object.__setattr__(self, name, self._shaped(name, value))

    @classmethod
    def _shaped(cls, name: str, value: Any) -> Any:
        nested = cls._nested.get(name)
        if nested is None or value is None:
            return _frozen(value)
        if isinstance(value, (list, tuple)):
            return tuple(each if isinstance(each, nested) else nested._read(each) for each in value)
        return value if isinstance(value, nested) else nested._read(value)

    def to_dict(self) -> dict[str, Any]:
        """The answer as dicts, lists and plain values, with the names of the JSON door."""
        return {self._keys.get(name, name): _thawed(value) for name, value in self._given()}

    def to_json(self) -> str:
        """The answer as JSON text."""
        return json.dumps(self.to_dict(), ensure_ascii=False, separators=(",", ":"))

    def _given(self) -> Iterator[tuple[str, Any]]:
        """The attributes that do not stand for something left out."""
        for name in self.__slots__:
            value = getattr(self, name)
            if name not in self._absent or value != self._absent[name]:
                yield name, value

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self._given())})"

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in self.__slots__)

    def __hash__(self) -> int:
        return hash((type(self), self.to_json()))

    def __reduce__(self) -> tuple[Any, ...]:
        return _unpickled, (type(self), self.to_dict())

    if not TYPE_CHECKING:  # Each attribute is declared by its class; any other is a mistake.

        def __setattr__(self, name: str, value: Any) -> NoReturn:
            raise AttributeError(f"an answer does not change: `{name}` cannot be set")

        def __delattr__(self, name: str) -> NoReturn:
            raise AttributeError(f"an answer does not change: `{name}` cannot be deleted")


class Answer(_sendright.Answer, Record):
    """What a policy answered. Its attributes are read from the answer's JSON when the first is asked for."""

    __slots__ = ()

    @classmethod
    def from_dict(cls: type[A], fields: Mapping[str, Any]) -> A:
        """The answer of the names and values that ``to_dict`` gives."""
        return cls(_text(cls, fields, cls._keys))

    def to_dict(self) -> dict[str, Any]:
        """The answer as dicts, lists and plain values, with the names of the JSON door."""
        fields: dict[str, Any] = json.loads(self.to_json())
        return fields

    if not TYPE_CHECKING:

        def __replace__(self, /, **changes: Any) -> Any:
            fields = {name: getattr(self, name) for name in self.__slots__}
            return type(self)(**{**fields, **changes})

        def __getattr__(self, name: str) -> Any:
            if name not in self.__slots__:
                error = AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
                # From Python 3.10 on an attribute that could be meant is suggested by these.
                error.name, error.obj = name, self
                raise error
            alone = self._part(name)
            if alone is None:
                self._fill(json.loads(self.to_json()))
            else:
                object.__setattr__(self, name, self._shaped(name, json.loads(alone)))
            return object.__getattribute__(self, name)


def written(cls: type[Record], source: Any, fields: Mapping[str, Any] | None) -> str:
    """The text of an answer that is made of its attributes by their names."""
    if source is not None:
        raise TypeError(f"{cls.__name__} is made of its attributes by their names")
    return _text(cls, fields or {}, {})


def _text(cls: type[Record], fields: Mapping[str, Any], keys: Mapping[str, str]) -> str:
    """The text of an answer of fields with these names, in the order that they have."""
    _same_names(cls, fields, keys)
    names = {keys.get(name, name): name for name in cls.__slots__}
    given = {names[key]: _thawed(value) for key, value in fields.items()}
    left_out = {name for name, value in given.items() if name in cls._absent and value in (cls._absent[name], [])}
    told = {cls._keys.get(name, name): value for name, value in given.items() if name not in left_out}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _same_names(cls: type[Record], fields: Mapping[str, Any], keys: Mapping[str, str]) -> None:
    """Raises where fields are not those of a class."""
    names = {keys.get(name, name): name for name in cls.__slots__}
    unknown = [name for name in fields if name not in names]
    if unknown:
        raise TypeError(f"{cls.__name__} has no `{unknown[0]}`; it has {', '.join(names)}")
    missing = [key for key, name in names.items() if key not in fields and name not in cls._absent]
    if missing:
        raise TypeError(f"{cls.__name__} needs `{missing[0]}`")


def _unpickled(cls: type[R], fields: Mapping[str, Any]) -> R:
    return cls._read(fields)


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_frozen(each) for each in value)
    if isinstance(value, dict):
        return MappingProxyType({key: _frozen(each) for key, each in value.items()})
    return value


def _thawed(value: Any) -> Any:
    if isinstance(value, Record):
        return value.to_dict()
    if isinstance(value, (list, tuple)):
        return [_thawed(each) for each in value]
    if isinstance(value, Mapping):
        return {key: _thawed(each) for key, each in value.items()}
    return value
