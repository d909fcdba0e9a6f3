"""The guidance of a case: everything that applies now, put in order, with its reasons."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from navigator.engine import site
from navigator.engine.answer import Follow, Guidance
from navigator.engine.case import UNSURE
from navigator.engine.facts import Truth
from navigator.engine.ladder import END, RESOLVED, THROUGHOUT, covers
from navigator.engine.standing import standing_shown
from navigator.engine.vocabulary import Act, Door, Effect, Outcome, RouteKind, Serves, Unit
from navigator.engine.wording import limit_in_words, parties_in_words

if TYPE_CHECKING:
    from datetime import date

    from navigator.engine.answer import ContactShown, DutyShown, StatusShown, TimeAsked
    from navigator.engine.clocks import Clockwork
    from navigator.engine.ladder import Rung
    from navigator.engine.model import Duty, Move, Route
    from navigator.engine.shown import Shown
    from navigator.engine.state import State

_TELL = frozenset({Act.NOTIFY, Act.REPORT})
_ENTERED = frozenset({Act.HAND_UP})


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A duty with its path and the label of where it stands.

    ``leads`` keeps it among what has to be done now, whatever its act; ``enters`` marks a way onto
    the rung that comes next.
    """

    path: str
    duty: Duty
    where: str
    leads: bool = False
    enters: bool = False
    urgent: bool = False


@dataclass(frozen=True, kw_only=True)
class Composer:
    """Puts together the guidance for one state."""

    state: State
    shown: Shown
    clockwork: Clockwork
    day: date

    @cached_property
    def _status(self) -> StatusShown:
        return standing_shown(self.state.edition, self.day)

    def guidance(self) -> Guidance:
        """The whole answer."""
        if self.state.elsewhere:
            return self._elsewhere()
        # A way onto a rung stays in front though its condition is not known: it may be the one.
        known = [(each, self._truth(each)) for each in self._placed()]
        placed = [e for e, truth in known if truth is Truth.YES or (e.enters and truth is not Truth.NO)]
        maybe = [e for e, truth in known if truth is Truth.UNKNOWN and not e.enters]
        leading = [each for each in placed if each.leads or _sort(each) == "duties"]
        tell = [each for each in placed if each not in leading and _sort(each) == "tell"]
        records = [each for each in placed if each not in leading and _sort(each) == "records"]
        everything = [*leading, *maybe, *tell, *records]
        duties = self._show(leading)
        also = self._show(maybe)
        tell_shown, records_shown = self._show(tell), self._show(records)
        return Guidance(
            kind="policy",
            policy=self.state.edition.policy,
            edition=self.state.edition.edition,
            title=f"{self.state.edition.name}: {self.state.edition.title}",
            where=self._where(),
            danger=self.state.danger,
            status=self._status,
            heading=self._heading(duties),
            intro=self._intro(),
            duties=duties,
            also=also,
            tell=tell_shown,
            records=records_shown,
            documents=self.shown.documents(
                tuple(doc for each in everything for doc in (*each.duty.bring, *each.duty.write)),
                self.state.area,
            ),
            entries=self._entries(),
            front_door=self._contacts(lambda door: door is not Door.NO),
            follows=self._follows(),
            listed=self._listed((*duties, *also, *tell_shown)),
            notes=self._notes(),
            advice=self._advice(duties),
            times=self._times(everything, (*duties, *also, *tell_shown, *records_shown)),
        )

    # ------------------------------------------------------------------ which duties

    def _placed(self) -> list[Placed]:
        """Every duty that may apply, the routes' first, then the ladder's, then the rest."""
        found = [each for route in self._open_routes() for each in self._of_route(route)]
        targets = self._targets
        for target in targets:
            found += self._of_target(target, alone=len(targets) == 1)
        return found

    def _open_routes(self) -> tuple[Route, ...]:
        if self.state.outcome is Outcome.RESOLVED:
            return ()
        return self.state.routes(Truth.YES, Truth.UNKNOWN)

    def _of_route(self, route: Route) -> list[Placed]:
        urgent = route.kind is RouteKind.IMMEDIATE_RISK
        return [
            Placed(path=f"{route.id}/{duty.id}", duty=duty, where=route.title, leads=True, urgent=urgent)
            for duty in route.duties
        ]

    @cached_property
    def _targets(self) -> tuple[str, ...]:
        """The rungs in the answer: where the ladder goes, and what an open route lets in."""
        opened = tuple(
            self.state.rung(path).path
            for route in self.state.routes(Truth.YES)
            for path in route.opens
            if self._opens(route)
        )
        ladder = () if self.state.ladder_set_aside else self.state.targets()
        return tuple(dict.fromkeys((*ladder, *opened)))

    def _opens(self, route: Route) -> bool:
        return route.effect is Effect.OPENS and self.state.outcome is not Outcome.RESOLVED

    def _of_target(self, target: str, *, alone: bool) -> list[Placed]:
        always = [
            Placed(path=f"{THROUGHOUT}/{duty.id}", duty=duty, where="At every stage")
            for duty in self.state.edition.throughout
            if not duty.covers
        ]
        if target == END:
            return always
        if target == RESOLVED:
            return [*self._of_resolved(), *always]
        rung = self.state.rung(target)
        staying = self.state.outcome is Outcome.OPEN and rung == self.state.position
        duties = tuple(d for d in rung.duties if not (staying and d.act in _ENTERED))
        ways_in = self._ways_in(duties)
        found = [
            Placed(
                path=f"{rung.path}/{duty.id}",
                duty=duty,
                where=rung.label,
                leads=duty in ways_in,
                enters=duty in ways_in and not staying,
            )
            # Where several ways are open each shows how to start it, so that none hides another.
            for duty in (duties if alone else ways_in)
        ]
        return found + [
            Placed(path=f"{THROUGHOUT}/{duty.id}", duty=duty, where="At this stage")
            for duty in self.state.edition.throughout
            if duty.covers and covers(duty.covers, rung)
        ] + always

    def _ways_in(self, duties: tuple[Duty, ...]) -> tuple[Duty, ...]:
        """How somebody gets onto a rung: its hand-ups, or its first duty where it has none."""
        possible = tuple(d for d in duties if self.state.facts.holds(d.when) is not Truth.NO)
        return tuple(d for d in possible if d.act in _ENTERED) or possible[:1]

    def _of_resolved(self) -> list[Placed]:
        rung = self.state.position
        own = [
            Placed(path=f"{rung.path}/{duty.id}", duty=duty, where=rung.label)
            for duty in (rung.resolved if rung else ())
            if rung
        ]
        return own + [
            Placed(path=f"{RESOLVED}/{duty.id}", duty=duty, where="When it is agreed", leads=True)
            for duty in self.state.edition.resolved
        ]

    def _truth(self, placed: Placed) -> Truth:
        route = next(
            (r for r in self.state.edition.routes if placed.path.startswith(f"{r.id}/")), None
        )
        by_route = self.state.route_state(route) if route else Truth.YES
        own = self.state.facts.holds(placed.duty.when)
        if Truth.NO in (by_route, own):
            return Truth.NO
        return Truth.UNKNOWN if Truth.UNKNOWN in (by_route, own) else Truth.YES

    def _show(self, placed: list[Placed]) -> tuple[DutyShown, ...]:
        unique = {each.path: each for each in placed}
        return tuple(
            self.shown.duty(
                each.path, each.duty, each.where,
                state=self.state, clockwork=self.clockwork, urgent=each.urgent,
                condition=self._route_condition(each),
            )
            for each in unique.values()
        )

    def _route_condition(self, placed: Placed) -> str:
        for route in self.state.edition.routes:
            if placed.path.startswith(f"{route.id}/"):
                unknown = self.state.route_state(route) is Truth.UNKNOWN
                return self.shown.when(route.when) if unknown else ""
        return ""

    # ------------------------------------------------------------------ words

    def _where(self) -> str:
        rungs = [self.state.rung(t).label for t in self._targets if t not in {END, RESOLVED}]
        return rungs[0] if len(rungs) == 1 else ""

    def _heading(self, duties: tuple[DutyShown, ...]) -> str:
        if self.state.outcome is Outcome.RESOLVED:
            return "It is agreed: what is left to do"
        if self._targets == (END,) and not duties:
            return "The policy names no further step"
        if len(self._entries()) > 1:
            return "The policy leaves the choice of stage open"
        return duties[0].do if duties else "The policy names no step here"

    def _intro(self) -> tuple[str, ...]:
        routes = self.state.routes(Truth.YES)
        words = [each.about for each in routes if each.about]
        words += [each.meanwhile for each in routes if each.meanwhile]
        words += [each.afterwards for each in routes if each.afterwards]
        if not self.state.danger and any(each.effect is Effect.REPLACES for each in routes):
            words.append(site.REPLACES_TEXT)
        words += [self.state.rung(t).meanwhile for t in self._targets if t not in {END, RESOLVED}]
        words += [self.state.rung(t).about for t in self._targets if t not in {END, RESOLVED}]
        return tuple(dict.fromkeys(each for each in words if each))

    def _advice(self, duties: tuple[DutyShown, ...]) -> tuple[str, ...]:
        words = [site.LATER_LADDER] if self.state.danger else []
        if any(each.clock.state == "none" for each in duties):
            words += site.SILENCE_ADVICE
        if self.state.outcome is Outcome.NO_REPLY and not self._printed_no_reply():
            words.append(site.NO_REPLY_RULE)
        if END in self._targets:
            words.append(site.END_ADVICE)
        if self.state.case.answer(site.POSITION) == UNSURE:
            words.append(site.POSITION_UNSURE_USED)
        return tuple(dict.fromkeys(words))

    def _printed_no_reply(self) -> bool:
        rung = self.state.position
        return bool(rung and any(Outcome.NO_REPLY in move.on for move in rung.then))

    # ------------------------------------------------------------------ what follows

    def _entries(self) -> tuple[Follow, ...]:
        """The stages between which the policy leaves the choice open, or none."""
        targets = [each for each in self._targets if each not in {END, RESOLVED}]
        if len(targets) < 2 and not any(self._opens(r) for r in self.state.routes(Truth.YES)):  # noqa: PLR2004 - one is no choice
            return ()
        return tuple(self._follow("choice", target) for target in targets)

    def _follows(self) -> tuple[Follow, ...]:
        targets = [each for each in self._targets if each not in {END, RESOLVED}]
        if len(targets) != 1:
            return ()
        rung = self.state.rung(targets[0])
        return tuple(
            self._follow(outcome, self._path(move.go), move)
            for outcome in (Outcome.UNRESOLVED, Outcome.NO_REPLY)
            for move in rung.then
            if outcome in move.on and self.state.facts.holds(move.when) is not Truth.NO
        )

    def _path(self, go: str) -> str:
        return go if go in {END, RESOLVED} else self.state.rung(go).path

    def _follow(self, outcome: str, target: str, move: Move | None = None) -> Follow:
        if target == END:
            where, duties, text = "", (), "The policy names no further step."
        elif target == RESOLVED:
            where, duties, text = "", (), "It counts as agreed."
        else:
            rung = self.state.rung(target)
            where, duties = rung.label, rung.duties
            first = next((d for d in duties if self.state.facts.holds(d.when) is not Truth.NO), None)
            text = self._duty_text(first) if first else rung.title
        if move and move.loop:
            text += f" ({move.loop})"
        return Follow(
            outcome=outcome,
            where=where,
            text=text,
            duties=tuple(each.do for each in duties),
            stated=move.stated if move else True,
            notes=self.shown.notes(move.notes if move else ()),
            cite=tuple(map(str, move.cite if move else ())),
        )

    def _duty_text(self, duty: Duty) -> str:
        recipient = parties_in_words(duty.recipient, self.state.edition)
        to = f" To: {recipient}." if recipient else ""
        return f"{duty.do}.{to} {limit_in_words(duty.limit, self.state.edition)}."

    # ------------------------------------------------------------------ the rest

    def _listed(self, duties: tuple[DutyShown, ...]) -> tuple[ContactShown, ...]:
        joined = {contact.id for duty in duties for contact in duty.contacts}
        joined |= {contact.id for contact in self._contacts(lambda door: door is not Door.NO)}
        listed = self._contacts(lambda door: door is Door.NO)
        return tuple(each for each in listed if each.id not in joined)

    def _contacts(self, wanted) -> tuple[ContactShown, ...]:  # noqa: ANN001 - a test on a Door
        return tuple(
            self.shown.contact(each)
            for each in self.state.edition.contacts
            if wanted(each.door) and each.serves is not Serves.ADULTS
            if self.state.area is None or each.area in {None, self.state.area}
        )

    def _notes(self) -> tuple:  # type: ignore[type-arg]
        ids = [note for route in self.state.routes(Truth.YES, Truth.UNKNOWN) for note in route.notes]
        for target in self._targets:
            if target not in {END, RESOLVED}:
                ids += self.state.rung(target).notes
        for move in self.state.moves():
            ids += move.notes
        return self.shown.notes(tuple(ids))

    def _times(self, placed: list[Placed], duties: tuple[DutyShown, ...]) -> tuple[TimeAsked, ...]:
        hourly = {each.path for each in placed if each.duty.limit.within.unit is Unit.HOURS}
        needs: dict[str, bool] = {}
        for duty in duties:
            for need in duty.clock.needs:
                needs[need] = needs.get(need, False) or duty.id in hourly
        return tuple(self.clockwork.asked(need, hour=hour) for need, hour in needs.items())

    def _elsewhere(self) -> Guidance:
        screen = site.ELSEWHERE[self.state.elsewhere]
        return Guidance(
            kind="elsewhere",
            policy=self.state.edition.policy,
            edition=self.state.edition.edition,
            title=f"{self.state.edition.name}: {self.state.edition.title}",
            where="",
            danger=False,
            status=self._status,
            heading=screen.heading,
            intro=screen.text,
            duties=(), also=(), tell=(), records=(), documents=(), entries=(),
            front_door=self._contacts(lambda door: door is not Door.NO),
            follows=(), listed=(), notes=(), advice=(), times=(),
        )


def _sort(placed: Placed) -> str:
    """Which list a duty belongs to, unless it leads."""
    if placed.duty.act is Act.RECORD:
        return "records"
    return "tell" if placed.duty.act in _TELL else "duties"
