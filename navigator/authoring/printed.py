"""The quantity that a printed limit states, to check that print and encoded value agree.

Reads the short forms that policies print ("within one working day", "ONE WORKING WEEK",
"48 hours (two working days)", "by 4pm the next working day"). What it is not sure of it does not
read: a range, a number beside words it does not know, two numbers that disagree.
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
        (Unit.HOURS, 1, "hr"),
        (Unit.WORKING_HOURS, 1, "working hour"),
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
            Unit.SAME_DAY,
            Unit.SAME_WORKING_DAY,
            Unit.AS_SOON_AS_POSSIBLE,
            Unit.WITHOUT_DELAY,
        )
    },
}
# Words before a limit that do not change it. "After" and "at least" would.
_CLOSE: Final = r"(?:the )?(?:end of|close of (?:business|play)(?: on| of)?|cob(?: on)?)"
_WHOLE_LEAD: Final = re.compile(
    rf"(?:(?:(?:by|before|within) {_CLOSE}|by|on|within|(?:no|not) later than) )?(?:the )?",
)
_COUNTED_LEAD: Final = re.compile(
    r"(?:(?:within|in|up to|(?:no|not) (?:later|more) than|(?:a )?maximum of) )?(?:the )?",
)
_COUNTED_TAIL: Final = re.compile(r" (?:in total|at the latest|at most|maximum)$")
# The number that stands beside softer words is the one that counts.
_SOFTER: Final = re.compile(
    r"(?:as soon as possible|without delay),? (?:and|but) "
    r"(?:(?:in any (?:case|event)|always|certainly|at the latest|at least),? )?"
    r"(?=within |in |(?:no|not) (?:later|more) than )",
)
_CLOCK: Final = (
    r"(?:(?P<hour>1[0-2]|[1-9])(?:[:.](?P<minute>[0-5][0-9]))? ?(?P<half>[ap]m)"
    r"|(?:12 )?(?P<noon>noon|midday))"
)
_CLOCK_FIRST: Final = re.compile(rf"(?:by|before|(?:no|not) later than) {_CLOCK},? (?P<rest>.+)")
_CLOCK_LAST: Final = re.compile(rf"(?P<rest>.+?),? (?:by|before) {_CLOCK}")
_NUMBER: Final = rf"[1-9][0-9]{{0,2}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))}"
_UNIT: Final = "|".join(sorted(_UNITS, key=len, reverse=True))
_COUNTED: Final = re.compile(
    rf"(?P<one>(?:an? )?(?:further |another )?)(?:(?P<number>{_NUMBER}) )?(?P<unit>{_UNIT})",
)
_FROM: Final = re.compile(r"(?P<limit>.+?) (?:of|from|after|following) (?P<event>[^()]+)")
_REPEATED: Final = re.compile(rf"(?P<first>{_NUMBER}) ?\((?P<second>{_NUMBER})\) (?P<unit>.+)")
_GLOSSED: Final = re.compile(r"(?P<outer>[^()]+) ?\((?P<gloss>[^()]+)\)")


def read_printed(text: str) -> Quantity | None:
    """The quantity stated by a limit as printed, or None where it cannot be told for sure.

    A gloss in brackets may repeat the number ("five (5) working days") or say what hours mean
    ("48 hours (two working days)": the hours); any other gloss is left unread.
    """
    words = _without_start(_SOFTER.sub("", _plain(text), count=1))
    if found := _CLOCK_FIRST.fullmatch(words) or _CLOCK_LAST.fullmatch(words):
        return _at_the_hour(found)
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
    text = re.sub(r"\b([ap])\.m\b\.?", r"\1m", text.lower())
    # A hyphen joins words ("five-day"); a range becomes two numbers, which nothing reads.
    text = re.sub("[-\u2010-\u2014]", " ", text)
    text = re.sub(r"([0-9])(?=(?:hrs?|hours?|days?|weeks?)\b)", r"\1 ", text)
    text = re.sub("[\"'\u2018\u2019\u201c\u201d]", "", text)
    return " ".join(text.split()).strip(" .,;:")


def _without_start(words: str) -> str:
    """The limit without what it counts from ("of receipt"), unless that may be a time itself."""
    found = _FROM.fullmatch(words)
    timed = found and re.search(rf"\b(?:[0-9]+|or|and|{_NUMBER}|{_UNIT})\b", found["event"])
    return found["limit"] if found and not timed else words


def _at_the_hour(found: re.Match[str]) -> Quantity | None:
    """A limit of whole days, with the time of day that is printed beside it."""
    rest = _read(found["rest"])
    minute = f":{found['minute']}" if found["minute"] else ""
    at = "noon" if found["noon"] else f"{found['hour']}{minute} {found['half']}"
    try:
        return Quantity.from_text(f"{rest.length} by {at}") if rest else None
    except ValueError:  # midnight has two days, and hours have no time of day
        return None


def _read(words: str) -> Quantity | None:
    words = _COUNTED_TAIL.sub("", words, count=1)
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
