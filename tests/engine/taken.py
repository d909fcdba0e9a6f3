"""An answer to take away: Lambeth's second stage, its first deadline set as a test wants it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from icalendar import Calendar as Parsed

from navigator.authoring.library import load_library
from navigator.engine import site
from navigator.engine.advise import advise
from navigator.engine.calendar_file import calendar_file
from navigator.engine.case import Case
from navigator.engine.dates_in_words import day_in_words, instant_in_words
from navigator.engine.imprint import Imprint
from navigator.engine.london import LONDON

if TYPE_CHECKING:
    from icalendar import Event

    from navigator.engine.answer import Guidance, Reply

LIBRARY = load_library()
LAMBETH = next(each for each in LIBRARY.editions if each.policy == "lambeth")
FRIDAY = datetime(2026, 11, 27, 17, tzinfo=UTC)
ADDRESS = "https://example.org/policies/lambeth/2024-07/"
CASE = "1795798800000"


def imprint(made: datetime = FRIDAY) -> Imprint:
    """Where and when the answer was made."""
    return Imprint(edition_name=LAMBETH.edition_name, made=made, address=ADDRESS)


def replied(made: datetime = FRIDAY, times: dict[str, str] | None = None) -> Reply:
    """Stage 1 ended without agreement at 16:00 on that Friday; ``times`` are the parties' own."""
    case = {
        "answers": {
            "danger": "no",
            "process": "disagreement",
            "immediate-risk": "no",
            "override-event": "no",
            "position": "stage-1",
            "outcome": "unresolved",
        },
        "times": {"stage-1 unresolved": "2026-11-27T16:00"} | (times or {}),
    }
    return advise(LAMBETH, Case.from_json(case), made, LIBRARY.calendar)


def answered(made: datetime = FRIDAY) -> Guidance:
    """The guidance of that reply."""
    guidance = replied(made).guidance
    assert guidance
    return guidance


def due(
    by: str, *, whole_day: bool = False, overdue: bool = False, fold: int = 0, kind: str = "policy"
) -> Guidance:
    """The answer with one deadline only: that London time, or the whole of that day."""
    guidance = answered()
    at = datetime.fromisoformat(f"{by}T23:59" if whole_day else by).replace(
        tzinfo=LONDON, fold=fold
    )
    text = day_in_words(at.date()) if whole_day else instant_in_words(at)
    first = guidance.duties[0]
    assert first.clock.leading
    leading = replace(
        first.clock.leading,
        by=at.isoformat(),
        text=text,
        overdue=overdue,
        exact=not whole_day,
        kind=kind,
        label=site.DATE_LABELS.get(kind, ""),
    )
    clock = replace(first.clock, leading=leading, state="overdue" if overdue else "due")
    return replace(
        guidance,
        duties=(replace(first, clock=clock),),
        also=(),
        tell=(),
        records=(),
    )


def file_of(
    guidance: Guidance, *, made: datetime = FRIDAY, case: str = CASE, only: str = ""
) -> str:
    """The calendar file."""
    return calendar_file(guidance, LIBRARY.calendar, imprint(made), case_id=case, only=only)


def events_of(text: str) -> list[Event]:
    """The events in a calendar file, as another program reads them."""
    return Parsed.from_ical(text).events


def event_of(guidance: Guidance, *, made: datetime = FRIDAY, case: str = CASE) -> Event:
    """The only event in the calendar file of an answer."""
    (event,) = events_of(file_of(guidance, made=made, case=case))
    return event
