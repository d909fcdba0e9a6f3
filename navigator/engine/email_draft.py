"""A draft e-mail for the step that leads: to whom, and what the policy says it must hold.

It says nothing of the child, nor of the answers about one: which step of which policy this is, by
when it is due, the headings, and room to write.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote

from navigator.engine.errors import NothingToTake
from navigator.engine.ladder import duties_by_path
from navigator.engine.vocabulary import Join, Part, View, WayKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from navigator.engine.answer import ContactShown, DocumentShown, DutyShown, Guidance
    from navigator.engine.imprint import Imprint
    from navigator.engine.model import Edition

# Some mail programs cut a longer address off.
LONGEST: Final = 1900
SUBJECT: Final = "Follow-up"
SECURE: Final = "Use your agency's secure e-mail. Then take this line out."
PURPOSE: Final = "Escalation under the {policy}. {when}Please reply by …"
NOW: Final = "This is needed now. "
NOT_THE_POLICYS: Final = " (not the policy's limit)"
NOT_ALL: Final = "(There are more headings. They are on the site's page: {address} )"
NO_CONTENTS: Final = "The policy lists no contents for this message."
NO_ADDRESS: Final = "No address is known here."
THEIR_STEP: Final = "The policy gives this step to: {actor}. Send it if that is you, or pass it on."
SEVERAL: Final = "The policy prints several addresses for this step. Choose the right one: {which}."
RING: Final = "E-mail alone is not enough for this step: ring as well, now."
ALSO_NOW: Final = "To be done now as well: {steps}."
_MAIL: Final = "mailto:"
_URGENT: Final = frozenset({"now", "overdue"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A draft: ``href`` opens it in a mail program, and is under 1,900 characters.

    ``to`` holds addresses with commas between them. It is empty where none is known, or where
    there are several to choose from. ``about_to`` then says so; otherwise it says who they are,
    and whether that was ever checked. ``urgent`` says to
    ring as well, where e-mail alone will not do. ``trimmed`` tells that headings were left out.
    """

    to: str
    about_to: str
    subject: str
    body: str
    href: str
    urgent: str
    trimmed: bool


def email_draft(guidance: Guidance, edition: Edition, imprint: Imprint) -> Draft:
    """The draft for the step that leads: the reader's own first duty, else the first of all.

    Where that is needed now and has no address, the next that is needed now and has one leads.
    NothingToTake for an edition that is not in force, and where there is no step to write about.
    """
    if not guidance.status.in_force:
        raise NothingToTake("this edition is not in force, so no message is drafted from it")
    if not guidance.duties:
        raise NothingToTake("there is no step here to write to anybody about")
    own = [each for each in guidance.duties if each.part == Part.YOURS and not each.condition]
    steps = list(guidance.duties) if guidance.view == View.RAISING or not own else own
    now = [each for each in steps if steps[0].clock.state in _URGENT and _is_now(each)]
    duty = next((each for each in now if _addresses(each, edition)), steps[0])
    to, about_to = _recipient(duty, edition)
    if others := "; ".join(each.do for each in now if each is not duty):
        about_to = f"{about_to} {ALSO_NOW.format(steps=others)}"
    papers = [each for each in guidance.documents if each.title in (*duty.bring, *duty.write)]
    sections = list(_sections(papers)) or [f"{NO_CONTENTS}\r\n"]
    opening = _purpose(guidance, duty, edition)
    kept, body = len(sections), _body(opening, sections, guidance.title, imprint, whole=True)
    while len(_href(to, body)) > LONGEST and kept:
        kept -= 1
        body = _body(opening, sections[:kept], guidance.title, imprint, whole=False)
    return Draft(
        to=to,
        about_to=about_to,
        subject=SUBJECT,
        body=body.replace("\r\n", "\n"),
        href=_href(to, body),
        urgent=RING if duty.clock.state in _URGENT else "",
        trimmed=kept < len(sections),
    )


def _purpose(guidance: Guidance, duty: DutyShown, edition: Edition) -> str:
    """What the message is for. A route is not named: its title can say something of the child."""
    stage = guidance.where if duty.where == guidance.where else ""
    due = duty.clock.leading
    when = NOW if duty.clock.state == "now" else ""
    if duty.clock.state == "words":
        when = f"By the policy: {duty.clock.rule[:1].lower()}{duty.clock.rule[1:]}. "
    if due and not when:
        whose = "" if due.kind == "policy" else NOT_THE_POLICYS
        when = f"{'It was due' if due.overdue else 'Due'} by {due.text}{whose}. "
    policy = f"{edition.title} ({edition.name})" + (f", {stage}" if stage else "")
    return PURPOSE.format(policy=policy, when=when)


def _is_now(duty: DutyShown) -> bool:
    """Whether a step is surely needed now, and there is somebody to reach for it."""
    return duty.clock.state in _URGENT and bool(duty.recipients) and not duty.condition


def _recipient(shown: DutyShown, edition: Edition) -> tuple[str, str]:
    """The recipient's address, with who that is; each one's, where all of them are told."""
    duty = duties_by_path(edition)[shown.id]
    known = _addresses(shown, edition)
    every = duty.recipient.join is Join.AND and len(known) <= len(duty.recipient.roles)
    words = [_told(address, contact) for address, contact in known.items()] or [NO_ADDRESS]
    if len(known) > 1 and not every:
        words = [SEVERAL.format(which="; ".join(known))]
    to = "" if len(known) > 1 and not every else ",".join(known)
    if shown.part == Part.THEIRS:
        words.append(THEIR_STEP.format(actor=shown.actor))
    return to, " ".join(words)


def _told(address: str, contact: ContactShown) -> str:
    who = ", ".join(each for each in (contact.title, contact.organisation) if each)
    return f"To {who}: {address}. {contact.checked}."


def _addresses(shown: DutyShown, edition: Edition) -> dict[str, ContactShown]:
    """Each address of the recipient that may be written to. Who only gets a copy is left out.

    Of one contact's addresses the first is taken: a confirmed one leads.
    """
    duty = duties_by_path(edition)[shown.id]
    roles = set(duty.recipient.roles)
    own = {each.id for each in edition.contacts if each.role in roles} | set(duty.contacts)
    found: dict[str, ContactShown] = {}
    for contact in shown.contacts:
        hrefs = [way.href for way in contact.ways if way.kind == WayKind.EMAIL and way.href]
        if hrefs and contact.id in own:
            found.setdefault(unquote(hrefs[0].removeprefix(_MAIL)), contact)
    return found


def _sections(papers: list[DocumentShown]) -> Iterator[str]:
    """Each heading with room below it; a paper's own name comes before its headings."""
    for paper in papers:
        yield f"{paper.heading or paper.title}\r\n"
        for each in paper.fields:
            yield f"{each}:\r\n\r\n"


def _body(opening: str, sections: list[str], title: str, imprint: Imprint, *, whole: bool) -> str:
    more = [] if whole else [NOT_ALL.format(address=imprint.address)]
    end = [f"Headings from: {title}, {imprint.edition_name}."]
    return "\r\n".join([SECURE, "", opening, "", *sections, *more, *end])


def _href(to: str, body: str) -> str:
    return f"{_MAIL}{quote(to, safe='@+,')}?subject={quote(SUBJECT)}&body={quote(body)}"
