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
            found = f"the same start as {known[day]}: {start or 'no date'}"
            yield _untold(file, found, "the other one")
        known[day] = file.file
    yield from _undated_after(files)


def _undated_after(files: list[EditionFile]) -> Iterator[Finding]:
    """No date is oldest: one that was taken up after a dated one would never come into force."""
    running = [
        (file, file.edition) for file in files if file.edition and not file.edition.standing.ended
    ]
    for file, edition in running:
        taken_up = edition.encoded.on.first_day()
        before = [
            other.file
            for other, dated in running
            if starts_on(dated) and dated.encoded.on.first_day() < taken_up
        ]
        if before and not starts_on(edition):
            found = f"no date, though it was taken up after {before[0]}, which has one"
            yield _untold(file, found, "this one")


def _untold(file: EditionFile, found: str, which: str) -> Finding:
    """No date tells which edition to go by; ``which`` of them may have ended."""
    return Finding(
        rule=Rule.SAME_START,
        file=file.file,
        address="dates",
        found=found,
        allowed="a date of its own, so that it is known which edition to go by",
        remedy=f"write in-force-from; or say in standing.ended how {which} ended",
    )
