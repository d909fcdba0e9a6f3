"""An edition on the bench: the text that somebody edits in a browser, checked and shown.

Runs in Pyodide, beside the page at ``/publish/``. Text in, JSON out; nothing is kept but the draft.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, replace
from datetime import datetime
from importlib.resources import files
from importlib.util import find_spec
from itertools import groupby
from operator import attrgetter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final

import phonenumbers
from jinja2 import ModuleLoader
from phonenumbers import NumberParseException

from navigator.authoring.common_fields import EMPTIES, form_groups
from navigator.authoring.drawing import part_of_page
from navigator.authoring.edition_file import examined
from navigator.authoring.findings import Severity
from navigator.authoring.lighter import lighter, plainer
from navigator.authoring.lint_editions import check_editions
from navigator.authoring.next_edition import next_edition
from navigator.authoring.page_model import PolicyPage
from navigator.authoring.rules import Rule
from navigator.authoring.safe_yaml import compose
from navigator.authoring.yaml_edit import EditRefusedError, change_value
from navigator.authoring.yaml_places import line_at, segments
from navigator.changes.between import changes
from navigator.changes.change import Kind
from navigator.engine.errors import EngineError
from navigator.engine.london import to_london
from navigator.engine.working_days import Calendar
from navigator.web.abbreviations import abbreviations_of
from navigator.web.render import environment
from navigator.web.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from navigator.authoring.edition_file import EditionFile
    from navigator.authoring.findings import Finding
    from navigator.authoring.yaml_edit import TextChange
    from navigator.authoring.yaml_written import Value
    from navigator.changes.change import Change
    from navigator.engine.model import Edition

# In the browser's archives the templates are Python already.
_drawn = [find_spec(name) for name in ("navigator.web.drawn", "navigator.authoring.drawn")]
if all(_drawn):
    folders = [place for each in _drawn if each for place in each.submodule_search_locations or ()]
    environment().loader = ModuleLoader(folders)

# Where the browser's archive has the lists that all editions share, and what they are called.
SHARED: Final = "shared"
SHARED_FILES: Final = ("agencies.json", "bank-holidays.json")
_POLICY: Final = re.compile(r"^policy:[ ]*([a-z0-9-]+)[ ]*$", re.MULTILINE)
_EDITION: Final = re.compile(r"^edition:[ ]*[\"']?([a-z0-9-]+)[\"']?[ ]*$", re.MULTILINE)
# Such as 101 or 116123: they are dialled as they stand.
_LONGEST_SHORT: Final = 6
_SECTIONS: Final = ("status", "ladder", "chart", "routes")


class NothingToShow(EngineError):  # noqa: N818 - says what is so, not that it is an error
    """The draft has errors, so nothing can be made of it."""


class Workbench:
    """The draft that was checked last, and all that can be asked of it."""

    def __init__(self, agencies: tuple[str, ...], calendar: Calendar) -> None:
        """Take the ids of agencies that editions may use, and the bank holidays."""
        self._agencies = agencies
        self._calendar = calendar
        self._text = ""
        self._before = ""
        self._earlier: EditionFile | None = None
        self._edition: Edition | None = None

    def check(self, text: str, stem: str, before: str, now_iso: str) -> str:
        """The draft's findings, form and identity, as JSON.

        ``stem`` is the name of the file that was opened, without its ending; without one, the file
        is taken to be named as the edition says. ``before`` is the text of the published edition
        that it follows or corrects, or nothing: a date has to tell the two apart. The draft is
        broken where nothing can be shown of it. ``{"findings": […], "broken": …, "policy": …,
        "edition": …, "name": …, "form": […]}``, where a finding has ``line``, ``address``,
        ``severity``, ``rule``, ``found``, ``allowed`` and ``remedy``.
        """
        policy, edition = _first(_POLICY, text), stem or _first(_EDITION, text)
        path = PurePosixPath(policy or "policy", f"{edition or 'edition'}.yaml")
        read = examined(text.encode(), path, path.name, self._agencies, _day(now_iso))
        self._text = text
        # A place to look at again keeps a file from being published, not from being looked at.
        broken = read.edition is None or any(map(_is_wrong, read.findings))
        self._edition = None if broken else read.edition
        findings = [*read.findings, *self._undated(read, before, now_iso)]
        told = {
            "findings": [asdict(each) for each in findings],
            "broken": broken,
            "policy": policy,
            "edition": _first(_EDITION, text),
            "name": read.edition.name if read.edition else "",
            "form": [asdict(each) for each in form_groups(text)],
        }
        return json.dumps(told, ensure_ascii=False)

    def _undated(self, read: EditionFile, before: str, now_iso: str) -> Iterator[Finding]:
        """What keeps the draft from following the edition before it by date."""
        if before != self._before:
            self._before = before
            self._earlier = self._published(before, now_iso) if before else None
        earlier = self._earlier.edition if self._earlier else None
        if read.edition and earlier and read.edition.edition != earlier.edition:
            root = compose(self._text.encode(), "")
            for each in check_editions(filter(None, (self._earlier, read))):
                yield replace(each, line=line_at(root, segments(each.address)))

    def _published(self, text: str, now_iso: str) -> EditionFile:
        path = PurePosixPath(_first(_POLICY, text), f"{_first(_EDITION, text)}.yaml")
        return examined(text.encode(), path, path.name, self._agencies, _day(now_iso))

    def sections(self, now_iso: str) -> str:
        """What the edition's page would show, as JSON: HTML by the names of its sections."""
        page = PolicyPage(self._made(), _day(now_iso))
        drawn = {
            name: lighter(plainer(part_of_page("sections.html.j2", name, page)))
            for name in _SECTIONS
        }
        return json.dumps(drawn, ensure_ascii=False)

    def answer(self, case_json: str, now_iso: str) -> str:
        """The navigator's reply for the draft, as :meth:`Session.answer` gives it."""
        return self._session().answer(case_json, now_iso)

    def read_time(self, day: str, hour: str, now_iso: str, kind: str) -> str:
        """A time as it was typed, as :meth:`Session.read_time` gives it."""
        return self._session().read_time(day, hour, now_iso, kind)

    def change(self, address: str, value_json: str) -> str:
        """The change to the text that puts a value at an address; null takes it out.

        ``{"from": …, "to": …, "insert": …}`` as JSON, counted as JavaScript counts, or
        ``{"refused": …}`` with the reason.
        """
        value: Value | None = json.loads(value_json)
        if value is None:
            address, value = EMPTIES.get(address, (address, None))
        try:
            return self._told(change_value(self._text, address, value))
        except EditRefusedError as refused:
            return json.dumps({"refused": str(refused)}, ensure_ascii=False)

    def confirm(self, contact: str, kind: str, printed: str, by: str, on: str) -> str:
        """The change that adds a confirmed value to a contact, as :meth:`change` gives it."""
        way = {"kind": kind, "printed": printed, "dial": _dialled(kind, printed)}
        return self.change(
            f"contacts.{contact}.confirmed", json.dumps({"ways": [way], "by": by, "on": on})
        )

    def changes(self, before: str, now_iso: str) -> str:
        """What the draft changes in an earlier text, as JSON, the gravest first.

        ``{"against": …, "groups": [{"title": …, "meaning": …, "changes": [{"sentence": …, "more":
        […], "line": …}]}]}``, where a line is that of the draft, or 0 for what it has no more.
        NothingToShow where either has errors.
        """
        draft = self._made()
        earlier = self._published(before, now_iso).edition
        if earlier is None:
            raise NothingToShow("the published edition cannot be read")
        root = compose(self._text.encode(), "")

        def line(change: Change) -> int:
            if change.kind is Kind.GONE or not change.path:
                return 0
            return line_at(root, segments(change.path))

        groups = [
            {
                "title": consequence.capitalize(),
                "meaning": f"{consequence.meaning[:1].upper()}{consequence.meaning[1:]}.",
                "changes": [
                    {"sentence": each.sentence, "more": each.more, "line": line(each)}
                    for each in group
                ],
            }
            for consequence, group in groupby(
                changes(earlier, draft), key=attrgetter("consequence")
            )
        ]
        told = {"against": f"{earlier.name}, {earlier.edition_name}", "groups": groups}
        return json.dumps(told, ensure_ascii=False)

    def next_edition(self, before: str, edition: str, now_iso: str) -> str:
        """The text of a policy's next edition, begun from the one before, with marks."""
        return next_edition(before, edition, _day(now_iso))

    def _told(self, change: TextChange) -> str:
        made: dict[str, Any] = {
            "from": _in_utf16(self._text, change.start),
            "to": _in_utf16(self._text, change.end),
            "insert": change.text,
        }
        return json.dumps(made, ensure_ascii=False)

    def _made(self) -> Edition:
        if self._edition is None:
            raise NothingToShow("the draft has errors to put right first")
        return self._edition

    def _session(self) -> Session:
        edition = self._made()
        return Session(edition=edition, calendar=self._calendar, words=abbreviations_of(edition))


def open_bench() -> Workbench:
    """A bench without a draft, with the shared lists that came in the browser's archive."""
    shared = files(__package__) / SHARED
    agencies, holidays = (
        json.loads((shared / name).read_text(encoding="utf-8")) for name in SHARED_FILES
    )
    return Workbench(tuple(agencies), Calendar.from_json(holidays))


def _is_wrong(finding: Finding) -> bool:
    return finding.severity is Severity.ERROR and finding.rule is not Rule.LOOK_AGAIN


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found[1] if found else ""


def _day(now_iso: str) -> date:
    return to_london(datetime.fromisoformat(now_iso)).date()


def _in_utf16(text: str, place: int) -> int:
    """A place in a text as JavaScript counts it: some characters take two there."""
    return len(text[:place].encode("utf-16-le")) // 2


def _dialled(kind: str, printed: str) -> str:
    """A phone number as it is dialled; anything else, and what is no number, as it was typed."""
    if kind != "phone":
        return printed
    try:
        number = phonenumbers.parse(printed, "GB")
    except NumberParseException:
        return printed
    short = re.sub(r"\s", "", printed)
    if len(short) <= _LONGEST_SHORT:
        return short
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
