"""Reads stories, and says where an answer of the engine differs from what a story tells.

A story is a case, a moment, and facts that the answer must hold: ids, dates and states, never
wording. What each key of ``then`` means stands beside its name in :data:`FACTS`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from navigator.authoring.next_command import read_case
from navigator.engine import site
from navigator.engine.advise import advise
from navigator.engine.case import Case, UnreadableCase
from navigator.engine.elsewhere import ELSEWHERE
from navigator.engine.ladder import rungs
from navigator.engine.london import readings
from navigator.engine.moments import Moment
from navigator.engine.references import Parties
from navigator.engine.wording import parties_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from navigator.engine.answer import Clock, Due, DutyShown, Follow, Guidance, NoteShown, Reply
    from navigator.engine.answer_ladder import Latest
    from navigator.engine.model import Edition
    from navigator.engine.working_days import Calendar


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One story: ``id`` is stable, ``tells`` is its sentence, ``then`` what must be true."""

    id: str
    tells: str
    edition: str
    case: Case
    now: datetime | None
    then: dict[str, Any]


def read_stories(path: Path) -> tuple[Story, ...]:
    """The stories of a file, each with the file's usual answers under its own."""
    data: Any = read_case(path)
    usual = data.get("usually", {})
    return tuple(
        Story(
            id=name,
            tells=told["tells"],
            edition=told.get("edition", data["edition"]),
            case=Case.from_json(
                {
                    "answers": {
                        question: choice
                        for question, choice in (usual | told.get("answers", {})).items()
                        if choice != "(left out)"
                    },
                    "times": told.get("times", {}),
                },
            ),
            now=_now(told.get("now", data["now"])),
            then=told["then"],
        )
        for name, told in data["stories"].items()
    )


def _now(text: str) -> datetime | None:
    if text == "(no date)":
        return None
    moment = Moment.from_text(text)
    assert moment.hour, f"{text}: a story's now has an hour"
    return readings(moment.day, moment.hour)[0].at.astimezone(UTC)


def differences(story: Story, edition: Edition, calendar: Calendar) -> list[str]:
    """Every fact of the story that the engine's answer does not hold."""
    try:
        reply = advise(edition, story.case, story.now, calendar)
    except UnreadableCase as error:
        expected = story.then.get("refused", "an answer")
        return [] if str(error).startswith(f"{expected}:") else [f"{expected}: refused, {error}"]
    told = Told(edition=edition, reply=reply)
    found = []
    for name, expected in story.then.items():
        assert name in FACTS, f"{story.id}: no fact is called {name}; allowed: {', '.join(FACTS)}"
        actual = FACTS[name](told, expected)
        if actual != expected:
            found.append(f"{name}: told {expected!r}; found {actual!r}")
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A reply, with the ways to look something up in it."""

    edition: Edition
    reply: Reply

    @property
    def guidance(self) -> Guidance:
        """The guidance, where it is one."""
        assert self.reply.guidance, f"a question: {self.reply.question and self.reply.question.id}"
        return self.reply.guidance

    @property
    def duties(self) -> dict[str, DutyShown]:
        """Every duty of the answer, by its id."""
        g = self.guidance
        return {each.id: each for each in (*g.duties, *g.also, *g.tell, *g.records)}

    def duty(self, name: str) -> DutyShown:
        """The duty with this id."""
        assert name in self.duties, f"{name} is not in the answer; it has {', '.join(self.duties)}"
        return self.duties[name]

    def each[T](self, names: dict[str, Any], look: Callable[[DutyShown], T]) -> dict[str, T]:
        """What is found at each of the duties named."""
        return {name: look(self.duty(name)) for name in names}

    def rung_called(self, label: str) -> str:
        """The path of the rung with this label; nothing where there is none."""
        return next((each.path for each in rungs(self.edition) if each.label == label), "")

    def rung(self, follow: Follow | Latest) -> str:
        """The path of the rung that a follow leads to, or what else it says."""
        if found := self.rung_called(follow.where):
            return found
        return {site.NO_FURTHER_STEP: "end", site.COUNTS_AS_AGREED: "resolved"}[follow.text]

    @property
    def notes(self) -> set[str]:
        """The ids of every note shown anywhere in the answer."""
        g = self.guidance
        shown: list[NoteShown] = [*g.notes]
        for duty in self.duties.values():
            shown += [*duty.notes, *(n for contact in duty.contacts for n in contact.notes)]
        for follow in (*g.entries, *g.follows):
            shown += follow.notes
        for document in g.documents:
            shown += document.notes
        return {each.id for each in shown}


def _ids(parts: Any) -> list[str]:  # noqa: ANN401 - any tuple of parts with an id
    return [each.id for each in parts]


def _all(names: list[str], there: Any) -> list[str]:  # noqa: ANN401 - any container
    return [each for each in names if each in there]


def _parties(
    told: Told, phrases: dict[str, str], words: Callable[[DutyShown], str]
) -> dict[str, str]:
    """The phrases whose words are in the answer; beside them, the words of those that are not."""
    return {
        name: phrase
        if words(told.duty(name)) == parties_in_words(Parties.from_text(phrase), told.edition)
        else words(told.duty(name))
        for name, phrase in phrases.items()
    }


def _by(due: Due | None) -> str:
    """``2026-11-28T16:00`` for an instant in London, ``2026-12-04`` for the whole of a day."""
    if due is None:
        return ""
    at = datetime.fromisoformat(due.by)
    return str(at.date()) if at.strftime("%H:%M") == "23:59" else at.strftime("%Y-%m-%dT%H:%M")


def _others(clock: Clock) -> list[str]:
    return [_by(each) for each in clock.others]


def _heading(told: Told, name: str) -> str:
    said = told.guidance.heading
    if getattr(site, name, "") == said:
        return name
    return next((each.id for each in told.duties.values() if each.heading == said), said)


def _clock_rules(duty: DutyShown) -> list[str]:
    text = "\n".join(duty.clock.advice)
    return [each for each in sorted(vars(site)) if each.endswith("_ADVICE") and _says(text, each)]


def _follows(told: Told) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for each in told.guidance.follows:
        found.setdefault(each.outcome, []).append(told.rung(each))
    return found


def _rules(told: Told, names: list[str]) -> list[str]:
    """The names of the site's rules that stand in the answer, at it as a whole or at a duty."""
    g = told.guidance
    said = [*g.advice, *g.intro]
    for duty in told.duties.values():
        said += [*duty.clock.advice, duty.advice, duty.no_contact]
        said += [due.why for due in (duty.clock.leading, *duty.clock.others) if due]
    text = "\n".join(said)
    return [name for name in names if _says(text, name)]


def _says(text: str, rule: str) -> bool:
    """Whether one of the site's rules, by its name, stands in a text; no rule, in no text."""
    return all(part in text for part in _fixed(getattr(site, rule))) if rule else not text


def _fixed(rule: Any) -> Iterator[str]:  # noqa: ANN401 - a text or several
    """The parts of a rule's words that no case changes."""
    for line in (rule,) if isinstance(rule, str) else rule:
        yield from (part.partition("}")[2] or part for part in line.split("{"))


_BEEN: Final = ("TRIED", "HERE_NOW")
Fact = Callable[[Told, Any], Any]
FACTS: Final[dict[str, Fact]] = {
    # the next question, instead of an answer
    "asks": lambda told, _: told.reply.question.id if told.reply.question else "",
    # the choices of that question
    "choices": lambda told, _: _ids(told.reply.question.choices if told.reply.question else ()),
    # the answers that were used, in order, as question=choice
    "used": lambda told, _: [f"{each.question}={each.choice}" for each in told.reply.answered],
    # the site's screen for another matter
    "elsewhere": lambda told, name: (
        name if told.guidance.heading == ELSEWHERE[name].heading else told.guidance.kind
    ),
    # the first duty of the answer
    "headline": lambda told, _: told.guidance.duties[0].id if told.guidance.duties else "(none)",
    # what heads the answer: a duty's own words, as its id; a rule of the site's, by its name; the
    # stage that stands above it, empty where none does
    "heading": _heading,
    "where": lambda told, _: told.rung_called(told.guidance.where),
    # the whole lists of the answer
    "duties": lambda told, _: _ids(told.guidance.duties),
    "also": lambda told, _: _ids(told.guidance.also),
    "tell": lambda told, _: _ids(told.guidance.tell),
    "records": lambda told, _: _ids(told.guidance.records),
    "documents": lambda told, _: _ids(told.guidance.documents),
    "doors": lambda told, _: _ids(told.guidance.front_door),
    "listed": lambda told, _: _ids(told.guidance.listed),
    "not-listed": lambda told, names: [n for n in names if n not in _ids(told.guidance.listed)],
    "entries": lambda told, _: [told.rung(each) for each in told.guidance.entries],
    # by rung of those entries: its duties that are offered there
    "entry-duties": lambda told, _: {
        path: [duty.id for duty in rung.duties if duty.do in each.duties]
        for each in told.guidance.entries
        for path in [told.rung(each)]
        for rung in rungs(told.edition)
        if rung.path == path
    },
    "follows": lambda told, _: _follows(told),
    # the rungs among them that the policy does not print as what follows
    "unprinted": lambda told, _: [told.rung(f) for f in told.guidance.follows if not f.stated],
    # the events whose time is asked for; "(hour)" where the hour matters
    "times": lambda told, _: [
        f"{each.id} (hour)" if each.hour else each.id
        for each in told.guidance.times
        if each.kind == "happened"
    ],
    # how each rung of the ladder stands; the rungs without any limit
    "ladder": lambda told, _: {each.id: each.state for each in told.guidance.ladder},
    "silent-rungs": lambda told, _: [each.id for each in told.guidance.ladder if each.silence],
    # what rungs of the ladder say is to be done, beside a silence
    "ladder-does": lambda told, rungs: {
        each.id: each.do for each in told.guidance.ladder if each.id in rungs
    },
    # the dates that rungs of the ladder hold, as they are read
    "ladder-limits": lambda told, rungs: {
        each.id: [limit.by for limit in each.limits if limit.by]
        for each in told.guidance.ladder
        if each.id in rungs
    },
    # the times given that the answer lists
    "given": lambda told, _: [each.id for each in told.guidance.times if each.given],
    # the dates that later rungs have at the latest, as "rung: date"; why there are no more; which
    # of them have passed
    "latest": lambda told, _: [f"{told.rung(each)}: {each.by}" for each in told.guidance.latest],
    "latest-passed": lambda told, _: [each.by for each in told.guidance.latest if each.overdue],
    "latest-stop": lambda told, name: (
        name if _says(told.guidance.latest_stop, name) else told.guidance.latest_stop
    ),
    # the reader's side; what each duty is to them
    "view": lambda told, _: told.guidance.view,
    "part": lambda told, names: told.each(names, lambda duty: duty.part),
    # what kind of date leads: the policy's, one agreed, or one that the child needs
    "kind": lambda told, names: told.each(
        names, lambda duty: duty.clock.leading.kind if duty.clock.leading else ""
    ),
    # duties, notes and rules that are there, or not
    "has": lambda told, names: _all(names, told.duties),
    "has-not": lambda told, names: [each for each in names if each not in told.duties],
    "notes": lambda told, names: _all(names, told.notes),
    "rules": _rules,
    "no-rules": lambda told, names: [each for each in names if not _rules(told, [each])],
    # by duty: who acts, to whom, with a copy to whom, as the edition writes it
    "from": lambda told, phrases: _parties(told, phrases, lambda duty: duty.actor),
    "to": lambda told, phrases: _parties(told, phrases, lambda duty: duty.recipient),
    "copies": lambda told, phrases: _parties(told, phrases, lambda duty: duty.copy_to),
    # by duty: the state of its clock, its date, the dates of other readings, what it waits for
    "clock": lambda told, names: told.each(names, lambda duty: duty.clock.state),
    "by": lambda told, names: told.each(names, lambda duty: _by(duty.clock.leading)),
    "or-by": lambda told, names: told.each(names, lambda duty: _others(duty.clock)),
    "needs": lambda told, names: told.each(names, lambda duty: list(duty.clock.needs)),
    # by duty: the names of the tool's rules beside its time limit, every one of them
    "clock-rules": lambda told, names: told.each(names, _clock_rules),
    # by duty: contacts that are joined to it
    "contacts": lambda told, names: told.each(names, lambda duty: _ids(duty.contacts)),
    # duties that stand under a condition, or under one reading only
    "if-it-applies": lambda told, _: [d.id for d in told.duties.values() if d.condition],
    "under-a-reading": lambda told, _: [d.id for d in told.duties.values() if d.reading],
    # by duty: what its condition says, of the words looked for
    "says-when": lambda told, words: {
        name: _all(looked_for, told.duty(name).condition) for name, looked_for in words.items()
    },
    # the headings that the policy sets for a document
    "heading-of": lambda told, names: {
        each.id: each.heading for each in told.guidance.documents if each.id in names
    },
    # whom a document goes to
    "sent-to": lambda told, names: {
        each.id: list(each.send_to) for each in told.guidance.documents if each.id in names
    },
    # each agency's name for a role, by duty
    "equivalents": lambda told, names: told.each(
        names, lambda duty: [name for person in duty.recipients for name in person.equivalents]
    ),
    # what the first duty of the answer belongs to
    "place": lambda told, _: told.guidance.place,
    # by duty: its words as they head a card; of a stage to choose, whether the case has been there
    "headings": lambda told, names: told.each(names, lambda duty: duty.heading),
    "been": lambda told, names: told.each(
        names, lambda duty: next((n for n in _BEEN if getattr(site, n) == duty.been), duty.been)
    ),
    # words of the edition that stand at the top of the answer
    "intro": lambda told, lines: _all(lines, told.guidance.intro),
    "not-intro": lambda told, lines: [each for each in lines if each not in told.guidance.intro],
    # whether the answer is for a child in danger, and whether the edition is in force
    "danger": lambda told, _: str(told.guidance.danger).lower(),
    "at-risk": lambda told, _: str(told.guidance.at_risk).lower(),
    "status": lambda told, _: told.guidance.status.status,
    # a case that cannot be read: where
    "refused": lambda told, _: f"an answer ({told.reply.question or told.guidance.heading})",
}
