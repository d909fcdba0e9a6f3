"""Sentences that we wrote are short: on every page, in every screen and in every message."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from tests.site.reading_level import table
from tests.site.sentences import (
    in_python,
    in_script,
    in_template,
    in_text,
    reading,
    sentences,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT: Final = Path(__file__).parents[2]
WEB: Final = ROOT / "navigator" / "web"
# A sentence has fewer words than this.
TOO_LONG: Final = 25
# A reader of 15 or 16 reads this with ease. Policies' own titles and names raise it.
HARDEST: Final = 10.0


def long_ones(texts: Iterable[str]) -> list[str]:
    """The sentences that are too long, each with its number of words."""
    counted = {text: len(words(text)) for text in texts}
    return [f"{number} words: {text}" for text, number in counted.items() if number >= TOO_LONG]


def test_a_sentence_is_counted_as_it_is_read() -> None:
    """Boxes end it, inline elements do not; a quotation is one word; a list's items stand apart."""
    html = "<p>One <b>two</b> three. Four &#34;a b c d&#34; five; six</p><li>Seven</li>"
    assert [len(words(each)) for each in sentences(html)] == [3, 3, 1, 1]
    assert long_ones([" ".join(["word"] * 24)]) == []
    assert len(long_ones([" ".join(["word"] * 25)])) == 1


def test_longer_words_read_harder() -> None:
    """The grade rises with syllables and with the length of sentences."""
    easy, hard = ("The cat sat on the mat today.", "Institutional accountability necessitates it.")
    assert reading([easy]).grade < 3
    assert reading([hard]).grade > 12


@pytest.mark.site
def test_sentences_on_pages_are_short(built_site: Path) -> None:
    """Every built page, whatever it is made from."""
    found = {
        path.relative_to(built_site).as_posix(): long_ones(sentences(path.read_text("utf-8")))
        for path in sorted(built_site.rglob("*.html"))
    }
    assert {name: each for name, each in found.items() if each} == {}


@pytest.mark.site
def test_sentences_in_screens_are_short(built_site: Path) -> None:
    """Every distinct part of every question and answer of the graphs."""
    found: set[str] = set()
    for path in sorted((built_site / "api" / "v1" / "graphs").rglob("*.json")):
        for part in json.loads(path.read_text(encoding="utf-8"))["parts"]:
            found.update(long_ones(sentences(part)))
    assert found == set()


@pytest.mark.parametrize(
    "path",
    [
        *sorted((ROOT / "navigator" / "engine").glob("*.py")),
        *sorted([*WEB.glob("*.mjs"), *WEB.glob("*.js"), *WEB.glob("templates/*.j2")]),
        *sorted((ROOT / "macros" / "templates").glob("*.j2")),
    ],
    ids=lambda path: path.name,
)
def test_sentences_in_messages_are_short(path: Path) -> None:
    """What only shows with dates, or when something fails, as well."""
    source = path.read_text(encoding="utf-8")
    texts: Iterable[str]
    if path.suffix == ".j2":
        texts = sentences(in_template(source))
    else:
        held = in_python(source) if path.suffix == ".py" else in_script(source)
        texts = (sentence for text in held for sentence in in_text(text))
    assert long_ones(texts) == []


@pytest.mark.site
def test_no_page_or_screen_is_hard_to_read(built_site: Path) -> None:
    """By the measure that ``tools/reading-level`` prints."""
    rows = table(built_site)
    assert len(rows) > 20
    assert [(name, row.grade) for name, row in rows if row.grade > HARDEST] == []
