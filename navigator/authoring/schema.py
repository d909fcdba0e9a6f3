"""``schema``: the JSON Schema of an edition, made from the model's own types.

Editors read YAML 1.2, where an unquoted 2024 is a number, so a text may be one; whatever the
editor makes of it, ``check`` reads it as the text that stands there.
"""

from __future__ import annotations

import json
from dataclasses import MISSING, Field, fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, get_args, get_origin

import click

from navigator.authoring.allowed import hints, key_of, without_none
from navigator.authoring.phrase_patterns import ID, PATTERNS
from navigator.authoring.reply_schema import reply_schema
from navigator.authoring.scenario_text import ScenarioText
from navigator.engine.model import Checked, Edition, Limit, Successor
from navigator.engine.references import When
from navigator.engine.vocabulary import Term

if TYPE_CHECKING:
    from collections.abc import Mapping

PATH: Final = Path(__file__).resolve().parents[2] / "schema" / "edition.schema.json"
REPLY_PATH: Final = PATH.with_name("reply.schema.json")
SCENARIO_PATH: Final = PATH.with_name("scenario.schema.json")

# The short form that may stand for a whole mapping.
SHORT: Final[dict[type, str]] = {
    Limit: "none stated",
    Successor: "none known",
    Checked: "not checked",
}
_TEXT: Final = {"type": ["string", "number"], "pattern": r"\S"}
_LONGEST_ID: Final = 64

Schema = dict[str, Any]


def edition_schema() -> Schema:
    """The schema of an edition's file, draft 2020-12."""
    return _whole(Edition, "An edition of an escalation policy")


def scenario_schema() -> Schema:
    """The schema of a scenario's file, draft 2020-12."""
    return _whole(ScenarioText, "A scenario for training")


def _whole(cls: type, title: str) -> Schema:
    definitions: dict[str, Schema] = {}
    top = _definition(cls, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        **top,
        "$defs": {name: definitions[name] for name in sorted(definitions)},
    }


def _definition(cls: Any, definitions: dict[str, Schema], *, keyed: bool = False) -> Schema:  # noqa: ANN401 - any model type
    """A mapping with the keys of a dataclass; ``keyed`` leaves out the id, which is the key."""
    own = [each for each in fields(cls) if not (keyed and each.name == "id")]
    return {
        "description": _description(cls),
        "type": "object",
        "properties": {key_of(each.name): _field(cls, each, definitions) for each in own},
        "required": [key_of(each.name) for each in own if _is_required(each)],
        "additionalProperties": False,
    }


def _is_required(each: Field[Any]) -> bool:
    return each.default is MISSING and each.default_factory is MISSING


def _description(cls: type) -> str:
    return " ".join((cls.__doc__ or "").replace("`", "").split())


def _field(cls: type, each: Field[Any], definitions: dict[str, Schema]) -> Schema:
    expected = hints(cls)[each.name]
    if not each.metadata.get("keyed"):
        return _schema(expected, definitions)
    item = get_args(expected)[0]
    body = _named(item, definitions, keyed=True)
    names = {} if each.metadata.get("phrases") else {"pattern": f"^{ID}$"}
    return {
        "type": "object",
        "propertyNames": names | {"maxLength": _LONGEST_ID},
        "additionalProperties": {"anyOf": [_TEXT, body]} if "text" in hints(item) else body,
    }


def _schema(expected: Any, definitions: dict[str, Schema]) -> Schema:  # noqa: ANN401 - any model type
    expected = without_none(expected)
    if get_origin(expected) is tuple:
        return {"type": "array", "items": _schema(get_args(expected)[0], definitions)}
    if expected is str:
        return _TEXT
    if expected is bool:
        return {"enum": [True, False, "true", "false"]}
    if expected not in PATTERNS and is_dataclass(expected):
        body, short = _named(expected, definitions), _short(expected)
        return {"anyOf": [{"const": short}, body]} if short else body
    return _named(expected, definitions)


def _short(expected: Any) -> str | None:  # noqa: ANN401 - any model type
    return SHORT.get(expected)


def _named(expected: Any, definitions: dict[str, Schema], *, keyed: bool = False) -> Schema:  # noqa: ANN401 - any model type
    """A reference to the type's definition, which is made the first time."""
    name = expected.__name__
    if name not in definitions:
        definitions[name] = {}  # holds the place while its own parts are made
        if issubclass(expected, Term):
            definitions[name] = _term(expected)
        elif expected in PATTERNS:
            definitions[name] = _phrase(expected)
        else:
            definitions[name] = _definition(expected, definitions, keyed=keyed)
    return {"$ref": f"#/$defs/{name}"}


def _term(expected: type[Term]) -> Schema:
    return {
        "description": _description(expected),
        "anyOf": [{"const": each.value, "description": each.meaning} for each in expected],
    }


def _phrase(expected: type) -> Schema:
    pattern, description = PATTERNS[expected]
    phrase = {"type": ["string", "number"], "pattern": rf"^\s*{pattern}\s*$"}
    if expected is When:
        lines = {"type": "array", "items": phrase, "minItems": 1}
        return {"description": description, "anyOf": [phrase, lines]}
    return {"description": description, **phrase}


def as_text(made: Mapping[str, Any]) -> str:
    """A schema as its file holds it."""
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


@click.command()
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit 1 if out of date.")
def schema(*, only_check: bool) -> None:
    """Write the JSON Schemas: of an edition and a scenario, and of what "next --json" prints.

    They are made from the model, so run this after changing what one of these may say.
    """
    stale = False
    for path, made in (
        (PATH, as_text(edition_schema())),
        (REPLY_PATH, as_text(reply_schema())),
        (SCENARIO_PATH, as_text(scenario_schema())),
    ):
        if path.exists() and path.read_text(encoding="utf-8") == made:
            click.echo(f"schema/{path.name} is up to date.")
        elif only_check:
            click.echo(f"schema/{path.name} is out of date: run python -m navigator schema")
            stale = True
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_text(made, encoding="utf-8")
            click.echo(f"schema/{path.name} written.")
    if stale:
        raise SystemExit(1)
