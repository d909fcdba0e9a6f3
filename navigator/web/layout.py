"""The parts of an answer in their order: for each, the macro that draws it and all that it shows.

A part is drawn from what is named here and from nothing else, so whoever draws many answers draws
each distinct part once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from navigator.engine.ladder import THROUGHOUT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from navigator.engine.answer import DutyShown, Guidance

# A template and one of its macros, and the macro's arguments.
Piece = tuple[str, str, tuple[object, ...]]

RAISING: Final = "raising"
POLICY: Final = "policy"
_TIMED: Final = frozenset({"waiting", "due", "refused"})
_NOW: Final = frozenset({"now", "overdue"})
_UNTIMED: Final = frozenset({"none", "words"})
_END: Final[Piece] = ("guidance", "end", ())


def pieces(guidance: Guidance, *, dated: bool) -> Iterator[Piece]:
    """Every part of the answer. ``dated`` adds dates, and the forms that ask for them."""
    return _Layout(g=guidance, dated=dated).all()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Duties:
    """An answer's duties by where they stand.

    ``main`` stand large, ``beside`` and ``shared`` small; ``others`` are for somebody else.
    """

    main: tuple[DutyShown, ...]
    beside: tuple[DutyShown, ...] = ()
    shared: tuple[DutyShown, ...] = ()
    others: tuple[DutyShown, ...] = ()
    tell: tuple[DutyShown, ...]
    records: tuple[DutyShown, ...]
    advised_first: bool = False


def _everywhere(duty: DutyShown) -> bool:
    return duty.id.startswith(f"{THROUGHOUT}/")


def arranged(g: Guidance) -> _Duties:
    """Whose duties come first, and which of them are large."""
    return _raising(g) if g.view == RAISING else _other_side(g)


def _raising(g: Guidance) -> _Duties:
    """One strong idea a screen: the first duty, and what else is urgent or hands the matter up.

    Where the first has no time limit, the first one that has stands large too.
    """
    main = list(g.duties[:1])
    beside: list[DutyShown] = []
    timed = bool(main) and main[0].clock.state not in _UNTIMED
    for duty in g.duties[1:]:
        clocked = duty.clock.state in _TIMED and not timed
        hands_up = duty.act == "hand up" and not _everywhere(duty)
        timed = timed or clocked
        large = duty.clock.state in _NOW or clocked or hands_up
        (main if large else beside).append(duty)
    return _Duties(main=tuple(main), beside=tuple(beside), tell=g.tell, records=g.records)


def _other_side(g: Guidance) -> _Duties:
    """The reader's own duties large, what is done with them next, what is for others last."""
    mine, shared = [], []
    for each in g.duties:
        if each.part == "yours" and not _everywhere(each):
            mine.append(each)
        elif each.part != "theirs":
            shared.append(each)
    # With no task of their own, what is done with them is the answer: it stands large.
    large = mine or shared[:1]
    return _Duties(
        main=tuple(large),
        shared=tuple(shared if mine else shared[1:]),
        others=tuple(d for d in (*g.duties, *g.tell, *g.records) if d.part == "theirs"),
        tell=tuple(each for each in g.tell if each.part != "theirs"),
        records=tuple(each for each in g.records if each.part != "theirs"),
        advised_first=not mine,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layout:
    g: Guidance
    dated: bool

    @property
    def _danger(self) -> Piece:
        return "parts", "danger", (2, self.g.front_door)

    @property
    def _past(self) -> bool:
        return not self.g.status.in_force

    @property
    def _leads(self) -> bool:
        """Whether the first duty's own words are the heading of the answer."""
        return bool(self.g.duties) and self.g.heading == self.g.duties[0].do

    def all(self) -> Iterator[Piece]:
        duties = arranged(self.g)
        yield from self._head()
        yield from self._now(duties)
        yield from self._then(duties)
        yield from self._papers(duties)
        yield "guidance", "closing", ()

    def _head(self) -> Iterator[Piece]:
        g, policy = self.g, self.g.kind == POLICY
        yield "guidance", "opening", (self._past,)
        if g.danger:
            yield self._danger
        elif policy:
            yield "guidance", "danger_line", ()
        if policy:
            yield "guidance", "standing", (g.status,)
        yield "guidance", "title", (policy, self._past, g.title, g.where, g.heading, self._leads)
        yield "guidance", "intro", (g.intro,)

    def _now(self, duties: _Duties) -> Iterator[Piece]:
        """What there is to do now, and the answer to take away."""
        g = self.g
        if duties.advised_first:
            yield "parts", "advice", (g.advice,)
        heads = g.view == RAISING and self._leads and not self._past
        for n, each in enumerate(duties.main):
            yield "duty", "duty", (each, 1 if heads and not n else 2, *self._beside(each))
        yield from self._small("With you, or nobody is named", duties.shared)
        if self.dated and g.times:
            yield "guidance", "times", (g.times,)
        yield "takeaway", "toolbar", self._taken_away()
        if g.kind == POLICY and self._past:
            yield "guidance", "not_in_force", ()
        yield from self._small("For others to do", duties.others, to_others=True)
        yield from self._small("Also at this stage", duties.beside)
        yield from self._small("Tell", duties.tell)

    def _then(self, duties: _Duties) -> Iterator[Piece]:
        """Where it goes from here."""
        g = self.g
        yield from self._section("Where it can start", "duty", "follow", g.entries)
        if not duties.advised_first:
            yield "parts", "advice", (g.advice,)
        yield from self._section("What happens then", "duty", "follow", g.follows, "nav-next")
        if g.kind == POLICY and not g.danger:
            yield self._danger
        yield from self._ladder()
        yield from self._small("Only if it applies", g.also)

    def _papers(self, duties: _Duties) -> Iterator[Piece]:
        """What to write and whom else to reach; what the policy leaves open; the sheet."""
        g = self.g
        yield from self._small("Records to keep", duties.records)
        yield from self._documents()
        if g.listed:
            yield "guidance", "listed", (len(g.listed),)
            for contact in g.listed:
                yield "parts", "contact", (contact,)
            yield "guidance", "end_listed", ()
        yield from self._section("The policy leaves open", "parts", "note", g.notes)
        yield "guidance", "source", (g.kind == POLICY, g.title)
        if g.kind == POLICY:
            yield from self._sheet()

    def _beside(self, duty: DutyShown) -> tuple[object, ...]:
        """What a duty is drawn with: whether dated, its papers by id, whether its date is kept."""
        titles = {*duty.bring, *duty.write}
        papers = tuple((each.title, each.id) for each in self.g.documents if each.title in titles)
        return self.dated, papers, self.dated and self.g.status.in_force

    def _section(
        self, title: str, template: str, macro: str, items: Iterable[object], kind: str = ""
    ) -> Iterator[Piece]:
        held = tuple(items)
        if held:
            yield "guidance", "section", (title, kind)
            for each in held:
                yield template, macro, (each,)
            yield _END

    def _small(
        self, title: str, duties: tuple[DutyShown, ...], *, to_others: bool = False
    ) -> Iterator[Piece]:
        """Several duties under one heading; a silence that they share is said once."""
        if duties:
            untimed = len(duties) > 1 and all(each.clock.state == "none" for each in duties)
            yield "guidance", "duties", (title, to_others, untimed)
            for each in duties:
                yield "duty", "aside", (each, 3, *self._beside(each), untimed)
            yield _END

    def _taken_away(self) -> tuple[bool, bool]:
        """Whether a calendar file, and whether a draft, can be made of the answer."""
        g = self.g
        kept = self.dated and g.kind == POLICY and g.status.in_force
        dues = (each.clock.leading for each in (*g.duties, *g.also, *g.tell, *g.records))
        return kept and any(due and not due.overdue for due in dues), kept and bool(g.duties)

    def _ladder(self) -> Iterator[Piece]:
        if self.g.ladder:
            yield "guidance", "ladder", ()
            for each in self.g.ladder:
                yield "duty", "rung", (each, self.dated)
            yield "guidance", "end_ladder", ()
            if self.dated and self.g.latest:
                yield "duty", "latest", (self.g.latest, self.g.latest_stop)
            yield _END

    def _documents(self) -> Iterator[Piece]:
        g = self.g
        if not g.documents:
            return
        # The navigator's page stands one folder below the site's root.
        forms = f"../policies/{g.policy}/{g.edition}/forms/"
        fill = ""
        if self.dated and g.status.in_force:
            fill = "dates" if any(each.given for each in g.times) else "stage"
        yield "guidance", "section", ("Take with you, write down", "")
        for each in g.documents:
            yield "guidance", "paper", (each, forms, g.status.in_force, fill)
        yield _END

    def _sheet(self) -> Iterator[Piece]:
        """The answer on one sheet of paper. It stands alone: paper has no links and no folds."""
        g, dated = self.g, self.dated
        words = "What to do now" if self._leads else g.heading
        yield "sheet", "opening", (g.status,)
        words = words if g.status.in_force else "What this edition said"
        yield "sheet", "title", (words, g.title, g.edition_name, g.where)
        yield "sheet", "danger", (g.front_door,)
        timed = [each for each in g.duties if each.clock.state != "none"]
        untimed = [each for each in g.duties if each.clock.state == "none"]
        for n, each in enumerate((*timed, *untimed)):
            yield "sheet", "step", (each, dated, not n, each.clock.state == "none")
        yield "sheet", "end_steps", ()
        yield "sheet", "also", (g.also, dated)
        yield "sheet", "tell", (g.tell, dated)
        yield "sheet", "papers", (g.documents, g.records)
        yield "sheet", "advice", (g.advice,)
        if g.ladder:
            yield "sheet", "ladder", ()
            for rung in g.ladder:
                yield "sheet", "rung", (rung, dated)
            yield "sheet", "end_ladder", ()
        yield "sheet", "foot", (g.title, g.edition_name)
