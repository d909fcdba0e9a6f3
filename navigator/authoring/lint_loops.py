"""A way round without end: moves that lead back with no word on how often."""

from __future__ import annotations

from typing import TYPE_CHECKING

from navigator.authoring.lint_logic import address_of
from navigator.authoring.rules import Rule
from navigator.engine.ladder import rungs, rungs_at

if TYPE_CHECKING:
    from navigator.authoring.draft import Draft


def check_loops(draft: Draft) -> None:
    """Report each move that closes a circle of moves of which none says how often."""
    edition = draft.edition
    order = [rung.path for rung in rungs(edition)]
    onward = {
        rung.path: [
            (f"{address_of(rung)}.then[{n}]", there.path)
            for n, move in enumerate(rung.then)
            if not move.loop
            for there in rungs_at(edition, move.go)
        ]
        for rung in rungs(edition)
    }
    for path in order:
        for address, there in onward[path]:
            back = order.index(there) <= order.index(path)
            if back and path in _reachable(there, onward):
                draft.error(
                    f"{address}.go",
                    rule=Rule.ENDLESS,
                    found=f"a move back to {there}, which can lead here again",
                    allowed="moves back that say how often",
                    remedy="add loop: with what the policy says of it, or that it sets no bound",
                )


def _reachable(start: str, onward: dict[str, list[tuple[str, str]]]) -> set[str]:
    seen: set[str] = set()
    ahead = [start]
    while ahead:
        path = ahead.pop()
        if path not in seen:
            seen.add(path)
            ahead += [there for _, there in onward[path]]
    return seen
