"""The engine's one question: what now? ``(edition, case, now) → next question or guidance``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from navigator.engine.answer import Reply
from navigator.engine.guidance import guidance_of
from navigator.engine.interview import answered, replay

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
    return Reply(answered=answered(state), guidance=guidance_of(state, now, calendar))
