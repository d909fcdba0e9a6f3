"""The parts of an answer in their order: for each, the macro that draws it and all that it shows.

A part is drawn from what is named here and from nothing else, so whoever draws many answers draws
each distinct part once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from navigator.engine.ladder import THROUGHOUT
from navigator.engine.standing import past_heading
from navigator.web import sheet_layout

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from navigator.engine.answer import (
        ContactShown,
        DocumentShown,
        DutyShown,
        Guidance,
        StatusShown,
    )
    from navigator.engine.answer_ladder import Latest, RungShown

# A template and one of its macros, and the macro's arguments.
Piece = tuple[str, str, tuple[object, ...]]
# What gives the parts of one section, and all that it gives them from.
type Section = tuple[Callable[..., Iterator[Piece]], tuple[object, ...]]

# Whether duties are dated, the documents of the answer, and whether dates may be kept.
type _Way = tuple[bool, tuple[DocumentShown, ...], bool]

RAISING: Final = "raising"
POLICY: Final = "policy"
_TIMED: Final = frozenset({"waiting", "due", "refused"})
_NOW: Final = frozenset({"now", "overdue"})
_UNTIMED: Final = frozenset({"none", "words"})
_END: Final[Piece] = ("guidance", "end", ())


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
        (main if large and not duty.been else beside).append(duty)
    return _Duties(main=tuple(main), beside=tuple(beside), tell=g.tell, records=g.records)


def _other_side(g: Guidance) -> _Duties:
    """The reader's own duties large, what is done with them next, what is for others last."""
    mine, shared, perhaps = [], [], []
    for each in g.duties:
        if each.condition and each.clock.state in _NOW and each.part == "yours":
            perhaps.append(each)
        elif each.part == "yours" and not _everywhere(each):
            mine.append(each)
        elif each.part != "theirs":
            shared.append(each)
    # With no task of their own, what is done with them is the answer: it stands large.
    large = mine or shared[:1]
    return _Duties(
        # What may be urgent for them stands right below the first card.
        main=(*large[:1], *perhaps, *large[1:]),
        shared=tuple(shared if mine else shared[1:]),
        others=tuple(d for d in (*g.duties, *g.tell, *g.records) if d.part == "theirs"),
        tell=tuple(each for each in g.tell if each.part != "theirs"),
        records=tuple(each for each in g.records if each.part != "theirs"),
        advised_first=not mine,
    )


def sections(g: Guidance, *, dated: bool) -> Iterator[Section]:
    """Every section of the answer. ``dated`` adds dates, and the forms that ask for them."""
    policy, past, duties = g.kind == POLICY, not g.status.in_force, arranged(g)
    # The first duty's own words may be the heading of the answer.
    leads = bool(g.duties) and g.heading == g.duties[0].heading
    # How duties are drawn: whether dated, their papers, and whether their dates are kept.
    way = dated, g.documents, dated and not past
    advice: Section = _one, ("parts", "advice", (g.advice,))
    # Where a child may be at risk, the card with its numbers comes before all else.
    first = g.danger or g.at_risk
    danger = g.front_door if policy and not first else None
    yield _head, (policy, past, g.front_door if first else None, g.status)
    yield (
        _one,
        ("guidance", "title", (policy, past_heading(g.status), g.title, g.place, g.heading, leads)),
    )
    yield _one, ("guidance", "intro", (g.intro,))
    if duties.advised_first:
        yield advice
    yield _cards, (duties.main, g.view == RAISING and leads and not past, way)
    yield _small, ("With you, or nobody is named", duties.shared, way)
    if dated and g.times:
        yield _one, ("guidance", "times", (g.times,))
    yield _one, ("takeaway", "toolbar", _taken_away(g, dated=dated))
    if policy and past:
        yield _one, ("guidance", "not_in_force", ())
    yield _small, ("For others to do", duties.others, way, True)
    yield _small, ("Also at this stage", duties.beside, way)
    yield _small, ("Tell", duties.tell, way)
    yield _items, ("Where it can start", "duty", "follow", g.entries)
    if not duties.advised_first:
        yield advice
    yield _items, ("What happens then", "duty", "follow", g.follows, "nav-next")
    yield _danger, (danger,)
    yield _ladder, (g.ladder, dated, g.latest if dated else (), g.latest_stop)
    yield _small, ("Only if it applies", g.also, way)
    yield _small, ("Records to keep", duties.records, way)
    yield _documents, (g.documents, g.policy, g.edition, not past, _filled(g, dated=dated))
    yield _listed, (g.listed,)
    yield _items, ("The policy leaves open", "parts", "note", g.notes)
    yield _one, ("guidance", "source", (policy, g.title))
    if policy:
        words = "What this edition said" if past else "What to do now" if leads else g.heading
        yield sheet_layout.head, (g.status, words, g.title, g.edition_name, g.place, g.front_door)
        yield sheet_layout.steps, (g.duties, dated)
        yield sheet_layout.lines, (g.also, g.tell, g.documents, g.records, g.advice, dated)
        yield sheet_layout.ladder, (g.ladder, dated)
        yield _one, ("sheet", "foot", (g.title, g.edition_name))
    yield _one, ("guidance", "closing", ())


def _one(template: str, macro: str, values: tuple[object, ...]) -> Iterator[Piece]:
    yield template, macro, values


def _danger(doors: tuple[ContactShown, ...] | None) -> Iterator[Piece]:
    if doors is not None:
        yield "parts", "danger", (2, doors)


def _head(
    policy: bool,  # noqa: FBT001 - given by place, as to a macro
    past: bool,  # noqa: FBT001
    doors: tuple[ContactShown, ...] | None,
    status: StatusShown,
) -> Iterator[Piece]:
    yield "guidance", "opening", (past,)
    yield from _danger(doors)
    if policy and doors is None:
        yield "guidance", "danger_line", ()
    if policy:
        yield "guidance", "standing", (status,)


def _drawn(duty: DutyShown, way: _Way) -> tuple[object, ...]:
    """How one duty is drawn: of the papers, its own by their ids."""
    dated, documents, kept = way
    titles = {*duty.bring, *duty.write}
    return dated, tuple((each.title, each.id) for each in documents if each.title in titles), kept


def _cards(
    duties: tuple[DutyShown, ...],
    heads: bool,  # noqa: FBT001
    way: _Way,
) -> Iterator[Piece]:
    for n, each in enumerate(duties):
        yield "duty", "duty", (each, 1 if heads and not n else 2, *_drawn(each, way))


def _small(
    title: str,
    duties: tuple[DutyShown, ...],
    way: _Way,
    to_others: bool = False,  # noqa: FBT001, FBT002
) -> Iterator[Piece]:
    """Several duties under one heading; a silence that they share is said once."""
    if duties:
        untimed = len(duties) > 1 and all(each.clock.state == "none" for each in duties)
        yield "guidance", "duties", (title, to_others, untimed)
        for each in duties:
            yield "duty", "aside", (each, 3, *_drawn(each, way), untimed)
        yield _END


def _items(
    title: str, template: str, macro: str, items: tuple[object, ...], kind: str = ""
) -> Iterator[Piece]:
    if items:
        yield "guidance", "section", (title, kind)
        for each in items:
            yield template, macro, (each,)
        yield _END


def _listed(contacts: tuple[ContactShown, ...]) -> Iterator[Piece]:
    if contacts:
        yield "guidance", "listed", (len(contacts),)
        for each in contacts:
            yield "parts", "contact", (each,)
        yield "guidance", "end_listed", ()


def _taken_away(g: Guidance, *, dated: bool) -> tuple[bool, bool]:
    """Whether a calendar file, and whether a draft, can be made of the answer."""
    kept = dated and g.kind == POLICY and g.status.in_force
    dues = (each.clock.leading for each in (*g.duties, *g.also, *g.tell, *g.records))
    return kept and any(due and not due.overdue for due in dues), kept and bool(g.duties)


def _filled(g: Guidance, *, dated: bool) -> str:
    """What a form can be filled in with."""
    if not dated or not g.status.in_force:
        return ""
    return "dates" if any(each.given for each in g.times) else "stage"


def _ladder(
    rungs: tuple[RungShown, ...],
    dated: bool,  # noqa: FBT001
    latest: tuple[Latest, ...],
    stop: str,
) -> Iterator[Piece]:
    if rungs:
        yield "guidance", "ladder", ()
        for each in rungs:
            yield "duty", "rung", (each, dated)
        yield "guidance", "end_ladder", ()
        if latest:
            yield "duty", "latest", (latest, stop)
        yield _END


def _documents(
    documents: tuple[DocumentShown, ...],
    policy: str,
    edition: str,
    in_force: bool,  # noqa: FBT001
    fill: str,
) -> Iterator[Piece]:
    if documents:
        # The navigator's page stands one folder below the site's root.
        forms = f"../policies/{policy}/{edition}/forms/"
        yield "guidance", "section", ("Take with you, write down", "")
        for each in documents:
            yield "guidance", "paper", (each, forms, in_force, fill)
        yield _END
