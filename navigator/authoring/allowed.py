"""What a type of the model allows, in words for a message."""

from __future__ import annotations

import types
from dataclasses import fields
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from navigator.authoring.phrase_patterns import PATTERNS
from navigator.engine.vocabulary import Term


@cache
def hints(cls: type) -> dict[str, Any]:
    """The types of a dataclass's fields, by field name."""
    return get_type_hints(cls)


def key_of(name: str) -> str:
    """A field's name as YAML writes it."""
    return name.replace("_", "-")


def without_none(expected: Any) -> Any:  # noqa: ANN401 - any model type
    """The type itself where the field may be left out."""
    if get_origin(expected) in (Union, types.UnionType):
        return next(each for each in get_args(expected) if each is not type(None))
    return expected


def allowed(expected: Any) -> str:  # noqa: ANN401 - any model type
    """What may be written where this type is expected."""
    expected = without_none(expected)
    if get_origin(expected) is tuple:
        return f"a list of {allowed(get_args(expected)[0])}"
    if expected is str:
        return "text"
    if expected is bool:
        return "true or false"
    if issubclass(expected, Term):
        return "one of " + ", ".join(expected)
    return _phrase(expected) or "a mapping with " + ", ".join(
        key_of(each.name) for each in fields(expected) if each.name != "id"
    )


def _phrase(expected: Any) -> str:  # noqa: ANN401 - any model type
    """What the type's own reader says it allows, where it has one."""
    if hasattr(expected, "from_text"):
        try:
            expected.from_text("?")
        except ValueError as error:
            return str(error)
    # A place in the source may be any text, so its reader has nothing to refuse.
    return PATTERNS[expected][1] if expected in PATTERNS else ""
