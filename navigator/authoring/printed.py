"""The quantity that a printed limit states, to check that print and encoded value agree.

Reads the short forms that policies print ("within one working day", "ONE WORKING WEEK",
"48 hours (two working days)"). What it is not sure of it does not read: a range, a number beside
words it does not know, two numbers that disagree.
"""

from __future__ import annotations

import re
from typing import Final

from navigator.engine.quantity import Quantity
from navigator.engine.vocabulary import Unit

_ONES: Final = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
_TENS: Final = {
    word: number
    for number, word in zip(
        range(20, 100, 10),
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),
        strict=True,
    )
}
_NUMBERS: Final = {
    **{word: number for number, word in enumerate(_ONES, start=1)},
    **_TENS,
    **{  # twenty-four, forty-eight, seventy-two
        f"{tens} {ones}": value + number
        for tens, value in _TENS.items()
        for number, ones in enumerate(_ONES[:9], start=1)
    },
}
_UNITS: Final = {
    name: (unit, each)
    for unit, each, stem in (
        (Unit.HOURS, 1, "hour"),
        (Unit.WORKING_DAYS, 1, "working day"),
        (Unit.CALENDAR_DAYS, 1, "calendar day"),
        (Unit.DAYS, 1, "day"),
        (Unit.WORKING_WEEKS, 1, "working week"),
        (Unit.WEEKS, 1, "week"),
        (Unit.WEEKS, 2, "fortnight"),
        (Unit.MONTHS, 1, "month"),
    )
    for name in (stem, f"{stem}s")
}
_WHOLE: Final = {
    "fortnight": Quantity(count=2, unit=Unit.WEEKS),
    "next working day": Quantity(count=1, unit=Unit.WORKING_DAYS),
    **{
        str(unit): Quantity(unit=unit)
        for unit in (
            Unit.IMMEDIATELY,
            Unit.SAME_WORKING_DAY,
            Unit.AS_SOON_AS_POSSIBLE,
            Unit.WITHOUT_DELAY,
        )
    },
}
# Words before a limit that do not change it. "After" and "at least" would.
_WHOLE_LEAD: Final = re.compile(r"(?:(?:(?:by|before|within) the end of|by|on|within) )?(?:the )?")
_COUNTED_LEAD: Final = re.compile(
    r"(?:(?:within|in|(?:no|not) (?:later|more) than|a maximum of) )?(?:the )?",
)
_NUMBER: Final = rf"[1-9][0-9]{{0,2}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))}"
_UNIT: Final = "|".join(sorted(_UNITS, key=len, reverse=True))
_COUNTED: Final = re.compile(
    rf"(?P<one>(?:an? )?(?:further |another )?)(?:(?P<number>{_NUMBER}) )?(?P<unit>{_UNIT})",
)
_REPEATED: Final = re.compile(rf"(?P<first>{_NUMBER}) ?\((?P<second>{_NUMBER})\) (?P<unit>.+)")
_GLOSSED: Final = re.compile(r"(?P<outer>[^()]+) ?\((?P<gloss>[^()]+)\)")


def read_printed(text: str) -> Quantity | None:
    """The quantity stated by a limit as printed, or None where it cannot be told for sure.

    A gloss in brackets may repeat the number ("five (5) working days") or say what hours mean
    ("48 hours (two working days)": the hours); any other gloss is left unread.
    """
    words = _plain(text)
    counted = _COUNTED_LEAD.sub("", words, count=1)
    if found := _REPEATED.fullmatch(counted):
        same = _number(found["first"]) == _number(found["second"])
        return _read(f"{found['first']} {found['unit']}") if same else None
    if found := _GLOSSED.fullmatch(words):
        outer, gloss = _read(found["outer"].strip()), _read(found["gloss"].strip())
        agree = outer and gloss and (outer == gloss or outer.unit is Unit.HOURS)
        return outer if agree else None
    return _read(words)


def _plain(text: str) -> str:
    # A hyphen joins words ("five-day"); a range becomes two numbers, which nothing reads.
    text = re.sub("[-\u2010-\u2014]", " ", text.lower())
    text = re.sub("[\"'\u2018\u2019\u201c\u201d]", "", text)
    return " ".join(text.split()).strip(" .,;:")


def _read(words: str) -> Quantity | None:
    whole = _WHOLE.get(_WHOLE_LEAD.sub("", words, count=1))
    found = _COUNTED.fullmatch(_COUNTED_LEAD.sub("", words, count=1))
    if whole or not found:
        return whole
    unit, each = _UNITS[found["unit"]]
    if found["number"]:
        return Quantity(count=_number(found["number"]) * each, unit=unit)
    single = found["one"] and not found["unit"].endswith("s")
    return Quantity(count=each, unit=unit) if single else None


def _number(word: str) -> int:
    return int(word) if word.isdecimal() else _NUMBERS[word]
