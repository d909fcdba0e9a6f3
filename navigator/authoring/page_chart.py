"""The flowchart of an edition as a list of boxes: what each rung says, and where it leads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from navigator.authoring.page_ladder import over_stages
from navigator.authoring.page_parts import ChartNode, Leave, Start, Task
from navigator.engine.ladder import END, RESOLVED, rungs, rungs_at, stage_label
from navigator.engine.vocabulary import Outcome, Unit
from navigator.engine.wording import limit_in_words, parties_in_words, when_in_words

if TYPE_CHECKING:
    from navigator.authoring.page_shown import PageShown
    from navigator.engine.ladder import Rung
    from navigator.engine.model import Duty, Edition, Move

_OUTCOMES = {
    Outcome.OPEN: "still going on",
    Outcome.UNRESOLVED: "no agreement",
    Outcome.NO_REPLY: "no reply",
    Outcome.RESOLVED: "agreed",
}

# What stands with a chart, where steps say whose they are.
WITHOUT_BY: Final = 'A step without "By" is yours, if you raise it.'


def starts(edition: Edition, shown: PageShown) -> tuple[Start, ...]:
    """Where the ladder starts, and for whom."""
    return tuple(
        Start(
            label=shown.place(entry.go),
            href=f"#{shown.anchor(entry.go)}",
            when=when_in_words(entry.when, edition),
            about=entry.about,
            choice=entry.choice,
        )
        for entry in edition.entry
    )


def chart(edition: Edition, shown: PageShown) -> tuple[ChartNode, ...]:
    """The boxes of the flowchart, from the first rung upward."""
    ladder = rungs(edition)
    return tuple(
        ChartNode(
            path=rung.path,
            href=f"#{shown.anchor(rung.path)}",
            label=stage_label(rung.stage),
            title=rung.title,
            condition=when_in_words(rung.stage.when, edition),
            tasks=(
                *(task(duty, edition) for duty in rung.duties),
                *(task(duty, edition, which) for duty, which in over_stages(edition, rung)),
            ),
            enters=_enters(edition, rung),
            leaves=tuple(_leave(move, index, edition, shown) for move in rung.then),
        )
        for index, rung in enumerate(ladder)
    )


def task(duty: Duty, edition: Edition, when: str = "") -> Task:
    """A duty as a box names it; ``when`` instead of its own condition."""
    return Task(
        do=duty.do,
        by=by_whom(duty, edition),
        recipient=parties_in_words(duty.recipient, edition),
        limit=limit_in_words(duty.limit, edition),
        timed=duty.limit.within.unit is not Unit.NONE_STATED,
        when=when or when_in_words(duty.when, edition),
    )


def by_whom(duty: Duty, edition: Edition) -> str:
    """Who does it; nothing where that is the one who raises the disagreement."""
    reader = {role.id for role in edition.roles if role.you}
    if reader.intersection(duty.actor.roles):
        return ""
    said = parties_in_words(duty.actor, edition)
    return f"By: {said}" if duty.actor.roles else said


def _enters(edition: Edition, rung: Rung) -> tuple[Start, ...]:
    """The routes that let somebody start or go on here."""
    return tuple(
        Start(
            label=route.title,
            href=f"#route-{route.id}",
            when=when_in_words(route.when, edition),
        )
        for route in edition.routes
        if any(rung in rungs_at(edition, path) for path in route.opens)
    )


def _leave(move: Move, index: int, edition: Edition, shown: PageShown) -> Leave:
    paths = [rung.path for rung in rungs(edition)]
    found = rungs_at(edition, move.go)
    to = paths.index(found[0].path) if found else None
    if move.go == RESOLVED:
        label, href = "Agreed: what follows", "#once-agreed"
    elif move.go == END:
        label, href = "The policy stops here", ""
    else:
        label, href = shown.place(move.go), f"#{shown.anchor(move.go)}"
    return Leave(
        outcome=" or ".join(_OUTCOMES[word] for word in move.on),
        to=label,
        href=href,
        when=when_in_words(move.when, edition),
        loop=move.loop,
        stated=move.stated,
        choice=move.choice,
        onward=to == index + 1,
        back=to is not None and to <= index,
    )
