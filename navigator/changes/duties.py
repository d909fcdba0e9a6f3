"""What changed in a duty: who, by when, how strongly, with what."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Final

from navigator.changes.change import Change, Consequence, Kind, Spot
from navigator.changes.limits import limit_change, limit_differs, limit_worded
from navigator.changes.pair import match_duties
from navigator.changes.phrases import (
    NOT_SAID,
    duty_words,
    limit_words,
    listed,
    lowered,
    quoted,
    who,
)
from navigator.changes.places import duty_anchor
from navigator.engine.model import Duty
from navigator.engine.vocabulary import Act, Strength
from navigator.engine.wording import when_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from navigator.changes.pair import Pair
    from navigator.engine.model import Edition

_TELLS: Final = frozenset({Act.NOTIFY, Act.SEND, Act.RECORD, Act.REPORT, Act.DEBRIEF, Act.PROVIDE})
_PARTIES: Final = (
    ("actor", "done by"),
    ("recipient", "goes to"),
    ("binds", "binds"),
    ("copy_to", "copy to"),
)
# Notes have changes of their own, and places in a source always differ between two documents.
ASIDE: Final = frozenset({"id", "notes", "cite"})
# Compared with what they refer to, not as they are written.
NOT_WORDING: Final = ASIDE | {
    "actor",
    "recipient",
    "limit",
    "copy_to",
    "binds",
    "covers",
    "reading",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where duties stand: in words, by path in each edition, by address in the data.

    ``gravest`` is what any of their changes bears on, whatever it is about.
    """

    words: str
    old: str
    new: str
    address: str
    old_address: str
    gravest: Consequence | None = None


def duty_changes(
    pair: Pair, place: Place, old: tuple[Duty, ...], new: tuple[Duty, ...]
) -> Iterator[Change]:
    """Every change of the duties of one place."""
    found = match_duties(old, new)
    for duty in found.new:
        yield Change(
            kind=Kind.NEW,
            consequence=_of(place, duty, Consequence.WHO),
            place=place.words,
            words=f"new: {duty_words(duty, pair.new)}",
            more=_who_does(duty, pair.new),
            anchor=duty_anchor(f"{place.new}/{duty.id}"),
            path=f"{place.address}.{duty.id}",
        )
    for duty in found.gone:
        yield Change(
            kind=Kind.GONE,
            consequence=_of(place, duty, Consequence.WHO),
            place=place.words,
            words=f"no longer: {duty_words(duty, pair.old)}",
            anchor=duty_anchor(f"{place.old}/{duty.id}"),
            path=f"{place.old_address}.{duty.id}",
        )
    for earlier, later in found.both:
        said = tuple(_changed(pair, place, earlier, later))
        yield from said or _worded(place, earlier, later)


def _who_does(duty: Duty, edition: Edition) -> tuple[str, ...]:
    if not duty.actor.roles:
        return ()
    to = f", to {who(duty.recipient, edition)}" if duty.recipient.roles else ""
    return (f"Who: {who(duty.actor, edition)}{to}",)


def _of(place: Place, duty: Duty, usual: Consequence) -> Consequence:
    """What a change of this duty bears on."""
    if place.gravest:
        return place.gravest
    return Consequence.TELL if duty.act in _TELLS else usual


def _changed(pair: Pair, place: Place, old: Duty, new: Duty) -> Iterator[Change]:
    """The changes of a duty that both editions have, but for how it is worded."""
    tells = place.gravest or (Consequence.TELL if new.act in _TELLS else None)
    spot = Spot(
        place=place.words,
        anchor=duty_anchor(f"{place.new}/{new.id}"),
        path=f"{place.address}.{new.id}",
        about=lowered(new.do),
        gravest=tells,
    )
    yield from _people(pair, spot, old, new)
    yield from _terms(pair, spot, old, new)
    yield from _papers(pair, spot, old, new)


def _people(pair: Pair, spot: Spot, old: Duty, new: Duty) -> Iterator[Change]:
    for field, label in _PARTIES:
        one, other = getattr(old, field), getattr(new, field)
        if pair.parties(one, old=True) != pair.parties(other, old=False):
            was, now = who(one, pair.old), who(other, pair.new)
            consequence = Consequence.TELL if field == "copy_to" else Consequence.WHO
            words = f": {label} {now}, was {was}"
            yield spot.changed(consequence, words, field.replace("_", "-"), (was, now))


def _terms(pair: Pair, spot: Spot, old: Duty, new: Duty) -> Iterator[Change]:
    if old.act is not new.act:
        words = f": now to {new.act} ({new.act.meaning}), was to {old.act}"
        yield spot.changed(Consequence.WHO, words, "act", (old.act, new.act))
    if old.when != new.when:
        was, now = _when(old, pair.old), _when(new, pair.new)
        yield spot.changed(Consequence.WHO, f": applies {now}, was {was}", "when", (was, now))
    if pair.covered(old.covers, old=True) != pair.covered(new.covers, old=False):
        yield spot.changed(Consequence.WHO, ": applies at other stages than before", "covers")
    if old.reading != new.reading:
        words = ": stands under another reading of the text"
        yield spot.changed(Consequence.WHO, words, "reading")
    if limit_differs(pair, old.limit, new.limit):
        values = limit_words(old.limit, pair.old), limit_words(new.limit, pair.new)
        words = limit_change(pair, old.limit, new.limit)
        yield spot.changed(Consequence.WHEN, words, "limit", values)
    if old.strength != new.strength:
        was, now = _strong(old), _strong(new)
        yield spot.changed(Consequence.STRENGTH, f": {now}, was {was}", "strength", (was, now))


def _papers(pair: Pair, spot: Spot, old: Duty, new: Duty) -> Iterator[Change]:
    for field, label in (("bring", "take along"), ("write", "write")):
        if set(getattr(old, field)) != set(getattr(new, field)):
            was = _titles(getattr(old, field), pair.old)
            now = _titles(getattr(new, field), pair.new)
            yield spot.changed(Consequence.TELL, f": {label} {now}, was {was}", field, (was, now))
    if set(old.contacts) != set(new.contacts):
        yield spot.changed(Consequence.CONTACT, ": other contacts stand with this", "contacts")


def _strong(duty: Duty) -> str:
    strong = duty.strength
    if strong.printed or strong.word not in {Strength.PLAIN, Strength.NOT_STATED}:
        return quoted(strong.printed or strong.word)
    return "stated as a fact" if strong.word is Strength.PLAIN else NOT_SAID


def _when(duty: Duty, edition: Edition) -> str:
    return lowered(when_in_words(duty.when, edition)) if duty.when else "always"


def _titles(ids: tuple[str, ...], edition: Edition) -> str:
    titles = {each.id: each.title for each in edition.documents}
    return listed(quoted(titles[each]) for each in ids) if ids else "nothing"


def _worded(place: Place, old: Duty, new: Duty) -> Iterator[Change]:
    """One change for whatever else differs, which is how it is said."""
    names = [each.name for each in fields(Duty) if each.name not in NOT_WORDING]
    differs = any(getattr(old, name) != getattr(new, name) for name in names)
    if differs or limit_worded(old.limit) != limit_worded(new.limit):
        reworded = old.do != new.do
        yield Change(
            kind=Kind.CHANGED,
            consequence=place.gravest or Consequence.WORDING,
            place=place.words,
            words=f"now says: {lowered(new.do)}"
            if reworded
            else f"{lowered(new.do)}: what stands beside it is worded anew",
            was=old.do if reworded else "",
            now=new.do if reworded else "",
            anchor=duty_anchor(f"{place.new}/{new.id}"),
            path=f"{place.address}.{new.id}.{'do' if reworded else 'about'}",
        )
