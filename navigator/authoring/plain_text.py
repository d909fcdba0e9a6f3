"""A reply as plain text: who, by when and how first, then the rest."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING, Final

from navigator.engine import site
from navigator.engine.standing import past_heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from navigator.engine.answer import (
        Clock,
        ContactShown,
        DocumentShown,
        Due,
        DutyShown,
        Follow,
        Guidance,
        NoteShown,
        Question,
        Reply,
        StatusShown,
        TimeAsked,
    )

_WIDTH: Final = 96
_OUTCOMES: Final = site.FOLLOWS | {"choice": "Possible"}


def reply_as_text(reply: Reply) -> str:
    """The whole reply for a terminal."""
    lines: list[str] = []
    if reply.question:
        lines += _question(reply.question)
    if reply.guidance:
        lines += _guidance(reply.guidance)
    if reply.answered:
        lines += ["", "Your answers"]
        lines += [f"  {each.label}: {each.text}" for each in reply.answered]
    return "\n".join(lines)


def _question(question: Question) -> Iterator[str]:
    yield f"Next question ({question.id}): {question.title}"
    if question.help:
        yield _filled(question.help, 0)
    width = max(len(each.id) for each in question.choices)
    for each in question.choices:
        yield f"  {each.id:{width}}  {each.label}" + (f" ({each.help})" if each.help else "")
    if question.unsure:
        yield question.unsure


def _guidance(guidance: Guidance) -> Iterator[str]:
    yield from _top(guidance)
    for title, duties in (
        ("Now", guidance.duties),
        ("Only if it applies", guidance.also),
        ("Tell", guidance.tell),
        ("Write down", guidance.records),
    ):
        yield from _section(title, [_duty(each) for each in duties])
    yield from _section("Where it can start", [_follow(each) for each in guidance.entries])
    yield from _section("What happens then", [_follow(each) for each in guidance.follows])
    yield from _section("Papers", [_document(each) for each in guidance.documents])
    yield from _section("Also listed by the policy", [[_contact(c)] for c in guidance.listed])
    yield from _section("The policy leaves open", [_note(each) for each in guidance.notes])
    yield from _section("From this tool", [[each] for each in guidance.advice])
    yield from _section(
        'When did it happen? (under "times" in the case, for dates)',
        [[_time(each)] for each in guidance.times],
    )


def _top(guidance: Guidance) -> Iterator[str]:
    yield f"{guidance.title}. Status: {guidance.status.status}."
    yield from _status(guidance.status)
    yield site.DANGER_LINE
    for each in guidance.front_door:
        yield _filled(_contact(each), 2)
    yield ""
    yield guidance.heading.upper()
    if guidance.place:
        yield guidance.place
    for line in guidance.intro:
        yield _filled(line, 0)


def _status(status: StatusShown) -> Iterator[str]:
    for line in (status.text, status.check, status.successor, status.successor_link):
        if line:
            yield _filled(line, 0)
    if past := past_heading(status):
        yield f"{past}:"


def _section(title: str, items: Iterable[Iterable[str]]) -> Iterator[str]:
    """A heading with its items, each a first line and what belongs under it; nothing for none."""
    blocks = [list(each) for each in items]
    if not blocks:
        return
    yield f"\n{title}"
    for first, *rest in blocks:
        yield fill(first, _WIDTH, initial_indent="  - ", subsequent_indent="    ")
        for line in rest:
            yield _filled(line, 4)


def _filled(text: str, indent: int) -> str:
    margin = " " * indent
    return fill(text, _WIDTH, initial_indent=margin, subsequent_indent=margin)


def _duty(duty: DutyShown) -> Iterator[str]:
    yield duty.heading
    for line in (duty.been, duty.condition, duty.reading and f"Under one reading: {duty.reading}"):
        if line:
            yield line
    to = f" To: {duty.recipient}." if duty.recipient else ""
    copy = f" Copy to: {duty.copy_to}." if duty.copy_to else ""
    yield f"Who: {duty.actor}.{to}{copy}"
    yield f"{duty.strength}. {duty.clock.rule}."
    yield from _clock(duty.clock)
    yield from map(_contact, duty.contacts)
    for line in (duty.no_contact, *duty.clock.advice, duty.advice, duty.about):
        if line:
            yield line
    for note in duty.notes:
        yield f"Left open: {' '.join(_note(note))}"
    yield f"Place in the policy: {'; '.join(duty.cite)}"


def _clock(clock: Clock) -> Iterator[str]:
    if clock.leading:
        late = "OVERDUE since" if clock.leading.overdue else "By"
        yield f"{late} {clock.leading.text}"
        yield _reasons(clock.leading)
    for other in clock.others:
        yield f"Or by {other.text}: {_reasons(other)}"


def _reasons(due: Due) -> str:
    start = f"Counted from {due.start}." if due.start else ""
    return " ".join(each for each in (start, due.counting, due.why, due.assumption) if each)


def _follow(follow: Follow) -> Iterator[str]:
    where = f"{_OUTCOMES[follow.outcome]}: {follow.where or follow.text}"
    yield f"{where}. {follow.text}" if follow.where else where
    if not follow.stated and follow.where:
        yield site.NOT_STATED_NEXT


def _document(document: DocumentShown) -> Iterator[str]:
    yield f"{document.title} ({document.kind})"
    if document.heading:
        yield f"Heading: {document.heading}"
    if document.fields:
        yield f"With: {'; '.join(document.fields)}"
    if document.send_to:
        yield f"To: {'; '.join(document.send_to)}"


def _note(note: NoteShown) -> Iterator[str]:
    yield note.says
    for each in note.readings:
        yield f"{'Used here' if each.used else 'Or'}: {each.text}"
    if note.why:
        yield note.why


def _contact(contact: ContactShown) -> str:
    ways = ", ".join(f"{way.printed} {way.warning}".strip() for way in contact.ways)
    return f"{contact.title}, {contact.organisation}: {ways or contact.about} ({contact.checked})"


def _time(time: TimeAsked) -> str:
    return f"{time.id}: {time.given or time.question}"
