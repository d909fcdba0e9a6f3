"""The user's answers: what was chosen, and when things happened. A case may leave anything out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Self

from navigator.engine.errors import EngineError
from navigator.engine.moments import Moment
from navigator.engine.references import Event

if TYPE_CHECKING:
    from collections.abc import Mapping

SOONER = "sooner"
AGREED = "agreed"
UNSURE = "unsure"
_LONGEST = 200
_MOST = 100


def agreed_at(rung: str) -> str:
    """The key of the date that the parties agreed for a rung, by its path."""
    return f"{rung} {AGREED}"


def is_event(key: str) -> bool:
    """Whether a time's key names an event that clocks may count from."""
    return key != SOONER and not key.endswith(f" {AGREED}")


class UnreadableCase(EngineError):  # noqa: N818 - says what is so, not that it is an error
    """A case that cannot be read: the message says where, what was found and what is allowed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Answers by question id, and moments by event (``stage-1 unresolved``), in London time.

    Two kinds of moment are no events: ``sooner`` is a date that the child needs, and
    ``<stage or step> agreed`` one that the parties agreed for it (``stage-4 agreed``).
    """

    answers: tuple[tuple[str, str], ...] = ()
    times: tuple[tuple[str, Moment], ...] = ()

    @classmethod
    def from_json(cls, data: object) -> Self:
        """Read ``{"answers": {question: choice}, "times": {event: "YYYY-MM-DDTHH:MM"}}``."""
        whole = _mapping(data, "the case")
        unknown = sorted(set(whole) - {"answers", "times"})
        if unknown:
            raise UnreadableCase(f'the case: found "{unknown[0][:40]}"; allowed: answers, times')
        answers = _mapping(whole.get("answers", {}), "answers")
        times = _mapping(whole.get("times", {}), "times")
        return cls(
            answers=tuple((key, _text(held, f"answers.{key}")) for key, held in answers.items()),
            times=tuple(
                (_event(key), _moment(held, f"times.{key}")) for key, held in times.items()
            ),
        )

    def answer(self, question: str) -> str | None:
        """The choice made for a question, if any."""
        for asked, choice in self.answers:
            if asked == question:
                return choice
        return None

    def with_answer(self, question: str, choice: str) -> Self:
        """The same case with one answer more, or one answer changed."""
        return replace(self, answers=tuple((dict(self.answers) | {question: choice}).items()))

    def time(self, event: str) -> Moment | None:
        """When an event happened, if that is known."""
        return next((moment for known, moment in self.times if known == event), None)


def _mapping(data: object, where: str) -> Mapping[str, Any]:
    if not isinstance(data, dict) or not all(isinstance(key, str) for key in data):
        raise UnreadableCase(f"{where}: found something else; allowed: a mapping of text keys")
    if len(data) > _MOST:
        raise UnreadableCase(f"{where}: found {len(data)} entries; allowed: at most {_MOST}")
    return data


def _text(value: object, where: str) -> str:
    if not isinstance(value, str) or not value or len(value) > _LONGEST:
        found = str(value)[:40]
        raise UnreadableCase(f"{where}: found {found!r}; allowed: the id of an answer, as text")
    return value


def _event(key: str) -> str:
    if key == SOONER:
        return key
    of, _, word = key.strip().rpartition(" ")
    try:
        # An agreed date belongs to a stage or step, as a start of one does.
        return agreed_at(Event.from_text(of).of) if word == AGREED else str(Event.from_text(key))
    except ValueError as error:
        message = f'times: found {key[:60]!r}; allowed: {error}; or {SOONER}; or "stage-1 {AGREED}"'
        raise UnreadableCase(message) from None


def _moment(value: object, where: str) -> Moment:
    try:
        return Moment.from_text(_text(value, where))
    except ValueError as error:
        raise UnreadableCase(f"{where}: found {str(value)[:40]!r}; allowed: {error}") from None
