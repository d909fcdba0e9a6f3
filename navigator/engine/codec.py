"""Between frozen values and plain JSON data, both ways, from the dataclasses' own types."""

from __future__ import annotations

import types
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, time
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints


@cache
def _hints(cls: type) -> dict[str, Any]:
    return get_type_hints(cls)


def to_data(value: Any) -> Any:  # noqa: ANN401 - any of our values
    """Lists, dicts, text, numbers and booleans only. A phrase class becomes its phrase.

    Fields that hold their default are left out, so that the reader's default stands for them.
    """
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        if _is_phrase(type(value)):
            return str(value)
        held = ((each, getattr(value, each.name)) for each in fields(value))
        return {
            each.name: to_data(inner)
            for each, inner in held
            if each.default is MISSING or inner != each.default
        }
    if isinstance(value, tuple):
        return [to_data(each) for each in value]
    if isinstance(value, date | time):
        return value.isoformat()
    return value


def from_data(expected: Any, data: Any) -> Any:  # noqa: ANN401 - any of our values
    """The value that :func:`to_data` was given, for a type of ours."""
    origin = get_origin(expected)
    if origin in (Union, types.UnionType):
        held = next(each for each in get_args(expected) if each is not type(None))
        return None if data is None else from_data(held, data)
    if origin is tuple:
        item = get_args(expected)[0]
        return tuple(from_data(item, each) for each in data)
    if is_dataclass(expected):
        return _from_phrase(expected, data) if isinstance(data, str) else _made(expected, data)
    if isinstance(expected, type) and issubclass(expected, Enum):
        return expected(data)
    return data


def _made(cls: Any, data: dict[str, Any]) -> Any:  # noqa: ANN401 - one of our dataclasses
    hints = _hints(cls)
    return cls(**{name: from_data(hints[name], held) for name, held in data.items()})


def _is_phrase(cls: type) -> bool:
    """Whether the class's text form says all there is: it reads and gives back one phrase."""
    return hasattr(cls, "from_text") and "__str__" in vars(cls)


def _from_phrase(cls: Any, text: str) -> Any:  # noqa: ANN401 - one of our phrase classes
    if hasattr(cls, "from_texts"):
        return cls.from_texts(tuple(text.split("; or ")))
    return cls.from_text(text)
