"""Editions to compare: made from one on disk by changing a part of it."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from navigator.authoring.edition_file import read_edition
from navigator.authoring.library import ROOT, load_library, read_agencies
from navigator.engine.codec import from_data, to_data
from navigator.engine.model import Contact, Duty, Edition, Limit, Stage, Way
from navigator.engine.vocabulary import WayKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from navigator.changes.change import Change

NUMBER = Way(kind=WayKind.PHONE, printed="01632 960111", dial="+441632960111")
OTHER = Way(kind=WayKind.PHONE, printed="01632 960222", dial="+441632960222")

# The fields that hold an id, or that name a part by its id.
IDS = {
    "id", "notes", "general_notes", "covers", "bring", "write", "contacts", "reading", "go", "at",
    "opens", "send_to", "role", "area", "unsure", "used", "roles", "of", "condition", "answers",
    "source",
}  # fmt: skip


@cache
def lambeth() -> Edition:
    """A real policy of six stages, one to a rung, with two other routes."""
    return load_library().edition("lambeth", "2024-07")


@cache
def made_up() -> tuple[Edition, ...]:
    """The fictional policies: each has a combination that the real ones have not."""
    agencies = read_agencies(ROOT / "data")
    files = sorted((ROOT / "tests" / "fictional").glob("*/2*.yaml"))
    found = (read_edition(path, path.name, agencies).edition for path in files)
    return tuple(filter(None, found))


def rewritten(edition: Edition, *texts: tuple[str, str]) -> Edition:
    """The edition with these texts exchanged wherever they stand in its data."""
    text = json.dumps(to_data(edition))
    for old, new in texts:
        assert old in text, f"{old} is not there to be changed"
        text = text.replace(old, new)
    made: Edition = from_data(Edition, json.loads(text))
    return made


def given_anew(part: Any, name: str) -> Any:  # noqa: ANN401 - any part of an edition
    """The same part, with every id of this name, and whatever refers to it, named otherwise."""

    def renamed(value: Any) -> Any:  # noqa: ANN401 - a name, a path of names, or several
        if isinstance(value, str):
            return "/".join(f"{it}-anew" if it == name else it for it in value.split("/"))
        return tuple(map(renamed, value)) if isinstance(value, tuple) else given_anew(value, name)

    if isinstance(part, tuple):
        return tuple(given_anew(each, name) for each in part)
    if not is_dataclass(part) or isinstance(part, type):
        return part
    held = {
        field.name: (renamed if field.name in IDS else lambda it: given_anew(it, name))(
            getattr(part, field.name)
        )
        for field in fields(part)
        if field.init
    }
    return replace(part, **held)


def with_stage(edition: Edition, stage: str, change: Callable[[Stage], Stage]) -> Edition:
    """The edition with one stage changed."""
    held = tuple(change(each) if each.id == stage else each for each in edition.stages)
    return replace(edition, stages=held)


def with_duty(edition: Edition, path: str, **fields: Any) -> Edition:  # noqa: ANN401 - any field
    """The edition with one duty of a stage changed."""
    stage, _, name = path.partition("/")

    def changed(held: Stage) -> Stage:
        assert name in {each.id for each in held.duties}
        duties = tuple(replace(each, **fields) if each.id == name else each for each in held.duties)
        return replace(held, duties=duties)

    return with_stage(edition, stage, changed)


def duty(edition: Edition, path: str) -> Duty:
    """A duty of a stage."""
    stage, _, name = path.partition("/")
    held = next(each for each in edition.stages if each.id == stage)
    return next(each for each in held.duties if each.id == name)


def limit(edition: Edition, path: str, **fields: Any) -> Limit:  # noqa: ANN401 - any field
    """The limit of a duty, changed."""
    return replace(duty(edition, path).limit, **fields)


def contact(**fields: Any) -> Contact:  # noqa: ANN401 - any field
    """A row of a contact list."""
    held: dict[str, Any] = {
        "id": "office", "organisation": "Office", "title": "Duty line", "ways": (NUMBER,),
        "cite": (),
    }  # fmt: skip
    return Contact(**held | fields)


def with_contact(row: Contact) -> Edition:
    """Lambeth with this row alone in its contact list."""
    return replace(lambeth(), contacts=(row,))


def with_document(edition: Edition, name: str, **fields: Any) -> Edition:  # noqa: ANN401 - any field
    """The edition with one record or form changed."""
    assert name in {each.id for each in edition.documents}
    held = (replace(each, **fields) if each.id == name else each for each in edition.documents)
    return replace(edition, documents=tuple(held))


def with_condition(edition: Edition, name: str, **fields: Any) -> Edition:  # noqa: ANN401 - any field
    """The edition with one question changed."""
    assert name in {each.id for each in edition.conditions}
    held = (replace(each, **fields) if each.id == name else each for each in edition.conditions)
    return replace(edition, conditions=tuple(held))


def words(found: tuple[Change, ...]) -> set[str]:
    """The sentences of a change list."""
    return {str(each) for each in found}
