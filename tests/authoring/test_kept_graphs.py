"""Graphs kept between builds."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import packages_distributions
from typing import TYPE_CHECKING

from navigator.authoring import kept_graphs

if TYPE_CHECKING:
    from pathlib import Path


def test_what_was_kept_is_read_back(tmp_path: Path) -> None:
    """A graph and its number of paths."""
    place = kept_graphs.place(tmp_path, b"an edition")
    kept_graphs.keep(place, b'{"a":1}\n\n', 7)
    assert kept_graphs.read(place) == (b'{"a":1}\n\n', 7)


def test_another_edition_has_another_place(tmp_path: Path) -> None:
    """One letter is enough."""
    assert kept_graphs.place(tmp_path, b"an edition") != kept_graphs.place(tmp_path, b"An edition")


def loaded(expression: str) -> set[str]:
    """What the expression gives for each module that is loaded once the graph's own is."""
    listing = f"import sys; import navigator.authoring.graph; print(*({expression}), sep='\\n')"
    done = subprocess.run(
        [sys.executable, "-c", listing], capture_output=True, text=True, check=True
    )
    return set(done.stdout.splitlines())


def test_every_module_that_makes_a_graph_counts() -> None:
    """A change of any module that the graph's own loads gives every graph another place."""
    files = loaded("m.__file__ for n, m in sys.modules.items() if n.startswith('navigator.')")
    modules = {file for file in files if not file.endswith("__init__.py")}
    assert len(modules) > 20
    assert modules <= set(map(str, kept_graphs.made_from()))


def test_every_library_that_makes_a_graph_counts() -> None:
    """Another version of what draws the HTML in a graph gives every graph another place."""
    tops = loaded("name.partition('.')[0] for name in sys.modules")
    libraries = set(packages_distributions()) & tops
    assert {each for each in libraries if each[0] != "_"} == set(kept_graphs.DRAWN_WITH)


def test_a_damaged_file_is_not_used(tmp_path: Path) -> None:
    """One byte changed, cut short, emptied or gone: it is as if nothing had been kept."""
    place = kept_graphs.place(tmp_path, b"an edition")
    kept_graphs.keep(place, b'{"a":1}', 7)
    whole = place.read_bytes()
    for damaged in (whole.replace(b"1}", b"2}"), whole[:-1], b""):
        place.write_bytes(damaged)
        assert kept_graphs.read(place) is None
    place.unlink()
    assert kept_graphs.read(place) is None


def test_what_is_not_wanted_goes(tmp_path: Path) -> None:
    """The folder holds no more than the last build used."""
    first, second = (kept_graphs.place(tmp_path, data) for data in (b"one", b"two"))
    kept_graphs.keep(first, b"1", 1)
    kept_graphs.keep(second, b"2", 2)
    kept_graphs.drop_others(tmp_path, {second})
    assert list(tmp_path.iterdir()) == [second]
