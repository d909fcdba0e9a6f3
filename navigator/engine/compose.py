"""The guidance of a case: everything that applies now, put in order, with its reasons."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from navigator.engine import site
from navigator.engine.answer import Guidance
from navigator.engine.case import UNSURE
from navigator.engine.elsewhere import elsewhere
from navigator.engine.facts import Truth
from navigator.engine.following import Following
from navigator.engine.ladder import END
from navigator.engine.lead_words import LeadWords, is_everywhere
from navigator.engine.placing import Placed, been_in_words, placed
from navigator.engine.references import Event
from navigator.engine.standing import standing_shown
from navigator.engine.times_asked import times_asked
from navigator.engine.viewpoint import Viewpoint
from navigator.engine.vocabulary import Door, Outcome, Part, Serves, View
from navigator.engine.whole_ladder import WholeLadder
from navigator.engine.wording import event_in_words

if TYPE_CHECKING:
    from datetime import date

    from navigator.engine.answer import (
        ContactShown,
        DutyShown,
        Follow,
        NoteShown,
        StatusShown,
        TimeAsked,
    )
    from navigator.engine.answer_ladder import RungShown
    from navigator.engine.clocks import Clockwork
    from navigator.engine.shown import Shown
    from navigator.engine.state import State


@dataclass(frozen=True, kw_only=True)
class Composer:
    """Puts together the guidance for one state."""

    state: State
    shown: Shown
    clockwork: Clockwork
    day: date

    def guidance(self) -> Guidance:
        """The whole answer."""
        if self.state.elsewhere:
            doors = self._contacts(doors=True)
            return elsewhere(self.state, self._title, self.status, doors)
        sure = self._sure
        duties = (*sure[:1], *self._perhaps, *sure[1:])
        also, tell, records = map(self._show, ("also", "tell", "records"))
        latest, latest_stop = self._whole.latest()
        words = LeadWords(state=self.state, duties=sure, ways=len(self.entries))
        papers = (self._placed[name] for name in ("duties", "also", "tell", "records"))
        return Guidance(
            kind="policy",
            policy=self.state.edition.policy,
            edition=self.state.edition.edition,
            edition_name=self.state.edition.edition_name,
            title=self._title,
            view=self.state.view,
            where=words.where,
            place=words.place,
            danger=self.state.danger,
            at_risk=self.state.at_risk,
            status=self.status,
            heading=words.heading,
            intro=words.intro,
            duties=duties,
            also=also,
            tell=tell,
            records=records,
            documents=self.shown.documents(
                tuple(
                    document
                    for section in papers
                    for each in section
                    for document in (*each.duty.bring, *each.duty.write)
                ),
                self.state.area,
            ),
            entries=self.entries,
            front_door=self._contacts(doors=True),
            follows=self.follows(),
            listed=self._listed((*duties, *also, *tell)),
            notes=self._notes(),
            advice=self._advice(sure),
            times=self._times(),
            ladder=self.ladder(),
            latest=latest,
            latest_stop=latest_stop,
        )

    @property
    def _title(self) -> str:
        return f"{self.state.edition.name}: {self.state.edition.title}"

    @cached_property
    def status(self) -> StatusShown:
        """How far the edition can be relied on."""
        return standing_shown(self.state.edition, self.day)

    @cached_property
    def _viewpoint(self) -> Viewpoint:
        return Viewpoint(state=self.state)

    @cached_property
    def _following(self) -> Following:
        return Following(state=self.state, shown=self.shown)

    @cached_property
    def entries(self) -> tuple[Follow, ...]:
        """The stages between which the policy leaves the choice open."""
        # What is chosen between stands in the order of the rungs.
        return tuple(
            replace(each, text=f"{been_in_words(self.state, rung)} {each.text}".strip())
            for each, rung in zip(self._following.entries(), self.state.target_rungs, strict=False)
        )

    def follows(self) -> tuple[Follow, ...]:
        """What comes after the next rung."""
        return self._following.follows()

    @cached_property
    def _whole(self) -> WholeLadder:
        return WholeLadder(state=self.state, clockwork=self.clockwork)

    def ladder(self) -> tuple[RungShown, ...]:
        """The whole ladder in this case."""
        return self._whole.rungs()

    @cached_property
    def _placed(self) -> dict[str, list[Placed]]:
        """The duties that apply or may, by the list they belong to."""
        found: dict[str, list[Placed]] = {"duties": [], "also": [], "tell": [], "records": []}
        for each in placed(self.state):
            found[each.section].append(each)
        return found

    def _show(self, section: str) -> tuple[DutyShown, ...]:
        shown = (self.duty_shown(each) for each in self._placed[section] if not each.perhaps)
        if self.state.view is View.RAISING:
            return tuple(shown)
        return tuple(sorted(shown, key=_nearness))

    @cached_property
    def _sure(self) -> tuple[DutyShown, ...]:
        """What has to be done now, but for what may set the ladder aside."""
        return self._show("duties")

    @property
    def _perhaps(self) -> tuple[DutyShown, ...]:
        """What may set the ladder aside stands right below the first card."""
        return tuple(self.duty_shown(each) for each in self._placed["duties"] if each.perhaps)

    def duty_shown(self, placed_duty: Placed) -> DutyShown:
        """One duty as the answer shows it."""
        return self.shown.duty(
            placed_duty.path,
            placed_duty.duty,
            placed_duty.where,
            viewpoint=self._viewpoint,
            clockwork=self.clockwork,
            route=placed_duty.route,
            urgent=placed_duty.urgent,
            condition=self._condition(placed_duty),
            been=placed_duty.been,
        )

    def _condition(self, placed_duty: Placed) -> str:
        route = placed_duty.route
        unknown = route is not None and self.state.route_state(route) is Truth.UNKNOWN
        words = self.shown.unknown(route.when) if route and unknown else ""
        if not placed_duty.after:
            return words
        own = placed_duty.duty.when
        holds = self.state.facts.holds(own) is not Truth.UNKNOWN
        return placed_duty.after if holds else f"{placed_duty.after}. {self.shown.unknown(own)}"

    # ------------------------------------------------------------------ words

    def _advice(self, duties: tuple[DutyShown, ...]) -> tuple[str, ...]:
        words = [site.LATER_LADDER] if self.state.danger else []
        if self.state.view is not View.RAISING and not any(
            each.part == Part.YOURS and not is_everywhere(each) for each in duties
        ):
            words.append(site.NO_PART_ADVICE)
        if self.state.at_risk and self.state.stage_open:
            words.append(site.CHOOSE_NOW_ADVICE)
        elif any(map(_is_silent, duties)):
            words += (site.AT_RISK_ADVICE,) if self.state.at_risk else site.SILENCE_ADVICE
        if self.state.outcome is Outcome.NO_REPLY and not self._printed_no_reply():
            words.append(site.NO_REPLY_RULE)
        if END in self.state.targets:
            words.append(site.END_ADVICE)
        if self.state.case.answer(site.POSITION) == UNSURE:
            words.append(site.POSITION_UNSURE_USED)
        to_come = self.clockwork.timeline.to_come
        asked = {each.id for each in self._times()} if to_come else set()
        words += [
            site.NOT_YET_ADVICE.format(
                what=event_in_words(Event.from_text(event), self.state.edition)
            )
            for event in to_come
            if event in asked
        ]
        return tuple(dict.fromkeys(words))

    def _printed_no_reply(self) -> bool:
        rung = self.state.position
        return bool(rung and any(Outcome.NO_REPLY in move.on for move in rung.then))

    def _listed(self, duties: tuple[DutyShown, ...]) -> tuple[ContactShown, ...]:
        joined = {contact.id for duty in duties for contact in duty.contacts}
        return tuple(each for each in self._contacts(doors=False) if each.id not in joined)

    def _contacts(self, *, doors: bool) -> tuple[ContactShown, ...]:
        return tuple(
            self.shown.contact(each)
            for each in self.state.edition.contacts
            if (each.door is not Door.NO) is doors and each.serves is not Serves.ADULTS
            if self.state.area is None or each.area in {None, self.state.area}
        )

    def _notes(self) -> tuple[NoteShown, ...]:
        ids = [note for route in self.state.open_routes for note in route.notes]
        ids += [note for rung in self.state.target_rungs for note in rung.notes]
        ids += [note for move in self.state.moves() for note in move.notes]
        if self.state.at_start:
            ids += [note for entry in self.state.entries() for note in entry.notes]
        return self.shown.notes(tuple(ids))

    def _times(self) -> tuple[TimeAsked, ...]:
        duties = (each for section in self._placed.values() for each in section)
        return times_asked(self.clockwork, duties, offered=self.status.in_force)


def _nearness(duty: DutyShown) -> int:
    """How near a duty is to the reader: what holds at several stages is not before this one's."""
    part = list(Part).index(Part(duty.part))
    return max(part, 1) if is_everywhere(duty) else part


def _is_silent(duty: DutyShown) -> bool:
    """Whether a step has no limit and may wait.

    What is urgent carries advice of its own; what holds at every stage is no step to chase.
    """
    return duty.clock.state == "none" and not duty.clock.advice and not is_everywhere(duty)
