"""Graphs kept between builds."""

from __future__ import annotations

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
