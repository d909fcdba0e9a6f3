"""The rows of one case put to every policy: who acts next, the dates, and what was assumed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from navigator.authoring.compare_facts import UNTIMED, place
from navigator.authoring.compare_parts import Cell, Fact, Row, Section
from navigator.authoring.same_case import put
from navigator.engine.ladder import rungs
from navigator.engine.vocabulary import Part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from navigator.authoring.page_model import PolicyPage
    from navigator.authoring.same_case import Put, SameCase
    from navigator.engine.answer import Clock, DutyShown, Guidance
    from navigator.engine.working_days import Calendar

_NO_DATE: Final = "No date: the policy sets no time limit"
_OPEN: Final = "No date: the policy leaves the stage open"


def same_case_section(case: SameCase) -> Section:
    """What stands above the answers to a case, and its rows."""
    return Section(
        id=case.id,
        title=case.title,
        intro=case.story,
        mark=f"Not a live answer: worked out for {case.now.in_words()}.",
        rows=tuple(Row(id=f"{case.id}-{name}", title=title) for name, title, _ in _ASKED),
    )


def same_case_cells(case: SameCase, page: PolicyPage, calendar: Calendar) -> dict[str, Cell]:
    """What a policy answers to a case, at the case's own fixed moment, by the rows' ids."""
    told = put(case, page.edition, calendar)
    return {f"{case.id}-{name}": ask(page, told) for name, _, ask in _ASKED}


def _main(page: PolicyPage, duties: Iterable[DutyShown]) -> tuple[DutyShown, ...]:
    """The duties of routes, or else of the ladder: what applies throughout comes after both."""
    own = {each.path for each in rungs(page.edition)}
    beside = {each.id for each in page.edition.routes}
    placed = [(each.id.rpartition("/")[0], each) for each in duties]
    at_once = tuple(each for path, each in placed if path in beside)
    return at_once or tuple(each for path, each in placed if path in own)


def _sure(guidance: Guidance) -> tuple[DutyShown, ...]:
    """What has to be done now, but for what is immediate only if it applies."""
    return tuple(d for d in guidance.duties if not (d.condition and d.clock.state == "now"))


def _next(page: PolicyPage, told: Put) -> Cell:
    guidance = told.reply.guidance
    if guidance is None:
        return Cell(facts=())
    sure = _sure(guidance)
    main = _main(page, sure)
    if guidance.entries:
        facts = [
            Fact(text=each.where, href=place(page, page.shown.anchor(_path(page, each.where))))
            for each in guidance.entries
        ]
        return Cell(heading=Fact(text="The policy leaves the stage open"), facts=tuple(facts))
    perhaps = (each for each in guidance.duties if each not in sure)
    also = _main(page, (*perhaps, *guidance.also))
    facts = [_fact(page, duty) for duty in (*main, *also)]
    return Cell(heading=_where(page, main), facts=tuple(facts))


def _path(page: PolicyPage, label: str) -> str:
    return next((each.path for each in rungs(page.edition) if each.label == label), "")


def _where(page: PolicyPage, main: tuple[DutyShown, ...]) -> Fact | None:
    """The place of the first duty: a route's, or a stage's."""
    if not main:
        return None
    path = main[0].id.rpartition("/")[0]
    for route in page.edition.routes:
        if route.id == path:
            return Fact(text=route.title, href=place(page, f"route-{path}"))
    return Fact(text=page.shown.place(path), href=place(page, page.shown.anchor(path)))


def _fact(page: PolicyPage, duty: DutyShown) -> Fact:
    clock = duty.clock
    return Fact(
        text=duty.do,
        condition=duty.condition,
        href=place(page, page.shown.duty_anchor(duty.id)),
        who="" if duty.part == Part.YOURS else f"By: {duty.whose}" if duty.actors else duty.whose,
        limit=UNTIMED if clock.state == "none" else _when(clock),
        timed=clock.state != "none",
    )


def _when(clock: Clock) -> str:
    """The date, or the rule in words where it gives none."""
    return clock.leading.text if clock.leading else clock.rule


def _first_date(page: PolicyPage, told: Put) -> Cell:
    """The earliest thing that has a date or is due at once."""
    guidance = told.reply.guidance
    duties = _main(page, _sure(guidance)) if guidance else ()
    if guidance and guidance.entries:
        return _dateless(_OPEN)
    urgent = [each for each in duties if each.clock.state == "now"]
    if urgent:
        duty = urgent[0]
        fact = Fact(text=duty.do, href=place(page, page.shown.duty_anchor(duty.id)))
        return Cell(heading=Fact(text=duty.clock.rule), facts=(fact,), key=duty.clock.rule)
    dated = [(each.clock.leading, each) for each in duties if each.clock.leading]
    if not dated:
        words = [each.clock.rule for each in duties if each.clock.state != "none"]
        return _dateless(words[0] if words else _NO_DATE)
    due, duty = min(dated, key=lambda each: each[0].by)
    facts = [
        Fact(
            text=duty.do,
            href=place(page, page.shown.duty_anchor(duty.id)),
            limit=duty.clock.rule,
        ),
        Fact(text=due.counting),
        *(Fact(text=f"Read another way: {each.text}") for each in duty.clock.others),
    ]
    return Cell(heading=Fact(text=due.text), facts=tuple(facts), key=due.text)


def _dateless(words: str) -> Cell:
    return Cell(facts=(Fact(text=words, said=False),), key=words)


def _latest(page: PolicyPage, told: Put) -> Cell:
    """Later dates, never targets, and where and why they end."""
    guidance = told.reply.guidance
    if guidance is None or not guidance.latest:
        return Cell(facts=(Fact(text="No later date can be worked out", said=False),))
    labels = {each.label: each.path for each in rungs(page.edition)}
    facts = [
        Fact(
            text=f"{each.where}: {each.do}",
            href=place(page, page.shown.anchor(labels[each.where])) if each.where in labels else "",
            limit=each.text,
        )
        for each in guidance.latest
    ]
    if guidance.latest_stop:
        facts.append(Fact(text=guidance.latest_stop, said=False))
    return Cell(facts=tuple(facts))


def _assumed(_page: PolicyPage, told: Put) -> Cell:
    """The policy's own questions that no rule answers."""
    facts = tuple(Fact(text=each, said=False) for each in told.assumed)
    return Cell(facts=facts or (Fact(text="Nothing: every question follows from the story"),))


_ASKED: Final[tuple[tuple[str, str, Callable[[PolicyPage, Put], Cell]], ...]] = (
    ("next", "Who acts next?", _next),
    ("date", "What is the first date?", _first_date),
    ("latest", "If everything takes its full time?", _latest),
    ("assumed", "What was assumed?", _assumed),
)
