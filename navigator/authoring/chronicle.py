"""What happened to each policy, and what changed between its editions: for pages and the feed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final

from navigator.authoring.history import Occasion
from navigator.authoring.succession import age
from navigator.changes.between import changes, confirmed_since
from navigator.engine.status import starts_on

if TYPE_CHECKING:
    from collections.abc import Iterable

    from navigator.authoring.history import Happening
    from navigator.authoring.page_index import Directory
    from navigator.authoring.page_model import PolicyPage
    from navigator.changes.change import Change, Consequence
    from navigator.engine.model import Contact, Edition
    from navigator.engine.moments import PartialDate

# So many changes stand on a policy's own page; all of them stand on the page of its editions.
SHORT: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """What one edition changed from the one before it, by what it bears on, the gravest first."""

    old: PolicyPage
    new: PolicyPage
    found: tuple[Change, ...]

    @property
    def anchor(self) -> str:
        """Its place on the page of the policy's editions."""
        return f"since-{self.old.edition.edition}"

    @property
    def gravest(self) -> tuple[Change, ...]:
        """The first few."""
        return self.found[:SHORT]

    @property
    def groups(self) -> tuple[tuple[Consequence, tuple[Change, ...]], ...]:
        """All of them, by what they bear on."""
        parts = groupby(self.found, key=lambda change: change.consequence)
        return tuple((consequence, tuple(group)) for consequence, group in parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """One entry of the updates: when, of which policy, what, and where to read on.

    ``page`` is an address below the site's root; ``key`` tells the entry from every other.
    ``told`` is the day on which one that lies ``ahead`` was told.
    """

    on: PartialDate
    key: str
    name: str
    says: str
    page: str
    lines: tuple[str, ...] = ()
    ahead: bool = False
    told: PartialDate | None = None


@dataclass(frozen=True)
class PolicyChronicle:
    """The editions of one policy, and what else is known of it."""

    editions: tuple[PolicyPage, ...]
    happenings: tuple[Happening, ...]

    @property
    def lead(self) -> PolicyPage:
        """The edition that the policy's own page shows."""
        return max(self.editions, key=lambda page: page.leads)

    @cached_property
    def newest_first(self) -> tuple[PolicyPage, ...]:
        """The editions by their age."""
        return tuple(sorted(self.editions, key=lambda page: age(page.edition), reverse=True))

    @cached_property
    def changed(self) -> tuple[Changed, ...]:
        """Each step from one edition to the next, the latest first."""
        return tuple(
            Changed(old=old, new=new, found=changes(old.edition, new.edition))
            for new, old in pairwise(self.newest_first)
        )

    def changed_by(self, page: PolicyPage) -> Changed | None:
        """What an edition changed from the one before it; None for the first."""
        return next((each for each in self.changed if each.new is page), None)

    @cached_property
    def confirmed(self) -> tuple[tuple[PolicyPage, Contact, Change], ...]:
        """Contacts that were confirmed since they were printed, of editions that have not ended."""
        return tuple(
            (page, contact, change)
            for page in self.newest_first
            if not page.past
            for contact, change in confirmed_since(page.edition)
        )

    @cached_property
    def known(self) -> tuple[Happening, ...]:
        """What happened besides, the latest first."""
        return tuple(sorted(self.happenings, key=lambda it: it.on.last_day(), reverse=True))

    @property
    def updates(self) -> Iterable[Update]:
        """An entry for each edition that has a date, each happening and each confirmed contact."""
        policy, name = self.lead.edition.policy, self.lead.edition.name
        base = f"policies/{policy}/"
        for page in self.editions:
            since, step = starts_on(page.edition), self.changed_by(page)
            place = f"editions/#{step.anchor}" if step else f"{page.edition.edition}/"
            if since:
                ahead = page.day < since.first_day()
                yield Update(
                    on=since,
                    key=f"{policy}/{page.edition.edition}",
                    name=name,
                    says=f"The edition “{page.edition.edition_name}”"
                    + (" comes into force" if ahead else ""),
                    page=f"{base}{place}",
                    lines=tuple(each.sentence for each in step.gravest) if step else (),
                    ahead=ahead,
                    told=page.edition.encoded.on if ahead else None,
                )
            if self._ends_alone(page.edition):
                yield _end(page, name)
        for each in self.happenings:
            held = " This site does not hold its text." if each.kind is Occasion.EDITION else ""
            yield Update(
                on=each.on,
                key=f"{policy}/known/{each.id}",
                name=name,
                says=f"{each.says}.{held}",
                page=f"{base}editions/#known",
            )
        for page, contact, change in self.confirmed:
            assert contact.confirmed  # noqa: S101 - for the type checker: only such are listed
            yield Update(
                on=contact.confirmed.on,
                key=f"{policy}/{page.edition.edition}/contact/{contact.id}/{contact.confirmed.on}",
                name=name,
                says="A contact was confirmed by the partnership.",
                page=f"{base}editions/#confirmed",
                lines=(change.sentence,),
            )

    def _ends_alone(self, edition: Edition) -> bool:
        """Whether an edition ended, no other one here took its place, and nothing else says so."""
        ended = edition.standing.ended
        return (
            ended is not None
            and not edition.standing.successor.edition
            and all(each.on != ended.on for each in self.happenings)
        )


def _end(page: PolicyPage, name: str) -> Update:
    """That an edition ended."""
    edition, ended = page.edition, page.edition.standing.ended
    assert ended  # noqa: S101 - for the type checker: only such are told
    ahead = page.day < ended.on.first_day()
    return Update(
        on=ended.on,
        key=f"{edition.policy}/{edition.edition}/ended",
        name=name,
        says=f"The edition “{edition.edition_name}” {'ends' if ahead else 'ended'}",
        page=f"policies/{edition.policy}/{edition.edition}/",
        lines=(ended.why,),
        ahead=ahead,
        told=edition.standing.on if ahead else None,
    )


def chronicle_of(directory: Directory, policy: str) -> PolicyChronicle:
    """What is known of one policy."""
    return PolicyChronicle(
        editions=tuple(page for page in directory.pages if page.edition.policy == policy),
        happenings=tuple(
            happening
            for history in directory.histories
            if history.policy == policy
            for happening in history.happenings
        ),
    )


def updates_of(directory: Directory, *, made_up: bool = False) -> tuple[Update, ...]:
    """Everything that happened, the latest first; of real policies, or of made-up ones."""
    pages = directory.made_up if made_up else directory.policies
    found = [
        update for page in pages for update in chronicle_of(directory, page.edition.policy).updates
    ]
    return tuple(sorted(found, key=lambda it: (it.on.last_day(), it.key), reverse=True))
