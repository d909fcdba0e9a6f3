"""The ladder in an answer: how every rung stands in this case, and the latest dates ahead."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RungLimit:
    """One limit of a rung: what is to be done, the rule in words, and its date if it has one.

    ``state`` is the clock's; ``by`` is the date in words, or empty; ``label`` says whose date it
    is, where it is not the policy's.
    """

    do: str
    rule: str
    state: str
    by: str
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RungShown:
    """One rung of the ladder in this case.

    ``state`` is one of ``done``, ``not agreed``, ``agreed``, ``now``, ``possible`` (the policy
    leaves the choice, or does not say that it is next), ``later``, ``not needed``. ``limits`` is
    empty where none is stated: then ``silence`` says so, and ``do`` is the first duty left to do.
    Where none is left, both are empty. ``ended`` says when the rung ended, if that is known.
    """

    id: str
    label: str
    state: str
    ended: str
    limits: tuple[RungLimit, ...]
    do: str
    silence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Latest:
    """The latest date for one thing on a later rung, if all before it take their full time.

    ``overdue`` is set where that date has passed already.
    """

    where: str
    do: str
    by: str
    text: str
    overdue: bool = False
