"""What a date changes on a page after it was built: an edition comes into force, or ends.

Each part that holds for a time only is in the page with its dates; a script shows the one of today.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from markupsafe import Markup

from navigator.authoring.succession import leads
from navigator.engine.standing import standing_shown
from navigator.engine.vocabulary import Status

if TYPE_CHECKING:
    from datetime import date

    from navigator.authoring.page_model import PolicyPage
    from navigator.engine.answer import StatusShown
    from navigator.engine.model import Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A status with the days that it holds from (None: from before today) and until, exclusive."""

    status: StatusShown
    start: date | None
    end: date | None

    @property
    def dated(self) -> Markup:
        """Attributes for the element that holds it; none where no date ends or begins it."""
        held = ((" data-from", self.start), (" data-until", self.end))
        made = "".join(f'{name}="{day}"' for name, day in held if day)
        return Markup(made + (" hidden" if self.start else ""))  # noqa: S704 - dates of ours


def phases_of(edition: Edition, day: date) -> tuple[Phase, ...]:
    """The status on that day, and each later one, in order."""
    ended = edition.standing.ended
    turns = (edition.dates.in_force_from, ended.on if ended else None)
    days = sorted({each.first_day() for each in turns if each and each.first_day() > day})
    edges = [None, *days, None]
    return tuple(
        Phase(status=standing_shown(edition, start or day), start=start, end=end)
        for start, end in pairwise(edges)
    )


def by_date(page: PolicyPage, editions: tuple[PolicyPage, ...], *, own: bool) -> list[str]:
    """Blocks of HTML for the top of an edition's page, each for the days that it holds on.

    ``own`` is its permanent page, else the policy's, which a script leaves for the edition that has
    come into force since.
    """
    first, *later = page.phases
    blocks = []
    if first.status.status == Status.FUTURE:
        blocks.append(
            f'<p data-until="{first.end}"><strong>Preview: this edition is not yet in'
            " force.</strong></p>"
        )
    blocks += [
        f'<p data-from="{phase.start}" data-past hidden><strong>This edition is not in force.'
        f'</strong> <a href="{"../" if own else ""}editions/">See which edition is</a></p>'
        for phase in later
        if not phase.status.in_force
    ]
    if not own:
        turns = leads((each.edition for each in editions), page.day)
        blocks += [
            f'<p data-lead-from="{start}" data-lead="{edition}/" hidden></p>'
            for start, edition in turns[1:]
        ]
    return blocks
