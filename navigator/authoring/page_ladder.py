"""The ladder of an edition at a glance: of each rung, what leads on, who does it and by when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from navigator.authoring.page_parts import LadderRow, Line
from navigator.engine.ladder import THROUGHOUT, covers, rungs, stage_label
from navigator.engine.vocabulary import Act, DocumentKind, Unit
from navigator.engine.wording import limit_in_words, parties_in_words, when_in_words

if TYPE_CHECKING:
    from navigator.authoring.page_shown import PageShown
    from navigator.engine.ladder import Rung
    from navigator.engine.model import Duty, Edition

# Acts that pass nothing to anybody: they are on the page, but not in the ladder at a glance.
_ASIDE = frozenset({Act.RECORD, Act.PROVIDE, Act.DEBRIEF})


def ladder(edition: Edition, shown: PageShown) -> tuple[LadderRow, ...]:
    """A row for each rung, from the first up; a limit over several stages stands at each."""
    return tuple(_row(rung, edition, shown) for rung in rungs(edition))


def _row(rung: Rung, edition: Edition, shown: PageShown) -> LadderRow:
    main = [each for each in rung.duties if _leads(each, edition)] or rung.duties
    own = tuple(
        _line(duty, rung.path, when_in_words(duty.when, edition), edition, shown) for duty in main
    )
    over = tuple(
        _line(duty, THROUGHOUT, which, edition, shown) for duty, which in over_stages(edition, rung)
    )
    return LadderRow(
        label=stage_label(rung.stage),
        title=rung.title,
        href=f"#{shown.anchor(rung.path)}",
        condition=when_in_words(rung.stage.when, edition),
        lines=own + over,
    )


def _leads(duty: Duty, edition: Edition) -> bool:
    """Whether it passes something to somebody. To fill in a notice is the start of sending it."""
    notices = {each.id for each in edition.documents if each.kind is DocumentKind.NOTICE}
    return duty.act not in _ASIDE or not notices.isdisjoint(duty.write)


def _line(duty: Duty, path: str, condition: str, edition: Edition, shown: PageShown) -> Line:
    return Line(
        do=duty.do,
        who=parties_in_words(duty.actor, edition),
        whom=parties_in_words(duty.recipient, edition) if duty.recipient.roles else "",
        limit=limit_in_words(duty.limit, edition),
        timed=duty.limit.within.unit is not Unit.NONE_STATED,
        condition=condition,
        href=f"#{shown.duty_anchor(f'{path}/{duty.id}')}",
    )


def over_stages(edition: Edition, rung: Rung) -> tuple[tuple[Duty, str], ...]:
    """The duties whose limit a rung shares with others, each with the stages that share it."""
    return tuple(
        (duty, f"For {_stages(edition, duty.covers)} together")
        for duty in edition.throughout
        if duty.covers and duty.limit.within.unit.counted and covers(duty.covers, rung)
    )


def _stages(edition: Edition, covered: tuple[str, ...]) -> str:
    """``Stage 1 and Stage 2``; steps by their whole names."""
    labels = {rung.path: rung.label for rung in rungs(edition)}
    labels |= {each.id: stage_label(each) for each in edition.stages}
    *before, last = [labels[each] for each in covered]
    return f"{', '.join(before)} and {last}" if before else last
