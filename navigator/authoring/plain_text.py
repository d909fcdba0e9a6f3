"""A reply as plain text: who, by when and how first, then the rest."""

from __future__ import annotations

from textwrap import fill, indent
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from navigator.engine.answer import Clock, ContactShown, DutyShown, Guidance, Question, Reply

_WIDTH = 96


def reply_as_text(reply: Reply) -> str:
    """The whole reply for a terminal."""
    if reply.question:
        lines = list(_question(reply.question))
    elif reply.guidance:
        lines = list(_guidance(reply.guidance))
    else:
        lines = []
    if reply.answered:
        lines += ["", "Your answers"]
        lines += [f"  {each.label}: {each.text}" for each in reply.answered]
    return "\n".join(lines)


def _question(question: Question) -> Iterator[str]:
    yield f"Next question ({question.id}): {question.title}"
    if question.help:
        yield fill(question.help, _WIDTH)
    width = max(len(each.id) for each in question.choices)
    for each in question.choices:
        yield f"  {each.id:{width}}  {each.label}" + (f" ({each.help})" if each.help else "")
    if question.unsure:
        yield question.unsure


def _guidance(guidance: Guidance) -> Iterator[str]:
    status = guidance.status
    yield f"{guidance.title}. Status: {status.status}."
    yield fill(f"{status.text} {status.check} {status.successor}".strip(), _WIDTH)
    if not status.in_force:
        yield "What this edition said:"
    if guidance.danger:
        yield "Danger now: call 999. Otherwise ring children's social care for the area first."
    yield ""
    yield guidance.heading.upper()
    if guidance.where:
        yield guidance.where
    for each in guidance.intro:
        yield fill(each, _WIDTH)
    for title, duties in (
        ("Now", guidance.duties),
        ("Also, if it applies", guidance.also),
        ("Tell", guidance.tell),
        ("Write down", guidance.records),
    ):
        if duties:
            yield f"\n{title}"
            for duty in duties:
                yield indent("\n".join(_duty(duty)), "  ")
    if guidance.follows:
        yield "\nWhat happens then"
        for follow in guidance.follows:
            yield fill(f"  If {follow.outcome}: {follow.where} {follow.text}", _WIDTH)
    if guidance.notes:
        yield "\nThe policy leaves open"
        for note in guidance.notes:
            yield fill(f"  {note.says}", _WIDTH)
    for each in guidance.advice:
        yield fill(each, _WIDTH)
    if guidance.times:
        yield "\nTimes that would give dates (put them under times: in the case)"
        for time in guidance.times:
            yield f"  {time.id}: {time.given or time.question}"


def _duty(duty: DutyShown) -> Iterator[str]:
    yield f"- {duty.do}"
    yield f"  Who: {duty.actor}." + (f" To: {duty.recipient}." if duty.recipient else "")
    if duty.condition:
        yield f"  {duty.condition}."
    yield f"  {duty.strength}. {duty.clock.rule}."
    yield from _clock(duty.clock)
    for contact in duty.contacts:
        yield f"  {_contact(contact)}"
    if duty.no_contact:
        yield f"  {duty.no_contact}"
    for advice in (*duty.clock.advice, duty.advice):
        if advice:
            yield fill(advice, _WIDTH - 4, initial_indent="  ", subsequent_indent="  ")
    yield f"  Source: {'; '.join(duty.cite)}"


def _clock(clock: Clock) -> Iterator[str]:
    if clock.leading:
        late = " OVERDUE since" if clock.leading.overdue else " By"
        yield f" {late} {clock.leading.text}"
        yield f"    {clock.leading.counting} {clock.leading.assumption}".rstrip()
        for other in clock.others:
            yield f"  Or by {other.text}: {other.why or other.assumption}"


def _contact(contact: ContactShown) -> str:
    ways = ", ".join(way.printed for way in contact.ways)
    return f"{contact.title}, {contact.organisation}: {ways or contact.about} ({contact.checked})"
