"""The parts of the answer on one sheet of paper, in their order: see ``layout``.

The sheet stands alone: paper has no links and no folds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from navigator.engine.answer import ContactShown, DocumentShown, DutyShown, StatusShown
    from navigator.engine.answer_ladder import RungShown
    from navigator.web.layout import Piece


def head(  # noqa: PLR0913, PLR0917 - what stands at its top
    status: StatusShown,
    words: str,
    title: str,
    edition_name: str,
    where: str,
    doors: tuple[ContactShown, ...],
) -> Iterator[Piece]:
    """How far to rely on it, what it is about, and danger."""
    yield "sheet", "opening", (status,)
    yield "sheet", "title", (words, title, edition_name, where)
    yield "sheet", "danger", (doors,)


def steps(duties: tuple[DutyShown, ...], dated: bool) -> Iterator[Piece]:  # noqa: FBT001
    """What has a time comes first."""
    for n, each in enumerate(sorted(duties, key=lambda each: each.clock.state == "none")):
        yield "sheet", "step", (each, dated, not n, each.clock.state == "none")
    yield "sheet", "end_steps", ()


def lines(  # noqa: PLR0913, PLR0917
    also: tuple[DutyShown, ...],
    tell: tuple[DutyShown, ...],
    documents: tuple[DocumentShown, ...],
    records: tuple[DutyShown, ...],
    advice: tuple[str, ...],
    dated: bool,  # noqa: FBT001
) -> Iterator[Piece]:
    """What is said in lines: who else to tell, what to bring and write down, advice."""
    yield "sheet", "also", (also, dated)
    yield "sheet", "tell", (tell, dated)
    yield "sheet", "papers", (documents, records)
    yield "sheet", "advice", (advice,)


def ladder(rungs: tuple[RungShown, ...], dated: bool) -> Iterator[Piece]:  # noqa: FBT001
    """The rungs in a line each."""
    if rungs:
        yield "sheet", "ladder", ()
        for rung in rungs:
            yield "sheet", "rung", (rung, dated)
        yield "sheet", "end_ladder", ()
