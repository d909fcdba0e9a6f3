"""One change between two editions, and how much hangs on it."""

from __future__ import annotations

from dataclasses import dataclass

from navigator.engine.vocabulary import Term


class Kind(Term):
    """What happened to a part of the policy."""

    NEW = "new", "the earlier edition does not have it"
    GONE = "gone", "the later edition does not have it"
    CHANGED = "changed", "both have it, and it says something else"
    MOVED = "moved", "both have it, in another place"


class Consequence(Term):
    """What a change bears on. The order is the order of a change list: the gravest first."""

    DANGER = "danger", "what to do when a child is in danger"
    WHO = "who", "who does it, whom to go to, and what comes next"
    WHEN = "by when", "time limits, and what they count from"
    STRENGTH = "strength", "must, should, will or may"
    TELL = "tell and record", "whom to tell, and what to write down"
    CONTACT = "contacts", "how to reach somebody"
    STANDING = "dates and status", "dates, name, source, and whom the policy binds"
    WORDING = "wording", "how it is said, and what is left open"

    @property
    def weight(self) -> int:
        """0 for the gravest."""
        return list(Consequence).index(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change.

    ``place`` is where in the policy (``Stage 2``), ``words`` what changed there, as a sentence
    without its full stop; ``was`` and ``now`` the two values alone, where there are any.
    ``more`` are lines that belong to it: the duties of a new stage. ``anchor`` is its place on the
    later edition's page, or on the earlier one's where ``kind`` is gone; ``path`` its address in
    that edition's data (``stages.stage-2.duties.resolve.limit``), as findings name it.
    """

    kind: Kind
    consequence: Consequence
    place: str
    words: str
    was: str = ""
    now: str = ""
    more: tuple[str, ...] = ()
    anchor: str = ""
    path: str = ""

    def __str__(self) -> str:
        """``Stage 2: reach a resolution within 3 working days, was 5``."""
        return f"{self.place}: {self.words}" if self.place else self.words

    @property
    def sentence(self) -> str:
        """The same with its full stop, unless it ends in a question."""
        return f"{self}{'' if self.words.endswith('?') else '.'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A part that both editions have: its place in words, its anchor, its address in the data.

    ``about`` opens the words of every change there; ``gravest`` is what each bears on, whatever it
    says.
    """

    place: str
    anchor: str
    path: str
    about: str = ""
    gravest: Consequence | None = None

    def changed(
        self,
        consequence: Consequence,
        words: str,
        field: str,
        values: tuple[str, str] = ("", ""),
    ) -> Change:
        """A change of one field; ``values`` are the earlier and the later one, in words."""
        was, now = values
        return Change(
            kind=Kind.CHANGED,
            consequence=self.gravest or consequence,
            place=self.place,
            words=f"{self.about}{words}",
            was=was,
            now=now,
            anchor=self.anchor,
            path=f"{self.path}.{field}" if field else self.path,
        )
