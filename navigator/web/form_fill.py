"""Fills a blank form in the browser: the places that the build marked, and nothing else.

A Word file is a zip of XML. Only the text of its marked content controls changes, and what its
properties call it, so no library for Word files is needed, which could not run here.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from html import escape
from typing import TYPE_CHECKING, Final

from navigator.engine.form_values import BLANK, FILLED, TAG, FormRefused

if TYPE_CHECKING:
    from collections.abc import Mapping

_TEXT: Final = "word/document.xml"
_PROPERTIES: Final = "docProps/core.xml"
# A blank form has 17 parts, of under 1 MB in all once unpacked; what holds much more is none.
_MOST: Final = 2_000_000
_MOST_PARTS: Final = 50
_PACKED: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
# What reading a zip may raise, where some bytes of it are others.
_DAMAGE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)

_CONTROL: Final = re.compile(
    rf'(?P<before><w:tag w:val="){re.escape(TAG)}(?P<place>[a-z]+)(?P<after>"/>'
    r"(?:(?!</w:sdtPr>).)*)<w:showingPlcHdr/>(?P<rest>(?:(?!</w:sdtPr>).)*</w:sdtPr><w:sdtContent>)"
    r"(?:(?!</w:sdtContent>).)*(?=</w:sdtContent>)",
    re.DOTALL,
)
_SUBJECT: Final = (f"<dc:subject>{BLANK}: ".encode(), f"<dc:subject>{FILLED}: ".encode())
_NAME: Final = re.compile(r"<dc:identifier>([^<]*)</dc:identifier>")
# What XML cannot hold, with halves of a letter that stand alone.
_NOT_XML: Final = re.compile(r"[^\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def fill(docx: bytes, values: Mapping[str, str], *, name: str = "") -> bytes:
    """The form with each marked place filled, as a Word file.

    ``values`` holds text for every place and for no other; a newline starts a new line. ``name``,
    where given, must be the form's own. FormRefused where the file is no such form, a value is
    missing, or there is no place for one.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(docx)) as blank:
            parts = [(entry, blank.read(entry)) for entry in _entries(blank)]
    except _DAMAGE as error:
        raise FormRefused("the blank form is damaged") from error
    held = {entry.filename: content for entry, content in parts}
    if _TEXT not in held:
        raise FormRefused("the blank form is damaged")
    found = _NAME.search(held.get(_PROPERTIES, b"").decode("utf-8", "replace"))
    if name and (found is None or found[1] != name):
        raise FormRefused(f"the blank form is another one than {name}")
    changed = {_TEXT: _filled(held[_TEXT].decode("utf-8", "replace"), values).encode()}
    if _PROPERTIES in held:
        changed[_PROPERTIES] = held[_PROPERTIES].replace(*_SUBJECT)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, content in parts:
            archive.writestr(entry, changed.get(entry.filename, content))
    return buffer.getvalue()


def _entries(blank: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The parts to read. No part gives more than the size that is stated for it."""
    entries = blank.infolist()
    size = sum(entry.file_size for entry in entries)
    ways = {entry.compress_type for entry in entries}
    if size > _MOST or len(entries) > _MOST_PARTS or not ways <= _PACKED:
        raise FormRefused("the blank form is damaged")
    return entries


def _filled(text: str, values: Mapping[str, str]) -> str:
    marks = re.findall(rf'<w:tag w:val="{re.escape(TAG)}([^"]*)"', text)
    places = set(marks)
    for what, which in (
        ("has no place for", set(values) - places),
        ("has a place with no value", places - set(values)),
    ):
        if which:
            raise FormRefused(f"the blank form {what}: {', '.join(sorted(which))}")
    made, filled = _CONTROL.subn(lambda control: _control(control, values), text)
    if filled != len(marks):
        raise FormRefused("the blank form holds a place that cannot be filled")
    return made


def _control(control: re.Match[str], values: Mapping[str, str]) -> str:
    lines = _NOT_XML.sub("", values[control["place"]].replace("\t", " ")).split("\n")
    runs = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(line, quote=False)}</w:t>' for line in lines
    )
    before = f"{control['before']}{control['place']}{control['after']}{control['rest']}"
    return f"{before}<w:r>{runs}</w:r>"
