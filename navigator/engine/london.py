"""London time. The one time zone the site needs travels with it, as Pyodide has none.

``europe-london.tzif`` is the compiled Europe/London file of the IANA time zone database,
release 2026f, as packaged in tzdata 2026.6 (public domain).
"""

from __future__ import annotations

import pkgutil
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO
from typing import Final
from zoneinfo import ZoneInfo


def _load() -> ZoneInfo:
    # pkgutil reads from a folder and from a zip alike; importlib.resources would bring twenty
    # more modules (tempfile, random, inspect …) into the browser's start.
    compiled = pkgutil.get_data("navigator.engine", "europe-london.tzif")
    if compiled is None:  # pragma: no cover - only a loader that holds no data files
        message = "europe-london.tzif is missing beside navigator/engine/london.py"
        raise FileNotFoundError(message)
    return ZoneInfo.from_file(BytesIO(compiled), key="Europe/London")


LONDON: Final = _load()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One instant that a time on the clock can mean; ``why`` is empty when it is the only one."""

    at: datetime
    why: str = ""


def readings(day: date, hour: time) -> tuple[Reading, ...]:
    """Every instant that this London clock time can mean, the earliest first.

    Two when the clocks go back and the hour comes twice, or when they go forward and it does not
    exist: then it is either the hour before or the hour after.
    """
    wall = datetime.combine(day, hour.replace(tzinfo=None))
    found = sorted({wall.replace(tzinfo=LONDON, fold=fold).astimezone(UTC) for fold in (0, 1)})
    instants = [instant.astimezone(LONDON) for instant in found]
    if len(instants) == 1:
        return (Reading(at=instants[0]),)
    clock = hour.isoformat("minutes")
    if instants[0].replace(tzinfo=None) == wall:
        twice = f"The clocks go back that night, so {clock} comes twice. This counts from the"
        whys = [f"{twice} first one.", f"{twice} second one."]
    else:
        gone = f"The clocks go forward that night, so there is no {clock}. This counts from"
        whys = [f"{gone} {instant:%H:%M}." for instant in instants]
    return tuple(Reading(at=at, why=why) for at, why in zip(instants, whys, strict=True))


def to_london(when: datetime) -> datetime:
    """The same instant on London's clock; ValueError if ``when`` has no time zone."""
    if when.utcoffset() is None:
        message = "a moment with its time zone: attach London to a clock time with readings()"
        raise ValueError(message)
    return when.astimezone(LONDON)


def hours_after(at: datetime, hours: int) -> datetime:
    """The London time after so many elapsed hours, whatever the clocks do in between."""
    return to_london(at.astimezone(UTC) + timedelta(hours=hours))


def comes_twice(at: datetime) -> bool:
    """Whether London's clock shows this time twice that night."""
    return at.replace(fold=0).utcoffset() != at.replace(fold=1).utcoffset()
