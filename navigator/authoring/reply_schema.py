"""The JSON Schema of the engine's reply: what ``next --json`` prints, field by field."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any, Final, get_args, get_origin

from navigator.authoring.allowed import hints, without_none
from navigator.engine.answer import Reply

_PLAIN: Final = {str: {"type": "string"}, bool: {"type": "boolean"}}


def reply_schema() -> dict[str, Any]:
    """The schema of a reply, draft 2020-12. Every field is there, be it empty."""
    definitions: dict[str, Any] = {}
    top = _definition(Reply, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The navigator's reply to a case",
        **top,
        "$defs": {name: definitions[name] for name in sorted(definitions)},
    }


def _definition(cls: type, definitions: dict[str, Any]) -> dict[str, Any]:
    own = fields(cls)
    return {
        "description": " ".join((cls.__doc__ or "").replace("`", "").split()),
        "type": "object",
        "properties": {each.name: _schema(hints(cls)[each.name], definitions) for each in own},
        "required": [each.name for each in own],
        "additionalProperties": False,
    }


def _schema(expected: Any, definitions: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401 - any field's type
    held = without_none(expected)
    if held is not expected:
        return {"anyOf": [_schema(held, definitions), {"type": "null"}]}
    if get_origin(held) is tuple:
        return {"type": "array", "items": _schema(get_args(held)[0], definitions)}
    if not (isinstance(held, type) and is_dataclass(held)):
        return dict(_PLAIN[held])
    name = held.__name__
    if name not in definitions:
        definitions[name] = {}  # holds the place while its own parts are made
        definitions[name] = _definition(held, definitions)
    return {"$ref": f"#/$defs/{name}"}
