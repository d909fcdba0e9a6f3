"""The engine's one question: what now? ``(edition, case, now) → next question or guidance``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from navigator.engine.answer import Reply
from navigator.engine.clocks import Clockwork
from navigator.engine.compose import Composer
from navigator.engine.interview import answered, replay
from navigator.engine.london import to_london
from navigator.engine.shown import Shown
from navigator.engine.status import status_on

if TYPE_CHECKING:
    from datetime import datetime

    from navigator.engine.case import Case
    from navigator.engine.model import Edition
    from navigator.engine.working_days import Calendar


def advise(edition: Edition, case: Case, now: datetime | None, calendar: Calendar) -> Reply:
    """The next question while one would change the answer, else the guidance.

    ``now`` carries its time zone. None gives guidance without dates: limits in words, and the
    status as it was found when the edition was encoded. Raises
    :class:`~navigator.engine.case.UnreadableCase` for an answer that the edition does not have.
    """
    state, question = replay(edition, case)
    if question:
        return Reply(answered=answered(state), question=question)
    day = to_london(now).date() if now else edition.standing.on.last_day()
    shown = Shown(edition=edition, in_force=status_on(edition, day).in_force)
    clockwork = Clockwork(state=state, now=now, calendar=calendar)
    guidance = Composer(state=state, shown=shown, clockwork=clockwork, day=day).guidance()
    return Reply(answered=answered(state), guidance=guidance)
