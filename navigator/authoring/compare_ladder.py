"""What is asked of every policy's ladder: its stages one by one, and their time limits."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from navigator.authoring.compare_facts import UNTIMED, has_limit, number, place, silent, told_duty
from navigator.authoring.compare_parts import Cell, Fact
from navigator.engine.ladder import covers, duties_by_path, rungs, stage_label
from navigator.engine.vocabulary import Act, Sooner
from navigator.engine.wording import limit_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from navigator.authoring.page_model import PolicyPage
    from navigator.engine.model import Duty, Limit, Stage

# What takes a disagreement further, or settles it.
_FURTHER: Final = frozenset(
    {Act.HAND_UP, Act.DISCUSS, Act.RESOLVE, Act.MEDIATE, Act.DECIDE, Act.CONVENE, Act.MEET}
)
# What ends it at a rung, or tries to.
_SETTLES: Final = _FURTHER - {Act.HAND_UP, Act.CONVENE}
# A time for writing or telling something is no time for the stage.
_ASIDE: Final = frozenset({Act.RECORD, Act.PROVIDE, Act.DEBRIEF, Act.REPORT, Act.NOTIFY})


def stage_count(page: PolicyPage) -> Cell:
    """How many stages there are, and whether the numbers are printed."""
    stages, steps = page.edition.stages, len(rungs(page.edition))
    count = len(stages)
    words = f"{number(count)} stage{'s' if count != 1 else ''}"
    facts = [Fact(text=words, href=place(page, "at-a-glance"))]
    if steps > count:
        facts.append(Fact(text=f"{number(steps)} steps in them"))
    if any(each.editorial for each in stages):
        facts.append(Fact(text="The numbers are this site's. The policy prints none", said=False))
    return Cell(facts=tuple(facts), key=words)


def stage(page: PolicyPage, index: int) -> Cell:
    """One stage of the ladder: every duty that passes it on, and its limit."""
    held = page.edition.stages[index]
    facts = [
        told_duty(page, duty, rung.path)
        for rung in rungs(page.edition)
        if rung.stage is held
        for duty in _leading(rung.duties)
    ]
    facts += [
        told_duty(page, duty, "throughout")
        for duty in page.edition.throughout
        if duty.limit.within.unit.counted and _covered(page, duty, held)
    ]
    limits = dict.fromkeys(_length(duty.limit) for duty in _timed(page, held))
    label = page.shown.place(held.id)
    return Cell(
        heading=Fact(text=label, href=place(page, page.shown.anchor(held.id))),
        # A limit over several steps stands at each: once is enough here.
        facts=tuple({each.plain: each for each in facts}.values()),
        key=_sentence("; ".join(limits)) or UNTIMED,
    )


def _leading(duties: tuple[Duty, ...]) -> tuple[Duty, ...]:
    """The duties that take it further, and those with a limit; the first if there are none such."""
    found = tuple(each for each in duties if each.act in _FURTHER or has_limit(each))
    return tuple(each for each in found if each.act not in _ASIDE) or duties[:1]


def _covered(page: PolicyPage, duty: Duty, held: Stage) -> bool:
    own = (each for each in rungs(page.edition) if each.stage is held)
    return bool(duty.covers) and any(covers(duty.covers, each) for each in own)


def _timed(page: PolicyPage, held: Stage) -> Iterator[Duty]:
    """The duties of a stage that have a limit, those over several stages included."""
    for rung in rungs(page.edition):
        if rung.stage is held:
            yield from (duty for duty in rung.duties if has_limit(duty) and duty.act not in _ASIDE)
    for duty in page.edition.throughout:
        if duty.limit.within.unit.counted and _covered(page, duty, held):
            yield duty


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _length(limit: Limit) -> str:
    return limit.printed if not limit.within.unit.counted else str(limit.within)


def untimed_stages(page: PolicyPage) -> Cell:
    """Which stages have no limit for going up there, and which none for settling it there."""
    over = [each for each in page.edition.throughout if each.limit.within.unit.counted]
    up, settled = {}, {}
    for rung in rungs(page.edition):
        name = stage_label(rung.stage)
        name = f"{name}: {rung.title}" if rung.stage.steps else name
        up[name] = [each for each in rung.duties if each.act is Act.HAND_UP]
        settled[name] = [each for each in rung.duties if each.act in _SETTLES]
        settled[name] += [each for each in over if each.covers and covers(each.covers, rung)]
    up = {name: duties for name, duties in up.items() if duties}
    told = (("to go up", up), ("to settle it", settled))
    counts = [f"{_how_many(duties)} {what}" for what, duties in told]
    facts = [fact for what, duties in told for fact in _bare(page, what, duties)]
    if not facts:
        facts.append(Fact(text="Every stage has one", href=place(page, "at-a-glance")))
    return Cell(facts=tuple(facts), key=_sentence("; ".join(counts)))


def _how_many(found: dict[str, list[Duty]]) -> str:
    return f"{sum(not any(map(has_limit, each)) for each in found.values())} of {len(found)}"


def _bare(page: PolicyPage, what: str, found: dict[str, list[Duty]]) -> Iterator[Fact]:
    """Where none of these duties has a limit, and where they have one under one reading only."""
    href = place(page, "at-a-glance")
    timed = {name: [each for each in duties if has_limit(each)] for name, duties in found.items()}
    bare = [name for name, duties in timed.items() if not duties]
    read = [name for name, held in timed.items() if held and all(each.reading for each in held)]
    if bare:
        yield Fact(condition=f"None {what}", text="; ".join(bare), href=href, said=False)
    if read:
        yield Fact(condition=f"One {what} in one reading only", text="; ".join(read), href=href)


def starts(page: PolicyPage) -> Cell:
    """Whether the policy says when each time starts."""
    counted = _counted(page)
    if not counted:
        return silent(page, "at-a-glance", "No limit has a number", "No limit has a number")
    said = [each for each in counted.values() if each.limit.after.events]
    facts = tuple(
        Fact(
            text=duty.do,
            href=place(page, page.shown.duty_anchor(path)),
            limit=limit_in_words(duty.limit, page.edition),
        )
        for path, duty in counted.items()
        if duty.limit.after.events
    )
    words = f"For {_share(len(said), len(counted))}"
    return Cell(
        facts=facts,
        heading=Fact(text=words, href=place(page, "left-open")),
        key=words,
    )


def sooner(page: PolicyPage) -> Cell:
    """Whether "or sooner, if the child needs it" is printed with the limits."""
    counted = _counted(page)
    if not counted:
        return silent(page, "at-a-glance", "No limit has a number", "No limit has a number")
    printed = Counter(each.limit.sooner is not Sooner.NOT_PRINTED for each in counted.values())
    words = f"With {_share(printed[True], len(counted))}"
    facts = tuple(
        Fact(
            text=_length(duty.limit),
            href=place(page, page.shown.duty_anchor(path)),
            who=duty.do,
        )
        for path, duty in counted.items()
        if duty.limit.sooner is not Sooner.NOT_PRINTED
    )
    return Cell(heading=Fact(text=words, href=place(page, "at-a-glance")), facts=facts, key=words)


def _share(some: int, of: int) -> str:
    return f"{some or 'none'} of {of} limits" if of > 1 else f"{'the one' if some else 'no'} limit"


def _counted(page: PolicyPage) -> dict[str, Duty]:
    """The duties whose limit has a number, by path, the routes beside the ladder included."""
    return {
        path: duty
        for path, duty in duties_by_path(page.edition).items()
        if duty.limit.within.unit.counted
    }


def nth_stage(index: int) -> str:
    """What the row of a stage is called: stages have numbers of their own in each policy."""
    return f"Stage {index + 1} of the ladder"
