"""A guidance as plain text that reads well in an e-mail or in a case record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from navigator.engine import site
from navigator.engine.vocabulary import UNAIMED, Part, View

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from navigator.engine.answer import (
        Clock,
        ContactShown,
        DocumentShown,
        DutyShown,
        Follow,
        Guidance,
        StatusShown,
    )
    from navigator.engine.answer_ladder import RungShown
    from navigator.engine.imprint import Imprint

_KINDS: Final = {
    "policy": "",
    "agreed": " (a date that was agreed, not the policy's)",
    "sooner": " (a sooner date that the child needs, not the policy's)",
}
# Rungs whose limits still matter.
_AHEAD: Final = frozenset({"now", "possible", "later"})


def plain_answer(guidance: Guidance, imprint: Imprint) -> str:
    """The whole guidance, with no markup: status first, then the steps, then what follows.

    Lines are not wrapped, since mail programs and case records do that themselves.
    """
    if guidance.kind != "policy":
        return _joined([_elsewhere(guidance, imprint)])
    return _joined(
        [
            _top(guidance, imprint),
            _danger(guidance),
            (guidance.heading.upper(), guidance.where, *guidance.intro),
            *_steps(guidance),
            _section("Where it can start", map(_follow, guidance.entries)),
            _section("From the tool, not from the policy", ([each] for each in guidance.advice)),
            _section("What happens then", map(_follow, guidance.follows)),
            _section("The whole ladder", map(_rung, guidance.ladder)),
            _section("Only if it applies", map(_duty, guidance.also)),
            _section("Tell", map(_duty, guidance.tell)),
            _section("Records to keep", map(_duty, guidance.records)),
            _section("Take with you, write down", map(_document, guidance.documents)),
            _section("The policy leaves open", ([each.says] for each in guidance.notes)),
            imprint.lines(),
        ]
    )


def _joined(blocks: Iterable[Iterable[str]]) -> str:
    """Blocks with an empty line between them; empty lines and empty blocks are left out."""
    kept = ("\n".join(line for line in block if line) for block in blocks)
    return "\n\n".join(block for block in kept if block) + "\n"


def _elsewhere(guidance: Guidance, imprint: Imprint) -> Iterator[str]:
    yield guidance.heading.upper()
    yield from guidance.intro
    yield "This is the site's own advice. No policy says it."
    yield from imprint.lines()[1:]


def _top(guidance: Guidance, imprint: Imprint) -> Iterator[str]:
    status = guidance.status
    yield f"{guidance.title}, {imprint.edition_name}"
    yield f"Status: {status.status}. {status.text}"
    yield from (status.check, _successor(status))
    if not status.in_force:
        yield "WHAT THIS EDITION SAID. Do not act on it."


def _successor(status: StatusShown) -> str:
    return " ".join(each for each in (status.successor, status.successor_link) if each)


def _danger(guidance: Guidance) -> Iterator[str]:
    if guidance.danger:
        yield "DANGER NOW: CALL 999. Otherwise ring children's social care where the child lives."
        yield from map(_contact, guidance.front_door)
        yield "This line is the site's own, not a policy's."


def _steps(guidance: Guidance) -> Iterator[Iterable[str]]:
    """What is to be done. Another side's reader has their own duties first, others' last."""
    if guidance.view == View.RAISING:
        yield from _numbered(guidance.duties)
        return
    of = {part: tuple(d for d in guidance.duties if d.part == part) for part in Part}
    yield from _numbered(of[Part.YOURS])
    yield _section("With you, or nobody is named", map(_duty, of[Part.WITH_YOU]))
    yield _section("For others to do", map(_duty, of[Part.THEIRS]))


def _numbered(duties: tuple[DutyShown, ...]) -> Iterator[Iterator[str]]:
    several = len(duties) > 1
    for number, duty in enumerate(duties, start=1):
        yield _duty(duty, before=f"{number}. " if several else "")


def _section(title: str, items: Iterable[Iterable[str]]) -> Iterator[str]:
    """A heading, and each item as a line with its further lines below it."""
    blocks = [[line for line in item if line] for item in items]
    if blocks:
        yield title.upper()
    for first, *rest in blocks:
        yield f"- {first.removeprefix('- ')}"
        yield from (f"  {line}" for line in rest)


def _duty(duty: DutyShown, before: str = "") -> Iterator[str]:
    yield before + _ended(duty.do)
    yield duty.condition and _ended(duty.condition)
    yield duty.reading and _ended(f"Under one reading: {duty.reading}")
    if duty.recipient and (duty.recipients or duty.act not in UNAIMED):
        yield f"Who: {duty.recipient}"
    for contact in duty.contacts:
        yield f"How: {_contact(contact)}"
    yield duty.no_contact
    yield from _by_when(duty.clock)
    yield f"Whose job: {duty.whose}"
    yield _listed("Copy to", [duty.copy_to] if duty.copy_to else [])
    yield _listed("Take", duty.bring)
    yield _listed("Write", duty.write)
    yield duty.about
    yield " ".join((*duty.clock.advice, *([duty.advice] if duty.advice else [])))
    yield f"{duty.strength}. Place in the policy: {'; '.join(duty.cite)}."


def _by_when(clock: Clock) -> Iterator[str]:
    """The date with its rule and how it was counted, one line each; the rule alone without one."""
    due = clock.leading
    if due is None:
        yield f"By when: {_ended(clock.rule)}"
        return
    late = "OVERDUE since" if due.overdue else "By"
    yield f"{late} {due.text}{_KINDS[due.kind]}"
    yield f"Limit: {_ended(clock.rule)}"
    counted = f"Counted from {_ended(due.start)}" if due.start else ""
    reasons = " ".join(each for each in (counted, due.counting, due.why, due.assumption) if each)
    yield reasons
    for other in clock.others:
        yield f"Read another way: {_ended(other.text)} {other.why}".strip()


def _contact(contact: ContactShown) -> str:
    who = ", ".join(each for each in (contact.title, contact.organisation) if each)
    ways = "; ".join(
        f"{way.kind} {way.printed}" + (f" ({way.warning})" if way.warning else "")
        for way in contact.ways
    )
    return f"{who}: {ways or 'the policy prints no way to reach them'}. {_ended(contact.checked)}"


def _follow(follow: Follow) -> Iterator[str]:
    outcome = site.FOLLOWS.get(follow.outcome, "")
    parts = [each for each in (outcome, follow.where or follow.text) if each]
    yield _ended(": ".join(parts))
    if follow.where:
        yield follow.text
    yield from follow.duties[1:]
    if not follow.stated:
        yield "The policy does not print this step."


def _rung(rung: RungShown) -> Iterator[str]:
    yield f"{rung.label}: {site.RUNG_STATES[rung.state]}"
    if rung.ended:
        yield f"Ended: {rung.ended}"
    if rung.state in _AHEAD:
        yield site.RUNG_SILENCE if rung.silence else ""
        for limit in rung.limits:
            late = "overdue since" if limit.state == "overdue" else "by"
            rule = limit.rule[:1].lower() + limit.rule[1:]
            yield f"{limit.do}: {f'{late} {limit.by}' if limit.by else rule}"


def _document(document: DocumentShown) -> Iterator[str]:
    yield f"{document.title} ({document.kind})"
    yield document.about
    yield document.heading and f"It must carry this heading: {document.heading}"
    yield from (f"[ ] {each}" for each in document.fields)
    yield _listed("Send it to", document.send_to)
    yield from map(_contact, document.contacts)


def _listed(label: str, items: Iterable[str]) -> str:
    words = "; ".join(items)
    return f"{label}: {words}" if words else ""


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "?", "!", ":")) else f"{sentence}."
