"""A value is changed in the text where it stands; every other character stays."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.authoring import safe_yaml
from navigator.authoring.library import ROOT
from navigator.authoring.safe_yaml import compose
from navigator.authoring.yaml_edit import EditRefusedError, change_value
from navigator.authoring.yaml_places import child, segments

if TYPE_CHECKING:
    from pathlib import Path

    from navigator.authoring.yaml_written import Value

TEXT: Final = """\
# The first line is a comment.
policy: millford  # so is this

dates:
  agreed: 2025-01  # on the front page
  cite: [Front page]
# before what follows
standing:
  status: current
  successor: none known   # £ and \N{GRINNING FACE}
checked: not checked
contacts:
  desk:
    organisation: 'Millford: the council'
    ways:
      - {kind: phone, printed: 01632 960001, dial: "+441632960001"}
      - kind: web
        printed: example.org
    cite: [Contacts]
  office: {organisation: A partnership, ways: []}
"""
WAY: Final = '      - {kind: phone, printed: 01632 960001, dial: "+441632960001"}'


def lines_changed(address: str, value: Value | None) -> list[str]:
    """The lines that a change takes out and puts in."""
    after = change_value(TEXT, address, value).on(TEXT)
    compared = difflib.ndiff(TEXT.splitlines(), after.splitlines())
    return [line for line in compared if line[0] in "+-"]


@pytest.mark.parametrize(
    ("address", "value", "changed"),
    [
        (
            "dates.agreed",
            "2026-02-01",
            [
                "-   agreed: 2025-01  # on the front page",
                "+   agreed: 2026-02-01  # on the front page",
            ],
        ),
        ("dates.review-due", "2030-01", ["+   review-due: 2030-01"]),
        ("dates.agreed", None, ["-   agreed: 2025-01  # on the front page"]),
        (
            "standing.successor.title",
            "Another: policy",
            [
                "-   successor: none known   # £ and \N{GRINNING FACE}",
                "+   successor:",
                "+     title: 'Another: policy'   # £ and \N{GRINNING FACE}",
            ],
        ),
        ("checked.by", "A manager", ["- checked: not checked", "+ checked:", "+   by: A manager"]),
        (
            "contacts.desk.ways[0].dial",
            None,
            [
                '-       - {kind: phone, printed: 01632 960001, dial: "+441632960001"}',
                "+       - {kind: phone, printed: 01632 960001}",
            ],
        ),
        (
            "contacts.desk.ways[0].why-not",
            "wrong, and old",
            [
                '-       - {kind: phone, printed: 01632 960001, dial: "+441632960001"}',
                f"+ {WAY[:-1]}, why-not: 'wrong, and old'}}",
            ],
        ),
        ("contacts.desk.ways[1]", None, ["-       - kind: web", "-         printed: example.org"]),
        (
            "contacts.desk.ways[2]",
            {"kind": "phone", "printed": "101"},
            ["+       - {kind: phone, printed: '101'}"],
        ),
        (
            "contacts.desk.organisation",
            "It's the council",
            [
                "-     organisation: 'Millford: the council'",
                "+     organisation: 'It''s the council'",
            ],
        ),
        (
            "contacts.office.ways[0]",
            {"kind": "web", "printed": "a.org"},
            [
                "-   office: {organisation: A partnership, ways: []}",
                "+   office: {organisation: A partnership, ways: [{kind: web, printed: a.org}]}",
            ],
        ),
    ],
)
def test_only_what_was_asked_for_changes(
    address: str, value: Value | None, changed: list[str]
) -> None:
    """Comments, order, quotation marks and blank lines stay as they are."""
    found = [line for line in lines_changed(address, value) if not line.startswith("?")]
    assert found == changed


def test_a_mapping_that_is_emptied_says_so_in_short() -> None:
    """A confirmation without who and when is none."""
    filled = change_value(TEXT, "checked", {"by": "A manager"}).on(TEXT)
    assert change_value(filled, "checked.by", None).on(filled) == TEXT


@pytest.mark.parametrize("text", ["a: [", "a: &x b", "", "a: !t b"])
def test_text_that_is_not_read_is_not_changed(text: str) -> None:
    """The reason names the line."""
    with pytest.raises(EditRefusedError, match="Line 1"):
        change_value(text, "a", "c")


@pytest.mark.parametrize("address", ["", "a..b", "a[", "[x]", "a]b"])
def test_an_address_that_is_none(address: str) -> None:
    """It is a mistake of ours, not of the file's."""
    with pytest.raises(ValueError, match=f"^{re.escape(address)}$"):
        segments(address)


TYPED: Final = st.text(
    st.characters(exclude_categories=("C", "Z"), include_characters=" "), min_size=1
)
EDITIONS: Final = sorted((ROOT / "data").glob("policies/*/*.yaml"))
ADDRESSES: Final = (
    "policy",
    "dates.agreed",
    "dates.ratified",
    "standing.because",
    "contacts.desk.organisation",
    "contacts.desk.ways[0].printed",
    "contacts.desk.ways[1].why-not",
    "contacts.office.title",
)


@pytest.mark.parametrize("address", ADDRESSES)
@given(
    value=st.text(st.characters(exclude_categories=("C", "Z"), include_characters=" "), min_size=1)
)
def test_any_text_reads_back_as_it_was_put(address: str, value: str) -> None:
    """Whatever is typed into a field is that text, and nothing else in the file is another."""
    wanted = " ".join(value.split())
    if not wanted:
        return
    after = change_value(TEXT, address, value).on(TEXT)
    node = compose(after.encode(), "")
    for segment in segments(address):
        found = child(node, segment)
        assert found is not None
        node = found
    assert node.value == wanted
    kept = [line for line in TEXT.splitlines() if line.startswith("#")]
    assert [line for line in after.splitlines() if line.startswith("#")] == kept


@pytest.mark.parametrize("path", EDITIONS, ids=lambda path: path.parent.name)
def test_both_readers_put_a_change_in_one_place(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the browser only PyYAML's own reader is there; here libyaml reads first."""
    text = path.read_text(encoding="utf-8")
    asked = [("dates.agreed", "2001"), ("standing.ended", None), ("dates.cite[0]", "Here")]
    quick = [change_value(text, address, value) for address, value in asked]
    monkeypatch.setattr(safe_yaml, "composed", lambda *_: None)
    assert [change_value(text, address, value) for address, value in asked] == quick
