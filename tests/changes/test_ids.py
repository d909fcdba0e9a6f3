"""Ids are identity, and no words: one that is given anew, wherever it stands, changes nothing."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import reduce
from typing import TYPE_CHECKING

import pytest

from navigator.authoring.library import load_library
from navigator.changes.between import changes
from navigator.engine.ladder import END, RESOLVED, THROUGHOUT
from tests.changes.editions import given_anew, made_up, with_document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from navigator.engine.model import Edition

# Names of places that every edition has.
SETTLED = {END, RESOLVED, THROUGHOUT}


def ids_of(part: object) -> Iterator[str]:
    """Every id that something in it has."""
    if isinstance(part, tuple):
        for each in part:
            yield from ids_of(each)
    elif is_dataclass(part):
        for field in fields(part):
            value = getattr(part, field.name)
            yield from [value] if field.name == "id" else ids_of(value)


EDITIONS = (*load_library().editions, *made_up())


@pytest.mark.parametrize("edition", load_library().editions, ids=lambda each: each.policy)
def test_an_id_given_anew_says_nothing(edition: Edition) -> None:
    """Whatever part has it: what refers to it still refers to the same part."""
    names = sorted(set(ids_of(edition)) - SETTLED)
    assert len(names) > len(edition.stages) + len(edition.roles)
    said = {name: changes(edition, given_anew(edition, name)) for name in names}
    assert {name: [str(each) for each in found] for name, found in said.items() if found} == {}


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda each: each.policy)
def test_every_id_given_anew_says_nothing(edition: Edition) -> None:
    """All of them at once: each part still finds its own by what it is called, and what it says."""
    new = reduce(given_anew, sorted(set(ids_of(edition)) - SETTLED), edition)
    assert set(ids_of(new)).isdisjoint(set(ids_of(edition)) - SETTLED)
    assert [str(each) for each in changes(edition, new)] == []


def test_an_id_given_anew_hides_no_other_change() -> None:
    """A record whose recipient has another id, and whose words are others, is only worded anew."""
    edition = next(each for each in EDITIONS if each.policy == "lambeth")
    new = with_document(given_anew(edition, "parties"), "written-confirmation", about="By letter.")
    (change,) = changes(edition, new)
    assert change.words == '"Written confirmation of the outcome": worded anew'
