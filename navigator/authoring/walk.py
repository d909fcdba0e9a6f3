"""Every part of an edition with its address, as the parser numbers them."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from navigator.authoring.allowed import key_of

if TYPE_CHECKING:
    from collections.abc import Iterator


def walk[Part](value: Any, kind: type[Part], address: str = "") -> Iterator[tuple[str, Part]]:  # noqa: ANN401 - any model value
    """Each value of a kind inside another, outermost first, with its address.

    Addresses are those of the parser: ``stages.stage-2.duties.hand-up.cite[0]``.
    """
    return (each for each in walk_all(value, address) if isinstance(each[1], kind))


def walk_all(value: Any, address: str = "") -> list[tuple[str, Any]]:  # noqa: ANN401 - any model value
    """Every value inside another, itself first, with its address."""
    found: list[tuple[str, Any]] = []
    _add(value, address, found)
    return found


@cache
def _places(kind: type[Any]) -> tuple[tuple[str, str, bool], ...]:
    """The fields of a dataclass: each one's name, its key, and whether its items have ids."""
    if not is_dataclass(kind):
        return ()
    return tuple(
        (each.name, key_of(each.name), bool(each.metadata.get("keyed"))) for each in fields(kind)
    )


def _add(value: Any, address: str, found: list[tuple[str, Any]]) -> None:  # noqa: ANN401 - any model value
    found.append((address, value))
    for name, key, keyed in _places(value.__class__):
        held = getattr(value, name)
        where = f"{address}.{key}" if address else key
        if not isinstance(held, tuple):
            _add(held, where, found)
            continue
        for n, inner in enumerate(held):
            _add(inner, f"{where}.{inner.id}" if keyed else f"{where}[{n}]", found)
