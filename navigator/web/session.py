"""Between the page's worker and the engine: text and bytes in and out. Runs in Pyodide."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from importlib.util import find_spec
from typing import TYPE_CHECKING

from jinja2 import ModuleLoader

from navigator.engine.advise import advise
from navigator.engine.calendar_file import calendar_file
from navigator.engine.case import Case, UnreadableCase
from navigator.engine.codec import from_data
from navigator.engine.dates_in_words import day_in_words
from navigator.engine.email_draft import email_draft
from navigator.engine.errors import EngineError, NothingToTake
from navigator.engine.form_values import FormRefused, form_name, values_for
from navigator.engine.imprint import Imprint
from navigator.engine.london import to_london
from navigator.engine.model import Edition
from navigator.engine.plain_answer import plain_answer
from navigator.engine.typed_time import Reader, UnreadableTime
from navigator.engine.working_days import Calendar
from navigator.web.abbreviations import abbreviations_of
from navigator.web.render import environment, render_guidance, render_question

if TYPE_CHECKING:
    from navigator.engine.answer import Guidance, Reply
    from navigator.web.abbreviations import Abbreviations

# In the browser's archive the templates are Python already: compiling them takes half a second.
_drawn = find_spec("navigator.web.drawn")
if _drawn is not None:
    environment().loader = ModuleLoader(_drawn.submodule_search_locations or [])


class UntrustedClock(EngineError):  # noqa: N818 - says what is so, not that it is an error
    """The device's clock names a day that dates cannot be worked out from, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One edition, ready to answer."""

    edition: Edition
    calendar: Calendar
    words: Abbreviations

    def answer(self, case_json: str, now_iso: str) -> str:
        """``{"reply": …, "html": …}`` as JSON: the engine's reply, and how it looks.

        The reply holds every field, be it empty, as ``schema/reply.schema.json`` says and as
        ``python -m navigator next --json`` prints it.

        ``now_iso`` is an instant with its time zone. UnreadableCase if the case does not fit the
        edition; UntrustedClock if ``now_iso`` cannot be now; ValueError for text that is no JSON
        or no time. The other calls refuse likewise.
        """
        reply = self._reply(case_json, now_iso)
        return json.dumps(
            {"reply": asdict(reply), "html": _html(reply, self.words)}, ensure_ascii=False
        )

    def text(self, case_json: str, now_iso: str, address: str) -> str:
        """The whole answer as plain text. ``address`` is a page of the site, without answers."""
        reply = self._reply(case_json, now_iso)
        guidance = _answer_of(reply)
        return plain_answer(guidance, reply.answered, self._imprint(now_iso, address))

    def calendar_file(
        self, case_json: str, now_iso: str, address: str, case_id: str, only: str
    ) -> str:
        """The deadlines as a calendar file, or the one of the duty whose path is ``only``.

        ``case_id`` tells one case from another. NothingToTake where no date is ahead.
        """
        return calendar_file(
            self._guidance(case_json, now_iso),
            self.calendar,
            self._imprint(now_iso, address),
            case_id=case_id,
            only=only,
        )

    def email(self, case_json: str, now_iso: str, address: str) -> str:
        """The draft of an e-mail as JSON: the fields of ``navigator.engine.email_draft.Draft``.

        NothingToTake for an edition that is not in force.
        """
        guidance = self._guidance(case_json, now_iso)
        draft = email_draft(guidance, self.edition, self._imprint(now_iso, address))
        return json.dumps(asdict(draft), ensure_ascii=False)

    def form(self, case_json: str, now_iso: str, document: str, blank: bytes) -> bytes:
        """A document's blank Word form, with the stage and the dates of the case filled in.

        FormRefused where the answer has no such document, its edition is not in force, or
        ``blank`` is not that document's form; otherwise refuses as :meth:`answer` does.
        """
        reply = self._reply(case_json, now_iso)
        # Brings in what reads archives, which few ask for and a start should not wait for.
        from navigator.web.form_fill import fill  # noqa: PLC0415

        if reply.guidance is None:
            raise FormRefused("this case has no answer yet")
        name = form_name(self.edition.policy, self.edition.edition, document)
        values = values_for(reply.guidance, reply.answered, document, self._now(now_iso))
        return fill(blank, values, name=name)

    def read_time(self, day: str, hour: str, now_iso: str, kind: str) -> str:
        """``{"time": "2026-11-27T16:00"}`` as JSON for what was typed, or ``{"fault": …}``.

        ``kind`` is that of a :class:`~navigator.engine.answer.TimeAsked`; only what happened must
        lie behind. A fault holds the ``field``, ``day`` or ``hour``, and the ``message``.
        """
        reader = Reader(now=self._now(now_iso), ahead=kind != "happened")
        try:
            return json.dumps({"time": str(reader.read(day, hour))})
        except UnreadableTime as fault:
            return json.dumps({"fault": {"field": fault.field, "message": str(fault)}})

    def _reply(self, case_json: str, now_iso: str) -> Reply:
        return advise(self.edition, _case(case_json), self._now(now_iso), self.calendar)

    def _now(self, now_iso: str) -> datetime:
        """The present; UntrustedClock where a device's day lies outside all that are known here."""
        now = datetime.fromisoformat(now_iso)
        try:
            today = to_london(now).date()
        except OverflowError:
            # The first and the last day that Python knows have no London time.
            today = now.date()
        if self.calendar.knows(today):
            return now
        first, last = day_in_words(self.calendar.first), day_in_words(self.calendar.last)
        raise UntrustedClock(
            f"this device says that today is {day_in_words(today)}. This site knows bank holidays"
            f" from {first} to {last}. Check the date on the device"
        )

    def _guidance(self, case_json: str, now_iso: str) -> Guidance:
        return _answer_of(self._reply(case_json, now_iso))

    def _imprint(self, now_iso: str, address: str) -> Imprint:
        made = self._now(now_iso)
        return Imprint(edition_name=self.edition.edition_name, made=made, address=address)


def load(edition_json: str, holidays_json: str) -> Session:
    """A session for an edition as compiled, with the bank holidays that dates are counted by."""
    edition = from_data(Edition, json.loads(edition_json))
    return Session(
        edition=edition,
        calendar=Calendar.from_json(json.loads(holidays_json)),
        words=abbreviations_of(edition),
    )


def _case(case_json: str) -> Case:
    try:
        return Case.from_json(json.loads(case_json))
    except RecursionError:
        raise UnreadableCase("the case: found lists without end; allowed: answers, times") from None


def _answer_of(reply: Reply) -> Guidance:
    if reply.guidance is None:
        raise NothingToTake("there is a question to answer first")
    return reply.guidance


def _html(reply: Reply, words: Abbreviations) -> str:
    if reply.guidance:
        return render_guidance(reply.guidance, dated=True, words=words)
    return render_question(reply.question, words=words) if reply.question else ""
