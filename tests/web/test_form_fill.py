"""A form filled in without any library for Word files, and opened again with one."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from typing import Final

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from navigator.authoring.form_files import form_file
from navigator.authoring.form_model import forms_of
from navigator.authoring.library import load_library
from navigator.engine.form_values import PLACES, TAG, FormRefused
from navigator.web.form_fill import fill
from tests.authoring.test_form_files import controls

NAME: Final = "lambeth/2024-07/written-concern"
BLANK: Final = next(
    form_file(form)
    for edition in load_library().editions
    for form in forms_of(edition, date(2026, 11, 22))
    if form.name == NAME
)
VALUES: Final = {place: f"the {place}" for place in PLACES}


def told(docx: bytes) -> dict[str, str]:
    """The text of each filled place, as Word shows it."""
    document = Document(io.BytesIO(docx))
    return {tag: text for _, tag, text in controls(document) if tag in PLACES}


def test_every_place_is_filled_and_nothing_else_changes() -> None:
    """The policy's own fields still wait; but for its properties, every other part is as it was."""
    filled = fill(BLANK, VALUES, name=NAME)
    assert told(filled) == VALUES
    before, after = (controls(Document(io.BytesIO(each))) for each in (BLANK, filled))
    waiting = [each for each in before if not each[1].startswith(TAG)]
    assert waiting == [each for each in after if each[1] not in PLACES]
    with zipfile.ZipFile(io.BytesIO(BLANK)) as a, zipfile.ZipFile(io.BytesIO(filled)) as b:
        changed = [name for name in a.namelist() if a.read(name) != b.read(name)]
        assert a.namelist() == b.namelist()
    assert sorted(changed) == ["docProps/core.xml", "word/document.xml"]


def test_a_filled_form_does_not_call_itself_blank() -> None:
    """Its properties say that it is filled in part; what it is stays."""
    before, after = (
        Document(io.BytesIO(each)).core_properties for each in (BLANK, fill(BLANK, VALUES))
    )
    assert before.subject.startswith("Blank")
    assert "filled in part" in after.subject
    assert before.subject.partition(":")[2] == after.subject.partition(":")[2]
    assert after.identifier == NAME


def test_no_mark_and_no_prompt_is_left_in_a_filled_place() -> None:
    """Neither the tag that the site fills by, nor Word's own sign of an empty field."""
    with zipfile.ZipFile(io.BytesIO(fill(BLANK, VALUES))) as archive:
        text = archive.read("word/document.xml").decode()
    assert TAG not in text
    for place in PLACES:
        control = re.search(rf'<w:tag w:val="{place}"/>.*?</w:sdt>', text)
        assert control
        assert "showingPlcHdr" not in control[0]


def test_lines_stay_lines() -> None:
    """A newline is a line break in Word, not a space."""
    filled = fill(BLANK, VALUES | {"due": "one\ntwo\n\nfour"})
    with zipfile.ZipFile(io.BytesIO(filled)) as archive:
        text = archive.read("word/document.xml").decode()
    control = re.search(r'<w:tag w:val="due"/>.*?</w:sdt>', text)
    assert control
    assert control[0].count("<w:br/>") == 3


@pytest.mark.parametrize(
    "hostile",
    [
        "<b>&amp;</b> ]]> \"two\" 'one'",
        "</w:t></w:r></w:sdtContent></w:sdt>",
        '<w:tag w:val="fill.due"/>',
        r"\g<0> \1 \\ {{ x }}",
        "😀 e\u0301 \u202eright to left",
        "x" * 100_000,
    ],
    ids=["markup", "end of field", "a mark", "a pattern's words", "far letters", "long"],
)
def test_hostile_words_are_only_words(hostile: str) -> None:
    """They come back letter for letter, and the file still opens."""
    assert told(fill(BLANK, VALUES | {"stage": hostile}))["stage"] == hostile


@pytest.mark.parametrize("letter", ["\x00", "\x0b", "\x1f", "\ud800", "\ufffe", "\r"])
def test_what_xml_cannot_hold_is_left_out(letter: str) -> None:
    """Control characters and half letters would make a file that nothing opens."""
    assert told(fill(BLANK, VALUES | {"stage": f"a{letter}b"}))["stage"] == "ab"


@given(st.text())
def test_any_text_gives_a_file_that_opens(text: str) -> None:
    """Whatever it is; and filled the same way, it is the same file."""
    filled = fill(BLANK, VALUES | {"happened": text})
    assert set(told(filled)) == set(PLACES)
    assert filled == fill(BLANK, VALUES | {"happened": text})


def test_a_value_without_a_place_is_refused() -> None:
    """The form would silently leave it out."""
    with pytest.raises(FormRefused, match="no place for: child"):
        fill(BLANK, VALUES | {"child": "x"})


def test_a_place_without_a_value_is_refused() -> None:
    """The form would go out with a gap that looks like nothing to say."""
    with pytest.raises(FormRefused, match="no value: due"):
        fill(BLANK, {place: "x" for place in PLACES if place != "due"})


def test_another_document_s_form_is_refused() -> None:
    """A stale or swapped file is not filled with this case."""
    with pytest.raises(FormRefused, match="another one"):
        fill(BLANK, VALUES, name="lambeth/2024-07/running-record")


def zipped(**parts: bytes) -> bytes:
    """A zip with these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def spoilt(entry: int, at: int) -> bytes:
    """The blank form with one byte of the packed content of one part changed.

    None of the last: what is whole by then needs no more of them.
    """
    with zipfile.ZipFile(io.BytesIO(BLANK)) as archive:
        info = archive.infolist()[entry]
    start = info.header_offset + 30 + len(info.filename.encode())
    changed = bytearray(BLANK)
    changed[start + at % max(1, info.compress_size - 4)] ^= 0xFF
    return bytes(changed)


@given(st.integers(0, 16), st.integers(0, 10_000))
def test_one_wrong_byte_is_refused(entry: int, at: int) -> None:
    """In whatever part it is, and whatever unpacking makes of it."""
    with pytest.raises(FormRefused, match="damaged"):
        fill(spoilt(entry, at), VALUES)


@given(st.integers(0, len(BLANK) - 1), st.integers(1, 255))
def test_damage_anywhere_is_refused_or_harmless(at: int, flip: int) -> None:
    """Nothing else is raised, wherever in the file the byte is."""
    changed = bytearray(BLANK)
    changed[at] ^= flip
    try:
        filled = fill(bytes(changed), VALUES)
    except FormRefused:
        return
    assert told(filled) == VALUES


def test_a_mark_that_cannot_be_filled_is_refused() -> None:
    """A control of another shape than the build writes would go out with its mark in it."""
    with zipfile.ZipFile(io.BytesIO(BLANK)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    start, tag, rest = parts["word/document.xml"].partition(f'"{TAG}stage"'.encode())
    parts["word/document.xml"] = start + tag + rest.replace(b"<w:showingPlcHdr/>", b"", 1)
    with pytest.raises(FormRefused, match="cannot be filled"):
        fill(zipped(**parts), VALUES)


@pytest.mark.parametrize(
    "file",
    [
        b"",
        b"<html>not here</html>",
        BLANK[:-200],
        zipped(x=b"y"),
        zipped(**{"word/document.xml": b" " * 3_000_000}),
        zipped(**{"word/document.xml": b" " * 1_500_000, "word/styles.xml": b" " * 1_500_000}),
        zipped(**{"word/document.xml": b" "} | {f"x{n}": b"" for n in range(60)}),
    ],
    ids=["empty", "a page instead", "cut off", "another zip", "a bomb", "two halves", "many parts"],
)
def test_a_damaged_form_is_refused(file: bytes) -> None:
    """What arrived is not a form, or not whole."""
    with pytest.raises(FormRefused, match="damaged"):
        fill(file, VALUES)
