"""Hostile words stay words, in whatever is made of an edition that got past the reader.

Two editions differ in their words only: one is hostile, one is plain. A real parser of each format
must find the same structure in both, and every hostile text, letter by letter, where the other has
its plain one. So nothing rests on the reader alone.
"""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar as ParsedCalendar
from lxml import etree

from navigator.authoring.edition_file import read_edition
from navigator.authoring.library import ROOT, load_library, read_agencies
from navigator.engine.codec import from_data, to_data
from navigator.engine.model import Edition
from navigator.engine.references import is_id
from tests.hostile_texts import BEFORE, PLAIN, HostileText, hostile_texts, not_words_of, with_texts
from tests.made_of import Made, made_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

MOST_KNOWN: Final = 2000
FICTIONAL: Final = ROOT / "tests" / "fictional"
# Small, with a form and with dates.
SMALL: Final = "receiving-agency"
# One of each kind in one text, for the editions that are too many for each text.
ALL_AT_ONCE: Final = " ".join(
    each.text
    for each in hostile_texts()
    if each.about
    in {
        "handler after a quotation mark", "handler after an apostrophe", "named character",
        "template expression", "Markdown link", "Markdown attributes", "calendar lines",
        "more recipients", "text turned round", "separators of our own files", "bell",
    }
)  # fmt: skip
WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# A field with a long label is called by its number.
NOT_TOLD: Final = {f"{WORD}{each}" for each in ("t", "br", "tab", "cr", "alias")}
CUT: Final = {f"{{http://purl.org/dc/elements/1.1/}}{each}" for each in ("title", "description")}
LETTERS: Final = st.text(
    st.one_of(
        st.sampled_from(
            "<>&\"'`{}%#=/\\;:,.-_()[]|*~!?@$^+ \n\r\t\0\x1e\x1f\x7f\u2028\u202e\ufeff"
        ),
        st.characters(exclude_categories=["Cs"]),
    ),
    min_size=1,
    max_size=40,
)

# The browser's own parser: every element with its attributes, and all the text. The site's own
# explanations of short forms are taken out, since hostile words may hold a short form.
READ = """(pieces) => JSON.stringify(JSON.parse(pieces).map((html) => {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  for (const each of body.querySelectorAll(".nav-means")) each.remove();
  const elements = [...body.querySelectorAll("*")].flatMap((each) => [
    each.localName,
    ...[...each.attributes].flatMap(({ name, value }) => [`${name}=`, value]),
  ]);
  return { elements, text: body.textContent };
}))"""


@dataclass(frozen=True, slots=True)
class Parser:
    """An empty page in a browser, for its parser. ``known`` holds the last pieces it was given."""

    page: Page
    known: dict[str, dict[str, Any]]

    def read(self, pieces: dict[str, str]) -> list[dict[str, Any]]:
        """The elements and the text of each piece. What plain twins give is asked once."""
        new = [each for each in dict.fromkeys(pieces.values()) if each not in self.known]
        if len(self.known) > MOST_KNOWN:
            self.known.clear()
            return self.read(pieces)
        found = json.loads(self.page.evaluate(READ, json.dumps(new)))
        self.known.update(zip(new, found, strict=True))
        return [self.known[each] for each in pieces.values()]


@pytest.fixture(scope="module")
def parser(browser: Browser) -> Iterator[Parser]:
    """The browser's parser."""
    page = browser.new_page()
    yield Parser(page, {})
    page.close()


def edition_named(name: str) -> Edition:
    """A fictional edition by its folder, or a real one by its policy."""
    folder = FICTIONAL / name
    if not folder.is_dir():
        return next(each for each in load_library().editions if each.policy == name)
    (path,) = folder.glob("2*.yaml")
    read = read_edition(path, path.name, read_agencies(ROOT / "data"))
    assert read.edition
    return read.edition


NAMES = [
    *(folder.name for folder in sorted(FICTIONAL.iterdir()) if folder.is_dir()),
    *(each.policy for each in load_library().editions),
]


@cache
def plain(name: str, files: bool) -> Made:  # noqa: FBT001 - a key of the cache
    """What is made of the plain twin."""
    return made_of(with_texts(edition_named(name), PLAIN), files=files)


def tidy(text: str) -> str:
    """Without what may be left out, white space and what cannot be seen; and in small letters.

    A stage's title stands inside some sentences in small letters.
    """
    shown = text if text.isprintable() else "".join(filter(str.isprintable, text))
    return shown.replace(" ", "").casefold()


def calmed(text: str, words: str) -> str:
    """The text with the plain words where the hostile ones stand."""
    calm = tidy(text)
    for each in {words, words.replace(":", ";")}:
        calm = calm.replace(tidy(f"{BEFORE} {each}"), tidy(f"{BEFORE} {PLAIN}"))
    return calm


def check(name: str, words: str, parser: Parser) -> None:
    """Compare all that is made of an edition with these words with what its twin gives."""
    # What XML cannot hold makes no Word file at all: the library refuses, after our reader did.
    holds = all(each.isprintable() or each in "\n\r\t\u2028" for each in words)
    hostile, twin = made_of(with_texts(edition_named(name), words), files=holds), plain(name, holds)
    same_html(hostile.html, twin.html, words, parser)
    for key in twin.texts.keys() | hostile.texts.keys():
        assert calmed(hostile.texts[key], words) == tidy(twin.texts[key]), key
    same_calendars(hostile, twin, words)
    same_drafts(hostile, twin, words)
    same_forms(hostile, twin, words)


def same_html(found: dict[str, str], twin: dict[str, str], words: str, parser: Parser) -> None:
    """The same elements and attributes in the browser's own parser, and the same text."""
    assert found.keys() == twin.keys()
    both = (parser.read(found), parser.read(twin))
    for key, one, other in zip(found, *both, strict=True):
        elements = [calmed(each, words) for each in one["elements"]]
        assert elements == [tidy(each) for each in other["elements"]], key
        assert calmed(one["text"], words) == tidy(other["text"]), key


def same_calendars(hostile: Made, twin: Made, words: str) -> None:
    """The same components with the same properties, as another program reads them."""
    for key, text in twin.calendars.items():
        one, other = calendar_lines(hostile.calendars[key]), calendar_lines(text)
        assert [calmed(each, words) for each in one] == [tidy(each) for each in other], key


def calendar_lines(text: str) -> list[str]:
    """Components and properties of a calendar, as another program reads them."""
    parsed = ParsedCalendar.from_ical(text) if text else None
    return [
        line
        for part in (parsed.walk() if parsed else ())
        for line in (part.name or "", *(f"{name}={value}" for name, value in part.items()))
        # An identity is made from ids alone, a moment has no text; the words are what is left.
        if not line.startswith("UID=")
    ]


def same_drafts(hostile: Made, twin: Made, words: str) -> None:
    """The same recipients, a subject and a body and nothing else in the address."""
    assert hostile.drafts.keys() == twin.drafts.keys()
    for key, other in twin.drafts.items():
        one = hostile.drafts[key]
        opened = urlsplit(one.href)
        assert opened.scheme == "mailto", key
        assert opened.path == urlsplit(other.href).path, key
        assert not opened.fragment, key
        query = parse_qs(opened.query, keep_blank_values=True, strict_parsing=True)
        assert query.keys() == {"subject", "body"}, key
        assert query["subject"] == [other.subject], key
        assert len(query["body"]) == 1, key
        told, others = asdict(one), asdict(other)
        for field in ("to", "about_to", "subject", "urgent"):
            assert calmed(told[field], words) == tidy(others[field]), key
        if one.trimmed == other.trimmed:
            assert calmed(one.body, words) == tidy(other.body), key


def same_forms(hostile: Made, twin: Made, words: str) -> None:
    """Every part of a Word file has the same elements, attributes, relations and text."""
    assert hostile.docx.keys() == twin.docx.keys()
    for key, content in twin.docx.items():
        one, other = parts_of(hostile.docx[key]), parts_of(content)
        assert one.keys() == other.keys(), key
        # Most parts are the same to the byte.
        for part in (each for each in one if one[each] != other[each]):
            shape, wanted = read_xml(one[part]), read_xml(other[part])
            assert [calmed(each, words) for each in shape] == [tidy(each) for each in wanted], part


def parts_of(docx: bytes) -> dict[str, bytes]:
    """Each part of a Word file, by name."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def read_xml(content: bytes) -> Iterator[str]:
    """What an XML parser that mends nothing finds: elements with attributes, then all the text.

    A line end or a tab in Word's text is an element inside it. A file's properties hold the
    beginning of a long title only.
    """
    strict = etree.XMLParser(resolve_entities=False, no_network=True)
    root = etree.fromstring(content, strict)
    for element in root.iter():
        if element.tag not in NOT_TOLD:
            yield str(element.tag)
            yield from (f"{name}={value}" for name, value in sorted(element.attrib.items()))
    yield "".join(
        piece or ""
        for element in root.iter()
        for piece in (element.text if element.tag not in CUT else "", element.tail)
    )


@pytest.mark.parametrize("words", hostile_texts(), ids=lambda each: each.about)
def test_a_hostile_text_is_only_words_everywhere(words: HostileText, parser: Parser) -> None:
    """On pages, in questions, answers, texts, calendars, drafts and forms."""
    check(SMALL, words.text, parser)


@pytest.mark.parametrize("name", NAMES)
def test_every_kind_of_edition_keeps_words_words(name: str, parser: Parser) -> None:
    """Each shape of policy draws parts that others have not."""
    check(name, ALL_AT_ONCE, parser)


@settings(max_examples=15)
@given(words=LETTERS)
@example(words="<!--")
@example(words="\r\n")
def test_any_text_is_only_words_everywhere(parser: Parser, words: str) -> None:
    """Whatever letters it is made of."""
    check(SMALL, words, parser)


@settings(max_examples=50)
@given(words=LETTERS)
def test_any_text_survives_the_way_to_the_browser(words: str) -> None:
    """An edition written as JSON is the same edition when it is read back."""
    edition = with_texts(edition_named(SMALL), words)
    there = from_data(Edition, json.loads(json.dumps(to_data(edition), ensure_ascii=False)))
    assert there == edition


def test_what_is_not_made_hostile_is_an_id_or_an_address() -> None:
    """So no words are left out of these tests."""
    folders = [edition_named(each) for each in NAMES]
    for field, value in [found for each in folders for found in not_words_of(each)]:
        if field in {"dial", "link"}:
            assert value.startswith(("https://", "+", "tel:")) or "@" in value or value.isdigit()
        else:
            assert all(map(is_id, value.split("/"))) or value == "show all", (field, value)


def test_every_text_of_the_collection_has_its_own_name() -> None:
    """A failure names one text."""
    names = [each.about for each in hostile_texts()]
    assert len(set(names)) == len(names)
    assert Path(FICTIONAL / SMALL).is_dir()
