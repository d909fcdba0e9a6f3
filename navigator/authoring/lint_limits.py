"""Time limits: what they count from is said, and what was printed is what is counted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from navigator.authoring.findings import shown
from navigator.authoring.printed import read_printed
from navigator.authoring.rules import Rule
from navigator.engine.model import Limit, LimitReading
from navigator.engine.vocabulary import Unit

if TYPE_CHECKING:
    from navigator.authoring.draft import Draft

_WAIT: Final = re.compile(r"(?:after|at|not (?:before|sooner than)) ", re.IGNORECASE)


def check_limits(draft: Draft) -> None:
    """Limits without an event, without their printed form, or at odds with it."""
    for address, limit in draft.each(Limit):
        if limit.within.unit is Unit.NONE_STATED:
            continue
        if not draft.written(f"{address}.after"):
            draft.error(
                address,
                rule=Rule.NO_EVENT,
                found="a limit that does not say what it counts from",
                allowed='after: an event, or after: "not stated"',
                remedy="add after; where the policy does not say, write: not stated",
            )
        if limit.printed:
            _compare(draft, address, limit)
        else:
            draft.error(
                address,
                rule=Rule.NO_PRINTED,
                found=f"a limit of {shown(str(limit.within))} without its printed form",
                allowed="printed: the words of the policy about the time",
                remedy="add printed, as the policy has it",
            )
    for address, reading in draft.each(LimitReading):
        if reading.after is None and reading.within is None:
            draft.error(
                address,
                rule=Rule.EMPTY_READING,
                found="a reading with neither after nor within",
                allowed="after: another event, or within: another length",
                remedy="say what this reading changes, or delete it",
            )


def _compare(draft: Draft, address: str, limit: Limit) -> None:
    printed = _WAIT.sub("", limit.printed, count=1) if limit.wait else limit.printed
    read = read_printed(printed)
    if read is None and limit.within.unit is not Unit.OTHER_WORDS:
        draft.warning(
            f"{address}.printed",
            rule=Rule.PRINTED_UNREAD,
            found=f"{shown(limit.printed)}, which cannot be compared with {limit.within}",
            allowed='a form such as "within 5 working days"',
            remedy="compare the two yourself; leave out words that say nothing of the time",
        )
    if read is not None and read != limit.within:
        draft.error(
            f"{address}.within",
            rule=Rule.PRINTED_DIFFERS,
            found=f"{shown(str(limit.within))}, where {shown(limit.printed)} is printed",
            allowed=f"{shown(str(read))}, as printed",
            remedy="correct the one that is wrong; another way to count it belongs in readings",
        )
