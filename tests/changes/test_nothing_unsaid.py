"""Whatever differs between two editions is in the change list, whichever field it is in."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Any

import pytest

from navigator.authoring.library import load_library
from navigator.changes.between import changes
from navigator.engine.model import Edition, Standing
from navigator.engine.moments import PartialDate
from navigator.engine.quantity import Quantity
from navigator.engine.references import After, Parties, When

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# Ids are identity; notes have changes of their own; places are those of another document. How an
# edition is called, who put it into data, and what its encoder found on some day, is no change.
LEFT_ASIDE = {
    "id", "notes", "general_notes", "cite", "policy", "edition", "edition_name", "encoded",
    "earlier_editions",
}  # fmt: skip
LEFT_ASIDE_OF_STANDING = {"status", "on", "because"}
UNITS = {"hours": "2 working days", "working days": "9 hours"}


def other_word(word: Enum) -> Enum:
    """Another word of its list."""
    return next(each for each in type(word) if each is not word)


# By the type, the most special first: other values for one. None at all where it has to stay.
OTHERS: dict[type, Callable[[Any], tuple[Any, ...]]] = {
    Enum: lambda it: (other_word(it),),
    bool: lambda it: (not it,),
    str: lambda it: (f"{it} and more",),
    PartialDate: lambda it: (replace(it, year=it.year + 1),),
    Quantity: lambda it: (Quantity.from_text(UNITS.get(it.unit, "9 hours")),),
    Parties: lambda it: (Parties(stated=not it.stated),),
    After: lambda it: (After(),) if it.events else (),
    When: lambda _: (),
}


def variants(value: Any) -> Iterator[Any]:  # noqa: ANN401 - any part of an edition
    """The same part with one field of it, or of a part of it, changed."""
    for kind, others in OTHERS.items():
        if isinstance(value, kind):
            yield from others(value)
            return
    if isinstance(value, tuple):
        for place, part in enumerate(value):
            yield from ((*value[:place], it, *value[place + 1 :]) for it in variants(part))
    elif is_dataclass(value) and not isinstance(value, type):
        aside = LEFT_ASIDE | (LEFT_ASIDE_OF_STANDING if isinstance(value, Standing) else set())
        for field in fields(value):
            if field.name not in aside and not _is_reference(field.name, value):
                held = variants(getattr(value, field.name))
                yield from (replace(value, **{field.name: other}) for other in held)


def _is_reference(name: str, of: object) -> bool:
    """Ids that would lead nowhere if they were changed. Tests elsewhere change those."""
    names = {"covers", "bring", "write", "contacts", "reading", "go", "at", "opens", "send_to"}
    if isinstance(of, Edition):
        return False
    return name in names | {"role", "area", "unsure", "used", "agency"}


@pytest.mark.parametrize("edition", load_library().editions, ids=lambda each: each.policy)
def test_any_field_that_differs_is_said(edition: Edition) -> None:
    """Each field of each part, changed by itself, makes at least one change."""
    made = list(variants(edition))
    assert len(made) > 200
    unsaid = [other for other in made if not changes(edition, other)]
    assert [difference(edition, other) for other in unsaid] == []


def difference(old: object, new: object) -> str:
    """Where two parts differ, as a path of fields."""
    if is_dataclass(old) and is_dataclass(new) and type(old) is type(new):
        for field in fields(old):
            one, other = getattr(old, field.name), getattr(new, field.name)
            if one != other:
                return f"{field.name}.{difference(one, other)}"
    if isinstance(old, tuple) and isinstance(new, tuple):
        for place, (one, other) in enumerate(zip(old, new, strict=False)):
            if one != other:
                return f"{place}.{difference(one, other)}"
    return f"{old!r} / {new!r}"


def parts(of: Any, put: Callable[[Any], Edition]) -> Iterator[tuple[Any, Callable[[Any], Edition]]]:  # noqa: ANN401 - any part of an edition
    """Everything in it that has an id, each with what puts another one in its place."""
    if isinstance(of, tuple):
        for place, part in enumerate(of):
            yield from parts(part, _among(of, place, put))
    elif is_dataclass(of) and not isinstance(of, type):
        if isinstance(of, Edition) or "id" in {each.name for each in fields(of)}:
            yield of, put
        for field in fields(of):
            yield from parts(getattr(of, field.name), _in(of, field.name, put))


def _among(
    of: tuple[Any, ...], place: int, put: Callable[[Any], Edition]
) -> Callable[[Any], Edition]:
    return lambda it: put((*of[:place], it, *of[place + 1 :]))


def _in(of: Any, name: str, put: Callable[[Any], Edition]) -> Callable[[Any], Edition]:  # noqa: ANN401 - any part
    return lambda it: put(replace(of, **{name: it}))


def others_of(part: Any) -> dict[str, Any]:  # noqa: ANN401 - any part of an edition
    """Another value for each field that can have one, with everything else as it is."""
    held = {
        field.name: next(variants(getattr(part, field.name)), None)
        for field in fields(part)
        if field.name not in LEFT_ASIDE and not _is_reference(field.name, part)
    }
    return {name: value for name, value in held.items() if value is not None}


@pytest.mark.parametrize("edition", load_library().editions, ids=lambda each: each.policy)
def test_no_field_that_differs_hides_another(edition: Edition) -> None:
    """With every field of a part changed at once, all is said that each of them says by itself."""
    hidden = []
    for part, put in parts(edition, lambda it: it):
        values = others_of(part)
        alone = {
            change.path
            for name, value in values.items()
            for change in changes(edition, put(replace(part, **{name: value})))
        }
        together = {each.path for each in changes(edition, put(replace(part, **values)))}
        hidden += sorted(alone - together)
    assert hidden == []
