"""Between the page's worker and the engine: text and bytes in and out. Runs in Pyodide."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from navigator.engine.advise import advise
from navigator.engine.case import Case
from navigator.engine.codec import from_data
from navigator.engine.form_values import FormRefused, form_name, values_for
from navigator.engine.model import Edition
from navigator.engine.typed_time import Reader, UnreadableTime
from navigator.engine.working_days import Calendar
from navigator.web.abbreviations import abbreviations_of
from navigator.web.form_fill import fill
from navigator.web.render import render_guidance, render_question

if TYPE_CHECKING:
    from navigator.engine.answer import Reply
    from navigator.web.abbreviations import Abbreviations


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
        edition; ValueError for text that is no JSON or no time.
        """
        now = datetime.fromisoformat(now_iso)
        case = Case.from_json(json.loads(case_json))
        reply = advise(self.edition, case, now, self.calendar)
        return json.dumps(
            {"reply": asdict(reply), "html": _html(reply, self.words)}, ensure_ascii=False
        )

    def form(self, case_json: str, now_iso: str, document: str, blank: bytes) -> bytes:
        """A document's blank Word form, with the stage and the dates of the case filled in.

        FormRefused where the answer has no such document, its edition is not in force, or
        ``blank`` is not that document's form; otherwise refuses as :meth:`answer` does.
        """
        now = datetime.fromisoformat(now_iso)
        case = Case.from_json(json.loads(case_json))
        reply = advise(self.edition, case, now, self.calendar)
        if reply.guidance is None:
            raise FormRefused("this case has no answer yet")
        name = form_name(self.edition.policy, self.edition.edition, document)
        values = values_for(reply.guidance, reply.answered, document, now)
        return fill(blank, values, name=name)

    def read_time(self, day: str, hour: str, now_iso: str, kind: str) -> str:
        """``{"time": "2026-11-27T16:00"}`` as JSON for what was typed, or ``{"fault": …}``.

        ``kind`` is that of a :class:`~navigator.engine.answer.TimeAsked`; only what happened must
        lie behind. A fault holds the ``field``, ``day`` or ``hour``, and the ``message``.
        """
        reader = Reader(now=datetime.fromisoformat(now_iso), ahead=kind != "happened")
        try:
            return json.dumps({"time": str(reader.read(day, hour))})
        except UnreadableTime as fault:
            return json.dumps({"fault": {"field": fault.field, "message": str(fault)}})


def load(edition_json: str, holidays_json: str) -> Session:
    """A session for an edition as compiled, with the bank holidays that dates are counted by."""
    edition = from_data(Edition, json.loads(edition_json))
    return Session(
        edition=edition,
        calendar=Calendar.from_json(json.loads(holidays_json)),
        words=abbreviations_of(edition),
    )


def _html(reply: Reply, words: Abbreviations) -> str:
    if reply.guidance:
        return render_guidance(reply.guidance, dated=True, words=words)
    return render_question(reply.question, words=words) if reply.question else ""
