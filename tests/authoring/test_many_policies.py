"""The made-up policies that the build is measured with are sound, and of every kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from navigator.authoring.edition_file import EditionFile, read_edition
from navigator.authoring.library import ROOT, read_agencies
from navigator.authoring.walk import walk
from navigator.engine.quantity import Quantity
from navigator.engine.vocabulary import Unit
from tools.made_up_edition import made_up, place
from tools.many_policies import write_edition

if TYPE_CHECKING:
    from pathlib import Path

COUNT = 20


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> list[EditionFile]:
    """The first of them, written and read again."""
    folder: Path = tmp_path_factory.mktemp("policies")
    paths = [write_edition(folder, made_up(number)) for number in range(COUNT)]
    agencies = read_agencies(ROOT / "data")
    return [read_edition(path, path.parent.name, agencies) for path in paths]


def test_each_passes_check(read: list[EditionFile]) -> None:
    """No check finds anything wrong with any of them."""
    assert [str(finding) for each in read for finding in each.findings] == []
    assert all(each.edition for each in read)


def test_each_says_that_it_is_made_up(read: list[EditionFile]) -> None:
    """Nobody can take one for a real policy."""
    assert all(each.edition and each.edition.fictional for each in read)
    assert all(each.edition and "(fictional)" in each.edition.name for each in read)


def test_they_differ(read: list[EditionFile]) -> None:
    """Ladders of three to seven stages, and limits in every unit, are among them."""
    editions = [each.edition for each in read if each.edition]
    assert {len(each.stages) for each in editions} == {3, 4, 5, 6, 7}
    units = {found.unit for each in editions for _, found in walk(each, Quantity)}
    assert units == set(Unit)


def test_each_number_has_a_name_of_its_own() -> None:
    """Five hundred of them stand in five hundred folders."""
    assert len({place(number) for number in range(500)}) == 500


def test_a_number_always_gives_the_same_edition() -> None:
    """Two measurements are of the same policies."""
    assert made_up(7) == made_up(7)
