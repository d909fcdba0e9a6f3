"""What stands under everything that is taken away: which edition said it, when, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from navigator.engine.dates_in_words import instant_in_words

if TYPE_CHECKING:
    from datetime import datetime

MAKER = "Escalation Navigator"
CHECK = "It does not replace the published policy: check there before you rely on it."


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """The edition as it is called, the moment (with its time zone) and the site's own page.

    ``address`` carries no answers.
    """

    edition_name: str
    made: datetime
    address: str

    def lines(self) -> tuple[str, ...]:
        """Edition, maker, and address, a sentence or two each."""
        return (
            f"Edition: {self.edition_name}.",
            f"Worked out by the {MAKER} on {instant_in_words(self.made)}. {CHECK}",
            *((self.address,) if self.address else ()),
        )
