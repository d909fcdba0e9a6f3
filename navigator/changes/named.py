"""What became of the parts that others refer to by id: people, contacts, questions, records.

Ids are identity, and no words. A part whose id was given anew still finds its partner by what it
is called, so that whatever refers to it is not taken for changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from navigator.changes.matching import Matched, matched

if TYPE_CHECKING:
    from collections.abc import Iterable

    from navigator.engine.model import (
        Area,
        Condition,
        Contact,
        Document,
        Edition,
        NamedEvent,
        Note,
        Role,
    )
    from navigator.engine.references import Parties, When

_BY_ID = attrgetter("id")
_LISTS = ("roles", "areas", "contacts", "conditions", "events", "documents", "notes")


@dataclass(frozen=True)
class Named:
    """An earlier edition and a later one."""

    old: Edition
    new: Edition

    @cached_property
    def roles(self) -> Matched[Role]:
        """The people and bodies that each edition names."""
        return matched(self.old.roles, self.new.roles, _BY_ID, attrgetter("name"))

    @cached_property
    def areas(self) -> Matched[Area]:
        """The council areas."""
        return matched(self.old.areas, self.new.areas, _BY_ID, attrgetter("name"))

    @cached_property
    def contacts(self) -> Matched[Contact]:
        """The rows of the contact lists."""
        names = {each.id: each.name for each in (*self.old.areas, *self.new.areas)}

        def called(row: Contact) -> tuple[str, str, str]:
            return row.organisation, row.title, names.get(row.area or "", "")

        # Two rows may be called the same: then their numbers tell them apart.
        return matched(
            self.old.contacts,
            self.new.contacts,
            _BY_ID,
            called,
            lambda row: (*called(row), row.ways),
        )

    @cached_property
    def conditions(self) -> Matched[Condition]:
        """The questions that change the answer."""
        return matched(
            self.old.conditions,
            self.new.conditions,
            _BY_ID,
            attrgetter("question"),
            attrgetter("label"),
        )

    @cached_property
    def events(self) -> Matched[NamedEvent]:
        """The events that start a clock and are no stage's."""
        return matched(self.old.events, self.new.events, _BY_ID, attrgetter("label"))

    @cached_property
    def documents(self) -> Matched[Document]:
        """The records and forms."""
        return matched(self.old.documents, self.new.documents, _BY_ID, attrgetter("title"))

    @cached_property
    def notes(self) -> Matched[Note]:
        """What each edition's text leaves open."""
        return matched(self.old.notes, self.new.notes, _BY_ID, attrgetter("says"))

    @cached_property
    def _later_ids(self) -> dict[str, dict[str, str]]:
        """By list, and for what stands inside one by ``list/id``: the later id for an earlier."""
        lists: dict[str, Matched[Any]] = {name: getattr(self, name) for name in _LISTS}
        for one, other in self.conditions.both:
            lists[f"conditions/{one.id}"] = matched(
                one.options, other.options, _BY_ID, attrgetter("label")
            )
        for note, later in self.notes.both:
            lists[f"notes/{note.id}"] = matched(
                note.readings, later.readings, _BY_ID, attrgetter("text")
            )
        return {
            name: {one.id: other.id for one, other in found.both} for name, found in lists.items()
        }

    def later_id(self, of: str, name: str, *, old: bool) -> str:
        """The later edition's id for an id of either; one that has no partner is its own.

        ``of`` is a list of the edition (``roles``), or ``list/id`` in the earlier edition for what
        stands inside a part (``conditions/immediate-risk`` for its answers).
        """
        return self._later_ids.get(of, {}).get(name, name) if old else name

    def later_ids(self, of: str, names: Iterable[str], *, old: bool) -> frozenset[str]:
        """The same for several, whose order means nothing."""
        return frozenset(self.later_id(of, each, old=old) for each in names)

    def when(self, when: When | None, *, old: bool) -> object:
        """For which answers something applies; None where it always does."""
        return when and frozenset(
            frozenset(
                (
                    self.later_id("conditions", clause.condition, old=old),
                    self.later_ids(f"conditions/{clause.condition}", clause.answers, old=old),
                )
                for clause in clauses
            )
            for clauses in when.any_of
        )

    def reading(self, path: str, *, old: bool) -> str:
        """The reading of a note that a duty stands under, as ``note/reading``; else nothing."""
        note, _, reading = path.partition("/")
        later = self.later_id("notes", note, old=old)
        return f"{later}/{self.later_id(f'notes/{note}', reading, old=old)}" if path else ""

    def parties(self, parties: Parties | None, *, old: bool) -> tuple[object, ...]:
        """Who acts, or to whom."""
        if parties is None:
            return ()
        named = self.later_ids("roles", parties.roles, old=old)
        join = parties.join if len(parties.roles) > 1 else ""
        return join, parties.stated, named
