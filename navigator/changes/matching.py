"""Parts of two editions, paired by identity: first by id, then by what they are called."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched[Part]:
    """``both`` as (earlier, later), in the later edition's order; the others have no partner."""

    both: tuple[tuple[Part, Part], ...]
    new: tuple[Part, ...]
    gone: tuple[Part, ...]


def matched[Part](
    old: Iterable[Part], new: Iterable[Part], *keys: Callable[[Part], Hashable]
) -> Matched[Part]:
    """Pair parts that have an equal key; each key in turn pairs what the ones before left over.

    A key that two parts of one edition share pairs nothing: there would be no telling them apart.
    """
    before, after = list(old), list(new)
    partners: dict[int, int] = {}
    for key in keys:
        earlier = _by_key(
            [n for n in range(len(before)) if n not in partners.values()], before, key
        )
        later = _by_key([n for n in range(len(after)) if n not in partners], after, key)
        partners |= {place: earlier[name] for name, place in later.items() if name in earlier}
    return Matched(
        both=tuple((before[partners[n]], part) for n, part in enumerate(after) if n in partners),
        new=tuple(part for n, part in enumerate(after) if n not in partners),
        gone=tuple(part for n, part in enumerate(before) if n not in partners.values()),
    )


def _by_key[Part](
    places: list[int], parts: list[Part], key: Callable[[Part], Hashable]
) -> dict[Hashable, int]:
    count = Counter(key(parts[n]) for n in places)
    return {key(parts[n]): n for n in places if count[key(parts[n])] == 1}
