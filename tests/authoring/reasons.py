"""What the reasons of a wrong date say."""

from __future__ import annotations

from typing import Final

# What a reason says of where its date stands, before the right one or after it.
EARLY: Final = (
    *("counts the first day", "counts every day", "days in a row", "forgets a bank holiday"),
    "four weeks to a month",
)
LATE: Final = (
    *("too late", "longer than", "never waits", "run on through", "leaves out"),
    *("That is 24 hours", "says the same day"),
)
