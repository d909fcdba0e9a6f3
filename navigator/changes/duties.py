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
# Said by changes of their own: what is left is how a duty is worded.
_NOT_WORDING: Final = ASIDE | {
    "do", "actor", "act", "strength", "recipient", "limit", "copy_to", "binds", "when", "covers",
    "bring", "write", "contacts", "reading",
}  # fmt: skip


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
        yield from _changed(pair, place, earlier, later)
        yield from _worded(pair, place, earlier, later)


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
    # What was handed up before, and is only told now, bears on whom to go to.
    tells = place.gravest or (Consequence.TELL if _TELLS.issuperset({old.act, new.act}) else None)
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
    if pair.when(old.when, old=True) != pair.when(new.when, old=False):
        was, now = _when(old, pair.old), _when(new, pair.new)
        yield spot.changed(Consequence.WHO, f": applies {now}, was {was}", "when", (was, now))
    if pair.covered(old.covers, old=True) != pair.covered(new.covers, old=False):
        yield spot.changed(Consequence.WHO, ": applies at other stages than before", "covers")
    if pair.reading(old.reading, old=True) != pair.reading(new.reading, old=False):
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
        one, other = getattr(old, field), getattr(new, field)
        if pair.later_ids("documents", one, old=True) != frozenset(other):
            was, now = _titles(one, pair.old), _titles(other, pair.new)
            yield spot.changed(Consequence.TELL, f": {label} {now}, was {was}", field, (was, now))
    if pair.later_ids("contacts", old.contacts, old=True) != frozenset(new.contacts):
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


def _worded(pair: Pair, place: Place, old: Duty, new: Duty) -> Iterator[Change]:
    """How it is said: what to do, and whatever stands beside it."""
    spot = Spot(
        place=place.words,
        anchor=duty_anchor(f"{place.new}/{new.id}"),
        path=f"{place.address}.{new.id}",
        gravest=place.gravest,
    )
    if old.do != new.do:
        words = f"now says: {lowered(new.do)}"
        yield spot.changed(Consequence.WORDING, words, "do", (old.do, new.do))
    names = [each.name for each in fields(Duty) if each.name not in _NOT_WORDING]
    # Another limit is printed otherwise: its own change says so.
    printed = limit_worded(old.limit) != limit_worded(new.limit)
    printed = printed and not limit_differs(pair, old.limit, new.limit)
    if printed or any(getattr(old, name) != getattr(new, name) for name in names):
        words = f"{lowered(new.do)}: what stands beside it is worded anew"
        yield spot.changed(Consequence.WORDING, words, "about")
