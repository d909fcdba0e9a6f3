"""An edition's ladder laid flat: rungs, the routes beside them, and every duty by its path.

A rung is a stage without steps, or one step of a stage. Its path is ``stage-2`` or
``stage-2/managers``; a duty's path adds the duty's id; duties outside the ladder live under
``throughout/``, ``resolved/`` and the route's id.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from navigator.engine.vocabulary import Act, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from navigator.engine.model import Cites, Duty, Edition, Ids, Move, Stage, Step

END = "end"
RESOLVED = "resolved"
THROUGHOUT = "throughout"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """One place that somebody can be at on the ladder."""

    path: str
    label: str
    title: str
    position: str
    duties: tuple[Duty, ...]
    resolved: tuple[Duty, ...]
    then: tuple[Move, ...]
    settles: bool
    meanwhile: str
    about: str
    notes: Ids
    cite: Cites
    stage: Stage

    def moves(self, outcome: Outcome) -> tuple[Move, ...]:
        """The moves printed for an outcome. No reply falls back to what follows no agreement."""
        found = tuple(move for move in self.then if outcome in move.on)
        if not found and outcome is Outcome.NO_REPLY:
            return self.moves(Outcome.UNRESOLVED)
        return found


def stage_label(stage: Stage) -> str:
    """``Stage 2``, or ``Step 2 (our number)`` where the policy prints no number."""
    return f"{stage.called} {stage.number}" + (" (our number)" if stage.editorial else "")


def _rungs_of(stage: Stage) -> Iterator[Rung]:
    label = stage_label(stage)
    bodies: tuple[tuple[str, Stage | Step], ...] = tuple(
        (f"{stage.id}/{step.id}", step) for step in stage.steps
    ) or ((stage.id, stage),)
    for path, body in bodies:
        inside = f"{stage.title}: {body.title}" if body is not stage else stage.title
        yield Rung(
            path=path,
            label=f"{label}: {inside}",
            title=inside,
            position=body.position,
            duties=body.duties,
            resolved=body.resolved + (stage.resolved if body is not stage else ()),
            then=body.then,
            settles=body.settles,
            meanwhile=body.meanwhile or stage.meanwhile,
            about=body.about,
            notes=body.notes + (stage.notes if body is not stage else ()),
            cite=body.cite,
            stage=stage,
        )


def rungs(edition: Edition) -> tuple[Rung, ...]:
    """Every rung, from the first upward."""
    return tuple(rung for stage in edition.stages for rung in _rungs_of(stage))


def rungs_at(edition: Edition, path: str) -> tuple[Rung, ...]:
    """The rung with this path; for a stage that has steps, its first step."""
    found = [each for each in rungs(edition) if path in (each.path, each.stage.id)]
    return tuple(found[:1])


def covers(ids: Ids, rung: Rung) -> bool:
    """Whether a list of stages and steps names this rung; an empty list names all."""
    return not ids or rung.path in ids or rung.stage.id in ids


def got_there(rung: Rung, duty: Duty) -> bool:
    """Whether a duty is done once the matter is at its rung: it was handed up, or a body called."""
    calls = duty.act is Act.CONVENE and duty == rung.duties[0]
    return calls or duty.act is Act.HAND_UP


def duties_by_path(edition: Edition) -> dict[str, Duty]:
    """Every duty of the edition, ladder first, by its path."""
    found: dict[str, Duty] = {}
    for rung in rungs(edition):
        for duty in rung.duties + rung.resolved:
            found[f"{rung.path}/{duty.id}"] = duty
    for route in edition.routes:
        found |= {f"{route.id}/{duty.id}": duty for duty in route.duties}
    found |= {f"{THROUGHOUT}/{duty.id}": duty for duty in edition.throughout}
    found |= {f"{RESOLVED}/{duty.id}": duty for duty in edition.resolved}
    return found
