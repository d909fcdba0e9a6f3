"""Events: what a time limit counts from happens somewhere, and not further up the ladder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from navigator.authoring.findings import did_you_mean, listed, shown
from navigator.authoring.lint_references import known_rungs
from navigator.authoring.rules import Rule
from navigator.engine.ladder import RESOLVED, THROUGHOUT, duties_by_path, rungs
from navigator.engine.references import Event
from navigator.engine.vocabulary import EventKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from navigator.authoring.draft import Draft

_OF_A_RUNG = (EventKind.STARTED, EventKind.UNRESOLVED, EventKind.RESOLVED)
_OF_A_DUTY = (EventKind.DONE, EventKind.LIMIT)
_SHORT = 12


def check_events(draft: Draft) -> None:
    """Unknown events; events from later stages; limits that wait for each other."""
    _unknown(draft)
    _later(draft)
    _circular(draft)


def _unknown(draft: Draft) -> None:
    named = draft.ids("events")
    on_ladder = known_rungs(draft)
    paths = tuple(_duty_paths(draft))
    phrases = (
        *named,
        *(f"{rung} {kind}" for rung in on_ladder for kind in _OF_A_RUNG),
        *(f"{path} {kind}" for path in paths for kind in _OF_A_DUTY),
    )
    for address, event in draft.each(Event):
        if str(event) not in phrases:
            draft.error(
                address.rpartition(".events[")[0],
                rule=Rule.UNKNOWN_EVENT,
                found=shown(str(event)),
                allowed=_allowed(named, on_ladder, paths),
                remedy=did_you_mean(str(event), phrases, "choose one of these, or add the event"),
            )


def _allowed(named: tuple[str, ...], on_ladder: tuple[str, ...], paths: tuple[str, ...]) -> str:
    return (
        f"an event ({listed(named, _SHORT)}); a stage or step ({listed(on_ladder, _SHORT)}) and"
        f" {', '.join(_OF_A_RUNG)}; a duty ({listed(paths, _SHORT)}) and {', '.join(_OF_A_DUTY)}"
    )


def _duty_paths(draft: Draft) -> Iterator[str]:
    """Every duty's path as limits name it, also of duties that could not be made."""
    for stage in draft.ids("stages"):
        at = f"stages.{stage}"
        steps = draft.ids(f"{at}.steps")
        for of, inside in (
            *((stage, f"{at}.{each}") for each in ("duties", "resolved") if not steps),
            *((f"{stage}/{step}", f"{at}.steps.{step}.duties") for step in steps),
            *((f"{stage}/{step}", f"{at}.steps.{step}.resolved") for step in steps),
            *((f"{stage}/{step}", f"{at}.resolved") for step in steps),
        ):
            yield from (f"{of}/{duty}" for duty in draft.ids(inside))
    for route in draft.ids("routes"):
        yield from (f"{route}/{duty}" for duty in draft.ids(f"routes.{route}.duties"))
    for name in (THROUGHOUT, RESOLVED):
        yield from (f"{name}/{duty}" for duty in draft.ids(name))


def _later(draft: Draft) -> None:
    order = {rung.path: n for n, rung in enumerate(rungs(draft.edition))}
    order |= {stage.id: order.get(stage.id, -1) for stage in draft.edition.stages}
    for address, event in draft.each(Event):
        parts = address.split(".")
        if parts[0] != "stages":
            continue
        here = f"{parts[1]}/{parts[3]}" if parts[2] == "steps" else parts[1]
        there = event.of.rpartition("/")[0] if event.kind in _OF_A_DUTY else event.of
        if order.get(there, -1) > order.get(here, len(order)):
            draft.warning(
                address.rpartition(".events[")[0],
                rule=Rule.LATER_EVENT,
                found=f"{shown(str(event))}, which comes after {here} on the ladder",
                allowed="an event that has happened by then",
                remedy="look whether the source counts from an earlier stage",
            )


def _circular(draft: Draft) -> None:
    """A duty's limit counts from another's, and so on, back to itself."""
    after = {
        path: {
            event.of
            for from_ in (duty.limit.after, *(each.after for each in duty.limit.readings))
            if from_
            for event in from_.events
            if event.kind in _OF_A_DUTY
        }
        for path, duty in duties_by_path(draft.edition).items()
    }
    for address, event in draft.each(Event):
        if event.kind not in _OF_A_DUTY:
            continue
        of = _path_of(address)
        seen: set[str] = set()
        ahead = {event.of}
        while ahead:
            seen |= ahead
            ahead = {each for path in ahead for each in after.get(path, ())} - seen
        if of in seen:
            draft.error(
                address.rpartition(".events[")[0],
                rule=Rule.CIRCULAR_LIMIT,
                found=f"{shown(str(event))}, which itself waits for {of}",
                allowed="an event that does not depend on this limit",
                remedy="name what the source counts from, or write: not stated",
            )


def _path_of(address: str) -> str:
    """The path of the duty that an address is inside."""
    parts = address.split(".")
    kinds = {"stages", "steps", "duties", "routes"}
    if parts[0] in {THROUGHOUT, RESOLVED}:
        return "/".join(parts[:2])
    kept = [part for part in parts[: parts.index("limit")] if part not in kinds]
    return "/".join(part for n, part in enumerate(kept) if not (n and part == RESOLVED))
