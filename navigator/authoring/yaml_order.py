"""In which order an edition's keys are written: that of the model's own fields."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Final

from navigator.authoring.allowed import key_of
from navigator.engine.model import (
    Checked,
    Confirmed,
    Contact,
    Dates,
    Edition,
    Encoded,
    Ended,
    Limit,
    Standing,
    Successor,
    Way,
)

if TYPE_CHECKING:
    from navigator.authoring.yaml_places import Segments

_NAMED: Final[dict[str, type]] = {
    "dates": Dates,
    "standing": Standing,
    "ended": Ended,
    "successor": Successor,
    "encoded": Encoded,
    "checked": Checked,
    "limit": Limit,
    "confirmed": Confirmed,
}
_LISTED: Final[dict[str, type]] = {"contacts": Contact, "ways": Way}


def order_under(path: Segments) -> tuple[str, ...]:
    """The keys that may stand under an address, in their order; none where that is not known."""
    if not path:
        return _keys(Edition)
    above = str(path[-2]) if len(path) > 1 else ""
    kind = _LISTED.get(above) or _NAMED.get(str(path[-1]))
    return _keys(kind) if kind else ()


def _keys(kind: type) -> tuple[str, ...]:
    return tuple(key_of(each.name) for each in fields(kind))
