"""Checks between the editions of one policy: a date has to tell which one to go by."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from navigator.authoring.findings import Finding, shown
from navigator.authoring.rules import Rule
from navigator.engine.status import starts_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from navigator.authoring.edition_file import EditionFile

# A page of the policy's own has this address.
_TAKEN: Final = "editions"


def check_editions(files: Iterable[EditionFile]) -> Iterator[Finding]:
    """What keeps the editions of a policy from following each other. Any number of policies."""
    made = [(each.edition.policy, each) for each in files if each.edition]
    for _, group in groupby(sorted(made, key=lambda each: each[0]), key=lambda each: each[0]):
        yield from _of_policy([each for _, each in group])


def _of_policy(files: list[EditionFile]) -> Iterator[Finding]:
    known: dict[str, str] = {}
    for file in files:
        edition = file.edition
        if edition is None:
            continue
        if edition.edition == _TAKEN:
            yield Finding(
                rule=Rule.RESERVED_ID,
                file=file.file,
                found=shown(_TAKEN),
                allowed="another name: the page of all editions has this address",
                remedy="name the file by the edition's year and month",
            )
        if edition.standing.ended:
            continue
        start = starts_on(edition)
        day = str(start.first_day()) if start else "none"
        if day in known:
            yield Finding(
                rule=Rule.SAME_START,
                file=file.file,
                address="dates",
                found=f"the same start as {known[day]}: {start or 'no date'}",
                allowed="a date of its own, so that it is known which edition to go by",
                remedy="write in-force-from; or say in standing.ended how the other one ended",
            )
        known[day] = file.file
    yield from _undated_after(files)


def _undated_after(files: list[EditionFile]) -> Iterator[Finding]:
    """No date is oldest: one that was taken up after a dated one would never come into force."""
    running = [each for each in files if each.edition and not each.edition.standing.ended]
    taken_up = {each.file: each.edition.encoded.on.first_day() for each in running if each.edition}
    dated = [each for each in running if each.edition and starts_on(each.edition)]
    for file in running:
        before = [each for each in dated if taken_up[each.file] < taken_up[file.file]]
        if before and file not in dated:
            yield Finding(
                rule=Rule.SAME_START,
                file=file.file,
                address="dates",
                found=f"no date, though it was taken up after {before[0].file}, which has one",
                allowed="a date of its own, so that it is known which edition to go by",
                remedy="write in-force-from; or say in standing.ended how this one ended",
            )
