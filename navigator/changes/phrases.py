"""The words that change lists are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from navigator.changes.pair import step_title
from navigator.engine.ladder import stage_label
from navigator.engine.vocabulary import Unit
from navigator.engine.wording import limit_in_words, parties_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from navigator.engine.ladder import Rung
    from navigator.engine.model import Duty, Edition, Limit
    from navigator.engine.references import Parties

NO_LIMIT = "no time limit"
NOBODY = "nobody"
NOT_SAID = "not said"


def lowered(words: str) -> str:
    """With a small first letter, to stand inside a sentence; short forms keep theirs."""
    first, _, rest = words.partition(" ")
    if len(first) > 1 and not first[1:].islower():
        return words
    return f"{first.lower()} {rest}".rstrip()


def quoted(words: str) -> str:
    """Words as somebody wrote them."""
    return f'"{words.rstrip(".")}"'


def listed(names: Iterable[str]) -> str:
    """Joined as in a sentence."""
    held = list(names)
    return " and ".join(filter(None, (", ".join(held[:-1]), held[-1]))) if held else NOBODY


def who(parties: Parties | None, edition: Edition) -> str:
    """The parties by name; that it is not said; or nobody."""
    if parties is None or (not parties.roles and parties.stated):
        return NOBODY
    return parties_in_words(parties, edition) if parties.roles else NOT_SAID


def limit_words(limit: Limit, edition: Edition) -> str:
    """The limit inside a sentence."""
    if limit.within.unit is Unit.NONE_STATED:
        return NO_LIMIT
    return lowered(limit_in_words(limit, edition))


def duty_words(duty: Duty, edition: Edition) -> str:
    """What to do, with its time: ``tell the Business Manager, within 1 working day``."""
    time = "" if duty.limit.within.unit is Unit.NONE_STATED else limit_words(duty.limit, edition)
    return ", ".join(filter(None, (lowered(duty.do), time)))


def sentence(duty: Duty, edition: Edition) -> str:
    """The same as a sentence by itself."""
    words = duty_words(duty, edition)
    return f"{words[:1].upper()}{words[1:]}."


def place_of(rung: Rung) -> str:
    """``Stage 2``, with the step's title where a stage has steps."""
    step = step_title(rung) if rung.stage.steps else ""
    return f"{stage_label(rung.stage)} ({step})" if step else stage_label(rung.stage)
