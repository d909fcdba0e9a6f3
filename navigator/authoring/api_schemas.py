"""The JSON Schemas of the open data under ``/api/v1/``, made from the classes that it is made of.

Within v1, fields may be added: no schema forbids more than it names.
"""

from __future__ import annotations

from dataclasses import MISSING, Field, dataclass, fields
from typing import Any, Final, get_args, get_origin

from navigator.authoring.allowed import hints, without_none
from navigator.authoring.phrase_patterns import PATTERNS
from navigator.authoring.schema import edition_schema
from navigator.engine.model import Area, Edition
from navigator.engine.vocabulary import Status, Term

_DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"
_DAY: Final = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_PLAIN: Final = {str: {"type": "string"}, bool: {"type": "boolean"}}

Schema = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedEdition:
    """An edition in the list of policies.

    The first one of a policy is the one to go by. Addresses are relative to the site's root.
    ``review_due`` is as printed: a year, month or day, or null. ``checked`` says whether the
    partnership has checked this encoding. ``fictional`` marks made-up policies.
    ``fingerprint`` changes with the rules.
    """

    policy: str
    name: str
    partnership: str
    edition: str
    edition_name: str
    status: Status
    in_force: bool
    fictional: bool
    areas: tuple[Area, ...]
    review_due: str | None
    checked: bool
    page: str
    edition_url: str
    graph_url: str
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyList:
    """Every edition of every policy, as it stood on the day the site was built."""

    policies: tuple[ListedEdition, ...]


def api_schemas(contacts: type) -> dict[str, Schema]:
    """Each schema by the name of its file. ``contacts`` is the class of the contact list."""
    return {
        "bank-holidays": _holidays(),
        "contacts": _whole("Contacts", contacts),
        "edition": _whole("An edition, as the navigator reads it", Edition),
        "edition-yaml": edition_schema(),
        "policies": _whole("The list of policies", PolicyList),
    }


def _holidays() -> Schema:
    return {
        "$schema": _DRAFT,
        "title": "Bank holidays in England and Wales",
        "description": "Every bank holiday from the first day to the last, by day, with its name.",
        "type": "object",
        "properties": {
            "division": {"const": "england-and-wales"},
            "source": {"type": "string"},
            "retrieved": _DAY,
            "first": _DAY,
            "last": _DAY,
            "holidays": {
                "type": "object",
                "propertyNames": {"pattern": _DAY["pattern"]},
                "additionalProperties": {"type": "string"},
            },
        },
        "required": ["division", "first", "last", "holidays"],
    }


def _whole(title: str, cls: type) -> Schema:
    definitions: dict[str, Schema] = {}
    top = _definition(cls, definitions)
    named = {name: definitions[name] for name in sorted(definitions)}
    return {"$schema": _DRAFT, "title": title, **top, "$defs": named}


def _definition(cls: type, definitions: dict[str, Schema]) -> Schema:
    own = fields(cls)
    return {
        "description": " ".join((cls.__doc__ or "").replace("`", "").split()),
        "type": "object",
        "properties": {each.name: _schema(hints(cls)[each.name], definitions) for each in own},
        "required": [each.name for each in own if _is_always_there(each)],
    }


def _is_always_there(each: Field[Any]) -> bool:
    """A field that holds its default is left out."""
    return each.default is MISSING


def _schema(expected: Any, definitions: dict[str, Schema]) -> Schema:  # noqa: ANN401 - any type of ours
    held = without_none(expected)
    if held is not expected:
        return {"anyOf": [_schema(held, definitions), {"type": "null"}]}
    if get_origin(held) is tuple:
        return {"type": "array", "items": _schema(get_args(held)[0], definitions)}
    if held in _PLAIN:
        return dict(_PLAIN[held])
    name = held.__name__
    if name not in definitions:
        definitions[name] = {}  # holds the place while its own parts are made
        definitions[name] = _named(held, definitions)
    return {"$ref": f"#/$defs/{name}"}


def _named(held: type, definitions: dict[str, Schema]) -> Schema:
    if issubclass(held, Term):
        words = [{"const": each.value, "description": each.meaning} for each in held]
        return {"type": "string", "anyOf": words}
    if held in PATTERNS:
        return {"type": "string", "description": PATTERNS[held][1]}
    return _definition(held, definitions)
