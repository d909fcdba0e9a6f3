"""What a policy's static page shows, worked out from its edition. Pure; the templates only draw it.

Duties, contacts, notes and documents come as the same values that the engine's answers hold, so
that one template draws both.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from navigator.authoring.page_chart import WITHOUT_BY, chart, starts, task
from navigator.authoring.page_ladder import ladder
from navigator.authoring.page_parts import (
    ChartNode,
    ContactRow,
    DutyOnPage,
    LadderRow,
    RouteShown,
    RungShown,
    StageShown,
    Start,
)
from navigator.authoring.page_phases import Phase, phases_of
from navigator.authoring.page_shown import PageShown
from navigator.engine.ladder import RESOLVED, THROUGHOUT, rungs, stage_label
from navigator.engine.standing import standing_shown
from navigator.engine.status import precedence
from navigator.engine.vocabulary import Door, Serves, Status
from navigator.engine.wording import when_in_words
from navigator.web.abbreviations import abbreviations_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from navigator.authoring.findings import Finding
    from navigator.engine.answer import (
        ContactShown,
        DocumentShown,
        NoteShown,
        StatusShown,
    )
    from navigator.engine.ladder import Rung
    from navigator.engine.model import Contact, Edition, Stage
    from navigator.web.abbreviations import Abbreviations

# Stands for the way to the site's root until a page is put together.
ROOT_MARK: Final = "site-root:"


class PolicyPage:
    """Everything one edition's page shows, on a given day."""

    without_by = WITHOUT_BY

    def __init__(self, edition: Edition, day: date, findings: Iterable[Finding] = ()) -> None:
        """Take the edition, the day the page is made, and what the checks found."""
        self.edition = edition
        self.day = day
        self.findings = tuple(findings)
        self.status: StatusShown = standing_shown(edition, day)
        self.in_force = self.status.in_force
        self.past = Status(self.status.status).past
        self.shown = PageShown(edition=edition, in_force=not self.past)

    @property
    def leads(self) -> tuple[bool, date]:
        """How far it leads among its policy's editions."""
        return precedence(self.edition, self.day)

    @cached_property
    def phases(self) -> tuple[Phase, ...]:
        """The status today, and each that a date of its own will bring."""
        return phases_of(self.edition, self.day)

    @property
    def address(self) -> str:
        """What the navigator's address says of it: its policy, and itself if it must be named.

        An edition in force is not named, so that the date decides.
        """
        named = not self.in_force and (self.edition.standing.successor.edition or not self.past)
        own = f"&edition={self.edition.edition}" if named else ""
        return f"policy={self.edition.policy}{own}"

    @cached_property
    def abbreviations(self) -> Abbreviations:
        """What short forms stand for in this edition."""
        return abbreviations_of(self.edition)

    @cached_property
    def areas(self) -> str:
        """The council areas, as a list in words."""
        return "; ".join(area.name for area in self.edition.areas)

    @cached_property
    def dates(self) -> tuple[tuple[str, str], ...]:
        """The printed dates, each with its label."""
        held = self.edition.dates
        printed = (
            ("In force from", held.in_force_from),
            ("Agreed", held.agreed),
            ("Ratified", held.ratified),
            ("Reviewed", held.reviewed),
            ("Next review due", held.review_due),
        )
        made = [(label, value.in_words()) for label, value in printed if value]
        if held.earlier_editions:
            made.append(
                ("Earlier editions", "; ".join(each.in_words() for each in held.earlier_editions)),
            )
        if held.inferred:
            made.append(("Age, worked out by us", held.inferred))
        return tuple(made)

    @cached_property
    def warnings(self) -> tuple[str, ...]:
        """What the checks found that a reader needs to know."""
        return tuple(f"Found {each.found}. {each.remedy}" for each in self.findings)

    @cached_property
    def ladder(self) -> tuple[LadderRow, ...]:
        """The ladder at a glance."""
        return ladder(self.edition, self.shown)

    @cached_property
    def starts(self) -> tuple[Start, ...]:
        """Where the ladder starts."""
        return starts(self.edition, self.shown)

    @cached_property
    def chart(self) -> tuple[ChartNode, ...]:
        """The flowchart's boxes, in order."""
        return chart(self.edition, self.shown)

    @cached_property
    def stages(self) -> dict[str, StageShown]:
        """Every stage in full, by id."""
        nodes = {node.path: node for node in self.chart}
        return {stage.id: self._stage(stage, nodes) for stage in self.edition.stages}

    def _stage(self, stage: Stage, nodes: dict[str, ChartNode]) -> StageShown:
        own = [rung for rung in rungs(self.edition) if rung.stage is stage]
        return StageShown(
            id=stage.id,
            anchor=self.shown.anchor(stage.id),
            label=stage_label(stage),
            title=stage.title,
            condition=when_in_words(stage.when, self.edition),
            about=stage.about,
            meanwhile=stage.meanwhile,
            rungs=tuple(self._rung(rung, nodes[rung.path]) for rung in own),
            notes=self.shown.notes(stage.notes),
            cite=tuple(map(str, stage.cite)),
        )

    def _rung(self, rung: Rung, node: ChartNode) -> RungShown:
        step = next(
            (each for each in rung.stage.steps if rung.path.endswith(f"/{each.id}")),
            None,
        )
        return RungShown(
            title=step.title if step else "",
            anchor=self.shown.anchor(rung.path),
            about=step.about if step else "",
            meanwhile=step.meanwhile if step else "",
            duties=self.shown.duties(rung.duties, rung.path, rung.label),
            resolved=self.shown.duties(
                rung.resolved if step is None else step.resolved,
                rung.path,
                rung.label,
            ),
            node=node,
            notes=self.shown.notes(step.notes if step else ()),
            cite=tuple(map(str, step.cite)) if step else (),
        )

    @cached_property
    def routes(self) -> tuple[RouteShown, ...]:
        """The other ways through."""
        conditions = {each.id: each for each in self.edition.conditions}
        made = []
        for route in self.edition.routes:
            asked = [conditions[name] for name in route.when.conditions]
            made.append(
                RouteShown(
                    id=route.id,
                    kind=str(route.kind),
                    title=route.title,
                    when=when_in_words(route.when, self.edition),
                    question=" ".join(each.question for each in asked),
                    help=tuple(each.help for each in asked if each.help),
                    effect=route.effect.meaning,
                    at=tuple(self.shown.start(path) for path in route.at),
                    opens=tuple(self.shown.start(path) for path in route.opens),
                    duties=self.shown.duties(route.duties, route.id, route.title),
                    tasks=tuple(task(duty, self.edition) for duty in route.duties),
                    meanwhile=route.meanwhile,
                    afterwards=route.afterwards,
                    about=route.about,
                    notes=self.shown.notes(route.notes),
                    cite=tuple(map(str, route.cite)),
                ),
            )
        return tuple(made)

    @cached_property
    def throughout(self) -> tuple[DutyOnPage, ...]:
        """What applies at every stage."""
        return self.shown.duties(self.edition.throughout, THROUGHOUT, "Throughout")

    @cached_property
    def resolved(self) -> tuple[DutyOnPage, ...]:
        """What follows once it is agreed."""
        return self.shown.duties(self.edition.resolved, RESOLVED, "Once it is agreed")

    @cached_property
    def documents(self) -> tuple[DocumentShown, ...]:
        """Records, forms, notices and messages."""
        return self.shown.documents(tuple(each.id for each in self.edition.documents), None)

    @cached_property
    def contacts(self) -> tuple[ContactRow, ...]:
        """The contact list, in the order of the source."""
        return tuple(self._contact(each) for each in self.edition.contacts)

    def _contact(self, contact: Contact) -> ContactRow:
        roles = {role.id: role.name for role in self.edition.roles}
        return ContactRow(
            contact=self.shown.contact(contact),
            title=contact.title,
            person=contact.person or "",
            ways=tuple((str(way.kind), way.printed, way.why_not) for way in contact.ways),
            about=contact.about,
            role=roles.get(contact.role or "", ""),
            adults=contact.serves is Serves.ADULTS,
            door="" if contact.door is Door.NO else contact.door.meaning,
        )

    @cached_property
    def doors(self) -> tuple[ContactShown, ...]:
        """Where a child in danger is referred, where the policy holds that."""
        if self.past:
            return ()
        return tuple(
            self.shown.contact(each) for each in self.edition.contacts if each.door is not Door.NO
        )

    @property
    def own_page(self) -> str:
        """The address of the edition's own page, from the site's root."""
        return f"{ROOT_MARK}policies/{self.edition.policy}/{self.edition.edition}/"

    @property
    def open_points(self) -> str:
        """The address of the page with its notes, from the site's root."""
        return f"{self.own_page}left-open/"

    @property
    def handouts(self) -> str:
        """The address of what there is to print of the policy, from the site's root."""
        return f"{ROOT_MARK}handouts/#{self.edition.policy}"

    @cached_property
    def notes(self) -> tuple[NoteShown, ...]:
        """Every note, those about the whole edition first."""
        general = self.edition.general_notes
        rest = tuple(note.id for note in self.edition.notes if note.id not in general)
        return self.shown.notes(general + rest)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The notes' numbers on their page, by id."""
        return {note.id: number for number, note in enumerate(self.notes, 1)}
