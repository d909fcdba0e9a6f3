"""Parts of an edition as its page shows them: the engine's values, with places on the page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from navigator.authoring.page_parts import DutyOnPage, Start
from navigator.changes.places import duty_anchor, place_anchor
from navigator.engine.case import Case
from navigator.engine.clocks import Clockwork
from navigator.engine.ladder import rungs, stage_label
from navigator.engine.shown import Shown
from navigator.engine.state import State
from navigator.engine.viewpoint import Viewpoint
from navigator.engine.wording import start_in_words
from navigator.engine.working_days import Calendar

if TYPE_CHECKING:
    from navigator.engine.model import Duty

# The pages hold no dates of a case, so no day of the calendar is ever asked for.
_NO_DAYS = Calendar(holidays=(), first=date.min, last=date.min)


@dataclass(frozen=True, kw_only=True)
class PageShown(Shown):
    """The engine's own way of showing, for a page instead of a case."""

    @cached_property
    def _clockwork(self) -> Clockwork:
        state = State(edition=self.edition, case=Case())
        return Clockwork(state=state, now=None, calendar=_NO_DAYS)

    @cached_property
    def document_ids(self) -> dict[str, str]:
        """The ids of documents by their titles, which are what duties name."""
        return {each.title: each.id for each in self.edition.documents}

    def anchor(self, path: str) -> str:
        """The page's anchor for a stage or step."""
        return place_anchor(path)

    def duty_anchor(self, path: str) -> str:
        """The page's anchor for a duty, from its path."""
        return duty_anchor(path)

    def place(self, path: str) -> str:
        """``Stage 2: Line manager``; for a step, the stage and the step."""
        for stage in self.edition.stages:
            if path == stage.id:
                return f"{stage_label(stage)}: {stage.title}"
        return next((rung.label for rung in rungs(self.edition) if rung.path == path), path)

    def start(self, path: str) -> Start:
        """A place with its link."""
        return Start(label=self.place(path), href=f"#{self.anchor(path)}")

    def duties(self, duties: tuple[Duty, ...], path: str, where: str) -> tuple[DutyOnPage, ...]:
        """Duties with their limits in words only."""
        return tuple(self._duty(duty, f"{path}/{duty.id}", where) for duty in duties)

    def _duty(self, duty: Duty, path: str, where: str) -> DutyOnPage:
        covered = "; ".join(self.place(each) for each in duty.covers)
        conditions = (self.when(duty.when), f"At {covered}" if covered else "")
        start = start_in_words(duty.limit)
        return DutyOnPage(
            duty=self.duty(
                path,
                duty,
                where,
                viewpoint=Viewpoint(state=self._clockwork.state),
                clockwork=self._clockwork,
            ),
            anchor=self.duty_anchor(path),
            when=". ".join(each for each in conditions if each),
            start=start,
        )
