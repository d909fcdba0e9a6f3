"""A guidance as plain text that reads well in an e-mail or in a case record."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from navigator.engine import site
from navigator.engine.moments import Moment
from navigator.engine.plain_duty import brief, contact, listed, step
from navigator.engine.sentences import lower_first, sentence, upper_first
from navigator.engine.standing import past_heading
from navigator.engine.vocabulary import Part, View
from navigator.engine.whose_dates import whose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from navigator.engine.answer import (
        Answered,
        DocumentShown,
        DutyShown,
        Follow,
        Guidance,
        StatusShown,
    )
    from navigator.engine.answer_ladder import RungLimit, RungShown
    from navigator.engine.imprint import Imprint

_DANGER_BY: Final = "(The site's own line, not the policy's.)"
_NO_DOOR: Final = f"That number is not known here. Find it at {site.FIND_COUNCIL}"
_THEN: Final = "Then take the policy's own step. It never replaces a referral."
_UNTIMED: Final = "the policy sets no time limit for these"
# Rungs whose limits are ahead. Those of the rung that is now stand with its steps.
_AHEAD: Final = frozenset({"possible", "later"})


def plain_answer(guidance: Guidance, answered: Iterable[Answered], imprint: Imprint) -> str:
    """The whole guidance, with no markup: status first, then the steps, then what follows.

    ``answered`` are the answers that it rests on: they are part of the record. Lines are not
    wrapped, since mail programs and case records do that themselves.
    """
    if guidance.kind != "policy":
        return _joined([_elsewhere(guidance), _answers(guidance, answered), imprint.lines()[1:]])
    return _joined(
        [
            chain(_top(guidance, imprint), _danger(guidance)),
            chain(_heading(guidance), guidance.intro, *_own_steps(guidance)),
            *_others_steps(guidance),
            _section("Where it can start", map(_follow, guidance.entries)),
            _section("From the tool, not from the policy", ([each] for each in guidance.advice)),
            _duties("Only if it applies", guidance.also),
            chain(
                _section("Bring, and write down", map(_document, guidance.documents)),
                _duties("Records to keep", guidance.records),
            ),
            _duties("Tell", guidance.tell),
            _section("What happens then", map(_follow, guidance.follows)),
            _section("The policy leaves open", ([each.says] for each in guidance.notes)),
            _answers(guidance, answered),
            _section("The whole ladder", ([_rung(each)] for each in guidance.ladder)),
            imprint.lines()[1:],
        ]
    )


def _joined(blocks: Iterable[Iterable[str]]) -> str:
    """Blocks with an empty line between them; empty lines and empty blocks are left out."""
    kept = ("\n".join(line for line in block if line) for block in blocks)
    return "\n\n".join(block for block in kept if block) + "\n"


def _elsewhere(guidance: Guidance) -> Iterator[str]:
    yield site.DANGER_LINE
    yield guidance.heading.upper()
    yield from guidance.intro
    yield "This is the site's own advice. No policy says it."


def _top(guidance: Guidance, imprint: Imprint) -> Iterator[str]:
    status = guidance.status
    yield f"{guidance.title}, {imprint.edition_name}"
    yield sentence(f"Status: {status.status}", status.text, status.check)
    yield _successor(status)


def _successor(status: StatusShown) -> str:
    return " ".join(each for each in (status.successor, status.successor_link) if each)


def _danger(guidance: Guidance) -> Iterator[str]:
    """One line always, and where to ring, for the edition that says; in danger, what comes next."""
    yield f"{site.DANGER_LINE} {_DANGER_BY}"
    yield from map(contact, guidance.front_door)
    if guidance.danger:
        yield "" if guidance.front_door else _NO_DOOR
        yield _THEN


def _heading(guidance: Guidance) -> Iterator[str]:
    """The first step's own words are not said twice."""
    if past := past_heading(guidance.status):
        yield f"{past.upper()}. Do not act on it."
    leads = guidance.duties and guidance.heading == guidance.duties[0].heading
    title = ("What to do" if leads else guidance.heading).upper()
    yield f"{title} ({guidance.place})" if guidance.place else title


# ---------------------------------------------------------------------- steps


def _own_steps(guidance: Guidance) -> Iterator[Iterable[str]]:
    """What is to be done, numbered; of another side's reader, what is theirs."""
    raising = guidance.view == View.RAISING
    own = [each for each in guidance.duties if raising or each.part == Part.YOURS]
    for number, duty in enumerate(own, start=1):
        first, *rest = (line for line in step(duty) if line)
        yield (f"{number}. {first}" if len(own) > 1 else first, *(f"   {line}" for line in rest))


def _others_steps(guidance: Guidance) -> Iterator[Iterable[str]]:
    if guidance.view == View.RAISING:
        return
    for title, part in (
        ("With you, or nobody is named", Part.WITH_YOU),
        ("For others to do", Part.THEIRS),
    ):
        shared = [each for each in guidance.duties if each.part == part]
        yield _section(title, map(step, shared))


def _duties(title: str, duties: tuple[DutyShown, ...]) -> Iterator[str]:
    """Duties beside the main ones; a silence that they share is said once."""
    silent = len(duties) > 1 and all(each.clock.state == "none" for each in duties)
    lines = (brief(each, silence_said=silent) for each in duties)
    return _section(title, lines, aside=_UNTIMED if silent else "")


# ---------------------------------------------------------------------- the rest


def _section(title: str, items: Iterable[Iterable[str]], aside: str = "") -> Iterator[str]:
    """A heading, and each item as a line with its further lines below it."""
    blocks = [[line for line in item if line] for item in items]
    if blocks:
        yield title.upper() + (f" ({aside})" if aside else "")
    for first, *rest in blocks:
        yield f"- {first.removeprefix('- ')}"
        yield from (f"  {line}" for line in rest)


def _follow(follow: Follow) -> Iterator[str]:
    outcome = site.FOLLOWS.get(follow.outcome, "")
    place = ": ".join(each for each in (outcome, follow.where or follow.text) if each)
    yield sentence(place, follow.text if follow.where else "")
    yield from follow.duties[1:]
    if not follow.stated and follow.where:
        yield site.NOT_STATED_NEXT


def _document(document: DocumentShown) -> Iterator[str]:
    title = f"{document.title} ({document.kind})"
    yield sentence(
        ": ".join(each for each in (title, "; ".join(document.fields)) if each),
        document.heading and f"It must carry this heading: {document.heading}",
        document.about,
        listed("Send it to", document.send_to),
    )
    yield from map(contact, document.contacts)


def _answers(guidance: Guidance, answered: Iterable[Answered]) -> Iterator[str]:
    """What was answered, and the times that were given, each as a paragraph."""
    told = (sentence(f"{each.label}: {each.text}", each.rule) for each in answered)
    times = (
        sentence(f"{upper_first(each.label)}: {Moment.from_text(each.given).in_words()}")
        for each in guidance.times
        if each.given
    )
    paragraphs = (" ".join(each) for each in (told, times))
    return _section("The answers given", ([each] for each in paragraphs if each))


def _rung(rung: RungShown) -> str:
    """One line: where it stands, when it ended, and the limits ahead. Those of now are above."""
    state = lower_first(site.RUNG_STATES[rung.state])
    name = f"{rung.label} ({', '.join(each for each in (state, rung.ended) if each)})"
    if rung.state not in _AHEAD:
        return name
    limits = sentence(site.RUNG_SILENCE if rung.silence else "", *map(_limit, rung.limits))
    return f"{name}: {limits}" if limits else name


def _limit(limit: RungLimit) -> str:
    if not limit.by:
        return f"{limit.do}: {lower_first(limit.rule)}"
    late = "overdue since" if limit.state == "overdue" else "by"
    return f"{limit.do}: {late} {limit.by}{whose(limit.label)}"
